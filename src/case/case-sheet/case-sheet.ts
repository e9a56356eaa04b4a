/**
 * Reads the case from its worksheet tables. Tables are found by name and columns by heading, so that the user
 * may move, reorder and extend them and keep notes beside them.
 */
import { formatAddress, parseAddress, quoteSheet } from '../../workbook/address';
import type { CellValue, NameInfo, RangeContent, TableContent, Workbook } from '../../workbook/workbook';
import { SCHEMA_VERSION, doNothingFirst, isDoNothing, nameKey } from '../case';
import type { Alternative, Case, Decision } from '../case';
import type { CaseProblem, Column } from './case-columns';
import { CaseError } from '../case-error';
import {
  ACTUALS_TABLE,
  ALTERNATIVES_TABLE,
  CASE_SHEET,
  CHALLENGE_TABLE,
  DECISION_FIELDS,
  DECISION_TABLE,
  DRIVERS_TABLE,
  EFFECTS_TABLE,
  FOLLOW_THROUGH_TABLE,
  HISTORY_TABLE,
  METRICS_TABLE,
  RESULTS_TABLE,
  valueColumn,
} from './case-tables';
import type { TableSpec } from './case-tables';
import { emptyCase } from '../create-case';
import { say, shownValue } from '../said';

/** The defined name of the cell that holds the schema version. */
export const SCHEMA_NAME = 'Fulcrum_Schema';

/** The tables in the order in which they stand on a new sheet. */
const CASE_TABLES = [
  DECISION_TABLE,
  ALTERNATIVES_TABLE,
  DRIVERS_TABLE,
  METRICS_TABLE,
  EFFECTS_TABLE,
  FOLLOW_THROUGH_TABLE,
  RESULTS_TABLE,
  CHALLENGE_TABLE,
  ACTUALS_TABLE,
  HISTORY_TABLE,
] as const;

/** A row as read, and where it stands in the table's body. */
interface ReadRow<Row> {
  readonly row: Row;
  readonly index: number;
  /** Whether the user wrote something in the same row of the sheet, beside the table or in columns of their own. */
  readonly hasNotes: boolean;
}

/** A table's rows as read. */
export interface ReadTable<Row> {
  readonly content: TableContent;
  readonly rows: readonly ReadRow<Row>[];
}

/** A case as its sheet has it. */
export interface CaseSheet {
  readonly case: Case;
  /** Cells that could not be read; they are never overwritten unless their own field is edited. */
  readonly problems: readonly CaseProblem[];
  /** By table name; a table that does not exist is absent. */
  readonly tables: ReadonlyMap<string, ReadTable<unknown>>;
  /** All defined names of the workbook. */
  readonly names: readonly NameInfo[];
  /** The cell with the schema version, such as "'Fulcrum case'!B2". */
  readonly versionCell: string;
  /** The sheet that the tables stand on. */
  readonly name: string;
  /** The last row of that sheet with any content, counted from 1. */
  readonly bottomRow: number;
  /** The version of the layout that it was last written in. */
  readonly version: number;
}

/**
 * The case of the workbook; null where it has none.
 *
 * @throws CaseError "newer" when a newer add-in wrote the sheet; "damaged" when a table, a column or the version
 *   is missing
 */
export async function readCaseSheet(
  workbook: Pick<Workbook, 'read' | 'sheets' | 'names' | 'readTables'>,
): Promise<CaseSheet | null> {
  const [contents, names, sheets] = await Promise.all([
    workbook.readTables(CASE_TABLES.map(({ table }) => table)),
    workbook.names(),
    workbook.sheets(),
  ]);
  const found = new Map<string, TableContent>();
  for (const content of contents) if (content) found.set(content.name.toLowerCase(), content);

  const schema = addressOfName(names, SCHEMA_NAME);
  const sheet = sheets.find(({ name }) => nameKey(name) === nameKey(CASE_SHEET));
  if (found.size === 0 && schema === null && !sheet) return null;

  const versionCell = schema ?? `${quoteSheet(sheet?.name ?? [...found.values()][0]!.sheet)}!B2`;
  const { sheet: name } = parseAddress(versionCell)!;
  const usedRange = sheets.find((one) => nameKey(one.name) === nameKey(name))?.usedRange ?? null;
  const [version, surroundings] = await workbook.read([
    versionCell,
    ...(usedRange === null ? [] : [usedRange]),
  ]);
  const written = requireVersion(version?.values[0]?.[0] ?? null, versionCell);
  const used = usedRange === null ? null : parseAddress(usedRange);
  return {
    ...parseCaseSheet(found, names, versionCell, written, surroundings ?? null),
    name,
    bottomRow: used ? used.row + used.rowCount : 0,
    version: written,
  };
}

