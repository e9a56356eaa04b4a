import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * Uniform numbers in [0, 1) with 53 random bits, the same for the same seed on every machine.
 *
 * @param seed a whole number; its lowest 32 bits count
 * @see D. Blackman & S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47 (2021)
 */
export function seededRandom(seed: number): () => number {
  const generator = xoroshiro128plus(seed | 0);
  return () => ((generator.next() >>> 5) * 67_108_864 + (generator.next() >>> 6)) / 9_007_199_254_740_992;
}
