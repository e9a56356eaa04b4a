import fc from 'fast-check';
import { discrete, empirical } from '../../../src/domain/probability/discrete';
import type { Distribution } from '../../../src/domain/probability/distribution';
import { exponential } from '../../../src/domain/probability/exponential';
import { gamma, gammaOf } from '../../../src/domain/probability/gamma';
import { geometric } from '../../../src/domain/probability/geometric';
import { lognormal } from '../../../src/domain/probability/lognormal';
import { negativeBinomial, negativeBinomialOf } from '../../../src/domain/probability/negative-binomial';
import {
  normal,
  standardNormalCdf,
  standardNormalLoss,
  standardNormalQuantile,
  standardNormalSecondLoss,
} from '../../../src/domain/probability/normal';
import { poisson } from '../../../src/domain/probability/poisson';
import { uniform } from '../../../src/domain/probability/uniform';

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
