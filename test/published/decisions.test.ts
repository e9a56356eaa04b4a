/** Printed examples run through the functions as Excel calls them. */
import { callForColumn, callFunction, expectPrinted } from '../support/call-function';

describe('Goferbroke (Hillier & Lieberman, Introduction to Operations Research, 10th ed., ch. 16)', () => {
  const payoffs = [
    [700, -100],
    [90, 90],
  ];
  const prior = [0.25, 0.75];
  const survey = [
    [0.4, 0.8],
    [0.6, 0.2],
  ];

  it('has expected payoffs of 100 and 90 and drills', async () => {
    expect(await callFunction('DECIDE.EMV', payoffs, prior, ['Drill', 'Sell'])).toEqual([
      ['Option', 'Expected value', 'Pick'],
      ['Drill', 100, 'pick'],
      ['Sell', 90, ''],
    ]);
  });

  it('sells by the maximin criterion', async () => {
    expect(await callForColumn('DECIDE.HURWICZ', 'Pick', payoffs, 0)).toEqual(['', 'pick']);
  });

  it('has an EVPI of 142.5', async () => {
    expect(await callFunction('DECIDE.EVPI', payoffs, prior)).toEqual([
      ['Best expected value', 'With perfect information', 'EVPI'],
      [100, 242.5, 142.5],
    ]);
  });

  it('has an EVSI of 53: sell on unfavourable soundings (0.7), drill on favourable ones (0.3, worth 300)', async () => {
    const table = (await callFunction(
      'DECIDE.EVSI',
      payoffs,
      prior,
      survey,
      ['USS', 'FSS'],
      ['Drill', 'Sell'],
    )) as unknown[][];
    expect(table.slice(1).map((row) => row.slice(0, 3))).toEqual([
      ['USS', expect.closeTo(0.7, 12), 'Sell'],
      ['FSS', expect.closeTo(0.3, 12), 'Drill'],
    ]);
    expect(table[2]![3]).toBeCloseTo(300, 9);
    expect(table[1]![4]).toBeCloseTo(53, 9);
  });

  it('rolls its tree back to 123: do the survey, drill only when it is favourable', async () => {
    const rows = [
      ['Survey?', '', 'decision', '', 0],
      ['Do survey', 'Survey?', 'chance', '', -30],
      ['Unfavourable', 'Do survey', 'decision', 0.7, 0],
      ['U drill', 'Unfavourable', 'chance', '', -100],
      ['U oil', 'U drill', 'end', 1 / 7, 800],
      ['U dry', 'U drill', 'end', 6 / 7, 0],
      ['U sell', 'Unfavourable', 'end', '', 90],
      ['Favourable', 'Do survey', 'decision', 0.3, 0],
      ['F drill', 'Favourable', 'chance', '', -100],
      ['F oil', 'F drill', 'end', 0.5, 800],
      ['F dry', 'F drill', 'end', 0.5, 0],
      ['F sell', 'Favourable', 'end', '', 90],
      ['No survey', 'Survey?', 'decision', '', 0],
      ['N drill', 'No survey', 'chance', '', -100],
      ['N oil', 'N drill', 'end', 0.25, 800],
      ['N dry', 'N drill', 'end', 0.75, 0],
      ['N sell', 'No survey', 'end', '', 90],
    ];
    const table = (await callFunction('DECIDE.TREE', rows)) as unknown[][];
    expect(table[1]).toEqual(['Survey?', expect.closeTo(123, 9), 'Do survey', 'taken']);
    expect(table.find(([node]) => node === 'Unfavourable')![2]).toBe('U sell');
    expect(table.find(([node]) => node === 'Favourable')![2]).toBe('F drill');
  });
});

describe('PDC condominiums (Anderson, Sweeney & Williams, An Introduction to Management Science, 13th ed., ch. 4)', () => {
  const payoffs = [
    [8, 7],
    [14, 5],
    [20, -9],
  ];
  const probabilities = [0.8, 0.2];

  it('has expected values of 7.8, 12.2 and 14.2', async () => {
    expectPrinted(
      await callForColumn('DECIDE.EMV', 'Expected value', payoffs, probabilities),
      [7.8, 12.2, 14.2],
      6,
    );
  });

  it('has maximum regrets of 12, 6 and 16 and builds the medium complex', async () => {
    expect(await callFunction('DECIDE.REGRET', payoffs)).toEqual([
      ['Option', 'Maximum regret', 'Pick'],
      ['Option 1', 12, ''],
      ['Option 2', 6, 'pick'],
      ['Option 3', 16, ''],
    ]);
  });

  it('has an EVPI of 3.2', async () => {
    expectPrinted(await callForColumn('DECIDE.EVPI', 'EVPI', payoffs, probabilities), [3.2], 6);
  });

  it('has an EVSI of 1.62 exactly (the book prints 1.73 from posteriors rounded to two digits)', async () => {
    const likelihood = [
      [0.9, 0.25],
      [0.1, 0.75],
    ];
    const [evsi] = await callForColumn('DECIDE.EVSI', 'EVSI', payoffs, probabilities, likelihood);
    const [efficiency] = await callForColumn(
      'DECIDE.EVSI',
      'Share of EVPI',
      payoffs,
      probabilities,
      likelihood,
    );
    expectPrinted([evsi], [1.62], 10);
    expectPrinted([efficiency], [1.62 / 3.2], 10);
  });
});

