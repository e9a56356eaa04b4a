import fc from 'fast-check';
import { carryingRate } from '../../../src/domain/inventory/carrying-rate';

describe('carryingRate', () => {
  it('matches Nahmias, Production and Operations Analysis, holding cost: 28 + 6 + 2 + 1 = 37 % a year', () => {
    const { rate, parts } = carryingRate({
      capital: 0.28,
      storage: 0.06,
      insurance: 0.02,
      obsolescence: 0.01,
    });
    expect(rate).toBeCloseTo(0.37, 15);
    expect(parts[0]).toEqual({ part: 'capital', rate: 0.28, share: 0.28 / rate });
  });

  it('splits into shares that add up to one', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, part, part, part, (capital, storage, insurance, obsolescence) => {
        const { rate, parts } = carryingRate({ capital, storage, insurance, obsolescence });
        const shares = parts.reduce((sum, { share }) => sum + share, 0);
        expect(shares).toBeCloseTo(rate === 0 ? 0 : 1, 9);
      }),
    );
  });

  it('refuses a negative part', () => {
    expect(() => carryingRate({ capital: 0.1, storage: -0.1, insurance: 0, obsolescence: 0 })).toThrow(
      'storage must be zero or a positive number, not -0.1',
    );
  });
});
