import fc from 'fast-check';
import {
  averageBackorders,
  cycleShortage,
  normalSafetyFactor,
  normalSafetyFactorSingleLoss,
  normalShortage,
  normalShortageSlope,
} from '../../../src/domain/inventory/cycle-shortage';
import { normal, standardNormalLoss } from '../../../src/domain/probability/normal';

describe('normalSafetyFactorSingleLoss', () => {
  it('inverts the table of unit normal losses in Silver, Pyke & Peterson (3rd ed.), Appendix B: G(1.00) = 0.08332', () => {
    expect(normalSafetyFactorSingleLoss(0.08332)).toBeCloseTo(1, 3);
    expect(normalSafetyFactorSingleLoss(0.3989)).toBeCloseTo(0, 3);
    expect(normalSafetyFactorSingleLoss(0.008491)).toBeCloseTo(2, 3);
  });

  it('undoes the loss function from far below zero to the smallest shortage', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 37, noNaN: true }), (k) => {
        expect(normalSafetyFactorSingleLoss(standardNormalLoss(k))).toBeCloseTo(k, 8);
      }),
      { numRuns: 300 },
    );
    expect(Number.isFinite(normalSafetyFactorSingleLoss(1e-320))).toBe(true);
  });
});

describe('normalSafetyFactor', () => {
  it('reaches the fill rate for lots of a millionth to a billion standard deviations', () => {
    const lot = fc.double({ min: Math.log(1e-6), max: Math.log(1e9), noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(lot, fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (q, fillRate) => {
        const k = normalSafetyFactor(q, fillRate);
        expect(Math.abs(1 - normalShortage(k, q) / q - fillRate)).toBeLessThan(1e-12);
      }),
      { numRuns: 500 },
    );
  });

  it('mirrors: a fill rate of one half is reached half a lot below the mean', () => {
    expect(normalSafetyFactor(3, 0.5)).toBeCloseTo(-1.5, 13);
    expect(normalSafetyFactor(3, 0.2) + normalSafetyFactor(3, 0.8)).toBeCloseTo(-3, 12);
  });
});

describe('small lots', () => {
  it('pass continuously from the difference of losses to the integral', () => {
    for (const k of [-2, 0, 1.5, 5]) {
      const perUnit = [0.9e-3, 1.1e-3].map((q) => normalShortage(k, q) / q);
      expect(perUnit[0]! / perUnit[1]!).toBeCloseTo(1, 2);
      const slopes = [0.9e-3, 1.1e-3].map((q) => normalShortageSlope(k, q) / q);
      expect(slopes[0]! / slopes[1]!).toBeCloseTo(1, 2);
      const demand = normal(100, 10);
      const x = 100 + 10 * k;
      expect(cycleShortage(demand, x, 1e-9) / 1e-9 / demand.survival(x)).toBeCloseTo(1, 6);
      expect(averageBackorders(demand, x, 1e-9) / demand.loss(x)).toBeCloseTo(1, 6);
    }
  });
});
