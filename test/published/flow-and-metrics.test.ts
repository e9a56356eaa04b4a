/** Printed examples run through the functions as Excel calls them. */
import { callForColumn, callFunction, expectPrinted } from '../support/call-function';

/** Quarterly Australian beer production, megalitres, from 1992 (Australian Bureau of Statistics, cat. 8301.0.55.001). */
const TRAINING = [
  443, 410, 420, 532, 433, 421, 410, 512, 449, 381, 423, 531, 426, 408, 416, 520, 409, 398, 398, 507, 432,
  398, 406, 526, 428, 397, 403, 517, 435, 383, 424, 521, 421, 402, 414, 500, 451, 380, 416, 492, 428, 408,
  406, 506, 435, 380, 421, 490, 435, 390, 412, 454, 416, 403, 408, 482, 438, 386, 405, 491, 427, 383, 394,
  473,
];
const TEST = [420, 390, 410, 488, 415, 398, 419, 488, 414, 374];

describe('METRIC.FORECASTERROR: beer (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 2nd ed., §3.4)', () => {
  const measure = (heading: string, forecast: number[]) =>
    callForColumn('METRIC.FORECASTERROR', heading, TEST, forecast, 4, TRAINING);
  const mean = TRAINING.reduce((sum, value) => sum + value, 0) / TRAINING.length;
  it.each([
    ['mean', TEST.map(() => mean), 38.45, 34.83, 0.0828, 2.44],
    ['naïve', TEST.map(() => TRAINING.at(-1)!), 62.69, 57.4, 0.1418, 4.01],
    ['seasonal naïve', TEST.map((_, i) => TRAINING.slice(-4)[i % 4]!), 14.31, 13.4, 0.0317, 0.94],
  ])('prints the errors of the %s forecast', async (_, forecast, rmse, mae, mape, mase) => {
    expectPrinted(await measure('RMSE', forecast), [rmse], 2);
    expectPrinted(await measure('MAD', forecast), [mae], 2);
    expectPrinted(await measure('MAPE', forecast), [mape], 4);
    expectPrinted(await measure('MASE', forecast), [mase], 2);
  });

  it('takes one actual where a history is given, and refuses a season as long as the history', async () => {
    expectPrinted(
      await callForColumn('METRIC.FORECASTERROR', 'MASE', 12, 10, null, [1, 2, 4]),
      [2 / 1.5],
      12,
    );
    await expect(callFunction('METRIC.FORECASTERROR', 12, 10, 3, [1, 2, 4])).rejects.toMatchObject({
      message: 'season must be a whole number from 1 to 2, not 3',
    });
  });
});

describe('METRIC.FORECASTERROR: naïve forecast (Camm et al., Business Analytics, ch. 8, problem 1)', () => {
  it('has MAE 4.4, MSE 20.8 and MAPE 31.88 % for 18, 13, 16, 11, 17, 14', async () => {
    const table = (await callFunction(
      'METRIC.FORECASTERROR',
      [13, 16, 11, 17, 14],
      [18, 13, 16, 11, 17],
    )) as unknown[][];
    const [, mad, mape, , rmse] = table[1] as number[];
    expectPrinted([mad], [4.4], 10);
    expectPrinted([rmse! ** 2], [20.8], 10);
    expectPrinted([mape], [0.3188], 4);
  });
});

describe('FLOW.LITTLE', () => {
  it.each([
    ['6 in a queue at 1 a minute wait 6 minutes', [6, 1, null], 6],
    [
      'a wine cellar of 160 bottles that drinks 96 a year holds them 1⅔ years (Little & Graves 2008)',
      [160, 96, null],
      160 / 96,
    ],
  ])('%s', async (_, args, expected) => {
    expect(await callFunction('FLOW.LITTLE', ...args)).toEqual([[expect.closeTo(expected, 12)]]);
  });
});

describe('FLOW.CONSTRAINT', () => {
  it('puts snowmobile engines, 240 for 2 machine-hours, before boat engines, 375 for 5: 120 and 75 an hour (Horngren, Datar & Rajan, Cost Accounting, ch. 11, Power Recreation)', async () => {
    // 600 hours; up to 300 engines of 2 hours earning 240, up to 120 of 5 hours earning 375.
    const perHour = await callForColumn(
      'FLOW.CONSTRAINT',
      'Contribution per hour',
      600,
      [[600, 600]],
      [300 * 240, 120 * 375],
    );
    expectPrinted(perHour, [120, 75], 10);
    expect(await callForColumn('FLOW.CONSTRAINT', 'Rank', 600, [[600, 600]], [300 * 240, 120 * 375])).toEqual(
      [1, 2],
    );
  });
});

describe('METRIC.PERFECTORDER', () => {
  it('finds 81.5 % for four components of 95 %, the example commonly given with SCOR’s RL.1.1', async () => {
    expectPrinted(
      await callForColumn('METRIC.PERFECTORDER', 'Product', [0.95, 0.95, 0.95, 0.95]),
      [0.815],
      3,
    );
  });

  it('counts components and perfect orders from flags alone (by hand: 3 and 2 of 4 met, 1 of 4 perfect)', async () => {
    const flags = [
      [1, 1],
      [1, 0],
      [0, 1],
      [1, 0],
    ];
    expect(await callFunction('METRIC.PERFECTORDER', null, flags)).toEqual([
      ['Product', 'True rate', 'Lower bound', 'Upper bound'],
      [0.375, 0.25, 0.25, 0.5],
    ]);
  });
});
