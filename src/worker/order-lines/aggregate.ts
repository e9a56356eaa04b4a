/**
 * Costs a file of order lines: batch by batch into volumes per customer, so that memory holds customers and not
 * lines; then rates, costs and margins in one statement. Runs on any DuckDB-WASM bindings, in a worker or in Node.
 */
import type { DuckDBBindings, DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import { DomainError } from '../../domain/domain-error';
import { usedColumns } from '../../order-lines/check-plan';
import type { UsedColumn } from '../../order-lines/check-plan';
import { mostCustomers } from '../../order-lines/customer-sheet';
import { fileFormat } from '../../order-lines/file-kind';
import { MOST_LISTED } from '../../order-lines/order-lines';
import type {
  CustomerRow,
  FileInspection,
  OrderLinesPlan,
  OrderLinesResult,
  RejectedLine,
  RejectionCount,
  RejectionReason,
} from '../../order-lines/order-lines';
import {
  LINES_TABLE,
  acceptedSql,
  countsOrders,
  profitSql,
  volumesSql,
  warehouseSql,
} from '../../order-lines/profit-sql';
import { stageLines } from '../../order-lines/stage-sql';
import type { Staging } from '../../order-lines/stage-sql';
import type { AggregateProgress } from '../order-lines-protocol';
import { CsvSource, inspectCsv } from './csv-source';
import { openDatabase, rowsOf } from './database';
import type { FileSource, LoadedBatch } from './file-source';
import { ParquetSource, inspectParquet } from './parquet-source';

/** Partial sums of customers are merged whenever so many have gathered. */
const MERGE_ROWS = 500_000;

/** The order numbers of a batch, each once per customer. */
const ORDERS = 'SELECT DISTINCT "customer", "order_number" FROM accepted';

/** What the file holds. @throws DomainError where it is not what its name says, or has no lines */
export async function inspectFile(
  bindings: DuckDBBindings,
  file: Blob,
  name: string,
): Promise<FileInspection> {
  const bytes = async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer());
  const format = fileFormat(name, await bytes(0, 4096), await bytes(Math.max(0, file.size - 4), file.size));
  if (format === 'parquet') return inspectParquet(file, name);
  const connection = openDatabase(bindings);
  try {
    return await inspectCsv(bindings, connection, file, name);
  } finally {
    connection.close();
  }
}

/**
 * The customer table of the file.
 *
 * @throws DomainError for a plan that does not fit the file, an activity whose cost pool meets no volume, or more
 *   customers than a sheet takes
 */
export async function aggregateFile(
  bindings: DuckDBBindings,
  file: Blob,
  name: string,
  inspection: FileInspection,
  plan: OrderLinesPlan,
  onProgress: (progress: AggregateProgress) => void = () => undefined,
): Promise<OrderLinesResult> {
  const started = Date.now();
  const used = columnsAsRead(usedColumns(plan, inspection.columns), inspection);
  const connection = openDatabase(bindings);
  try {
    const source =
      inspection.format === 'csv'
        ? new CsvSource(bindings, connection, file, inspection, used)
        : await ParquetSource.open(connection, file, name, used);
    const lines = await new Aggregation(connection, plan, used, source).run(onProgress);
    const volumes = totalVolumes(connection, plan);
    const rates = plan.activities.map(({ name: activity, basis, amount }, i) => {
      if (basis === 'rate') return amount;
      if (volumes[i]! > 0) return amount / volumes[i]!;
      if (lines.accepted === 0) return 0;
      throw new DomainError(
        'out-of-range',
        `activity "${activity}"`,
        'has zero volume in the file, so its cost cannot be spread; give it a rate, or another driver',
      );
    });
    const customers = readCustomers(connection, plan, rates, used);
    return {
      customers,
      rates,
      volumes,
      rejected: lines.rejected,
      rejections: lines.rejections,
      provenance: {
        fileName: name,
        bytes: file.size,
        sha256: await source.sha256(),
        rows: lines.rows,
        acceptedRows: lines.accepted,
        rejectedRows: lines.rows - lines.accepted,
        firstDate: lines.firstDate,
        lastDate: lines.lastDate,
        sql: warehouseSql(plan, used, rates),
        calculatedAt: new Date().toISOString(),
        seconds: (Date.now() - started) / 1000,
      },
    };
  } finally {
    connection.close();
  }
}

/** Names and numbers of CSV keep their leading zeros: a key of a CSV file is text. */
function columnsAsRead(used: readonly UsedColumn[], { format }: FileInspection): UsedColumn[] {
  return used.map((column) =>
    format === 'csv' && (column.role === 'key' || column.role === 'activity')
      ? { ...column, kind: 'text' }
      : column,
  );
}

interface CountedLines {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: readonly RejectedLine[];
  readonly rejections: readonly RejectionCount[];
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}

