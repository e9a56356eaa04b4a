/** Decoded Parquet columns as an Arrow stream, with as few copies as the formats allow. */
import {
  Bool,
  Field,
  Float64,
  Int64,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Utf8,
  makeData,
  tableToIPC,
} from 'apache-arrow';
import type { Data, DataType } from 'apache-arrow';
import type { RawType } from '../../order-lines/stage-sql';

/** What the Parquet reader hands over: a typed array, or an array with null or undefined where nothing stands. */
export type DecodedColumn = ArrayLike<unknown>;

/** Lines `from` to `to` (excluded) of the columns, as one record batch with columns c0, c1, … */
export function arrowStream(
  columns: readonly DecodedColumn[],
  types: readonly RawType[],
  from: number,
  to: number,
): Uint8Array {
  const children = columns.map((column, i) => columnData(column, types[i]!, from, to));
  const fields = children.map(({ type }, i) => new Field(`c${i}`, type as DataType, true));
  const data = makeData({ type: new Struct(fields), length: to - from, nullCount: 0, children });
  return tableToIPC(new Table([new RecordBatch(new Schema(fields), data)]), 'stream');
}

function columnData(column: DecodedColumn, type: RawType, from: number, to: number): Data {
  switch (type) {
    case 'text':
      return textData(column, from, to);
    case 'integer':
      return integerData(column, from, to);
    case 'boolean':
      return booleanData(column, from, to);
    case 'number':
    case 'milliseconds':
      return numberData(column, from, to);
  }
}

/** One bit per line, set where the line has a value. */
class Validity {
  private bits: Uint8Array | null = null;
  private nulls = 0;

  constructor(private readonly length: number) {}

  /** Marks a line as empty. */
  clear(line: number): void {
    this.bits ??= new Uint8Array((this.length + 7) >> 3).fill(255);
    this.bits[line >> 3]! &= ~(1 << (line & 7));
    this.nulls++;
  }

  get properties() {
    return { length: this.length, nullCount: this.nulls, nullBitmap: this.bits };
  }
}

function numberData(column: DecodedColumn, from: number, to: number): Data {
  const validity = new Validity(to - from);
  if (column instanceof Float64Array) {
    return makeData({ type: new Float64(), ...validity.properties, data: column.slice(from, to) });
  }
  const data = new Float64Array(to - from);
  for (let i = from; i < to; i++) {
    const value = column[i];
    if (value === null || value === undefined) validity.clear(i - from);
    else data[i - from] = Number(value);
  }
  return makeData({ type: new Float64(), ...validity.properties, data });
}

function integerData(column: DecodedColumn, from: number, to: number): Data {
  const validity = new Validity(to - from);
  const data = new BigInt64Array(to - from);
  for (let i = from; i < to; i++) {
    const value = column[i];
    if (typeof value === 'bigint') data[i - from] = value;
    else if (typeof value === 'number') data[i - from] = BigInt(value);
    else validity.clear(i - from);
  }
  return makeData({ type: new Int64(), ...validity.properties, data });
}

function booleanData(column: DecodedColumn, from: number, to: number): Data {
  const validity = new Validity(to - from);
  const data = new Uint8Array((to - from + 7) >> 3);
  for (let i = from; i < to; i++) {
    const value = column[i];
    if (value === null || value === undefined) validity.clear(i - from);
    else if (value) data[(i - from) >> 3]! |= 1 << ((i - from) & 7);
  }
  return makeData({ type: new Bool(), ...validity.properties, data });
}

/** Texts arrive as bytes of UTF-8, mostly the few of a dictionary over and over. */
function textData(column: DecodedColumn, from: number, to: number): Data {
  const validity = new Validity(to - from);
  const valueOffsets = new Int32Array(to - from + 1);
  let size = 0;
  for (let i = from; i < to; i++) {
    const value = column[i];
    if (value instanceof Uint8Array) size += value.length;
    else validity.clear(i - from);
    valueOffsets[i - from + 1] = size;
  }
  const data = new Uint8Array(size);
  let at = 0;
  for (let i = from; i < to; i++) {
    const value = column[i];
    if (!(value instanceof Uint8Array)) continue;
    // Copying byte by byte beats a call for names of a few letters.
    for (let k = 0; k < value.length; k++) data[at++] = value[k]!;
  }
  return makeData({ type: new Utf8(), ...validity.properties, valueOffsets, data });
}
