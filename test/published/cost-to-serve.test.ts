/** Printed examples run through the functions as Excel calls them. */
import { callForColumn, callFunction, expectPrinted } from '../support/call-function';

describe('CTS.ALLOCATE: three services of 92,400, 184,800 and 138,600, two producing departments (a worked example of ExpertsMind)', () => {
  const costs = [92_400, 184_800, 138_600];
  const usage = [
    [0, 1000, 2000, 4000, 3000],
    [2000, 0, 4000, 10_000, 4000],
    [4500, 0, 0, 1500, 9000],
  ];
  it.each([
    ['direct', [204_600, 211_200]],
    ['step-down', [173_360, 242_440]],
  ])('allocates by the %s method', async (method, allocated) => {
    expectPrinted(await callForColumn('CTS.ALLOCATE', 'Allocated cost', costs, usage, method), allocated, 6);
    expect(await callForColumn('CTS.ALLOCATE', 'Check', costs, usage, method)).toEqual([0, 0]);
  });

  it('allocates by the reciprocal method what solves its equations: a = 92,400 + 0.1 b + 0.3 c, b = 184,800 + 0.1 a, c = 138,600 + 0.2 a + 0.2 b (by elimination)', async () => {
    // a (1 − 0.01 − 0.06 − 0.006) = 92,400 + 0.1 × 184,800 + 0.3 × (138,600 + 0.2 × 184,800)
    const a = (92_400 + 18_480 + 0.3 * (138_600 + 36_960)) / (1 - 0.01 - 0.06 - 0.006);
    const b = 184_800 + 0.1 * a;
    const c = 138_600 + 0.2 * a + 0.2 * b;
    const wanted = [0.4 * a + 0.5 * b + 0.1 * c, 0.3 * a + 0.2 * b + 0.6 * c];
    expectPrinted(
      await callForColumn('CTS.ALLOCATE', 'Allocated cost', costs, usage, 'reciprocal'),
      wanted,
      6,
    );
  });
});

describe('time-driven costing (Kaplan & Anderson, HBR November 2004)', () => {
  it('goes from 560,000 a quarter to 6.40, 35.20 and 40.00 per order, inquiry and credit check', async () => {
    const [[rate]] = (await callFunction('CTS.CAPACITYRATE', 560_000, 28, 25_000, 1)) as [[number]];
    const costs = await callForColumn('CTS.TDABC', 'Cost', rate, [8, 44, 50], [1, 1, 1], 700_000);
    expectPrinted(costs.slice(0, 3), [6.4, 35.2, 40], 10);
  });

  it('has 578,600 used and 121,400 unused minutes, 462,880 and 97,120 of cost', async () => {
    const table = (await callFunction(
      'CTS.TDABC',
      0.8,
      [8, 44, 50],
      [49_000, 1400, 2500],
      700_000,
    )) as unknown[][];
    expectPrinted(
      table.slice(4, 6).flatMap((row) => row.slice(1)),
      [578_600, 462_880, 121_400, 97_120],
      6,
    );
  });

  it('splits the conventional cost by 70, 10 and 20 % into 8.00, 40.00 and 44.80', async () => {
    const pools = [392_000, 56_000, 112_000];
    const rates = await callFunction('CTS.ACTIVITYRATE', pools, [49_000, 1400, 2500]);
    expectPrinted((rates as number[][]).flat(), [8, 40, 44.8], 10);
  });
});
