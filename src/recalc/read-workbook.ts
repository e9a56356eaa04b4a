/** Reads the open workbook into a WorkbookModel: the sheets that metrics depend on, in a few batched reads. */
import type { Workbook } from '../workbook/workbook';
import type { Expression } from './expression';
import { childrenOf } from './expression';
import { worksheetFunctions } from './functions';
import type {
  Area,
  CellModel,
  CellReference,
  NameModel,
  SheetModel,
  TableModel,
  WorkbookModel,
} from './model';
import { cellName, parseAreaAddress } from './model';
import { FormulaParser } from './parse';
import { ModelRefused, remark } from './remark';

/** The part of the port that reading needs. */
export type ReadableWorkbook = Pick<
  Workbook,
  'read' | 'spills' | 'sheets' | 'names' | 'tables' | 'readTables' | 'info'
>;

interface Address {
  readonly sheet: string;
  readonly area: Area;
}

/** Splits "'My sheet'!A1:C9" into sheet and area. */
function parseAddress(address: string): Address | undefined {
  const at = address.lastIndexOf('!');
  const area = parseAreaAddress(address.slice(at + 1));
  const written = address.slice(0, Math.max(0, at));
  const sheet = /^'.*'$/.test(written) ? written.slice(1, -1).replace(/''/g, "'") : written;
  return area && { sheet, area };
}

/** Sheets, names and tables that an expression mentions. */
interface Mentions {
  readonly sheets: Set<string>;
  /** First and last sheet of references such as Jan:Dec!A1. */
  readonly spans: (readonly [first: string, last: string])[];
  readonly names: Set<string>;
  readonly tables: Set<string>;
}

function mentionsOf(expression: Expression, mentions: Mentions): void {
  if (expression.kind === 'reference') {
    const { sheet, lastSheet } = expression;
    if (sheet !== undefined) mentions.sheets.add(sheet);
    if (sheet !== undefined && lastSheet !== undefined) mentions.spans.push([sheet, lastSheet]);
  } else if (expression.kind === 'name') {
    mentions.names.add(expression.name.toLowerCase());
    if (expression.sheet !== undefined) mentions.sheets.add(expression.sheet);
  } else if (expression.kind === 'call') {
    mentions.names.add(expression.name.toLowerCase());
    // The sheet that INDIRECT reads stands in a text.
    for (const argument of expression.arguments)
      if (argument?.kind === 'constant') mentionsInText(argument.value, mentions);
  } else if (expression.kind === 'table' && expression.table !== undefined) {
    mentions.tables.add(expression.table.toLowerCase());
  }
  for (const child of childrenOf(expression)) mentionsOf(child, mentions);
}

function mentionsInText(value: unknown, mentions: Mentions): void {
  const sheet = typeof value === 'string' ? /^'?([^'!]+)'?!/.exec(value)?.[1] : undefined;
  if (sheet !== undefined) mentions.sheets.add(sheet);
}

/** Whether a formula can fill more than its own cell. Sums and their like cannot. */
function maySpill(expression: Expression): boolean {
  if (expression.kind === 'constant') return false;
  if (expression.kind === 'reference') {
    const { top, left, bottom, right } = expression;
    return !top || !left || !bottom || !right || top.value !== bottom.value || left.value !== right.value;
  }
  if (expression.kind === 'unary' && expression.operator === '@') return false;
  if (expression.kind === 'call') {
    const definition = worksheetFunctions.get(expression.name);
    const takesWhole = definition?.kinds.every((kind) => kind === 'r' || kind === 'a') === true;
    if (definition && definition.returns !== 'value' && takesWhole) return false;
  }
  if (expression.kind === 'unary' || expression.kind === 'binary')
    return childrenOf(expression).some(maySpill);
  if (expression.kind === 'call') {
    const definition = worksheetFunctions.get(expression.name);
    if (definition && definition.returns !== 'value') return childrenOf(expression).some(maySpill);
  }
  return true;
}

/**
 * Reads the cells that metrics depend on: the used ranges of their sheets, then of the sheets these mention, until no
 * new sheet comes up. Each round is one read.
 *
 * @throws DomainError "not-found" when a driver or metric lies on a sheet that does not exist
 */
