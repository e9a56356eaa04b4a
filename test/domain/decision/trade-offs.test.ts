import fc from 'fast-check';
import { ahpWeights } from '../../../src/domain/decision/ahp-weights';
import { decisionTable, readRoles } from '../../../src/domain/decision/decision-table';
import { rollBack } from '../../../src/domain/decision/decision-tree';
import type { TreeNode } from '../../../src/domain/decision/decision-tree';
import { exchangeRates } from '../../../src/domain/decision/exchange-rate';
import { readDirections } from '../../../src/domain/decision/option-matrix';
import type { Direction } from '../../../src/domain/decision/option-matrix';
import { dominatedBy } from '../../../src/domain/decision/pareto';
import { rankStability } from '../../../src/domain/decision/rank-stability';
import { scores } from '../../../src/domain/decision/scoring';
import { onlyBase, tornado } from '../../../src/domain/decision/tornado';

const higher = (count: number): Direction[] => Array.from({ length: count }, () => 'higher');
const cell = fc.integer({ min: 1, max: 20 });
const matrix = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 25 });

/** Triantaphyllou's example: three alternatives, four criteria. */
const triantaphyllou = [
  [25, 20, 15, 30],
  [10, 30, 20, 30],
  [30, 10, 30, 10],
];
const triantaphyllouWeights = [0.2, 0.15, 0.4, 0.25];

describe('scores', () => {
  it('gives weighted sums of 21.5, 22 and 22 (Triantaphyllou 2000, example 2-1), and reports the tie', () => {
    const result = scores(triantaphyllou, triantaphyllouWeights, higher(4), 'raw');
    expect(result.map(({ score }) => Number(score.toFixed(10)))).toEqual([21.5, 22, 22]);
    expect(result.map(({ rank }) => rank)).toEqual([3, 1, 1]);
    expect(result[1]!.tiedWith).toEqual([2]);
  });

  it('gives product ratios of 1.007, 1.067 and 1.059 (Triantaphyllou 2000, example 2-2)', () => {
    const [a, b, c] = scores(triantaphyllou, triantaphyllouWeights, higher(4), 'product').map(
      ({ score }) => score,
    );
    expect(a! / b!).toBeCloseTo(1.007, 3);
    expect(a! / c!).toBeCloseTo(1.067, 3);
    expect(b! / c!).toBeCloseTo(1.059, 3);
  });

  it('gives TOPSIS closeness 0.643, 0.268, 0.613 and 0.312 for the fighter aircraft (Hwang & Yoon 1981, §3.3)', () => {
    const aircraft = [
      [2.0, 1500, 20000, 5.5, 5, 9],
      [2.5, 2700, 18000, 6.5, 3, 5],
      [1.8, 2000, 21000, 4.5, 7, 7],
      [2.2, 1800, 20000, 5.0, 5, 5],
    ];
    const directions: Direction[] = ['higher', 'higher', 'higher', 'lower', 'higher', 'higher'];
    const closeness = scores(aircraft, [0.2, 0.1, 0.1, 0.1, 0.2, 0.3], directions, 'topsis').map(
      ({ score }) => score,
    );
    [0.643, 0.268, 0.613, 0.312].forEach((value, i) =>
      expect(Math.abs(closeness[i]! - value)).toBeLessThan(0.001),
    );
  });

  it('never ranks a dominated option above the one that dominates it, by any method', () => {
    fc.assert(
      fc.property(matrix, (values) => {
        const dominators = dominatedBy(values, higher(3));
        for (const method of ['sum', 'raw', 'product', 'topsis'] as const) {
          const result = scores(values, [1, 2, 3], higher(3), method);
          dominators.forEach((by, i) => {
            if (by !== undefined) expect(result[by]!.rank).toBeLessThanOrEqual(result[i]!.rank);
          });
        }
      }),
    );
  });

  it('refuses weights of zero, another number of weights, and a product of what is not positive', () => {
    expect(() => scores([[1, 2]], [0, 0], higher(2))).toThrow(
      'weights must not all be zero; for equal weights enter 1 for each',
    );
    expect(() => scores([[1, 2]], [1], higher(2))).toThrow(
      'weights must have as many entries as the metrics in values (2), not 1',
    );
    expect(() => scores([[1, 0]], [1, 1], higher(2), 'product')).toThrow(
      'values, row 1, column 2, must be positive',
    );
    expect(() => readDirections(['up'])).toThrow(
      'directions, entry 1, must be "higher" or "lower" (or 1 or -1), not "up"',
    );
  });
});

