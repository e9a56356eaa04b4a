import type { CooperativeGame } from './cooperative-game';

/**
 * Shapley value: each party's average marginal contribution over all orders of joining, exact by summing over all
 * coalitions. The shares add up to the worth of all parties together.
 *
 * @returns money per party, in the order of the game's parties
 * @see L. S. Shapley, "A value for n-person games", Contributions to the Theory of Games II (1953)
 */
export function shapleyValue({ parties, worth }: CooperativeGame): number[] {
  const n = parties.length;
  // The weight of a coalition of s parties before one joins: s! (n − s − 1)! / n! = 1 / (n C(n−1, s)).
  const weights: number[] = [];
  let binomial = 1;
  for (let size = 0; size < n; size++) {
    weights.push(1 / (n * binomial));
    binomial = (binomial * (n - 1 - size)) / (size + 1);
  }
  const sizes = new Uint8Array(worth.length);
  for (let coalition = 1; coalition < worth.length; coalition++) {
    sizes[coalition] = sizes[coalition & (coalition - 1)]! + 1;
  }
  return parties.map((_, i) => {
    const joining = 1 << i;
    let share = 0;
    for (let coalition = 0; coalition < worth.length; coalition++) {
      if (coalition & joining) continue;
      share += weights[sizes[coalition]!]! * (worth[coalition | joining]! - worth[coalition]!);
    }
    return share;
  });
}