export async function readWorkbook(
  workbook: ReadableWorkbook,
  drivers: readonly CellReference[],
  metrics: readonly CellReference[],
): Promise<WorkbookModel> {
  const [info, sheetInfos, nameInfos, tableInfos] = await Promise.all([
    workbook.info(),
    workbook.sheets(),
    workbook.names(),
    workbook.tables(),
  ]);
  const known = new Map(sheetInfos.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const parser = new FormulaParser();
  const names: NameModel[] = nameInfos.map(({ name, sheet, formula }) =>
    sheet === null ? { name, formula } : { name, sheet, formula },
  );
  const tableSheets = new Map(tableInfos.map(({ name, sheet }) => [name.toLowerCase(), sheet]));

  const cells = new Map<string, CellModel[]>();
  const spilling: string[] = [];
  let wanted = new Set<string>();
  for (const cell of [...drivers, ...metrics]) {
    if (!known.has(cell.sheet.toLowerCase())) {
      throw new ModelRefused('not-found', cellName(cell), remark('offSheet', { cell: cellName(cell) }));
    }
    wanted.add(cell.sheet.toLowerCase());
  }
  while (wanted.size > 0) {
    const round = [...wanted];
    const addresses = round.map((sheet) => known.get(sheet)?.usedRange ?? null);
    const asked = addresses.filter((address): address is string => address !== null);
    const contents = asked.length > 0 ? await workbook.read(asked) : [];
    const mentions: Mentions = { sheets: new Set(), spans: [], names: new Set(), tables: new Set() };
    let next = 0;
    for (const [i, sheet] of round.entries()) {
      const content = addresses[i] === null ? undefined : contents[next++];
      const at = content && parseAddress(content.address);
      const list: CellModel[] = [];
      cells.set(sheet, list);
      if (!content || !at) continue;
      for (const [r, row] of content.values.entries()) {
        for (const [c, value] of row.entries()) {
          const formula = content.formulas[r]?.[c] ?? null;
          if (formula === null && value === null) continue;
          const cell = { row: at.area.top + r, column: at.area.left + c, value };
          list.push(formula === null ? cell : { ...cell, formula });
          if (formula === null) continue;
          const expression = expressionOf(parser, formula, cell.row, cell.column);
          if (!expression) continue;
          mentionsOf(expression, mentions);
          if (maySpill(expression))
            spilling.push(cellName({ sheet: known.get(sheet)?.name ?? sheet, ...cell }));
        }
      }
    }
    wanted = mentionedSheets(mentions, names, tableSheets, [...known.keys()], parser);
    for (const sheet of [...wanted]) if (cells.has(sheet) || !known.has(sheet)) wanted.delete(sheet);
  }

  const sheets: SheetModel[] = sheetInfos.map(({ name }) => ({
    name,
    cells: cells.get(name.toLowerCase()) ?? [],
  }));
  await addSpills(workbook, sheets, spilling);
  return {
    sheets,
    names,
    tables: await readTableShapes(workbook, tableInfos, cells),
    dateSystem: info.dateSystem === 1904 ? '1904' : '1900',
    iterative: info.iteration !== null,
    dialect: 'sheet',
  };
}

function expressionOf(
  parser: FormulaParser,
  formula: string,
  row: number,
  column: number,
): Expression | undefined {
  try {
    return parser.parse(formula, row, column).expression;
  } catch {
    // A formula that cannot be read is reported when the model is planned, with its cell.
    return undefined;
  }
}

/** The sheets behind what formulas mention, in lower case; names, tables and spans of sheets resolved. */
function mentionedSheets(
  mentions: Mentions,
  names: readonly NameModel[],
  tableSheets: ReadonlyMap<string, string>,
  /** All sheets from left to right, in lower case. */
  order: readonly string[],
  parser: FormulaParser,
): Set<string> {
  const pending = [...mentions.names];
  const seen = new Set<string>();
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const definition of names) {
      if (definition.name.toLowerCase() !== name) continue;
      const expression = expressionOf(parser, definition.formula, 0, 0);
      if (!expression) continue;
      mentionsOf(expression, mentions);
      pending.push(...mentions.names);
    }
  }
  const sheets = new Set([...mentions.sheets].map((sheet) => sheet.toLowerCase()));
  for (const span of mentions.spans) {
    const [one, other] = span.map((sheet) => order.indexOf(sheet.toLowerCase())) as [number, number];
    if (one < 0 || other < 0) continue;
    for (const sheet of order.slice(Math.min(one, other), Math.max(one, other) + 1)) sheets.add(sheet);
  }
  for (const table of mentions.tables) {
    const sheet = tableSheets.get(table);
    if (sheet !== undefined) sheets.add(sheet.toLowerCase());
  }
  return sheets;
}

async function addSpills(
  workbook: ReadableWorkbook,
  sheets: readonly SheetModel[],
  candidates: readonly string[],
): Promise<void> {
  if (candidates.length === 0) return;
  const areas = await workbook.spills(candidates);
  const bySheet = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), sheet.cells as CellModel[]]));
  for (const [i, address] of areas.entries()) {
    const spill = address === null ? undefined : parseAddress(address);
    const anchor = parseAddress(candidates[i] as string);
    if (!spill || !anchor) continue;
    const list = bySheet.get(anchor.sheet.toLowerCase()) ?? [];
    const at = list.findIndex(({ row, column }) => row === anchor.area.top && column === anchor.area.left);
    const cell = list[at];
    if (cell) list[at] = { ...cell, array: spill.area };
  }
}

/** Tables on the sheets that were read. A totals row is what a table has beyond its header and body. */
async function readTableShapes(
  workbook: ReadableWorkbook,
  infos: readonly { name: string; sheet: string; address: string }[],
  cells: ReadonlyMap<string, unknown>,
): Promise<TableModel[]> {
  const needed = infos.filter(({ sheet }) => cells.has(sheet.toLowerCase()));
  if (needed.length === 0) return [];
  const contents = await workbook.readTables(needed.map(({ name }) => name));
  const tables: TableModel[] = [];
  for (const [i, { name, sheet, address }] of needed.entries()) {
    const content = contents[i];
    const whole = parseAddress(address) ?? (content ? parseAddress(content.address) : undefined);
    if (!content || !whole) continue;
    const height = whole.area.bottom - whole.area.top + 1;
    const totalsRows = Math.max(0, height - 1 - content.values.length);
    tables.push({ name, sheet, area: whole.area, headerRows: 1, totalsRows, columns: content.headers });
  }
  return tables;
}
