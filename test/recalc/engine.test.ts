import { LocalModel } from '../../src/recalc/local-model';
import { RecalculationEngine } from '../../src/recalc/engine';
import { DIV0, NA, NUM, VALUE } from '../../src/recalc/values';
import { loadFunctions } from '../support/fulcrum-functions';
import { calculated, valueOf } from './workbook-fixture';
import { cell, modelOf } from './written-model';

const plan = (contents: Record<string, string | number>, drivers: string[], metrics: string[], more = {}) =>
  new LocalModel(
    modelOf({ Model: contents }, more),
    drivers.map((a) => cell(`Model!${a}`)),
    metrics.map((a) => cell(`Model!${a}`)),
  );

describe('formulas', () => {
  it.each([
    ['=1+2*3^2', 19],
    ['=-2^2', 4],
    ['=50%*8', 4],
    ['="a"&1.5&TRUE', 'a1.5TRUE'],
    ['=0.1+0.2=0.3', true],
    ['=1/0', DIV0],
    ['="x"+1', VALUE],
    ['="3"+1', 4],
    ['=0^0', NUM],
    ['=IF(FALSE,1/0,"fine")', 'fine'],
    ['=IFERROR(1/0,7)', 7],
    ['=SUM(1,"2",TRUE)', 4],
    ['=VLOOKUP(2.5,{1,"a";2,"b";3,"c"},2)', 'b'],
    ['=MATCH("b*",{"a","bc"},0)', 2],
    ['=DATE(1900,2,29)', 60],
    ['=TEXT(1234.567,"#,##0.00")', '1,234.57'],
    ['=TEXT(45000,"yyyy-mm-dd")', '2023-03-15'],
    ['=LET(x,3,y,x*2,x+y)', 9],
    ['=LAMBDA(a,b,a*b)(6,7)', 42],
    ['=SUM(MAP({1,2,3},LAMBDA(x,x^2)))', 14],
    ['=REDUCE(0,{1,2,3},LAMBDA(a,b,a+b))', 6],
    ['=SUM(SEQUENCE(4))', 10],
    ['=SUM(FILTER({1,2,3},{1,0,1}))', 4],
    ['=SUM(SCAN(0,{1,2,3},LAMBDA(a,b,a+b)))', 10],
    ['=SUM(BYROW({1,2;3,4},LAMBDA(r,MAX(r))))', 6],
    ['=ROUND(2.675,2)', 2.68],
    ['=NA()', NA],
    ['=XLOOKUP(4,{1,2,3},{"a","b","c"},"none")', 'none'],
  ])('%s is %s', (formula, expected) => {
    expect(valueOf(formula)).toBe(expected);
  });

  it('shows zero where the two sides of a closing sum all but cancel, as Excel documents, and not inside brackets', () => {
    expect(valueOf('=0.5-0.4-0.1')).toBe(0);
    expect(valueOf('=(0.5-0.4-0.1)')).not.toBe(0);
  });

  it('takes one cell of a range by implicit intersection where a file says so', () => {
    const contents = { A1: 1, A2: 2, A3: 3 };
    const file = modelOf({ Sheet1: { ...contents, B2: '=A1:A3*10' } }, { dialect: 'file' });
    expect(new RecalculationEngine(file).calculateAll()[0]?.value).toBe(20);
    expect(valueOf('=SUM(A1:A3*10)', contents)).toBe(60);
  });

  it('reads structured references, names, spills and whole columns', () => {
    const table = {
      name: 'Sales',
      sheet: 'Sheet1',
      area: { top: 0, left: 0, bottom: 3, right: 1 },
      headerRows: 1,
      totalsRows: 0,
      columns: ['Item', 'Qty'],
    };
    const contents = {
      A1: 'Item',
      B1: 'Qty',
      A2: 'x',
      B2: 4,
      A3: 'y',
      B3: 5,
      A4: 'z',
      B4: 6,
      D1: '{D1:D2}=B2:B3*2',
    };
    const options = {
      tables: [table],
      names: [
        { name: 'rate', formula: '=0.5' },
        { name: 'twice', formula: '=LAMBDA(x,x*2)' },
      ],
    };
    expect(valueOf('=SUM(Sales[Qty])*rate', contents, options)).toBe(7.5);
    expect(valueOf('=SUM(D1#)', contents, options)).toBe(18);
    expect(valueOf('=COUNT(B:B)', contents, options)).toBe(3);
    expect(valueOf('=twice(21)', contents, options)).toBe(42);
  });

  it('counts dates from 1904 where the workbook does', () => {
    expect(valueOf('=DATE(1904,1,2)', {}, { dateSystem: '1904' })).toBe(1);
    expect(valueOf('=YEAR(0)', {}, { dateSystem: '1904' })).toBe(1904);
  });

  it('computes every pure custom function with the code of the sheet, under its name in a sheet and in a file', () => {
    const functions = loadFunctions();
    expect(functions.size).toBeGreaterThan(0);
    for (const name of ['FULCRUM.METRIC.TURNS', '_xldudf_FULCRUM_METRIC_TURNS']) {
      const model = modelOf({ Model: { A1: 1200, A2: 300, A3: `=${name}(A1,A2)`, A4: '=A3*2' } });
      const local = new LocalModel(model, [cell('Model!A1')], [cell('Model!A4')], { functions });
      expect(local.evaluate([2400])).toEqual([16]);
    }
  });
});

