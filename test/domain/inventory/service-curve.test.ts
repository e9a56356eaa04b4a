import fc from 'fast-check';
import { serviceCurve, type ServiceCurveItem } from '../../../src/domain/inventory/service-curve';

const lego: ServiceCurveItem = {
  demandMean: 2500,
  demandSd: 500,
  leadTime: 2,
  leadTimeSd: 0,
  orderQuantity: 10_000,
  unitCost: 4,
  carryingRate: 0.25,
  serviceType: 'fill',
};

describe('serviceCurve', () => {
  it('matches Chopra & Meindl, table "required safety inventory for different values of fill rate": 67 to 767 units', () => {
    const points = serviceCurve(lego, [0.975, 0.98, 0.985, 0.99, 0.995]);
    [67, 183, 321, 499, 767].forEach((units, i) => {
      expect(Math.abs(points[i]!.safetyStock - units)).toBeLessThan(1);
      expect(points[i]!.fillRate).toBeCloseTo(points[i]!.target, 9);
      expect(points[i]!.cash).toBeCloseTo(4 * points[i]!.safetyStock, 9);
      expect(points[i]!.carryingCost).toBeCloseTo(points[i]!.safetyStock, 9);
    });
    expect(points[0]!.cashPerPoint).toBeUndefined();
    expect(points[1]!.cashPerPoint).toBeCloseTo((points[1]!.cash - points[0]!.cash) / 0.5, 9);
  });

  it('gets dearer by the point: cash per extra point rises with the target, once it is above one half', () => {
    const item = fc.record({
      demandMean: fc.double({ min: 1, max: 1000, noNaN: true }),
      demandSd: fc.double({ min: 1, max: 500, noNaN: true }),
      leadTime: fc.double({ min: 0.5, max: 12, noNaN: true }),
      leadTimeSd: fc.double({ min: 0, max: 2, noNaN: true }),
      orderQuantity: fc.double({ min: 10, max: 5000, noNaN: true }),
      unitCost: fc.double({ min: 0.1, max: 100, noNaN: true }),
      carryingRate: fc.constant(0.2),
      serviceType: fc.constantFrom('cycle' as const, 'fill' as const),
    });
    fc.assert(
      fc.property(item, (drawn) => {
        const points = serviceCurve(drawn).slice(1);
        for (let i = 1; i < points.length; i++) {
          expect(points[i]!.cashPerPoint!).toBeGreaterThanOrEqual(points[i - 1]!.cashPerPoint! * (1 - 1e-9));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('refuses a target of one and an empty list', () => {
    expect(() => serviceCurve(lego, [0.9, 1])).toThrow('serviceLevel must lie between 0 and 1');
    expect(() => serviceCurve(lego, [])).toThrow('levels must have at least 1 entry');
    expect(() => serviceCurve({ ...lego, unitCost: -1 })).toThrow(
      'unitCost must be zero or a positive number',
    );
  });
});
