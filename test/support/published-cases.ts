/** Published values of the inventory functions, each the cell of a formula. */
import { evaluateExample, loadFunctions } from './fulcrum-functions';

const functions = loadFunctions('INV.');

/** Name of the case, formula, and its published value to as many digits as are published. */
export type Case = readonly [name: string, formula: string, published: number];

const row = (formula: string, columns: readonly number[]): string[] =>
  columns.map((column) => `=INDEX(FULCRUM.INV.${formula}, 2, ${column})`);

/** Cases for several columns of the first row of a table. */
export function cases(name: string, formula: string, published: Record<number, number>): Case[] {
  const columns = Object.keys(published).map(Number);
  return row(formula, columns).map((one, i) => [name, one, published[columns[i]!]!]);
}

export function check(list: readonly Case[], relative = 1e-8): void {
  it.each(list.map(([name, formula, published]) => [name, formula, published] as const))(
    '%s: %s → %d',
    async (_, formula, published) => {
      const value = (await evaluateExample(formula, functions)) as number;
      expect(Math.abs(value - published)).toBeLessThanOrEqual(relative * Math.max(Math.abs(published), 1e-6));
    },
  );
}
