import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readXlsx } from '../../src/recalc/read-xlsx';
import { RecalculationEngine } from '../../src/recalc/engine';
import { isError } from '../../src/recalc/values';
import {
  candidates,
  firstCandidate,
  mostSites,
  optionRow,
} from '../../scripts/samples/network/site-candidates';
import { metropolitanAreas } from '../../scripts/samples/metropolitan-areas';

const file = resolve(__dirname, '../../samples/network-redesign.xlsx');
const TABLE = 30;
const GIVEN = 38;

/** The values that the sample holds, by sheet and A1 position. */
function savedValues() {
  const engine = new RecalculationEngine(readXlsx(readFileSync(file)));
  const at = (sheet: string, row: number, column: number): unknown => {
    const slot = engine.store.locate({ sheet, row: row - 1, column: column - 1 });
    return slot === undefined ? undefined : engine.store.cells[slot]?.stored;
  };
  return {
    engine,
    at,
    number: (sheet: string, row: number, column: number) => Number(at(sheet, row, column)),
  };
}

describe('the sample sheet How many DCs', () => {
  const { engine, at, number } = savedValues();
  const table = (row: number, column: string): number =>
    number('How many DCs', row, column.charCodeAt(0) - 64);
  const costs = candidates.map((_, i) =>
    metropolitanAreas.map((_, j) => number('DC options', optionRow.cost + i, 3 + j)),
  );
  const demand = metropolitanAreas.map((_, j) => number('Customers', 6 + j, 6));
  const fixed = candidates.map((_, i) => number('How many DCs', firstCandidate + i, 5));

  /** The least cost of exactly these sites, computed without the add-in. */
  const costOf = (open: readonly number[]): number =>
    open.reduce((sum, i) => sum + fixed[i]!, 0) +
    demand.reduce((sum, units, j) => sum + units * Math.min(...open.map((i) => costs[i]![j]!)), 0);
  const subsets = (count: number, from = 0): number[][] =>
    count === 0
      ? [[]]
      : candidates.flatMap((_, i) => (i < from ? [] : subsets(count - 1, i + 1).map((rest) => [i, ...rest])));

  it('holds no error in any cell', () => {
    const wrong = engine.store.cells.filter(({ stored }) => isError(stored));
    expect(wrong.map(({ slot }) => engine.store.nameOf(slot))).toEqual([]);
  });

  it('has the least cost of all choices of one to six DCs, by enumeration', () => {
    for (let k = 1; k <= mostSites; k++) {
      const least = Math.min(...subsets(k).map(costOf));
      expect(table(TABLE + k - 1, 'B') + table(TABLE + k - 1, 'C')).toBeCloseTo(least, 2);
      expect(at('How many DCs', TABLE + k - 1, 15)).toBe('optimal');
    }
  });

  it('adds fixed cost, freight and the carrying cost of pooled stock, and stock grows with the number of DCs', () => {
    const rate = table(11, 'C');
    for (let row = TABLE; row < TABLE + mostSites; row++) {
      const carrying = rate * table(row, 'E');
      expect(table(row, 'G')).toBeCloseTo(table(row, 'B') + table(row, 'C') + carrying, 4);
      if (row > TABLE) expect(table(row, 'D')).toBeGreaterThan(table(row - 1, 'D'));
    }
  });

  it('marks the least cost and the least cost net of service', () => {
    const rows = Array.from({ length: mostSites }, (_, i) => TABLE + i);
    const rowOf = (column: string) => rows.reduce((a, b) => (table(b, column) < table(a, column) ? b : a));
    expect(at('How many DCs', rowOf('G'), 16)).toMatch(/^least cost/);
    expect(at('How many DCs', rowOf('M'), 16)).toMatch(/least net of service$/);
  });

  it('prices the given options on the same terms: none undercuts the best of as many DCs', () => {
    [1, 2, 3].forEach((count, option) => {
      const given = table(GIVEN + option, 'B') + table(GIVEN + option, 'C');
      const best = table(TABLE + count - 1, 'B') + table(TABLE + count - 1, 'C');
      expect(given).toBeGreaterThanOrEqual(best - 1e-6);
    });
    expect(table(GIVEN, 'H')).toBe(0);
  });
});
