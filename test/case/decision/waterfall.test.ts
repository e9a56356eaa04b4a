import { waterfallOf } from '../../../src/case/decision/waterfall';

const parts = {
  base: 'Do nothing',
  alternative: 'West',
  metric: 'NPV',
  unit: '$',
  drivers: ['Price', 'Rent', 'Volume'].map((name, i) => ({ name, unit: '', address: `Inputs!B${i + 1}` })),
  before: [10, 5, 100],
  after: [10, 6, 140],
};

test('the drivers that differ, the largest first, end exactly at the alternative', () => {
  const attribution = {
    before: 0.1,
    after: 0.4,
    parts: [0, -0.1, 0.4],
    standardErrors: [0, 0.01, 0.02],
    sampledOrders: 256,
  };
  const { start, end, steps, sampledOrders } = waterfallOf({ ...parts, attribution });
  expect(steps.map(({ driver }) => driver)).toEqual(['Volume', 'Rent']);
  expect([start, steps[0]!.from, steps[1]!.from, steps[1]!.to, end]).toEqual([0.1, 0.1, 0.5, 0.4, 0.4]);
  expect(steps[1]).toMatchObject({ before: 5, after: 6, standardError: 0.01, address: 'Inputs!B2' });
  expect(steps[1]!.amount).toBeCloseTo(-0.1, 12);
  expect(sampledOrders).toBe(256);
});

test('nothing that differs has no steps', () => {
  const attribution = {
    before: 3,
    after: 3,
    parts: [0, 0, 0],
    standardErrors: [0, 0, 0],
    sampledOrders: null,
  };
  expect(waterfallOf({ ...parts, after: parts.before, attribution }).steps).toEqual([]);
});
