import fc from 'fast-check';
import { LocalModel } from '../../src/recalc/local-model';
import { crossings } from '../../src/recalc/uses/crossings';
import { decidingDrivers, winners, winningRegions } from '../../src/recalc/uses/deciding-drivers';
import { evaluateAlternatives } from '../../src/recalc/uses/evaluate-alternatives';
import { localEvaluator } from '../../src/recalc/uses/model-evaluator';
import { regretOver } from '../../src/recalc/uses/regret';
import { evenly, oneWaySensitivity, twoWaySensitivity } from '../../src/recalc/uses/sensitivity';
import type { DriverDistribution } from '../../src/domain/probability/sampling/driver-distribution';
import { driverQuantile } from '../../src/domain/probability/sampling/driver-distribution';
import { distributionUnder, simulateAlternatives } from '../../src/recalc/uses/simulate';
import { goalSeek, switchingValues } from '../../src/recalc/uses/switching-values';
import { tornado } from '../../src/recalc/uses/tornado';
import { cell, modelOf } from './written-model';

/** Profit = volume × (price − cost) − fixed, and the same with a step cost above a volume of 1,500. */
const sheet = { A1: 1000, A2: 10, A3: 6, A4: 3000, B1: '=A1*(A2-A3)-A4', B2: '=B1-IF(A1>1500,4000,0)' };
const drivers = ['A1', 'A2', 'A3'].map((address) => cell(`Model!${address}`));
const metrics = ['B1', 'B2'].map((address) => cell(`Model!${address}`));
const model = () => localEvaluator(new LocalModel(modelOf({ Model: sheet }), drivers, metrics));
const base = [1000, 10, 6];

describe('evaluateAlternatives', () => {
  it('shows each metric beside that of doing nothing', async () => {
    const results = await evaluateAlternatives(model(), [
      { name: 'Do nothing', values: base },
      { name: 'Raise price', values: [900, 12, 6] },
    ]);
    expect(results[1]).toEqual({
      name: 'Raise price',
      metrics: [{ value: 2400 }, { value: 2400 }],
      deltas: [1400, 1400],
    });
  });

  it('refuses an alternative without all drivers', async () => {
    await expect(evaluateAlternatives(model(), [{ name: 'Half', values: [1] }])).rejects.toThrow(
      'alternative "Half" must give each of the 3 drivers a value, not 1',
    );
  });
});

describe('sensitivity and tornado', () => {
  it('runs one driver over its values', async () => {
    const rows = await oneWaySensitivity(model(), base, { driver: 1, values: evenly(8, 12, 3) });
    expect(rows.map(({ metrics: [profit] }) => profit)).toEqual([-1000, 1000, 3000]);
  });

  it('runs two drivers over a grid, rows first', async () => {
    const grid = await twoWaySensitivity(
      model(),
      base,
      { driver: 0, values: [1000, 2000] },
      { driver: 1, values: [9, 10] },
      1,
    );
    expect(grid).toEqual([
      [0, 1000],
      [-1000, 1000],
    ]);
  });

  it('sorts bars by their swing', async () => {
    const { bars, base: middle } = await tornado(
      model(),
      base,
      [{ low: 900, high: 1100 }, { low: 8, high: 11 }, undefined],
      0,
    );
    expect(middle).toBe(1000);
    expect(bars).toEqual([
      { driver: 1, atLow: -1000, atHigh: 2000, swing: 3000 },
      { driver: 0, atLow: 600, atHigh: 1400, swing: 800 },
    ]);
  });
});