/** Fills the tables `volumes` and `orders`; counts and lists the lines that were left out. */
class Aggregation {
  private readonly staging: Staging;
  private readonly rejected: RejectedLine[] = [];
  private readonly counts = new Map<
    string,
    { column: string | null; reason: RejectionReason; lines: number }
  >();
  private rows = 0;
  private accepted = 0;
  private volumeRows = 0;
  private mergeAt = MERGE_ROWS;
  private firstDate: string | null = null;
  private lastDate: string | null = null;

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly plan: OrderLinesPlan,
    private readonly used: readonly UsedColumn[],
    private readonly source: FileSource,
  ) {
    this.staging = stageLines(plan, used, source.rawTypes);
  }

  async run(onProgress: (progress: AggregateProgress) => void): Promise<CountedLines> {
    let first = true;
    for await (const batch of this.source.batches()) {
      if (first) this.prepare();
      first = false;
      this.take(batch);
      onProgress({ rows: this.rows, share: batch.share });
    }
    this.merge();
    const { rows, accepted, firstDate, lastDate } = this;
    const rejections = [...this.counts.values()].sort((a, b) => b.lines - a.lines);
    const left = rejections.reduce((sum, { lines }) => sum + lines, 0);
    // Every line is either counted or listed with its reason; anything else would be a silent error of ours.
    if (accepted + left !== rows) throw new Error(`${rows} lines were read, but ${accepted + left} judged`);
    return { rows, accepted, rejected: this.rejected, rejections, firstDate, lastDate };
  }

  private prepare(): void {
    const { connection, plan, staging } = this;
    const key = this.source.rawTypes[this.used.findIndex(({ name }) => name === plan.customer)];
    const keyType = key === 'text' ? 'VARCHAR' : key === 'integer' ? 'BIGINT' : 'DOUBLE';
    // The views of an earlier run would hold on to its columns.
    connection.query(`DROP VIEW IF EXISTS ${LINES_TABLE}; DROP VIEW IF EXISTS staged`);
    // A customer list is checked against the customers of earlier batches, so their table stands before its view.
    connection.query(`CREATE OR REPLACE TABLE volumes (customer ${keyType})`);
    for (const view of staging.views) connection.query(view);
    this.accept();
    connection.query(`CREATE OR REPLACE TABLE volumes AS ${volumesSql(plan, '0')} LIMIT 0`);
    if (countsOrders(plan)) connection.query(`CREATE OR REPLACE TABLE orders AS ${ORDERS} LIMIT 0`);
  }

  /** Judges the lines of the batch once; all that follows reads the accepted ones. */
  private accept(): void {
    const { connection, plan, used } = this;
    connection.query(`CREATE OR REPLACE TEMP TABLE accepted AS ${acceptedSql(plan, used, LINES_TABLE)}`);
  }

  private take(batch: LoadedBatch): void {
    const { connection, plan } = this;
    for (const { column, reason } of batch.rejected) this.count(column, reason, 1);
    this.accept();
    connection.query(`CREATE OR REPLACE TEMP TABLE partial AS ${volumesSql(plan, '0')}`);
    const [sums] = rowsOf(connection, 'SELECT coalesce(sum("lines"), 0), count(*) FROM partial');
    const accepted = Number(sums![0]);
    this.rows += batch.rows;
    this.accepted += accepted;
    const faulty = accepted < batch.lines ? this.faultyLines(batch) : [];
    this.list([...batch.rejected, ...faulty]);
    if (plan.date !== null && accepted > 0) this.noteDates();
    if (countsOrders(plan)) connection.query(`INSERT INTO orders ${ORDERS}`);
    connection.query('INSERT INTO volumes FROM partial');
    this.volumeRows += Number(sums![1]);
    if (this.volumeRows > this.mergeAt) this.merge();
  }

  /** Counts the lines of the batch that cannot be costed, and returns as many of them as there is room for. */
  private faultyLines(batch: LoadedBatch): RejectedLine[] {
    const { connection, staging } = this;
    for (const [fault, lines] of rowsOf(
      connection,
      'SELECT fault, count(*) FROM staged WHERE fault > 0 GROUP BY fault',
    )) {
      const { column, reason } = staging.rules[Number(fault) - 1]!;
      this.count(column, reason, Number(lines));
    }
    const room = MOST_LISTED - this.rejected.length;
    if (room === 0) return [];
    return rowsOf(
      connection,
      `SELECT n, fault, ${staging.faultyValue} FROM staged WHERE fault > 0 ORDER BY n LIMIT ${room}`,
    ).map(([line, fault, value]) => {
      const { column, reason } = staging.rules[Number(fault) - 1]!;
      const shown = typeof value === 'string' ? value.slice(0, 80) : '';
      return { row: batch.rowOf(Number(line)), column, reason, value: shown };
    });
  }

  /** In the order of the file, until the list is full. */
  private list(lines: RejectedLine[]): void {
    const room = MOST_LISTED - this.rejected.length;
    this.rejected.push(...lines.sort((a, b) => a.row - b.row).slice(0, room));
  }

  private count(column: string | null, reason: RejectionReason, lines: number): void {
    const key = JSON.stringify([column, reason]);
    const before = this.counts.get(key)?.lines ?? 0;
    this.counts.set(key, { column, reason, lines: before + lines });
  }

  private noteDates(): void {
    const [row] = rowsOf(
      this.connection,
      `SELECT strftime(min("date"), '%Y-%m-%d'), strftime(max("date"), '%Y-%m-%d') FROM accepted`,
    );
    const [first, last] = row as [string, string];
    if (this.firstDate === null || first < this.firstDate) this.firstDate = first;
    if (this.lastDate === null || last > this.lastDate) this.lastDate = last;
  }

  /** One row per customer again. */
  private merge(): void {
    if (this.rows === 0) return;
    const { connection, plan } = this;
    const sums = plan.activities.map((_, i) => `sum("volume_${i + 1}") AS "volume_${i + 1}"`);
    connection.query(
      `CREATE OR REPLACE TABLE volumes AS SELECT "customer", sum("lines") AS "lines", sum("revenue") AS "revenue",
        sum("cost_of_goods") AS "cost_of_goods", ${sums.join(', ')} FROM volumes GROUP BY "customer"`,
    );
    if (countsOrders(plan))
      connection.query('CREATE OR REPLACE TABLE orders AS SELECT DISTINCT * FROM orders');
    this.volumeRows = Number(rowsOf(connection, 'SELECT count(*) FROM volumes')[0]![0]);
    this.mergeAt = Math.max(MERGE_ROWS, 2 * this.volumeRows);
  }
}

