import fc from 'fast-check';
import {
  rqEoqBackorders,
  rqEoqSafetyStock,
  rqExpectedInventoryLevel,
  rqLossFunction,
} from '../../../src/domain/inventory/rq-approximations';
import type { RqInput } from '../../../src/domain/inventory/rq-policy';
import {
  leadTimeDemand,
  newsvendorZ,
  optimalReorderPoint,
  optimalRq,
  rqPerformance,
} from '../../../src/domain/inventory/rq-policy';
import { optimalRqPoisson } from '../../../src/domain/inventory/rq-policy-poisson';
import { normal } from '../../../src/domain/probability/normal';
import { poisson } from '../../../src/domain/probability/poisson';
import { seededRandom } from '../../../src/domain/probability/seeded-random';

/** Joe's corner store, Snyder & Shen 2e, chapter 5. */
const shop: RqInput = {
  orderCost: 8,
  holdingCost: 0.225,
  stockoutCost: 7.5,
  demandMean: 1300,
  demandSd: 150,
  leadTime: 1 / 12,
};
const monthsDemand = normal(1300 / 12, 150 / Math.sqrt(12));

const inputs = fc.record({
  orderCost: fc.double({ min: 0.1, max: 1000, noNaN: true }),
  holdingCost: fc.double({ min: 0.01, max: 10, noNaN: true }),
  stockoutCost: fc.double({ min: 0.01, max: 1000, noNaN: true }),
  demandMean: fc.double({ min: 1, max: 1e5, noNaN: true }),
  demandSd: fc.double({ min: 0, max: 1e4, noNaN: true }),
  leadTime: fc.double({ min: 0, max: 5, noNaN: true }),
});

