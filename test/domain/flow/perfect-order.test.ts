import fc from 'fast-check';
import { componentRates, perfectOrderRate } from '../../../src/domain/flow/perfect-order';

const flag = fc.constantFrom(0, 1);

describe('perfectOrderRate', () => {
  it('multiplies four components of 95 % to 81.45 %, the example commonly given with SCOR’s RL.1.1', () => {
    expect(perfectOrderRate([0.95, 0.95, 0.95, 0.95]).product).toBeCloseTo(0.81450625, 12);
  });

  it('bounds two components of 0.7 and 0.8 by 0.5 and 0.7 (Fréchet 1935: max(0, p + q − 1), min(p, q))', () => {
    const rate = perfectOrderRate([0.7, 0.8]);
    expect(rate.lowerBound).toBeCloseTo(0.5, 12);
    expect(rate.upperBound).toBe(0.7);
  });

  it('has the true rate and the product within the bounds, whatever the orders', () => {
    const orders = fc.array(fc.tuple(flag, flag, flag), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(orders, (flags) => {
        const components = [0, 1, 2].map((c) => flags.filter((row) => row[c] === 1).length / flags.length);
        const rate = perfectOrderRate(components, flags);
        for (const value of [rate.trueRate!, rate.product]) {
          expect(value).toBeGreaterThanOrEqual(rate.lowerBound - 1e-12);
          expect(value).toBeLessThanOrEqual(rate.upperBound + 1e-12);
        }
      }),
    );
  });

  it('takes component rates from the flags of orders: 3 of 4 and 2 of 4 met (by hand)', () => {
    const flags = [
      [1, 1],
      [1, 0],
      [0, 1],
      [1, 0],
    ];
    expect(componentRates(flags)).toEqual([0.75, 0.5]);
    expect(() => componentRates([[1, 0], [1]])).toThrow('orderFlags, row 2, must have one flag');
  });

  it('refuses a rate above 1, a flag that is neither 0 nor 1, and rows of another width', () => {
    expect(() => perfectOrderRate([0.9, 95])).toThrow(
      'components, entry 2, must lie between 0 and 1, not 95',
    );
    expect(() => perfectOrderRate([])).toThrow('components must have at least 1 entry');
    expect(() => perfectOrderRate([0.9], [[1], [2]])).toThrow(
      'orderFlags, row 2, column 1, must be 1 (met) or 0 (failed), not 2',
    );
    expect(() => perfectOrderRate([0.9, 0.8], [[1]])).toThrow(
      'orderFlags, row 1, must have one flag for each of the 2 components, not 1',
    );
  });
});
