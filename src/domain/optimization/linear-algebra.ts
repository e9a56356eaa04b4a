import { create, eigsDependencies, lusolveDependencies } from 'mathjs';
import type { FactoryFunctionMap, MathJsInstance } from 'mathjs';

/** The functions of mathjs that are needed here; load this module by `import()`, mathjs is large. */
const { eigs, lusolve } = create({
  ...lusolveDependencies,
  ...eigsDependencies,
} as FactoryFunctionMap) as MathJsInstance;

/**
 * Solves A·x = b by LU decomposition with partial pivoting.
 *
 * @throws Error when A is singular
 */
export function solveLinear(a: number[][], b: number[]): number[] {
  return (lusolve(a, b) as number[][]).map((row) => row[0]!);
}

export interface EigenPair {
  readonly value: number;
  /** Of length 1. */
  readonly vector: readonly number[];
}

/** Eigenvalues and orthonormal eigenvectors of a symmetric matrix. */
export function symmetricEigen(matrix: number[][]): EigenPair[] {
  return eigs(matrix).eigenvectors.map(({ value, vector }) => {
    const entries = vector as number[];
    const length = Math.hypot(...entries);
    return { value: value as number, vector: entries.map((entry) => entry / length) };
  });
}