describe('optimalRq', () => {
  it('reaches 78.07 with r = 126.8 and Q = 328.5 in Snyder & Shen 2e, Example 5.1', () => {
    const policy = optimalRq(shop);
    expect(Math.abs(policy.reorderPoint - 126.8)).toBeLessThan(0.1);
    expect(Math.abs(policy.orderQuantity - 328.5)).toBeLessThan(0.1);
    expect(policy.cost).toBeCloseTo(78.0711, 4);
    expect(rqPerformance({ reorderPoint: 126.8, orderQuantity: 328.5 }, shop, monthsDemand).cost).toBeCloseTo(
      78.07116250928294,
      9,
    );
  });

  it('finds r = 129.43 for orders of 300 in Snyder & Shen 2e, Example 5.2', () => {
    expect(optimalReorderPoint(300, shop)).toBeCloseTo(129.42728, 5);
  });

  it('meets the optimality conditions g(r) = g(r + Q) = cost (Zheng 1992)', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { reorderPoint, orderQuantity, cost } = optimalRq(input);
        const { mean, sd } = leadTimeDemand(input);
        const demand = normal(mean, sd);
        const g = (y: number) =>
          input.holdingCost * demand.complementaryLoss(y) + input.stockoutCost * demand.loss(y);
        expect(g(reorderPoint) / cost).toBeCloseTo(1, 7);
        expect(g(reorderPoint + orderQuantity) / cost).toBeCloseTo(1, 7);
      }),
    );
  });

  it('fills the share p / (p + h) of demand from stock, whatever the demand (known property of the optimum)', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const target = input.stockoutCost / (input.stockoutCost + input.holdingCost);
        expect(optimalRq(input).fillRate).toBeCloseTo(target, 6);
      }),
    );
  });

  it('is the economic order quantity with backorders when demand is certain or the lead time zero', () => {
    const certain = optimalRq({ ...shop, demandSd: 0 });
    expect(certain.orderQuantity).toBeCloseTo(Math.sqrt((2 * 8 * 1300 * 7.725) / (0.225 * 7.5)), 9);
    expect(certain.cost).toBeCloseTo(Math.sqrt((2 * 8 * 1300 * 0.225 * 7.5) / 7.725), 9);
    expect(optimalRq({ ...shop, leadTime: 0 }).cost).toBeCloseTo(certain.cost, 9);
    expect(optimalRq({ ...shop, demandSd: 1e-7 }).cost).toBeCloseTo(certain.cost, 6);
  });

  it('stays finite from demand 1e-9 to 1e12', () => {
    for (const demandMean of [1e-9, 1, 1e12]) {
      const policy = optimalRq({ ...shop, demandMean });
      for (const value of Object.values(policy)) expect(Number.isFinite(value)).toBe(true);
      expect(policy.orderQuantity).toBeGreaterThan(0);
    }
  });

  it('keeps its digits for tiny orders: the parabola around the newsvendor level takes over smoothly', () => {
    const at = (orderCost: number) => optimalRq({ ...shop, orderCost }).orderQuantity / Math.cbrt(orderCost);
    expect(at(1e-14) / at(1e-17)).toBeCloseTo(1, 5);
    expect(at(1e-60) / at(1e-17)).toBeCloseTo(1, 6);
  });

  it('centers tiny orders on the newsvendor level, as wide as a parabola of curvature (h + p) φ(z*) asks (Taylor)', () => {
    const { mean, sd } = leadTimeDemand(shop);
    const z = newsvendorZ(shop.holdingCost, shop.stockoutCost);
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const curvature = ((shop.holdingCost + shop.stockoutCost) * density) / sd;
    const orderCost = 1e-14;
    const { reorderPoint, orderQuantity } = optimalRq({ ...shop, orderCost });
    const wanted = Math.cbrt((12 * orderCost * shop.demandMean) / curvature);
    expect(orderQuantity / wanted).toBeCloseTo(1, 6);
    expect(reorderPoint + orderQuantity / 2).toBeCloseTo(mean + sd * z, 6);
    expect(reorderPoint).toBeLessThan(mean + sd * z);
  });

  it.each([20, 50, 200])(
    'keeps r and r + Q below the mean, and the conditions of Zheng (1992), when holding costs %d times as much as waiting',
    (times) => {
      const dear = { ...shop, orderCost: 0.01, holdingCost: times, stockoutCost: 1 };
      const { reorderPoint, orderQuantity, cost } = optimalRq(dear);
      const g = (y: number) =>
        dear.holdingCost * monthsDemand.complementaryLoss(y) + dear.stockoutCost * monthsDemand.loss(y);
      expect(reorderPoint + orderQuantity).toBeLessThan(monthsDemand.mean);
      expect(g(reorderPoint) / cost).toBeCloseTo(1, 9);
      expect(g(reorderPoint + orderQuantity) / cost).toBeCloseTo(1, 9);
      expect(optimalReorderPoint(orderQuantity, dear)).toBeCloseTo(reorderPoint, 6);
    },
  );

  it('is its mirror image about the mean when holding and waiting cost swap places: normal demand is symmetric', () => {
    for (const ratio of [0.5, 1, 7, 1e3, 1e6, 1e9, 1e12, 1e15]) {
      for (const orderCost of [1e-4, 8]) {
        const given = { ...shop, orderCost, holdingCost: 1, stockoutCost: ratio };
        const swapped = { ...given, holdingCost: ratio, stockoutCost: 1 };
        const [a, b] = [optimalRq(given), optimalRq(swapped)];
        expect(b.orderQuantity / a.orderQuantity).toBeCloseTo(1, 9);
        // g from the tail that keeps its digits, as the distribution gives it.
        const g = (y: number) => monthsDemand.complementaryLoss(y) + ratio * monthsDemand.loss(y);
        expect(g(a.reorderPoint) / a.cost).toBeCloseTo(1, 9);
        expect(
          (2 * monthsDemand.mean - a.reorderPoint - a.orderQuantity - b.reorderPoint) / a.orderQuantity,
        ).toBeCloseTo(0, 9);
      }
    }
    // Φ(−9.2623400897985) = 10⁻²⁰
    expect(newsvendorZ(1e-20, 1)).toBeCloseTo(9.2623400897985, 9);
    expect(newsvendorZ(1, 1e-20)).toBeCloseTo(-9.2623400897985, 9);
  });

  it('plans for backorders when holding costs 1e18 times as much as waiting', () => {
    for (const policy of [rqEoqSafetyStock, rqEoqBackorders, rqLossFunction, optimalRq]) {
      const { reorderPoint, cost } = policy({ ...shop, holdingCost: 1e9, stockoutCost: 1e-9 });
      expect(reorderPoint).toBeLessThan(0);
      expect(Number.isFinite(cost)).toBe(true);
    }
  });

  it('refuses free orders and negative lead times', () => {
    expect(() => optimalRq({ ...shop, orderCost: 0 })).toThrow('orderCost must be a positive number');
    expect(() => optimalRq({ ...shop, leadTime: -1 })).toThrow('leadTime must be zero or a positive number');
    expect(() => optimalReorderPoint(0, shop)).toThrow('orderQuantity must be a positive number');
  });
});

