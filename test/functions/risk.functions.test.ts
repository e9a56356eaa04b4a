import { simulateFunction } from '../../src/functions/risk.functions';

const simulate = (distributions: unknown[][], names: unknown[][] = [['x']], expression = 'x') =>
  simulateFunction([[expression]], names as any[][], distributions as any[][], [[1000]], [[7]]);

describe('RISK.SIMULATE', () => {
  it('reads every kind of row, with blank cells after its parameters', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const rows = [
      ['Triangular', 0, 1, 2, '', '', ''],
      ['pert', 0, 1, 2, null, null, null],
      ['normal', 1, 0.5, '', '', '', ''],
      ['lognormal', 1, 0.5, '', '', '', ''],
      ['uniform', 0, 2, '', '', '', ''],
      ['discrete', 0, 0.5, 2, 0.5, '', ''],
      ['fixed', 1, '', '', '', '', ''],
    ];
    const result = await simulate(
      rows,
      names.map((name) => [name]),
      names.join(' + '),
    );
    expect(result.map(([measure]) => measure as string)).toEqual([
      'Measure',
      'Mean',
      'Standard deviation',
      'P5',
      'P10',
      'P25',
      'P50',
      'P75',
      'P90',
      'P95',
      'P(<0)',
      'CVaR 5%',
      'Trials',
      'Seed',
    ]);
    expect(result[1]![1]).toBeCloseTo(7, 1);
    expect(result[1]![2]).toBeLessThan(7);
    expect(result.at(-1)).toEqual(['Seed', 7, '', '']);
  });

  it.each([
    [[['triangle', 1, 2, 3]], 'distributions, row 1, must be one of "triangular", "pert"'],
    [[['normal', 1]], 'distributions, row 1, must read normal, mean, sd, not have 1 parameters'],
    [[['discrete', 1, 0.5, 2]], 'distributions, row 1, must read discrete, value, probability'],
    [[['uniform', '', 3]], 'distributions, row 1, entry 1, is blank; enter a number'],
    [
      [
        ['fixed', 1],
        ['fixed', 2],
      ],
      'distributions must have as many entries as names (1), not 2',
    ],
  ])('refuses %j', async (rows, message) => {
    await expect(simulate(rows)).rejects.toThrow(message);
  });
});
