import { create, lusolveDependencies } from 'mathjs';
import type { FactoryFunctionMap, MathJsInstance } from 'mathjs';

/** The one function of mathjs that is needed here; load this module by `import()`, mathjs is large. */
const { lusolve } = create(lusolveDependencies as FactoryFunctionMap) as MathJsInstance;

/**
 * Solves A·x = b by LU decomposition with partial pivoting.
 *
 * @throws Error when A is singular
 */
export function solveLinear(a: number[][], b: number[]): number[] {
  return (lusolve(a, b) as number[][]).map((row) => row[0]!);
}
