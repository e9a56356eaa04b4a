/** Worksheet tables. */
import { columnLetters, localAddress, parseLocalAddress } from '../address';
import { WorkbookError } from '../workbook';
import type { TableAccess, TableContent, TableDefinition, TableEdit } from '../workbook';
import type { Batch } from './batch';
import { excelInput } from './cell-input';
import { isTooMuchAtOnce, pieces, Trips } from './payload';
import { contentOf, noSheet, normalised, protectedSheet, readAreas, requireArea } from './cells';
import { applyRole, setColumnWidths } from './styles';

export function tableAccess(batch: Batch): TableAccess {
  return {
    tables: () =>
      batch(async (context) => {
        const { tables } = context.workbook;
        tables.load('name');
        await context.sync();
        const found = tables.items.map((table) => {
          const range = table.getRange();
          range.load('address');
          table.worksheet.load('name');
          return { table, range };
        });
        await context.sync();
        return found.map(({ table, range }) => ({
          name: table.name,
          sheet: table.worksheet.name,
          address: normalised(range.address),
        }));
      }),
    readTables: (names) => batch((context) => readTables(context, names)),
    editTables: (edits) => batch((context) => editTables(context, edits)),
  };
}

async function readTables(
  context: Excel.RequestContext,
  names: readonly string[],
): Promise<(TableContent | null)[]> {
  const tables = names.map((name) => {
    const table = context.workbook.tables.getItemOrNullObject(name);
    table.load('name,showTotals');
    return table;
  });
  await context.sync();
  const parts = tables.map((table) => (table.isNullObject ? null : partsOf(table)));
  for (const part of parts) part?.body.load('values,formulas,valueTypes');
  try {
    await context.sync();
  } catch (error) {
    if (!isTooMuchAtOnce(error)) throw error;
    return readLargeTables(context, tables);
  }
  return parts.map((part) => part && { ...described(part), ...contentOf(part.body) });
}

/** As above in several trips, in which the rows are divided where they have to be. */
async function readLargeTables(
  context: Excel.RequestContext,
  tables: readonly Excel.Table[],
): Promise<(TableContent | null)[]> {
  const parts = tables.map((table) => (table.isNullObject ? null : partsOf(table)));
  for (const part of parts) part?.body.load('address');
  await context.sync();
  const bodies = parts.flatMap((part) => (part ? [requireArea(part.body.address)] : []));
  const contents = await readAreas(context, bodies, false);
  return parts.map((part) => {
    if (!part) return null;
    const { values, formulas } = contents.shift()!;
    return { ...described(part), values, formulas };
  });
}

interface TableParts {
  readonly table: Excel.Table;
  readonly header: Excel.Range;
  readonly body: Excel.Range;
  readonly both: Excel.Range;
}

/** A table's parts with all but its rows loaded. */
function partsOf(table: Excel.Table): TableParts {
  const header = table.getHeaderRowRange();
  const body = table.getDataBodyRange();
  const both = header.getBoundingRect(body);
  header.load('values');
  both.load('address');
  table.worksheet.load('name');
  return { table, header, body, both };
}

function described({ table, header, both }: TableParts): Omit<TableContent, 'values' | 'formulas'> {
  return {
    name: table.name,
    sheet: table.worksheet.name,
    address: normalised(both.address),
    headers: header.values[0]!.map(String),
  };
}

// ---------------------------------------------------------------------------------------------
// Editing

/** A table's place as the steps so far have left it. */
interface Place {
  readonly table: Excel.Table;
  readonly sheet: Excel.Worksheet;
  readonly sheetName: string;
  readonly hasTotals: boolean;
  /** Of the header row, counted from 0. */
  row: number;
  column: number;
  rowCount: number;
  columnCount: number;
}

async function editTables(context: Excel.RequestContext, edits: readonly TableEdit[]): Promise<void> {
  for (const edit of edits) if (edit.kind === 'create') cornerOf(edit.definition);
  const places = await findPlaces(context, edits);
  context.application.suspendApiCalculationUntilNextSync();
  const trip = new Trips(context);
  for (const edit of edits) {
    if (edit.kind === 'create')
      places.set(edit.definition.name.toLowerCase(), await create(context, trip, edit.definition));
    else applyEdit(edit, placeOf(places, edit.table), [...places.values()]);
  }
  await context.sync();
}

