/** A function of one to three numbers, or of any count of at least one that is taken pair by pair. */
export interface Operation {
  readonly least: number;
  readonly most: number;
  /** With more than two numbers `apply` is taken over them from the left. */
  readonly pairwise?: boolean;
  readonly apply: (a: number, b: number, c: number) => number;
}

const one = (apply: (a: number) => number): Operation => ({ least: 1, most: 1, apply });
const two = (apply: (a: number, b: number) => number): Operation => ({ least: 2, most: 2, apply });
const several = (least: number, apply: (a: number, b: number) => number): Operation => ({
  least,
  most: Infinity,
  pairwise: true,
  apply,
});

const both = (a: number, b: number): number => (a !== 0 && b !== 0 ? 1 : 0);
const either = (a: number, b: number): number => (a !== 0 || b !== 0 ? 1 : 0);

/** Rounds halves away from zero, as a spreadsheet does; the scaled value is freed of binary noise first. */
function round(value: number, digits: number): number {
  const scale = 10 ** Math.trunc(digits);
  const scaled = Math.abs(value) * scale;
  const rounded = Math.floor(Number.parseFloat(scaled.toPrecision(15)) + 0.5) / scale;
  return value < 0 ? -rounded : rounded;
}

/** Functions that an expression may call; comparisons answer 1 or 0. */
export const FUNCTIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['abs', one(Math.abs)],
  ['and', several(2, both)],
  ['ceil', one(Math.ceil)],
  ['exp', one(Math.exp)],
  ['floor', one(Math.floor)],
  ['if', { least: 3, most: 3, apply: (condition, yes, no) => (condition !== 0 ? yes : no) }],
  ['ln', one(Math.log)],
  ['log', two((value, base) => Math.log(value) / Math.log(base))],
  ['log10', one(Math.log10)],
  ['max', several(1, (a, b) => Math.max(a, b))],
  ['min', several(1, (a, b) => Math.min(a, b))],
  ['mod', two((value, divisor) => value - divisor * Math.floor(value / divisor))],
  ['or', several(2, either)],
  ['pow', two(Math.pow)],
  ['round', { least: 1, most: 2, apply: (value, digits = 0) => round(value, digits) }],
  ['sign', one(Math.sign)],
  ['sqrt', one(Math.sqrt)],
]);

/** Operators by the name that the parser gives them. */
export const OPERATORS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['add', two((a, b) => a + b)],
  ['subtract', two((a, b) => a - b)],
  ['multiply', two((a, b) => a * b)],
  ['divide', two((a, b) => a / b)],
  ['pow', two(Math.pow)],
  ['mod', FUNCTIONS.get('mod')!],
  ['unaryMinus', one((a) => -a)],
  ['unaryPlus', one((a) => a)],
  ['equal', two((a, b) => (a === b ? 1 : 0))],
  ['unequal', two((a, b) => (a !== b ? 1 : 0))],
  ['smaller', two((a, b) => (a < b ? 1 : 0))],
  ['smallerEq', two((a, b) => (a <= b ? 1 : 0))],
  ['larger', two((a, b) => (a > b ? 1 : 0))],
  ['largerEq', two((a, b) => (a >= b ? 1 : 0))],
  ['and', two(both)],
  ['or', two(either)],
  ['not', one((a) => (a === 0 ? 1 : 0))],
]);

/** Words that the language keeps for itself, besides the functions. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  'xor',
  'not',
  'to',
  'in',
  'true',
  'false',
  'null',
  'undefined',
  'nan',
  'infinity',
  'end',
]);
