import fc from 'fast-check';
import { serviceLevel, type ReorderPolicy } from '../../../src/domain/inventory/service-level';

const computers: ReorderPolicy = {
  reorderPoint: 6000,
  orderQuantity: 10_000,
  demandMean: 2500,
  demandSd: 500,
  leadTime: 2,
  leadTimeSd: 0,
};

describe('serviceLevel', () => {
  it('matches Chopra & Meindl, Supply Chain Management, B&M Office Products: cycle service 92 %, fill rate 0.9975', () => {
    const reached = serviceLevel(computers);
    expect(reached.cycleServiceLevel).toBeCloseTo(0.92, 2);
    expect(reached.fillRate).toBeCloseTo(0.9975, 4);
    // Average inventory Q/2 + ss = 6,000 there, which leaves out the backorders of 0.7.
    expect(reached.averageInventory - reached.backorders).toBeCloseTo(6000, 9);
  });

  it('Poisson demand: the sums over the inventory position that define the measures (Zipkin 2000, Chapter 6)', () => {
    const policy: ReorderPolicy = {
      ...computers,
      reorderPoint: 3,
      orderQuantity: 4,
      demandMean: 1.5,
      demandSd: 0,
      distribution: 'poisson',
    };
    const probability = (k: number): number => {
      let value = Math.exp(-3);
      for (let i = 1; i <= k; i++) value *= 3 / i;
      return value;
    };
    let outOfStock = 0;
    let backorders = 0;
    let onHand = 0;
    for (let position = 4; position <= 7; position++) {
      for (let demand = 0; demand < 60; demand++) {
        const weight = probability(demand) / 4;
        if (demand >= position) outOfStock += weight;
        backorders += weight * Math.max(demand - position, 0);
        onHand += weight * Math.max(position - demand, 0);
      }
    }
    const reached = serviceLevel(policy);
    expect(reached.fillRate).toBeCloseTo(1 - outOfStock, 13);
    expect(reached.backorders).toBeCloseTo(backorders, 13);
    expect(reached.averageInventory).toBeCloseTo(onHand, 12);
    expect(reached.cycleServiceLevel).toBeCloseTo(
      probability(0) + probability(1) + probability(2) + probability(3),
      13,
    );
  });

  it('more stock never serves worse, and never holds less', () => {
    fc.assert(
      fc.property(
        fc.record({
          reorderPoint: fc.integer({ min: -50, max: 400 }),
          orderQuantity: fc.integer({ min: 1, max: 500 }),
          demandMean: fc.double({ min: 0.5, max: 50, noNaN: true }),
          demandSd: fc.double({ min: 8, max: 60, noNaN: true }),
          leadTime: fc.double({ min: 0.5, max: 6, noNaN: true }),
          leadTimeSd: fc.constant(0),
          distribution: fc.constantFrom(
            'normal' as const,
            'gamma' as const,
            'negbin' as const,
            'poisson' as const,
          ),
        }),
        fc.integer({ min: 1, max: 50 }),
        (policy, more) => {
          const low = serviceLevel(policy);
          const high = serviceLevel({ ...policy, reorderPoint: policy.reorderPoint + more });
          expect(high.cycleServiceLevel).toBeGreaterThanOrEqual(low.cycleServiceLevel - 1e-12);
          expect(high.fillRate).toBeGreaterThanOrEqual(low.fillRate - 1e-11);
          expect(high.backorders).toBeLessThanOrEqual(low.backorders + 1e-8);
          expect(high.averageInventory).toBeGreaterThanOrEqual(low.averageInventory - 1e-8);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('refuses parts of units where demand is in whole ones', () => {
    expect(() => serviceLevel({ ...computers, reorderPoint: 1.5, distribution: 'poisson' })).toThrow(
      'reorderPoint must be a whole number for demand in whole units, not 1.5',
    );
    expect(() => serviceLevel({ ...computers, orderQuantity: 0 })).toThrow(
      'orderQuantity must be a positive number',
    );
  });
});
