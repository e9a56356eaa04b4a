import betaCdf from '@stdlib/stats-base-dists-beta-cdf';
import fc from 'fast-check';
import { betaQuantile } from '../../../../src/domain/probability/sampling/beta-quantile';

describe('betaQuantile', () => {
  it('inverts I_x(1, 5) = 1 − (1 − x)^5 (closed form, NIST DLMF 8.17.7) and its mirror x^5', () => {
    for (const p of [1e-12, 0.001, 0.2, 0.5, 0.8, 0.999]) {
      expect(betaQuantile(1, 5)(p)).toBeCloseTo(1 - (1 - p) ** (1 / 5), 12);
      expect(betaQuantile(5, 1)(p)).toBeCloseTo(p ** (1 / 5), 12);
    }
  });

  it('inverts the distribution function for every shape that a PERT has', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    fc.assert(
      fc.property(share, fc.array(probability, { minLength: 20, maxLength: 20 }), (mode, probabilities) => {
        const [a, b] = [1 + 4 * mode, 5 - 4 * mode];
        const quantile = betaQuantile(a, b);
        for (const p of probabilities) expect(Math.abs(betaCdf(quantile(p), a, b) - p)).toBeLessThan(2e-12);
      }),
      { numRuns: 20 },
    );
  });
});
