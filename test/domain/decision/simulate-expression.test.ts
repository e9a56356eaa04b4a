import fc from 'fast-check';
import { PERCENTILES, summariseOutcomes } from '../../../src/domain/decision/outcome-summary';
import { simulateExpression } from '../../../src/domain/decision/simulate-expression';
import type { ExpressionSimulation } from '../../../src/domain/decision/simulate-expression';
import { symmetricEigen } from '../../../src/domain/optimization/linear-algebra';
import type { DriverDistribution } from '../../../src/domain/probability/sampling/driver-distribution';
import { nearestCorrelation } from '../../../src/domain/probability/sampling/nearest-correlation';

const simulate = (changes: Partial<ExpressionSimulation>) =>
  simulateExpression({
    expression: 'x',
    names: ['x'],
    distributions: [{ kind: 'normal', mean: 0, sd: 1 }],
    trials: 20_000,
    seed: 1,
    ...changes,
  });

describe('summariseOutcomes', () => {
  it('takes percentiles as Excel: PERCENTILE.INC of 1, 2, 3, 4 at 0.25 is 1.75, and STDEV.S 1.290994 (Excel help)', () => {
    const summary = summariseOutcomes(Float64Array.of(3, 1, 4, 2));
    expect(summary.percentiles[PERCENTILES.indexOf(0.25)]!.value).toBe(1.75);
    expect(summary.sd.value).toBeCloseTo(1.290994, 6);
  });

  it('does not hang on the order of the outcomes and holds its estimates within their limits', () => {
    const outcomes = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 2,
      maxLength: 200,
    });
    fc.assert(
      fc.property(outcomes, (list) => {
        const summary = summariseOutcomes(Float64Array.from(list));
        expect(summariseOutcomes(Float64Array.from([...list].reverse()))).toEqual(summary);
        const { mean, sd, belowZero, tailMean, percentiles } = summary;
        for (const { value, low, high } of [mean, sd, belowZero, tailMean, ...percentiles]) {
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        }
        percentiles.slice(1).forEach(({ value }, i) => {
          expect(value).toBeGreaterThanOrEqual(percentiles[i]!.value - 1e-9);
        });
        expect(tailMean.value).toBeLessThanOrEqual(mean.value + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses one outcome alone', () => {
    expect(() => summariseOutcomes(Float64Array.of(1))).toThrow('outcomes must have at least 2 entries');
  });
});

describe('simulateExpression', () => {
  it('finds the quantiles and the tail of the standard normal: z(0.05) = −1.6449, expected shortfall φ(z)/0.05 = 2.0627 (Acerbi & Tasche, Journal of Banking & Finance 26 (2002))', async () => {
    const summary = await simulate({});
    expect(summary.percentiles[0]!.value).toBeCloseTo(-1.6449, 3);
    expect(summary.percentiles[3]!.value).toBeCloseTo(0, 3);
    expect(summary.percentiles[6]!.value).toBeCloseTo(1.6449, 3);
    expect(summary.tailMean.value).toBeCloseTo(-2.0627, 2);
    expect(summary.belowZero.value).toBeCloseTo(0.5, 3);
    expect(summary.sd.value).toBeCloseTo(1, 3);
  });

  const cases: [DriverDistribution, mean: number, sd: number][] = [
    [{ kind: 'triangular', low: 2, likely: 5, high: 14 }, 7, Math.sqrt((4 + 25 + 196 - 10 - 28 - 70) / 18)],
    [{ kind: 'pert', low: 2, likely: 5, high: 14 }, 6, Math.sqrt((4 * 8) / 7)],
    [{ kind: 'normal', mean: -3, sd: 4 }, -3, 4],
    [{ kind: 'lognormal', mean: 10, sd: 6 }, 10, 6],
    [{ kind: 'uniform', low: -1, high: 5 }, 2, 6 / Math.sqrt(12)],
    [
      { kind: 'discrete', values: [0, 10, 50], probabilities: [0.5, 0.3, 0.2] },
      13,
      Math.sqrt(30 + 500 - 169),
    ],
    [{ kind: 'fixed', value: 7 }, 7, 0],
  ];

  it.each(cases)('has a mean within its standard error for %j', async (distribution, mean, sd) => {
    for (const seed of [1, 2, 3]) {
      const trials = 10_000;
      const summary = await simulate({ distributions: [distribution], trials, seed });
      expect(Math.abs(summary.mean.value - mean)).toBeLessThanOrEqual(sd / Math.sqrt(trials) + 1e-12);
      expect(Math.abs(summary.sd.value - sd)).toBeLessThanOrEqual(0.05 * sd + 1e-12);
    }
  });

  const drivers: Pick<ExpressionSimulation, 'names' | 'distributions'> = {
    names: ['a', 'b'],
    distributions: [
      { kind: 'normal', mean: 10, sd: 3 },
      { kind: 'normal', mean: 20, sd: 4 },
    ],
  };

  it('gives the same bits for the same seed, and others for another', async () => {
    const once = await simulate({ ...drivers, expression: 'a*b', trials: 1000 });
    expect(await simulate({ ...drivers, expression: 'a*b', trials: 1000 })).toEqual(once);
    expect(await simulate({ ...drivers, expression: 'a*b', trials: 1000, seed: 2 })).not.toEqual(once);
  });

  it('adds variances as the correlation says: sd of a + b is √(9 + 16 + 24ρ)', async () => {
    for (const rho of [-0.8, 0, 0.5]) {
      const correlations = [
        [1, rho],
        [rho, 1],
      ];
      const { sd } = await simulate({ ...drivers, expression: 'a + b', correlations });
      // The correlation of normal drivers is 2 sin(πρ/6) where ρ is the one of their ranks.
      const pearson = 2 * Math.sin((Math.PI * rho) / 6);
      expect(Math.abs(sd.value - Math.sqrt(25 + 24 * pearson))).toBeLessThan(0.15);
    }
  });

  it('refuses impossible correlations and says the nearest ones', async () => {
    const correlations = [
      [1, 0.9, 0.9],
      [0.9, 1, -0.9],
      [0.9, -0.9, 1],
    ];
    const impossible = simulate({
      names: ['a', 'b', 'c'],
      distributions: [...drivers.distributions, { kind: 'uniform', low: 0, high: 1 }],
      expression: 'a + b + c',
      correlations,
    });
    await expect(impossible).rejects.toThrow(
      /correlations contradict each other: no drivers can be correlated so; the nearest valid ones are .*a with b 0\.\d+/,
    );
  });

  it('names the pair that is farthest from possible first, each pair once', async () => {
    const message = await simulate({
      names: ['a', 'b', 'c'],
      distributions: [...drivers.distributions, { kind: 'uniform', low: 0, high: 1 }],
      expression: 'a + b + c',
      correlations: [
        [1, 0, 0.99],
        [0, 1, 0.99],
        [0.99, 0.99, 1],
      ],
    }).then(
      () => '',
      (error: Error) => error.message,
    );
    const pairs = [...message.matchAll(/([abc]) with ([abc]) (-?[\d.]+)/g)].map(([, one, other, near]) => ({
      pair: `${one}${other}`,
      change: Math.abs(Number(near) - (one === 'a' && other === 'b' ? 0 : 0.99)),
    }));
    expect(pairs.map(({ pair }) => pair).sort()).toEqual(['ab', 'ac', 'bc']);
    const changes = pairs.map(({ change }) => change);
    expect(changes).toEqual([...changes].sort((one, other) => other - one));
  });

  it('refuses a correlation of 2 as it is, not as a contradiction', async () => {
    const refused = simulate({
      names: ['a', 'b', 'c'],
      distributions: [...drivers.distributions, { kind: 'uniform', low: 0, high: 1 }],
      expression: 'a + b + c',
      correlations: [
        [1, 2, 0],
        [2, 1, 0],
        [0, 0, 1],
      ],
    });
    await expect(refused).rejects.toThrow(/^correlations(?!.*contradict)/);
  });

  it('refuses a distribution by its row, too many trials, and a name that is missing', async () => {
    await expect(
      simulate({ distributions: [{ kind: 'triangular', low: 5, likely: 3, high: 9 }] }),
    ).rejects.toThrow(
      'distributions, row 1 (triangular), least, likely and greatest value must be in rising order, not 5; 3; 9; sorted they would be 3; 5; 9',
    );
    await expect(
      simulate({ distributions: [{ kind: 'discrete', values: [1, 2], probabilities: [0.5, 0.4] }] }),
    ).rejects.toThrow(
      'distributions, row 1 (discrete), probabilities must add up to 1, not 0.9; scaled they would be',
    );
    await expect(simulate({ trials: 1_000_001 })).rejects.toThrow(
      'trials must be a whole number from 2 to 1000000, not 1000001',
    );
    await expect(simulate({ expression: 'x + y' })).rejects.toThrow(
      'uses "y", which is not one of names (x)',
    );
    await expect(simulate({ expression: '1/(x - x)' })).rejects.toThrow('not a finite number, at x =');
  });
});

describe('nearestCorrelation', () => {
  it('finds 0.7607 and 0.1573 for the example of Higham (2002), IMA Journal of Numerical Analysis 22, §1', () => {
    const nearest = nearestCorrelation(
      [
        [1, 1, 0],
        [1, 1, 1],
        [0, 1, 1],
      ],
      symmetricEigen,
    );
    // Rounded to two decimals, drawn a little towards independence.
    expect(Math.abs(nearest[0]![1]! - 0.7607)).toBeLessThan(0.011);
    expect(Math.abs(nearest[0]![2]! - 0.1573)).toBeLessThan(0.011);
    expect(nearest[1]![2]).toBe(nearest[0]![1]);
  });
});
