import fc from 'fast-check';
import { cooperativeGame, coreObjections } from '../../../src/domain/sharing/cooperative-game';
import type { CooperativeGame } from '../../../src/domain/sharing/cooperative-game';
import { separableCostsRemainingBenefits } from '../../../src/domain/sharing/separable-costs';
import { shapleyValue } from '../../../src/domain/sharing/shapley';

/** Tennessee Valley Authority, thousand dollars: navigation, flood control, power. */
const tva = cooperativeGame(
  ['N', 'F', 'P', 'NF', 'NP', 'FP', 'NFP'],
  [163520, 140826, 250096, 301607, 378821, 367370, 412584],
);

const parties = ['A', 'B', 'C', 'D'];
const worths = fc
  .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 15, maxLength: 15 })
  .map((values): CooperativeGame => ({ parties, worth: Float64Array.from([0, ...values]) }));

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('shapleyValue', () => {
  it('gives 117,829, 100,756.5 and 193,998.5 for the Tennessee Valley Authority (Straffin & Heaney, Int. J. Game Theory 10 (1981))', () => {
    expect(shapleyValue(tva).map((share) => Math.round(share * 2) / 2)).toEqual([117829, 100756.5, 193998.5]);
  });

  it('shares an airport’s runway by segments among those who use them (Littlechild & Owen, Management Science 20 (1973))', () => {
    const needs = [120, 300, 450, 700, 1100];
    const worth = new Float64Array(32);
    for (let s = 1; s < 32; s++) worth[s] = Math.max(...needs.filter((_, i) => s & (1 << i)));
    const shares = shapleyValue({ parties: ['a', 'b', 'c', 'd', 'e'], worth });
    let paid = 0;
    needs.forEach((need, i) => {
      paid += (need - (needs[i - 1] ?? 0)) / (needs.length - i);
      expect(shares[i]).toBeCloseTo(paid, 9);
    });
  });

  it('is efficient, additive, and gives nothing to a party that adds nothing', () => {
    fc.assert(
      fc.property(worths, worths, (one, other) => {
        const joint = { parties, worth: one.worth.map((value, i) => value + other.worth[i]!) };
        const [a, b, both] = [shapleyValue(one), shapleyValue(other), shapleyValue(joint)];
        expect(sum(a)).toBeCloseTo(one.worth[15]!, 9);
        both.forEach((share, i) => expect(share).toBeCloseTo(a[i]! + b[i]!, 9));
        const withoutD = { parties, worth: one.worth.map((_, s) => one.worth[s & 7]!) };
        expect(shapleyValue(withoutD)[3]).toBeCloseTo(0, 9);
      }),
    );
  });

  it('treats parties alike that add alike', () => {
    fc.assert(
      fc.property(worths, (game) => {
        const swapped = (s: number) => (s & 12) | ((s & 1) << 1) | ((s & 2) >> 1);
        const symmetric = { parties, worth: game.worth.map((value, s) => value + game.worth[swapped(s)]!) };
        const shares = shapleyValue(symmetric);
        expect(shares[0]).toBeCloseTo(shares[1]!, 9);
      }),
    );
  });
});

describe('separableCostsRemainingBenefits', () => {
  it('gives 117,476, 99,157 and 195,951 for the Tennessee Valley Authority (Young, Handbook of Game Theory 2 (1994), ch. 34)', () => {
    expect(separableCostsRemainingBenefits(tva).map(Math.round)).toEqual([117476, 99157, 195951]);
  });

  it('adds up to the whole, and lets benefits below the stand-alone cost count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50000, max: 163520 }), (benefit) => {
        const shares = separableCostsRemainingBenefits(tva, [benefit, 140826, 250096]);
        expect(sum(shares)).toBeCloseTo(412584, 6);
        expect(shares[0]).toBeLessThanOrEqual(117476);
      }),
    );
  });

  it('refuses benefits of another number, and a game without remaining benefits', () => {
    expect(() => separableCostsRemainingBenefits(tva, [1, 2])).toThrow('benefits must have as many entries');
    const none: CooperativeGame = {
      parties: ['A', 'B', 'C'],
      worth: Float64Array.of(0, 1, 1, 5, 1, 5, 5, 6),
    };
    expect(() => separableCostsRemainingBenefits(none)).toThrow('leave no remaining benefits');
  });
});

