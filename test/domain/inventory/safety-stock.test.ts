import fc from 'fast-check';
import { protectionDemand } from '../../../src/domain/inventory/protection-demand';
import { reorderPoint, safetyStock, type ServiceTarget } from '../../../src/domain/inventory/safety-stock';
import { serviceLevel } from '../../../src/domain/inventory/service-level';

const lego: ServiceTarget = {
  demandMean: 2500,
  demandSd: 500,
  leadTime: 2,
  leadTimeSd: 0,
  serviceLevel: 0.9,
  serviceType: 'cycle',
};

describe('safetyStock', () => {
  it('matches Chopra & Meindl, Supply Chain Management, Example "safety inventory given a desired cycle service level": 906 units', () => {
    expect(Math.round(safetyStock(lego))).toBe(906);
    expect(Math.round(reorderPoint(lego))).toBe(5906);
  });

  it.each([
    [0.975, 67],
    [0.98, 183],
    [0.985, 321],
    [0.99, 499],
    [0.995, 767],
  ])(
    'matches Chopra & Meindl, table "required safety inventory for different values of fill rate": %d',
    (fill, units) => {
      const target: ServiceTarget = {
        ...lego,
        serviceLevel: fill,
        serviceType: 'fill',
        orderQuantity: 10_000,
      };
      expect(Math.abs(safetyStock({ ...target, fillMethod: 'single-loss' }) - units)).toBeLessThan(1);
      // The lot is fourteen standard deviations: the second loss term does not show.
      expect(Math.abs(safetyStock(target) - units)).toBeLessThan(1);
    },
  );

  it.each([
    [6, 19_298],
    [5, 16_109],
    [4, 12_927],
    [3, 9_760],
    [2, 6_628],
    [1, 3_625],
    [0, 1_695],
  ])(
    'matches Chopra & Meindl, table "required safety inventory as a function of lead time uncertainty": sd %d days',
    (leadTimeSd, units) => {
      const stock = safetyStock({ ...lego, leadTime: 7, leadTimeSd });
      expect(Math.abs(stock / units - 1)).toBeLessThan(1e-3);
    },
  );

  it('matches Chopra & Meindl, Example on periodic review: 1,570 units and an order-up-to level of 16,570', () => {
    const target: ServiceTarget = { ...lego, reviewPeriod: 4 };
    expect(Math.abs(safetyStock(target) - 1570)).toBeLessThan(1);
    expect(Math.abs(reorderPoint(target) - 16_570)).toBeLessThan(1);
  });

  it('counts the shortage left over from the cycle before, unless it is told to leave it out (small lots)', () => {
    const small: ServiceTarget = {
      ...lego,
      serviceLevel: 0.9,
      serviceType: 'fill',
      orderQuantity: 500,
    };
    const demand = protectionDemand(small);
    const exact = reorderPoint(small);
    const shortPerCycle = demand.loss(exact) - demand.loss(exact + 500);
    expect(shortPerCycle / 500).toBeCloseTo(0.1, 9);
    const single = reorderPoint({ ...small, fillMethod: 'single-loss' });
    expect(demand.loss(single) / 500).toBeCloseTo(0.1, 9);
    expect(single).toBeGreaterThan(exact + 10);
  });

  it.each(['two-loss', 'single-loss'] as const)(
    'holds for gamma demand what it promises, by the %s rule',
    (fillMethod) => {
      const target: ServiceTarget = {
        ...lego,
        distribution: 'gamma',
        serviceLevel: 0.95,
        serviceType: 'fill',
        orderQuantity: 1500,
        fillMethod,
      };
      const demand = protectionDemand(target);
      const r = reorderPoint(target);
      const next = fillMethod === 'two-loss' ? demand.loss(r + 1500) : 0;
      expect((demand.loss(r) - next) / 1500).toBeCloseTo(0.05, 9);
      expect(safetyStock(target)).toBeCloseTo(r - demand.mean, 9);
    },
  );

  it('needs nothing for certain demand, and as much below as a fill rate lets the lot run short', () => {
    const certain: ServiceTarget = { ...lego, demandSd: 0 };
    expect(safetyStock(certain)).toBe(0);
    expect(safetyStock({ ...certain, serviceType: 'fill', orderQuantity: 1000 })).toBeCloseTo(-100, 9);
  });

  it('matches Nahmias, Production and Operations Analysis, Example 5.5: type 2 service of 98 % needs R = 126', () => {
    // Lead-time demand of mean 100 and standard deviation 25, lots of 100.
    const mustard: ServiceTarget = {
      demandMean: 100,
      demandSd: 25,
      leadTime: 1,
      leadTimeSd: 0,
      serviceLevel: 0.98,
      serviceType: 'fill',
      orderQuantity: 100,
      fillMethod: 'single-loss',
    };
    expect(Math.round(reorderPoint(mustard))).toBe(126);
    expect(Math.round(reorderPoint({ ...mustard, serviceType: 'cycle' }))).toBe(151);
  });
});

