import fc from 'fast-check';
import { whaleCurve } from '../../../src/domain/cost-to-serve/whale-curve';

const names = (count: number) => Array.from({ length: count }, (_, i) => `Customer ${i + 1}`);

describe('whaleCurve', () => {
  it('shows the shape of Kanthal (Cooper & Kaplan, HBR May 1991): 20 % of customers make 225 % of the profit, 10 % lose 125 %', () => {
    // Ten customers whose total is 100: two earn 225 together, seven are near zero, one loses 125.
    const profit = [130, 95, 0, 0, 0, 0, 0, 0, 0, -125];
    const curve = whaleCurve(profit, names(10));
    expect(curve[1]!.cumulativeShare).toBeCloseTo(2.25, 12);
    expect(curve[8]!.cumulativeShare).toBeCloseTo(2.25, 12);
    expect(curve[9]!.cumulativeShare).toBeCloseTo(1, 12);
    expect(curve.filter((point) => point.profitClass === 'break-even')).toHaveLength(7);
  });

  it('falls in slope, keeps every customer once and ends at the total', () => {
    const profits = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(profits, (profit) => {
        const curve = whaleCurve(profit, names(profit.length));
        expect(curve.at(-1)!.cumulative).toBe(profit.reduce((sum, value) => sum + value, 0));
        expect(new Set(curve.map((point) => point.customer)).size).toBe(profit.length);
        curve.slice(1).forEach((point, i) => expect(point.profit).toBeLessThanOrEqual(curve[i]!.profit));
      }),
    );
  });

  it.each([
    [[5, -5]],
    // Their sum is 5.6e-17.
    [[0.1, 0.2, -0.3]],
  ])('leaves the share open when the total is zero: %j', (profit) => {
    const curve = whaleCurve(profit, names(profit.length));
    expect(curve.every((point) => point.cumulativeShare === undefined)).toBe(true);
  });

  it('refuses no customers, a profit that is not a number, and unequal lengths', () => {
    expect(() => whaleCurve([], [])).toThrow('profit must have at least 1 entry');
    expect(() => whaleCurve([1, NaN], names(2))).toThrow('profit, entry 2, must be a number');
    expect(() => whaleCurve([1, 2], names(1))).toThrow(
      'customers must have as many entries as profit (2), not 1',
    );
  });
});
