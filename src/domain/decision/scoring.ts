import { DomainError } from '../domain-error';
import { moreIsBetter, ranksOf, requireWeights } from './option-matrix';
import type { Direction } from './option-matrix';

export const SCORING_METHODS = ['sum', 'raw', 'product', 'topsis'] as const;
/**
 * sum: weighted sum of values scaled from the worst (0) to the best (1) of each metric. raw: weighted sum of the
 * values as they are, lower-is-better ones subtracted, for metrics on one scale. product: Π valueʷ (lower-is-better:
 * value⁻ʷ), which needs no scaling. topsis: closeness to the best against the worst of all options.
 */
export type ScoringMethod = (typeof SCORING_METHODS)[number];

export interface Score {
  readonly score: number;
  /** 1 for the best; ties share the better rank. */
  readonly rank: number;
  /** Indices of other options with the same score. */
  readonly tiedWith: readonly number[];
}

/**
 * Multi-criteria scores of options, with ties reported.
 *
 * @param values options × metrics
 * @param weights importance per metric, scaled to add up to 1
 * @throws DomainError "out-of-range" for ragged values, weights that are negative or all zero, another number of
 *   weights or directions than metrics, or (product) a value that is not positive
 * @see E. Triantaphyllou, Multi-Criteria Decision Making Methods (2000), ch. 2 (weighted sum and product)
 * @see C. L. Hwang & K. Yoon, Multiple Attribute Decision Making (1981), §3.3 (TOPSIS)
 */
export function scores(
  values: readonly (readonly number[])[],
  weights: readonly number[],
  directions: readonly Direction[],
  method: ScoringMethod = 'sum',
): Score[] {
  const rows = moreIsBetter(values, directions);
  const scaledWeights = requireWeights(weights, directions.length);
  const score = {
    sum: () => weightedSum(scaleToRange(rows), scaledWeights),
    raw: () => weightedSum(rows, scaledWeights),
    product: () => weightedProduct(values, scaledWeights, directions),
    topsis: () => closenessToIdeal(rows, scaledWeights),
  }[method]();
  const ranks = ranksOf(score);
  return score.map((value, i) => ({
    score: value,
    rank: ranks[i]!,
    tiedWith: ranks.flatMap((rank, j) => (j !== i && rank === ranks[i] ? [j] : [])),
  }));
}

/** Each metric from 0 at the worst to 1 at the best option; 1 for all where the options do not differ. */
export function scaleToRange(rows: readonly (readonly number[])[]): number[][] {
  const worst = rows[0]!.map((_, k) => Math.min(...rows.map((row) => row[k]!)));
  const best = rows[0]!.map((_, k) => Math.max(...rows.map((row) => row[k]!)));
  return rows.map((row) =>
    row.map((value, k) => (best[k] === worst[k] ? 1 : (value - worst[k]!) / (best[k]! - worst[k]!))),
  );
}

/** Σₖ weightₖ × valueₖ of each row, without regard to direction: for values that are on one scale already. */
export function weightedSum(rows: readonly (readonly number[])[], weights: readonly number[]): number[] {
  return rows.map((row) => row.reduce((sum, value, k) => sum + weights[k]! * value, 0));
}

function weightedProduct(
  values: readonly (readonly number[])[],
  weights: readonly number[],
  directions: readonly Direction[],
): number[] {
  return values.map((row, r) =>
    row.reduce((product, value, k) => {
      if (value <= 0) {
        throw new DomainError(
          'out-of-range',
          `values, row ${r + 1}, column ${k + 1},`,
          `must be positive for the product method, not ${value}`,
        );
      }
      return product * value ** (directions[k] === 'higher' ? weights[k]! : -weights[k]!);
    }, 1),
  );
}

function closenessToIdeal(rows: readonly (readonly number[])[], weights: readonly number[]): number[] {
  const lengths = weights.map((_, k) => Math.hypot(...rows.map((row) => row[k]!)));
  const weighted = rows.map((row) =>
    row.map((value, k) => (lengths[k] === 0 ? 0 : (weights[k]! * value) / lengths[k]!)),
  );
  const ideal = weights.map((_, k) => Math.max(...weighted.map((row) => row[k]!)));
  const worst = weights.map((_, k) => Math.min(...weighted.map((row) => row[k]!)));
  return weighted.map((row) => {
    const toIdeal = Math.hypot(...row.map((value, k) => value - ideal[k]!));
    const toWorst = Math.hypot(...row.map((value, k) => value - worst[k]!));
    // All options alike: each is the best.
    return toIdeal + toWorst === 0 ? 1 : toWorst / (toIdeal + toWorst);
  });
}
