import type { CellError, Scalar, Value } from '../values';
import {
  ArrayValue,
  cellsOf,
  DIV0,
  isError,
  isMatrix,
  MultiRange,
  NA,
  NUM,
  RangeValue,
  single,
  toNumber,
} from '../values';
import type { Aggregate } from './collect';
import {
  ascending,
  average,
  greatest,
  least,
  mean,
  numbersOf,
  numbersOfAll,
  pairsOf,
  populationVariance,
  rootOf,
  sampleVariance,
  squaredDeviations,
  sum,
  withNumbers,
} from './collect';
import type { FunctionDefinition } from './definition';
import { alias, numberFunction, valueFunction } from './definition';

function median(x: readonly number[]): number | CellError {
  if (x.length === 0) return NUM;
  const sorted = ascending(x);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The value at rank 0 … n−1, interpolated between neighbours. */
function atRank(sorted: readonly number[], rank: number): number {
  const below = Math.floor(rank);
  const low = sorted[below] as number;
  const high = sorted[below + 1];
  return high === undefined ? low : low + (rank - below) * (high - low);
}

function percentileInclusive(values: Value, share: number): number | CellError {
  return withNumbers([values], (x) =>
    x.length === 0 || share < 0 || share > 1 ? NUM : atRank(ascending(x), share * (x.length - 1)),
  );
}

function percentileExclusive(values: Value, share: number): number | CellError {
  return withNumbers([values], (x) => {
    const rank = share * (x.length + 1) - 1;
    return x.length === 0 || share <= 0 || share >= 1 || rank < 0 || rank > x.length - 1
      ? NUM
      : atRank(ascending(x), rank);
  });
}

function percentRank(values: Value, x: number, significance: number | undefined, exclusive: boolean) {
  const digits = Math.trunc(significance ?? 3);
  return withNumbers([values], (numbers) => {
    if (numbers.length === 0 || digits < 1) return NUM;
    const sorted = ascending(numbers);
    const last = sorted.length - 1;
    if (x < (sorted[0] as number) || x > (sorted[last] as number)) return NA;
    const above = sorted.findIndex((value) => value >= x);
    const high = sorted[above] as number;
    const low = sorted[above - 1] as number;
    const rank = high === x ? above : above - 1 + (x - low) / (high - low);
    const share = exclusive ? (rank + 1) / (sorted.length + 1) : last === 0 ? 1 : rank / last;
    const scale = Math.pow(10, digits);
    return Math.floor(Number((share * scale).toPrecision(15))) / scale;
  });
}

function nth(values: Value, k: number, fromTop: boolean): number | CellError {
  return withNumbers([values], (numbers) => {
    const place = Math.ceil(k);
    if (place < 1 || place > numbers.length) return NUM;
    const sorted = ascending(numbers);
    return sorted[fromTop ? sorted.length - place : place - 1] as number;
  });
}

function rank(
  x: number,
  values: Value,
  order: number | undefined,
  tiesAveraged: boolean,
): number | CellError {
  return withNumbers([values], (numbers) => {
    if (!numbers.includes(x)) return NA;
    const before = numbers.filter((value) => ((order ?? 0) === 0 ? value > x : value < x)).length;
    const ties = numbers.filter((value) => value === x).length;
    return before + 1 + (tiesAveraged ? (ties - 1) / 2 : 0);
  });
}

/** Every value that occurs most often, in order of appearance. */
function modes(numbers: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return most < 2 ? [] : [...counts].filter(([, count]) => count === most).map(([value]) => value);
}

/** A statistic of two paired ranges; unequal sizes are #N/A. */
function paired(
  least: number,
  model: (x: readonly number[], y: readonly number[]) => number | CellError,
): (first: Value, second: Value) => number | CellError {
  return (first, second) => {
    const pairs = pairsOf(first, second);
    if (pairs === undefined) return NA;
    if (isError(pairs)) return pairs;
    return pairs.x.length < least ? DIV0 : model(pairs.x, pairs.y);
  };
}

/** Sum of products of deviations from the means. */
function codeviations(x: readonly number[], y: readonly number[]): number {
  const mx = mean(x);
  const my = mean(y);
  return sum(x.map((value, i) => (value - mx) * ((y[i] as number) - my)));
}

const divided = (a: number, b: number) => (b === 0 ? DIV0 : a / b);

const correlation = paired(2, (x, y) =>
  divided(codeviations(x, y), Math.sqrt(squaredDeviations(x) * squaredDeviations(y))),
);

function slope(y: readonly number[], x: readonly number[]): number | CellError {
  return divided(codeviations(x, y), squaredDeviations(x));
}

function intercept(y: readonly number[], x: readonly number[]): number | CellError {
  const b = slope(y, x);
  return isError(b) ? b : mean(y) - b * mean(x);
}

function forecast(x: number, ys: Value, xs: Value): number | CellError {
  return paired(1, (y, known) => {
    const b = slope(y, known);
    return isError(b) ? b : mean(y) + b * (x - mean(known));
  })(ys, xs);
}

/** Standardised central moment sum Σ((x − mean)/s)^k with the sample's s. */
function standardisedMoment(x: readonly number[], power: number): number | undefined {
  const s = Math.sqrt(squaredDeviations(x) / (x.length - 1));
  if (s === 0) return undefined;
  const centre = mean(x);
  return sum(x.map((value) => Math.pow((value - centre) / s, power)));
}

function trimmedMean(values: Value, share: number): number | CellError {
  return withNumbers([values], (numbers) => {
    if (share < 0 || share >= 1 || numbers.length === 0) return NUM;
    const cut = Math.floor(Number((numbers.length * share).toPrecision(15)) / 2);
    return mean(ascending(numbers).slice(cut, numbers.length - cut));
  });
}

function probability(xs: Value, ps: Value, lower: number, upper: number | undefined): number | CellError {
  const x = cellsOf(xs);
  const p = cellsOf(ps);
  if (x.length !== p.length) return NA;
  let total = 0;
  let inside = 0;
  for (const [i, at] of x.entries()) {
    const share = p[i] as Scalar;
    if (isError(at)) return at;
    if (isError(share)) return share;
    if (typeof at !== 'number' || typeof share !== 'number') continue;
    if (share <= 0 || share > 1) return NUM;
    total += share;
    if (upper === undefined ? at === lower : at >= lower && at <= upper) inside += share;
  }
  return Math.abs(total - 1) > 1e-9 ? NUM : inside;
}

function frequency(data: Value, bins: Value): Value {
  const numbers = numbersOf([data]);
  const edges = numbersOf([bins]);
  if (isError(numbers)) return numbers;
  if (isError(edges)) return edges;
  const order = edges.map((edge, i) => ({ edge, i })).sort((a, b) => a.edge - b.edge);
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const number of numbers) {
    const bin = order.find(({ edge }) => number <= edge);
    const index = bin ? bin.i : edges.length;
    counts[index] = (counts[index] as number) + 1;
  }
  return new ArrayValue(counts.length, 1, counts);
}

