import { compare } from '../../../../src/case/decision/comparison';
import { createCase } from '../../../../src/case/create-case';
import type { Case } from '../../../../src/case/case';
import {
  comparisonView,
  latestRun,
  missingParts,
} from '../../../../src/taskpane/features/compare/compare-view-model';
import { resultOf } from '../../../case/sample-case';
import { createI18n } from '../../../../src/taskpane/i18n/i18n';
import { createFormatter } from '../../../../src/taskpane/i18n/quantity';

const of: Case = {
  ...createCase({
    alternatives: [{ name: 'Do nothing' }, { name: 'West' }],
    metrics: [
      { name: 'Turns', unit: 'turns', role: 'second-order', direction: 'higher' },
      { name: 'NPV', unit: '$', role: 'primary', direction: 'higher' },
      { name: 'Fill rate', unit: '%', role: 'guardrail', direction: 'higher', threshold: 0.95 },
      { name: 'Waived', unit: '%', role: 'guardrail', direction: 'lower', threshold: 0.05 },
      { name: 'Emissions', unit: 't' },
      { name: 'Lead time', unit: 'days', role: 'primary', direction: 'lower' },
    ],
    followThrough: [{ kind: 'waiver', metric: 'Waived', alternative: 'West', text: 'One year only' }],
  }),
  results: [
    resultOf('Do nothing', 'NPV', -1234567),
    resultOf('West', 'NPV', 2345678),
    resultOf('Do nothing', 'Turns', 6),
    resultOf('West', 'Turns', 6),
    resultOf('Do nothing', 'Fill rate', 0.96),
    resultOf('West', 'Fill rate', 0.931),
    resultOf('Do nothing', 'Waived', 0.04),
    resultOf('West', 'Waived', 0.06),
    resultOf('Do nothing', 'Emissions', 1200),
    resultOf('West', 'Emissions', 900),
    resultOf('Do nothing', 'Lead time', 5),
    resultOf('West', 'Lead time', null, 'the metric cell showed #DIV/0!'),
  ],
};

async function view(compact = false) {
  const { t } = await createI18n('en-US');
  return comparisonView(
    compare(of),
    'West',
    t,
    createFormatter('en-US', { percentagePoints: 'pp' }),
    compact,
  );
}
const cell = async (metric: string, column: number) => {
  const { groups } = await view();
  return groups.flatMap(({ rows }) => rows).find((row) => row.metric === metric)!.cells[column]!;
};

test('metrics stand by role, primary first; those without a role last', async () => {
  const { groups } = await view();
  expect(groups.map(({ label, rows }) => [label, ...rows.map(({ metric }) => metric)])).toEqual([
    ['Primary', 'NPV', 'Lead time'],
    ['Guardrail', 'Fill rate', 'Waived'],
    ['Second-order', 'Turns'],
    ['No role yet', 'Emissions'],
  ]);
});

test('do nothing stands by itself: no delta, no merit', async () => {
  expect(await cell('NPV', 0)).toMatchObject({
    value: '−$1,234,567',
    delta: null,
    merit: null,
    exact: -1234567,
  });
});

test('a difference is absolute, relative, and better or worse in words', async () => {
  expect(await cell('NPV', 1)).toMatchObject({
    value: '$2,345,678',
    delta: '+$3,580,245',
    relative: '+290%',
    merit: { kind: 'better', label: 'better' },
  });
});

test('no difference is said as such', async () => {
  expect(await cell('Turns', 1)).toMatchObject({ delta: null, merit: { kind: 'same', label: 'no change' } });
});

test('without a direction a difference is a change, neither better nor worse', async () => {
  expect(await cell('Emissions', 1)).toMatchObject({ delta: '−300', merit: { kind: 'changed' } });
});

test('guardrails hold, are breached by a gap, or waived', async () => {
  expect((await cell('Fill rate', 0)).guardrail).toEqual({ holds: true, label: 'holds' });
  expect((await cell('Fill rate', 1)).guardrail).toEqual({ holds: false, label: 'breached by 1.9\u00a0pp' });
  expect((await cell('Waived', 1)).guardrail).toEqual({ holds: true, label: 'waived: misses by 1\u00a0pp' });
});

test('a cell without a number says why', async () => {
  expect(await cell('Lead time', 1)).toMatchObject({
    exact: null,
    value: 'no number',
    note: 'the metric cell showed #DIV/0!',
    merit: null,
  });
});

test('in a very narrow pane millions are short, and the exact value stays', async () => {
  const npv = (await view(true)).groups[0]!.rows[0]!.cells;
  expect(npv.map(({ value, exact }) => [value, exact])).toEqual([
    ['−$1.23M', -1234567],
    ['$2.35M', 2345678],
  ]);
});

test('what an evaluation still needs, in the order of work', () => {
  expect(missingParts(createCase({}))).toEqual(['alternatives', 'drivers', 'metrics']);
  expect(missingParts(of)).toEqual(['drivers', 'metrics']);
});

test('the latest run gives time and engine', () => {
  const later = { ...resultOf('West', 'NPV', 1), time: '2026-02-01T00:00:00.000Z', engine: 'local' as const };
  expect(latestRun({ ...of, results: [...of.results, later] })).toEqual({
    time: later.time,
    engine: 'local',
  });
  expect(latestRun(createCase({}))).toBeNull();
});