describe('dominatedBy', () => {
  it('keeps what brute force keeps, in any number of metrics (definition, Keeney & Raiffa §3.1)', () => {
    const anyWidth = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 30 }),
      );
    fc.assert(
      fc.property(anyWidth, (values) => {
        const directions = values[0]!.map((_, k): Direction => (k % 2 ? 'lower' : 'higher'));
        const turned = values.map((row) => row.map((value, k) => (k % 2 ? -value : value)));
        const beats = (a: number[], b: number[]) =>
          a.every((value, k) => value >= b[k]!) && a.some((value, k) => value > b[k]!);
        dominatedBy(values, directions).forEach((by, i) => {
          expect(by === undefined).toBe(!turned.some((other) => beats(other, turned[i]!)));
          if (by !== undefined) expect(beats(turned[by]!, turned[i]!)).toBe(true);
        });
      }),
    );
  });

  it('lets equal options stand beside each other', () => {
    expect(
      dominatedBy(
        [
          [1, 2],
          [1, 2],
        ],
        higher(2),
      ),
    ).toEqual([undefined, undefined]);
  });

  it('refuses another number of directions', () => {
    expect(() => dominatedBy([[1, 2]], higher(1))).toThrow(
      'directions must have as many entries as the metrics in values (2)',
    );
  });
});

describe('exchangeRates', () => {
  it('prices each step along the options (definition, by hand): 12 more cost for 0.25 more service is 48', () => {
    expect(exchangeRates([112, 100], [0.75, 0.5])).toEqual([
      { from: 1, to: 0, changeA: 12, changeB: 0.25, price: 48 },
    ]);
  });

  it('adds up along the way, and leaves the price open where B does not change', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 10 }), (rows) => {
        const a = rows.map(([value]) => value);
        const steps = exchangeRates(
          a,
          rows.map(([, value]) => value),
        );
        const total = steps.reduce((sum, step) => sum + step.changeA, 0);
        expect(total).toBe(a[steps.at(-1)!.to]! - a[steps[0]!.from]!);
        for (const step of steps) expect(step.price === undefined).toBe(step.changeB === 0);
      }),
    );
  });

  it('refuses a single option', () => {
    expect(() => exchangeRates([1], [1])).toThrow('metricA must have at least 2 entries');
  });
});

describe('ahpWeights', () => {
  it('weighs Saaty’s four chairs 0.61, 0.24, 0.10, 0.05 with λ 4.39 (Journal of Mathematical Psychology 15 (1977), optics)', () => {
    const result = ahpWeights([
      [1, 5, 6, 7],
      [1 / 5, 1, 4, 6],
      [1 / 6, 1 / 4, 1, 4],
      [1 / 7, 1 / 6, 1 / 4, 1],
    ]);
    [0.61, 0.24, 0.1, 0.05].forEach((weight, i) =>
      expect(Math.abs(result.weights[i]! - weight)).toBeLessThan(0.0125),
    );
    expect(result.largestEigenvalue).toBeCloseTo(4.39, 2);
    expect(result.consistencyRatio).toBeGreaterThan(0.1);
  });

  it('recovers the weights that a consistent matrix was made from', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (weights) => {
        const result = ahpWeights(weights.map((one) => weights.map((other) => one / other)));
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        weights.forEach((weight, i) => expect(result.weights[i]).toBeCloseTo(weight / total, 10));
        expect(result.consistencyRatio).toBeCloseTo(0, 8);
      }),
    );
  });

  it('refuses a matrix that is not reciprocal, or not square', () => {
    expect(() =>
      ahpWeights([
        [1, 3],
        [3, 1],
      ]),
    ).toThrow('pairwise, row 1, column 2, must be the reciprocal of row 2, column 1');
    expect(() => ahpWeights([[1, 2]])).toThrow('pairwise must be square with at most 15 criteria, not 1 × 2');
  });
});