describe('the approximations', () => {
  it('EIL: r = 213.97, Q = 318.59, cost 95.45 with eqs. 5.16–5.18 of Snyder & Shen 2e on the data of Example 5.1 (stockpyl)', () => {
    const policy = rqExpectedInventoryLevel(shop);
    expect(policy.reorderPoint).toBeCloseTo(213.970442, 5);
    expect(policy.orderQuantity).toBeCloseTo(318.590181, 5);
    expect(policy.cost).toBeCloseTo(95.45114, 5);
  });

  it('EOQ+B: r = 128.64, Q = 308.57 with eqs. 3.27 and 5.9 of Snyder & Shen 2e on the data of Example 5.1 (stockpyl)', () => {
    const policy = rqEoqBackorders(shop);
    expect(policy.reorderPoint).toBeCloseTo(128.637814, 4);
    expect(policy.orderQuantity).toBeCloseTo(308.5737801203754, 9);
  });

  it('EOQ+SS: r = 190.34, Q = 304.05 in Snyder & Shen 2e, Example 5.5', () => {
    const policy = rqEoqSafetyStock(shop);
    expect(policy.reorderPoint).toBeCloseTo(190.3369965715624, 8);
    expect(policy.orderQuantity).toBeCloseTo(304.0467800264368, 9);
  });

  it('loss function: r = 126.87, Q = 328.45 in Snyder & Shen 2e, Example 5.6', () => {
    const policy = rqLossFunction(shop);
    expect(policy.reorderPoint).toBeCloseTo(126.8670634479628, 6);
    expect(policy.orderQuantity).toBeCloseTo(328.4491421980451, 6);
  });

  it('never beat the optimum, and EOQ+B stays within 11.8 % of it (Zheng 1992; Axsäter 1996)', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { cost } = optimalRq(input);
        for (const policy of [rqEoqBackorders(input), rqEoqSafetyStock(input), rqLossFunction(input)]) {
          expect(policy.cost).toBeGreaterThanOrEqual(cost * (1 - 1e-9));
        }
        expect(rqEoqBackorders(input).cost).toBeLessThanOrEqual(1.118034 * cost * (1 + 1e-9));
      }),
    );
  });

  it('refuses EIL where stockouts are too cheap for any reorder point', () => {
    expect(() => rqExpectedInventoryLevel({ ...shop, stockoutCost: 0.01 })).toThrow('for the EIL method');
  });
});