describe('coreObjections', () => {
  it('finds the Tennessee Valley Authority’s Shapley value in the core', () => {
    expect(coreObjections(tva, shapleyValue(tva), 'cost')).toEqual([undefined, undefined, undefined]);
  });

  it('tells a coalition that would rather earn alone, in a game of value, by how much', () => {
    // A and B earn 10 together and are given 6; with C they earn 12.
    const game = cooperativeGame(['A', 'B', 'C', 'AB', 'AC', 'BC', 'ABC'], [0, 0, 0, 10, 0, 0, 12]);
    expect(coreObjections(game, [3, 3, 6], 'value')).toEqual([
      { coalition: 'A + B', gain: 4 },
      { coalition: 'A + B', gain: 4 },
      undefined,
    ]);
    expect(coreObjections(game, [5, 5, 2], 'value')).toEqual([undefined, undefined, undefined]);
  });

  it('leaves out the coalition of all, which has nobody to leave', () => {
    const game = cooperativeGame(['A', 'B', 'AB'], [0, 0, 10]);
    expect(coreObjections(game, [3, 3], 'value')).toEqual([undefined, undefined]);
  });

  it('does not take rounding for a gain, and does take more than rounding for one', () => {
    const game = cooperativeGame(['A', 'B', 'AB'], [1e6, 1e6, 2e6]);
    expect(coreObjections(game, [1e6 - 1e-4, 1e6 + 1e-4], 'value')).toEqual([undefined, undefined]);
    expect(coreObjections(game, [1e6 - 0.01, 1e6 + 0.01], 'value')[0]).toMatchObject({ coalition: 'A' });
  });

  it('says how many coalitions are missing beside the one that it names', () => {
    expect(() => cooperativeGame(['A', 'B'], [1, 2])).toThrow('A + B is missing');
    expect(() => cooperativeGame(['A', 'B'], [1, 2])).not.toThrow('more');
    expect(() => cooperativeGame(['A', 'B', 'C'], [1, 2, 3])).toThrow('A + B is missing and 3 more');
    expect(() => cooperativeGame([' , '], [1])).toThrow('coalitions must name at least one party');
    expect(() => cooperativeGame(['A', 'B', 'AB'], [1, NaN, 3])).toThrow('values, entry 2, must be');
  });

  it('takes one name alone as one party, not as its letters', () => {
    expect(cooperativeGame(['North'], [5]).parties).toEqual(['North']);
  });

  it('names the coalition that would gain most by leaving', () => {
    const objections = coreObjections(tva, [163520, 140826, 108238], 'cost');
    expect(objections[0]).toEqual({ coalition: 'N + F', gain: 163520 + 140826 - 301607 });
    expect(objections[2]).toBeUndefined();
  });

  it('finds no share in the core of the majority game (three parties, any two win): the core is empty', () => {
    const majority = cooperativeGame(['A', 'B', 'C', 'AB', 'AC', 'BC', 'ABC'], [0, 0, 0, 1, 1, 1, 1]);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => {
          const shares = [a, b, 1 - a - b];
          expect(coreObjections(majority, shares, 'value').some((objection) => objection)).toBe(true);
        },
      ),
    );
  });
});

describe('cooperativeGame', () => {
  it('reads names with separators, and single letters without', () => {
    expect(cooperativeGame(['North', 'South', 'North + South'], [1, 2, 4]).parties).toEqual([
      'North',
      'South',
    ]);
    expect([...cooperativeGame(['B', 'A', 'AB'], [1, 2, 4]).worth]).toEqual([0, 1, 2, 4]);
  });

  it('refuses a missing and a doubled coalition by name, and more parties than it can enumerate', () => {
    expect(() => cooperativeGame(['A', 'B'], [1, 2])).toThrow(
      'coalitions must hold every coalition of A, B; A + B is missing',
    );
    expect(() => cooperativeGame(['A', 'B', 'C'], [1, 2, 3])).toThrow('A + B is missing and 3 more');
    expect(() => cooperativeGame(['A', 'B', 'AB', 'BA'], [1, 2, 3, 3])).toThrow(
      'coalitions names B + A twice',
    );
    const many = Array.from({ length: 16 }, (_, i) => String.fromCharCode(65 + i));
    expect(() =>
      cooperativeGame(
        many,
        many.map(() => 1),
      ),
    ).toThrow('may name at most 15 parties, not 16');
  });
});
