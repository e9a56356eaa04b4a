import fc from 'fast-check';
import { type ReviewTradeOff, reviewTradeOff } from '../../../src/domain/inventory/review-trade-off';

const lego: ReviewTradeOff = {
  reviewPeriods: [1, 2, 4],
  planningCost: 500,
  demandMean: 2500,
  demandSd: 500,
  leadTime: 2,
  leadTimeSd: 0,
  serviceLevel: 0.9,
  unitCost: 20,
  carryingRate: 0.005,
};

describe('reviewTradeOff', () => {
  it('matches Chopra & Meindl, Supply Chain Management, periodic review every 4 weeks: 1,570 units of safety stock', () => {
    const [, , monthly] = reviewTradeOff(lego);
    expect(Math.abs(monthly!.safetyStock - 1570)).toBeLessThan(1);
    expect(monthly!.cycleStock).toBe(5000);
    expect(monthly!.planningCost).toBe(125);
    expect(monthly!.carryingCost).toBeCloseTo((monthly!.safetyStock + 5000) * 0.1, 9);
    expect(monthly!.totalCost).toBeCloseTo(monthly!.carryingCost + 125, 9);
  });

  it('a slower cycle never needs less stock, and always plans for less', () => {
    const period = fc.double({ min: 0.1, max: 26, noNaN: true });
    fc.assert(
      fc.property(period, period, fc.double({ min: 0.5, max: 0.999, noNaN: true }), (a, b, serviceLevel) => {
        const [fast, slow] = reviewTradeOff({
          ...lego,
          serviceLevel,
          reviewPeriods: [Math.min(a, b), Math.max(a, b)],
        });
        expect(slow!.safetyStock).toBeGreaterThanOrEqual(fast!.safetyStock);
        expect(slow!.cycleStock).toBeGreaterThanOrEqual(fast!.cycleStock);
        expect(slow!.planningCost).toBeLessThanOrEqual(fast!.planningCost);
      }),
    );
  });

  it('refuses a review period of zero', () => {
    expect(() => reviewTradeOff({ ...lego, reviewPeriods: [1, 0] })).toThrow(
      'reviewPeriods must be a positive number, not 0',
    );
  });
});
