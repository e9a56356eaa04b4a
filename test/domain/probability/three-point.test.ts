import fc from 'fast-check';
import { pertQuantile, triangularQuantile } from '../../../src/domain/probability/three-point';

const estimate = fc
  .tuple(fc.integer({ min: -1000, max: 1000 }), fc.nat(1000), fc.nat(1000))
  .map(([min, first, second]) => ({ min, mode: min + first, max: min + first + second }));
const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe.each([
  ['triangularQuantile', triangularQuantile],
  ['pertQuantile', pertQuantile],
] as const)('%s', (_, quantile) => {
  it('runs from min to max and never falls', () => {
    fc.assert(
      fc.property(estimate, probability, probability, (points, a, b) => {
        const low = quantile({ ...points, p: Math.min(a, b) });
        const high = quantile({ ...points, p: Math.max(a, b) });
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(points.min);
        expect(high).toBeLessThanOrEqual(points.max);
      }),
    );
  });

  it('is the mirror of itself', () => {
    fc.assert(
      fc.property(estimate, fc.double({ min: 0.001, max: 0.999, noNaN: true }), ({ min, mode, max }, p) => {
        const mirrored = quantile({ min: -max, mode: -mode, max: -min, p: 1 - p });
        expect(quantile({ min, mode, max, p }) + mirrored).toBeCloseTo(0, 7);
      }),
    );
  });

  it('refuses a min above the max, a mode outside, and a probability above 1', () => {
    expect(() => quantile({ min: 5, mode: 4, max: 3, p: 0.5 })).toThrow(
      'min must not be above max (3), but is 5; enter 3 as min and 5 as max',
    );
    expect(() => quantile({ min: 1, mode: 9, max: 3, p: 0.5 })).toThrow(
      'mode must lie between min (1) and max (3), not at 9',
    );
    expect(() => quantile({ min: 1, mode: 2, max: 3, p: 50 })).toThrow('p must lie between 0 and 1, not 50');
  });
});

describe('triangularQuantile', () => {
  it('puts the median of a mode c ≥ the midpoint at a + √((b − a)(c − a)/2) (Evans, Hastings & Peacock, Statistical Distributions, 3rd ed. (2000), triangular)', () => {
    expect(triangularQuantile({ min: 2, mode: 9, max: 10, p: 0.5 })).toBeCloseTo(
      2 + Math.sqrt((8 * 7) / 2),
      12,
    );
  });

  it('gives the only value of a range without width', () => {
    expect(triangularQuantile({ min: 4, mode: 4, max: 4, p: 0.3 })).toBe(4);
    expect(pertQuantile({ min: 4, mode: 4, max: 4, p: 0.3 })).toBe(4);
  });
});

describe('pertQuantile', () => {
  it('inverts 10x³ − 15x⁴ + 6x⁵, the distribution function of a mode in the middle (closed form of Beta(3, 3))', () => {
    for (const p of [0.01, 0.1, 0.5, 0.9, 0.99]) {
      const x = pertQuantile({ min: 0, mode: 0.5, max: 1, p });
      expect(10 * x ** 3 - 15 * x ** 4 + 6 * x ** 5).toBeCloseTo(p, 12);
    }
  });

  it('has the mean (min + 4 mode + max)/6 (Malcolm, Roseboom, Clark & Fazar, Operations Research 7 (1959))', () => {
    const points = { min: 2, mode: 5, max: 14 };
    const count = 2000;
    let sum = 0;
    for (let i = 0; i < count; i++) sum += pertQuantile({ ...points, p: (i + 0.5) / count });
    expect(sum / count).toBeCloseTo((2 + 20 + 14) / 6, 4);
  });
});
