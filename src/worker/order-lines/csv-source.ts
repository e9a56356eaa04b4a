/** CSV in pieces of some megabytes: cut at record ends here, parsed by DuckDB, hashed on the way. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DuckDBBindings, DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import { DomainError } from '../../domain/domain-error';
import type { UsedColumn } from '../../order-lines/check-plan';
import {
  columnNames,
  cutRecords,
  guessDelimiter,
  recordNumber,
  splitRecord,
} from '../../order-lines/csv-records';
import type {
  ColumnKind,
  CsvDialect,
  DecimalMark,
  FileColumn,
  FileInspection,
  RejectedLine,
  RejectionReason,
} from '../../order-lines/order-lines';
import { quoteText } from '../../order-lines/sql-text';
import { rowsOf } from './database';
import type { FileSource, LoadedBatch } from './file-source';

const PIECE_BYTES = 8 << 20;
const SAMPLE_BYTES = 256 << 10;
const PIECE = 'piece.csv';
/** More lines than these that do not even split into fields: the file is another one than it seems. */
const MOST_BROKEN = 100_000;

/** The columns by the heading, and what they hold by the first lines. */
export async function inspectCsv(
  bindings: DuckDBBindings,
  connection: DuckDBConnection,
  file: Blob,
  name: string,
): Promise<FileInspection> {
  const all = new Uint8Array(await file.slice(0, SAMPLE_BYTES).arrayBuffer());
  const byteOrderMark = all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf;
  const bytes = byteOrderMark ? all.subarray(3) : all;
  const whole = file.size <= SAMPLE_BYTES;
  const headingEnd = firstRecord(bytes);
  const headingText = new TextDecoder().decode(bytes.subarray(0, headingEnd));
  const dialect: CsvDialect = { delimiter: guessDelimiter(headingText), byteOrderMark };
  const names = columnNames(splitRecord(headingText, dialect.delimiter));
  const body = bytes.subarray(headingEnd);
  const cut = cutRecords(body, dialect.delimiter, whole);
  if (cut.records - cut.blank.length === 0) {
    throw new DomainError('out-of-range', `"${name}"`, 'must have at least one line below its heading');
  }
  bindings.registerFileBuffer(PIECE, body.slice(0, cut.bytes));
  try {
    connection.query(
      `CREATE OR REPLACE TEMP TABLE sample AS SELECT * FROM ${readPiece(
        dialect,
        names.map((_, i) => i),
        names.length,
      )}`,
    );
  } finally {
    bindings.dropFile(PIECE);
  }
  const decimalMark = decimalMarkOf(connection, names.length, dialect);
  const columns = names.map((column, i): FileColumn => ({
    name: column,
    ...columnFacts(connection, i, decimalMark),
  }));
  connection.query('DROP TABLE sample');
  return { format: 'csv', columns, decimalMark, dialect };
}

function firstRecord(bytes: Uint8Array): number {
  // The heading decides the delimiter, so its end is looked for without one: quotes open where they stand.
  let quoted = false;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 34) quoted = !quoted;
    else if (bytes[i] === 10 && !quoted) return i + 1;
  }
  return bytes.length;
}

/** A comma where values of the sample can be numbers only with one. */
function decimalMarkOf(
  connection: DuckDBConnection,
  columns: number,
  { delimiter }: CsvDialect,
): DecimalMark {
  if (delimiter === ',') return '.';
  const counts = Array.from({ length: columns }, (_, i) => `count(*) FILTER (${withMark(`c${i}`, ',')})`);
  const points = Array.from({ length: columns }, (_, i) => `count(*) FILTER (${withMark(`c${i}`, '.')})`);
  const [row] = rowsOf(connection, `SELECT ${counts.join(' + ')}, ${points.join(' + ')} FROM sample`);
  return Number(row![0]) > Number(row![1]) ? ',' : '.';
}

function withMark(column: string, mark: DecimalMark): string {
  return `regexp_full_match(trim(${column}), '[+-]?\\d+[${mark}]\\d+')`;
}

/** A kind that nine in ten of the filled values have; the rest will be rejected with their rows. */
function columnFacts(
  connection: DuckDBConnection,
  index: number,
  decimalMark: DecimalMark,
): Pick<FileColumn, 'kind' | 'example'> {
  const c = `c${index}`;
  const number = decimalMark === ',' ? `replace(${c}, ',', '.')` : c;
  const filled = `${c} IS NOT NULL AND trim(${c}) <> ''`;
  const [row] = rowsOf(
    connection,
    `SELECT count(*) FILTER (${filled}), count(TRY_CAST(${number} AS DOUBLE)),
      count(*) FILTER (lower(trim(${c})) IN ('true', 'false', 'yes', 'no', 'ja', 'nein', 'wahr', 'falsch')),
      count(TRY_CAST(${c} AS TIMESTAMP)), first(${c}) FROM sample`,
  );
  const [total, numbers, booleans, dates, example] = row!;
  const mostly = (count: unknown): boolean => Number(total) > 0 && Number(count) >= 0.9 * Number(total);
  const kind: ColumnKind = mostly(numbers)
    ? 'number'
    : mostly(booleans)
      ? 'boolean'
      : mostly(dates)
        ? 'date'
        : 'text';
  return { kind, example: typeof example === 'string' ? example.slice(0, 40) : '' };
}

