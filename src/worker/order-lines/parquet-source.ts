/** Parquet by row groups: decoded here, because DuckDB would fetch its own reader from elsewhere. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import { parquetMetadataAsync, parquetScan, parquetSchema } from 'hyparquet';
import type { AsyncBuffer, FileMetaData, ParquetParsers, SchemaElement } from 'hyparquet';
import { DomainError } from '../../domain/domain-error';
import type { UsedColumn } from '../../order-lines/check-plan';
import type { ColumnKind, FileColumn, FileInspection } from '../../order-lines/order-lines';
import type { RawType } from '../../order-lines/stage-sql';
import { arrowStream } from './arrow-batch';
import type { FileSource, LoadedBatch } from './file-source';

/** Lines handed to DuckDB at once. */
const BATCH_LINES = 250_000;
/** A row group is decoded as a whole; eight columns of so many lines take about 500 MB. */
const MOST_GROUP_LINES = 5_000_000;

/** Texts stay bytes and dates numbers: Arrow wants both so, and ten million strings would not fit. */
const parsers: Partial<ParquetParsers> = {
  stringFromBytes: (bytes) => bytes,
  dateFromDays: (days) => days * 86_400_000,
  timestampFromMilliseconds: (value) => Number(value),
  timestampFromMicroseconds: (value) => Number(value) / 1000,
  timestampFromNanoseconds: (value) => Number(value) / 1e6,
};

/** The columns by the file's own schema; nested ones are left out. */
export async function inspectParquet(file: Blob, name: string): Promise<FileInspection> {
  const metadata = await readMetadata(file, name);
  const rows = Number(metadata.num_rows);
  if (rows === 0) throw new DomainError('out-of-range', `"${name}"`, 'must have at least one line');
  const flat = flatColumns(metadata);
  const first = await parquetScan({
    file: bufferOf(file),
    metadata,
    columns: flat.map((column) => column.name),
    compressors: await compressorsFor(metadata),
  });
  const [group] = first.ranges;
  const columns: FileColumn[] = [];
  for (const column of flat) {
    const [value] = await first.readColumn({
      column: column.name,
      rowStart: group!.rowStart,
      rowEnd: group!.rowStart + 1,
    });
    columns.push({ name: column.name, kind: column.kind, example: exampleOf(value, column.kind) });
  }
  return { format: 'parquet', columns, decimalMark: '.', rows };
}

function exampleOf(value: unknown, kind: ColumnKind): string {
  if (value === null || value === undefined) return '';
  if (kind === 'date') return new Date(Number(value)).toISOString().slice(0, 10);
  return String(value).slice(0, 40);
}

