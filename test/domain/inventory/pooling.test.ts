import fc from 'fast-check';
import { type PooledSite, type Pooling, pooling } from '../../../src/domain/inventory/pooling';

const dealers: Pooling = {
  demandMean: [25, 25, 25, 25],
  demandSd: [5, 5, 5, 5],
  correlation: 0,
  assignmentBefore: ['1', '2', '3', '4'],
  assignmentAfter: ['1', '1', '1', '1'],
  leadTimes: [2],
  serviceLevel: 0.9,
  unitCost: 10,
};

const total = (sites: readonly PooledSite[]): number =>
  sites.reduce((sum, site) => sum + site.safetyStock, 0);

describe('pooling', () => {
  it.each([
    [0, 18.12],
    [0.2, 22.92],
    [0.4, 26.88],
    [0.6, 30.32],
    [0.8, 33.42],
    [1, 36.24],
  ])(
    'matches Chopra & Meindl, table "safety inventory in the disaggregate and aggregate options" (BMW dealers): correlation %d',
    (correlation, aggregate) => {
      const { before, after } = pooling({ ...dealers, correlation });
      expect(Math.abs(total(before) - 36.24)).toBeLessThan(0.02);
      expect(Math.abs(total(after) - aggregate)).toBeLessThan(0.02);
      expect(after[0]!.cash).toBeCloseTo(10 * after[0]!.safetyStock, 10);
    },
  );

  it('follows the square-root law for equal independent markets (Maister 1976)', () => {
    const { before, after } = pooling(dealers);
    expect(total(after) / total(before)).toBeCloseTo(1 / Math.sqrt(4), 12);
  });

  it('pooling never raises the safety stock, whatever the correlation up to 1', () => {
    const markets = fc.array(
      fc.record({
        mean: fc.double({ min: 0, max: 100, noNaN: true }),
        sd: fc.double({ min: 0, max: 50, noNaN: true }),
        site: fc.integer({ min: 1, max: 4 }),
      }),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(markets, fc.double({ min: 0, max: 1, noNaN: true }), (drawn, correlation) => {
        const { before, after } = pooling({
          ...dealers,
          demandMean: drawn.map(({ mean }) => mean),
          demandSd: drawn.map(({ sd }) => sd),
          correlation,
          assignmentBefore: drawn.map(({ site }) => String(site)),
          assignmentAfter: drawn.map(() => '1'),
        });
        expect(total(after)).toBeLessThanOrEqual(total(before) * (1 + 1e-12) + 1e-12);
      }),
      { numRuns: 200 },
    );
  });

  it('reads lead times by site number, or by name in the order of first appearance', () => {
    const numbered = pooling({ ...dealers, assignmentAfter: ['3', '3', '4', '4'], leadTimes: [2, 2, 8, 2] });
    expect(numbered.after.map(({ site }) => site)).toEqual(['3', '4']);
    expect(numbered.after[0]!.safetyStock / numbered.after[1]!.safetyStock).toBeCloseTo(2, 12);
    const named = pooling({
      ...dealers,
      assignmentBefore: ['Lyon', 'Lyon', 'Turin', 'Turin'],
      assignmentAfter: ['Turin', 'Turin', 'Turin', 'Turin'],
      leadTimes: [1, 4],
    });
    expect(named.before[1]!.safetyStock / named.before[0]!.safetyStock).toBeCloseTo(2, 12);
  });

  it('refuses what cannot be', () => {
    expect(() => pooling({ ...dealers, correlation: 1.1 })).toThrow(
      'correlation must lie between -1 and 1, not 1.1',
    );
    expect(() => pooling({ ...dealers, correlation: -0.9 })).toThrow('correlation is impossible');
    expect(() => pooling({ ...dealers, demandSd: [1] })).toThrow(
      'demandSd must have as many entries as demandMean',
    );
    expect(() => pooling({ ...dealers, leadTimes: [1, 2] })).toThrow(
      'leadTimes has 2 entries, none for site 3',
    );
    const matrix = [1, 2, 3, 4].map((i) => [1, 2, 3, 4].map((j) => (i === j ? 1 : 0.1 * i)));
    expect(() => pooling({ ...dealers, correlation: matrix })).toThrow(
      'correlation, row 1, column 2, must equal its mirror',
    );
  });
});
