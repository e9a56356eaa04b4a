/** What the step "Cost-to-serve from a file" knows of a file, of its columns and of the activities to cost. */

/** What a column holds, as far as its first lines tell. */
export type ColumnKind = 'number' | 'text' | 'boolean' | 'date';

export interface FileColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Its first value, for the reader's eye; empty where the first line has none. */
  readonly example: string;
}

/** How a CSV file is written; found from its first lines. */
export interface CsvDialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** Whether the file begins with the three bytes that mark UTF-8. */
  readonly byteOrderMark: boolean;
}

/** What a file turned out to be before any of its lines is costed. */
export type FileInspection = {
  readonly columns: readonly FileColumn[];
  readonly decimalMark: DecimalMark;
} & (
  | { readonly format: 'csv'; readonly dialect: CsvDialect }
  | { readonly format: 'parquet'; readonly rows: number }
);

export type DecimalMark = '.' | ',';

/** What one unit of an activity's driver is. */
export type Driver =
  /** Each line is one unit. */
  | { readonly kind: 'lines' }
  /** Each different value of the order column, per customer, is one unit. */
  | { readonly kind: 'orders' }
  /** The column's numbers are the units: quantity, weight, pallets, minutes. */
  | { readonly kind: 'sum'; readonly column: string }
  /** Each line with yes in the column is one unit: expedited, returned. */
  | { readonly kind: 'flag'; readonly column: string }
  /** The lines whose activity column names this activity; their volume column, or each line, counts. */
  | { readonly kind: 'named' };

export interface Activity {
  /** Heading of its cost column. */
  readonly name: string;
  readonly driver: Driver;
  /** "rate": money per unit of driver. "pool": money in all, spread over the volume that the file shows. */
  readonly basis: 'rate' | 'pool';
  readonly amount: number;
}

/** Columns by what they mean, and the activities; null where the file has no such column. */
export interface OrderLinesPlan {
  readonly customer: string;
  readonly revenue: string;
  /** Null: the gross margin is the revenue, and the provenance says so. */
  readonly costOfGoods: string | null;
  readonly order: string | null;
  /** Must be above zero on every line where it is set. */
  readonly quantity: string | null;
  readonly date: string | null;
  /** Names one of the activities on every line, where the file has a line per activity. */
  readonly activity: string | null;
  /** Units of the named activity; each line is one unit without it. */
  readonly volume: string | null;
  /** "customers": a list in which each customer stands once. */
  readonly rowsAre: 'orderLines' | 'customers';
  /** Of numbers written as text. */
  readonly decimalMark: DecimalMark;
  readonly activities: readonly Activity[];
}

/** Why a line was left out. */
export type RejectionReason =
  | 'missing'
  | 'notANumber'
  | 'thousandsSeparator'
  | 'dateAsText'
  | 'negative'
  | 'zeroVolume'
  | 'notYesOrNo'
  | 'unknownActivity'
  | 'duplicateCustomer'
  | 'fieldCount'
  | 'brokenQuotes'
  | 'encoding'
  | 'unreadable';

export interface RejectedLine {
  /** In a CSV file the heading is row 1, as in a sheet; in Parquet the first line is row 1. */
  readonly row: number;
  /** Null where the line as a whole is at fault. */
  readonly column: string | null;
  readonly reason: RejectionReason;
  /** What stood there, shortened. */
  readonly value: string;
}

/** One row of the aggregated table: what CTS.CUSTOMERPROFIT gives, with revenue and cost beside it. Money. */
export interface CustomerRow {
  readonly customer: string | number;
  readonly lines: number;
  readonly revenue: number;
  readonly costOfGoods: number;
  readonly grossMargin: number;
  /** In the order of the plan's activities. */
  readonly activityCosts: readonly number[];
  readonly costToServe: number;
  readonly netMargin: number;
  /** Of revenue; null where there is none. */
  readonly costToServeShare: number | null;
  readonly netMarginShare: number | null;
}

/** Where the table came from, so that anyone can make it again. */
export interface Provenance {
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
  readonly acceptedRows: number;
  readonly rejectedRows: number;
  /** ISO dates; null without a date column or an accepted line. */
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** The statement with rates inlined that gives the same table on a warehouse. */
  readonly sql: string;
  /** ISO time of the calculation. */
  readonly calculatedAt: string;
  readonly seconds: number;
}

export interface OrderLinesResult {
  /** By net margin, the highest first. */
  readonly customers: readonly CustomerRow[];
  /** Money per unit of each activity's driver; what a pool came to. */
  readonly rates: readonly number[];
  /** Units of each activity's driver in the file. */
  readonly volumes: readonly number[];
  /** The first of them, in the order of the file. */
  readonly rejected: readonly RejectedLine[];
  /** All of them, counted by column and reason, the most frequent first. */
  readonly rejections: readonly RejectionCount[];
  readonly provenance: Provenance;
}

export interface RejectionCount {
  readonly column: string | null;
  readonly reason: RejectionReason;
  readonly lines: number;
}

/** Rejected lines that are listed one by one. */
export const MOST_LISTED = 1000;