describe('rankStability', () => {
  it('finds the critical weight of two options that differ in two metrics at one half (by hand)', () => {
    const [one, other] = rankStability(
      [
        [1, 0],
        [0, 1],
      ],
      [0.6, 0.4],
      higher(2),
      20_000,
      7,
    );
    expect(one!.rank).toBe(1);
    expect(one!.critical!.weight).toBeCloseTo(0.5, 12);
    expect(one!.winShare).toBeCloseTo(0.5, 1);
    expect(one!.winShare + other!.winShare).toBeCloseTo(1, 12);
  });

  it('gives the same shares for the same seed, adding up to one, and none to a dominated option', () => {
    fc.assert(
      fc.property(matrix, fc.integer({ min: 1, max: 1e9 }), (values, seed) => {
        const result = rankStability(values, [1, 1, 1], higher(3), 50, seed);
        expect(rankStability(values, [1, 1, 1], higher(3), 50, seed)).toEqual(result);
        expect(result.reduce((sum, { winShare }) => sum + winShare, 0)).toBeCloseTo(1, 9);
        dominatedBy(values, higher(3)).forEach((by, i) => {
          const strictly = by !== undefined && values[by]!.every((value, k) => value > values[i]![k]!);
          if (strictly) expect(result[i]!.winShare).toBe(0);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('refuses no draws', () => {
    expect(() => rankStability([[1]], [1], higher(1), 0)).toThrow(
      'draws must be a whole number from 1 to 1000000, not 0',
    );
  });
});

describe('tornado', () => {
  it('sorts by swing and shares the variance by its square (Eschenbach 1992; by hand: swings 6, 8 of 100 in all)', () => {
    const bars = tornado([97, 95], 100, [103, 103]);
    expect(bars.map(({ driver, swing }) => [driver, swing])).toEqual([
      [1, 8],
      [0, 6],
    ]);
    expect(bars.map(({ shareOfVariance }) => shareOfVariance)).toEqual([0.64, 0.36]);
  });

  it('sums consistently: changes make up the swing, shares make up one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 9 }), cell, (rows, base) => {
        const bars = tornado(
          rows.map(([low]) => low),
          base,
          rows.map(([, high]) => high),
        );
        for (const bar of bars) expect(bar.swing).toBe(Math.abs(bar.changeAtHigh - bar.changeAtLow));
        const total = bars.reduce((sum, bar) => sum + bar.shareOfVariance, 0);
        if (bars[0]!.swing > 0) expect(total).toBeCloseTo(1, 12);
        else expect(total).toBe(0);
      }),
    );
  });

  it('keeps the order of drivers that swing alike, and names the entry that is no number', () => {
    expect(tornado([1, 5, 1], 3, [5, 1, 5]).map(({ driver }) => driver)).toEqual([0, 1, 2]);
    expect(tornado([3], 3, [3])[0]!.shareOfVariance).toBe(0);
    expect(() => tornado([1, NaN], 0, [1, 2])).toThrow('low, entry 2, must be a');
    expect(() => tornado([1, 2], 0, [Infinity, 2])).toThrow('high, entry 1, must be a');
  });

  it('takes bases that agree as one', () => {
    expect(onlyBase([4, 4, 4])).toBe(4);
  });

  it('refuses bases that differ', () => {
    expect(() => onlyBase([1, 2])).toThrow('base must be one number, or the same number for every driver');
    expect(() => tornado([1, 2], 0, [1])).toThrow('high must have as many entries as low (2), not 1');
  });
});

describe('decisionTable', () => {
  it('shows deltas, verdicts and breaches against do nothing (by hand)', () => {
    const [[doNothing, west]] = decisionTable([[100, 90]], ['lower'], [95]) as [
      ReturnType<typeof decisionTable>[0],
    ];
    expect(doNothing).toEqual({ value: 100, delta: 0, verdict: 'same', threshold: 'breach' });
    expect(west).toEqual({ value: 90, delta: -10, verdict: 'better', threshold: 'pass' });
  });

  it('turns every verdict when the direction turns', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (row) => {
        const up = decisionTable([row], ['higher'], [undefined])[0]!;
        const down = decisionTable([row], ['lower'], [undefined])[0]!;
        up.forEach(({ verdict }, i) => {
          const opposite = { better: 'worse', worse: 'better', same: 'same' } as const;
          expect(down[i]!.verdict).toBe(opposite[verdict]);
        });
      }),
    );
  });

  it('refuses an unknown role', () => {
    expect(() => readRoles(['primary', 'vital'])).toThrow(
      'roles, entry 2, must be "primary", "guardrail" or "second-order"',
    );
  });
});

