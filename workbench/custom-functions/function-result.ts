/** What a custom function returned, as cells. */
import type { CellError, CellValue } from '../grid/grid';

/** One cell, or a spilled table of them. */
export type FunctionResult = CellValue | readonly (readonly CellValue[])[];

/** The errors that Excel takes from a custom function. */
const CODES = new Set(['#VALUE!', '#N/A', '#DIV/0!', '#NUM!', '#NULL!', '#NAME?', '#REF!']);
/** The errors that may carry a sentence. */
const WITH_MESSAGE = new Set(['#VALUE!', '#N/A']);

/** The cell error of what was thrown. It comes from the pane's window, so `instanceof` would not know it. */
export function thrownError(thrown: unknown): CellError {
  const { code, message } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    code?: unknown;
    message?: unknown;
  };
  const error = typeof code === 'string' && CODES.has(code) ? code : '#VALUE!';
  return typeof message === 'string' && message !== '' && WITH_MESSAGE.has(error)
    ? { error, message }
    : { error };
}

function cell(value: unknown): CellValue {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : { error: '#NUM!' };
    case 'string':
    case 'boolean':
      return value;
    case 'undefined':
      return null;
    default:
      return value === null ? null : thrownError(value);
  }
}

export function functionResult(returned: unknown): FunctionResult {
  if (!Array.isArray(returned)) return cell(returned);
  const rows = returned.map((row: unknown) => (Array.isArray(row) ? row.map(cell) : [cell(row)]));
  // Excel has no empty table.
  if (rows.length === 0 || rows[0]!.length === 0) return { error: '#CALC!' };
  return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0]! : rows;
}
