/** How values cross between the port and Excel's arrays. */
import type { CellInput, CellValue } from '../workbook';

/** What to write into Excel: null leaves the cell, an empty text empties it. */
export type ExcelInput = number | boolean | string | null;

export function excelInput(input: CellInput): ExcelInput {
  if (input === undefined) return null;
  if (input === null) return '';
  if (typeof input !== 'object') return input;
  return 'formula' in input ? input.formula : escapedText(input.text);
}

/**
 * Text that Excel would read as something else gets the apostrophe that marks text: formulas (= + - @), an
 * apostrophe of its own, truth values, errors, and whatever holds a digit and so might be a number or a date.
 */
function escapedText(text: string): string {
  const plain = /^[\p{L}(„“"«]/u.test(text) && !/\d/.test(text) && !/^(true|false)$/i.test(text.trim());
  return plain || text === '' ? text : `'${text}`;
}

/** A value as Excel hands it over, told by its type: an error, or a text that looks like one. */
export function cellValue(value: unknown, type: string): CellValue {
  if (type === 'Empty') return null;
  if (type === 'Error') return { error: String(value) };
  return value as CellValue;
}

/** Excel answers a literal where there is no formula; a text literal may begin with "=" and its value does too. */
export function cellFormula(formula: unknown, value: unknown, type: string): string | null {
  if (typeof formula !== 'string' || !formula.startsWith('=')) return null;
  return type === 'String' && formula === value ? null : formula;
}
