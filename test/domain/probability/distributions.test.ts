import fc from 'fast-check';
import { discrete, empirical } from '../../../src/domain/probability/discrete';
import type { Distribution } from '../../../src/domain/probability/distribution';
import { exponential } from '../../../src/domain/probability/exponential';
import { gamma, gammaOf } from '../../../src/domain/probability/gamma';
import { geometric } from '../../../src/domain/probability/geometric';
import { lognormal, lognormalOf } from '../../../src/domain/probability/lognormal';
import { negativeBinomial, negativeBinomialOf } from '../../../src/domain/probability/negative-binomial';
import {
  normal,
  standardNormalCdf,
  standardNormalLoss,
  standardNormalQuantile,
  standardNormalSecondLoss,
} from '../../../src/domain/probability/normal';
import { poisson } from '../../../src/domain/probability/poisson';
import { regularizedGamma } from '../../../src/domain/probability/regularized-gamma';
import { uniform, uniformOf } from '../../../src/domain/probability/uniform';

/** Equal to a relative error. */
function expectClose(actual: number, expected: number, relative = 1e-12): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

const geometricValues = Array.from({ length: 400 }, (_, i) => i + 1);

describe('loss functions documented by stockpyl, the companion of Snyder & Shen (2nd ed.)', () => {
  type Case = [string, Distribution, number, number, number | undefined, number | undefined];
  const cases: Case[] = [
    [
      'standard normal (C.22, C.27)',
      normal(0, 1),
      1.3,
      0.04552796208651397,
      1.345527962086514,
      0.01880706693657111,
    ],
    ['normal (C.31, C.33)', normal(15, 3), 18.6, 0.1683073521514889, 3.7683073521514903, 0.21486028212500707],
    ['lognormal (4.102)', lognormal(2, 0.3), 10, 0.28364973888106326, 2.5544912009711833, undefined],
    [
      'exponential (Zipkin p. 457)',
      exponential(0.2),
      1,
      4.0936537653899085,
      0.09365376538990855,
      20.46826882694954,
    ],
    ['gamma (Zipkin p. 457)', gamma(2, 3), 4, 2.635971381157268, 0.635971381157268, 10.280288386513346],
    ['uniform', uniform(2, 8), 4, 1.3333333333333333, 0.3333333333333333, 1.7777777777777777],
    ['Poisson (C.41, C.43)', poisson(15), 18, 0.5176095282584724, 3.5176095282584723, 0.848340302917789],
    [
      'geometric (Zipkin C.2.3.5)',
      geometric(0.2),
      7,
      1.0485760000000004,
      3.0485760000000006,
      4.194304000000002,
    ],
    ['geometric, the example of discrete_loss', geometric(0.2), 4, 2.048, 1.048, undefined],
    [
      'negative binomial (Zipkin C.2.3.6)',
      negativeBinomial(4, 0.2),
      14,
      4.447304632028364,
      2.447304632028364,
      30.877804945158942,
    ],
    [
      'negative binomial by mean and sd',
      negativeBinomialOf(23, 8),
      14,
      9.326459980156931,
      0.32645998015693145,
      67.10108087745232,
    ],
    [
      'discrete, geometric written out',
      discrete(
        geometricValues,
        geometricValues.map((k) => 0.2 * 0.8 ** (k - 1)),
      ),
      4,
      2.048,
      1.048,
      undefined,
    ],
  ];
  it.each(cases)('%s', (_, distribution, x, loss, complementary, second) => {
    expectClose(distribution.loss(x), loss);
    expectClose(distribution.complementaryLoss(x), complementary!);
    if (second !== undefined) expectClose(distribution.secondLoss(x), second, 1e-11);
  });
});

