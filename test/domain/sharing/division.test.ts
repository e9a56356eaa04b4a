import fc from 'fast-check';
import { proportionalDivision, talmudDivision } from '../../../src/domain/sharing/estate-division';
import { whoPays } from '../../../src/domain/sharing/who-pays';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const claims = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('talmudDivision', () => {
  it.each([
    [100, [100 / 3, 100 / 3, 100 / 3]],
    [200, [50, 75, 75]],
    [300, [50, 100, 150]],
  ])(
    'divides %d among claims of 100, 200, 300 as the Mishna does (Aumann & Maschler, J. Econ. Theory 36 (1985), table I)',
    (estate, awards) => {
      talmudDivision([100, 200, 300], estate).forEach((award, i) =>
        expect(award).toBeCloseTo(awards[i]!, 12),
      );
    },
  );

  it('awards the whole estate, nothing above a claim, and is self-dual', () => {
    fc.assert(
      fc.property(claims, share, (given, part) => {
        const estate = sum(given) * part;
        const awards = talmudDivision(given, estate);
        expect(sum(awards)).toBeCloseTo(estate, 8);
        awards.forEach((award, i) => expect(award).toBeLessThanOrEqual(given[i]! + 1e-9));
        const losses = talmudDivision(given, sum(given) - estate);
        awards.forEach((award, i) => expect(award + losses[i]!).toBeCloseTo(given[i]!, 8));
      }),
    );
  });

  it('pays everyone in full when the estate is the sum of the claims but for rounding', () => {
    // 0.7 + 0.1 is a little below 0.8.
    expect(talmudDivision([0.7, 0.1], 0.8)).toEqual([0.7, 0.1]);
  });

  it('refuses an estate above the claims and a negative claim', () => {
    expect(() => talmudDivision([1, 2], 4)).toThrow(
      'estate must not exceed the sum of the claims (3), not 4',
    );
    expect(() => talmudDivision([1, -2], 1)).toThrow('claims, entry 2, must be zero or a positive number');
  });
});

describe('proportionalDivision', () => {
  it('gives 50, 100 and 150 of 300 to claims of 100, 200, 300 (where it agrees with the Talmud, Aumann & Maschler 1985)', () => {
    expect(proportionalDivision([100, 200, 300], 300)).toEqual([50, 100, 150]);
  });

  it('refuses claims that are all zero', () => {
    expect(() => proportionalDivision([0, 0], 10)).toThrow('claims must not all be zero');
  });
});

describe('whoPays', () => {
  it('makes the loser whole and no more (the compensation test of Kaldor 1939)', () => {
    const { balances, transfers } = whoPays([100, 0, 0], [20, 150, 50]);
    expect(balances.map(({ netAfter }) => netAfter)).toEqual([0, 90, 30]);
    expect(transfers).toEqual([
      { from: 1, to: 0, amount: 60 },
      { from: 2, to: 0, amount: 20 },
    ]);
  });

  it('has transfers that sum to zero, leave nobody worse off, and are paid out in full', () => {
    const money = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(money, money), { minLength: 1, maxLength: 8 }), (rows) => {
        const costs = rows.map(([cost]) => cost);
        const benefits = rows.map(([, benefit]) => benefit);
        fc.pre(sum(benefits) >= sum(costs));
        const { balances, transfers } = whoPays(costs, benefits);
        expect(sum(balances.map(({ transfer }) => transfer))).toBeCloseTo(0, 6);
        for (const { netAfter } of balances) expect(netAfter).toBeGreaterThanOrEqual(0);
        balances.forEach(({ transfer }, i) => {
          const received = sum(transfers.filter(({ to }) => to === i).map(({ amount }) => amount));
          const given = sum(transfers.filter(({ from }) => from === i).map(({ amount }) => amount));
          expect(received - given).toBeCloseTo(transfer, 6);
        });
      }),
    );
  });

  it('says when no transfers can make everyone whole', () => {
    expect(() => whoPays([100, 0], [20, 50])).toThrow('costs exceed the benefits by 30');
    expect(() => whoPays([1], [1, 2])).toThrow('benefits must have as many entries as costs (1), not 2');
  });
});