const positive = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp);

const anyTarget: fc.Arbitrary<ServiceTarget & { orderQuantity: number }> = fc
  .record({
    demandMean: positive(1e-3, 1e4),
    demandSd: positive(1e-2, 1e4),
    leadTime: fc.double({ min: 0.1, max: 30, noNaN: true }),
    leadTimeSd: fc.double({ min: 0, max: 5, noNaN: true }),
    serviceLevel: fc.oneof(
      fc.double({ min: 0.02, max: 0.9999, noNaN: true }),
      fc.constantFrom(0.5, 0.999999),
    ),
    serviceType: fc.constantFrom('cycle' as const, 'fill' as const),
    orderQuantity: positive(1e-6, 1e9),
    distribution: fc.constantFrom(...(['normal', 'gamma', 'lognormal', 'uniform'] as const)),
  })
  .map((drawn) => ({
    ...drawn,
    // A lot of a billionth of the lead-time demand is lost in the rounding of the reorder point itself.
    orderQuantity: Math.max(drawn.orderQuantity, 1e-3 * drawn.demandMean * drawn.leadTime),
    // The lower quantiles of skewed demand of ever more variation fall below the smallest number.
    ...(drawn.distribution !== 'normal'
      ? {
          demandSd: Math.min(drawn.demandSd, 2 * drawn.demandMean),
          leadTimeSd: Math.min(drawn.leadTimeSd, drawn.leadTime),
        }
      : {}),
  }));

function reached(target: ServiceTarget & { orderQuantity: number }): number {
  const result = serviceLevel({ ...target, reorderPoint: reorderPoint(target) });
  return target.serviceType === 'cycle' ? result.cycleServiceLevel : result.fillRate;
}

