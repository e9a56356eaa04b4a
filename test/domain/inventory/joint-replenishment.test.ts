import fc from 'fast-check';
import { economicOrderQuantity } from '../../../src/domain/inventory/economic-order-quantity';
import type { JointReplenishmentInput } from '../../../src/domain/inventory/joint-replenishment';
import { jointReplenishment } from '../../../src/domain/inventory/joint-replenishment';

const family: JointReplenishmentInput = {
  majorCost: 600,
  minorCosts: [120, 840, 300],
  demands: [1, 1, 1],
  holdingCosts: [160, 20, 50],
};

/** Least cost over all multiples up to `most`, each with its best base cycle. */
function bruteForce(
  { majorCost, minorCosts, demands, holdingCosts }: JointReplenishmentInput,
  most: number,
): number {
  const multiples = minorCosts.map(() => 1);
  let best = Infinity;
  for (;;) {
    const fixed = minorCosts.reduce((sum, minor, n) => sum + minor / multiples[n]!, majorCost);
    const held = holdingCosts.reduce((sum, cost, n) => sum + cost * demands[n]! * multiples[n]!, 0);
    best = Math.min(best, Math.sqrt(2 * fixed * held));
    let n = 0;
    while (n < multiples.length && multiples[n] === most) multiples[n++] = 1;
    if (n === multiples.length) return best;
    multiples[n]!++;
  }
}

describe('jointReplenishment', () => {
  it("reaches 837.85 with every third order for the second item, as Silver's heuristic does on this data (stockpyl)", () => {
    const plan = jointReplenishment(family);
    expect(plan.cost).toBeCloseTo(837.8544026261366, 9);
    expect(plan.baseCycle).toBeCloseTo(3.103164454170876, 11);
    expect(plan.multiples).toEqual([1, 3, 1]);
    expect(plan.quantities[1]).toBeCloseTo(9.309493362512628, 10);
    expect(plan.bound).toBe(plan.cost);
  });

  it('is the economic order quantity for a single item', () => {
    const { quantities, cost } = jointReplenishment({
      majorCost: 5,
      minorCosts: [3],
      demands: [1300],
      holdingCosts: [0.225],
    });
    const single = economicOrderQuantity({ orderCost: 8, holdingCost: 0.225, demandRate: 1300 });
    expect(quantities[0]).toBeCloseTo(single.quantity, 8);
    expect(cost).toBeCloseTo(single.cost, 8);
  });

  it('finds the least cost of all multiples', () => {
    const item = fc.record({
      minor: fc.integer({ min: 0, max: 100 }),
      demand: fc.integer({ min: 1, max: 50 }),
      held: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 400 }),
        fc.array(item, { minLength: 1, maxLength: 3 }),
        (majorCost, items) => {
          const input = {
            majorCost,
            minorCosts: items.map(({ minor }) => minor),
            demands: items.map(({ demand }) => demand),
            holdingCosts: items.map(({ held }) => held),
          };
          expect(jointReplenishment(input).cost).toBeCloseTo(bruteForce(input, 40), 8);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not lose a fast item over one that hardly sells: sales of 1e12 and 1e-9 in one family', () => {
    const plan = jointReplenishment({ ...family, demands: [1e12, 1, 1e-9] });
    // The fast item with the major cost, and what the others cost alone, from below.
    const apart = Math.sqrt(2 * 720 * 160e12) + Math.sqrt(2 * 840 * 20) + Math.sqrt(2 * 300 * 50e-9);
    expect(plan.cost / apart).toBeCloseTo(1, 9);
    expect(plan.bound / plan.cost).toBeCloseTo(1, 9);
  });

  it('proves families of a hundred items optimal, each beaten by no other base cycle', () => {
    const item = fc.record({
      minor: fc.double({ min: 0, max: 100, noNaN: true }),
      demand: fc.double({ min: 1, max: 10_000, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1000, noNaN: true }),
        fc.array(item, { minLength: 100, maxLength: 100 }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (majorCost, items, factor) => {
          const input = {
            majorCost,
            minorCosts: items.map(({ minor }) => minor),
            demands: items.map(({ demand }) => demand),
            holdingCosts: items.map(() => 1),
          };
          const plan = jointReplenishment(input);
          expect(plan.bound).toBe(plan.cost);
          const cycle = plan.baseCycle * factor;
          const other = items.reduce((total, { minor, demand }) => {
            const m = Math.max(1, Math.round(Math.sqrt((2 * minor) / demand) / cycle));
            return total + minor / (m * cycle) + (m * cycle * demand) / 2;
          }, majorCost / cycle);
          expect(plan.cost).toBeLessThanOrEqual(other * (1 + 1e-12));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('says how far it may be from the optimum when a negligible major cost makes the search endless', () => {
    const plan = jointReplenishment({ ...family, majorCost: 1e-12 });
    expect(plan.bound).toBeLessThanOrEqual(plan.cost);
    expect(plan.cost / plan.bound).toBeCloseTo(1, 6);
  });

  it('refuses no items, lists of unequal length and a major cost of zero', () => {
    expect(() => jointReplenishment({ ...family, minorCosts: [] })).toThrow(
      'minorCosts must have at least 1 entry',
    );
    expect(() => jointReplenishment({ ...family, demands: [1, 1] })).toThrow(
      'demands must have as many entries',
    );
    expect(() => jointReplenishment({ ...family, majorCost: 0 })).toThrow(
      'majorCost must be a positive number',
    );
    expect(() => jointReplenishment({ ...family, holdingCosts: [1, 0, 1] })).toThrow(
      'holdingCosts, entry 2, must be',
    );
  });
});