describe('planning a model', () => {
  it('computes only what lies between drivers and metrics', () => {
    const local = plan({ A1: 2, B1: '=A1*3', C1: '=B1+D1', D1: '=10', E1: '=A1*100' }, ['A1'], ['C1']);
    expect(local.plan.cone.map((slot) => local.engine.store.nameOf(slot))).toEqual(['Model!B1', 'Model!C1']);
    expect(local.evaluate([4])).toEqual([22]);
    expect(local.evaluate([undefined])).toEqual([16]);
  });

  it('takes a driver that holds a formula as an input', () => {
    const local = plan({ A1: '=1+1', B1: '=A1*3' }, ['A1'], ['B1']);
    expect(local.evaluate([5])).toEqual([15]);
  });

  it('names the path of a circular reference', () => {
    expect(() => plan({ A1: 1, B1: '=C1+A1', C1: '=B1*2' }, ['A1'], ['B1'])).toThrow(
      /is part of a circular reference, Model!B1 → Model!C1 → Model!B1/,
    );
  });

  it('refuses a volatile function by name and cell, even outside the cone', () => {
    expect(() => plan({ A1: 1, B1: '=RAND()', C1: '=A1+B1' }, ['A1'], ['C1'])).toThrow(
      'Model!B1 uses the volatile function RAND',
    );
  });

  it('refuses an external link in the cone by its text', () => {
    expect(() => plan({ A1: 1, B1: '=A1+[2]Prices!$B$3' }, ['A1'], ['B1'])).toThrow(
      /Model!B1 cannot be recalculated: it uses an external link, \[2\]Prices$/,
    );
  });

  it('refuses an unknown function in the cone by name and cell', () => {
    expect(() => plan({ A1: 1, B1: '=FROBNICATE(A1)' }, ['A1'], ['B1'])).toThrow(
      'Model!B1 cannot be recalculated: it uses the function FROBNICATE',
    );
  });

  it('freezes an unknown function outside the cone at the value of Excel, and says so', () => {
    const model = modelOf({ Model: { A1: 1, C1: '=A1+B1' } });
    const cells = [...model.sheets[0]!.cells, { row: 0, column: 1, formula: '=FROBNICATE(3)', value: 40 }];
    const local = new LocalModel(
      { ...model, sheets: [{ name: 'Model', cells }] },
      [cell('Model!A1')],
      [cell('Model!C1')],
    );
    expect(local.evaluate([2])).toEqual([42]);
    expect(local.frozen).toEqual([{ cell: 'Model!B1', reason: 'it uses the function FROBNICATE' }]);
  });

  it('follows computed references, in whatever order they need', () => {
    const contents = {
      A1: 1,
      B1: 10,
      B2: '=B1*2',
      B3: '=B2*2',
      C1: '=OFFSET(B1,A1,0)',
      D1: '=INDIRECT("B"&(A1+1))',
    };
    const local = plan(contents, ['A1', 'B1'], ['C1', 'D1']);
    expect(local.evaluate([2, 10])).toEqual([40, 40]);
    expect(local.evaluate([0, 7])).toEqual([7, 7]);
  });

  it('refuses an asynchronous custom function in the cone by its name', () => {
    const functions = new Map([['NET.SOLVE', () => Promise.resolve([[1]])]]);
    const model = modelOf({ Model: { A1: 1, B1: '=FULCRUM.NET.SOLVE(A1)' } });
    expect(() => new LocalModel(model, [cell('Model!A1')], [cell('Model!B1')], { functions })).toThrow(
      'Model!B1 cannot be recalculated: the function FULCRUM.NET.SOLVE, which does not answer at once',
    );
  });
});

describe('running trials', () => {
  it('agrees with the scalar compilation, follows computed references, counts what is not a number', async () => {
    const model = calculated(
      modelOf({
        Model: { A1: 1, B1: 10, B2: '=B1*2', B3: '=B2*2', C1: '=OFFSET(B1,A1,0)', D1: '=IF(A1=2,1/0,C1)' },
      }),
    );
    const local = new LocalModel(model, [cell('Model!A1'), cell('Model!B1')], [cell('Model!D1')]);
    const { metrics, failures } = await local.runTrials([Float64Array.of(0, 1, 2), Float64Array.of(3, 4, 5)]);
    expect([...metrics[0]!]).toEqual([3, 8, NaN]);
    expect([...failures[0]!]).toEqual([['#DIV/0!', 1]]);
  });

  it('stops when it is cancelled and reports progress until then', async () => {
    const local = plan({ A1: 1, B1: '=A1*2' }, ['A1'], ['B1']);
    const controller = new AbortController();
    const shares: number[] = [];
    const run = local.runTrials([new Float64Array(50_000)], {
      signal: controller.signal,
      onProgress: (share) => {
        shares.push(share);
        if (shares.length === 2) controller.abort();
      },
    });
    await expect(run).rejects.toThrow(/abort/i);
    expect(shares.length).toBe(2);
  });
});
