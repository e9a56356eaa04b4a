/**
 * How a worksheet function is described. Its signature is a text with a word per argument:
 *
 * - `n` number, `t` text, `b` truth value: converted from whatever the cell holds
 * - `x` number as well, but a truth value is #VALUE!, as the functions of the former Analysis ToolPak have it
 * - `v` any value as it is; `e` the same, errors included
 * - `r` a range or array, untouched; `a` the same, computed as an array; `l` a LAMBDA
 *
 * A `?` after a word makes it optional, a `*` repeats it, and `**` repeats it together with the word before it.
 * An array given for n, x, t, b, v or e calls the function for each element, as Excel does.
 */
import type { CellStore } from '../store';
import type { CellError, LambdaValue, RangeSheet, Scalar, Value } from '../values';

/** An argument's kind as `call` receives it. */
interface KindMap {
  n: number;
  x: number;
  t: string;
  b: boolean;
  v: Exclude<Scalar, CellError>;
  e: Scalar;
  r: Value;
  a: Value;
  l: LambdaValue;
}

export type ArgumentKind = keyof KindMap;

type ArgumentsOf<S extends string> = S extends ''
  ? []
  : S extends `${ArgumentKind} ${ArgumentKind}**`
    ? Value[]
    : S extends `${infer Head} ${infer Tail}`
      ? [...ArgumentOf<Head>, ...ArgumentsOf<Tail>]
      : ArgumentOf<S>;

type ArgumentOf<S extends string> = S extends `${infer K extends ArgumentKind}*`
  ? KindMap[K][]
  : S extends `${infer K extends ArgumentKind}?`
    ? [(KindMap[K] | undefined)?]
    : S extends ArgumentKind
      ? [KindMap[S]]
      : never;

/** What a function may ask about the cell it is called from. */
export interface CallContext {
  readonly store: CellStore;
  readonly sheet: RangeSheet;
  readonly row: number;
  readonly column: number;
  /** Days to add to a serial of this workbook to get one of the 1900 system. */
  readonly dateOffset: number;
}

export type Returns = 'number' | 'text' | 'boolean' | 'value';

export interface FunctionDefinition {
  readonly name: string;
  readonly kinds: readonly ArgumentKind[];
  readonly required: number;
  /** How many of the last kinds repeat: 0, 1 or 2. */
  readonly repeat: 0 | 1 | 2;
  /** What it returns beside errors when no argument is an array. */
  readonly returns: Returns;
  /** Arguments are converted already; undefined stands for an omitted one. */
  readonly call: (context: CallContext, ...args: never[]) => Value;
  /** The same without context, where it needs none: quicker to call. */
  readonly plain?: (...args: never[]) => Value;
}

function describe(
  name: string,
  signature: string,
  returns: Returns,
  call: (context: CallContext, ...args: never[]) => Value,
): FunctionDefinition {
  const words = signature === '' ? [] : signature.split(' ');
  const last = words[words.length - 1] ?? '';
  const repeat = last.endsWith('**') ? 2 : last.endsWith('*') ? 1 : 0;
  const optional = words.findIndex((word) => word.endsWith('?'));
  return {
    name,
    kinds: words.map((word) => word[0] as ArgumentKind),
    // A repeated argument must be given once, as in SUM.
    required: optional < 0 ? words.length : optional,
    repeat,
    returns,
    call,
  };
}

/** A function that returns a number, or an error. */
export function numberFunction<S extends string>(
  name: string,
  signature: S,
  call: (...args: ArgumentsOf<S>) => number | CellError,
): FunctionDefinition {
  const plain = call as unknown as (...args: never[]) => Value;
  return { ...describe(name, signature, 'number', (_, ...args) => plain(...args)), plain };
}

/** A function that returns a text, or an error. */
export function textFunction<S extends string>(
  name: string,
  signature: S,
  call: (...args: ArgumentsOf<S>) => string | CellError,
): FunctionDefinition {
  return describe(name, signature, 'text', (_, ...args) => call(...(args as unknown as ArgumentsOf<S>)));
}

/** A function that returns a truth value, or an error. */
export function booleanFunction<S extends string>(
  name: string,
  signature: S,
  call: (...args: ArgumentsOf<S>) => boolean | CellError,
): FunctionDefinition {
  return describe(name, signature, 'boolean', (_, ...args) => call(...(args as unknown as ArgumentsOf<S>)));
}

/** A function that may return anything: arrays and references too. */
export function valueFunction<S extends string>(
  name: string,
  signature: S,
  call: (...args: ArgumentsOf<S>) => Value,
): FunctionDefinition {
  return describe(name, signature, 'value', (_, ...args) => call(...(args as unknown as ArgumentsOf<S>)));
}

/** A function that needs to know where it is called from. */
export function contextFunction<S extends string>(
  name: string,
  signature: S,
  returns: Returns,
  call: (context: CallContext, ...args: ArgumentsOf<S>) => Value,
): FunctionDefinition {
  return describe(name, signature, returns, (context, ...args) =>
    call(context, ...(args as unknown as ArgumentsOf<S>)),
  );
}

/** The same function under another name, as Excel keeps old names. */
export function alias(name: string, definition: FunctionDefinition): FunctionDefinition {
  return { ...definition, name };
}
