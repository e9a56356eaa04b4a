/**
 * Reads Beasley's OR-Library instances from `shared/data/or-library` beside the project.
 *
 * @see Beasley, "OR-Library: distributing test problems by electronic mail", JORS 41 (1990)
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The nearest `shared/data/or-library` beside this folder or one above it; bundled code lies elsewhere. */
function findFolder(from = __dirname): string | undefined {
  const candidate = resolve(from, 'shared/data/or-library');
  if (existsSync(candidate)) return candidate;
  return dirname(from) === from ? undefined : findFolder(dirname(from));
}

const FOLDER = findFolder();

export const orLibraryPresent = FOLDER !== undefined;

function numbersOf(name: string, capacity: number): number[] {
  return readFileSync(resolve(FOLDER!, `${name}.txt`), 'utf8')
    .trim()
    .split(/\s+/)
    .map((word) => (word === 'capacity' ? capacity : Number(word)));
}

export interface WarehouseInstance {
  readonly capacity: number[];
  readonly fixedCost: number[];
  readonly demand: number[];
  /** Per unit; sites as rows. The files give the cost of the whole demand. */
  readonly unitCost: number[][];
}

/** A warehouse location instance; the large ones leave their capacity to be given. */
export function readWarehouses(name: string, capacityOfAll = Infinity): WarehouseInstance {
  const numbers = numbersOf(name, capacityOfAll);
  let at = 0;
  const next = (): number => numbers[at++]!;
  const [siteCount, customerCount] = [next(), next()];
  const capacity: number[] = [];
  const fixedCost: number[] = [];
  for (let i = 0; i < siteCount; i++) {
    capacity.push(next());
    fixedCost.push(next());
  }
  const demand: number[] = [];
  const unitCost: number[][] = Array.from({ length: siteCount }, () => []);
  for (let j = 0; j < customerCount; j++) {
    const quantity = next();
    demand.push(quantity);
    for (let i = 0; i < siteCount; i++) unitCost[i]!.push(next() / quantity);
  }
  return { capacity, fixedCost, demand, unitCost };
}

/** A p-median instance: shortest distances between all nodes, and p. */
export function readMedian(name: string): { distance: number[][]; weights: number[]; p: number } {
  const [count, edges, p, ...rest] = numbersOf(name, 0) as [number, number, number, ...number[]];
  const distance = Array.from({ length: count }, (_, i) => {
    const row = new Array<number>(count).fill(Infinity);
    row[i] = 0;
    return row;
  });
  for (let e = 0; e < edges; e++) {
    const [i, j, length] = [rest[3 * e]! - 1, rest[3 * e + 1]! - 1, rest[3 * e + 2]!];
    distance[i]![j] = distance[j]![i] = length;
  }
  for (let via = 0; via < count; via++) {
    const through = distance[via]!;
    for (let i = 0; i < count; i++) {
      const row = distance[i]!;
      const first = row[via]!;
      if (first === Infinity) continue;
      for (let j = 0; j < count; j++) if (first + through[j]! < row[j]!) row[j] = first + through[j]!;
    }
  }
  return { distance, weights: new Array<number>(count).fill(1), p };
}
