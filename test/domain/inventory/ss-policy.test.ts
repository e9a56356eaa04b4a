import fc from 'fast-check';
import { optimalSs, ssCost } from '../../../src/domain/inventory/ss-policy';
import { ssPowerApproximation } from '../../../src/domain/inventory/ss-power-approximation';
import { negativeBinomialOf } from '../../../src/domain/probability/negative-binomial';
import { normal } from '../../../src/domain/probability/normal';
import { poisson } from '../../../src/domain/probability/poisson';

/** Zheng & Federgruen (1991): h = 1, p = 9, K = 64, Poisson demand; mean, s, S, cost. */
const zhengFedergruen: [number, number, number, number][] = [
  [10, 6, 40, 35.022],
  [15, 10, 49, 42.698],
  [20, 14, 62, 49.173],
  [25, 19, 56, 54.262],
  [30, 23, 66, 57.819],
  [35, 28, 77, 61.215],
  [40, 33, 87, 64.512],
  [45, 37, 97, 67.776],
  [50, 42, 108, 70.975],
  [55, 47, 118, 74.149],
  [60, 52, 129, 77.306],
  [65, 56, 75, 78.518],
  [70, 62, 81, 79.037],
  [75, 67, 86, 79.554],
  [21, 15, 65, 50.406],
  [22, 16, 68, 51.632],
  [23, 17, 52, 52.757],
  [24, 18, 54, 53.518],
  [51, 43, 110, 71.611],
  [52, 44, 112, 72.246],
  [59, 51, 126, 76.679],
  [61, 52, 131, 77.929],
  [63, 54, 73, 78.287],
  [64, 55, 74, 78.402],
];

describe('optimalSs', () => {
  it.each(zhengFedergruen)(
    'solves the instance with mean demand %d of Zheng & Federgruen (1991): s = %d, S = %d, cost %d',
    (mean, reorderPoint, orderUpTo, cost) => {
      const policy = optimalSs({ orderCost: 64, holdingCost: 1, stockoutCost: 9, demand: poisson(mean) });
      expect([policy.reorderPoint, policy.orderUpTo]).toEqual([reorderPoint, orderUpTo]);
      expect(Math.abs(policy.cost - cost)).toBeLessThan(6e-4);
    },
  );

  it('orders up to 10 at 4 or less for 8.034 in Snyder & Shen 2e, Example 4.7', () => {
    const input = { orderCost: 5, holdingCost: 1, stockoutCost: 4, demand: poisson(6) };
    const policy = optimalSs(input);
    expect([policy.reorderPoint, policy.orderUpTo]).toEqual([4, 10]);
    expect(policy.cost).toBeCloseTo(8.034111561471644, 11);
    expect(ssCost({ reorderPoint: 6, orderUpTo: 18 }, input)).toBeCloseTo(10.193798671644046, 10);
  });

  it('costs no more than any (s, S) around, also for negative binomial demand', () => {
    const input = fc.record({
      orderCost: fc.integer({ min: 0, max: 60 }),
      holdingCost: fc.integer({ min: 1, max: 5 }),
      stockoutCost: fc.integer({ min: 1, max: 30 }),
      demand: fc
        .tuple(
          fc.double({ min: 0.3, max: 8, noNaN: true }),
          fc.double({ min: 1.05, max: 4, noNaN: true }),
          fc.boolean(),
        )
        .map(([mean, ratio, clustered]) =>
          clustered ? negativeBinomialOf(mean, Math.sqrt(ratio * mean)) : poisson(mean),
        ),
    });
    fc.assert(
      fc.property(input, (item) => {
        const { reorderPoint, orderUpTo, cost } = optimalSs(item);
        for (let s = reorderPoint - 5; s <= reorderPoint + 5; s++) {
          for (let S = Math.max(s + 1, orderUpTo - 5); S <= orderUpTo + 5; S++) {
            expect(ssCost({ reorderPoint: s, orderUpTo: S }, item)).toBeGreaterThanOrEqual(
              cost * (1 - 1e-12),
            );
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the newsvendor base stock when orders are free', () => {
    const demand = poisson(20);
    const policy = optimalSs({ orderCost: 0, holdingCost: 0.18, stockoutCost: 0.7, demand });
    expect(policy.orderUpTo).toBe(demand.quantile(0.7 / 0.88));
    expect(policy.reorderPoint).toBe(policy.orderUpTo - 1);
    expect(policy.cost).toBeCloseTo(
      0.18 * demand.complementaryLoss(policy.orderUpTo) + 0.7 * demand.loss(policy.orderUpTo),
      12,
    );
  });

  it('takes rare demand of 1e-9 a period', () => {
    const policy = optimalSs({ orderCost: 5, holdingCost: 1, stockoutCost: 4, demand: poisson(1e-9) });
    expect(policy.orderUpTo).toBe(0);
    expect(Number.isFinite(policy.cost)).toBe(true);
  });

  it('refuses demand that is not in whole units, and searches that would take minutes', () => {
    const costs = { orderCost: 5, holdingCost: 1, stockoutCost: 4 };
    expect(() => optimalSs({ ...costs, demand: normal(6, 2) })).toThrow(
      'distribution must be of whole units',
    );
    expect(() => optimalSs({ ...costs, demand: poisson(1e12) })).toThrow('count in larger units');
    expect(() => optimalSs({ ...costs, stockoutCost: 0, demand: poisson(6) })).toThrow(
      'stockoutCost must be',
    );
    expect(() => ssCost({ reorderPoint: 4, orderUpTo: 4 }, { ...costs, demand: poisson(6) })).toThrow(
      'orderUpTo must be a whole number',
    );
  });
});

describe('ssPowerApproximation', () => {
  it('gives s = 40.19 and S = 74.29 in Snyder & Shen 2e, Example 4.8', () => {
    const policy = ssPowerApproximation({
      orderCost: 2.5,
      holdingCost: 0.18,
      stockoutCost: 0.7,
      demandMean: 50,
      demandSd: 8,
    });
    expect(policy.reorderPoint).toBeCloseTo(40.19461695647407, 10);
    expect(policy.orderUpTo).toBeCloseTo(74.29017010980579, 10);
  });

  it('comes within 15 % of the optimum on the instances of Zheng & Federgruen (1991) once rounded', () => {
    for (const [mean, , , cost] of zhengFedergruen) {
      const item = { orderCost: 64, holdingCost: 1, stockoutCost: 9 };
      const rough = ssPowerApproximation({ ...item, demandMean: mean, demandSd: Math.sqrt(mean) });
      const reorderPoint = Math.round(rough.reorderPoint);
      const rounded = { reorderPoint, orderUpTo: Math.max(reorderPoint + 1, Math.round(rough.orderUpTo)) };
      const reached = ssCost(rounded, { ...item, demand: poisson(mean) });
      expect(reached).toBeGreaterThanOrEqual(cost - 6e-4);
      expect(reached).toBeLessThan(1.15 * cost);
    }
  });

  it('refuses a standard deviation of zero', () => {
    expect(() =>
      ssPowerApproximation({
        orderCost: 2.5,
        holdingCost: 0.18,
        stockoutCost: 0.7,
        demandMean: 50,
        demandSd: 0,
      }),
    ).toThrow('demandSd must be a positive number');
  });
});