async function readMetadata(file: Blob, name: string): Promise<FileMetaData> {
  try {
    return await parquetMetadataAsync(bufferOf(file), { parsers });
  } catch (error) {
    throw new DomainError(
      'out-of-range',
      `"${name}"`,
      `cannot be read as Parquet: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function bufferOf(file: Blob): AsyncBuffer {
  return {
    byteLength: file.size,
    slice: (start, end) => file.slice(start, end).arrayBuffer(),
  };
}

/** Snappy and no compression are built in; the decoders of the rest are loaded where a file needs one. */
async function compressorsFor(metadata: FileMetaData) {
  const used = new Set(
    metadata.row_groups.flatMap(({ columns }) => columns.map(({ meta_data }) => meta_data?.codec)),
  );
  const builtIn = [...used].every((codec) => codec === 'SNAPPY' || codec === 'UNCOMPRESSED');
  return builtIn ? {} : (await import('hyparquet-compressors')).compressors;
}

function flatColumns(metadata: FileMetaData): { name: string; kind: ColumnKind; raw: RawType }[] {
  return parquetSchema(metadata).children.flatMap(({ element, children }) => {
    if (children.length > 0 || element.repetition_type === 'REPEATED') return [];
    const types = typesOf(element);
    return types ? [{ name: element.name, ...types }] : [];
  });
}

function typesOf(element: SchemaElement): { kind: ColumnKind; raw: RawType } | null {
  const { type, converted_type: converted, logical_type: logical } = element;
  const logicalType = logical?.type;
  if (
    converted === 'DATE' ||
    converted?.startsWith('TIMESTAMP') ||
    logicalType === 'DATE' ||
    logicalType === 'TIMESTAMP' ||
    type === 'INT96'
  ) {
    return { kind: 'date', raw: 'milliseconds' };
  }
  if (type === 'BOOLEAN') return { kind: 'boolean', raw: 'boolean' };
  if (converted === 'DECIMAL' || logicalType === 'DECIMAL' || type === 'FLOAT' || type === 'DOUBLE') {
    return { kind: 'number', raw: 'number' };
  }
  if (type === 'INT32' || type === 'INT64') {
    const isTime = converted?.startsWith('TIME_') || logicalType === 'TIME';
    return isTime ? null : { kind: 'number', raw: 'integer' };
  }
  const isText = converted === undefined || converted === 'UTF8' || converted === 'ENUM';
  return type === 'BYTE_ARRAY' && isText ? { kind: 'text', raw: 'text' } : null;
}

export class ParquetSource implements FileSource {
  readonly rawTypes: readonly RawType[];

  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly file: Blob,
    private readonly metadata: FileMetaData,
    private readonly used: readonly UsedColumn[],
  ) {
    const flat = new Map(flatColumns(metadata).map((column) => [column.name, column.raw]));
    this.rawTypes = used.map(({ name, role }) => {
      const raw = flat.get(name)!;
      // Keys keep all digits of whole numbers; everything else is computed with as a double.
      return raw === 'integer' && role !== 'key' && role !== 'activity' ? 'number' : raw;
    });
  }

  static async open(
    connection: DuckDBConnection,
    file: Blob,
    name: string,
    used: readonly UsedColumn[],
  ): Promise<ParquetSource> {
    const metadata = await readMetadata(file, name);
    const group = metadata.row_groups.findIndex(({ num_rows }) => Number(num_rows) > MOST_GROUP_LINES);
    if (group >= 0) {
      throw new DomainError(
        'out-of-range',
        `"${name}"`,
        `has more than ${MOST_GROUP_LINES} lines in row group ${group + 1}; write it with smaller row groups`,
      );
    }
    return new ParquetSource(connection, file, metadata, used);
  }

  async *batches(): AsyncGenerator<LoadedBatch> {
    const { connection, metadata, used, rawTypes } = this;
    const total = Number(metadata.num_rows);
    const options = {
      file: bufferOf(this.file),
      metadata,
      columns: used.map(({ name }) => name),
      parsers,
      compressors: await compressorsFor(metadata),
    };
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      // A scan of its own per row group: it keeps the last decoded columns, and they must not pile up.
      const scan = await parquetScan(options);
      const columns = await Promise.all(
        options.columns.map((column) => scan.readColumn({ column, rowStart, rowEnd })),
      );
      for (let at = 0; rowStart + at < rowEnd; at += BATCH_LINES) {
        const lines = Math.min(BATCH_LINES, rowEnd - rowStart - at);
        const firstRow = rowStart + at + 1;
        connection.query('DROP TABLE IF EXISTS batch');
        connection.insertArrowFromIPCStream(arrowStream(columns, rawTypes, at, at + lines), {
          name: 'batch',
          create: true,
        });
        yield {
          lines,
          rows: lines,
          rejected: [],
          rowOf: (line) => firstRow + line,
          share: (rowStart + at + lines) / total,
        };
      }
      rowStart = rowEnd;
    }
  }

  async sha256(): Promise<string> {
    const hash = sha256.create();
    const piece = 4 << 20;
    for (let at = 0; at < this.file.size; at += piece) {
      hash.update(new Uint8Array(await this.file.slice(at, at + piece).arrayBuffer()));
    }
    return bytesToHex(hash.digest());
  }
}
