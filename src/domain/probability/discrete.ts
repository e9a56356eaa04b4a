import {
  DomainError,
  requireEntries,
  requireFinite,
  requireFraction,
  requireProbability,
  requireSameLength,
} from '../domain-error';
import type { Distribution } from './distribution';

/**
 * Demand that takes the given values with the given probabilities, in any order. Demand counts as being in whole
 * units when all values are whole, which decides the form of the second loss function.
 *
 * @throws DomainError "out-of-range" when a probability is outside [0, 1], the probabilities do not add up to 1
 *   (within 1e-6), or the lists differ in length
 * @see Snyder & Shen (2019), eqs. C.36–C.40
 */
export function discrete(values: readonly number[], probabilities: readonly number[]): Distribution {
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
export function empirical(history: readonly number[]): Distribution {
  requireEntries('history', history);
  return weighted(
    history,
    history.map(() => 1),
    history.length,
  );
}

function weighted(values: readonly number[], weights: readonly number[], total: number): Distribution {
  const points = values
    .map((value, i) => ({ value: requireFinite('values', value), weight: weights[i]! }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.value - b.value);
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
