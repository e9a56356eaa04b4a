import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { RecalculationEngine, sameValue } from '../../src/recalc/engine';
import { readXlsx } from '../../src/recalc/read-xlsx';
import type { Scalar } from '../../src/recalc/values';

/** Workbooks saved by Excel, beside the project; not part of it. */
const folder = resolve(__dirname, '../../../shared/data/excel-oracle');

function workbooks(path: string): string[] {
  return readdirSync(path)
    .sort()
    .flatMap((name) => {
      const file = join(path, name);
      return statSync(file).isDirectory() ? workbooks(file) : name.endsWith('.xlsx') ? [file] : [];
    });
}

/** Functions that Excel solves by iteration: it stops where the seventh digit holds. */
const iterated = /\b(?:IRR|XIRR|RATE|MIRR|YIELD|ODDFYIELD)\(/;

function agrees(computed: Scalar, stored: Scalar, formula: string): boolean {
  // Some of the files keep an error as its text.
  if (typeof stored === 'string' && stored.startsWith('#')) return String(computed) === stored;
  if (stored === null) return computed === '' || computed === 0;
  if (typeof computed === 'number' && typeof stored === 'number') {
    const tolerance = iterated.test(formula) ? 1e-6 : 1e-9;
    return Math.abs(computed - stored) <= Math.max(1e-10, tolerance * Math.abs(stored));
  }
  return sameValue(computed, stored, 1e-9);
}

const describeWithData = existsSync(folder) ? describe : describe.skip;
if (!existsSync(folder)) {
  console.warn(
    'skipped: no ../shared/data/excel-oracle beside the project, so Excel’s own values are not compared',
  );
}

describeWithData('workbooks saved by Excel', () => {
  const counts = { formulas: 0, equal: 0, unsupported: 0, different: 0 };
  const differing = new Map<string, number>();

  beforeAll(() => {
    for (const file of workbooks(folder)) {
      const engine = new RecalculationEngine(readXlsx(readFileSync(file)));
      for (const { slot, value, problem } of engine.calculateAll()) {
        counts.formulas++;
        const { stored, formula = '' } = engine.store.cells[slot] ?? { stored: null };
        if (problem !== undefined) counts.unsupported++;
        else if (agrees(value, stored, formula)) counts.equal++;
        else {
          counts.different++;
          differing.set(basename(file), (differing.get(basename(file)) ?? 0) + 1);
        }
      }
    }
  });

  it('recalculates every one of them', () => {
    expect(counts.formulas).toBeGreaterThan(68_000);
  });

  it('agrees with Excel in at least 95 % of all formula cells', () => {
    expect(counts.equal / counts.formulas).toBeGreaterThanOrEqual(0.95);
  });

  it('agrees with Excel in at least 99.9 % of the cells whose functions it has', () => {
    expect(counts.equal / (counts.equal + counts.different)).toBeGreaterThanOrEqual(0.999);
  });
});
