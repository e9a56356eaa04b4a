import fc from 'fast-check';
import { decreasingRoot } from '../../../src/domain/inventory/decreasing-root';

describe('decreasingRoot', () => {
  it('finds the cube root of three, by hand-check 1.4422495703074083', () => {
    expect(decreasingRoot((x) => 3 - x ** 3, 0, 2)).toBeCloseTo(1.4422495703074083, 14);
  });

  it('finds the root outside its first bounds too, in few evaluations', () => {
    const place = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(place, place, fc.double({ min: 1e-3, max: 10, noNaN: true }), (root, low, width) => {
        let evaluations = 0;
        const f = (x: number): number => {
          evaluations++;
          return Math.atan(root - x) + 0.1 * (root - x);
        };
        const found = decreasingRoot(f, low, low + width, 1e-12);
        expect(Math.abs(found - root)).toBeLessThan(1e-9 * Math.max(1, Math.abs(root)));
        expect(evaluations).toBeLessThan(80);
      }),
    );
  });

  it('stops at the tolerance', () => {
    const f = (x: number): number => Math.exp(-x) - 0.5;
    expect(Math.abs(f(decreasingRoot(f, 0, 5, 1e-3)))).toBeLessThanOrEqual(1e-3);
  });
});
