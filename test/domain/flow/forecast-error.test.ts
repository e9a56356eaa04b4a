import fc from 'fast-check';
import { forecastError } from '../../../src/domain/flow/forecast-error';

const demand = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 24 });

describe('forecastError', () => {
  it('gives the tracking signal of Carlson’s Bakery (Heizer & Render, Operations Management, ch. 4): MAD 14.2, signal 2.5', () => {
    const error = forecastError([90, 95, 115, 100, 125, 140], [100, 100, 100, 110, 110, 110]);
    expect(error.mad).toBeCloseTo(85 / 6, 10);
    expect(error.mad).toBeCloseTo(14.2, 1);
    expect(error.trackingSignal).toBeCloseTo(2.5, 1);
    expect(error.bias).toBeCloseTo(35 / 6, 10);
  });

  it('gives MAD 10.31, MSE 190.82 and MAPE 5.59 % for the Port of Baltimore, α = 0.1 (Heizer & Render, ch. 4)', () => {
    const error = forecastError(
      [180, 168, 159, 175, 190, 205, 180, 182],
      [175, 175.5, 174.75, 173.18, 173.36, 175.02, 178.02, 178.22],
    );
    expect(error.mad).toBeCloseTo(10.31, 2);
    expect(error.rmse ** 2).toBeCloseTo(190.82, 1);
    expect(error.mape! * 100).toBeCloseTo(5.59, 2);
  });

  it('scales the naïve forecast itself to about one (Hyndman & Koehler 2006: MASE below 1 beats the naïve forecast)', () => {
    const actual = [10, 14, 9, 15, 12];
    const naive = [10, 10, 14, 9, 15];
    // Over the periods in which the naïve forecast exists its scaled error is exactly one.
    expect(forecastError(actual, naive).mase).toBeCloseTo((4 + 5 + 6 + 3) / 5 / ((4 + 5 + 6 + 3) / 4), 12);
  });

  it('does not change percentage and scaled measures with the unit, and keeps |bias| ≤ MAD ≤ RMSE', () => {
    fc.assert(
      fc.property(demand, fc.integer({ min: 2, max: 9 }), (actual, factor) => {
        const forecast = actual.map((_, t) => actual[(t + 1) % actual.length]!);
        const error = forecastError(actual, forecast);
        const scaled = forecastError(
          actual.map((value) => value * factor),
          forecast.map((value) => value * factor),
        );
        for (const measure of ['mape', 'wape', 'mase'] as const) {
          if (error[measure] === undefined) expect(scaled[measure]).toBeUndefined();
          else expect(scaled[measure]).toBeCloseTo(error[measure], 9);
        }
        expect(Math.abs(error.bias)).toBeLessThanOrEqual(error.mad + 1e-9);
        expect(error.mad).toBeLessThanOrEqual(error.rmse + 1e-9);
      }),
    );
  });

  it('leaves open what would divide by zero, and refuses unequal lengths and a season too long', () => {
    expect(forecastError([0, 0, 0], [1, 1, 1])).toMatchObject({
      mape: undefined,
      wape: undefined,
      mase: undefined,
    });
    expect(forecastError([5, 5], [5, 5]).trackingSignal).toBe(0);
    expect(() => forecastError([1, 2, 3], [1, 2])).toThrow(
      'forecast must have as many entries as actual (3), not 2',
    );
    expect(() => forecastError([1, 2, 3], [1, 2, 3], 3)).toThrow(
      'season must be a whole number from 1 to 2, not 3',
    );
    expect(() => forecastError([1], [1])).toThrow('actual must have at least 2 entries');
  });
});