describe('optimalRqPoisson', () => {
  const part = { orderCost: 100, holdingCost: 20, stockoutCost: 150, demandMean: 1.5, leadTime: 2 };

  it('finds r = 3, Q = 5 at 107.92 in Snyder & Shen 2e, Example 5.8', () => {
    const { reorderPoint, orderQuantity, cost } = optimalRqPoisson(part);
    expect([reorderPoint, orderQuantity]).toEqual([3, 5]);
    expect(cost).toBeCloseTo(107.92358063314975, 10);
  });

  it('finds the least cost of all whole (r, Q) around it', () => {
    const scaled = fc.record({
      orderCost: fc.integer({ min: 1, max: 200 }),
      holdingCost: fc.integer({ min: 1, max: 20 }),
      stockoutCost: fc.integer({ min: 1, max: 200 }),
      demandMean: fc.double({ min: 0.05, max: 8, noNaN: true }),
      leadTime: fc.double({ min: 0, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(scaled, (input) => {
        const { reorderPoint, orderQuantity, cost } = optimalRqPoisson(input);
        const demand = poisson(input.demandMean * input.leadTime);
        for (let r = reorderPoint - 4; r <= reorderPoint + 4; r++) {
          for (let q = Math.max(1, orderQuantity - 4); q <= orderQuantity + 4; q++) {
            const other = rqPerformance(
              { reorderPoint: r, orderQuantity: q },
              { ...input, demandSd: 0 },
              demand,
            );
            expect(other.cost).toBeGreaterThanOrEqual(cost * (1 - 1e-10));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('reaches the simulated cost and fill rate of its policy within their 99.9 % intervals', () => {
    const { reorderPoint, orderQuantity, cost, fillRate } = optimalRqPoisson(part);
    const { batches, batchTime } = { batches: 40, batchTime: 2500 };
    const random = seededRandom(20260101);
    const costs: number[] = [];
    const fills: number[] = [];
    let onHand = reorderPoint + 1;
    let position = onHand;
    const arriving: number[] = [];
    let now = 0;
    let nextDemand = -Math.log(1 - random()) / part.demandMean;
    for (let batch = 0; batch < batches; batch++) {
      const end = now + batchTime;
      let spent = 0;
      let demands = 0;
      let filled = 0;
      while (now < end) {
        const next = Math.min(end, nextDemand, arriving[0] ?? Infinity);
        spent += (next - now) * (onHand > 0 ? 20 * onHand : -150 * onHand);
        now = next;
        if (now === arriving[0]) {
          arriving.shift();
          onHand += orderQuantity;
        } else if (now === nextDemand) {
          demands++;
          if (onHand > 0) filled++;
          onHand--;
          position--;
          if (position === reorderPoint) {
            position += orderQuantity;
            spent += 100;
            arriving.push(now + part.leadTime);
          }
          nextDemand = now - Math.log(1 - random()) / part.demandMean;
        }
      }
      costs.push(spent / batchTime);
      fills.push(filled / demands);
    }
    const within = (sample: number[], value: number) => {
      const mean = sample.reduce((a, b) => a + b, 0) / batches;
      const variance = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (batches - 1);
      expect(Math.abs(mean - value)).toBeLessThan(3.56 * Math.sqrt(variance / batches));
    };
    within(costs, cost);
    within(fills, fillRate);
  });

  it('agrees with the normal policy for large demand', () => {
    const large = { orderCost: 8, holdingCost: 0.225, stockoutCost: 7.5, demandMean: 1e6, leadTime: 1 };
    const exact = optimalRq({ ...large, demandSd: 1000 });
    expect(optimalRqPoisson(large).cost / exact.cost).toBeCloseTo(1, 3);
  });

  it('ends for stockouts 1e15 times as dear as holding', () => {
    const policy = optimalRqPoisson({
      orderCost: 0.14,
      holdingCost: 5.8e-10,
      stockoutCost: 1.3e6,
      demandMean: 6.28,
      leadTime: 800_444.8,
    });
    expect(policy.fillRate).toBeCloseTo(1, 12);
    expect(policy.orderQuantity / Math.sqrt((2 * 0.14 * 6.28) / 5.8e-10)).toBeCloseTo(1, 1);
  });

  it('refuses orders of millions of units, naming the way out', () => {
    expect(() => optimalRqPoisson({ ...part, demandMean: 1e13 })).toThrow('use the method "exact"');
  });
});
