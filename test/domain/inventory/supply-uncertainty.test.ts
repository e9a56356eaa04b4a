import fc from 'fast-check';
import {
  baseStockDisruptionCost,
  optimalBaseStockDisruption,
} from '../../../src/domain/inventory/base-stock-disruption';
import { economicOrderQuantity } from '../../../src/domain/inventory/economic-order-quantity';
import {
  approximateEoqDisruption,
  eoqDisruptionCost,
  optimalEoqDisruption,
} from '../../../src/domain/inventory/eoq-disruption';
import { eoqYield } from '../../../src/domain/inventory/eoq-yield';
import type { NewsvendorYieldInput } from '../../../src/domain/inventory/newsvendor-yield';
import { newsvendorYieldCost, optimalNewsvendorYield } from '../../../src/domain/inventory/newsvendor-yield';

describe('optimalEoqDisruption', () => {
  const shop = {
    orderCost: 8,
    holdingCost: 0.225,
    stockoutCost: 5,
    demandRate: 1300,
    disruptionRate: 1.5,
    recoveryRate: 14,
  };

  it('orders 772.8 at 173.95 a year in Snyder & Shen 2e, Example 9.1', () => {
    const { quantity, cost } = optimalEoqDisruption(shop);
    expect(quantity / 772.811).toBeCloseTo(1, 6);
    expect(cost).toBeCloseTo(173.95000257319708, 8);
    expect(eoqDisruptionCost(700, shop)).toBeCloseTo(174.78711738886236, 10);
  });

  it('is approximated by 773.14 at 173.957 by Snyder (2014) on the data of Snyder & Shen 2e, Example 9.1 (stockpyl)', () => {
    const { quantity, cost } = approximateEoqDisruption(shop);
    expect(quantity).toBeCloseTo(773.1432417118889, 9);
    expect(cost).toBeCloseTo(173.957229385175, 9);
  });

  it('costs no more than any other quantity, and tends to the EOQ when disruptions vanish', () => {
    const rate = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        rate,
        rate,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (disruptionRate, recoveryRate, factor) => {
          const input = { ...shop, disruptionRate, recoveryRate };
          const { quantity, cost } = optimalEoqDisruption(input);
          expect(eoqDisruptionCost(quantity * factor, input)).toBeGreaterThanOrEqual(cost * (1 - 1e-12));
        },
      ),
    );
    const rare = optimalEoqDisruption({ ...shop, disruptionRate: 1e-12 });
    expect(rare.quantity / economicOrderQuantity(shop).quantity).toBeCloseTo(1, 8);
  });

  it('ends for free orders and a supplier that hardly fails', () => {
    const { quantity, cost } = optimalEoqDisruption({
      ...shop,
      orderCost: 0,
      disruptionRate: 1e-12,
      recoveryRate: 1e9,
    });
    expect(quantity).toBeGreaterThanOrEqual(0);
    expect(Number.isFinite(cost)).toBe(true);
  });

  it('refuses a supplier that never recovers', () => {
    expect(() => optimalEoqDisruption({ ...shop, recoveryRate: 0 })).toThrow(
      'recoveryRate must be a positive number',
    );
  });
});

describe('optimalBaseStockDisruption', () => {
  const plant = {
    holdingCost: 0.25,
    stockoutCost: 3,
    demand: 2000,
    disruptionProbability: 0.04,
    recoveryProbability: 0.25,
  };

  it('holds 8,000 at 2,737.07 a period in Snyder & Shen 2e, Example 9.3', () => {
    const { baseStock, cost, periodsCovered } = optimalBaseStockDisruption(plant);
    expect(baseStock).toBe(8000);
    expect(periodsCovered).toBe(3);
    expect(cost / 2737.068930247).toBeCloseTo(1, 7);
  });

  it('costs what the sum over disruption lengths gives, eq. 9.14 of Snyder & Shen 2e, for any stock', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 40_000, noNaN: true }), (baseStock) => {
        let sum = 0;
        for (let n = 0; n < 400; n++) {
          const share = n === 0 ? 0.25 / 0.29 : ((0.04 * 0.25) / 0.29) * 0.75 ** (n - 1);
          const position = baseStock - (n + 1) * 2000;
          sum += share * (position > 0 ? 0.25 * position : -3 * position);
        }
        expect(baseStockDisruptionCost(baseStock, plant)).toBeCloseTo(sum, 7);
        expect(sum).toBeGreaterThanOrEqual(optimalBaseStockDisruption(plant).cost - 1e-8);
      }),
    );
  });

  it('covers more periods as supply gets worse', () => {
    const covered = [0.01, 0.04, 0.2, 0.9].map(
      (disruptionProbability) =>
        optimalBaseStockDisruption({ ...plant, disruptionProbability }).periodsCovered,
    );
    expect(covered).toEqual([...covered].sort((a, b) => a - b));
    expect(optimalBaseStockDisruption({ ...plant, disruptionProbability: 1e-6 }).periodsCovered).toBe(0);
  });

  it('refuses probabilities of 0 and 1', () => {
    expect(() => optimalBaseStockDisruption({ ...plant, recoveryProbability: 1 })).toThrow(
      'recoveryProbability must lie between 0 and 1, both excluded',
    );
  });
});

