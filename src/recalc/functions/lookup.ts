import { columnLetters, quotedSheetName } from '../model';
import { crossPosition, exactPosition, positionNotAbove, positionNotBelow } from '../search';
import type { CellError, Matrix, Scalar, Value } from '../values';
import {
  ArrayValue,
  cellsOf,
  columnOf,
  isError,
  isMatrix,
  matrixOf,
  MultiRange,
  NA,
  RangeValue,
  REF,
  rowOf,
  single,
  VALUE,
} from '../values';
import type { FunctionDefinition } from './definition';
import { numberFunction, textFunction, valueFunction } from './definition';

/** A part of a rectangle: a reference stays a reference. */
export function partOf(matrix: Matrix, top: number, left: number, rows: number, columns: number): Value {
  if (matrix instanceof RangeValue) return matrix.part(top, left, rows, columns);
  if (rows === 1 && columns === 1) return matrix.at(top, left);
  return ArrayValue.make(rows, columns, (r, c) => matrix.at(top + r, left + c));
}

/** Arrays end where they end; whole columns and rows go on beyond the sheet's content. */
const NOTHING_BEYOND = { blankRows: 0, blankColumns: 0 };

function index(
  value: Value,
  row: number | undefined,
  column: number | undefined,
  area: number | undefined,
): Value {
  if (isError(value)) return value;
  if (!(value instanceof MultiRange) && area !== undefined && Math.trunc(area) !== 1) return REF;
  const chosen = value instanceof MultiRange ? value.areas[Math.trunc(area ?? 1) - 1] : value;
  if (chosen === undefined || (area !== undefined && area < 1)) return REF;
  const matrix = matrixOf(chosen);
  let r = Math.trunc(row ?? 0);
  let c = Math.trunc(column ?? 0);
  // A single index into a row counts along it.
  if (column === undefined && matrix.rows === 1) [r, c] = [matrix.columns === 1 && r <= 1 ? r : 1, r];
  if (r < 0 || c < 0) return VALUE;
  const { blankRows, blankColumns } = chosen instanceof RangeValue ? chosen : NOTHING_BEYOND;
  if (r > matrix.rows + blankRows || c > matrix.columns + blankColumns) return REF;
  const top = r === 0 ? 0 : r - 1;
  const left = c === 0 ? 0 : c - 1;
  return partOf(matrix, top, left, r === 0 ? matrix.rows : 1, c === 0 ? matrix.columns : 1);
}

function match(wanted: Scalar, value: Value, type: number | undefined): number | CellError {
  if (!isMatrix(value)) return isError(value) ? value : NA;
  if (value.rows > 1 && value.columns > 1) return NA;
  const list = cellsOf(value);
  const kind = type ?? 1;
  const found =
    kind === 0
      ? exactPosition(wanted, list)
      : kind > 0
        ? positionNotAbove(wanted, list)
        : positionNotBelow(wanted, list);
  return found < 0 ? NA : found + 1;
}

/** VLOOKUP reads down the first column; HLOOKUP along the first row. */
const tableLookup =
  (down: boolean) =>
  (wanted: Scalar, table: Value, line: number, approximate: boolean | undefined): Value => {
    if (isError(table)) return table;
    if (!isMatrix(table)) return typeof table === 'string' ? VALUE : NA;
    const at = Math.trunc(line);
    if (at < 1) return VALUE;
    if (at > (down ? table.columns : table.rows)) return REF;
    const list = cellsOf(partOf(table, 0, 0, down ? table.rows : 1, down ? 1 : table.columns));
    const found = approximate === false ? exactPosition(wanted, list) : positionNotAbove(wanted, list);
    if (found < 0) return NA;
    return (down ? table.at(found, at - 1) : table.at(at - 1, found)) ?? 0;
  };

function lookup(wanted: Scalar, value: Value, results: Value | undefined): Value {
  if (isError(value)) return value;
  const matrix = matrixOf(value);
  const down = matrix.rows >= matrix.columns;
  const list = down ? columnOf(matrix, 0) : rowOf(matrix, 0);
  const found = positionNotAbove(wanted, list);
  if (found < 0) return NA;
  if (results === undefined)
    return down ? matrix.at(found, matrix.columns - 1) : matrix.at(matrix.rows - 1, found);
  return cellsOf(results)[found] ?? (isMatrix(results) && found < results.rows * results.columns ? 0 : NA);
}