function requireVersion(version: CellValue, cell: string): number {
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    const place = { cell, version: SCHEMA_VERSION };
    const said =
      version === null
        ? say('versionMissing', place)
        : say('versionUnreadable', { ...place, found: shownValue(version) });
    throw new CaseError('damaged', said, cell);
  }
  if (version > SCHEMA_VERSION) {
    throw new CaseError('newer', say('newerCase', { cell, version, known: SCHEMA_VERSION }), cell);
  }
  return version;
}

/** Reads the case from the contents of its tables, by lower-case table name; `surroundings` is the sheet in use. */
function parseCaseSheet(
  found: ReadonlyMap<string, TableContent>,
  names: readonly NameInfo[],
  versionCell: string,
  version: number,
  surroundings: RangeContent | null,
): Omit<CaseSheet, 'name' | 'bottomRow' | 'version'> {
  const problems: CaseProblem[] = [];
  const tables = new Map<string, ReadTable<unknown>>();
  const resolve = (name: string): string | null => addressOfName(names, name);

  function rowsOf<Row>(spec: TableSpec<Row>, more: readonly Column<Row>[] = []): readonly Row[] {
    const content = found.get(spec.table.toLowerCase());
    if (!content) {
      if (!spec.required) return [];
      throw new CaseError(
        'damaged',
        say('tableMissing', { table: spec.table, cell: versionCell }),
        versionCell,
      );
    }
    const columns = [...spec.columns, ...more].filter(
      ({ since = 1, header }) => since <= version || columnAt(content, header) >= 0,
    );
    const table = readRows(spec, columns, content, resolve, problems, surroundings);
    tables.set(spec.table, table as ReadTable<unknown>);
    return table.rows.map(({ row }) => row);
  }

  const decision = readDecision(rowsOf(DECISION_TABLE));
  const alternatives = doNothingFirst(rowsOf(ALTERNATIVES_TABLE));
  const result: Case = {
    ...emptyCase(),
    decision,
    ...(alternatives.length > 0 ? { alternatives } : {}),
    drivers: rowsOf(DRIVERS_TABLE, presentValueColumns(alternatives, found)),
    metrics: rowsOf(METRICS_TABLE),
    effects: rowsOf(EFFECTS_TABLE),
    followThrough: rowsOf(FOLLOW_THROUGH_TABLE),
    results: rowsOf(RESULTS_TABLE),
    challenge: rowsOf(CHALLENGE_TABLE),
    actuals: rowsOf(ACTUALS_TABLE),
    history: rowsOf(HISTORY_TABLE),
  };
  for (const spec of [ALTERNATIVES_TABLE, DRIVERS_TABLE, METRICS_TABLE] as const) {
    problems.push(...nameProblems(spec.table, tables.get(spec.table) as ReadTable<{ name: string }>));
  }
  if (alternatives.length > 0 && !isDoNothing(alternatives[0]!.name)) {
    problems.push({
      table: ALTERNATIVES_TABLE.table,
      cell: cellOf(tables.get(ALTERNATIVES_TABLE.table)!.content, 0, 'Name'),
      ...say('noDoNothing', { table: ALTERNATIVES_TABLE.table, alternative: alternatives[0]!.name }),
    });
  }
  return { case: result, problems, tables, names, versionCell };
}

function presentValueColumns(
  alternatives: readonly Alternative[],
  found: ReadonlyMap<string, TableContent>,
): Column<Case['drivers'][number]>[] {
  const headers = found.get(DRIVERS_TABLE.table.toLowerCase())?.headers.map(nameKey) ?? [];
  return alternatives
    .filter(({ name }) => headers.includes(nameKey(name)))
    .map(({ name }) => valueColumn(name));
}

