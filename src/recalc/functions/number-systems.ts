/** Binary, octal and hexadecimal numbers as ten digits in two's complement, bitwise operations, and step functions. */
import type { CellError, Scalar } from '../values';
import { isError, NUM, toNumber, toText, VALUE } from '../values';
import type { FunctionDefinition } from './definition';
import { numberFunction, valueFunction } from './definition';

interface System {
  readonly code: string;
  readonly radix: number;
  /** Numbers from minus the half of this up to below the half fit ten digits. */
  readonly span: number;
}

const systems: readonly System[] = [
  { code: 'BIN', radix: 2, span: 2 ** 10 },
  { code: 'OCT', radix: 8, span: 8 ** 10 },
  { code: 'HEX', radix: 16, span: 16 ** 10 },
];

/** The number that up to ten digits stand for; the upper half of the span is negative. */
function read(value: Scalar, { radix, span }: System): number | CellError {
  if (typeof value === 'boolean') return VALUE;
  const text = toText(value);
  if (isError(text)) return text;
  const digits = text.trim().toLowerCase();
  if (digits.length > 10) return NUM;
  let number = 0;
  for (const digit of digits) {
    const at = '0123456789abcdef'.indexOf(digit);
    if (at < 0 || at >= radix) return NUM;
    number = number * radix + at;
  }
  return number >= span / 2 ? number - span : number;
}

function write(number: number, { radix, span }: System, places: number | undefined): string | CellError {
  if (number < -span / 2 || number >= span / 2) return NUM;
  const digits = (number < 0 ? number + span : number).toString(radix).toUpperCase();
  if (places === undefined) return digits;
  const width = Math.trunc(places);
  if (width < 1 || width > 10) return NUM;
  if (number < 0) return digits;
  return width < digits.length ? NUM : digits.padStart(width, '0');
}

const conversions = systems.flatMap((from) => [
  numberFunction(`${from.code}2DEC`, 'v', (value) => read(value, from)),
  valueFunction(`DEC2${from.code}`, 'v x?', (value, places) => {
    if (typeof value === 'boolean') return VALUE;
    const number = toNumber(value);
    return isError(number) ? number : write(Math.trunc(number), from, places);
  }),
  ...systems
    .filter((to) => to !== from)
    .map((to) =>
      valueFunction(`${from.code}2${to.code}`, 'v x?', (value, places) => {
        const number = read(value, from);
        return isError(number) ? number : write(number, to, places);
      }),
    ),
]);

const WORD = 2 ** 48;
const isWord = (value: number) => Number.isInteger(value) && value >= 0 && value < WORD;

const bitwise = (name: string, operate: (a: bigint, b: bigint) => bigint) =>
  numberFunction(name, 'n n', (a, b) =>
    isWord(a) && isWord(b) ? Number(operate(BigInt(a), BigInt(b))) : NUM,
  );

/** Shifts to the left, or to the right by a negative amount. */
function shifted(value: number, amount: number): number | CellError {
  const by = Math.trunc(amount);
  if (!isWord(value) || Math.abs(by) > 53) return NUM;
  const result = by >= 0 ? value * 2 ** by : Math.floor(value / 2 ** -by);
  return result < WORD ? result : NUM;
}

export const numberSystemFunctions: readonly FunctionDefinition[] = [
  ...conversions,
  bitwise('BITAND', (a, b) => a & b),
  bitwise('BITOR', (a, b) => a | b),
  bitwise('BITXOR', (a, b) => a ^ b),
  numberFunction('BITLSHIFT', 'n n', (value, amount) => shifted(value, amount)),
  numberFunction('BITRSHIFT', 'n n', (value, amount) => shifted(value, -amount)),
  numberFunction('DELTA', 'x x?', (a, b) => (a === (b ?? 0) ? 1 : 0)),
  numberFunction('GESTEP', 'x x?', (value, step) => (value >= (step ?? 0) ? 1 : 0)),
];
