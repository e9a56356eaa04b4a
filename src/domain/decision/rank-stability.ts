import { requireInteger } from '../domain-error';
import { seededRandom } from '../probability/seeded-random';
import { moreIsBetter, ranksOf, requireWeights } from './option-matrix';
import type { Direction } from './option-matrix';
import { scaleToRange, weightedSum } from './scoring';

export interface CriticalWeight {
  /** Index of the metric. */
  readonly metric: number;
  /** The weight, with the others rescaled, at which the option and the winner tie. */
  readonly weight: number;
  /** That weight less today's. */
  readonly change: number;
}

export interface RankStability {
  readonly score: number;
  readonly rank: number;
  /** Share of random weightings in which the option wins; ties are shared. */
  readonly winShare: number;
  /** The smallest change of a single weight that makes it tie with the winner (for the winner: with the next best). */
  readonly critical: CriticalWeight | undefined;
}

/**
 * How stable a ranking is against the weights: the share of all weightings (drawn evenly from the simplex) that each
 * option wins under the weighted sum, and the critical weight at which the choice changes.
 *
 * @param draws number of weightings, 1 to 1,000,000
 * @param seed whole number; the same seed gives the same shares on every machine
 * @throws DomainError "out-of-range" as `scores`, or for draws or a seed out of range
 * @see R. Lahdelma, J. Hokkanen & P. Salminen, "SMAA – Stochastic multiobjective acceptability analysis", EJOR 106 (1998)
 * @see E. Triantaphyllou & A. Sánchez, "A sensitivity analysis approach for some deterministic multi-criteria decision
 *   making methods", Decision Sciences 28 (1997) 151–194
 */
export function rankStability(
  values: readonly (readonly number[])[],
  weights: readonly number[],
  directions: readonly Direction[],
  draws = 10_000,
  seed = 1,
): RankStability[] {
  const rows = scaleToRange(moreIsBetter(values, directions));
  const scaled = requireWeights(weights, directions.length);
  requireInteger('draws', draws, 1, 1_000_000);
  requireInteger('seed', seed, 1, 4_294_967_295);
  const score = weightedSum(rows, scaled);
  const ranks = ranksOf(score);
  const winner = ranks.indexOf(1);
  const wins = winShares(rows, draws, seed);
  return rows.map((row, i) => ({
    score: score[i]!,
    rank: ranks[i]!,
    winShare: wins[i]!,
    critical: nearest(
      i === winner
        ? rows.flatMap((other, j) => (j === winner ? [] : ties(row, other, scaled)))
        : ties(rows[winner]!, row, scaled),
    ),
  }));
}

function winShares(rows: readonly (readonly number[])[], draws: number, seed: number): number[] {
  const uniform = seededRandom(seed);
  const wins = rows.map(() => 0);
  const weights = rows[0]!.map(() => 0);
  for (let draw = 0; draw < draws; draw++) {
    // Exponential variates divided by their sum are even on the simplex.
    let total = 0;
    for (let k = 0; k < weights.length; k++) total += weights[k] = -Math.log1p(-uniform());
    const scores = weightedSum(
      rows,
      weights.map((weight) => weight / total),
    );
    const best = Math.max(...scores);
    const winners = scores.filter((score) => score === best).length;
    scores.forEach((score, i) => {
      if (score === best) wins[i]! += 1 / winners;
    });
  }
  return wins.map((count) => count / draws);
}

/** The weights of single metrics, the others rescaled, at which two options tie. */
function ties(
  one: readonly number[],
  other: readonly number[],
  weights: readonly number[],
): CriticalWeight[] {
  return weights.flatMap((weight, metric) => {
    if (weight === 1) return [];
    const difference = one.map((value, k) => value - other[k]!);
    const rest =
      difference.reduce((sum, value, k) => sum + (k === metric ? 0 : weights[k]! * value), 0) / (1 - weight);
    const slope = difference[metric]! - rest;
    if (slope === 0) return [];
    const tie = -rest / slope;
    return tie >= 0 && tie <= 1 ? [{ metric, weight: tie, change: tie - weight }] : [];
  });
}

function nearest(candidates: readonly CriticalWeight[]): CriticalWeight | undefined {
  return candidates.reduce<CriticalWeight | undefined>(
    (best, candidate) => (best && Math.abs(best.change) <= Math.abs(candidate.change) ? best : candidate),
    undefined,
  );
}