const count: (...values: Value[]) => number = (...values) => {
  let found = 0;
  for (const value of values) {
    if (isMatrix(value) || value instanceof MultiRange) {
      for (const cell of cellsOf(value)) if (typeof cell === 'number') found++;
    } else if (!isError(value) && typeof toNumber(single(value)) === 'number') found++;
  }
  return found;
};

function countAll(...values: Value[]): number {
  let found = 0;
  for (const value of values) {
    if (isMatrix(value) || value instanceof MultiRange) {
      for (const cell of cellsOf(value)) if (cell !== null) found++;
    } else found++;
  }
  return found;
}

const overNumbers = (name: string, model: Aggregate) =>
  numberFunction(name, 'r*', (...values) => withNumbers(values, model));
const overAll = (name: string, model: Aggregate) =>
  numberFunction(name, 'r*', (...values) => {
    const numbers = numbersOfAll(values);
    return isError(numbers) ? numbers : model(numbers);
  });

const modeSingle = overNumbers('MODE.SNGL', (x) => modes(x)[0] ?? NA);
const stdevS = overNumbers('STDEV.S', rootOf(sampleVariance));
const stdevP = overNumbers('STDEV.P', rootOf(populationVariance));
const varS = overNumbers('VAR.S', sampleVariance);
const varP = overNumbers('VAR.P', populationVariance);
const percentileInc = numberFunction('PERCENTILE.INC', 'r n', percentileInclusive);
const quartileInc = numberFunction('QUARTILE.INC', 'r n', (values, part) => {
  const whole = Math.trunc(part);
  return whole < 0 || whole > 4 ? NUM : percentileInclusive(values, whole / 4);
});
const percentRankInc = numberFunction('PERCENTRANK.INC', 'r n n?', (values, x, digits) =>
  percentRank(values, x, digits, false),
);
const rankEq = numberFunction('RANK.EQ', 'n r n?', (x, values, order) => rank(x, values, order, false));
const covarianceP = numberFunction(
  'COVARIANCE.P',
  'a a',
  paired(1, (x, y) => codeviations(x, y) / x.length),
);
const forecastLinear = numberFunction('FORECAST.LINEAR', 'n a a', forecast);

