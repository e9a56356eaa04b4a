import { mersenne } from 'pure-rand/generator/mersenne';
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
  const generator = mersenne(requireInteger('seed', seed, 1, LARGEST_SEED));
  // Two 32-bit draws make one number of 53 bits.
  return () => ((generator.next() >>> 5) * 67_108_864 + (generator.next() >>> 6)) / 9_007_199_254_740_992;
}