describe('rollBack', () => {
  const node = (
    name: string,
    parent: string,
    kind: TreeNode['kind'],
    value = 0,
    probability?: number,
  ): TreeNode => ({
    name,
    parent,
    kind,
    value,
    probability,
  });

  it('rolls Thompson Lumber’s first tree back to 40,000 and the small plant (Render, Stair & Hanna, §3.7, figure 3.3)', () => {
    const tree = [
      node('Thompson', '', 'decision'),
      node('Large', 'Thompson', 'chance'),
      node('Small', 'Thompson', 'chance'),
      node('None', 'Thompson', 'end'),
      node('Large good', 'Large', 'end', 200_000, 0.5),
      node('Large bad', 'Large', 'end', -180_000, 0.5),
      node('Small good', 'Small', 'end', 100_000, 0.5),
      node('Small bad', 'Small', 'end', -20_000, 0.5),
    ];
    const result = rollBack(tree);
    expect(result[0]).toEqual({ expectedValue: 40_000, choice: ['Small'], onChosenPath: true });
    expect(result.map(({ onChosenPath }) => onChosenPath)).toEqual([
      true,
      false,
      true,
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it('takes values that differ by rounding alone as tied: 0.1 × 3 and 0.3', () => {
    const tree = [
      node('root', '', 'decision'),
      node('sure', 'root', 'end', 0.3),
      node('lottery', 'root', 'chance'),
      node('win', 'lottery', 'end', 3, 0.1),
      node('lose', 'lottery', 'end', 0, 0.9),
    ];
    expect(rollBack(tree)[0]!.choice).toEqual(['sure', 'lottery']);
  });

  it('is worth at least its best certain branch, and moves one for one with money at the root', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 6 }),
        cell,
        (ends, extra) => {
          const tree = [
            node('root', '', 'decision', extra),
            ...ends.map((value, i) => node(`end ${i}`, 'root', 'end', value)),
          ];
          expect(rollBack(tree)[0]!.expectedValue).toBe(extra + Math.max(...ends));
        },
      ),
    );
  });

  it('refuses an unknown parent, loops, two roots, and probabilities that do not add up', () => {
    expect(() => rollBack([node('a', 'x', 'end')])).toThrow(
      'nodes, row 1, hangs on "x", which is not a node',
    );
    expect(() => rollBack([node('a', '', 'end'), node('b', '', 'end')])).toThrow('nodes must have one root');
    expect(() =>
      rollBack([node('a', '', 'end'), node('b', 'c', 'chance'), node('c', 'b', 'chance')]),
    ).toThrow('nodes, row 2, is part of a loop');
    expect(() => rollBack([node('a', '', 'chance'), node('b', 'a', 'end', 1, 0.4)])).toThrow(
      'has branches whose probabilities add up to 0.4, not 1; scaled they would be 1',
    );
    expect(() => rollBack([node('a', '', 'decision')])).toThrow('is a decision node and needs branches');
  });
});
