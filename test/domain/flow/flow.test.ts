import fc from 'fast-check';
import { bullwhipRatio } from '../../../src/domain/flow/bullwhip';
import { cashToCashDays } from '../../../src/domain/flow/cash-to-cash';
import { constraintPlan } from '../../../src/domain/flow/constraint';
import { littlesLaw } from '../../../src/domain/flow/littles-law';
import { planningCycleLag } from '../../../src/domain/flow/planning-cycle-lag';

describe('bullwhipRatio', () => {
  it('reaches 1 + 2L/p + 2L²/p² for an order-up-to policy on a p-period average of independent demand (Chen et al. 2000, theorem 2.2)', () => {
    const [leadTime, window, periods] = [3, 6, 60_000];
    let state = 12345;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const demand = Array.from({ length: periods }, () => 100 + 20 * (random() + random() + random() - 1.5));
    // qₜ = (1 + L/p) Dₜ₋₁ − (L/p) Dₜ₋ₚ₋₁, their eq. 5.
    const orders = demand
      .slice(window)
      .map((value, t) => (1 + leadTime / window) * value - (leadTime / window) * demand[t]!);
    const bound = 1 + (2 * leadTime) / window + (2 * leadTime ** 2) / window ** 2;
    expect(bullwhipRatio(orders, demand.slice(window)) / bound).toBeCloseTo(1, 1);
  });

  it('is one when orders repeat demand, and grows with the square of an amplification', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 2 }),
        fc.integer({ min: 1, max: 9 }),
        (demand, k) => {
          fc.pre(new Set(demand).size > 1);
          expect(bullwhipRatio(demand, demand)).toBeCloseTo(1, 10);
          expect(
            bullwhipRatio(
              demand.map((value) => k * value),
              demand,
            ),
          ).toBeCloseTo(k * k, 8);
        },
      ),
    );
  });

  it('refuses a demand that never varies', () => {
    expect(() => bullwhipRatio([1, 2], [3, 3])).toThrow('demand must vary over the periods');
    // The mean of three tenths is a little above a tenth.
    expect(() => bullwhipRatio([1, 2], [0.1, 0.1, 0.1])).toThrow('demand must vary over the periods');
    expect(() => bullwhipRatio([1], [3, 4])).toThrow('orders must have at least 2 entries');
  });
});

describe('littlesLaw', () => {
  it('gives 300 units for 120 per period and 2.5 periods (Little 1961: L = λW), and each from the other two', () => {
    expect(littlesLaw({ throughput: 120, flowTime: 2.5 })).toBe(300);
    expect(littlesLaw({ inventory: 300, flowTime: 2.5 })).toBe(120);
    expect(littlesLaw({ inventory: 300, throughput: 120 })).toBe(2.5);
  });

  it('closes the circle', () => {
    const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (throughput, flowTime) => {
        const inventory = littlesLaw({ throughput, flowTime });
        expect(littlesLaw({ inventory, throughput }) / flowTime).toBeCloseTo(1, 12);
      }),
    );
  });

  it('refuses three given, two missing, and a division by zero', () => {
    expect(() => littlesLaw({ inventory: 1, throughput: 1, flowTime: 1 })).toThrow(
      'exactly one left blank, not none',
    );
    expect(() => littlesLaw({ inventory: 1 })).toThrow('exactly one left blank, not 2');
    expect(() => littlesLaw({ inventory: 1, throughput: 0 })).toThrow(
      'throughput must be a positive number, not 0',
    );
  });
});

