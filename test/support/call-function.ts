import type { CustomFunction } from './fulcrum-functions';
import { loadFunctions } from './fulcrum-functions';

type Cell = number | string | boolean | null;
/** A cell, a column of cells, a table of cells, or an argument left out. */
type Argument = Cell | readonly Cell[] | readonly (readonly Cell[])[];

const functions: Map<string, CustomFunction> = loadFunctions();

function rangeOf(argument: Argument): unknown {
  if (argument === null) return null;
  if (!Array.isArray(argument)) return [[argument]];
  return Array.isArray(argument[0]) ? argument : argument.map((cell) => [cell as Cell]);
}

/** Calls a custom function as Excel does: every argument arrives as a range, lists as columns. */
export async function callFunction(id: string, ...args: Argument[]): Promise<unknown> {
  const called = functions.get(id);
  if (!called) throw new Error(`There is no function ${id}.`);
  return called(...args.map(rangeOf));
}

/** As `callFunction` for one that returns a table: the column under a heading, without the heading. */
export async function callForColumn(id: string, heading: string, ...args: Argument[]): Promise<unknown[]> {
  const [headings, ...rows] = (await callFunction(id, ...args)) as unknown[][];
  const column = headings!.indexOf(heading);
  if (column < 0) throw new Error(`${id} has no column "${heading}" among ${headings!.join(', ')}.`);
  return rows.map((row) => row[column]);
}

/** Expects numbers as a source prints them, rounded to so many decimals. */
export function expectPrinted(
  actual: readonly unknown[],
  printed: readonly number[],
  decimals: number,
): void {
  expect(actual).toHaveLength(printed.length);
  const most = 0.5 * 10 ** -decimals * (1 + 1e-9);
  actual.forEach((value, i) => {
    const gap = Math.abs((value as number) - printed[i]!);
    if (!(gap <= most)) throw new Error(`entry ${i + 1} is ${String(value)}, printed as ${printed[i]}`);
  });
}
