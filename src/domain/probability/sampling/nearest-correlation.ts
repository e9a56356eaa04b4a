import type { EigenPair } from '../../optimization/linear-algebra';
import { choleskyFactor } from './rank-correlation';

/** Eigenvalues and orthonormal eigenvectors of a symmetric matrix. */
export type SymmetricEigen = (matrix: number[][]) => EigenPair[];

const STEPS = 200;

/**
 * The correlation matrix that is nearest to a symmetric matrix with 1 on its diagonal, by alternating projections,
 * rounded to two decimals and drawn towards independence just as far as keeps it valid.
 *
 * @see N. J. Higham, "Computing the nearest correlation matrix", IMA Journal of Numerical Analysis 22 (2002) 329–343
 */
export function nearestCorrelation(
  matrix: readonly (readonly number[])[],
  eigen: SymmetricEigen,
): number[][] {
  let nearest = matrix.map((row) => [...row]);
  let correction = matrix.map((row) => row.map(() => 0));
  for (let step = 0; step < STEPS; step++) {
    const shifted = nearest.map((row, i) => row.map((value, j) => value - correction[i]![j]!));
    const projected = positivePart(eigen(shifted), matrix.length);
    correction = projected.map((row, i) => row.map((value, j) => value - shifted[i]![j]!));
    const next = projected.map((row, i) => row.map((value, j) => (i === j ? 1 : value)));
    const moved = Math.max(
      ...next.flatMap((row, i) => row.map((value, j) => Math.abs(value - nearest[i]![j]!))),
    );
    nearest = next;
    if (moved < 1e-7) break;
  }
  for (let kept = 1; ; kept -= 0.005) {
    const rounded = nearest.map((row, i) =>
      row.map((value, j) => (i === j ? 1 : Math.round(100 * kept * value) / 100 + 0)),
    );
    if (choleskyFactor(rounded, true)) return rounded;
  }
}

/** The matrix without its negative eigenvalues, Σ max(λ, 0) v vᵀ. */
function positivePart(pairs: readonly EigenPair[], size: number): number[][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) =>
      pairs.reduce((sum, { value, vector }) => sum + Math.max(value, 0) * vector[i]! * vector[j]!, 0),
    ),
  );
}