describe('properties of the safety stock', () => {
  it('the service reached is the service asked for, to 1e-9', () => {
    fc.assert(
      fc.property(anyTarget, (target) => {
        expect(Math.abs(reached(target) - target.serviceLevel)).toBeLessThan(1e-9);
      }),
      { numRuns: 500 },
    );
  });

  it('demand in whole units: the service is reached, and with one unit less it is not', () => {
    const whole = fc.record({
      demandMean: positive(0.01, 500),
      demandSd: fc.constant(0),
      leadTime: fc.double({ min: 0.1, max: 10, noNaN: true }),
      leadTimeSd: fc.constant(0),
      serviceLevel: fc.double({ min: 0.3, max: 0.9999, noNaN: true }),
      serviceType: fc.constantFrom('cycle' as const, 'fill' as const),
      orderQuantity: fc.integer({ min: 1, max: 1000 }),
      distribution: fc.constantFrom('poisson' as const, 'negbin' as const),
    });
    fc.assert(
      fc.property(whole, (drawn) => {
        const target = {
          ...drawn,
          demandSd: drawn.distribution === 'negbin' ? 2 * Math.sqrt(drawn.demandMean) : 0,
        };
        const point = reorderPoint(target);
        expect(Number.isInteger(point)).toBe(true);
        const service = (r: number): number => {
          const result = serviceLevel({ ...target, reorderPoint: r });
          return target.serviceType === 'cycle' ? result.cycleServiceLevel : result.fillRate;
        };
        expect(service(point)).toBeGreaterThanOrEqual(target.serviceLevel - 1e-11);
        if (target.serviceType === 'fill' || point > 0) {
          expect(service(point - 1)).toBeLessThan(target.serviceLevel + 1e-11);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('more service never takes less stock', () => {
    fc.assert(
      fc.property(anyTarget, fc.double({ min: 0.02, max: 0.9999, noNaN: true }), (target, other) => {
        const low = Math.min(target.serviceLevel, other);
        const high = Math.max(target.serviceLevel, other);
        const less = safetyStock({ ...target, serviceLevel: low });
        const more = safetyStock({ ...target, serviceLevel: high });
        expect(more).toBeGreaterThanOrEqual(less - 1e-9 * Math.abs(less));
      }),
      { numRuns: 300 },
    );
  });

  it('ordering up to S at every review: the exact shortage of a review is what the fill rate allows', () => {
    fc.assert(
      fc.property(anyTarget, fc.double({ min: 0.2, max: 10, noNaN: true }), (drawn, reviewPeriod) => {
        const fillRate = Math.max(drawn.serviceLevel, 0.5);
        const target: ServiceTarget = {
          ...drawn,
          demandSd: Math.min(drawn.demandSd ?? 0, drawn.demandMean),
          serviceLevel: fillRate,
          serviceType: 'fill',
          orderQuantity: undefined,
          reviewPeriod,
          fillMethod: 'order-up-to',
        };
        const level = reorderPoint(target);
        const atArrival = protectionDemand({ ...target, reviewPeriod: 0 }).loss(level);
        const atNextArrival = protectionDemand(target).loss(level);
        const short = (atNextArrival - atArrival) / (target.demandMean * reviewPeriod);
        expect(Math.abs(1 - short - fillRate)).toBeLessThan(1e-9);
      }),
      { numRuns: 100 },
    );
  });
});

describe('extreme input', () => {
  it('certain demand and lead time need no safety stock for cycle service', () => {
    expect(safetyStock({ ...lego, demandSd: 0 })).toBe(0);
    expect(reorderPoint({ ...lego, demandSd: 0 })).toBe(5000);
  });

  it('certain demand may run short by the share of each lot that the fill rate leaves', () => {
    const target: ServiceTarget = { ...lego, demandSd: 0, serviceType: 'fill', orderQuantity: 500 };
    expect(safetyStock(target)).toBeCloseTo(-50, 10);
    expect(safetyStock({ ...target, demandSd: 1e-9 })).toBeCloseTo(-50, 6);
    expect(safetyStock({ ...target, distribution: 'gamma' })).toBeCloseTo(-50, 9);
  });

  it('without lead time and review there is nothing to protect', () => {
    for (const distribution of ['normal', 'gamma', 'negbin', 'poisson'] as const) {
      expect(safetyStock({ ...lego, leadTime: 0, distribution })).toBe(0);
    }
  });

  it('a cycle service of one half needs none, of 0.999999 needs 4.7534 standard deviations', () => {
    expect(safetyStock({ ...lego, serviceLevel: 0.5 })).toBe(0);
    expect(safetyStock({ ...lego, leadTime: 1, serviceLevel: 0.999999 }) / 500).toBeCloseTo(
      4.753424308822899,
      10,
    );
  });

  it.each([1e-9, 1e12])('scales with demand of %d', (scale) => {
    for (const serviceType of ['cycle', 'fill'] as const) {
      for (const distribution of ['normal', 'gamma'] as const) {
        const base: ServiceTarget = { ...lego, serviceType, orderQuantity: 4000, distribution };
        const scaled: ServiceTarget = {
          ...base,
          demandMean: 2500 * scale,
          demandSd: 500 * scale,
          orderQuantity: 4000 * scale,
        };
        expect(safetyStock(scaled) / (scale * safetyStock(base))).toBeCloseTo(1, 9);
      }
    }
  });

  it('holds demand in whole units of 1e-9 and 1e12', () => {
    expect(reorderPoint({ ...lego, demandMean: 1e-9, distribution: 'poisson' })).toBe(0);
    const large = reorderPoint({ ...lego, demandMean: 1e12, leadTime: 1, distribution: 'poisson' });
    expect((large - 1e12) / 1e6).toBeCloseTo(1.2815515655446004, 5);
  });
});

describe('demand that hardly varies', () => {
  it('needs exactly zero for cycle service, also where half the cycles may run short', () => {
    expect(safetyStock({ ...lego, demandSd: 0, leadTimeSd: 0, serviceLevel: 0.3 })).toBe(0);
  });

  it.each([0, 1e-310])('may run short by what the fill rate leaves of a lot: sd %p', (demandSd) => {
    const target = {
      ...lego,
      serviceType: 'fill',
      orderQuantity: 100,
      serviceLevel: 0.9,
      leadTimeSd: 0,
    } as const;
    expect(safetyStock({ ...target, demandSd })).toBeCloseTo(-10, 12);
  });
});

describe('refusals', () => {
  it('a fill rate needs the order quantity', () => {
    expect(() => safetyStock({ ...lego, serviceType: 'fill' })).toThrow(
      'orderQuantity is needed for a fill rate: the same stock serves large lots better than small ones',
    );
    expect(() => safetyStock({ ...lego, serviceType: 'fill', reviewPeriod: 4 })).toThrow(
      'ordering up to a level at every review is fillMethod "order-up-to"',
    );
  });

  it('a service of one is not reached by any stock', () => {
    expect(() => safetyStock({ ...lego, serviceLevel: 1 })).toThrow(
      'serviceLevel must lie between 0 and 1, both excluded, not 1',
    );
    expect(() => safetyStock({ ...lego, serviceLevel: 97.5 })).toThrow('not 97.5 (97.5 % is 0.975)');
  });

  it('negative or missing numbers name the argument', () => {
    expect(() => safetyStock({ ...lego, demandSd: -1 })).toThrow(
      'demandSd must be zero or a positive number, not -1',
    );
    expect(() => safetyStock({ ...lego, leadTime: Number.NaN })).toThrow('leadTime must be zero');
  });

  it('Poisson demand over a varying lead time, and negative binomial demand without excess variance', () => {
    expect(() => safetyStock({ ...lego, leadTimeSd: 1, distribution: 'poisson' })).toThrow(
      'leadTimeSd must be 0',
    );
    expect(() => safetyStock({ ...lego, demandSd: 1, distribution: 'negbin' })).toThrow(
      'variance above the mean',
    );
  });

  it('ordering up to S needs a review period', () => {
    expect(() => safetyStock({ ...lego, serviceType: 'fill', fillMethod: 'order-up-to' })).toThrow(
      'reviewPeriod must be a positive number',
    );
  });
});