/** The cells to search: one row or one column. */
function searchList(value: Value): readonly Scalar[] | undefined {
  if (!isMatrix(value)) return [single(value)];
  return value.rows === 1 || value.columns === 1 ? cellsOf(value) : undefined;
}

/** Wildcards and regular expressions cannot be searched for by halving. */
const isSearch = (mode: number, direction: number): boolean =>
  mode >= -1 && mode <= 3 && [1, -1, 2, -2].includes(direction) && !(mode >= 2 && Math.abs(direction) === 2);

function xlookup(
  wanted: Value,
  where: Value,
  results: Value,
  missing: Value | undefined,
  matchMode: number | undefined,
  searchMode: number | undefined,
): Value {
  if (isMatrix(wanted) && wanted.rows * wanted.columns > 1) {
    return ArrayValue.make(wanted.rows, wanted.columns, (r, c) =>
      single(xlookup(wanted.at(r, c), where, results, missing, matchMode, searchMode)),
    );
  }
  const value = single(wanted);
  if (isError(value)) return value;
  if (isError(where)) return where;
  if (isError(results)) return results;
  const list = searchList(where);
  const table = matrixOf(results);
  const down = isMatrix(where) ? where.columns === 1 && !(where.rows === 1 && table.rows === 1) : true;
  if (!list || list.length !== (down ? table.rows : table.columns)) return VALUE;
  const mode = Math.trunc(matchMode ?? 0);
  const direction = Math.trunc(searchMode ?? 1);
  if (!isSearch(mode, direction)) return VALUE;
  const found = crossPosition(value, list, mode, direction);
  if (found < 0) return missing === undefined || missing === null ? NA : missing;
  return down ? partOf(table, found, 0, 1, table.columns) : partOf(table, 0, found, table.rows, 1);
}

function address(
  row: number,
  column: number,
  kind: number | undefined,
  a1: boolean | undefined,
  sheet: string | undefined,
) {
  const r = Math.trunc(row);
  const c = Math.trunc(column);
  const type = Math.trunc(kind ?? 1);
  if (r < 1 || c < 1 || r > 1_048_576 || c > 16_384 || type < 1 || type > 4) return VALUE;
  const fixedRow = type === 1 || type === 2;
  const fixedColumn = type === 1 || type === 3;
  const place =
    a1 === false
      ? `R${fixedRow ? r : `[${r}]`}C${fixedColumn ? c : `[${c}]`}`
      : `${fixedColumn ? '$' : ''}${columnLetters(c - 1)}${fixedRow ? '$' : ''}${r}`;
  if (sheet === undefined) return place;
  return `${sheet === '' ? '' : quotedSheetName(sheet)}!${place}`;
}

export const lookupFunctions: readonly FunctionDefinition[] = [
  valueFunction('INDEX', 'r n n? n?', index),
  numberFunction('MATCH', 'v r n?', match),
  valueFunction('VLOOKUP', 'v r n b?', tableLookup(true)),
  valueFunction('HLOOKUP', 'v r n b?', tableLookup(false)),
  valueFunction('LOOKUP', 'v a a?', lookup),
  valueFunction('XLOOKUP', 'r r r r? n? n?', xlookup),
  numberFunction('XMATCH', 'v r n? n?', (wanted, where, matchMode, searchMode) => {
    const list = searchList(where);
    if (!list) return VALUE;
    const mode = Math.trunc(matchMode ?? 0);
    const direction = Math.trunc(searchMode ?? 1);
    if (!isSearch(mode, direction)) return VALUE;
    const found = crossPosition(wanted, list, mode, direction);
    return found < 0 ? NA : found + 1;
  }),
  textFunction('ADDRESS', 'n n n? b? t?', address),
  valueFunction('HYPERLINK', 'v e?', (link, shown) => (shown === undefined ? link : shown)),
];