describe('eoqYield', () => {
  const plant = { orderCost: 18_500, holdingCost: 0.06, demandRate: 75_000 };

  it('orders 230,246 at 12,914.78 with additive yield in Snyder & Shen 2e, Example 9.4', () => {
    const { quantity, cost } = eoqYield({
      ...plant,
      yieldMean: -15_000,
      yieldSd: 9000,
      yieldType: 'additive',
    });
    expect(quantity).toBeCloseTo(230_246.37046881882, 6);
    expect(cost).toBeCloseTo(12_914.78222812913, 8);
  });

  it('orders 254,477 at 13,086.16 with multiplicative yield in Snyder & Shen 2e, Example 9.5', () => {
    const { quantity, cost } = eoqYield({
      ...plant,
      yieldMean: 0.8333,
      yieldSd: Math.sqrt(0.0198),
      yieldType: 'multiplicative',
    });
    expect(quantity).toBeCloseTo(254_477.46130342316, 6);
    expect(cost).toBeCloseTo(13_086.16169098594, 8);
  });

  it('is the EOQ under certain yield, and costs more with more variation', () => {
    const certain = economicOrderQuantity(plant);
    expect(eoqYield({ ...plant, yieldMean: 1, yieldSd: 0, yieldType: 'multiplicative' })).toEqual(certain);
    expect(eoqYield({ ...plant, yieldMean: 0, yieldSd: 0, yieldType: 'additive' }).quantity).toBeCloseTo(
      certain.quantity,
      6,
    );
    const sd = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        sd,
        sd,
        fc.constantFrom('additive' as const, 'multiplicative' as const),
        (a, b, yieldType) => {
          const cost = (yieldSd: number) => eoqYield({ ...plant, yieldMean: 0.9, yieldSd, yieldType }).cost;
          expect(cost(Math.max(a, b))).toBeGreaterThanOrEqual(cost(Math.min(a, b)) * (1 - 1e-12));
        },
      ),
    );
  });

  it('refuses a share of zero, and more added units than an order should bring', () => {
    expect(() => eoqYield({ ...plant, yieldMean: 0, yieldSd: 0.1, yieldType: 'multiplicative' })).toThrow(
      'yieldMean must be a positive number',
    );
    expect(() => eoqYield({ ...plant, yieldMean: 1e6, yieldSd: 0, yieldType: 'additive' })).toThrow(
      'so no order would be placed',
    );
  });
});

describe('optimalNewsvendorYield', () => {
  const vaccine: NewsvendorYieldInput = {
    holdingCost: 15,
    stockoutCost: 75,
    demandMean: 1.5e6,
    demandSd: 0,
    yieldMean: 0,
    yieldSd: 1e6 / Math.sqrt(12),
    yieldType: 'additive',
    yieldDistribution: 'uniform',
  };

  it('orders 1,833,333 at 6,250,000 with uniform yield of ±500,000 in Snyder & Shen 2e, Example 9.6', () => {
    const { quantity, cost, cycleService } = optimalNewsvendorYield(vaccine);
    expect(quantity).toBeCloseTo(1_833_333.3333333335, 4);
    expect(cost).toBeCloseTo(6_250_000, 4);
    expect(cycleService).toBeCloseTo(75 / 90, 10);
  });

  it('adds the variances of normal yield and normal demand: Q = μ − mean + z √(σ² + sd²) (closed form)', () => {
    const z = 0.9674215661017014; // Φ⁻¹(75/90)
    const { quantity, cost } = optimalNewsvendorYield({
      ...vaccine,
      demandMean: 1000,
      demandSd: 40,
      yieldMean: -50,
      yieldSd: 30,
      yieldDistribution: 'normal',
    });
    expect(quantity).toBeCloseTo(1050 + 50 * z, 8);
    expect(cost).toBeCloseTo((90 * 50 * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI), 7);
  });

  it('solves multiplicative uniform yield: E[Z; Z ≤ d/Q] = E[Z] h / (h + p) (closed form)', () => {
    // Z uniform on [0.6, 1]: (t² − 0.36) / 0.8 = 0.8 × 15 / 90.
    const { quantity } = optimalNewsvendorYield({
      ...vaccine,
      demandMean: 1000,
      yieldMean: 0.8,
      yieldSd: 0.4 / Math.sqrt(12),
      yieldType: 'multiplicative',
    });
    expect(quantity).toBeCloseTo(1000 / Math.sqrt(0.36 + 0.64 / 6), 8);
  });

  it('costs no more than any other quantity', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('normal' as const, 'uniform' as const),
        fc.constantFrom(0, 1, 100),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        fc.boolean(),
        (yieldDistribution, demandSd, spread, factor, multiplicative) => {
          const input: NewsvendorYieldInput = {
            holdingCost: 1,
            stockoutCost: 4,
            demandMean: 1000,
            demandSd,
            yieldMean: multiplicative ? 0.9 : -100,
            yieldSd: multiplicative ? spread : 1000 * spread,
            yieldType: multiplicative ? 'multiplicative' : 'additive',
            yieldDistribution,
          };
          const { quantity, cost } = optimalNewsvendorYield(input);
          expect(newsvendorYieldCost(quantity * factor, input)).toBeGreaterThanOrEqual(
            cost - 1e-9 * (1 + cost),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('orders nothing when the yield alone covers demand, and refuses a negative spread', () => {
    const free = { ...vaccine, demandMean: 10, yieldMean: 1000, yieldSd: 1 };
    expect(optimalNewsvendorYield(free).quantity).toBe(0);
    expect(() => optimalNewsvendorYield({ ...vaccine, yieldSd: -1 })).toThrow(
      'yieldSd must be zero or a positive',
    );
  });
});
