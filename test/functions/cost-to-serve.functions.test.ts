import {
  allocateFunction,
  timeDrivenCostFunction,
  timeEquationFunction,
  timeFormulaFunction,
} from '../../src/functions/cost-to-serve-rates.functions';
import { freightFunction } from '../../src/functions/cost-to-serve-order.functions';
import {
  customerProfitFunction,
  menuFunction,
  waterfallFunction,
} from '../../src/functions/cost-to-serve.functions';

const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('bad input of the cost-to-serve functions', () => {
  it('keeps a bad row of CTS.TIMEEQUATION to itself: a date as text, a blank, a negative quantity', () => {
    const minutes = timeEquationFunction(
      [[5]],
      [[3, 8]],
      [
        [2, 0],
        ['2026-01-05', 0],
        [2, ''],
        [-1, 0],
      ],
    );
    expect(minutes[0]).toEqual([11]);
    expect(minutes.slice(1).map(([cell]) => (cell as Error).message)).toEqual([
      'drivers, row 2, entry 1, must be a number, not the text "2026-01-05"',
      'drivers, row 3, entry 2, is blank; enter a number',
      'drivers, column 1, must be zero or a positive number, not -1',
    ]);
  });

  it('keeps a bad row of CTS.TIMEFORMULA to itself, and refuses a bad formula whole', async () => {
    const minutes = await timeFormulaFunction([['60/lines']], [['lines']], [[4], ['1,000'], [0]]);
    expect(minutes[0]).toEqual([15]);
    expect((minutes[1]![0] as Error).message).toBe(
      'values, row 2, entry 1, must be a number, not the text "1,000"',
    );
    expect((minutes[2]![0] as Error).message).toBe(
      'expression gives Infinity, not a finite number, at lines = 0',
    );
    await expect(timeFormulaFunction([['lines + rush']], [['lines']], [[4]])).rejects.toMatchObject({
      code: '#N/A',
      message: 'expression uses "rush", which is not one of names (lines)',
    });
  });

  it('names row and column of thousands separators in CTS.CUSTOMERPROFIT', () => {
    expect(thrown(() => customerProfitFunction([[1]], [[1]], [[1, '2,000']], [[1, 1]]))).toMatchObject({
      code: '#VALUE!',
      message: 'driverVolumes, row 1, column 2, must be a number, not the text "2,000"',
    });
  });

  it('says #N/A with the reason for a singular allocation', async () => {
    await expect(
      allocateFunction(
        [[1], [1]],
        [
          [0, 1, 0],
          [1, 0, 0],
        ],
        [['reciprocal']],
      ),
    ).rejects.toMatchObject({
      code: '#N/A',
      message: expect.stringContaining('usage is singular') as string,
    });
  });

  it('names the entries that a list of CTS.MENU lacks', () => {
    expect(thrown(() => menuFunction([[1, 2]], [[1, 2, 3, 4]], [[1, 2, 3, 4]]))).toMatchObject({
      message:
        'profile must have 5 entries (revenue, orders, expediteShare, returnShare, paymentDays), not 2',
    });
  });

  it('refuses a capacity of zero minutes and labels of another count', () => {
    expect(thrown(() => timeDrivenCostFunction([[1]], [[1]], [[1]], [[0]]))).toMatchObject({
      message: 'practicalMinutes must be a positive number, not 0',
    });
    expect(thrown(() => waterfallFunction([[1]], [[1, 2]], [['A']]))).toMatchObject({
      message: 'labels must have 2 entries, not 1',
    });
  });

  it('charges a column of shipments and leaves a negative weight its own error', () => {
    const charges = freightFunction([[100], [-1]], [[0, 500]], [[1, 0.5]]);
    expect(charges[0]).toEqual([100]);
    expect((charges[1]![0] as Error).message).toBe('weight must be zero or a positive number, not -1');
  });
});