describe('far tails, against the same formulas in 60 to 80 digits of arithmetic', () => {
  it.each([
    [-8, 8.0, 32.5],
    [0.5, 0.19779655740130603, 0.10481963001266693],
    [3.9, 1.1079729724122013e-5, 2.4426990467634317e-6],
    [4, 7.145258432405667e-6, 1.545104051748627e-6],
    [6, 1.5635697959709664e-10, 2.4222883727559143e-11],
    [12, 1.4605201169845548e-34, 1.1928985848106632e-35],
    [30, 1.6319567340914013e-199, 5.421862436991746e-201],
  ])('standard normal at z = %d', (z, first, second) => {
    expectClose(standardNormalLoss(z), first, 1e-12);
    expectClose(standardNormalSecondLoss(z), second, 1e-12);
  });

  it.each([
    [
      '0.001',
      poisson(0.001),
      2,
      4.995002499166875e-7,
      1.6654171665278076e-10,
      1.6658335832777877e-10,
      4.165000416587314e-14,
    ],
    [
      '5',
      poisson(5),
      30,
      2.365743446179616e-14,
      4.517741693983066e-15,
      5.343629959404163e-15,
      9.707509171939477e-16,
    ],
    [
      '1000',
      poisson(1000),
      1100,
      9.498944242299507e-5,
      0.000867640963443562,
      0.008225346078638868,
      0.06593522596201579,
    ],
    [
      '1e6',
      poisson(1e6),
      1_004_000,
      1.3499278269903636e-7,
      3.193948203810724e-5,
      0.007234854546607408,
      1.5639108899150151,
    ],
  ] as const)('Poisson of mean %s', (_, distribution, k, density, survival, first, second) => {
    expectClose(distribution.density(k), density, 1e-13);
    expectClose(distribution.survival(k), survival, 2e-13);
    expectClose(distribution.loss(k), first, 1e-11);
    expectClose(distribution.secondLoss(k), second, 1e-9);
  });

  it.each([
    [
      '(0.05, 0.01)',
      negativeBinomial(0.05, 0.01),
      40,
      0.0008200193672678461,
      0.03512433979592014,
      2.0202276804016455,
      134.8454596726829,
    ],
    [
      '(3, 0.4)',
      negativeBinomial(3, 0.4),
      60,
      5.914888003934937e-12,
      9.617166858328109e-12,
      2.520415573464145e-11,
      4.077530953928905e-11,
    ],
    [
      '(250.5, 0.25)',
      negativeBinomial(250.5, 0.25),
      1000,
      9.969684998425783e-7,
      1.4209977503531678e-5,
      0.00020894791753181088,
      0.002771598130033569,
    ],
  ] as const)('negative binomial %s', (_, distribution, k, density, survival, first, second) => {
    expectClose(distribution.density(k), density, 1e-12);
    expectClose(distribution.survival(k), survival, 1e-11);
    expectClose(distribution.loss(k), first, 1e-11);
    expectClose(distribution.secondLoss(k), second, 1e-11);
  });

  it.each([
    [0.02, 1, 0.004477047608914707, 0.003053087927469462, 0.0022690546837320484],
    [4, 40, 4.888864465181051e-14, 5.263994145923298e-14, 5.6573917499632994e-14],
    [999, 1100, 0.0009539529682876338, 0.008915665559650236, 0.07889085457568681],
    [5000, 5300, 1.5545115785517565e-5, 0.00024972340757133024, 0.003860907399707681],
    [12345.5, 12000, 0.9991436715788431, 345.5255209613761, 65857.15853603146],
  ])('gamma of shape %d at %d', (shape, x, survival, first, second) => {
    const distribution = gamma(shape, 1);
    expectClose(distribution.survival(x), survival, 2e-12);
    expectClose(distribution.loss(x), first, 1e-10);
    expectClose(distribution.secondLoss(x), second, 1e-8);
  });
});

describe('regularized incomplete gamma function of large shape, against quadrature in 50 digits', () => {
  it.each([
    [1500, 1538, 'upper', 0.16315351821479926],
    [1500, 1310, 'lower', 1.5195384161475604e-7],
    [10_000, 10_100, 'upper', 0.15865124955282037],
    [10_000, 10_600, 'upper', 1.962192482133047e-9],
    [1e6, 1_002_000, 'upper', 0.022804095898769864],
    [1e9, 1_000_063_244, 'upper', 0.0227544913044802],
    [1e12, 1_000_005_000_000, 'upper', 2.866634658372596e-7],
    [1e12, 999_997_000_000, 'lower', 0.001349886213392038],
  ] as const)('a = %d, x = %d, %s', (a, x, tail, expected) => {
    expectClose(regularizedGamma(a, x, tail), expected, 1e-11);
  });
});

describe('standard normal quantile', () => {
  it.each([0.5, 0.000001, 0.95, 0.999999, 1e-10, 1e-17, 1e-100, 1e-300])(
    'undoes the distribution at %d',
    (p) => {
      expectClose(standardNormalCdf(standardNormalQuantile(p)), p, 1e-12);
    },
  );
});