async function findPlaces(
  context: Excel.RequestContext,
  edits: readonly TableEdit[],
): Promise<Map<string, Place>> {
  const made = new Set<string>();
  const existing = edits.flatMap((edit) => {
    if (edit.kind !== 'create') return made.has(edit.table.toLowerCase()) ? [] : [edit.table];
    made.add(edit.definition.name.toLowerCase());
    return [];
  });
  const names = [...new Set(existing)];
  const tables = names.map((name) => {
    const table = context.workbook.tables.getItemOrNullObject(name);
    table.load('name,showTotals');
    return table;
  });
  const created = [
    ...new Set(edits.flatMap((edit) => (edit.kind === 'create' ? [edit.definition.sheet] : []))),
  ].map((name) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name);
    sheet.load('name');
    sheet.protection.load('protected');
    return { name, sheet };
  });
  await context.sync();
  for (const { name, sheet } of created) {
    if (sheet.isNullObject) throw noSheet(name);
    if (sheet.protection.protected) throw protectedSheet(name);
  }
  const found = tables.map((table, i) => {
    if (table.isNullObject) {
      throw new WorkbookError('not-found', `The workbook has no table "${names[i]}" any more.`, names[i]);
    }
    const range = table.getRange();
    range.load('rowIndex,columnIndex,rowCount,columnCount');
    table.worksheet.load('name');
    table.worksheet.protection.load('protected');
    return { table, range };
  });
  await context.sync();
  return new Map(
    found.map(({ table, range }, i) => {
      const { name } = table.worksheet;
      if (table.worksheet.protection.protected) throw protectedSheet(name);
      const place = {
        table,
        sheet: table.worksheet,
        sheetName: name,
        hasTotals: table.showTotals,
        row: range.rowIndex,
        column: range.columnIndex,
        rowCount: range.rowCount - 1 - (table.showTotals ? 1 : 0),
        columnCount: range.columnCount,
      };
      return [names[i]!.toLowerCase(), place];
    }),
  );
}

function placeOf<P>(places: ReadonlyMap<string, P>, table: string): P {
  return places.get(table.toLowerCase())!;
}

type PlacedEdit = Exclude<TableEdit, { readonly kind: 'create' }>;

/** One write takes so many cells at most, so that the host can turn to its user in between. */
const CELLS_AT_ONCE = 2000;

function applyEdit(edit: PlacedEdit, place: Place, all: readonly Place[]): void {
  const { table, sheet } = place;
  switch (edit.kind) {
    case 'insertRows': {
      const count = edit.rows.length;
      if (count === 0) return;
      const first = place.row + 1 + edit.at;
      sheet.getRange(`${first + 1}:${first + count}`).insert('Down');
      const atEnd = edit.at >= place.rowCount;
      shift(all, place.sheetName, first, count, place);
      place.rowCount += count;
      // Rows inserted below the last one are outside the table until it is told to take them in.
      if (atEnd && !place.hasTotals) table.resize(sheet.getRange(areaOf(place)));
      // Inserted rows look as the one above them, which is the heading here.
      if (edit.at === 0) {
        const inserted = {
          row: first,
          column: place.column,
          rowCount: count,
          columnCount: place.columnCount,
        };
        sheet.getRange(localAddress(inserted)).copyFrom(bodyRow(place, count), 'Formats');
      }
      writeRows(place, edit.at, edit.rows);
      return;
    }
    case 'deleteRows': {
      const first = place.row + 1 + edit.at;
      const gone = Math.min(edit.count, place.rowCount - 1);
      if (edit.count >= place.rowCount) bodyRow(place, edit.at).clear('Contents');
      if (gone <= 0) return;
      const from = edit.count >= place.rowCount ? first + 1 : first;
      sheet.getRange(`${from + 1}:${from + gone}`).delete('Up');
      shift(all, place.sheetName, from + gone, -gone, place);
      place.rowCount -= gone;
      return;
    }
    case 'insertColumn':
      table.columns.add(edit.at, undefined, edit.header);
      place.columnCount += 1;
      return;
    case 'deleteColumn':
      table.columns.getItemAt(edit.at).delete();
      place.columnCount -= 1;
      return;
    case 'renameColumn':
      headerCell(place, edit.at).values = [[excelInput({ text: edit.header })]];
      return;
    case 'setCells':
      writeCells(place, edit.cells);
  }
}