export const statisticsFunctions: readonly FunctionDefinition[] = [
  overNumbers('AVERAGE', average),
  overAll('AVERAGEA', average),
  overNumbers('MIN', least),
  overAll('MINA', least),
  overNumbers('MAX', greatest),
  overAll('MAXA', greatest),
  overNumbers('MEDIAN', median),
  numberFunction('COUNT', 'r*', count),
  numberFunction('COUNTA', 'r*', countAll),
  numberFunction('COUNTBLANK', 'r', (value) => {
    const blanks = cellsOf(value).filter((cell) => cell === null || cell === '').length;
    return blanks + (value instanceof RangeValue ? value.blanksBeyond : 0);
  }),
  modeSingle,
  alias('MODE', modeSingle),
  valueFunction('MODE.MULT', 'r*', (...values) => {
    const numbers = numbersOf(values);
    if (isError(numbers)) return numbers;
    const found = modes(numbers);
    return found.length === 0 ? NA : new ArrayValue(found.length, 1, found);
  }),
  stdevS,
  alias('STDEV', stdevS),
  stdevP,
  alias('STDEVP', stdevP),
  overAll('STDEVA', rootOf(sampleVariance)),
  overAll('STDEVPA', rootOf(populationVariance)),
  varS,
  alias('VAR', varS),
  varP,
  alias('VARP', varP),
  overAll('VARA', sampleVariance),
  overAll('VARPA', populationVariance),
  overNumbers('DEVSQ', (x) => (x.length === 0 ? NUM : squaredDeviations(x))),
  overNumbers('AVEDEV', (x) => (x.length === 0 ? NUM : mean(x.map((value) => Math.abs(value - mean(x)))))),
  overNumbers('GEOMEAN', (x) =>
    x.length === 0 || x.some((value) => value <= 0) ? NUM : Math.exp(mean(x.map(Math.log))),
  ),
  overNumbers('HARMEAN', (x) =>
    x.length === 0 || x.some((value) => value <= 0) ? NUM : x.length / sum(x.map((value) => 1 / value)),
  ),
  overNumbers('SKEW', (x) => {
    const n = x.length;
    const moment = n < 3 ? undefined : standardisedMoment(x, 3);
    return moment === undefined ? DIV0 : (moment * n) / ((n - 1) * (n - 2));
  }),
  overNumbers('SKEW.P', (x) => {
    const variance = x.length < 3 ? 0 : squaredDeviations(x) / x.length;
    if (variance === 0) return DIV0;
    const centre = mean(x);
    return mean(x.map((value) => Math.pow((value - centre) / Math.sqrt(variance), 3)));
  }),
  overNumbers('KURT', (x) => {
    const n = x.length;
    const moment = n < 4 ? undefined : standardisedMoment(x, 4);
    if (moment === undefined) return DIV0;
    const scale = (n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3));
    return scale * moment - (3 * (n - 1) * (n - 1)) / ((n - 2) * (n - 3));
  }),
  numberFunction('TRIMMEAN', 'r n', trimmedMean),
  percentileInc,
  alias('PERCENTILE', percentileInc),
  numberFunction('PERCENTILE.EXC', 'r n', percentileExclusive),
  quartileInc,
  alias('QUARTILE', quartileInc),
  numberFunction('QUARTILE.EXC', 'r n', (values, part) => {
    const whole = Math.trunc(part);
    return whole < 1 || whole > 3 ? NUM : percentileExclusive(values, whole / 4);
  }),
  percentRankInc,
  alias('PERCENTRANK', percentRankInc),
  numberFunction('PERCENTRANK.EXC', 'r n n?', (values, x, digits) => percentRank(values, x, digits, true)),
  numberFunction('LARGE', 'r n', (values, k) => nth(values, k, true)),
  numberFunction('SMALL', 'r n', (values, k) => nth(values, k, false)),
  rankEq,
  alias('RANK', rankEq),
  numberFunction('RANK.AVG', 'n r n?', (x, values, order) => rank(x, values, order, true)),
  numberFunction('CORREL', 'a a', correlation),
  numberFunction('PEARSON', 'a a', correlation),
  numberFunction('RSQ', 'a a', (x, y) => {
    const r = correlation(x, y);
    return isError(r) ? r : r * r;
  }),
  covarianceP,
  alias('COVAR', covarianceP),
  numberFunction(
    'COVARIANCE.S',
    'a a',
    paired(2, (x, y) => codeviations(x, y) / (x.length - 1)),
  ),
  numberFunction('SLOPE', 'a a', paired(1, slope)),
  numberFunction('INTERCEPT', 'a a', paired(1, intercept)),
  numberFunction(
    'STEYX',
    'a a',
    paired(3, (y, x) => {
      const spread = squaredDeviations(x);
      if (spread === 0) return DIV0;
      const shared = codeviations(x, y);
      return Math.sqrt((squaredDeviations(y) - (shared * shared) / spread) / (x.length - 2));
    }),
  ),
  forecastLinear,
  alias('FORECAST', forecastLinear),
  numberFunction('STANDARDIZE', 'n n n', (x, centre, sd) => (sd <= 0 ? NUM : (x - centre) / sd)),
  numberFunction('PROB', 'a a n n?', probability),
  valueFunction('FREQUENCY', 'a a', frequency),
];
