import { requireInteger } from '../../domain-error';
import type { RandomSource } from './random-source';

/** Exchanges whose places are drawn ahead: the processor then waits for the memory of several at a time. */
const AHEAD = 1024;

/** A random order of 0 … count − 1. */
export function permutation(count: number, random: RandomSource): Int32Array {
  const order = new Int32Array(count);
  for (let i = 1; i < count; i++) order[i] = i;
  const places = new Int32Array(AHEAD);
  for (let last = count - 1; last > 0; last -= AHEAD) {
    const exchanges = Math.min(AHEAD, last);
    for (let k = 0; k < exchanges; k++) places[k] = random() * (last - k + 1);
    for (let k = 0; k < exchanges; k++) {
      const kept = order[last - k]!;
      order[last - k] = order[places[k]!]!;
      order[places[k]!] = kept;
    }
  }
  return order;
}

/**
 * A Latin hypercube of probabilities: for each dimension one draw from each of `trials` equal strata, in an order of
 * its own, so that even few trials cover every driver's whole range. All draws lie strictly between 0 and 1.
 *
 * @throws DomainError "out-of-range" when trials or dimensions is not a whole number of at least 1
 * @see McKay, Beckman & Conover, Technometrics 21(2), 1979
 */
export function latinHypercube(trials: number, dimensions: number, random: RandomSource): Float64Array[] {
  requireInteger('trials', trials, 1);
  requireInteger('dimensions', dimensions, 1);
  return Array.from({ length: dimensions }, () => {
    const order = permutation(trials, random);
    const column = new Float64Array(trials);
    // A stratum's very edge could be 0, where quantiles may be infinite.
    for (let t = 0; t < trials; t++) column[t] = (order[t]! + Math.max(random(), 1e-9)) / trials;
    return column;
  });
}
