import { power } from '../operators';
import type { CellError, Scalar, Value } from '../values';
import { cellsOf, DIV0, isError, matrixOf, NA, NUM, toNumber, VALUE } from '../values';
import { numbersOf, pairsOf, sum, withNumbers } from './collect';
import type { FunctionDefinition } from './definition';
import { numberFunction } from './definition';

/** Products of the entries that stand in the same place, added up; what is not a number counts as zero. */
function sumProduct(values: readonly Value[]): number | CellError {
  const matrices = values.map(matrixOf);
  const [first] = matrices;
  if (!first) return VALUE;
  if (matrices.some(({ rows, columns }) => rows !== first.rows || columns !== first.columns)) return VALUE;
  const lists = values.map(cellsOf);
  let total = 0;
  for (let i = 0; i < first.rows * first.columns; i++) {
    let product = 1;
    for (const list of lists) {
      const cell = list[i] as Scalar;
      if (isError(cell)) return cell;
      product *= typeof cell === 'number' ? cell : 0;
    }
    total += product;
  }
  return total;
}

function factorial(n: number): number | CellError {
  const whole = Math.trunc(n);
  if (whole < 0 || whole > 170) return NUM;
  let product = 1;
  for (let i = 2; i <= whole; i++) product *= i;
  return product;
}

function doubleFactorial(n: number): number | CellError {
  const whole = Math.trunc(n);
  if (whole < -1 || whole > 300) return NUM;
  let product = 1;
  for (let i = whole; i > 1; i -= 2) product *= i;
  return product;
}

/** Binomial coefficient, multiplied out so that each step stays a whole number. */
function combinations(n: number, k: number): number {
  const least = Math.min(k, n - k);
  let result = 1;
  for (let i = 1; i <= least && result < Infinity; i++) result = (result * (n - least + i)) / i;
  return Math.round(result) === result || result > 2 ** 53 ? result : Math.round(result);
}

function permutations(n: number, k: number): number {
  let result = 1;
  for (let i = 0; i < k && result < Infinity; i++) result *= n - i;
  return result;
}

const wholePair =
  (model: (n: number, k: number) => number | CellError, isAllowed: (n: number, k: number) => boolean) =>
  (n: number, k: number) => {
    const a = Math.trunc(n);
    const b = Math.trunc(k);
    return isAllowed(a, b) ? model(a, b) : NUM;
  };

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/**
 * Numbers as GCD, LCM and MULTINOMIAL take them: texts count as the numbers they read as, and truth values are
 * refused, in ranges too; a blank in a range counts as zero, a single blank cell not at all.
 */
function strictNumbers(values: readonly Value[]): number[] | CellError {
  const numbers: number[] = [];
  for (const value of values) {
    if (value === null) return NA;
    const cells = cellsOf(value);
    if (cells.length === 1 && cells[0] === null) continue;
    for (const cell of cells) {
      const number = typeof cell === 'boolean' ? VALUE : toNumber(cell);
      if (isError(number)) return number;
      numbers.push(number);
    }
  }
  return numbers.length === 0 ? VALUE : numbers;
}

/** Folds whole numbers; negative or huge ones are refused. */
function overWhole(
  values: readonly Value[],
  start: number,
  fold: (a: number, b: number) => number,
): number | CellError {
  const numbers = strictNumbers(values);
  if (isError(numbers)) return numbers;
  if (numbers.some((n) => n < 0 || n >= 2 ** 53)) return NUM;
  const result = numbers.map(Math.trunc).reduce(fold, start);
  return result >= 2 ** 53 ? NUM : result;
}

function multinomial(values: readonly Value[]): number | CellError {
  const numbers = strictNumbers(values);
  if (isError(numbers)) return numbers;
  let total = 0;
  let result = 1;
  for (const number of numbers.map(Math.trunc)) {
    if (number < 0) return NUM;
    total += number;
    result *= combinations(total, number);
  }
  return result;
}

function overPairs(first: Value, second: Value, term: (x: number, y: number) => number): number | CellError {
  const pairs = pairsOf(first, second);
  if (pairs === undefined) return NA;
  if (isError(pairs)) return pairs;
  return sum(pairs.x.map((x, i) => term(x, pairs.y[i] as number)));
}

function logarithm(value: number, base = 10): number | CellError {
  if (value <= 0 || base <= 0) return NUM;
  if (base === 1) return DIV0;
  return base === 10 ? Math.log10(value) : base === 2 ? Math.log2(value) : Math.log(value) / Math.log(base);
}

/** Remainder with the divisor's sign. */
function modulo(value: number, divisor: number): number | CellError {
  if (divisor === 0) return DIV0;
  const remainder = value - divisor * Math.floor(value / divisor);
  return Math.abs(remainder) >= Math.abs(divisor) ? 0 : remainder;
}

