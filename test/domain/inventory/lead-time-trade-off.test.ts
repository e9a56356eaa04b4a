import fc from 'fast-check';
import { leadTimeTradeOff, type LeadTimeTradeOff } from '../../../src/domain/inventory/lead-time-trade-off';

/** Bearings at 1,000 a week; holding cost 25 % a year. */
const bearings: LeadTimeTradeOff = {
  suppliers: [
    { unitCost: 1, leadTime: 2, leadTimeSd: 1, minimumOrder: 2000 },
    { unitCost: 0.97, leadTime: 6, leadTimeSd: 4, minimumOrder: 8000 },
  ],
  demandMean: 1000,
  demandSd: 300,
  serviceLevel: 0.95,
  capitalRate: 0.25 / 52,
  orderCost: 0,
};

describe('leadTimeTradeOff', () => {
  it('matches Chopra & Meindl, Supply Chain Management, Green Thumb: the supplier 3 % cheaper costs 335 a year more', () => {
    const [current, cheaper] = leadTimeTradeOff(bearings).map((cost) => ({
      purchase: 52 * cost.purchaseCost,
      cycle: 52 * cost.cycleStockCost,
      safety: 52 * cost.safetyStockCost,
    }));
    expect(current!.purchase).toBeCloseTo(52_000, 6);
    expect(current!.cycle).toBeCloseTo(250, 6);
    expect(Math.round(current!.safety)).toBe(447);
    expect(cheaper!.purchase).toBeCloseTo(50_440, 6);
    expect(cheaper!.cycle).toBeCloseTo(970, 6);
    expect(Math.round(cheaper!.safety)).toBe(1622);
    const total = (cost: { purchase: number; cycle: number; safety: number }): number =>
      cost.purchase + cost.cycle + cost.safety;
    // The book subtracts rounded totals, 53,032 and 52,697.
    expect(Math.abs(total(cheaper!) - total(current!) - 335)).toBeLessThan(1);
  });

  it('charges the longer lead time to the function that pays for it, and finds the price that would make up for it', () => {
    const [current, cheaper] = leadTimeTradeOff(bearings);
    expect(current!.chargedTo).toBeUndefined();
    expect(current!.breakEvenUnitCost).toBeCloseTo(1, 12);
    expect(cheaper!.pipelineCost).toBeCloseTo((6000 * 0.97 * 0.25) / 52, 10);
    expect(cheaper!.chargedTo).toBe('Planning');
  });

  it('at its break-even unit cost a supplier costs what the first does', () => {
    const supplier = fc.record({
      unitCost: fc.double({ min: 0.5, max: 100, noNaN: true }),
      leadTime: fc.double({ min: 0, max: 30, noNaN: true }),
      leadTimeSd: fc.double({ min: 0, max: 5, noNaN: true }),
      minimumOrder: fc.oneof(fc.constant(0), fc.double({ min: 1, max: 20_000, noNaN: true })),
    });
    const input = fc.record({
      suppliers: fc.tuple(supplier, supplier),
      demandMean: fc.double({ min: 1, max: 5000, noNaN: true }),
      demandSd: fc.double({ min: 0, max: 1000, noNaN: true }),
      serviceLevel: fc.double({ min: 0.5, max: 0.999, noNaN: true }),
      capitalRate: fc.double({ min: 0.001, max: 0.1, noNaN: true }),
      orderCost: fc.oneof(fc.constant(0), fc.double({ min: 1, max: 500, noNaN: true })),
    });
    fc.assert(
      fc.property(input, (drawn) => {
        const [first, second] = leadTimeTradeOff(drawn);
        // Where the minimum order alone costs more to place than the first supplier in all, no price helps.
        fc.pre(second!.breakEvenUnitCost > 1e-6);
        const even = { ...drawn.suppliers[1], unitCost: second!.breakEvenUnitCost };
        const [, changed] = leadTimeTradeOff({ ...drawn, suppliers: [drawn.suppliers[0], even] });
        expect(changed!.totalCost / first!.totalCost).toBeCloseTo(1, 9);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses a free supplier and free stock', () => {
    const free = { ...bearings.suppliers[0]!, unitCost: 0 };
    expect(() => leadTimeTradeOff({ ...bearings, suppliers: [free] })).toThrow(
      'suppliers, row 1, unitCost must be a positive number',
    );
    expect(() => leadTimeTradeOff({ ...bearings, orderCost: 10, capitalRate: 0 })).toThrow(
      'capitalRate must be above 0',
    );
    expect(() => leadTimeTradeOff({ ...bearings, suppliers: [] })).toThrow(
      'suppliers must have at least 1 entry',
    );
  });
});