function readRows<Row>(
  spec: TableSpec<Row>,
  all: readonly Column<Row>[],
  content: TableContent,
  resolve: (name: string) => string | null,
  problems: CaseProblem[],
  surroundings: RangeContent | null,
): ReadTable<Row> {
  const columns = all.map((column) => ({
    column,
    at: columnAt(content, column.header),
  }));
  const missing = columns
    .filter(({ at }) => at < 0)
    .map(({ column }) => say('quotedWord', { word: column.header }));
  if (missing.length > 0) {
    const header = cellOf(content, -1, 0);
    throw new CaseError(
      'damaged',
      say('columnMissing', { table: spec.table, cell: header, columns: missing }),
      header,
    );
  }
  const rows: ReadRow<Row>[] = [];
  const known = new Set(columns.map(({ at }) => at));
  content.values.forEach((values, index) => {
    if (columns.every(({ at }) => isBlank(values[at]) && !content.formulas[index]?.[at])) return;
    let row = spec.blank;
    for (const { column, at } of columns) {
      row = column.read(row, {
        value: values[at] ?? null,
        formula: content.formulas[index]?.[at] ?? null,
        resolve,
        report: (flaw, facts) => {
          const cell = cellOf(content, index, at);
          problems.push({ table: spec.table, cell, ...say(flaw, { ...facts, table: spec.table, cell }) });
        },
      });
    }
    rows.push({ row, index, hasNotes: hasNotes(content, index, known, surroundings) });
  });
  return { content, rows };
}

/** Formulas in the user's own columns fill every row by themselves and are no notes. */
function hasNotes(
  content: TableContent,
  index: number,
  known: ReadonlySet<number>,
  surroundings: RangeContent | null,
): boolean {
  const own = content.values[index]!.some(
    (value, at) => !known.has(at) && !isBlank(value) && content.formulas[index]![at] === null,
  );
  if (own || !surroundings) return own;
  const table = parseAddress(content.address)!;
  const sheet = parseAddress(surroundings.address)!;
  if (nameKey(table.sheet) !== nameKey(sheet.sheet)) return false;
  const beside = surroundings.values[table.row + 1 + index - sheet.row] ?? [];
  return beside.some((value, c) => {
    const column = sheet.column + c;
    return (column < table.column || column >= table.column + table.columnCount) && !isBlank(value);
  });
}

function isBlank(value: CellValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

function readDecision(rows: readonly { field: string; text: string }[]): Decision {
  const read = { ...emptyCase().decision };
  for (const field of Object.keys(DECISION_FIELDS) as (keyof Decision)[]) {
    read[field] = rows.find((row) => nameKey(row.field) === nameKey(DECISION_FIELDS[field]))?.text ?? '';
  }
  return read;
}

/** Names that are missing or stand twice. */
function nameProblems(table: string, { content, rows }: ReadTable<{ name: string }>): CaseProblem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ row, index }) => {
    const cell = cellOf(content, index, 'Name');
    const key = nameKey(row.name);
    if (key !== '' && !seen.has(key)) {
      seen.add(key);
      return [];
    }
    const said =
      key === '' ? say('nameBlank', { table, cell }) : say('nameTwice', { table, cell, name: row.name });
    return [{ table, cell, ...said }];
  });
}

/** Where the column of that heading stands in the table; −1 where there is none. */
export function columnAt(content: TableContent, header: string): number {
  return content.headers.findIndex((written) => nameKey(written) === nameKey(header));
}

/** The address of a body cell of a table; row −1 is the heading. */
export function cellOf(content: TableContent, row: number, column: number | string): string {
  const area = parseAddress(content.address)!;
  const at = typeof column === 'number' ? column : Math.max(0, columnAt(content, column));
  return formatAddress({
    sheet: area.sheet,
    row: area.row + 1 + row,
    column: area.column + at,
    rowCount: 1,
    columnCount: 1,
  });
}

/** The cells of a workbook name; null where it is broken or there is none. */
export function addressOfName(names: readonly NameInfo[], name: string): string | null {
  const info = names.find((one) => one.sheet === null && nameKey(one.name) === nameKey(name));
  const area = info && parseAddress(info.formula);
  return area ? formatAddress(area) : null;
}
