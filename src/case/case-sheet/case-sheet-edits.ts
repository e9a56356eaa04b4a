/**
 * What to change on the case sheet so that it holds another version of the case: only the cells that differ,
 * so that formulas, extra columns and notes of the user stay.
 */
import { formatAddress, parseAddress } from '../../workbook/address';
import type {
  CellInput,
  NameDefinition,
  NameInfo,
  TableDefinition,
  TableEdit,
} from '../../workbook/workbook';
import { doNothingFirst, nameKey } from '../case';
import type { Alternative, Case, CellBinding, Decision, Driver } from '../case';
import { NAME_PREFIX } from './case-columns';
import type { Column } from './case-columns';
import { addressOfName, columnAt } from './case-sheet';
import type { CaseSheet, ReadTable } from './case-sheet';
import {
  ACTUALS_TABLE,
  ALTERNATIVES_TABLE,
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
import type { DecisionRow, TableSpec } from './case-tables';
import { matchRows } from './match-rows';
import type { Matching } from './match-rows';

export interface CaseSheetEdits {
  /** The case with every typed address bound to a defined name. */
  readonly case: Case;
  /** In this order: names are defined, tables edited, names deleted. */
  readonly defineNames: readonly NameDefinition[];
  readonly editTables: readonly TableEdit[];
  readonly deleteNames: readonly string[];
}

/** The changes that turn the sheet into one that holds `next`. */
export function caseSheetEdits(sheet: CaseSheet, next: Case): CaseSheetEdits {
  const { case: bound, definitions } = bindNames(next, sheet.names);
  const edits: TableEdit[] = [];
  const missing: TableDefinition[] = [];

  function compare<Row>(
    spec: TableSpec<Row>,
    rows: readonly Row[],
    columns = spec.columns,
    read = tableOf(spec),
  ): void {
    if (read) {
      const upgraded = withNewColumns(columns, read);
      edits.push(...upgraded.edits, ...rowEdits(spec, columns, upgraded.read, rows));
    } else if (rows.length > 0) missing.push(newTable(spec, columns, rows, sheet.name));
  }
  function tableOf<Row>(spec: TableSpec<Row>): ReadTable<Row> | undefined {
    return sheet.tables.get(spec.table) as ReadTable<Row> | undefined;
  }

  const before = alternativesInOrder(tableOf(ALTERNATIVES_TABLE)!);
  const options = matchRows(before.rows.map(alternativeKey), bound.alternatives.map(alternativeKey));
  const values = valueColumnEdits(
    tableOf(DRIVERS_TABLE)!,
    before.rows.map(({ row }) => row),
    bound.alternatives,
    options,
  );
  // The columns come first: where Excel is cut off after them, the next save finds them under their new names.
  edits.push(...values.edits);

  const decision = tableOf(DECISION_TABLE)!;
  compare(DECISION_TABLE, decisionRows(bound.decision, decision));
  compare(ALTERNATIVES_TABLE, bound.alternatives, ALTERNATIVES_TABLE.columns, before);
  compare(
    DRIVERS_TABLE,
    bound.drivers,
    [...DRIVERS_TABLE.columns, ...bound.alternatives.map(({ name }) => valueColumn(name))],
    values.drivers,
  );

  compare(METRICS_TABLE, bound.metrics);
  compare(EFFECTS_TABLE, bound.effects);
  compare(FOLLOW_THROUGH_TABLE, bound.followThrough);
  compare(RESULTS_TABLE, bound.results);
  compare(CHALLENGE_TABLE, bound.challenge);
  compare(ACTUALS_TABLE, bound.actuals);
  compare(HISTORY_TABLE, bound.history);
  edits.push(...createBelow(missing, sheet.bottomRow + insertedRows(edits)));

  const used = new Set(bindingsOf(bound).flatMap(({ name }) => (name === null ? [] : nameKey(name))));
  const deleteNames = bindingsOf(sheet.case).flatMap(({ name }) =>
    name !== null && !used.has(nameKey(name)) ? [name] : [],
  );
  return { case: bound, defineNames: definitions, editTables: edits, deleteNames };
}

function bindingsOf(of: Case): CellBinding[] {
  return [...of.drivers, ...of.metrics].flatMap(({ cell }) => cell ?? []);
}

function alternativeKey(row: Alternative | { readonly row: Alternative }): string {
  return nameKey('row' in row ? row.row.name : row.name);
}

function alternativesInOrder(read: ReadTable<Alternative>): ReadTable<Alternative> {
  const ordered = doNothingFirst(read.rows.map(({ row }) => row));
  return { ...read, rows: ordered.map((row) => read.rows.find((one) => one.row === row)!) };
}

/** The case's fields first in the sheet's own order, with the user's own fields kept between them. */
function decisionRows(decision: Decision, read: ReadTable<DecisionRow>): DecisionRow[] {
  const fields = Object.keys(DECISION_FIELDS) as (keyof Decision)[];
  const kept = read.rows.map(({ row }) => {
    const field = fields.find((one) => nameKey(DECISION_FIELDS[one]) === nameKey(row.field));
    return field === undefined ? row : { ...row, text: decision[field] };
  });
  const absent = fields.filter(
    (field) => !kept.some((row) => nameKey(row.field) === nameKey(DECISION_FIELDS[field])),
  );
  return [...kept, ...absent.map((field) => ({ field: DECISION_FIELDS[field], text: decision[field] }))];
}

/** Where each column stands after the edits so far. */
type Headers = string[];

/** Renames, deletes and inserts the columns of the alternatives. */
function valueColumnEdits(
  read: ReadTable<Driver>,
  before: readonly Alternative[],
  after: readonly Alternative[],
  { pairs, removed }: Matching,
): { edits: TableEdit[]; drivers: ReadTable<Driver> } {
  const table = DRIVERS_TABLE.table;
  const headers: Headers = [...read.content.headers];
  const edits: TableEdit[] = [];
  const at = (name: string): number => headers.findIndex((header) => nameKey(header) === nameKey(name));

  for (const index of removed) {
    const column = at(before[index]!.name);
    if (column < 0) continue;
    headers.splice(column, 1);
    edits.push({ kind: 'deleteColumn', table, at: column });
  }
  const renames = pairs.flatMap((pair) => {
    const [from, to] = [before[pair.before]!.name, after[pair.after]!.name];
    return from === to ? [] : [{ from, to, column: at(from) }];
  });
  // All positions are found before the first rename, so that names may be swapped.
  for (const { to, column } of renames) {
    if (column < 0) continue;
    headers[column] = to;
    edits.push({ kind: 'renameColumn', table, at: column, header: to });
  }
  after.forEach(({ name }, i) => {
    if (at(name) >= 0) return;
    const neighbour = i > 0 ? at(after[i - 1]!.name) : lastFixedColumn(headers);
    headers.splice(neighbour + 1, 0, name);
    edits.push({ kind: 'insertColumn', table, at: neighbour + 1, header: name });
  });
  const renamed = new Map(renames.map(({ from, to }) => [from, to]));
  const rows = read.rows.map(({ row, ...place }) => ({
    ...place,
    row: {
      ...row,
      values: Object.fromEntries(
        Object.entries(row.values).map(([name, value]) => [renamed.get(name) ?? name, value]),
      ),
    },
  }));
  return { edits, drivers: { content: { ...read.content, headers }, rows } };
}

function lastFixedColumn(headers: Headers): number {
  const fixed = new Set(DRIVERS_TABLE.columns.map(({ header }) => nameKey(header)));
  return headers.reduce((last, header, i) => (fixed.has(nameKey(header)) ? i : last), -1);
}

/** Inserts the columns that a sheet of an older layout lacks, after the last one that it has. */
function withNewColumns<Row>(
  columns: readonly Column<Row>[],
  read: ReadTable<Row>,
): { edits: TableEdit[]; read: ReadTable<Row> } {
  const headers: Headers = [...read.content.headers];
  const at = (header: string): number => headers.findIndex((one) => nameKey(one) === nameKey(header));
  const edits: TableEdit[] = [];
  for (const { header, since } of columns) {
    if (since === undefined || at(header) >= 0) continue;
    const place = Math.max(...columns.map((column) => at(column.header))) + 1;
    headers.splice(place, 0, header);
    edits.push({ kind: 'insertColumn', table: read.content.name, at: place, header });
  }
  return { edits, read: edits.length === 0 ? read : { ...read, content: { ...read.content, headers } } };
}

type CellEdit = Extract<TableEdit, { readonly kind: 'setCells' }>['cells'][number];

/** The changes of one table's rows. */
function rowEdits<Row>(
  spec: TableSpec<Row>,
  columns: readonly Column<Row>[],
  read: ReadTable<Row>,
  next: readonly Row[],
): TableEdit[] {
  const { table } = spec;
  const { pairs, removed, added } = matchRows(
    read.rows.map(({ row }) => spec.key(row)),
    next.map((row) => spec.key(row)),
  );
  const placed = columns.map((column) => ({ column, at: columnAt(read.content, column.header) }));
  const inputs = (row: Row): CellInput[] => {
    const cells: CellInput[] = read.content.headers.map(() => undefined);
    for (const { column, at } of placed) cells[at] = column.write(row);
    return cells;
  };

  const changed: CellEdit[] = pairs.flatMap((pair) => {
    const { row: old, index } = read.rows[pair.before]!;
    const now = next[pair.after]!;
    return placed.flatMap(({ column, at }) => {
      const content = column.write(now);
      return same(column.write(old), content) ? [] : [{ row: index, column: at, content }];
    });
  });

  // The body's rows as they will stand: a row's place in `next`, or null for a blank one.
  const slots: (number | null)[] = read.content.values.map(() => null);
  for (const pair of pairs) slots[read.rows[pair.before]!.index] = pair.after;
  const edits: TableEdit[] = [];
  const gone = removed.map((i) => read.rows[i]!).sort((a, b) => b.index - a.index);
  for (const { index, hasNotes } of gone) {
    if (hasNotes) {
      // The user's notes stay in their row of the sheet; the table's own cells are emptied.
      const cells = placed.map(({ at }) => ({ row: index, column: at, content: null }));
      changed.push(...cells);
    } else {
      slots.splice(index, 1);
      const last = edits.at(-1);
      if (last?.kind === 'deleteRows' && last.at === index + 1) {
        edits[edits.length - 1] = { ...last, at: index, count: last.count + 1 };
      } else {
        edits.push({ kind: 'deleteRows', table, at: index, count: 1 });
      }
    }
  }
  if (slots.length === 0) slots.push(null);
  for (const i of added) {
    const at = i === 0 ? 0 : slots.indexOf(i - 1) + 1;
    const cells = inputs(next[i]!);
    const last = edits.at(-1);
    if (slots[at] === null) {
      slots[at] = i;
      edits.push({
        kind: 'setCells',
        table,
        cells: cells.map((content, column) => ({ row: at, column, content })),
      });
    } else {
      slots.splice(at, 0, i);
      if (last?.kind === 'insertRows' && last.at + last.rows.length === at) {
        edits[edits.length - 1] = { ...last, rows: [...last.rows, cells] };
      } else {
        edits.push({ kind: 'insertRows', table, at, rows: [cells] });
      }
    }
  }
  return changed.length > 0 ? [{ kind: 'setCells', table, cells: changed }, ...edits] : edits;
}

function same(one: CellInput, other: CellInput): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function insertedRows(edits: readonly TableEdit[]): number {
  return edits.reduce((sum, edit) => sum + (edit.kind === 'insertRows' ? edit.rows.length : 0), 0);
}

// ---------------------------------------------------------------------------------------------
// New tables

/** A table that does not exist yet; its place is found by `createBelow`. */
function newTable<Row>(
  spec: TableSpec<Row>,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  sheet: string,
): TableDefinition {
  return {
    name: spec.table,
    title: spec.title,
    sheet,
    at: 'A1',
    headers: columns.map(({ header }) => header),
    rows: rows.map((row) => columns.map((column) => column.write(row))),
    wrap: true,
  };
}

/** Places the tables one below the other, two rows apart, each under its title. */
function createBelow(definitions: readonly TableDefinition[], bottomRow: number): TableEdit[] {
  let row = bottomRow;
  return definitions.map((definition) => {
    // Two blank rows, the title, then the table's heading.
    const header = row + 4;
    const at = `A${header}`;
    row = header + Math.max(1, definition.rows.length);
    return { kind: 'create', definition: { ...definition, at } };
  });
}

/** The tables of a new case sheet, below its last written row (1-based). */
export function newCaseTables(of: Case, sheet: string, bottomRow: number): TableEdit[] {
  const decision = Object.entries(DECISION_FIELDS).map(([field, label]) => ({
    field: label,
    text: of.decision[field as keyof Decision],
  }));
  const driverColumns = [...DRIVERS_TABLE.columns, ...of.alternatives.map(({ name }) => valueColumn(name))];
  const definitions = [
    newTable(DECISION_TABLE, DECISION_TABLE.columns, decision, sheet),
    newTable(ALTERNATIVES_TABLE, ALTERNATIVES_TABLE.columns, of.alternatives, sheet),
    newTable(DRIVERS_TABLE, driverColumns, of.drivers, sheet),
    newTable(METRICS_TABLE, METRICS_TABLE.columns, of.metrics, sheet),
    newTable(EFFECTS_TABLE, EFFECTS_TABLE.columns, of.effects, sheet),
    newTable(FOLLOW_THROUGH_TABLE, FOLLOW_THROUGH_TABLE.columns, of.followThrough, sheet),
    newTable(RESULTS_TABLE, RESULTS_TABLE.columns, of.results, sheet),
    ...[
      newTable(CHALLENGE_TABLE, CHALLENGE_TABLE.columns, of.challenge, sheet),
      newTable(ACTUALS_TABLE, ACTUALS_TABLE.columns, of.actuals, sheet),
      newTable(HISTORY_TABLE, HISTORY_TABLE.columns, of.history, sheet),
    ].filter(({ rows }) => rows.length > 0),
  ];
  return createBelow(definitions, bottomRow);
}

// ---------------------------------------------------------------------------------------------
// Defined names

/**
 * Gives every binding that is only an address a defined name of its own. A name that points to the cell already
 * and that no other row uses is taken up again: an interrupted save left it.
 */
export function bindNames(
  of: Case,
  existing: readonly NameInfo[],
): { readonly case: Case; readonly definitions: readonly NameDefinition[] } {
  const inUse = new Set(bindingsOf(of).flatMap(({ name }) => (name === null ? [] : nameKey(name))));
  const taken = new Set(existing.map(({ name }) => nameKey(name)));
  const definitions: NameDefinition[] = [];
  function bound<Row extends { readonly name: string; readonly cell: CellBinding | null }>(
    kind: string,
    row: Row,
  ): Row {
    const { cell } = row;
    const area = cell?.address ? parseAddress(cell.address) : null;
    if (!cell || cell.name !== null || !area || area.rowCount * area.columnCount !== 1) return row;
    const address = formatAddress(area);
    const wanted = `${NAME_PREFIX}${kind}_${pascalCase(row.name)}`;
    const isLeftOver = !inUse.has(nameKey(wanted)) && addressOfName(existing, wanted) === address;
    const name = isLeftOver ? wanted : freeName(wanted, taken);
    inUse.add(nameKey(name));
    taken.add(nameKey(name));
    definitions.push({ name, address, comment: `${kind} "${row.name.slice(0, 180)}" of the Fulcrum case` });
    return { ...row, cell: { name, address } };
  }
  return {
    case: {
      ...of,
      drivers: of.drivers.map((row) => bound('Driver', row)),
      metrics: of.metrics.map((row) => bound('Metric', row)),
    },
    definitions,
  };
}

/** "Fuel price, $/km" → "FuelPriceKm": letters and digits only, as defined names demand. */
function pascalCase(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? ['Cell'];
  return words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 200);
}

function freeName(wanted: string, used: ReadonlySet<string>): string {
  if (!used.has(nameKey(wanted))) return wanted;
  for (let i = 2; ; i++) {
    if (!used.has(nameKey(`${wanted}_${i}`))) return `${wanted}_${i}`;
  }
}
