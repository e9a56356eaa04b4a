import mersenneTwister from '@stdlib/random-base-mt19937';

/** Uniform numbers in [0, 1) that are the same for the same seed, so that a search repeats itself. */
export function seededRandom(seed: number): () => number {
  const next = mersenneTwister.factory({ seed });
  return () => next() / 2 ** 32;
}