describe('constraintPlan', () => {
  /** Four resources of 2,400 minutes a week; P sells 100 at 45 of throughput, Q 50 at 60. */
  const load = [
    [1500, 500],
    [1500, 1500],
    [1500, 250],
    [1000, 250],
  ];

  it('solves Goldratt’s P and Q problem (The Haystack Syndrome, 1990): B binds, 100 P and 30 Q, throughput 6,300, profit 300 after 6,000', () => {
    const plan = constraintPlan([2400, 2400, 2400, 2400], load, [4500, 3000]);
    expect(plan.constraint).toBe(1);
    expect(plan.products.map((product) => product.contributionPerHour)).toEqual([3, 2]);
    expect(plan.products.map((product) => product.shareMade)).toEqual([1, 0.6]);
    expect(plan.contribution).toBeCloseTo(6300, 9);
    expect(plan.secondConstraint).toBeUndefined();
  });

  it('makes everything when nothing binds, and never loads the constraint beyond its capacity', () => {
    const hours = fc.integer({ min: 0, max: 50 });
    const rows = fc.array(fc.tuple(hours, hours, hours), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(rows, fc.tuple(hours, hours, hours), (load, contribution) => {
        const plan = constraintPlan(
          load.map(() => 60),
          load,
          contribution,
        );
        const used = plan.products.reduce((sum, p) => sum + p.shareMade * p.constraintHours, 0);
        expect(used).toBeLessThanOrEqual(60 + 1e-9);
        if (plan.utilisation <= 1) expect(plan.products.every((p) => p.shareMade === 1)).toBe(true);
      }),
    );
  });

  it('ranks a product that loses money last, even if it needs nothing of the constraint', () => {
    const { products } = constraintPlan(
      [10, 10],
      [
        [5, 0, 0],
        [0, 1, 1],
      ],
      [3, -2, 1],
    );
    expect(products.map(({ rank, shareMade }) => [rank, shareMade])).toEqual([
      [2, 1],
      [3, 0],
      [1, 1],
    ]);
  });

  it('names a second resource that the plan overloads', () => {
    const plan = constraintPlan(
      [10, 10],
      [
        [12, 8],
        [15, 1],
      ],
      [100, 1],
    );
    expect(plan.constraint).toBe(0);
    expect(plan.secondConstraint).toBe(1);
  });

  it('refuses a load of another width and a capacity of zero', () => {
    expect(() => constraintPlan([1], [[1, 2]], [1])).toThrow(
      'load, row 1, must have a column for each of the 1 products',
    );
    expect(() => constraintPlan([0], [[1]], [1])).toThrow('capacity, entry 1, must be a positive number');
  });
});

describe('planningCycleLag', () => {
  const cycle = {
    demandSd: 100,
    leadTime: 3,
    cycleBefore: 1,
    cycleAfter: 6,
    serviceLevel: 0.975,
    unitCost: 20,
  };

  it('covers lead time plus cycle: z σ √(R + L) as Silver, Pyke & Thomas (4th ed., §6.9), 1.96 × 100 × √4', () => {
    const { before, after } = planningCycleLag(cycle);
    expect(before.safetyStock).toBeCloseTo(1.959964 * 100 * 2, 3);
    expect(after.safetyStock / before.safetyStock).toBeCloseTo(1.5, 12);
    expect(after.cash).toBeCloseTo(after.safetyStock * 20, 9);
  });

  it('never saves stock by planning more slowly', () => {
    const periods = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(periods, periods, (cycleBefore, extra) => {
        const { before, after } = planningCycleLag({
          ...cycle,
          cycleBefore,
          cycleAfter: cycleBefore + extra,
        });
        expect(after.safetyStock).toBeGreaterThanOrEqual(before.safetyStock - 1e-9);
      }),
    );
  });

  it('refuses a service level in percent', () => {
    expect(() => planningCycleLag({ ...cycle, serviceLevel: 95 })).toThrow(
      'serviceLevel must lie between 0 and 1, both excluded, not 95',
    );
  });
});

describe('cashToCashDays', () => {
  it('is days sales + days inventory − days payable (SCOR AM.1.1): 42 + 61 − 38 = 65', () => {
    expect(cashToCashDays({ daysSales: 42, daysInventory: 61, daysPayable: 38 })).toBe(65);
  });

  it('is below zero when customers pay first, and refuses negative days', () => {
    expect(cashToCashDays({ daysSales: 2, daysInventory: 10, daysPayable: 40 })).toBe(-28);
    expect(() => cashToCashDays({ daysSales: -1, daysInventory: 1, daysPayable: 1 })).toThrow(
      'daysSales must be zero or a positive number, not -1',
    );
  });
});
