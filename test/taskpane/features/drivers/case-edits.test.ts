import { resultOf } from '../../../case/sample-case';
import fc from 'fast-check';
import type { Case } from '../../../../src/case/case';
import { createCase, driver, metric } from '../../../../src/case/create-case';
import {
  addDriver,
  changeDriver,
  changeMetric,
  removeAlternative,
  removeMetric,
  renameAlternative,
  renameMetric,
  setDriverValue,
} from '../../../../src/taskpane/features/drivers/case-edits';

const before: Case = {
  ...createCase({
    alternatives: [{ name: 'Do nothing' }, { name: 'West' }, { name: 'South' }],
    drivers: [{ name: 'Rate', values: { 'Do nothing': 1, West: 2 } }, { name: 'Demand' }],
    metrics: [{ name: 'NPV' }, { name: 'Turns' }],
    effects: [
      { party: 'Sales', alternative: 'West', costBorne: 1, benefitReceived: 2 },
      { party: 'Sales', alternative: 'South', costBorne: 1, benefitReceived: 2 },
    ],
    followThrough: [{ kind: 'waiver', metric: 'NPV', alternative: 'West' }],
  }),
  results: ['Do nothing', 'West', 'South'].flatMap((name) => [
    resultOf(name, 'NPV', 1),
    resultOf(name, 'Turns', 1),
  ]),
};

test('a driver value is set for one alternative; others and other drivers stay', () => {
  const after = setDriverValue('rate', 'South', 3)(before);
  expect(after.drivers[0]!.values).toEqual({ 'Do nothing': 1, West: 2, South: 3 });
  expect(after.drivers[1]).toBe(before.drivers[1]);
});

test('an edit of a row that is gone by then changes nothing', () => {
  expect(changeDriver('Gone', { unit: '$' })(before)).toEqual(before);
  expect(changeMetric('Gone', { unit: '$' })(before)).toEqual(before);
});

test('an alternative is renamed everywhere', () => {
  const after = renameAlternative('West', 'Reno')(before);
  expect(JSON.stringify(after)).not.toContain('West');
  expect(after.drivers[0]!.values).toEqual({ 'Do nothing': 1, Reno: 2 });
  expect(after.followThrough[0]!.alternative).toBe('Reno');
  expect(after.effects[0]!.alternative).toBe('Reno');
});

test('an alternative is removed with values, results and effects; do nothing cannot be', () => {
  const after = removeAlternative('West')(before);
  expect(after.alternatives.map(({ name }) => name)).toEqual(['Do nothing', 'South']);
  expect(after.drivers[0]!.values).toEqual({ 'Do nothing': 1 });
  expect(after.results).toHaveLength(4);
  expect(after.effects).toHaveLength(1);
  expect(removeAlternative('Do nothing')(before)).toBe(before);
});

test('a metric is renamed with its results and promises, and removed with its results', () => {
  const renamed = renameMetric('NPV', 'Net present value')(before);
  expect(renamed.results.filter((one) => one.metric === 'Net present value')).toHaveLength(3);
  expect(renamed.followThrough[0]!.metric).toBe('Net present value');
  const removed = removeMetric('NPV')(before);
  expect(removed.metrics).toEqual([metric({ name: 'Turns' })]);
  expect(removed.results.map((one) => one.metric)).toEqual(['Turns', 'Turns', 'Turns']);
});

test('adding and changing commute with edits of other rows, as they must when the sheet changed in between', () => {
  const name = fc.constantFrom('Rate', 'Demand', 'Fuel');
  const edit = fc.oneof(
    fc.tuple(name, fc.string()).map(([row, unit]) => ({ row, apply: changeDriver(row, { unit }) })),
    fc.tuple(name, fc.integer()).map(([row, value]) => ({ row, apply: setDriverValue(row, 'West', value) })),
  );
  const start = addDriver(driver({ name: 'Fuel' }))(before);
  fc.assert(
    fc.property(edit, edit, (one, other) => {
      fc.pre(one.row !== other.row);
      expect(one.apply(other.apply(start))).toEqual(other.apply(one.apply(start)));
    }),
    { numRuns: 50 },
  );
});
