import { mersenne } from 'pure-rand/generator/mersenne';
import { baseStockCost } from '../../../src/domain/inventory/base-stock';
import { newsvendorOrder } from '../../../src/domain/inventory/newsvendor';
import { reorderPoint, type ServiceTarget } from '../../../src/domain/inventory/safety-stock';
import { serviceLevel } from '../../../src/domain/inventory/service-level';
import {
  type DemandDistribution,
  demandDistribution,
} from '../../../src/domain/probability/demand-distribution';

/** Seeded uniform numbers, never 0 or 1. */
function uniforms(seed: number): () => number {
  const generator = mersenne(seed);
  return () => ((generator.next() >>> 0) + 0.5) / 2 ** 32;
}

/** The mean of the batch means lies within 3.5 of its standard errors of the expected value. */
function expectWithinConfidence(batches: readonly number[], expected: number): void {
  const mean = batches.reduce((sum, x) => sum + x, 0) / batches.length;
  const variance = batches.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (batches.length - 1);
  const standardError = Math.sqrt(variance / batches.length);
  expect(standardError).toBeGreaterThan(0);
  expect(Math.abs(mean - expected)).toBeLessThan(3.5 * standardError);
}

/**
 * Orders up to `level` every `review` periods; an order arrives `leadTime` periods later, at the start of that period.
 * Returns per batch the share of demand met from stock and of order cycles without stockout.
 */
function simulateOrderUpTo(
  level: number,
  review: number,
  leadTime: number,
  draw: () => number,
): { fill: number[]; cycle: number[] } {
  const fill: number[] = [];
  const cycle: number[] = [];
  let net = level;
  const arrivals = new Map<number, number>();
  let position = level;
  let t = 0;
  for (let batch = -1; batch < 30; batch++) {
    let short = 0;
    let demanded = 0;
    let fullCycles = 0;
    const cycles = 250;
    for (let i = 0; i < cycles * review; i++, t++) {
      if (t % review === 0) {
        arrivals.set(t + leadTime, level - position);
        position = level;
      }
      net += arrivals.get(t) ?? 0;
      arrivals.delete(t);
      const before = Math.max(-net, 0);
      const demand = draw();
      net -= demand;
      position -= demand;
      demanded += demand;
      short += Math.max(-net, 0) - before;
      // The last period before the next arrival is where a cycle is lowest.
      if ((t + 1 - leadTime) % review === 0 && net >= 0) fullCycles++;
    }
    if (batch >= 0) {
      fill.push(1 - short / demanded);
      cycle.push(fullCycles / cycles);
    }
  }
  return { fill, cycle };
}

