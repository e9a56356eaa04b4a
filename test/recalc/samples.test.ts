import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sameValue } from '../../src/recalc/engine';
import { loadFunctions } from '../support/fulcrum-functions';
import { settledCalculation } from '../support/settled-calculation';

/** The solves of a sample take their time on a busy machine. */
jest.setTimeout(120_000);

const folder = resolve(__dirname, '../../samples');

describe('the samples', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.xlsx')))(
    '%s: every formula is recalculated to the value it holds',
    async (name) => {
      const { engine, results } = await settledCalculation(readFileSync(join(folder, name)), loadFunctions());
      const wrong = results.flatMap(({ slot, value, problem }) => {
        const { stored, formula } = engine.store.cells[slot]!;
        if (problem === undefined && sameValue(value, stored, 1e-9)) return [];
        return [
          `${engine.store.nameOf(slot)} ${formula}: ${problem ?? `${String(value)} instead of ${String(stored)}`}`,
        ];
      });
      expect(wrong).toEqual([]);
      expect(results.length).toBeGreaterThan(100);
    },
  );
});
