import { resultOf } from '../sample-case';
import type { Case } from '../../../src/case/case';
import { createCase } from '../../../src/case/create-case';
import { costOfWaiting, inaction } from '../../../src/case/decision/decision-support';
import { rivalOf } from '../../../src/case/decision/recommendation';

const of: Case = {
  ...createCase({
    alternatives: [{ name: 'Do nothing' }, { name: 'West' }, { name: '3PL' }],
    drivers: [{ name: 'Discount rate', values: { 'Do nothing': 0.1 } }],
    metrics: [
      { name: 'Net present value', unit: '$', role: 'primary', direction: 'higher', threshold: 90 },
      { name: 'Fill rate', unit: '%', role: 'guardrail', direction: 'higher', threshold: 0.95 },
      { name: 'Emissions', unit: 't', role: 'second-order', direction: 'lower' },
    ],
  }),
  results: [
    ['Do nothing', 100, 0.9, 8],
    ['West', 212.1, 0.97, 7],
    ['3PL', 180, 0.96, 6],
  ].flatMap(([alternative, ...values]) =>
    ['Net present value', 'Fill rate', 'Emissions'].map((metric, i) =>
      resultOf(String(alternative), metric, Number(values[i])),
    ),
  ),
};

test('a month of waiting costs the gain times 1 − (1 + r)^(−1/12), as Reinertsen (2009) reckons the cost of delay', () => {
  const waiting = costOfWaiting(of, 'West');
  expect(waiting).toMatchObject({
    alternative: 'West',
    unit: '$',
    basis: { kind: 'present-value', rate: 0.1 },
  });
  expect(waiting?.gain).toBeCloseTo(112.1, 9);
  expect(waiting?.perMonth).toBeCloseTo(112.1 * (1 - 1.1 ** (-1 / 12)), 9);
});

test('no cost of waiting where there is no gain, no rate, or no present value', () => {
  expect(costOfWaiting(of, 'Do nothing')).toBeNull();
  expect(costOfWaiting({ ...of, drivers: [] }, 'West')).toBeNull();
  const renamed = of.metrics.map((metric, i) => (i === 0 ? { ...metric, name: 'Profit' } : metric));
  expect(costOfWaiting({ ...of, metrics: renamed }, 'West')).toBeNull();
});

test.each([
  ['Total cost per year', '$', 12, '$'],
  ['Total cost', 'USD/year', 12, 'USD'],
  ['Kosten pro Jahr', 'k€', 12, 'k€'],
  ['Annual cost', 'EUR', 12, 'EUR'],
  ['Total cost', 'EUR/Monat', 1, 'EUR'],
  ['Total cost', '£ per quarter', 3, '£'],
  ['Freight', 'USD/wk', 84 / 365, 'USD'],
])('of %s in %s a month of waiting loses a month of the gain', (name, unit, monthsPerPeriod, amount) => {
  const [, ...others] = of.metrics;
  const metrics = [{ ...of.metrics[0]!, name, unit, direction: 'lower' as const }, ...others];
  const results = of.results.map((result) =>
    result.metric === 'Net present value' ? { ...result, metric: name, value: 1000 - result.value! } : result,
  );
  const waiting = costOfWaiting({ ...of, metrics, results, drivers: [] }, 'West');
  expect(waiting?.unit).toBe(amount);
  expect(waiting?.perMonth).toBeCloseTo(112.1 / monthsPerPeriod, 9);
});

test.each([
  ['Units sold per year', 'units'],
  ['Emissions', 't CO2/year'],
  ['Cost per unit', 'USD'],
  ['Freight', 'USD/pallet'],
  ['Throughput', 'TEU/year'],
])('no cost of waiting of %s in %s', (name, unit) => {
  const metrics = of.metrics.map((metric, i) => (i === 0 ? { ...metric, name, unit } : metric));
  const results = of.results.map((result) =>
    result.metric === 'Net present value' ? { ...result, metric: name } : result,
  );
  expect(costOfWaiting({ ...of, metrics, results }, 'West')).toBeNull();
});

test('doing nothing is told by the thresholds it misses, then by what others reach', () => {
  expect(
    inaction(of).map(({ metric, missesThreshold, best }) => [
      metric.name,
      missesThreshold,
      best?.alternative,
    ]),
  ).toEqual([
    ['Fill rate', true, 'West'],
    ['Net present value', false, 'West'],
  ]);
});

test('each has to beat the leader, and the leader the best of the others', () => {
  expect(rivalOf(of, '3PL')).toBe('West');
  expect(rivalOf(of, 'West')).toBe('3PL');
});
