import fc from 'fast-check';
import {
  expectedValues,
  hurwiczValues,
  perfectInformation,
  regrets,
  sampleInformation,
} from '../../../src/domain/decision/payoff-criteria';

/** Thompson Lumber: large plant, small plant, nothing; favourable and unfavourable market. */
const thompson = [
  [200_000, -180_000],
  [100_000, -20_000],
  [0, 0],
];
const even = [0.5, 0.5];
const values = (options: readonly { value: number }[]) => options.map(({ value }) => value);
const picks = (options: readonly { picked: boolean }[]) => options.map(({ picked }) => picked);

const payoff = fc.integer({ min: -1000, max: 1000 });
const decision = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 4 }))
  .chain(([options, states]) =>
    fc.tuple(
      fc.array(fc.array(payoff, { minLength: states, maxLength: states }), {
        minLength: options,
        maxLength: options,
      }),
      fc.array(fc.integer({ min: 1, max: 100 }), { minLength: states, maxLength: states }),
      fc.array(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: states, maxLength: states }), {
        minLength: 2,
        maxLength: 3,
      }),
    ),
  )
  .map(([payoffs, odds, signalOdds]) => {
    const total = odds.reduce((sum, value) => sum + value, 0);
    const probabilities = odds.map((value) => value / total);
    const columns = odds.map((_, s) => signalOdds.reduce((sum, row) => sum + row[s]!, 0));
    return {
      payoffs,
      probabilities,
      likelihood: signalOdds.map((row) => row.map((value, s) => value / columns[s]!)),
    };
  });

describe('Thompson Lumber (Render, Stair & Hanna, Quantitative Analysis for Management, 11th ed., ch. 3)', () => {
  it('has expected values of 10,000, 40,000 and 0 and picks the small plant', () => {
    expect(values(expectedValues(thompson, even))).toEqual([10_000, 40_000, 0]);
    expect(picks(expectedValues(thompson, even))).toEqual([false, true, false]);
  });

  it('has minimax regret 100,000 for the small plant', () => {
    expect(values(regrets(thompson))).toEqual([180_000, 100_000, 200_000]);
    expect(picks(regrets(thompson))).toEqual([false, true, false]);
  });

  it('has expected opportunity loss 60,000 for the small plant', () => {
    expect(values(regrets(thompson, even))).toEqual([90_000, 60_000, 100_000]);
  });

  it('has Hurwicz values of 124,000, 76,000 and 0 at 0.8', () => {
    expect(values(hurwiczValues(thompson, 0.8)).map(Math.round)).toEqual([124_000, 76_000, 0]);
  });

  it('has an EVPI of 60,000', () => {
    expect(perfectInformation(thompson, even)).toEqual({
      best: 40_000,
      withPerfectInformation: 100_000,
      value: 60_000,
    });
  });

  it('has an EVSI of 19,000 exactly (the book prints 19,200 from posteriors rounded to two digits)', () => {
    const survey = sampleInformation(thompson, even, [
      [0.7, 0.2],
      [0.3, 0.8],
    ]);
    expect(survey.signals.map((signal) => Number(signal.probability.toFixed(6)))).toEqual([0.45, 0.55]);
    expect(survey.signals[0]!.posterior![0]).toBeCloseTo(0.78, 2);
    expect(survey.signals.map((signal) => signal.option)).toEqual([0, 1]);
    expect(survey.value).toBeCloseTo(19_000, 6);
    // With the rounded posteriors of the book: 0.45 × 116,400 → 106,400 after the survey's price, and so on.
    expect(Math.abs(survey.value - 19_200)).toBeLessThan(250);
  });
});

describe('the value of information', () => {
  it('is never negative, and a sample is never worth more than certainty', () => {
    fc.assert(
      fc.property(decision, ({ payoffs, probabilities, likelihood }) => {
        const perfect = perfectInformation(payoffs, probabilities).value;
        const sample = sampleInformation(payoffs, probabilities, likelihood).value;
        expect(sample).toBeGreaterThanOrEqual(0);
        expect(perfect).toBeGreaterThanOrEqual(sample - 1e-9);
      }),
    );
  });

  it('equals the least expected regret', () => {
    fc.assert(
      fc.property(decision, ({ payoffs, probabilities }) => {
        const least = Math.min(...values(regrets(payoffs, probabilities)));
        expect(perfectInformation(payoffs, probabilities).value).toBeCloseTo(least, 6);
      }),
    );
  });

  it('is that of certainty for a signal that names the state', () => {
    const named = sampleInformation(thompson, even, [
      [1, 0],
      [0, 1],
    ]);
    expect(named.efficiency).toBeCloseTo(1, 12);
  });
});

describe('what is refused', () => {
  it('is probabilities that do not add up to 1, with the scaled ones', () => {
    expect(() => expectedValues(thompson, [0.5, 0.6])).toThrow(
      'probabilities must add up to 1, not 1.1; scaled they would be 0.4545; 0.5455',
    );
    expect(() => expectedValues(thompson, [1])).toThrow(
      'probabilities must have as many entries as the states in payoffs (2)',
    );
    expect(() => expectedValues(thompson, [1.5, -0.5])).toThrow(
      'probabilities, entry 2, must be zero or a positive number, not -0.5',
    );
    expect(() => expectedValues(thompson, [60, 40])).toThrow(
      'probabilities must add up to 1, not 100; scaled they would be 0.6; 0.4',
    );
  });

  it('is ragged payoffs, an optimism above 1 and a likelihood whose columns do not add up', () => {
    expect(() => regrets([[1, 2], [3]])).toThrow('payoffs, row 2, must have 2 cells, not 1');
    expect(() => hurwiczValues(thompson, 1.2)).toThrow('optimism must lie between 0 and 1, not 1.2');
    expect(() =>
      sampleInformation(thompson, even, [
        [0.7, 0.2],
        [0.2, 0.8],
      ]),
    ).toThrow('likelihood, column 1, must add up to 1, not 0.9');
    expect(() =>
      sampleInformation(
        [
          [1, 2],
          [3, 0],
        ],
        [0.5, 0.5],
        [
          [0.7, 0.3],
          [0.2, 0.8],
        ],
      ),
    ).toThrow('its rows add up to 1 instead of its columns: transpose it');
  });
});
