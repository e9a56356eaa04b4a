import fc from 'fast-check';
import type { SerialSystemInput } from '../../../src/domain/inventory/clark-scarf';
import { clarkScarf } from '../../../src/domain/inventory/clark-scarf';
import { normal } from '../../../src/domain/probability/normal';
import { clarkScarfOnGrid } from './clark-scarf-on-grid';

/** Snyder & Shen 2e, Example 6.1; stage 3, the supplier's end, first. */
const example61: SerialSystemInput = {
  echelonHoldingCosts: [2, 2, 3],
  leadTimes: [2, 1, 1],
  stockoutCost: 37.12,
  demandMean: 5,
  demandSd: 1,
};

describe('clarkScarf', () => {
  it('finds 6.49, 12.02 and 22.71 at 47.66 in Snyder & Shen 2e, Example 6.1', () => {
    const { stages, cost } = clarkScarf(example61);
    expect(stages.map((stage) => +stage.echelonBaseStock.toFixed(2))).toEqual([22.71, 12.02, 6.49]);
    expect(cost).toBeCloseTo(47.66, 2);
  });

  it('agrees with the recursion on a fine grid of inventory levels to 1e-4, Example 6.1 (independent calculation)', () => {
    const { stages, cost } = clarkScarf(example61);
    const grid = clarkScarfOnGrid(example61, 0.05);
    expect(grid.cost / cost).toBeCloseTo(1, 4);
    stages.forEach((stage, j) =>
      expect(Math.abs(stage.echelonBaseStock - grid.levels[j]!)).toBeLessThan(0.05),
    );
  });

  it('is the least of the cost integrated directly, two stages, S&S Problem 6.16 (independent calculation)', () => {
    const { stages, cost } = clarkScarf({
      echelonHoldingCosts: [2, 5],
      leadTimes: [3, 8],
      stockoutCost: 24,
      demandMean: 20,
      demandSd: 4,
    });
    const [upper, lower] = stages.map(({ echelonBaseStock }) => echelonBaseStock);
    const atCustomers = normal(160, 4 * Math.sqrt(8));
    const lowerCost = (level: number): number => 5 * (level - 160) + (24 + 7) * atCustomers.loss(level);
    const costAt = (level: number): number => {
      const steps = 4000;
      let total = 2 * (level - 60);
      for (let i = 0; i < steps; i++) {
        const z = -9 + (18 * (i + 0.5)) / steps;
        const left = level - 60 - 4 * Math.sqrt(3) * z;
        total += (18 / steps) * normal(0, 1).density(z) * lowerCost(Math.min(lower!, left));
      }
      return total;
    };
    expect(cost / costAt(upper!)).toBeCloseTo(1, 9);
    expect(cost).toBeLessThan(costAt(upper! + 0.5));
    expect(cost).toBeLessThan(costAt(upper! - 0.5));
  });

  it('puts stage 1 at its newsvendor level (p + h₂ + h₃) / (p + h₁ + h₂ + h₃)', () => {
    const ratio = (37.12 + 4) / (37.12 + 7);
    expect(clarkScarf(example61).stages[2]!.echelonBaseStock).toBeCloseTo(normal(5, 1).quantile(ratio), 9);
  });

  it('is the newsvendor base stock for a single stage', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.double({ min: 0.01, max: 30, noNaN: true }),
        (holdingCost, stockoutCost, leadTime, demandSd) => {
          const demand = normal(20 * leadTime, demandSd * Math.sqrt(leadTime));
          const level = demand.quantile(stockoutCost / (stockoutCost + holdingCost));
          const { stages, cost } = clarkScarf({
            echelonHoldingCosts: [holdingCost],
            leadTimes: [leadTime],
            stockoutCost,
            demandMean: 20,
            demandSd,
          });
          expect(stages[0]!.echelonBaseStock).toBeCloseTo(level, 8);
          expect(cost).toBeCloseTo(
            holdingCost * demand.complementaryLoss(level) + stockoutCost * demand.loss(level),
            7,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('joins stages without lead time, and without variation holds the pipeline only', () => {
    const direct = clarkScarf({ ...example61, echelonHoldingCosts: [4, 3], leadTimes: [2, 1] });
    const through = clarkScarf({ ...example61, leadTimes: [2, 0, 1] });
    const nearly = clarkScarf({ ...example61, leadTimes: [2, 1e-8, 1] });
    expect(through.cost).toBeCloseTo(nearly.cost, 5);
    // A stage of no lead time adds nothing but the choice of holding above it.
    expect(through.cost).toBeLessThanOrEqual(direct.cost + 1e-9);
    // Pipeline: 10 units on the way to stage 3 are outside; 5 + 5 at 2, 5 at 2.
    expect(clarkScarf({ ...example61, demandSd: 0 })).toEqual({
      stages: [
        { echelonBaseStock: 20, localBaseStock: 10 },
        { echelonBaseStock: 10, localBaseStock: 5 },
        { echelonBaseStock: 5, localBaseStock: 5 },
      ],
      cost: 30,
    });
  });

  it('costs more with more variation, dearer stockouts and longer lead times', () => {
    const change = fc.double({ min: 1, max: 2, noNaN: true });
    fc.assert(
      fc.property(change, change, change, (variation, stockouts, times) => {
        const worse = clarkScarf({
          ...example61,
          demandSd: variation,
          stockoutCost: 37.12 * stockouts,
          leadTimes: example61.leadTimes.map((time) => time * times),
        });
        expect(worse.cost).toBeGreaterThanOrEqual(47.6601);
      }),
      { numRuns: 10 },
    );
  });

  it('does not depend on the units of demand', () => {
    const small = clarkScarf({ ...example61, demandMean: 5e-9, demandSd: 1e-9 });
    const large = clarkScarf({ ...example61, demandMean: 5e12, demandSd: 1e12 });
    expect(small.cost * 1e9).toBeCloseTo(47.6601495838, 7);
    expect(large.cost / 1e12).toBeCloseTo(47.6601495838, 7);
  });

  it('finds a level beyond nine standard deviations: Φ(−9.2623400897985) = 10⁻²⁰ for stockouts 10²⁰ times as dear', () => {
    const dear = {
      echelonHoldingCosts: [1e-10],
      leadTimes: [1],
      stockoutCost: 1e10,
      demandMean: 5,
      demandSd: 1,
    };
    expect(clarkScarf(dear).stages[0]!.echelonBaseStock).toBeCloseTo(5 + 9.2623400897985, 9);
  });

  it('refuses stockouts that cost nothing beside holding, and lines of more than 100 stages', () => {
    expect(() => clarkScarf({ ...example61, stockoutCost: 1e-20 })).toThrow(
      'stockoutCost is out of proportion to the holding costs',
    );
    const many = new Array<number>(101).fill(1);
    expect(() => clarkScarf({ ...example61, echelonHoldingCosts: many, leadTimes: many })).toThrow(
      'echelonHoldingCosts must have at most 100 entries',
    );
  });

  it('refuses lists of unequal length and free holding', () => {
    expect(() => clarkScarf({ ...example61, leadTimes: [1, 1] })).toThrow(
      'leadTimes must have as many entries',
    );
    expect(() => clarkScarf({ ...example61, echelonHoldingCosts: [2, 0, 3] })).toThrow(
      'echelonHoldingCosts, entry 2, must be a positive number',
    );
    expect(() => clarkScarf({ ...example61, demandSd: -1 })).toThrow(
      'demandSd must be zero or a positive number',
    );
  });
});