/** Reads the registered piece; the wanted columns are called c0, c1, … in their order. */
function readPiece({ delimiter }: CsvDialect, wanted: readonly number[], columns: number): string {
  const names = Array.from({ length: columns }, (_, i) => {
    const at = wanted.indexOf(i);
    return `'${at < 0 ? `unused${i}` : `c${at}`}': 'VARCHAR'`;
  });
  return (
    `read_csv('${PIECE}', auto_detect = false, header = false, delim = ${quoteText(delimiter)}, quote = '"', ` +
    `escape = '"', ignore_errors = true, store_rejects = true, max_line_size = ${PIECE_BYTES}, ` +
    `columns = {${names.join(', ')}})`
  );
}

export class CsvSource implements FileSource {
  readonly rawTypes;
  private readonly hash = sha256.create();
  private readonly wanted: readonly number[];

  constructor(
    private readonly bindings: DuckDBBindings,
    private readonly connection: DuckDBConnection,
    private readonly file: Blob,
    private readonly inspection: Extract<FileInspection, { format: 'csv' }>,
    used: readonly UsedColumn[],
  ) {
    this.rawTypes = used.map(() => 'text' as const);
    this.wanted = used.map(({ name }) => inspection.columns.findIndex((column) => column.name === name));
  }

  async *batches(): AsyncGenerator<LoadedBatch> {
    const { dialect } = this.inspection;
    let rest = new Uint8Array(0);
    let heading = true;
    let row = 2;
    let broken = 0;
    for (let at = 0; at < this.file.size;) {
      const read = new Uint8Array(await this.file.slice(at, at + PIECE_BYTES).arrayBuffer());
      this.hash.update(read);
      const start = at === 0 && dialect.byteOrderMark ? 3 : 0;
      at += read.length;
      let bytes = joined(rest, read.subarray(start));
      if (heading) {
        bytes = bytes.subarray(firstRecord(bytes));
        heading = false;
      }
      const cut = cutRecords(bytes, dialect.delimiter, at >= this.file.size);
      rest = bytes.slice(cut.bytes);
      if (rest.length > 4 * PIECE_BYTES) {
        throw new DomainError('out-of-range', `row ${row + cut.records}`, 'has a quote that is never closed');
      }
      if (cut.records === 0) continue;
      const batch = this.load(bytes.subarray(0, cut.bytes), cut.records, cut.blank, row, at / this.file.size);
      row += cut.records;
      broken += batch.rejected.length;
      if (broken > MOST_BROKEN) {
        throw new DomainError(
          'out-of-range',
          'the file',
          `must have as many fields on every line as its heading (${this.inspection.columns.length}); ` +
            `more than ${MOST_BROKEN} lines have not`,
        );
      }
      yield batch;
    }
  }

  async sha256(): Promise<string> {
    return bytesToHex(this.hash.digest());
  }

  private load(
    bytes: Uint8Array,
    records: number,
    blank: readonly number[],
    firstRow: number,
    share: number,
  ): LoadedBatch {
    const { bindings, connection, inspection } = this;
    const columns = inspection.columns.length;
    bindings.registerFileBuffer(PIECE, bytes.slice());
    try {
      const select = this.wanted.map((_, i) => `c${i}`).join(', ');
      connection.query(
        `CREATE OR REPLACE TABLE batch AS SELECT ${select} FROM ${readPiece(inspection.dialect, this.wanted, columns)}`,
      );
    } finally {
      bindings.dropFile(PIECE);
    }
    const faults = rowsOf(
      connection,
      'SELECT line, first(error_type), first(csv_line) FROM reject_errors GROUP BY line ORDER BY line',
    );
    if (faults.length > 0) connection.query('DELETE FROM reject_errors; DELETE FROM reject_scans');
    const lines = Number(rowsOf(connection, 'SELECT count(*) FROM batch')[0]![0]);
    const skipped = [...blank, ...faults.map(([line]) => Number(line))].sort((a, b) => a - b);
    return {
      lines,
      rows: records - blank.length,
      rejected: faults.map(([line, type, text]): RejectedLine => ({
        row: firstRow + Number(line) - 1,
        column: null,
        reason: reasonOf(String(type)),
        value: String(text ?? '').slice(0, 80),
      })),
      rowOf: (line) => firstRow + recordNumber(line, skipped) - 1,
      share,
    };
  }
}

function reasonOf(type: string): RejectionReason {
  if (type === 'MISSING COLUMNS' || type === 'TOO MANY COLUMNS') return 'fieldCount';
  if (type === 'UNQUOTED VALUE') return 'brokenQuotes';
  return type === 'INVALID ENCODING' || type === 'INVALID UNICODE' ? 'encoding' : 'unreadable';
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
