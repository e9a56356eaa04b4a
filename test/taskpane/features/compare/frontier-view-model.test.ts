import fc from 'fast-check';
import type { Case } from '../../../../src/case/case';
import { createCase } from '../../../../src/case/create-case';
import {
  axisTicks,
  frontierMetrics,
  frontierOf,
  usualAcross,
  usualUpwards,
} from '../../../../src/taskpane/features/compare/frontier-view-model';

const caseOf = (
  values: readonly (readonly [name: string, cost: number | null, service: number])[],
): Case => ({
  ...createCase({
    alternatives: values.map(([name]) => ({ name })),
    metrics: [
      { name: 'Cost', unit: '$', direction: 'lower' },
      { name: 'Service', unit: '%', direction: 'higher' },
      { name: 'Colour', unit: '' },
    ],
  }),
  results: values.flatMap(([alternative, cost, service]) =>
    (
      [
        ['Cost', cost],
        ['Service', service],
      ] as const
    ).map(([metric, value]) => ({
      alternative,
      metric,
      value,
      note: '',
      p10: null,
      p90: null,
      time: '2026-01-01T00:00:00.000Z',
      fingerprint: 'f',
      engine: 'local' as const,
      verification: '',
    })),
  ),
});

test('the frontier joins the efficient alternatives from left to right and names who dominates the others', () => {
  const of = caseOf([
    ['Do nothing', 10, 0.8],
    ['Dear', 14, 0.95],
    ['Waste', 15, 0.9],
    ['Cheap', 8, 0.7],
    ['Unknown', null, 0.9],
  ]);
  const [cost, service] = of.metrics;
  const { points, line, missing } = frontierOf(of, cost!, service!);
  expect(line.map(({ name }) => name)).toEqual(['Cheap', 'Do nothing', 'Dear']);
  expect(points.find(({ name }) => name === 'Waste')?.dominatedBy).toBe('Dear');
  expect(missing).toEqual(['Unknown']);
});

test('a frontier begins with the metric that decides, and skips those that tell no alternatives apart', () => {
  const of = caseOf([
    ['Do nothing', 10, 0.9],
    ['Dear', 14, 0.9],
  ]);
  expect(usualUpwards(of)?.name).toBe('Cost');
  const level = { ...of, metrics: [of.metrics[1]!, of.metrics[0]!, of.metrics[2]!] };
  expect(usualUpwards(level)?.name).toBe('Cost');
  expect(usualAcross(level, level.metrics[1]!)?.name).toBe('Service');
  const both = caseOf([
    ['Do nothing', 10, 0.8],
    ['Dear', 14, 0.95],
  ]);
  const service = { ...both.metrics[1]!, role: 'primary' as const };
  expect(usualUpwards({ ...both, metrics: [both.metrics[0]!, service] })?.name).toBe('Service');
});

test('a metric spans a frontier only where it is evaluated and its direction known', () => {
  expect(frontierMetrics(caseOf([['Do nothing', 1, 1]])).map(({ name }) => name)).toEqual([
    'Cost',
    'Service',
  ]);
});

test('ticks enclose all values in even steps', () => {
  const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
      const ticks = axisTicks(values);
      expect(ticks[0]!).toBeLessThanOrEqual(Math.min(...values));
      expect(ticks.at(-1)!).toBeGreaterThanOrEqual(Math.max(...values));
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThan(12);
    }),
  );
});
