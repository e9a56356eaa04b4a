import fc from 'fast-check';
import { type Newsvendor, newsvendorOrder } from '../../../src/domain/inventory/newsvendor';
import { demandDistribution } from '../../../src/domain/probability/demand-distribution';

const newspapers: Newsvendor = { price: 1, cost: 0.3, salvage: 0.12, demandMean: 50, demandSd: 8 };

describe('newsvendorOrder', () => {
  it('matches Snyder & Shen (2nd ed.), Examples 4.2 and 4.3: S* = 56.604, profit 33.002', () => {
    const order = newsvendorOrder(newspapers);
    expect(order.quantity).toBeCloseTo(56.60395592743389, 10);
    expect(order.expectedProfit).toBeCloseTo(33.002394806823354, 10);
    expect(order.criticalRatio).toBeCloseTo(0.7 / 0.88, 15);
  });

  it("matches Nahmias, Production and Operations Analysis, Mac's newsstand: ratio 0.77, about 15 copies", () => {
    const order = newsvendorOrder({
      price: 0.75,
      cost: 0.25,
      salvage: 0.1,
      demandMean: 11.73,
      demandSd: 4.74,
    });
    expect(order.criticalRatio).toBeCloseTo(0.77, 2);
    expect(Math.round(order.quantity)).toBe(15);
  });

  it('no other quantity earns more, whichever the distribution', () => {
    const item = fc.record({
      price: fc.double({ min: 2, max: 10, noNaN: true }),
      cost: fc.double({ min: 1, max: 1.9, noNaN: true }),
      salvage: fc.double({ min: -1, max: 0.9, noNaN: true }),
      demandMean: fc.double({ min: 1, max: 200, noNaN: true }),
      demandSd: fc.double({ min: 15, max: 60, noNaN: true }),
      distribution: fc.constantFrom(
        'normal' as const,
        'gamma' as const,
        'negbin' as const,
        'poisson' as const,
      ),
    });
    fc.assert(
      fc.property(item, fc.integer({ min: -30, max: 30 }), (drawn, away) => {
        const { quantity, expectedProfit } = newsvendorOrder(drawn);
        const demand = demandDistribution(drawn.distribution, drawn.demandMean, drawn.demandSd);
        const other = quantity + away;
        // Revenue, salvage and cost of the other quantity, summed directly.
        const sold = demand.mean - demand.loss(other);
        const profit = drawn.price * sold + drawn.salvage * (other - sold) - drawn.cost * other;
        expect(expectedProfit).toBeGreaterThanOrEqual(profit - 1e-8 * (1 + Math.abs(profit)));
        if (away === 0) expect(profit).toBeCloseTo(expectedProfit, 7);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses a price or salvage value at which there is nothing to decide', () => {
    expect(() => newsvendorOrder({ ...newspapers, price: 0.3 })).toThrow(
      'price must be above cost (0.3), not 0.3',
    );
    expect(() => newsvendorOrder({ ...newspapers, salvage: 0.3 })).toThrow(
      'cost must be above salvage (0.3)',
    );
    expect(() => newsvendorOrder({ ...newspapers, demandMean: 0 })).toThrow(
      'demandMean must be a positive number',
    );
  });
});
