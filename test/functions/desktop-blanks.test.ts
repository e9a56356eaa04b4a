/** Blank cells as Excel on the desktop passes them: as 0, where Excel on the web passes none. */
import { callForColumn, callFunction } from '../support/call-function';

/** What both Excels say with a dash, and the desktop without one where a 0 can be nothing else. */
async function agree(web: Parameters<typeof callFunction>, desktop: Parameters<typeof callFunction>) {
  expect([web[0], await callFunction(...desktop)]).toEqual([web[0], await callFunction(...web)]);
}

describe('a dash means none', () => {
  it('among thresholds: no verdict on a metric without one', async () => {
    const verdicts = (threshold: string | null) =>
      callForColumn(
        'TRADE.TABLE',
        'Do nothing threshold',
        ['Profit', 'Cost'],
        [['Do nothing', 'West']],
        [
          [-5, -4],
          [100, 90],
        ],
        ['higher', 'lower'],
        ['guardrail', 'guardrail'],
        [threshold as string, 95],
      );
    expect(await verdicts('-')).toEqual(await verdicts(''));
    expect(await verdicts(' – ')).toEqual(['', 'breach']);
  });

  it('among deductions, proposed terms, service times, and for the one of Little’s law that is asked for', async () => {
    const labels = ['Size', 'Invoice price', 'Rebate'];
    await agree(['CTS.WATERFALL', 6, [0.1, '', 1], labels], ['CTS.WATERFALL', 6, [0.1, '-', 1], labels]);
    const [profile, rates] = [
      [365000, 100, 0.2, 0.1, 60],
      [50, 150, 80, 0.1],
    ];
    await agree(
      ['CTS.MENU', profile, [7300, 0.1, '', 30], rates],
      ['CTS.MENU', profile, [7300, 0.1, '-', 30], rates],
    );
    const chain = [[[1, 2]], 0.2, 1.645] as const;
    await agree(
      ['INV.PLACEMENT', [2, 3], [10, 5], [0, 4], ['', 0], ...chain],
      ['INV.PLACEMENT', [2, 3], [10, 5], [0, 4], ['-', 0], ...chain],
    );
    expect(await callFunction('FLOW.LITTLE', '-', 120, 2.5)).toEqual([[300]]);
  });
});

describe('a 0 that can only be a blank cell', () => {
  it('leaves a choice at what it is without one', async () => {
    const site = [52.5, 13.4, 48.1, 11.6] as const;
    await agree(['NET.HAVERSINE', ...site, null], ['NET.HAVERSINE', ...site, 0]);
    const item = [8, 0.225, 7.5, 1300, 150, 1 / 12] as const;
    await agree(['INV.RQPOLICY', ...item, ''], ['INV.RQPOLICY', ...item, 0]);
  });

  it('is the parent of the root of a tree, unless a node is called 0', async () => {
    const tree = (root: string | number, name: string | number = 'Go') => [
      [name, root, 'decision', 0, 0],
      ['Do', name, 'end', 0, 5],
      ['Leave', name, 'end', 0, 3],
    ];
    await agree(['DECIDE.TREE', tree('')], ['DECIDE.TREE', tree(0)]);
    await agree(['DECIDE.TREE', tree('')], ['DECIDE.TREE', tree('-')]);
    await expect(callFunction('DECIDE.TREE', tree(0, 0))).rejects.toThrow(/parent|root/);
  });

  it('ends a row of a distribution', async () => {
    const simulate = (blank: string | number) =>
      callFunction(
        'RISK.SIMULATE',
        'a + b + c',
        ['a', 'b', 'c'],
        [
          ['uniform', 0, 2, blank, blank],
          ['triangular', 0, 1, 2, blank],
          ['discrete', 1, 1, blank, blank],
        ],
        1000,
        7,
      );
    expect(await simulate(0)).toEqual(await simulate(''));
  });
});