/** The merged volumes, with the orders counted. */
function volumesWithOrders(plan: OrderLinesPlan): string {
  const volumes = plan.activities.map(({ driver }, i) =>
    driver.kind === 'orders'
      ? `CAST(coalesce(o.order_count, 0) AS DOUBLE) AS "volume_${i + 1}"`
      : `CAST(v."volume_${i + 1}" AS DOUBLE) AS "volume_${i + 1}"`,
  );
  const orders = countsOrders(plan)
    ? ' LEFT JOIN (SELECT "customer", count(DISTINCT "order_number") AS order_count FROM orders GROUP BY "customer") o USING ("customer")'
    : '';
  return `SELECT "customer", v."lines", v."revenue", v."cost_of_goods", ${volumes.join(', ')} FROM volumes v${orders}`;
}

function totalVolumes(connection: DuckDBConnection, plan: OrderLinesPlan): number[] {
  const sums = plan.activities.map((_, i) => `CAST(coalesce(sum("volume_${i + 1}"), 0) AS DOUBLE)`);
  const [row] = rowsOf(connection, `SELECT ${sums.join(', ')} FROM (${volumesWithOrders(plan)})`);
  return row!.map(Number);
}

function readCustomers(
  connection: DuckDBConnection,
  plan: OrderLinesPlan,
  rates: readonly number[],
  used: readonly UsedColumn[],
): CustomerRow[] {
  const count = Number(rowsOf(connection, 'SELECT count(*) FROM volumes')[0]![0]);
  const most = mostCustomers(plan);
  if (count > most) {
    throw new DomainError(
      'out-of-range',
      'customer',
      `must have at most ${most} different values for a sheet, not ${count}; choose a coarser column`,
    );
  }
  const isNumber = used.find(({ name }) => name === plan.customer)?.kind === 'number';
  // As text, because a whole number may have more digits than a double.
  const profit = `WITH "volumes" AS (${volumesWithOrders(plan)}), ${profitSql(plan, rates)}`;
  return rowsOf(
    connection,
    `SELECT * REPLACE (CAST("customer" AS VARCHAR) AS "customer") FROM (${profit})`,
  ).map((row): CustomerRow => {
    const [customer, lines, revenue, costOfGoods, grossMargin, ...rest] = row;
    const numbers = rest.map((value) => (value === null ? null : Number(value)));
    const [costToServe, netMargin, costToServeShare, netMarginShare] = numbers.slice(-4);
    return {
      customer: isNumber && Number.isSafeInteger(Number(customer)) ? Number(customer) : String(customer),
      lines: Number(lines),
      revenue: Number(revenue),
      costOfGoods: Number(costOfGoods),
      grossMargin: Number(grossMargin),
      activityCosts: numbers.slice(0, -4) as number[],
      costToServe: costToServe!,
      netMargin: netMargin!,
      costToServeShare: costToServeShare ?? null,
      netMarginShare: netMarginShare ?? null,
    };
  });
}