export const mathFunctions: readonly FunctionDefinition[] = [
  numberFunction('SUM', 'r*', (...values) => withNumbers(values, sum)),
  numberFunction('PRODUCT', 'r*', (...values) =>
    withNumbers(values, (numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => a * b, 1))),
  ),
  numberFunction('SUMSQ', 'r*', (...values) =>
    withNumbers(values, (numbers) => sum(numbers.map((x) => x * x))),
  ),
  numberFunction('SUMPRODUCT', 'a*', (...values) => sumProduct(values)),
  numberFunction('SUMX2MY2', 'a a', (x, y) => overPairs(x, y, (a, b) => a * a - b * b)),
  numberFunction('SUMX2PY2', 'a a', (x, y) => overPairs(x, y, (a, b) => a * a + b * b)),
  numberFunction('SUMXMY2', 'a a', (x, y) => overPairs(x, y, (a, b) => (a - b) * (a - b))),
  numberFunction('SERIESSUM', 'x x x r', (x, start, step, coefficients) => {
    const numbers = numbersOf([coefficients]);
    if (isError(numbers)) return numbers;
    let total = 0;
    for (const [i, a] of numbers.entries()) {
      const term = power(x, start + i * step);
      if (typeof term !== 'number') return NUM;
      total += a * term;
    }
    return total;
  }),
  numberFunction('ABS', 'n', Math.abs),
  numberFunction('SIGN', 'n', Math.sign),
  numberFunction('SQRT', 'n', (value) => (value < 0 ? NUM : Math.sqrt(value))),
  numberFunction('SQRTPI', 'x', (value) => (value < 0 ? NUM : Math.sqrt(value * Math.PI))),
  numberFunction('EXP', 'n', Math.exp),
  numberFunction('LN', 'n', (value) => (value <= 0 ? NUM : Math.log(value))),
  numberFunction('LOG10', 'n', (value) => (value <= 0 ? NUM : Math.log10(value))),
  numberFunction('LOG', 'n n?', logarithm),
  numberFunction('POWER', 'n n', (base, exponent) => power(base, exponent) as number | CellError),
  numberFunction('MOD', 'n n', modulo),
  numberFunction('QUOTIENT', 'x x', (a, b) => (b === 0 ? DIV0 : Math.trunc(a / b))),
  numberFunction('PI', '', () => Math.PI),
  numberFunction('GCD', 'r*', (...values) => overWhole(values, 0, gcd)),
  numberFunction('LCM', 'r*', (...values) =>
    overWhole(values, 1, (a, b) => (a === 0 || b === 0 ? 0 : (a / gcd(a, b)) * b)),
  ),
  numberFunction('FACT', 'n', factorial),
  numberFunction('FACTDOUBLE', 'x', doubleFactorial),
  numberFunction(
    'COMBIN',
    'n n',
    wholePair(combinations, (n, k) => n >= 0 && k >= 0 && k <= n),
  ),
  numberFunction(
    'COMBINA',
    'n n',
    wholePair(
      (n, k) => (n === 0 && k === 0 ? 1 : combinations(n + k - 1, k)),
      (n, k) => n >= 0 && k >= 0 && (n > 0 || k === 0),
    ),
  ),
  numberFunction(
    'PERMUT',
    'n n',
    wholePair(permutations, (n, k) => n >= 0 && k >= 0 && k <= n),
  ),
  numberFunction(
    'PERMUTATIONA',
    'n n',
    wholePair(
      (n, k) => Math.pow(n, k),
      (n, k) => n >= 0 && k >= 0,
    ),
  ),
  numberFunction('MULTINOMIAL', 'r*', (...values) => multinomial(values)),
];

const atanh = (value: number) => (Math.abs(value) >= 1 ? NUM : Math.atanh(value));
const reciprocal = (f: (x: number) => number) => (x: number) => {
  if (Math.abs(x) >= 2 ** 27) return NUM;
  const value = f(x);
  return value === 0 ? DIV0 : 1 / value;
};
const bounded = (f: (x: number) => number) => (x: number) => (Math.abs(x) >= 2 ** 27 ? NUM : f(x));

export const trigonometryFunctions: readonly FunctionDefinition[] = [
  numberFunction('SIN', 'n', bounded(Math.sin)),
  numberFunction('COS', 'n', bounded(Math.cos)),
  numberFunction('TAN', 'n', bounded(Math.tan)),
  numberFunction('COT', 'n', reciprocal(Math.tan)),
  numberFunction('SEC', 'n', reciprocal(Math.cos)),
  numberFunction('CSC', 'n', reciprocal(Math.sin)),
  numberFunction('ASIN', 'n', (x) => (Math.abs(x) > 1 ? NUM : Math.asin(x))),
  numberFunction('ACOS', 'n', (x) => (Math.abs(x) > 1 ? NUM : Math.acos(x))),
  numberFunction('ATAN', 'n', Math.atan),
  numberFunction('ACOT', 'n', (x) => Math.PI / 2 - Math.atan(x)),
  numberFunction('ATAN2', 'n n', (x, y) => (x === 0 && y === 0 ? DIV0 : Math.atan2(y, x))),
  numberFunction('SINH', 'n', Math.sinh),
  numberFunction('COSH', 'n', Math.cosh),
  numberFunction('TANH', 'n', Math.tanh),
  numberFunction('COTH', 'n', (x) => (x === 0 ? DIV0 : 1 / Math.tanh(x))),
  numberFunction('SECH', 'n', (x) => 1 / Math.cosh(x)),
  numberFunction('CSCH', 'n', (x) => (x === 0 ? DIV0 : 1 / Math.sinh(x))),
  numberFunction('ASINH', 'n', Math.asinh),
  numberFunction('ACOSH', 'n', (x) => (x < 1 ? NUM : Math.acosh(x))),
  numberFunction('ATANH', 'n', atanh),
  numberFunction('ACOTH', 'n', (x) => (Math.abs(x) <= 1 ? NUM : Math.atanh(1 / x))),
  numberFunction('RADIANS', 'n', (x) => (x * Math.PI) / 180),
  numberFunction('DEGREES', 'n', (x) => (x * 180) / Math.PI),
];