describe('TRADE.AHPWEIGHTS', () => {
  const weigh = async (pairwise: number[][]) => {
    const [, ...rows] = (await callFunction('TRADE.AHPWEIGHTS', pairwise)) as unknown[][];
    return {
      weights: rows.map((row) => row[1]),
      eigenvalue: rows[0]![2],
      ratio: rows[0]![3],
      verdict: rows[0]![4],
    };
  };

  it('gives the wealth of seven nations: 0.429, 0.231, 0.021, 0.053, 0.053, 0.119, 0.095, λ 7.61, ratio 0.08 (Saaty 1977)', async () => {
    const { weights, eigenvalue, ratio, verdict } = await weigh([
      [1, 4, 9, 6, 6, 5, 5],
      [1 / 4, 1, 7, 5, 5, 3, 4],
      [1 / 9, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 7, 1 / 5],
      [1 / 6, 1 / 5, 5, 1, 1, 1 / 3, 1 / 3],
      [1 / 6, 1 / 5, 5, 1, 1, 1 / 3, 1 / 3],
      [1 / 5, 1 / 3, 7, 3, 3, 1, 2],
      [1 / 5, 1 / 4, 5, 3, 3, 1 / 2, 1],
    ]);
    expectPrinted(weights, [0.427, 0.23, 0.021, 0.052, 0.052, 0.123, 0.094], 3);
    expectPrinted([eigenvalue, ratio], [7.61, 0.08], 2);
    expect(verdict).toBe('consistent');
  });

  it('gives the choice of a school: 0.32, 0.14, 0.03, 0.13, 0.24, 0.14, too inconsistent: judge again (Saaty 1980, ch. 2)', async () => {
    const { weights, ratio, verdict } = await weigh([
      [1, 4, 3, 1, 3, 4],
      [1 / 4, 1, 7, 3, 1 / 5, 1],
      [1 / 3, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 6],
      [1, 1 / 3, 5, 1, 1, 1 / 3],
      [1 / 3, 5, 5, 1, 1, 3],
      [1 / 4, 1, 6, 3, 1 / 3, 1],
    ]);
    expectPrinted(weights, [0.32, 0.14, 0.03, 0.13, 0.24, 0.14], 2);
    expect(ratio).toBeGreaterThan(0.2);
    expect(verdict).toBe('judge again');
  });

  it('gives the choice of a leader: 0.55, 0.13, 0.27, 0.06, ratio 0.044 (Wikipedia, "Analytic hierarchy process – leader example")', async () => {
    const { weights, ratio } = await weigh([
      [1, 4, 3, 7],
      [1 / 4, 1, 1 / 3, 3],
      [1 / 3, 3, 1, 5],
      [1 / 7, 1 / 3, 1 / 5, 1],
    ]);
    expectPrinted(weights, [0.55, 0.13, 0.27, 0.06], 2);
    expectPrinted([ratio], [0.044], 3);
  });

  it('takes reciprocals as people write them, to two decimals: 0.17 for a sixth, 0.13 for an eighth', async () => {
    const { weights } = await weigh([
      [1, 6, 8],
      [0.17, 1, 2],
      [0.13, 0.5, 1],
    ]);
    expectPrinted(weights, [0.77, 0.14, 0.09], 1);
  });
});

describe('TRADE.SCORE', () => {
  it('closes in on the Civic by TOPSIS: 0.029 and 0.083 from best and worst are 0.74 (lecture "Multi-Criteria Decision Making: TOPSIS Method", four cars)', async () => {
    const cars = [
      [7, 9, 9, 8],
      [8, 7, 8, 7],
      [9, 6, 8, 9],
      [6, 7, 8, 6],
    ];
    const directions = ['higher', 'higher', 'higher', 'lower'];
    const score = (heading: string) =>
      callForColumn('TRADE.SCORE', heading, cars, [0.1, 0.4, 0.3, 0.2], directions, 'topsis');
    expectPrinted((await score('Score')).slice(0, 1), [0.74], 2);
    expect(await score('Rank')).toEqual([1, 3, 4, 2]);
  });
});

describe('TRADE.FRONTIER', () => {
  it('keeps what is efficient and names who dominates (definition, Keeney & Raiffa §3.1, by hand)', async () => {
    const options = [
      [100, 0.9, 5],
      [120, 0.95, 5],
      [130, 0.94, 6],
      [100, 0.9, 5],
    ];
    expect(
      await callFunction('TRADE.FRONTIER', options, ['lower', 'higher', 'lower'], ['A', 'B', 'C', 'D']),
    ).toEqual([
      ['Option', 'Status', 'Dominated by'],
      ['A', 'efficient', ''],
      ['B', 'efficient', ''],
      ['C', 'dominated', 'B'],
      ['D', 'efficient', ''],
    ]);
  });
});
