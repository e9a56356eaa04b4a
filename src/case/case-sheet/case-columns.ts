/** The kinds of column on the case sheet: how a cell is read into a field of a row, and written from it. */
import { formatAddress, parseAddress } from '../../workbook/address';
import { isCellError, text } from '../../workbook/workbook';
import type { CellInput, CellValue } from '../../workbook/workbook';
import type { CellBinding } from '../case';
import { shownValue } from '../said';
import type { CaseSentence, Facts, Said } from '../said';

/** A flaw of the case, in a sentence that names table and cell. */
export interface CaseProblem extends Said {
  readonly table: string;
  /** Such as "'Fulcrum case'!C14"; null where the flaw is in no cell. */
  readonly cell: string | null;
}

/** A cell of the case sheet, and what is needed to read it. */
export interface SheetCell {
  readonly value: CellValue;
  readonly formula: string | null;
  /** Where a defined name of the add-in points; null where its cells were deleted. */
  readonly resolve: (name: string) => string | null;
  /** Notes a flaw of this cell, whose table and address the sentence begins with; the field then stays empty. */
  readonly report: (flaw: CaseSentence, facts?: Facts) => void;
}

export interface Column<Row> {
  readonly header: string;
  /** The version of the sheet's layout that brought it; in sheets of a lower one it may be missing. */
  readonly since?: number;
  readonly read: (row: Row, cell: SheetCell) => Row;
  readonly write: (row: Row) => CellInput;
}

/** The fields of a row that hold exactly a T. */
type FieldOf<Row, T> = {
  [K in keyof Row]-?: [T] extends [Row[K]] ? ([Row[K]] extends [T] ? K : never) : never;
}[keyof Row];

/** Free text; a number is read as its text. */
export function textColumn<Row>(header: string, field: FieldOf<Row, string>): Column<Row> {
  return {
    header,
    read: (row, cell) => ({ ...row, [field]: readText(cell) }),
    write: (row) => textOrNothing(row[field] as string),
  };
}

/** The flaw of a number; null for none. */
export type NumberCheck = (value: number) => CaseSentence | null;

/** A number, or blank. */
export function numberColumn<Row>(
  header: string,
  field: FieldOf<Row, number | null>,
  check: NumberCheck = () => null,
): Column<Row> {
  return {
    header,
    read: (row, cell) => ({ ...row, [field]: readNumber(cell, header, check) }),
    write: (row) => row[field] as number | null,
  };
}

/** One of the words, upper and lower case alike, or blank. */
export function choiceColumn<Row, T extends string>(
  header: string,
  field: FieldOf<Row, T | null>,
  choices: readonly T[],
): Column<Row> {
  return {
    header,
    read: (row, cell) => ({ ...row, [field]: readChoice(cell, header, choices) }),
    write: (row) => textOrNothing((row[field] as T | null) ?? ''),
  };
}

/** Several of the words with commas between. */
export function choicesColumn<Row, T extends string>(
  header: string,
  field: FieldOf<Row, readonly T[]>,
  choices: readonly T[],
): Column<Row> {
  return {
    header,
    read: (row, cell) => ({ ...row, [field]: readChoices(cell, header, choices) }),
    write: (row) => textOrNothing((row[field] as readonly T[]).join(', ')),
  };
}

/** A day, kept and written as "2026-03-31"; a date of Excel's is read as that. */
export function dateColumn<Row>(header: string, field: FieldOf<Row, string>): Column<Row> {
  return {
    header,
    read: (row, cell) => ({ ...row, [field]: readDate(cell) }),
    write: (row) => textOrNothing(row[field] as string),
  };
}

/**
 * A cell of the model, told by the defined name that the add-in made for it. As text: where Excel fills formulas down
 * the columns of a table (its AutoCorrect, on by default, takes what add-ins write too; office-js issues 2093, 5909),
 * a formula that shows the address would put one row's cell into all of them.
 */
export function bindingColumn<Row>(header: string, field: FieldOf<Row, CellBinding | null>): Column<Row> {
  return {
    header,
    read: (row, cell) => ({ ...row, [field]: readBinding(cell) }),
    write: (row) => writeBinding(row[field] as CellBinding | null),
  };
}

/** Several cells with commas between, each as in a column of one cell. */
export function bindingsColumn<Row>(
  header: string,
  field: FieldOf<Row, readonly CellBinding[]>,
): Column<Row> {
  return {
    header,
    read: (row, cell) => ({ ...row, [field]: readBindings(cell) }),
    write: (row) => writeBindings(row[field] as readonly CellBinding[]),
  };
}

