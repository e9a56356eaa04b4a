import mt19937 from '@stdlib/random-base-mt19937';
import { requireInteger } from '../../domain-error';

/** Draws uniform numbers from [0, 1), the same sequence for the same seed. */
export type RandomSource = () => number;

const LARGEST_SEED = 2 ** 32 - 1;

/**
 * A Mersenne Twister with 53 random bits per number.
 *
 * @throws DomainError "out-of-range" when seed is not a whole number from 1 to 4294967295
 * @see Matsumoto & Nishimura, Mersenne Twister, ACM Transactions on Modeling and Computer Simulation 8(1), 1998
 */
export function randomSource(seed: number): RandomSource {
  const generator = mt19937.factory({ seed: requireInteger('seed', seed, 1, LARGEST_SEED) });
  // Two 32-bit draws make one number of 53 bits.
  return () => ((generator() >>> 5) * 2 ** 26 + (generator() >>> 6)) / 2 ** 53;
}
