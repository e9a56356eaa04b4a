import { DomainError } from '../domain-error';
import { requireMatrix } from './option-matrix';

/** Mean consistency index of random reciprocal matrices by size, from 1. @see Saaty (1980), p. 21 */
const RANDOM_INDEX = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

export interface AhpWeights {
  /** Principal eigenvector, adding up to 1. */
  readonly weights: readonly number[];
  readonly largestEigenvalue: number;
  readonly consistencyIndex: number;
  /** Consistency index over that of random judgements; 0 for one or two criteria. Above 0.1: judge again. */
  readonly consistencyRatio: number;
}

/**
 * Weights of criteria from pairwise comparisons by the analytic hierarchy process: the principal eigenvector of the
 * reciprocal matrix, and how consistent the judgements are.
 *
 * @param pairwise square, entry (i, j) says how many times more important i is than j; (j, i) its reciprocal
 * @throws DomainError "out-of-range" unless square, 1 to 15 criteria, positive, ones on the diagonal and reciprocal
 * @see T. L. Saaty, "A scaling method for priorities in hierarchical structures", Journal of Mathematical Psychology
 *   15 (1977) 234–281; The Analytic Hierarchy Process (1980)
 */
export function ahpWeights(pairwise: readonly (readonly number[])[]): AhpWeights {
  const size = requireMatrix('pairwise', pairwise);
  if (pairwise.length !== size || size > RANDOM_INDEX.length) {
    throw new DomainError(
      'out-of-range',
      'pairwise',
      `must be square with at most ${RANDOM_INDEX.length} criteria, not ${pairwise.length} × ${size}`,
    );
  }
  pairwise.forEach((row, i) =>
    row.forEach((value, j) => {
      const cell = `pairwise, row ${i + 1}, column ${j + 1},`;
      if (!(value > 0)) throw new DomainError('out-of-range', cell, `must be positive, not ${value}`);
      // Reciprocals rounded to two decimals are meant as such: 0.17 for a sixth, 0.13 for an eighth.
      if (Math.abs(value * pairwise[j]![i]! - 1) > 0.05) {
        throw new DomainError(
          'out-of-range',
          cell,
          `must be the reciprocal of row ${j + 1}, column ${i + 1} (${1 / pairwise[j]![i]!}), not ${value}`,
        );
      }
    }),
  );
  let weights = pairwise.map(() => 1 / size);
  let eigenvalue = size;
  for (let step = 0; step < 10_000; step++) {
    const image = pairwise.map((row) => row.reduce((sum, value, j) => sum + value * weights[j]!, 0));
    eigenvalue = image.reduce((sum, value) => sum + value, 0);
    const next = image.map((value) => value / eigenvalue);
    const change = Math.max(...next.map((value, i) => Math.abs(value - weights[i]!)));
    weights = next;
    if (change < 1e-15) break;
  }
  const consistencyIndex = size > 1 ? Math.max(0, (eigenvalue - size) / (size - 1)) : 0;
  const random = RANDOM_INDEX[size - 1]!;
  return {
    weights,
    largestEigenvalue: eigenvalue,
    consistencyIndex,
    consistencyRatio: random === 0 ? 0 : consistencyIndex / random,
  };
}