// ---------------------------------------------------------------------------------------------

export function textOrNothing(value: string): CellInput {
  return value === '' ? null : text(value);
}

export function readText(cell: SheetCell): string {
  const { value } = cell;
  if (value === null) return '';
  if (isCellError(value)) {
    cell.report('cellShowsError', { error: value.error });
    return '';
  }
  return String(value).trim();
}

export function readNumber(cell: SheetCell, header: string, check: NumberCheck = () => null): number | null {
  const { value } = cell;
  if (value === null || value === '') return null;
  if (typeof value !== 'number') {
    cell.report('notANumber', { column: header, found: shownValue(value) });
    return null;
  }
  const flaw = check(value);
  if (flaw === null) return value;
  cell.report(flaw, { column: header, found: value });
  return null;
}

function readChoice<T extends string>(cell: SheetCell, header: string, choices: readonly T[]): T | null {
  const written = readText(cell);
  if (written === '') return null;
  const found = choices.find((choice) => choice.toLowerCase() === written.toLowerCase());
  if (found === undefined) {
    cell.report('noSuchChoice', { column: header, choices: choices.join(', '), found: shownValue(written) });
  }
  return found ?? null;
}

function readChoices<T extends string>(cell: SheetCell, header: string, choices: readonly T[]): T[] {
  return readText(cell)
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => readChoice({ ...cell, value: part }, header, choices) ?? []);
}

const DAY_MILLISECONDS = 86_400_000;

export function readDate(cell: SheetCell): string {
  if (typeof cell.value !== 'number') return readText(cell);
  if (cell.value < 1 || cell.value > 2_958_465) {
    cell.report('notADate', { found: cell.value });
    return '';
  }
  // Serial 25569 is 1970-01-01 in the 1900 date system.
  return new Date((Math.floor(cell.value) - 25_569) * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The defined names that this add-in makes begin so. */
export const NAME_PREFIX = 'Fulcrum_';
const OUR_NAMES = /\bFulcrum_[\p{L}\p{N}_.]+/gu;
const OUR_NAME = /\bFulcrum_[\p{L}\p{N}_.]+/u;

/** The add-in's defined name that a cell of the case sheet refers to; null where it does to none. */
function boundName(value: CellValue, source: string | null): string | null {
  return OUR_NAME.exec(writtenIn(value, source))?.[0] ?? null;
}

function writtenIn(value: CellValue, source: string | null): string {
  return source ?? (typeof value === 'string' ? value : '');
}

function readBinding(cell: SheetCell): CellBinding | null {
  const name = boundName(cell.value, cell.formula);
  if (name !== null) {
    const address = cell.resolve(name);
    if (address === null) {
      cell.report('boundCellDeleted', { name });
    }
    return { name, address };
  }
  const written = readText(cell);
  if (written === '') return null;
  const area = parseAddress(written);
  if (!area) {
    cell.report('notAnAddress', { found: shownValue(written) });
    return null;
  }
  return { name: null, address: formatAddress(area) };
}

function readBindings(cell: SheetCell): CellBinding[] {
  // In a formula of an older sheet each name stands twice in its part, for the row and the column.
  const names = [...new Set(writtenIn(cell.value, cell.formula).match(OUR_NAMES) ?? [])];
  const bound = names.map((name) => ({ name, address: cell.resolve(name) }));
  if (bound.some(({ address }) => address === null)) {
    cell.report('answerCellDeleted');
  }
  return [...bound, ...typedAddresses(cell)];
}

/** Addresses without a name: those between commas, and in a formula those between quotes. */
function typedAddresses({ value, formula: source }: SheetCell): CellBinding[] {
  const quoted = (source ?? '').matchAll(/"((?:[^"]|"")*)"/g);
  const parts =
    source === null
      ? typeof value === 'string'
        ? value.split(',')
        : []
      : Array.from(quoted, ([, part]) => part!.replaceAll('""', '"'));
  return parts.flatMap((part) => {
    const area = parseAddress(part);
    return area ? [{ name: null, address: formatAddress(area) }] : [];
  });
}

function writeBindings(bindings: readonly CellBinding[]): CellInput {
  return textOrNothing(bindings.flatMap(({ name, address }) => name ?? address ?? []).join(', '));
}

function writeBinding(binding: CellBinding | null): CellInput {
  return textOrNothing(binding?.name ?? binding?.address ?? '');
}
