/** What Excel makes of a value that is written into a cell: a number, a date, a formula or a text. */
import { parseValue } from 'numfmt';
import { isFormula } from '../grid/formula-evaluator';
import type { CellInput } from '../grid/grid';
import { invalidArgument } from './host-error';
import type { HostLocale } from './locale';
import { englishFormula, hostLocale } from './locale';

export interface Entry {
  readonly input: CellInput;
  /** The number format that the way of writing implies, such as "0%" for "12%". */
  readonly numberFormat?: string;
}

const ERRORS = new Set([
  '#N/A',
  '#VALUE!',
  '#REF!',
  '#DIV/0!',
  '#NUM!',
  '#NAME?',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
]);
const ENGLISH = hostLocale('en-US');

/**
 * Reads one written value: null leaves the cell, an empty text empties it, "=" begins a formula, "'" a text.
 *
 * @param asText whether the cell is formatted as text: there a text stays one, even where it begins with "="
 */
export function readEntry(value: unknown, asText: boolean, locale: HostLocale = ENGLISH): Entry {
  if (value === null || value === undefined) return { input: undefined };
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw invalidArgument();
    // A number that stood in the cell before it was formatted stays one; what is written since is text.
    return { input: asText ? String(value) : value };
  }
  if (typeof value === 'boolean') return { input: value };
  if (typeof value !== 'string') throw invalidArgument();
  if (value === '') return { input: null };
  if (asText) return { input: value };
  if (value.startsWith("'")) return { input: value.slice(1) };
  if (value.startsWith('=') && value.length > 1) {
    const formula = englishFormula(value, locale);
    if (!isFormula(formula)) throw invalidArgument('The formula that you have entered is not valid.');
    return { input: { formula } };
  }
  const error = value.toUpperCase();
  if (ERRORS.has(error)) return { input: { error } };
  const parsed = parseValue(value, { locale: locale.tag });
  if (parsed === null || (typeof parsed.v !== 'number' && typeof parsed.v !== 'boolean'))
    return { input: value };
  const input = parsed.v;
  return parsed.z === undefined ? { input } : { input, numberFormat: parsed.z };
}
