/** Reading and writing the cells of a range. */
import { translateFormulaToA1, translateFormulaToR1C1 } from '@borgar/fx';
import { areaAddress } from '../../grid/a1';
import { cellArea } from '../../grid/area';
import { isCellErrorValue } from '../../grid/formula-evaluator';
import type { CellInput, CellValue, SheetArea } from '../../grid/grid';
import { readEntry } from '../entry';
import { invalidArgument, rangeExceedsLimit, wrongShape } from '../host-error';
import { localFormula } from '../locale';
import { asBoolean, asChoice, asText, isMissing } from '../object-type';
import type { Book } from './book';
import { isUnbounded, requireAllowed, requireEditable } from './book';
import { calculatedColumns, fillColumn } from './calculated-columns';

interface Cells {
  readonly book: Book;
  readonly area: SheetArea;
}

/** What Office.js sees of a value: an empty text for nothing, "#N/A" for an error. */
export function shownValue(value: CellValue): number | string | boolean {
  if (value === null) return '';
  return isCellErrorValue(value) ? value.error : value;
}

export function valueType(value: CellValue): string {
  if (value === null) return 'Empty';
  if (isCellErrorValue(value)) return 'Error';
  return typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String';
}

export function values({ book, area }: Cells): unknown[][] {
  return book.grid.values(area).map((row) => row.map(shownValue));
}

export function valueTypes({ book, area }: Cells): string[][] {
  return book.grid.values(area).map((row) => row.map(valueType));
}

function mapFormulas(
  { book, area }: Cells,
  write: (formula: string, row: number, column: number) => string,
): unknown[][] {
  const literals = book.grid.values(area);
  return book.grid
    .formulas(area)
    .map((line, r) =>
      line.map((formula, c) =>
        formula === null ? shownValue(literals[r]![c]!) : write(formula, area.row + r, area.column + c),
      ),
    );
}

export function formulas(self: Cells): unknown[][] {
  return mapFormulas(self, (formula) => formula);
}

export function formulasLocal(self: Cells): unknown[][] {
  const { locale } = self.book;
  return mapFormulas(self, (formula) => localFormula(formula, locale)).map((line) =>
    line.map((cell) =>
      typeof cell === 'number' ? String(cell).replace('.', locale.decimalSeparator) : cell,
    ),
  );
}

export function formulasR1C1(self: Cells): unknown[][] {
  return mapFormulas(self, (formula, row, column) =>
    translateFormulaToR1C1(formula, areaAddress(cellArea(row, column))),
  );
}

/** The written value as a matrix of the range's shape; a single value goes into every cell. */
function matrix({ area }: Cells, value: unknown): unknown[][] {
  if (isUnbounded(area)) throw rangeExceedsLimit();
  if (!Array.isArray(value)) {
    return Array.from({ length: area.rowCount }, () => Array.from({ length: area.columnCount }, () => value));
  }
  const rows = value as readonly unknown[];
  const fits =
    rows.length === area.rowCount &&
    rows.every((row) => Array.isArray(row) && (row as readonly unknown[]).length === area.columnCount);
  if (!fits) throw wrongShape();
  return rows as unknown[][];
}

function write(
  self: Cells,
  value: unknown,
  entry: (
    cell: unknown,
    asText: boolean,
    row: number,
    column: number,
  ) => { input: CellInput; numberFormat?: string },
): void {
  const { book, area } = self;
  const written = matrix(self, value);
  requireEditable(book, area);
  const formats = book.grid.numberFormats(area);
  const entries = written.map((line, r) =>
    line.map((cell, c) => entry(cell, formats[r]![c] === '@', area.row + r, area.column + c)),
  );
  const inputs = entries.map((line) => line.map(({ input }) => input));
  const fills = calculatedColumns(book, area, inputs);
  book.grid.write(area, inputs);
  for (const fill of fills) fillColumn(book, fill);
  const codes = entries.map((line, r) =>
    line.map(({ numberFormat }, c) => (formats[r]![c] === 'General' ? numberFormat : undefined)),
  );
  if (codes.some((line) => line.some((code) => code !== undefined))) book.grid.setNumberFormats(area, codes);
}

/** Values and formulas are written alike: what begins with "=" is a formula in English. */
export function writeValues(self: Cells, value: unknown): void {
  write(self, value, (cell, asText) => readEntry(cell, asText));
}

export function writeFormulasLocal(self: Cells, value: unknown): void {
  write(self, value, (cell, asText) => readEntry(cell, asText, self.book.locale));
}

export function writeFormulasR1C1(self: Cells, value: unknown): void {
  write(self, value, (cell, asText, row, column) => {
    const isFormula = typeof cell === 'string' && cell.startsWith('=') && cell.length > 1;
    return readEntry(
      isFormula ? translateFormulaToA1(cell, areaAddress(cellArea(row, column))) : cell,
      asText,
    );
  });
}