/** Cells one below the other are written as one range. */
function writeCells({ sheet, row, column }: Place, cells: CellEdits): void {
  const ordered = cells
    .filter(({ content }) => content !== undefined)
    .sort((a, b) => a.column - b.column || a.row - b.row);
  for (let i = 0; i < ordered.length;) {
    const first = ordered[i]!;
    let count = 1;
    for (; i + count < ordered.length && count < CELLS_AT_ONCE; count++) {
      const next = ordered[i + count]!;
      if (next.column !== first.column || next.row !== first.row + count) break;
    }
    const run = ordered.slice(i, i + count);
    const area = { row: row + 1 + first.row, column: column + first.column, rowCount: count, columnCount: 1 };
    sheet.getRange(localAddress(area)).formulas = run.map(({ content }) => [excelInput(content)]);
    i += count;
  }
}

type CellEdits = Extract<TableEdit, { readonly kind: 'setCells' }>['cells'];

/** Tables below on the same sheet move with the rows. */
function shift(
  all: readonly Place[],
  sheetName: string,
  fromRow: number,
  count: number,
  except: Place,
): void {
  for (const place of all) {
    if (place !== except && place.sheetName === sheetName && place.row >= fromRow) place.row += count;
  }
}

function areaOf({ row, column, rowCount, columnCount, hasTotals }: Place): string {
  return localAddress({ row, column, rowCount: rowCount + 1 + (hasTotals ? 1 : 0), columnCount });
}

function bodyRow({ sheet, row, column, columnCount }: Place, at: number): Excel.Range {
  return sheet.getRange(localAddress({ row: row + 1 + at, column, rowCount: 1, columnCount }));
}

function headerCell({ sheet, row, column }: Place, columnAt: number): Excel.Range {
  return sheet.getRange(`${columnLetters(column + columnAt)}${row + 1}`);
}

function writeRows(
  place: Place,
  at: number,
  rows: readonly (readonly Parameters<typeof excelInput>[0][])[],
): void {
  const { sheet, row, column, columnCount } = place;
  const atOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / columnCount));
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    const area = localAddress({ row: row + 1 + at + from, column, rowCount: some.length, columnCount });
    sheet.getRange(area).formulas = some.map((cells) =>
      Array.from({ length: columnCount }, (_, c) => excelInput(cells[c])),
    );
  }
}

function cornerOf({ name, at, headers }: TableDefinition): NonNullable<ReturnType<typeof parseLocalAddress>> {
  const corner = parseLocalAddress(at);
  if (corner && headers.length > 0) return corner;
  throw new WorkbookError('refused', `The table "${name}" cannot begin at ${at}.`, name);
}

async function create(
  context: Excel.RequestContext,
  trip: Trips,
  definition: TableDefinition,
): Promise<Place> {
  const { name, headers, rows, title, columnWidths, wrap } = definition;
  const sheet = context.workbook.worksheets.getItem(definition.sheet);
  const corner = cornerOf(definition);
  if (title !== undefined && corner.row > 0) {
    const cell = sheet.getRange(`${columnLetters(corner.column)}${corner.row}`);
    cell.values = [[excelInput({ text: title })]];
    applyRole(cell, 'section');
  }
  const body = Math.max(1, rows.length);
  const area = { ...corner, rowCount: body + 1, columnCount: headers.length };
  const heading = sheet.getRange(localAddress({ ...area, rowCount: 1 }));
  heading.values = [headers.map((header) => excelInput({ text: header }))];
  // Before the table is there: in its columns Excel would fill formulas down.
  for (const piece of pieces(rows.map((cells) => headers.map((_, c) => excelInput(cells[c]))))) {
    await trip.makeRoom(piece.rows);
    const row = corner.row + 1 + piece.from;
    sheet.getRange(localAddress({ ...area, row, rowCount: piece.rows.length })).formulas = piece.rows;
  }
  const table = sheet.tables.add(localAddress(area), true);
  table.name = name;
  table.style = 'TableStyleLight9';
  applyRole(heading, 'heading');
  // In columns of any width a wrapped heading would break within words.
  if (columnWidths) setColumnWidths(sheet, corner.column, columnWidths);
  else if (!wrap) heading.format.wrapText = false;
  if (wrap) {
    const { format } = sheet.getRange(localAddress({ ...area, row: corner.row + 1, rowCount: body }));
    format.wrapText = true;
    format.verticalAlignment = 'Top';
  }
  table.showFilterButton = false;
  return {
    table,
    sheet,
    sheetName: definition.sheet,
    hasTotals: false,
    row: corner.row,
    column: corner.column,
    rowCount: body,
    columnCount: headers.length,
  };
}