describe('the service promised is the service simulated', () => {
  it.each([
    ['normal', 20, 6, 1],
    ['gamma', 20, 15, 2],
    ['negbin', 4, 3, 3],
    ['poisson', 5, Math.sqrt(5), 4],
  ] as const)(
    'ordering up to S every second period, lead time 3, %s demand',
    (name, demandMean, demandSd, seed) => {
      const target: ServiceTarget = {
        demandMean,
        demandSd,
        leadTime: 3,
        leadTimeSd: 0,
        reviewPeriod: 2,
        serviceLevel: 0.93,
        serviceType: 'fill',
        fillMethod: 'order-up-to',
        distribution: name,
      };
      const level = reorderPoint(target);
      const random = uniforms(seed);
      const period = demandDistribution(name as DemandDistribution, demandMean, demandSd);
      const { fill, cycle } = simulateOrderUpTo(level, 2, 3, () => period.quantile(random()));
      const whole = demandDistribution(name, 5 * demandMean, demandSd * Math.sqrt(5));
      const arriving = demandDistribution(name, 3 * demandMean, demandSd * Math.sqrt(3));
      const promised = 1 - (whole.loss(level) - arriving.loss(level)) / (2 * demandMean);
      expectWithinConfidence(fill, promised);
      // In whole units the promise exceeds the target by up to one unit's worth.
      expect(promised).toBeGreaterThanOrEqual(0.93 - 1e-9);
      expectWithinConfidence(cycle, whole.cdf(level));
    },
  );

  it('reorder point and lot under continuous review, Poisson demand: fill rate, cycle service, backorders, inventory', () => {
    const policy = {
      reorderPoint: 8,
      orderQuantity: 6,
      demandMean: 2,
      demandSd: 0,
      leadTime: 4,
      leadTimeSd: 0,
      distribution: 'poisson' as const,
    };
    const random = uniforms(5);
    let now = 0;
    let net = policy.reorderPoint + policy.orderQuantity;
    let position = net;
    let arrivals: number[] = [];
    const batches = {
      fill: [] as number[],
      cycle: [] as number[],
      backorders: [] as number[],
      inventory: [] as number[],
    };
    for (let batch = -1; batch < 30; batch++) {
      let met = 0;
      let cycles = 0;
      let fullCycles = 0;
      let backorderTime = 0;
      let inventoryTime = 0;
      const start = now;
      const advance = (until: number): void => {
        backorderTime += Math.max(-net, 0) * (until - now);
        inventoryTime += Math.max(net, 0) * (until - now);
        now = until;
      };
      const customers = 3000;
      for (let i = 0; i < customers; i++) {
        const next = now - Math.log(random()) / policy.demandMean;
        while (arrivals.length > 0 && arrivals[0]! <= next) {
          advance(arrivals.shift()!);
          cycles++;
          // No stockout: nobody was turned to backorder since the stock last ran down.
          if (net >= 0) fullCycles++;
          net += policy.orderQuantity;
        }
        advance(next);
        if (net > 0) met++;
        net--;
        position--;
        if (position === policy.reorderPoint) {
          position += policy.orderQuantity;
          arrivals = [...arrivals, now + policy.leadTime];
        }
      }
      if (batch < 0) continue;
      batches.fill.push(met / customers);
      batches.cycle.push(fullCycles / cycles);
      batches.backorders.push(backorderTime / (now - start));
      batches.inventory.push(inventoryTime / (now - start));
    }
    const promised = serviceLevel(policy);
    expectWithinConfidence(batches.fill, promised.fillRate);
    expectWithinConfidence(batches.cycle, promised.cycleServiceLevel);
    expectWithinConfidence(batches.backorders, promised.backorders);
    expectWithinConfidence(batches.inventory, promised.averageInventory);
  });

  it('a base stock with a lead time of 2, normal demand: cost per period', () => {
    const item = { holdingCost: 1, stockoutCost: 9, demandMean: 20, demandSd: 6, leadTime: 2 };
    const level = 70;
    const random = uniforms(6);
    const demand = demandDistribution('normal', item.demandMean, item.demandSd);
    const costs: number[] = [];
    const last = [20, 20, 20];
    for (let batch = 0; batch < 30; batch++) {
      let cost = 0;
      for (let i = 0; i < 500; i++) {
        last.shift();
        last.push(demand.quantile(random()));
        const net = level - last.reduce((sum, x) => sum + x, 0);
        cost += item.holdingCost * Math.max(net, 0) + item.stockoutCost * Math.max(-net, 0);
      }
      costs.push(cost / 500);
    }
    expectWithinConfidence(costs, baseStockCost(level, item));
  });

  it('the newsvendor, gamma demand: profit and fill rate', () => {
    const item = {
      price: 10,
      cost: 4,
      salvage: 1,
      demandMean: 100,
      demandSd: 60,
      distribution: 'gamma' as const,
    };
    const order = newsvendorOrder(item);
    const demand = demandDistribution('gamma', 100, 60);
    const random = uniforms(7);
    const profits: number[] = [];
    const fills: number[] = [];
    for (let batch = 0; batch < 30; batch++) {
      let profit = 0;
      let sold = 0;
      for (let i = 0; i < 500; i++) {
        const sales = Math.min(demand.quantile(random()), order.quantity);
        profit += 10 * sales + (order.quantity - sales) - 4 * order.quantity;
        sold += sales;
      }
      profits.push(profit / 500);
      fills.push(sold / 500 / 100);
    }
    expectWithinConfidence(profits, order.expectedProfit);
    expectWithinConfidence(fills, order.fillRate);
  });
});