/** Excel's locale changes the separators of a number format, and nothing else that the add-in uses. */
function swapSeparators(
  code: string,
  from: { decimal: string; group: string },
  to: { decimal: string; group: string },
): string {
  if (from.decimal === to.decimal) return code;
  return code
    .split(/("[^"]*"|\\.|\[[^\]]*\])/)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : [...part]
            .map((ch) => (ch === from.decimal ? to.decimal : ch === from.group ? to.group : ch))
            .join(''),
    )
    .join('');
}

const ENGLISH = { decimal: '.', group: ',' };

function local({ locale }: Book): { decimal: string; group: string } {
  return { decimal: locale.decimalSeparator, group: locale.thousandsSeparator };
}

export function numberFormatLocal({ book, area }: Cells): string[][] {
  const general = book.locale.tag === 'de-DE' ? 'Standard' : 'General';
  return book.grid
    .numberFormats(area)
    .map((line) =>
      line.map((code) => (code === 'General' ? general : swapSeparators(code, ENGLISH, local(book)))),
    );
}

function writeFormats(self: Cells, value: unknown, english: (code: string) => string): void {
  const codes = matrix(self, value).map((line) =>
    line.map((code) => (isMissing(code) ? undefined : english(asText(code)))),
  );
  requireAllowed(self.book, self.area.sheet, 'allowFormatCells');
  self.book.grid.setNumberFormats(self.area, codes);
}

export function writeNumberFormat(self: Cells, value: unknown): void {
  writeFormats(self, value, (code) => (code === '' ? 'General' : code));
}

export function writeNumberFormatLocal(self: Cells, value: unknown): void {
  writeFormats(self, value, (code) =>
    code === 'Standard' || code === '' ? 'General' : swapSeparators(code, local(self.book), ENGLISH),
  );
}

interface CopyOptions {
  readonly copyType: unknown;
  readonly skipBlanks: unknown;
  readonly transpose: unknown;
}

/** Copies another range here: everything, its formulas, values or formats; formulas follow as in Excel. */
export function copyFrom({ book, area }: Cells, source: SheetArea, options: CopyOptions): void {
  const what = isMissing(options.copyType)
    ? 'All'
    : asChoice(options.copyType, ['All', 'Formulas', 'Values', 'Formats'] as const);
  if (!isMissing(options.transpose) && asBoolean(options.transpose)) throw invalidArgument();
  if (!isMissing(options.skipBlanks) && asBoolean(options.skipBlanks)) throw invalidArgument();
  if (isUnbounded(area) || isUnbounded(source)) throw rangeExceedsLimit();
  // A source that tiles the target repeats; otherwise it goes to the target's corner in its own size.
  const tiles = area.rowCount % source.rowCount === 0 && area.columnCount % source.columnCount === 0;
  const target = tiles ? area : { ...area, rowCount: source.rowCount, columnCount: source.columnCount };
  requireEditable(book, target);
  const at = <T>(cells: readonly (readonly T[])[], r: number, c: number): T =>
    cells[r % source.rowCount]![c % source.columnCount]!;
  const shape = <T>(cell: (r: number, c: number) => T): T[][] =>
    Array.from({ length: target.rowCount }, (_, r) =>
      Array.from({ length: target.columnCount }, (__, c) => cell(r, c)),
    );
  if (what !== 'Formats') {
    const sourceValues = book.grid.values(source);
    const sourceFormulas = book.grid.formulas(source);
    const relative = sourceFormulas.map((line, r) =>
      line.map((formula, c) =>
        formula === null
          ? null
          : translateFormulaToR1C1(formula, areaAddress(cellArea(source.row + r, source.column + c))),
      ),
    );
    const cells = shape((r, c): CellInput => {
      const formula = what === 'Values' ? null : at(relative, r, c);
      if (formula === null) return at(sourceValues, r, c);
      return {
        formula: translateFormulaToA1(formula, areaAddress(cellArea(target.row + r, target.column + c))),
      };
    });
    book.grid.write(target, cells);
  }
  if (what === 'All' || what === 'Formats') {
    const formats = book.grid.numberFormats(source);
    const styles = book.grid.styles(source);
    book.grid.clear(target, 'formats');
    book.grid.setNumberFormats(
      target,
      shape((r, c) => at(formats, r, c)),
    );
    for (let r = 0; r < target.rowCount; r++) {
      for (let c = 0; c < target.columnCount; c++) {
        const style = at(styles, r, c);
        const cell = { sheet: target.sheet, ...cellArea(target.row + r, target.column + c) };
        if (Object.keys(style).length > 0) book.grid.applyStyle(cell, style);
      }
    }
  }
}
