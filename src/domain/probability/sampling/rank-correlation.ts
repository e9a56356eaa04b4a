import normal from '@stdlib/stats-base-dists-normal';
import { DomainError } from '../../domain-error';
import { permutation } from './latin-hypercube';
import type { RandomSource } from './random-source';

/**
 * Lower triangle L with L Lᵀ = matrix; undefined when the matrix is not positive definite. A `semidefinite` one may
 * have rows that follow from those above, as drivers that move as one do: they get a zero on the diagonal.
 */
export function choleskyFactor(
  matrix: readonly (readonly number[])[],
  semidefinite = false,
): number[][] | undefined {
  const size = matrix.length;
  const factor = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= factor[i]![k]! * factor[j]![k]!;
      if (i === j) {
        if (sum > 1e-12) factor[i]![i] = Math.sqrt(sum);
        else if (!semidefinite || sum < -1e-12) return undefined;
      } else if (factor[j]![j]! > 0) factor[i]![j] = sum / factor[j]![j]!;
      else if (Math.abs(sum) > 1e-9) return undefined;
    }
  }
  return factor;
}

/**
 * Returns the matrix when it is a correlation matrix: square, symmetric, 1 on the diagonal, positive semidefinite.
 *
 * @throws DomainError "out-of-range" naming the entry, or "infeasible" when no drivers could be so correlated
 */
export function requireCorrelations(
  matrix: readonly (readonly number[])[],
  size: number,
): readonly (readonly number[])[] {
  if (matrix.length !== size || matrix.some((row) => row.length !== size)) {
    throw new DomainError(
      'out-of-range',
      'correlations',
      `must have a row and a column for each of the ${size} drivers`,
    );
  }
  for (const [i, row] of matrix.entries()) {
    for (const [j, value] of row.entries()) {
      const where = `correlations, row ${i + 1}, column ${j + 1},`;
      if (!(value >= -1 && value <= 1))
        throw new DomainError('out-of-range', where, `must lie between -1 and 1, not ${value}`);
      if (i === j && value !== 1) throw new DomainError('out-of-range', where, `must be 1, not ${value}`);
      if (Math.abs(value - matrix[j]![i]!) > 1e-12) {
        throw new DomainError(
          'out-of-range',
          where,
          'must equal the entry on the other side of the diagonal',
        );
      }
    }
  }
  if (!choleskyFactor(matrix, true)) {
    throw new DomainError(
      'infeasible',
      'correlations',
      'contradict each other: no drivers can be correlated so; weaken the strongest ones',
    );
  }
  return matrix;
}

/** The correlations of columns, each centred on zero. */
function correlationsOf(columns: readonly Float64Array[]): number[][] {
  const product = (a: Float64Array, b: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
    return sum;
  };
  return columns.map((a) => columns.map((b) => product(a, b) / Math.sqrt(product(a, a) * product(b, b))));
}

/** Rank of each entry, from 0. */
function ranksOf(column: Float64Array): Int32Array {
  const order = Int32Array.from(column.keys()).sort((a, b) => (column[a] as number) - (column[b] as number));
  const ranks = new Int32Array(column.length);
  order.forEach((at, rank) => (ranks[at] = rank));
  return ranks;
}

/**
 * Reorders each column so that the columns' rank correlations come close to the given ones; the values of a column
 * stay as they are. Normal scores are given the wanted correlations and the columns take their ranks from them.
 *
 * @throws DomainError as `requireCorrelations`
 * @see Iman & Conover, Communications in Statistics: Simulation and Computation 11(3), 1982
 */
export function withRankCorrelations(
  columns: readonly Float64Array[],
  correlations: readonly (readonly number[])[],
  random: RandomSource,
): Float64Array[] {
  const target = choleskyFactor(requireCorrelations(correlations, columns.length), true)!;
  const trials = columns[0]?.length ?? 0;
  const ordered = Float64Array.from({ length: trials }, (_, i) =>
    normal.quantile((i + 1) / (trials + 1), 0, 1),
  );
  const scores = columns.map(() =>
    Float64Array.from(permutation(trials, random), (i) => ordered[i] as number),
  );
  // With few trials chance correlates the scores; that is taken out before the wanted correlation is put in.
  const chance = choleskyFactor(correlationsOf(scores));
  if (!chance)
    throw new DomainError('out-of-range', 'trials', `must be more than the number of drivers, not ${trials}`);
  const independent = scores.map((score) => Float64Array.from(score));
  for (const [i, column] of independent.entries()) {
    for (let t = 0; t < trials; t++) {
      let value = column[t] as number;
      for (let k = 0; k < i; k++) value -= chance[i]![k]! * (independent[k]![t] as number);
      column[t] = value / chance[i]![i]!;
    }
  }
  return columns.map((column, i) => {
    const wanted = new Float64Array(trials);
    for (let t = 0; t < trials; t++) {
      let value = 0;
      for (let k = 0; k <= i; k++) value += target[i]![k]! * (independent[k]![t] as number);
      wanted[t] = value;
    }
    const sorted = Float64Array.from(column).sort();
    return Float64Array.from(ranksOf(wanted), (rank) => sorted[rank] as number);
  });
}
