import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RecalculationEngine, sameValue } from '../../src/recalc/engine';
import { readXlsx } from '../../src/recalc/read-xlsx';
import { loadFunctions } from '../support/fulcrum-functions';

const folder = resolve(__dirname, '../../samples');

describe('the samples', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.xlsx')))(
    '%s: every formula is recalculated to the value it holds',
    (name) => {
      const engine = new RecalculationEngine(readXlsx(readFileSync(join(folder, name))), {
        functions: loadFunctions(),
      });
      const results = engine.calculateAll();
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