const continuous = fc.oneof(
  fc
    .tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: 0.01, max: 50, noNaN: true }))
    .map(([m, s]) => normal(m, s)),
  fc
    .tuple(fc.double({ min: 0.5, max: 5000, noNaN: true }), fc.double({ min: 0.01, max: 50, noNaN: true }))
    .map(([m, s]) => gamma(m, s)),
  fc
    .tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0.1, max: 1.2, noNaN: true }))
    .map(([m, s]) => lognormal(m, s)),
  fc
    .tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0.1, max: 9, noNaN: true }))
    .map(([a, w]) => uniform(a, a + w)),
  fc.double({ min: 0.01, max: 50, noNaN: true }).map(exponential),
);
const wholeUnits = fc.oneof(
  fc.double({ min: 0.01, max: 2000, noNaN: true }).map(poisson),
  fc
    .tuple(fc.double({ min: 0.05, max: 200, noNaN: true }), fc.double({ min: 0.02, max: 0.98, noNaN: true }))
    .map(([r, p]) => negativeBinomial(r, p)),
  fc.double({ min: 0.02, max: 0.98, noNaN: true }).map(geometric),
);
const level = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('every distribution', () => {
  it('has tails that add up, losses that differ by x − mean, and a quantile that undoes the distribution', () => {
    fc.assert(
      fc.property(continuous, level, (distribution, p) => {
        const x = distribution.quantile(p);
        const sd = Math.sqrt(distribution.variance);
        expect(Math.abs(distribution.cdf(x) - p)).toBeLessThan(1e-9);
        expect(Math.abs(distribution.cdf(x) + distribution.survival(x) - 1)).toBeLessThan(1e-11);
        const gap = distribution.complementaryLoss(x) - distribution.loss(x) - (x - distribution.mean);
        expect(Math.abs(gap)).toBeLessThan(1e-10 * (sd + Math.abs(x)));
      }),
      { numRuns: 200 },
    );
  });

  it('has losses that are the integrals they are defined as', () => {
    fc.assert(
      fc.property(continuous, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (distribution, p) => {
        const x = distribution.quantile(p);
        const h = 1e-4 * Math.sqrt(distribution.variance);
        // Simpson's rule over [x, x + 2h].
        const simpson = (f: (x: number) => number): number => (h / 3) * (f(x) + 4 * f(x + h) + f(x + 2 * h));
        const scale = h * Math.sqrt(distribution.variance);
        expect(
          Math.abs(distribution.loss(x) - distribution.loss(x + 2 * h) - simpson(distribution.survival)),
        ).toBeLessThan(1e-5 * h);
        expect(
          Math.abs(
            distribution.secondLoss(x) - distribution.secondLoss(x + 2 * h) - simpson(distribution.loss),
          ),
        ).toBeLessThan(1e-5 * scale);
      }),
      { numRuns: 200 },
    );
  });

  it('in whole units: losses are the sums they are defined as, and the quantile is the smallest that reaches p', () => {
    fc.assert(
      fc.property(wholeUnits, level, (distribution, p) => {
        const k = distribution.quantile(p);
        const sd = Math.sqrt(distribution.variance);
        expect(distribution.cdf(k)).toBeGreaterThanOrEqual(p - 1e-12);
        expect(distribution.cdf(k - 1)).toBeLessThan(p + 1e-12);
        expect(
          Math.abs(distribution.loss(k) - distribution.loss(k + 1) - distribution.survival(k)),
        ).toBeLessThan(1e-10 * (1 + sd));
        expect(
          Math.abs(distribution.secondLoss(k) - distribution.secondLoss(k + 1) - distribution.loss(k + 1)),
        ).toBeLessThan(1e-9 * (1 + sd * sd));
        const between = k + 0.25;
        const line = 0.75 * distribution.loss(k) + 0.25 * distribution.loss(k + 1);
        expect(Math.abs(distribution.loss(between) - line)).toBeLessThan(1e-10 * (1 + sd));
        const gap =
          distribution.complementaryLoss(between) -
          distribution.loss(between) -
          (between - distribution.mean);
        expect(Math.abs(gap)).toBeLessThan(1e-9 * (sd + between));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps its losses below zero demand, where everything is short', () => {
    for (const distribution of [
      gamma(2, 3),
      poisson(4),
      negativeBinomial(3, 0.4),
      geometric(0.3),
      exponential(2),
    ]) {
      expect(distribution.loss(-2)).toBeCloseTo(distribution.mean + 2, 12);
      expect(distribution.complementaryLoss(-2)).toBe(0);
      expect(distribution.secondLoss(-2) - distribution.secondLoss(-1)).toBeCloseTo(
        distribution.isInteger ? distribution.loss(-1) : distribution.mean + 1.5,
        10,
      );
    }
  });
});

describe('extreme parameters', () => {
  it('certain demand is a point mass', () => {
    for (const certain of [normal(7, 0), gammaOf(7, 0), empirical([7, 7])]) {
      expect(certain.quantile(0.9)).toBe(7);
      expect(certain.loss(5)).toBe(2);
      expect(certain.complementaryLoss(9)).toBe(2);
      expect(certain.cdf(7)).toBe(1);
      expect(certain.survival(6.9)).toBe(1);
    }
    expect(poisson(0).loss(-1)).toBe(1);
  });

  it('demand of 1e-9 and 1e12 keeps its precision', () => {
    expectClose(poisson(1e-9).loss(0), 1e-9);
    expectClose(poisson(1e-9).loss(1), 5e-19, 1e-8);
    for (const distribution of [poisson(1e12), gamma(1e12, 1), negativeBinomialOf(1e12, 3e11)]) {
      const p = 0.98;
      const x = distribution.quantile(p);
      expectClose(distribution.cdf(x), p, 1e-7);
      const gap = distribution.complementaryLoss(x) - distribution.loss(x) - (x - distribution.mean);
      expect(Math.abs(gap)).toBeLessThan(1e-3);
    }
  });
});

describe('discrete and empirical', () => {
  it('an empirical quantile is the observation that the share reaches', () => {
    const history = empirical([10, 1, 9, 2, 8, 3, 7, 4, 6, 5]);
    expect(history.quantile(0.7)).toBe(7);
    expect(history.quantile(0.71)).toBe(8);
    expect(history.mean).toBe(5.5);
  });

  it('equal probabilities written out are the empirical distribution', () => {
    const values = [3, 1, 4, 1, 5];
    const written = discrete(values, [0.2, 0.2, 0.2, 0.2, 0.2]);
    for (const x of [0, 1, 2, 4, 6]) {
      expect(written.loss(x)).toBeCloseTo(empirical(values).loss(x), 14);
      expect(written.secondLoss(x)).toBeCloseTo(empirical(values).secondLoss(x), 14);
    }
  });

  it('the total of n flips of a coin is binomial, the total of decimals keeps its decimals (hand-checked)', () => {
    const flips = discrete([0, 1], [0.5, 0.5]).over(10);
    expect([flips.mean, flips.variance, flips.isInteger]).toEqual([5, 2.5, true]);
    expect(flips.density(5)).toBeCloseTo(252 / 1024, 15);
    expect(flips.quantile(0.6)).toBe(5);
    const decimals = empirical([0.1, 0.7]).over(3);
    expect([decimals.quantile(0.1), decimals.quantile(0.5), decimals.quantile(0.6)]).toEqual([0.3, 0.9, 1.5]);
    expect(empirical([2, 4]).over(0).mean).toBe(0);
  });

  it('the total of periods has their added mean and variance, and the losses of the sum written out', () => {
    const history = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 4 }), fc.integer({ min: -2, max: 40 }), (list, n, x) => {
        const one = empirical(list);
        const total = one.over(n);
        let sums = [0];
        for (let period = 0; period < n; period++) sums = sums.flatMap((sum) => list.map((d) => sum + d));
        expect(total.mean).toBeCloseTo(n * one.mean, 12);
        expect(total.variance).toBeCloseTo(n * one.variance, 11);
        expect(total.loss(x)).toBeCloseTo(empirical(sums).loss(x), 12);
        expect(total.secondLoss(x)).toBeCloseTo(empirical(sums).secondLoss(x), 11);
      }),
      { numRuns: 100 },
    );
  });

  it('adds up whole periods of values with a common unit only', () => {
    expect(() => empirical([1, 2]).over(1.5)).toThrow(
      'leadTime, with the review period, must be a whole number',
    );
    expect(() => empirical([0, Math.PI]).over(2)).toThrow(
      'the history must have at most 6 decimals to add up',
    );
    expect(() => empirical([0, 1, 1e6]).over(2)).toThrow('round it to larger units');
  });

  it('lognormal and uniform demand take the mean and standard deviation that they are given', () => {
    for (const make of [lognormalOf, uniformOf]) {
      expectClose(make(80, 20).mean, 80);
      expectClose(make(80, 20).variance, 400);
      expect(make(80, 0).quantile(0.9)).toBe(80);
    }
    expect(uniformOf(50, 10 / Math.sqrt(3)).quantile(0.75)).toBeCloseTo(55, 12);
    expect(() => lognormalOf(0, 1)).toThrow('"lognormal" needs a mean above zero');
    expect(() => uniformOf(1, -1)).toThrow('sd must be zero or a positive number');
  });

  it('refuses what is no distribution', () => {
    expect(() => discrete([1, 2], [0.5, 0.4])).toThrow('probabilities must add up to 1, not 0.9');
    expect(() => discrete([1, 2], [1])).toThrow(
      'probabilities must have as many entries as values (2), not 1',
    );
    expect(() => empirical([])).toThrow('history must have at least 1 entry');
    expect(() => normal(0, -1)).toThrow('sd must be zero or a positive number, not -1');
    expect(() => gamma(0, 1)).toThrow('shape must be a positive number, not 0');
    expect(() => negativeBinomialOf(5, 2)).toThrow('"negbin" needs a variance above the mean');
    expect(() => uniform(2, 2)).toThrow('high must be above low (2), not 2');
    expect(() => normal(0, 1).quantile(1)).toThrow(
      'probability must lie between 0 and 1, both excluded, not 1',
    );
    expect(() => poisson(3).secondLoss(1.5)).toThrow('x must be a whole number');
  });
});
