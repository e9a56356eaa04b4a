/** Printed examples run through the functions as Excel calls them. */
import { callForColumn, callFunction, expectPrinted } from '../support/call-function';

/** All coalitions of the parties, each with the worth that the rule gives it. */
function gameOf(parties: readonly string[], worth: (members: readonly string[]) => number) {
  const coalitions = Array.from({ length: 2 ** parties.length - 1 }, (_, i) =>
    parties.filter((__, k) => (i + 1) & (1 << k)),
  );
  return { names: coalitions.map((members) => members.join(' + ')), values: coalitions.map(worth) };
}

describe('SHARE.SHAPLEY', () => {
  it('gives the glove game 1/6, 1/6, 2/3 (Wikipedia, "Shapley value"), which a left and the right glove would leave', async () => {
    const { names, values } = gameOf(['Left 1', 'Left 2', 'Right'], (members) =>
      members.includes('Right') && members.length > 1 ? 1 : 0,
    );
    expectPrinted(await callForColumn('SHARE.SHAPLEY', 'Share', names, values), [1 / 6, 1 / 6, 2 / 3], 12);
    expect(await callForColumn('SHARE.SHAPLEY', 'Core', names, values)).toEqual([
      'Left 1 + Right would leave',
      'Left 2 + Right would leave',
      'Left 1 + Right would leave',
    ]);
  });

  it('gives permanent members of the UN Security Council 0.1963 (421/2145) and each of the other ten 0.00186 (4/2145) (Wikipedia, "Shapley–Shubik power index")', async () => {
    // 15 parties: five with a veto, nine votes needed.
    const permanent = ['P1', 'P2', 'P3', 'P4', 'P5'];
    const all = [...permanent, ...Array.from({ length: 10 }, (_, i) => `E${i + 1}`)];
    const { names, values } = gameOf(all, (members) =>
      members.length >= 9 && permanent.every((one) => members.includes(one)) ? 1 : 0,
    );
    const shares = await callForColumn('SHARE.SHAPLEY', 'Share', names, values);
    expectPrinted(
      shares,
      all.map((name) => (name.startsWith('P') ? 421 / 2145 : 4 / 2145)),
      12,
    );
  });

  it('charges an airport’s runway by the segments that each needs: 2, 3.5 and 6.5 of 12 (rule of Littlechild & Owen 1973, by hand)', async () => {
    const cost: Record<string, number> = { Small: 6, Middle: 9, Large: 12 };
    const { names, values } = gameOf(Object.keys(cost), (members) =>
      Math.max(...members.map((one) => cost[one]!)),
    );
    expectPrinted(await callForColumn('SHARE.SHAPLEY', 'Share', names, values, 'cost'), [2, 3.5, 6.5], 12);
    expect(await callForColumn('SHARE.SHAPLEY', 'Core', names, values, 'cost')).toEqual(
      Array.from({ length: 3 }, () => 'in the core'),
    );
  });
});

describe('SHARE.SCRB', () => {
  it('gives six municipalities of Skåne 19.54, 13.28, 5.62, 10.90, 16.66 and 17.82 million crowns (Young, Okada & Hashimoto, IIASA WP-79-77 (1979), tables 7 and 8)', async () => {
    const alone: Record<string, number> = { A: 21.95, H: 17.08, K: 10.91, L: 15.88, M: 20.81, T: 21.98 };
    const marginal: Record<string, number> = { A: 17.36, H: 9.85, K: 0.82, L: 6.4, M: 12.9, T: 14.06 };
    const parties = Object.keys(alone);
    const { names, values } = gameOf(parties, (members) => {
      if (members.length === 6) return 83.82;
      if (members.length === 5) return 83.82 - marginal[parties.find((one) => !members.includes(one))!]!;
      // The rule looks at single parties, all, and all but one.
      return members.reduce((sum, one) => sum + alone[one]!, 0);
    });
    const shares = await callForColumn('SHARE.SCRB', 'Share', names, values);
    expectPrinted(shares, [19.54, 13.28, 5.62, 10.9, 16.66, 17.82], 1);
    expect(shares.reduce<number>((sum, share) => sum + (share as number), 0)).toBeCloseTo(83.82, 10);
  });
});

describe('SHARE.TALMUD', () => {
  it.each([
    [100, [100 / 3, 100 / 3, 100 / 3]],
    [200, [50, 75, 75]],
    [300, [50, 100, 150]],
    [400, [50, 125, 225]],
    [500, [200 / 3, 500 / 3, 800 / 3]],
  ])(
    'divides %d among claims of 100, 200 and 300 as Kethuboth 93a and its explanation do (Aumann & Maschler 1985)',
    async (estate, awards) => {
      expectPrinted(await callForColumn('SHARE.TALMUD', 'Award', [100, 200, 300], estate), awards, 10);
    },
  );

  it('divides the contested garment: all against half gives 3/4 and 1/4 (Baba Metzia 2a, same source)', async () => {
    expectPrinted(await callForColumn('SHARE.TALMUD', 'Award', [1, 0.5], 1), [0.75, 0.25], 12);
  });
});

describe('CONTRACT functions: Umbra Visage (Cachon & Terwiesch, Matching Supply with Demand, ch. 17)', () => {
  const terms = [115, 75, 35, 25, 250, 125] as const;

  it('orders 234 with a profit of about 5,580 for the retailer and 9,320 for the supplier; one company would order 399 to 403', async () => {
    const [, row] = (await callFunction('CONTRACT.WHOLESALE', ...terms)) as number[][];
    expect(Math.abs(row![0]! - 234)).toBeLessThan(3);
    expect(Math.abs(row![1]! - 5580)).toBeLessThan(60);
    expect(Math.abs(row![2]! - 9320)).toBeLessThan(60);
    expect(Math.abs(row![5]! - 399)).toBeLessThan(5);
  });

  it('is coordinated by a credit of 45 on top of the salvage value: price 115, 75 − 45 − 25 over 115 − 45 − 25 is 10 over 90', async () => {
    const [, row] = (await callFunction('CONTRACT.BUYBACK', ...terms, 45)) as number[][];
    expect(row![4]).toBeCloseTo(1, 12);
    expect(row![0]).toBeCloseTo(row![5]!, 9);
    // λ = (115 − 25 − 45) / (115 − 25)
    expect(row![1]! / row![3]!).toBeCloseTo(0.5, 12);
  });
});
