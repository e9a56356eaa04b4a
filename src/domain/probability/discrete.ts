import {
  DomainError,
  requireEntries,
  requireFinite,
  requireFraction,
  requireInteger,
  requireProbability,
  requireSameLength,
} from '../domain-error';
import type { Distribution } from './distribution';
import { pointMass } from './point-mass';

/** Demand of one period given by lists rather than by a formula. */
export interface ListedDistribution extends Distribution {
  /**
   * The total of this many independent periods.
   *
   * @throws DomainError "out-of-range" when `periods` is not a whole number, or the values share no unit coarse
   *   enough to add up
   */
  over(periods: number): Distribution;
}

/**
 * Demand that takes the given values with the given probabilities, in any order. Demand counts as being in whole
 * units when all values are whole, which decides the form of the second loss function.
 *
 * @throws DomainError "out-of-range" when a probability is outside [0, 1], the probabilities do not add up to 1
 *   (within 1e-6), or the lists differ in length
 * @see Snyder & Shen (2019), eqs. C.36–C.40
 */
export function discrete(values: readonly number[], probabilities: readonly number[]): ListedDistribution {
  requireEntries('values', values);
  requireSameLength('probabilities', probabilities, 'values', values);
  let total = 0;
  for (const probability of probabilities) total += requireProbability('probabilities', probability);
  if (Math.abs(total - 1) > 1e-6) {
    throw new DomainError('out-of-range', 'probabilities', `must add up to 1, not ${total}`);
  }
  return weighted(values, probabilities, total);
}

/**
 * Demand as observed: each entry of the history is equally likely. Losses are averages over the history; the
 * quantile is the smallest observation that at least a share p of the history does not exceed.
 *
 * @throws DomainError "out-of-range" when the history is empty or an entry is not a number
 */
export function empirical(history: readonly number[]): ListedDistribution {
  requireEntries('history', history);
  return weighted(
    history,
    history.map(() => 1),
    history.length,
  );
}

interface Point {
  readonly value: number;
  readonly weight: number;
}

function weighted(values: readonly number[], weights: readonly number[], total: number): ListedDistribution {
  const points = values
    .map((value, i) => ({ value: requireFinite('values', value), weight: weights[i]! }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.value - b.value);
  return {
    ...ofPoints(points, total),
    over: (periods) => {
      requireInteger('leadTime, with the review period,', periods, 0);
      if (periods === 0) return pointMass(0, true);
      return periods === 1 ? ofPoints(points, total) : ofPoints(summed(points, total, periods), 1);
    },
  };
}

/** Finest unit, as a power of ten, in which the values of a period are added up. */
const MOST_DECIMALS = 6;
/** Most units between the least and the greatest total. */
const MOST_TOTALS = 1_000_000;

/** The points of the sum of independent periods, on the grid of the values' greatest common unit. */
function summed(points: readonly Point[], total: number, periods: number): Point[] {
  const { unit, origin } = gridOf(points);
  const steps = points.map(({ value }) => Math.round((value - origin) / unit));
  const last = steps[steps.length - 1]!;
  if (!(last * periods <= MOST_TOTALS)) {
    throw new DomainError(
      'out-of-range',
      'the history',
      `adds up to more than ${MOST_TOTALS} different totals over ${periods} periods; round it to larger units`,
    );
  }
  let weights = Float64Array.of(1);
  for (let period = 0; period < periods; period++) {
    const next = new Float64Array(weights.length + last);
    points.forEach(({ weight }, i) => {
      const shift = steps[i]!;
      for (let k = 0; k < weights.length; k++) next[k + shift]! += (weight / total) * weights[k]!;
    });
    weights = next;
  }
  const totals: Point[] = [];
  weights.forEach((weight, k) => {
    if (weight > 0) totals.push({ value: cleaned(periods * origin + k * unit), weight });
  });
  return totals;
}

/** The largest unit that all distances from the least value are multiples of. */
function gridOf(points: readonly Point[]): { unit: number; origin: number } {
  const origin = points[0]!.value;
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const scale = 10 ** decimals;
    const steps = points.map(({ value }) => (value - origin) * scale);
    if (steps.every((step) => Math.abs(step - Math.round(step)) <= 1e-9 * Math.max(1, step))) {
      const common = steps.reduce((divisor, step) => greatestDivisor(divisor, Math.round(step)), 0);
      return { unit: Math.max(1, common) / scale, origin };
    }
  }
  throw new DomainError(
    'out-of-range',
    'the history',
    `must have at most ${MOST_DECIMALS} decimals to add up`,
  );
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** A total without the rounding of its decimals: multiples of 0.1 stay such. */
function cleaned(total: number): number {
  return Number(total.toPrecision(14));
}

function ofPoints(points: readonly Point[], total: number): Distribution {
  const expect = (f: (value: number) => number): number =>
    points.reduce((sum, { value, weight }) => sum + weight * f(value), 0) / total;
  const mean = expect((value) => value);
  const isInteger = points.every(({ value }) => Number.isInteger(value));
  const cdf = (x: number): number => expect((value) => (value <= x ? 1 : 0));
  return {
    mean,
    variance: expect((value) => (value - mean) ** 2),
    isInteger,
    density: (x) => expect((value) => (value === x ? 1 : 0)),
    cdf,
    survival: (x) => expect((value) => (value > x ? 1 : 0)),
    quantile: (p) => {
      // A share that equals p up to rounding reaches it: ten equal weights reach 0.7 with the seventh.
      const needed = requireFraction('probability', p) * total * (1 - 1e-12);
      let reached = 0;
      for (const { value, weight } of points) {
        reached += weight;
        if (reached >= needed) return value;
      }
      return points[points.length - 1]!.value;
    },
    loss: (x) => expect((value) => Math.max(value - x, 0)),
    complementaryLoss: (x) => expect((value) => Math.max(x - value, 0)),
    secondLoss: (x) => {
      const step = isInteger ? 1 : 0;
      if (isInteger && !Number.isInteger(x)) {
        throw new DomainError(
          'out-of-range',
          'x',
          `must be a whole number for demand in whole units, not ${x}`,
        );
      }
      return expect((value) => 0.5 * Math.max(value - x, 0) * Math.max(value - x - step, 0));
    },
  };
}
