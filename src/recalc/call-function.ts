/** Calls a described function: converts its arguments and, where one is an array, calls it for each element. */
import type { ArgumentKind, CallContext, FunctionDefinition } from './functions/definition';
import type { Scalar, Value } from './values';
import {
  ArrayValue,
  CALC,
  isError,
  isMatrix,
  LambdaValue,
  MultiRange,
  NA,
  NUM,
  RangeValue,
  single,
  toBoolean,
  toNumber,
  toText,
  VALUE,
} from './values';

/** Where ranges stand for the one cell in the formula's row or column; undefined where arrays are computed. */
export type Intersection = { readonly row: number; readonly column: number } | undefined;

/** The one cell of a range in the formula's own row or column. */
export function intersect(range: RangeValue, { row, column }: { row: number; column: number }): Scalar {
  if (range.rows === 1 && range.columns === 1) return range.at(0, 0);
  if (range.columns === 1 && row >= range.top && row <= range.bottom) return range.at(row - range.top, 0);
  if (range.rows === 1 && column >= range.left && column <= range.right)
    return range.at(0, column - range.left);
  return VALUE;
}

const isScalarKind = (kind: ArgumentKind) => kind !== 'r' && kind !== 'a' && kind !== 'l';

/** The kind of the i-th argument. */
export function kindAt({ kinds, repeat }: FunctionDefinition, index: number): ArgumentKind {
  if (index < kinds.length) return kinds[index] as ArgumentKind;
  const first = kinds.length - repeat;
  return kinds[first + ((index - first) % repeat)] as ArgumentKind;
}

/** Whether a function takes so many arguments. */
export function acceptsCount({ kinds, required, repeat }: FunctionDefinition, count: number): boolean {
  if (count < required) return false;
  if (count <= kinds.length) return repeat < 2 || (kinds.length - count) % 2 === 0;
  return repeat > 0 && (count - kinds.length) % repeat === 0;
}

function converted(kind: ArgumentKind, value: Scalar): unknown {
  switch (kind) {
    case 'n':
      return toNumber(value);
    case 'x':
      return typeof value === 'boolean' ? VALUE : toNumber(value);
    case 't':
      return toText(value);
    case 'b':
      return toBoolean(value);
    default:
      return value;
  }
}

/** A result that a cell can hold: finite, and not the function itself. */
export function finished(value: Value): Value {
  return typeof value === 'number' && !Number.isFinite(value) ? NUM : value;
}

/** Calls the function with evaluated arguments; undefined stands for an omitted one. */
export function callFunction(
  definition: FunctionDefinition,
  context: CallContext,
  args: (Value | undefined)[],
  place: Intersection,
): Value {
  let rows = 0;
  let columns = 0;
  for (let i = 0; i < args.length; i++) {
    const kind = kindAt(definition, i);
    const value = args[i];
    if (value === undefined || typeof value !== 'object' || value === null || !isScalarKind(kind)) continue;
    if (value instanceof RangeValue || value instanceof ArrayValue) {
      if (value.rows === 1 && value.columns === 1) args[i] = value.at(0, 0);
      else if (place && value instanceof RangeValue) args[i] = intersect(value, place);
      else {
        rows = Math.max(rows, value.rows);
        columns = Math.max(columns, value.columns);
      }
    } else if (value instanceof MultiRange) args[i] = single(value);
    else if (value instanceof LambdaValue) args[i] = CALC;
  }
  if (rows === 0) return callOnce(definition, context, args);

  const shared = [...args];
  return ArrayValue.make(rows, columns, (r, c) => {
    for (const [i, arg] of args.entries()) {
      if (isMatrix(arg) && isScalarKind(kindAt(definition, i))) shared[i] = elementAt(arg, r, c);
    }
    return single(callOnce(definition, context, shared));
  });
}

/** An element of a rectangle stretched over a larger one: single rows and columns repeat, the rest is #N/A. */
export function elementAt(value: ArrayValue | RangeValue, row: number, column: number): Scalar {
  const r = value.rows === 1 ? 0 : row;
  const c = value.columns === 1 ? 0 : column;
  return r < value.rows && c < value.columns ? value.at(r, c) : NA;
}

function callOnce(
  definition: FunctionDefinition,
  context: CallContext,
  args: readonly (Value | undefined)[],
): Value {
  const ready: unknown[] = new Array<unknown>(args.length);
  for (let i = 0; i < args.length; i++) {
    const value = args[i];
    const kind = kindAt(definition, i);
    if (value === undefined) ready[i] = undefined;
    else if (kind === 'l') {
      if (!(value instanceof LambdaValue)) return isError(value) ? value : VALUE;
      ready[i] = value;
    } else if (!isScalarKind(kind)) ready[i] = value;
    else {
      const scalar = converted(kind, value as Scalar);
      if (kind !== 'e' && isError(scalar)) return scalar;
      ready[i] = scalar;
    }
  }
  return finished(definition.call(context, ...(ready as never[])));
}
