import fc from 'fast-check';
import type { FreightMode } from '../../../src/domain/network/freight-emissions';
import { freightEmissions } from '../../../src/domain/network/freight-emissions';

describe('freightEmissions', () => {
  it('applies the UK Government GHG Conversion Factors 2025, "Freighting goods": 1,000 tonne-km by HGV are 101.63 kg CO2e, by rail 27.79', () => {
    expect(freightEmissions({ distance: 100, weight: 10, mode: 'road' })).toBeCloseTo(101.63, 9);
    expect(freightEmissions({ distance: 100, weight: 10, mode: 'rail' })).toBeCloseTo(27.79, 9);
  });

  it('is proportional to distance and weight, and takes the carrier’s own factor', () => {
    const amount = fc.double({ min: 0, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.constantFrom<FreightMode>('road', 'rail', 'sea', 'bulk', 'air'),
        (distance, weight, mode) => {
          const once = freightEmissions({ distance, weight, mode });
          expect(freightEmissions({ distance: 2 * distance, weight, mode })).toBeCloseTo(2 * once, 6);
          expect(freightEmissions({ distance, weight, mode, factor: 0.5 })).toBe(distance * weight * 0.5);
        },
      ),
    );
  });

  it('refuses a negative weight and an unknown mode', () => {
    expect(() => freightEmissions({ distance: 1, weight: -1, mode: 'road' })).toThrow(
      'weight must be zero or a positive number, not -1',
    );
    expect(() => freightEmissions({ distance: 1, weight: 1, mode: 'barge' as FreightMode })).toThrow(
      'mode must be one of "road", "rail", "sea", "bulk", "air", not the text "barge"',
    );
  });
});
