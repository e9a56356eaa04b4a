/** Puts custom functions, the same code as in the sheet, among the worksheet functions of the engine. */
import type { FunctionDefinition } from './functions/definition';
import { valueFunction } from './functions/definition';
import { remark } from './remark';
import { UnsupportedFeature } from './resolve';
import type { Scalar, Value } from './values';
import { ArrayValue, CellError, cellsOf, isError, isMatrix, single, VALUE } from './values';

/** Custom functions by id without namespace, such as INV.EOQ. Each takes ranges as rows of cells. */
export type FunctionRegistry = ReadonlyMap<string, (...args: never[]) => unknown>;

const NAMESPACE = 'FULCRUM';
const ONE_CELL = { rows: 1, columns: 1 };

/** The namespace's functions under their names in a sheet and in a file. */
export function customFunctions(registry: FunctionRegistry): Map<string, FunctionDefinition> {
  const definitions = new Map<string, FunctionDefinition>();
  for (const [id, implementation] of registry) {
    const name = `${NAMESPACE}.${id}`.toUpperCase();
    const definition: FunctionDefinition = {
      ...valueFunction(name, 'r*', (...values) => call(name, implementation, values)),
      required: 0,
    };
    definitions.set(name, definition);
    // A workbook saved as a file writes the name with underscores.
    definitions.set(`_XLDUDF_${name.replace(/\./g, '_')}`, definition);
  }
  return definitions;
}

function call(name: string, implementation: (...args: never[]) => unknown, values: readonly Value[]): Value {
  const args: (unknown[][] | null)[] = [];
  for (const value of values) {
    if (value === null) {
      args.push(null);
      continue;
    }
    const { rows, columns } = isMatrix(value) ? value : ONE_CELL;
    const list = isMatrix(value) ? cellsOf(value) : [single(value)];
    const cells: unknown[][] = new Array<unknown[]>(rows);
    for (let r = 0, i = 0; r < rows; r++) {
      const row: unknown[] = new Array<unknown>(columns);
      for (let c = 0; c < columns; c++) {
        const cell = list[i++] as Scalar;
        // Excel does not call a custom function with an error.
        if (isError(cell)) return cell;
        row[c] = cell ?? '';
      }
      cells[r] = row;
    }
    args.push(cells);
  }
  let result: unknown;
  try {
    result = implementation(...(args as never[]));
  } catch (error) {
    return errorFrom(error);
  }
  // A promise cannot be awaited within a calculation; a streaming function returns nothing and answers later.
  if (result instanceof Promise || result === undefined) {
    if (result instanceof Promise) result.catch(() => undefined);
    throw new UnsupportedFeature(remark('answersLater', { name }));
  }
  return Array.isArray(result) ? arrayFrom(result as unknown[][]) : scalarFrom(result);
}

function errorFrom(error: unknown): CellError {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return CellError.of(error.code);
  }
  return VALUE;
}

function scalarFrom(value: unknown): Scalar {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : CellError.of('#NUM!');
    case 'string':
    case 'boolean':
      return value;
    case 'object':
      return value === null ? '' : errorFrom(value);
    default:
      return VALUE;
  }
}

function arrayFrom(rows: readonly (readonly unknown[])[]): Value {
  const height = rows.length;
  const width = rows[0]?.length ?? 0;
  if (height === 0 || width === 0) return VALUE;
  return ArrayValue.make(height, width, (r, c) => scalarFrom(rows[r]?.[c] ?? ''));
}
