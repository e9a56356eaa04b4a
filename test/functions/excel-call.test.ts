import fc from 'fast-check';
import { DomainError } from '../../src/domain/domain-error';
import type * as domainErrors from '../../src/domain/domain-error';
import {
  choice,
  excelCall,
  labelList,
  liftScalar,
  liftTable,
  number,
  numberList,
  numberMatrix,
  oneChoice,
  oneNumber,
  optionalNumber,
  table,
} from '../../src/functions/excel-call';

it('maps a refusal that comes from another copy of its class, as from a solver that the pane began', async () => {
  let copy!: typeof domainErrors;
  jest.isolateModules(() => {
    copy = require('../../src/domain/domain-error') as typeof copy;
  });
  expect(copy.DomainError).not.toBe(DomainError);
  const refused = excelCall(() =>
    Promise.reject(new copy.DomainError('not-found', 'the solve', 'was cancelled')),
  );
  await expect(refused).rejects.toMatchObject({ code: '#N/A', message: 'the solve was cancelled' });
});

const add = (a: unknown, b: unknown) =>
  liftScalar({ a: number(a as any[][]), b: number(b as any[][]) }, ({ a, b }) => a + b);

function refusalOf(call: () => unknown): { code: string; message: string } {
  try {
    call();
  } catch (error) {
    return error as { code: string; message: string };
  }
  throw new Error('nothing was refused');
}

describe('liftScalar', () => {
  it('broadcasts single values, columns, rows and grids as Excel does', () => {
    expect(add([[1]], [[2]])).toEqual([[3]]);
    expect(add([[1], [2]], [[10]])).toEqual([[11], [12]]);
    expect(add([[1], [2]], [[10, 20]])).toEqual([
      [11, 21],
      [12, 22],
    ]);
    expect(
      add(
        [
          [1, 2],
          [3, 4],
        ],
        [[10], [20]],
      ),
    ).toEqual([
      [11, 12],
      [23, 24],
    ]);
  });

  it('equals cell-by-cell calls on equal shapes', () => {
    const grid = fc.array(
      fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 3, maxLength: 3 }),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(grid, fc.double({ noNaN: true, min: -1e9, max: 1e9 }), (cells, b) => {
        expect(add(cells, [[b]])).toEqual(cells.map((row) => row.map((a) => a + b)));
      }),
    );
  });

  it('puts a bad row’s error into that row alone, and tells blank and text from zero', () => {
    const [[first], [second], [third], [fourth]] = add([[1], ['x'], [''], [0]], [[1]]) as any[][] as [
      any[],
      any[],
      any[],
      any[],
    ];
    expect(first).toBe(2);
    expect(second).toMatchObject({ code: '#VALUE!', message: 'a must be a number, not the text "x"' });
    expect(third).toMatchObject({ code: '#VALUE!', message: 'a is blank; enter a number' });
    expect(fourth).toBe(1);
  });

  it('throws the error of a single call, so that the cell shows it', () => {
    expect(refusalOf(() => add([[true]], [[1]]))).toMatchObject({
      code: '#VALUE!',
      message: 'a must be a number, not TRUE',
    });
  });

  it('names the argument whose shape does not fit', () => {
    expect(refusalOf(() => add([[1], [2]], [[1], [2], [3]])).message).toBe(
      'a has 2 × 1 cells; it must be a single value or match the other ranges (3 × 1)',
    );
  });

  it('never shows NaN or Infinity', () => {
    const model = liftScalar({ a: number([[1], [0]]) }, ({ a }) => 1 / a);
    expect(model[0]).toEqual([1]);
    expect(model[1]![0]).toMatchObject({ code: '#N/A' });
  });

  it('fills omitted and blank optional arguments', () => {
    const optional = (x: any) =>
      liftScalar({ x: optionalNumber(x) }, ({ x }) => (x === undefined ? 'none' : x));
    expect(optional(null)).toEqual([['none']]);
    expect(optional([[''], [0]])).toEqual([['none'], [0]]);
    expect(liftScalar({ x: number(undefined, 7) }, ({ x }) => x)).toEqual([[7]]);
    expect(liftScalar({ x: choice([['FILL']], ['cycle', 'fill']) }, ({ x }) => x)).toEqual([['fill']]);
  });

  it('passes an error of an input cell through', () => {
    const na = Object.assign(new Error('upstream'), { code: '#N/A' });
    expect(add([[1], [na]], [[1]])[1]![0]).toBe(na);
  });
});

