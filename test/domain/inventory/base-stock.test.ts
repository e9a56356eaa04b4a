import fc from 'fast-check';
import {
  baseStockCost,
  type BaseStockItem,
  optimalBaseStock,
} from '../../../src/domain/inventory/base-stock';

const item: BaseStockItem = { holdingCost: 0.18, stockoutCost: 0.7, demandMean: 50, demandSd: 8 };

describe('optimalBaseStock', () => {
  it('matches Snyder & Shen (2nd ed.), Example 4.3: S* = 56.604, cost 1.9976', () => {
    const { level, expectedCost } = optimalBaseStock(item);
    expect(level).toBeCloseTo(56.60395592743389, 10);
    expect(expectedCost).toBeCloseTo(1.9976051931766445, 12);
  });

  it('matches Snyder & Shen (2nd ed.), Example 4.1: 60 newspapers cost 2.156', () => {
    expect(baseStockCost(60, item)).toBeCloseTo(2.156131552870387, 12);
    expect(baseStockCost(40, item)).toBeCloseTo(7.35613154776623, 7);
  });

  it('matches Snyder & Shen (2nd ed.), Example 4.7: Poisson demand of 6, S* = 8, cost 3.570', () => {
    const poisson: BaseStockItem = {
      holdingCost: 1,
      stockoutCost: 4,
      demandMean: 6,
      demandSd: 0,
      distribution: 'poisson',
    };
    const { level, expectedCost } = optimalBaseStock(poisson);
    expect(level).toBe(8);
    expect(expectedCost).toBeCloseTo(3.5701069457709416, 12);
    expect(baseStockCost(5, poisson)).toBeCloseTo(6.590296024616343, 12);
  });

  it('matches stockpyl newsvendor_poisson(0.18, 0.70, 50): S* = 56, cost 1.797', () => {
    const { level, expectedCost } = optimalBaseStock({ ...item, distribution: 'poisson' });
    expect(level).toBe(56);
    expect(expectedCost).toBeCloseTo(1.797235211809178, 12);
  });

  it('matches Snyder & Shen (2nd ed.), Example 4.4, first part: L = 4, R = 1, S* = 264.767, cost 4.4668', () => {
    const delayed: BaseStockItem = { ...item, leadTime: 4 };
    const { level, expectedCost } = optimalBaseStock(delayed);
    expect(level).toBeCloseTo(264.7668943741548, 9);
    expect(expectedCost).toBeCloseTo(4.466781004149578, 11);
    expect(baseStockCost(180, delayed)).toBeCloseTo(49.000164748034095, 9);
  });

  it('matches Snyder & Shen (2nd ed.), Problem 4.8(a): Poisson demand of 18, S* = 19, cost 786.09', () => {
    const poisson: BaseStockItem = {
      holdingCost: 200,
      stockoutCost: 270,
      demandMean: 18,
      demandSd: 0,
      distribution: 'poisson',
    };
    const { level, expectedCost } = optimalBaseStock(poisson);
    expect(level).toBe(19);
    expect(expectedCost).toBeCloseTo(786.0884409351115, 9);
  });

  it("a lead time of L periods counts the demand of L + 1, as stockpyl's newsvendor_normal", () => {
    const { level, expectedCost } = optimalBaseStock({ ...item, leadTime: 4 });
    const five = optimalBaseStock({ ...item, demandMean: 250, demandSd: 8 * Math.sqrt(5) });
    expect(level).toBeCloseTo(five.level, 10);
    expect(expectedCost).toBeCloseTo(five.expectedCost, 10);
  });

  it('no other level costs less', () => {
    fc.assert(
      fc.property(
        fc.record({
          holdingCost: fc.double({ min: 0.1, max: 5, noNaN: true }),
          stockoutCost: fc.double({ min: 0.1, max: 50, noNaN: true }),
          demandMean: fc.double({ min: 5, max: 100, noNaN: true }),
          demandSd: fc.double({ min: 11, max: 30, noNaN: true }),
          leadTime: fc.integer({ min: 0, max: 5 }),
          distribution: fc.constantFrom(
            'normal' as const,
            'gamma' as const,
            'negbin' as const,
            'poisson' as const,
          ),
        }),
        fc.integer({ min: -40, max: 40 }),
        (drawn, away) => {
          const { level, expectedCost } = optimalBaseStock(drawn);
          expect(baseStockCost(level + away, drawn)).toBeGreaterThanOrEqual(expectedCost * (1 - 1e-9));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('refuses costs of zero', () => {
    expect(() => optimalBaseStock({ ...item, holdingCost: 0 })).toThrow(
      'holdingCost must be a positive number, not 0',
    );
    expect(() => optimalBaseStock({ ...item, leadTime: -1 })).toThrow(
      'leadTime must be zero or a positive number',
    );
  });
});