describe('crossings', () => {
  const of = (f: (x: number) => number) => (points: readonly number[]) => Promise.resolve(points.map(f));

  it('finds all three roots of (x − 1)(x − 2)(x − 3), the usual textbook cubic', async () => {
    const found = await crossings(
      of((x) => (x - 1) * (x - 2) * (x - 3)),
      { low: 0.05, high: 4 },
    );
    expect(found.map(({ at }) => Number(at.toFixed(9)))).toEqual([1, 2, 3]);
    expect(found.map(({ rising }) => rising)).toEqual([true, false, true]);
    expect(found.some(({ isJump }) => isJump)).toBe(false);
  });

  it('tells a jump from a passage', async () => {
    const [jump] = await crossings(
      of((x) => (x < Math.PI ? -1 : 1)),
      { low: 0, high: 10 },
    );
    expect(jump?.isJump).toBe(true);
    expect(jump?.at).toBeCloseTo(Math.PI, 9);
  });

  it('finds the root of any steep or flat line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: -9.9, max: 9.9, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        async (root, slope) => {
          const [found] = await crossings(
            of((x) => slope * (x - root)),
            { low: -10, high: 10 },
          );
          expect(found?.at).toBeCloseTo(root, 8);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('switchingValues', () => {
  it('finds the break-even price by hand: 3000/1000 + 6 = 9', async () => {
    const found = await switchingValues(model(), { name: 'Base', values: base }, 1, { low: 8, high: 12 }, 0, {
      threshold: 0,
    });
    expect(found.values).toHaveLength(1);
    expect(found.values[0]).toMatchObject({ rising: true, withinRange: true, isJump: false });
    expect(found.values[0]?.value).toBeCloseTo(9, 9);
    expect(found.values[0]?.headroom).toBeCloseTo(-0.1, 9);
  });

  it('reports every crossing of a metric with a step, and which of them is a jump', async () => {
    const found = await switchingValues(
      model(),
      { name: 'Base', values: base },
      0,
      { low: 500, high: 2000 },
      1,
      { threshold: 0 },
    );
    const inOrder = [...found.values].sort((a, b) => a.value - b.value);
    expect(inOrder.map(({ isJump }) => isJump)).toEqual([false, true, false]);
    expect(inOrder.map(({ value }) => Math.round(value))).toEqual([750, 1500, 1750]);
  });

  it('moves the driver by as much under the other alternative, from its own value', async () => {
    // Volume × (price − cost): 1000 × (p − 6) against 1500 × (p − 1 − 6), p being the price of the base: p = 9.
    const other = { name: 'Discounter', values: [1500, 9, 6] };
    const alternative = { name: 'Base', values: base };
    const range = { low: 8, high: 12 };
    const [found] = (await switchingValues(model(), alternative, 1, range, 0, { against: other })).values;
    expect(found?.value).toBeCloseTo(9, 9);
    const [back] = (await switchingValues(model(), other, 1, range, 0, { against: alternative })).values;
    expect(back?.value).toBeCloseTo(8, 9);
  });

  it('compares with another alternative that has the same driver value', async () => {
    const other = { name: 'Outsource', values: [1000, 10, 7] };
    const found = await switchingValues(
      model(),
      { name: 'Base', values: base },
      0,
      { low: 500, high: 1400 },
      1,
      { against: other },
    );
    // The alternatives differ by volume × 1, which is nought at nought only: outside the range, at its searched edge.
    expect(found.values.every(({ withinRange }) => !withinRange)).toBe(true);
  });

  it('says none where there is none', async () => {
    const found = await switchingValues(model(), { name: 'Base', values: base }, 1, { low: 9, high: 11 }, 0, {
      threshold: 1e9,
    });
    expect(found).toMatchObject({ values: [], isComputable: true });
  });

  it('seeks a goal, or refuses one out of reach', async () => {
    expect(await goalSeek(model(), base, 1, { low: 8, high: 12 }, 0, 5000)).toBeCloseTo(14, 9);
    await expect(goalSeek(model(), base, 1, { low: 8, high: 12 }, 0, 1e9)).rejects.toThrow(
      'goal is not reached',
    );
  });
});

describe('simulateAlternatives', () => {
  const uncertain = (volume: number) => ({
    name: `Volume ${volume}`,
    distributions: [
      distributionUnder({ low: 800, likely: 1000, high: 1300, kind: 'triangular' }, volume),
      { kind: 'fixed' as const, value: 10 },
      { kind: 'fixed' as const, value: 6 },
    ],
  });

  it('has the mean of the triangular distribution, (a + b + c)/3, carried through the model', async () => {
    const { alternatives } = await simulateAlternatives(model(), [uncertain(1000)], {
      trials: 2000,
      seed: 7,
    });
    const outcome = alternatives[0]!.metrics[0]!;
    expect(outcome.mean).toBeCloseTo(((800 + 1000 + 1300) / 3) * 4 - 3000, 0);
    const median = outcome.percentiles.find(({ share }) => share === 0.5)!;
    expect(median.from).toBeLessThanOrEqual(median.value);
    expect(median.to).toBeGreaterThanOrEqual(median.value);
    expect(outcome.computed).toBe(2000);
  });

  it('compares alternatives on common random numbers: a shift of 100 is 400 in every trial', async () => {
    const { alternatives } = await simulateAlternatives(model(), [uncertain(1000), uncertain(1100)], {
      trials: 500,
      seed: 2,
    });
    const [a, b] = alternatives.map(({ metrics: [profit] }) => profit!.values);
    for (let t = 0; t < 500; t++) expect(b![t]! - a![t]!).toBeCloseTo(400, 8);
  });

  it('repeats itself for the same seed', async () => {
    const run = async () =>
      (await simulateAlternatives(model(), [uncertain(1000)], { trials: 100, seed: 3 })).alternatives[0]!
        .metrics[0]!.mean;
    expect(await run()).toBe(await run());
  });

  it('refuses no trials', async () => {
    await expect(simulateAlternatives(model(), [uncertain(1)], { trials: 0, seed: 1 })).rejects.toThrow(
      'trials must be',
    );
  });
});

describe('distributionUnder', () => {
  const uncertainty = { low: 50, likely: 90, high: 200 };
  const ends = (distribution: DriverDistribution) => {
    const quantile = driverQuantile(distribution);
    return [quantile(0.1), quantile(0.9)];
  };

  it('gives a lognormal driver low and high as 10th and 90th percentile, scaled with the most likely value', () => {
    const stated = ends(distributionUnder({ ...uncertainty, kind: 'lognormal' }, 90));
    expect(stated[0]).toBeCloseTo(50, 4);
    expect(stated[1]).toBeCloseTo(200, 4);
    const scaled = ends(distributionUnder({ ...uncertainty, kind: 'lognormal' }, 45));
    expect(scaled[0]).toBeCloseTo(25, 4);
    expect(scaled[1]).toBeCloseTo(100, 4);
  });

  it('gives a normal driver its value as mean, with 10th and 90th percentile as far apart as low and high', () => {
    const [p10 = NaN, p90 = NaN] = ends(distributionUnder({ ...uncertainty, kind: 'normal' }, 100));
    expect(p10).toBeCloseTo(25, 4);
    expect(p90).toBeCloseTo(175, 4);
  });

  it('moves any other range, and keeps one of no width at the value', () => {
    expect(distributionUnder({ ...uncertainty, kind: 'pert' }, 100)).toEqual({
      kind: 'pert',
      low: 60,
      likely: 100,
      high: 210,
    });
    expect(distributionUnder({ low: 5, likely: 5, high: 5, kind: 'normal' }, 7)).toEqual({
      kind: 'fixed',
      value: 7,
    });
  });

  it('refuses a most likely value outside its range, and a lognormal driver that is not positive', () => {
    expect(() => distributionUnder({ low: 50, likely: 40, high: 200, kind: 'pert' }, 90)).toThrow(
      'likely must lie between low (50) and high (200), not 40',
    );
    expect(() => distributionUnder({ low: 0, likely: 40, high: 200, kind: 'lognormal' }, 90)).toThrow(
      'low must be a positive number, not 0',
    );
    expect(() => distributionUnder({ ...uncertainty, kind: 'lognormal' }, -1)).toThrow(
      'value must be a positive number, not -1',
    );
  });
});

describe('regret and deciding drivers', () => {
  it('has the regrets of the payoff table worked by hand', () => {
    const { alternatives, futures } = regretOver(
      [Float64Array.of(10, 0, 5), Float64Array.of(6, 4, 5), Float64Array.of(NaN, 1, 1)].slice(0, 2),
      'higher',
    );
    expect(futures).toBe(3);
    expect(alternatives.map(({ mean }) => mean)).toEqual([4 / 3, 4 / 3]);
    expect(alternatives.map(({ greatest }) => greatest)).toEqual([4, 4]);
    expect(alternatives.map(({ shareBest }) => shareBest)).toEqual([0.5, 0.5]);
  });

  it('finds the two drivers that decide among five', () => {
    const count = 4000;
    let state = 1;
    const random = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
    const probabilities = Array.from({ length: 5 }, () => Float64Array.from({ length: count }, random));
    const a = Float64Array.from(
      { length: count },
      (_, t) => 2 * probabilities[3]![t]! + probabilities[1]![t]!,
    );
    const best = winners([a, new Float64Array(count).fill(1.4)], 'higher');
    expect(decidingDrivers(probabilities, best, 2)).toMatchObject({ first: 3, second: 1 });
  });

  it('finds none where one alternative always wins', () => {
    const columns = [Float64Array.of(0.1, 0.6), Float64Array.of(0.4, 0.2)];
    expect(decidingDrivers(columns, Int32Array.of(0, 0), 2)).toBeUndefined();
  });

  it('maps the regions in which each alternative wins', async () => {
    const alternatives = [
      { name: 'Cheap', values: [1000, 10, 5] },
      { name: 'Fixed', values: [1000, 10.5, 6] },
    ];
    const across = { driver: 0, ranges: alternatives.map(() => ({ low: 500, high: 1500 })) };
    const down = {
      driver: 1,
      ranges: [
        { low: 8, high: 12 },
        { low: 8.5, high: 12.5 },
      ],
    };
    const map = await winningRegions(model(), alternatives, across, down, 0, 'higher', 5);
    expect(map.winners.flat().every((winner) => winner === 0)).toBe(true);
    expect(map.columns).toEqual([500, 750, 1000, 1250, 1500]);
  });

  it('keeps the difference of an alternative in a driver that the map runs over, as a simulation does', async () => {
    const alternatives = [
      { name: 'Do nothing', values: base },
      { name: 'Cheaper supplier', values: [1000, 10, 5] },
      { name: 'Own workshop', values: [1000, 9, 3] },
    ];
    const across = { driver: 2, ranges: [6, 5, 3].map((cost) => ({ low: cost - 1, high: cost + 1 })) };
    const down = { driver: 0, ranges: alternatives.map(() => ({ low: 500, high: 1500 })) };
    const map = await winningRegions(model(), alternatives, across, down, 0, 'higher', 3);
    expect(map.columns).toEqual([5, 6, 7]);
    // A workshop that saves 3 on the cost and loses 1 on the price beats a supplier that saves 1, at any cost.
    expect(map.winners.flat().every((winner) => winner === 2)).toBe(true);
  });
});