describe('liftTable', () => {
  const halves = (x: any) => liftTable(['half', 'double'], { x: number(x) }, ({ x }) => [x / 2, x * 2]);

  it('gives a header and a row for each input row', () => {
    expect(halves([[2], [4]])).toEqual([
      ['half', 'double'],
      [1, 4],
      [2, 8],
    ]);
  });

  it('shows a bad row’s error in every column of that row', () => {
    const rows = halves([[2], ['x']]);
    expect(rows[2]).toHaveLength(2);
    for (const cell of rows[2]!) expect(cell).toMatchObject({ code: '#VALUE!' });
  });
});

describe('reading whole arguments', () => {
  it('names the entry, row or column at fault', () => {
    expect(() => numberList('demands', [[1], [''], [3]])).toThrow(
      'demands, entry 2, is blank; enter a number',
    );
    expect(() =>
      numberMatrix('unitCost', [
        [1, 2],
        [3, 'x'],
      ]),
    ).toThrow('unitCost, row 2, column 2, must be a number, not the text "x"');
    expect(() => numberMatrix('unitCost', [[1, 2], [3]])).toThrow('unitCost, row 2, has 1 cells');
    expect(() =>
      numberList('demands', [
        [1, 2],
        [3, 4],
      ]),
    ).toThrow('demands must be one column or one row, not 2 × 2 cells');
    expect(() => numberList('demands', null)).toThrow('demands is missing');
    expect(() => labelList('labels', [['a'], ['b']], 3, 'Item')).toThrow('labels must have 3 entries, not 2');
    expect(() => oneNumber('rate', [[1, 2]])).toThrow('rate must be a single number, not a range');
    expect(() => oneChoice('method', [['x']], ['a', 'b'])).toThrow('method must be one of "a", "b", not "x"');
  });

  it('reads rows and columns alike, and names unlabelled rows', () => {
    expect(numberList('demands', [[1, 2, 3]])).toEqual([1, 2, 3]);
    expect(labelList('labels', null, 2, 'Item')).toEqual(['Item 1', 'Item 2']);
    expect(oneNumber('rate', null, 0.1)).toBe(0.1);
    expect(oneChoice('method', [['A']], ['a', 'b'])).toBe('a');
    expect(oneChoice('type', [[' All units ']], ['all-units', ''])).toBe('all-units');
    expect(() => oneChoice('type', [['+']], ['all-units', ''])).toThrow('not "+"');
  });
});

describe('excelCall', () => {
  it('maps a refused input to #VALUE! and an infeasible or unknown one to #N/A, with the sentence', () => {
    const refuse = (code: DomainError['code']) => () =>
      excelCall(() => {
        throw new DomainError(code, 'demand', 'exceeds the total capacity by 12');
      });
    expect(refusalOf(refuse('out-of-range'))).toMatchObject({
      code: '#VALUE!',
      message: 'demand exceeds the total capacity by 12',
    });
    expect(refusalOf(refuse('infeasible')).code).toBe('#N/A');
    expect(refusalOf(refuse('not-found')).code).toBe('#N/A');
  });

  it('maps the rejection of a promise', async () => {
    const call = excelCall(() =>
      Promise.reject(new DomainError('infeasible', 'p', 'exceeds the number of sites')),
    );
    await expect(call).rejects.toMatchObject({ code: '#N/A', message: 'p exceeds the number of sites' });
  });

  it('leaves a programming error as it is', () => {
    expect(() => excelCall(() => (undefined as unknown as { x: number }).x)).toThrow(TypeError);
  });

  it('uses Excel’s own error class where there is one', () => {
    class ExcelError extends Error {
      constructor(
        readonly code: string,
        message?: string,
      ) {
        super(message);
      }
    }
    const host = globalThis as { CustomFunctions?: unknown };
    host.CustomFunctions = {
      Error: ExcelError,
      ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A' },
    };
    try {
      expect(refusalOf(() => numberListInCall())).toBeInstanceOf(ExcelError);
    } finally {
      delete host.CustomFunctions;
    }
    function numberListInCall() {
      return excelCall(() => numberList('demands', null));
    }
  });

  it('shows tables with a header, blanks as empty texts', () => {
    expect(table(['a', 'b'], [[1, null]])).toEqual([
      ['a', 'b'],
      [1, ''],
    ]);
  });
});
