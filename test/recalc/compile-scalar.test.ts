/**
 * Compiled formulas on their own: with six functions of the test's instead of the worksheet's, against values written
 * down or worked out here.
 */
import fc from 'fast-check';
import type { CompileContext, Evaluate, SpecialForm } from '../../src/recalc/compile-scalar';
import { compile, compileCell, compileRange, OMITTED, shown, shownAt } from '../../src/recalc/compile-scalar';
import type { FunctionDefinition } from '../../src/recalc/functions/definition';
import { contextFunction, numberFunction, valueFunction } from '../../src/recalc/functions/definition';
import { FormulaParser } from '../../src/recalc/parse';
import type { StoredCell } from '../../src/recalc/store';
import { CellStore } from '../../src/recalc/store';
import type { Scalar, Value } from '../../src/recalc/values';
import {
  ArrayValue,
  CALC,
  cellsOf,
  DIV0,
  isError,
  isMatrix,
  LambdaValue,
  MultiRange,
  NA,
  NAME,
  NULL,
  NUM,
  RangeValue,
  REF,
  VALUE,
} from '../../src/recalc/values';
import type { Contents, FixtureOptions } from './written-model';
import { modelOf } from './written-model';

/** The sum of the numbers, or the first error. */
const total = (...values: Value[]) => {
  const cells = values.flatMap((value) => [...cellsOf(value)]);
  return (
    cells.find(isError) ??
    cells.reduce<number>((sum, cell) => (typeof cell === 'number' ? sum + cell : sum), 0)
  );
};

const functions = new Map<string, FunctionDefinition>(
  [
    numberFunction('ADD', 'n n?', (a, b) => a + (b ?? 100)),
    numberFunction('TOTAL', 'r*', (...values) => total(...values)),
    numberFunction('DOT', 'a', (value) => total(value)),
    valueFunction('SHAPE', 'r', (value) =>
      isMatrix(value)
        ? `${value.rows}x${value.columns}`
        : value instanceof MultiRange
          ? `${value.areas.length} areas`
          : value,
    ),
    valueFunction('APPLY', 'l v', (lambda, value) => lambda.apply([value])),
    contextFunction(
      'HERE',
      '',
      'text',
      ({ sheet, row, column, dateOffset }) => `${sheet.name} ${row} ${column} ${dateOffset}`,
    ),
  ].map((definition) => [definition.name, definition]),
);

/** Computes its second argument only where it has a third, and tells how many it was given. */
const secondOf: SpecialForm = (args, context) => {
  const second = compile(args[1]!, context);
  return (scope) => (args.length > 2 ? second(scope) : args.length);
};

interface Sheet {
  readonly contents?: Contents;
  readonly more?: Readonly<Record<string, Contents>>;
  readonly options?: FixtureOptions;
  /** Parts that may be computed at once. */
  readonly constant?: CompileContext['constant'];
}

/** The formula in C5, ready to compile; what it touches while computing is kept. */
function placed(formula: string, { contents = {}, more = {}, options = {}, constant }: Sheet = {}) {
  const store = new CellStore(modelOf({ Sheet1: { ...contents, C5: formula }, ...more }, options));
  const slot = store.sheet('Sheet1')!.slotAt(4, 2);
  const touched: RangeValue[] = [];
  const contextOf = (cell: StoredCell): CompileContext => ({
    store,
    parser,
    functions,
    forms: new Map([['SECOND', secondOf]]),
    place: cell,
    arrays: store.model.dialect === 'sheet' || cell.array !== undefined,
    variables: [],
    expanding: [],
    touched: (range) => touched.push(range),
    ...(constant ? { constant } : {}),
  });
  const cell = store.cells[slot]!;
  return { store, cell, context: contextOf(cell), contextOf, touched };
}

const parser = new FormulaParser();

function compiled(formula: string, sheet?: Sheet): Evaluate {
  const { cell, context } = placed(formula, sheet);
  return compile(parser.parse(formula, cell.row, cell.column).expression, context);
}

/** What the cell C5 shows. */
function shownIn(formula: string, sheet?: Sheet): Scalar {
  const { cell, context } = placed(formula, sheet);
  return compileCell(cell, context).evaluate();
}

const numbers = { A1: 1, A2: 2, A3: 3, B1: 10, B2: 20, B3: 30 };
const fromFile: FixtureOptions = { dialect: 'file' };

describe('arithmetic', () => {
  type Tree =
    | number
    | { readonly operator: string; readonly left: Tree; readonly right: Tree }
    | { readonly minus: Tree };
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(1e200, 0.1, 1e-200)),
      fc.record({ operator: fc.constantFrom('+', '-', '*', '/'), left: tie('tree'), right: tie('tree') }),
      fc.record({ minus: tie('tree') }),
    ),
  }));
  const text = (t: Tree): string =>
    typeof t === 'number'
      ? String(t).toUpperCase()
      : 'minus' in t
        ? `(-${text(t.minus)})`
        : `(${text(t.left)}${t.operator}${text(t.right)})`;
  /** The number, or the first error on the way, left before right. */
  const worth = (t: Tree): Scalar => {
    if (typeof t === 'number') return t;
    if ('minus' in t) {
      const value = worth(t.minus);
      return typeof value === 'number' ? -value : value;
    }
    const [x, y] = [worth(t.left), worth(t.right)];
    if (typeof x !== 'number') return x;
    if (typeof y !== 'number') return y;
    if (t.operator === '/' && y === 0) return DIV0;
    const result = { '+': x + y, '-': x - y, '*': x * y, '/': x / y }[t.operator]!;
    return Number.isFinite(result) ? result : NUM;
  };

  it('is that of JavaScript, with #DIV/0! and #NUM! where Excel has them', () => {
    fc.assert(
      fc.property(tree, (t) => {
        const expected = worth(t);
        const value = compiled(`=${text(t)}`)([]) as Scalar;
        expect(value === 0 ? 0 : value).toBe(expected === 0 ? 0 : expected);
      }),
    );
  });

  it.each<[string, Scalar]>([
    ['="3"+1', 4],
    ['="x"+1', VALUE],
    ['=1-"x"', VALUE],
    ['="12"/"4"', 3],
    ['=6/"0"', DIV0],
    ['="x"/2', VALUE],
    ['=2/"x"', VALUE],
    ['=TRUE*"2"', 2],
    ['=-"3"', -3],
    ['=-"x"', VALUE],
    ['=+"x"', 'x'],
    ['="50"%', 0.5],
    ['=50%', 0.5],
    ['=2^3', 8],
    ['="a"&1', 'a1'],
    ['=2>1', true],
    ['=1/0+"x"', DIV0],
    ['=(A1:A3,B1)+1', VALUE],
    ['=1+(A1:A3,B1)', VALUE],
    ['=(A1:A3,B1)&"x"', VALUE],
    ['=A9', 0],
    ['=A9&"x"', 'x'],
    ['=#N/A', NA],
  ])('%s shows %s', (formula, expected) => {
    expect(shownIn(formula, { contents: numbers })).toBe(expected);
  });

  it('shows zero where the sides of a closing sum all but cancel, of one difference and of one sum, and only there', () => {
    expect(shownIn('=A1-A2', { contents: { A1: 0.5 - 0.4, A2: 0.1 } })).toBe(0);
    expect(shownIn('=A1-A2', { contents: { A1: 0.5 - 0.4, A2: 0.1 + 1e-15 } })).not.toBe(0);
    expect(shownIn('=0.5-0.4-0.1')).toBe(0);
    expect(shownIn('=0.5-0.4+-0.1')).toBe(0);
    expect(shownIn('=(0.5-0.4-0.1)')).not.toBe(0);
    expect(shownIn('=1*(0.5-0.4-0.1)')).not.toBe(0);
    expect(shownIn('=5+3')).toBe(8);
    expect(shownIn('=5-3')).toBe(2);
    expect(shownIn('="5"-3')).toBe(2);
    expect(shownIn('=1E308+1E308')).toBe(NUM);
    expect(compiled('=0.5-0.4-0.1')([])).not.toBe(0);
  });

  it('goes through arrays element by element, where a sheet computes them', () => {
    const value = compiled('=-(A1:A3+B1:B3)%', { contents: numbers })([]) as ArrayValue;
    expect(value.cells).toEqual([-0.11, -0.22, -0.33]);
    expect((compiled('=+A1:A3', { contents: numbers })([]) as RangeValue).rows).toBe(3);
    expect(shownIn('=A1:A3*2', { contents: numbers })).toBe(2);
    expect(shownIn('=A1:A3', { contents: numbers })).toBe(1);
  });
});

describe('a formula of a file without arrays', () => {
  const contents = { A4: 4, A5: 5, A6: 6, C1: 7, D1: 8 };
  it.each<[string, Scalar]>([
    ['=A4:A6*10', 50],
    ['=-A4:A6', -5],
    ['=A4:A6%', 0.05],
    ['=A4:A6', 5],
    ['=C1:D1', 7],
    ['=C1:D1+A4:A6', 12],
    ['=A4:D6', VALUE],
    ['=A1:A3', VALUE],
    ['=ADD(A4:A6,1)', 6],
    ['=TOTAL(A4:A6)', 15],
    ['=ADD(A4:A6*2,1)', 11],
    ['=TOTAL(A4:A6*2)', 10],
    ['=DOT(A4:A6*2)', 30],
    ['={1,2,3}', 1],
    ['=@C1:D1', 7],
    ['=LAMBDA(x,DOT(x*2))(A4:A6)', 30],
    ['=LAMBDA(x,TOTAL(A4:A6*x))(2)', 30],
  ])('%s shows %s in C5', (formula, expected) => {
    expect(shownIn(formula, { contents, options: fromFile })).toBe(expected);
  });

  it('takes the whole of a range that a defined name computes', () => {
    const options = { ...fromFile, names: [{ name: 'doubled', formula: '=Sheet1!$A$4:$A$6*2' }] };
    expect(shownIn('=TOTAL(doubled)', { contents, options })).toBe(30);
  });
});

describe('implicit intersection with @', () => {
  it.each<[string, Scalar]>([
    ['=@A4:A6', 5],
    ['=@A1:A3', VALUE],
    ['=@{7,8}', 7],
    ['=@(A4:A6*2)', 8],
    ['=@"text"', 'text'],
  ])('%s shows %s in C5', (formula, expected) => {
    expect(shownIn(formula, { contents: { A4: 4, A5: 5, A6: 6 } })).toBe(expected);
  });
});

describe('ranges', () => {
  it.each<[string, Scalar]>([
    ['=TOTAL(A1:A3)', 6],
    ['=TOTAL(A1:A2:B2)', 33],
    ['=TOTAL(B3:A2)', 55],
    ['=TOTAL(A1:B2 B1:B3)', 30],
    ['=TOTAL(A2:B3 A1:A2)', 2],
    ['=TOTAL(A1 B1)', NULL],
    ['=TOTAL(A1:B1 A3:B3)', NULL],
    ['=TOTAL(A1:A3 B1:B3)', NULL],
    ['=TOTAL((A1:A2,B3))', 33],
    ['=SHAPE((A1,A2,A3))', '3 areas'],
    ['=SHAPE(Other!A1:A2)', '2x1'],
    ['=SHAPE(A1:Other!A1)', VALUE],
    ['=SHAPE((A1):(Other!A1))', VALUE],
    ['=SHAPE((A1:B2) (Other!A1))', VALUE],
    ['=LET(here,A1:A2,SHAPE((here):(Other!B2)))', VALUE],
    ['=SHAPE(Sheet1:Other!A1)', '2 areas'],
    ['=SHAPE(A1)', '1x1'],
    ['=SHAPE(A1:B3)', '3x2'],
    ['=SHAPE(#REF!:A1)', REF],
    ['=SHAPE(A1:#REF!)', REF],
    ['=SHAPE(5:5)', '1x3'],
    ['=SHAPE(sold)', '2x1'],
    ['=SHAPE(sold:B3)', '3x2'],
    ['=LET(sold,7,SHAPE(sold))', 7],
    ['=SHAPE(one)', '1x1'],
    ['=SHAPE(A1:B1*1)', '1x2'],
    ['=SHAPE(A1:B2*1)', '2x2'],
    ['=Sheet1:Sheet1!A2+1', 3],
    ['=SHAPE(dear)', '3x1'],
    ['=SHAPE(LET(first,A1:A2,first:B3))', '3x2'],
    ['=SHAPE(LET(five,5,five:A1))', VALUE],
    ['=SHAPE(LET(five,5,A1:five))', VALUE],
    ['=SHAPE(LET(lost,1/0,A1:lost))', DIV0],
    ['=TOTAL(A1:A2 (A2:A3,B1))', 2],
    ['=SHAPE(Prices[Price])', '2x1'],
    ['=TOTAL(Prices[Price])', 50],
    ['=TOTAL(@Prices[Price])', VALUE],
  ])('%s shows %s', (formula, expected) => {
    const options: FixtureOptions = {
      names: [
        { name: 'sold', formula: '=Sheet1!$A$1:$A$2' },
        { name: 'dear', formula: '=Sheet1!$A$1:$A$3*2' },
        { name: 'one', formula: '=Sheet1!$B$3' },
      ],
      tables: [
        {
          name: 'Prices',
          sheet: 'Sheet1',
          area: { top: 0, left: 1, bottom: 2, right: 1 },
          headerRows: 1,
          totalsRows: 0,
          columns: ['Price'],
        },
      ],
    };
    expect(shownIn(formula, { contents: numbers, more: { Other: { A1: 5, A2: 6 } }, options })).toBe(
      expected,
    );
  });

  it('are told of when they are found while computing, and not when they are known before', () => {
    const sheet = { contents: numbers };
    const known = placed('=TOTAL(A1:A2:B2)', sheet);
    compileCell(known.cell, known.context).evaluate();
    expect(known.touched).toEqual([]);
    const inSum = placed('=(A1:A2:B2)*1', sheet);
    expect(compileCell(inSum.cell, inSum.context).evaluate()).toBe(1);
    expect(inSum.touched).toEqual([]);
    const found = placed('=LET(first,A1:A2,TOTAL(first:B2))', sheet);
    expect(compileCell(found.cell, found.context).evaluate()).toBe(33);
    expect(found.touched.map(({ top, left, bottom, right }) => [top, left, bottom, right])).toEqual([
      [0, 0, 1, 1],
    ]);
    const none = placed('=LET(first,A1:A2,TOTAL(first B2))', sheet);
    expect(compileCell(none.cell, none.context).evaluate()).toBe(NULL);
    expect(none.touched).toEqual([]);
  });

  it('are read anew each time, single cells too', () => {
    const { store, cell, context } = placed('=A1+TOTAL(A1:A2)', { contents: numbers });
    const { evaluate } = compileCell(cell, context);
    expect(evaluate()).toBe(4);
    (store.values as Scalar[])[store.sheet('Sheet1')!.slotAt(0, 0)] = 5;
    expect(evaluate()).toBe(12);
  });

  it('keep a place for the range itself where one is asked for: also a single cell', () => {
    const { context } = placed('=A1', { contents: numbers });
    const value = compileRange(parser.parse('=A1', 4, 2).expression, context)([]);
    expect(value).toBeInstanceOf(RangeValue);
    expect(compiled('=A1', { contents: numbers })([])).toBe(1);
    expect(compiled('=ZZ99')([])).toBeNull();
  });

  it('on a sheet or in a workbook that is not there are refused by name', () => {
    expect(() => compiled('=[2]Prices!$B$3')).toThrow(/ an external link, \[2\]Prices$/);
    expect(() => compiled('=Nowhere!A1')).toThrow('a reference to the sheet "Nowhere", which does not exist');
  });
});

describe('a spill', () => {
  const contents = { A1: '{A1:A3}=B1:B3*2', B1: 10, B2: 20, B3: 30 };
  const put = (store: CellStore, row: number, value: Scalar) => {
    (store.values as Scalar[])[store.sheet('Sheet1')!.slotAt(row, 0)] = value;
  };
  const shapeAndSum = (fill: string, sheet: Sheet = { contents }) => {
    const { store, cell, context, contextOf } = placed('=SHAPE(A1#)', sheet);
    const anchor = store.cells[store.sheet('Sheet1')!.slotAt(0, 0)]!;
    store.arrays.delete(anchor.slot);
    if (fill === 'computed') compileCell(anchor, contextOf(anchor)).evaluate();
    for (let row = 0; row < 3; row++) put(store, row, row + 1);
    const at = (formula: string) =>
      compile(parser.parse(formula, cell.row, cell.column).expression, context)([]);
    return [at('=SHAPE(A1#)'), at('=TOTAL(A1#)')];
  };

  it('is the cells that its formula fills, computed or not', () => {
    expect(shapeAndSum('not yet')).toEqual(['3x1', 6]);
    expect(shapeAndSum('computed')).toEqual(['3x1', 6]);
  });

  it('is the array itself where that has another size than the cells, unless one value fills them all', () => {
    const of = (formula: string) => ({ contents: { ...contents, A1: `{A1:A3}=${formula}` } });
    expect(shapeAndSum('computed', of('B1:B2*2'))).toEqual(['2x1', 60]);
    expect(shapeAndSum('computed', of('{1,2;3,4;5,6}'))).toEqual(['3x2', 21]);
    expect(shapeAndSum('computed', of('B1*2'))).toEqual(['3x1', 6]);
  });

  it('is #REF! where there is none, and an error stays what it is', () => {
    expect(shownIn('=B1#', { contents })).toBe(REF);
    expect(shownIn('=TOTAL(Z9#)', { contents })).toBe(REF);
    const nested = placed('=A1', { contents });
    const hash = (value: Scalar) =>
      compile({ kind: 'unary', operator: '#', operand: { kind: 'constant', value } }, nested.context)([]);
    expect(hash(DIV0)).toBe(DIV0);
    expect(hash(3)).toBe(REF);
  });
});

describe('names', () => {
  const names = [
    { name: 'rate', formula: '=0.5' },
    { name: 'rate', sheet: 'Other', formula: '=0.7' },
    { name: 'half', formula: '=rate' },
    { name: 'below', formula: '=Sheet1!$A$1' },
    { name: 'twice', formula: '=LAMBDA(x,x*2)' },
    { name: 'triangle', formula: '=LAMBDA(n,APPLY(LAMBDA(k,CHOICE(k,triangle)),n))' },
  ];
  const options = { names };
  it.each<[string, Scalar]>([
    ['=rate', 0.5],
    ['=RATE*2', 1],
    ['=Other!rate', 0.7],
    ['=half', 0.5],
    ['=below+1', 2],
    ['=nothing', NAME],
    ['=nothing+1', NAME],
    ['=twice(21)', 42],
    ['=LET(rate,3,rate)', 3],
    ['=LET(rate,3,Other!rate)', 0.7],
    ['=LET(rate,3,half)', 0.5],
    ['=LET(f,LAMBDA(x,x+1),f(2))', 3],
    ['=APPLY(twice,4)', 8],
    ['=twice', CALC],
  ])('%s shows %s', (formula, expected) => {
    expect(shownIn(formula, { contents: { A1: 1 }, more: { Other: {} }, options })).toBe(expected);
  });

  it('that stand for themselves, or for a LAMBDA that calls itself without end, are #NUM!, as Excel documents', () => {
    const endless = [
      { name: 'itself', formula: '=itself' },
      { name: 'ping', formula: '=pong+1' },
      { name: 'pong', formula: '=ping+1' },
      { name: 'forever', formula: '=LAMBDA(n,ADD(n,forever(n)))' },
    ];
    for (const formula of ['=itself', '=SHAPE(itself)', '=ping', '=forever(1)']) {
      expect(shownIn(formula, { options: { names: endless } })).toBe(NUM);
    }
    expect(shownIn('=rate', { options })).toBe(0.5);
  });

  it('may stand for a LAMBDA that calls itself', () => {
    const choice: SpecialForm = (args, context) => {
      const k = compile(args[0]!, context);
      const recur = compile({ kind: 'invoke', callee: args[1]!, arguments: [DOWN] }, context);
      return (scope) => ((k(scope) as number) <= 0 ? 0 : (k(scope) as number) + (recur(scope) as number));
    };
    const DOWN = parser.parse('=k-1', 4, 2).expression;
    const { cell, context } = placed('=triangle(4)', { options });
    const value = compileCell(cell, { ...context, forms: new Map([['CHOICE', choice]]) }).evaluate();
    expect(value).toBe(10);
  });
});

describe('LET and LAMBDA', () => {
  it.each<[string, Scalar]>([
    ['=LET(x,3,y,x*2,x+y)', 9],
    ['=LET(x,1,LET(x,x+1,x))', 2],
    ['=LET(x,1,LET(x,5,x)+x)', 6],
    ['=LET(x,2,f,LAMBDA(y,x*y),LET(x,100,f(3)))', 6],
    ['=LAMBDA(a,b,a-b)(6,7)', -1],
    ['=LAMBDA(a,LAMBDA(b,a-b))(6)(7)', -1],
    ['=LAMBDA(a,a)()', VALUE],
    ['=LAMBDA(a,a)(1,2)', VALUE],
    ['=_xlfn.LAMBDA(_xlpm.a,_xlop.b,_xlpm.a)(5)', 5],
    ['=LAMBDA(a,a)', CALC],
    ['=LET(five,5,five(1))', REF],
    ['=LET(x,1/0,x(1))', DIV0],
    ['=LAMBDA(x,x+1)(A1:A3)', 2],
    ['=LAMBDA(x,TOTAL(x))(A1:A3)', 6],
  ])('%s shows %s', (formula, expected) => {
    expect(shownIn(formula, { contents: numbers })).toBe(expected);
  });

  it('tell a function how many arguments it takes, and which were left out', () => {
    const lambda = compiled('=_xlfn.LAMBDA(_xlpm.a,_xlop.b,_xlpm.b)')([]) as LambdaValue;
    expect(lambda).toBeInstanceOf(LambdaValue);
    expect(lambda.parameters).toBe(2);
    expect(lambda.apply([1])).toBe(OMITTED);
    expect(lambda.apply([1, 2])).toBe(2);
    expect(lambda.apply([])).toBe(VALUE);
    expect(lambda.apply([1, 2, 3])).toBe(VALUE);
    expect(compiled('=LAMBDA(a,b,b)(1,)')([])).toBe(OMITTED);
  });
});

describe('calls', () => {
  it.each<[string, Scalar]>([
    ['=ADD(1,2)', 3],
    ['=add(1)', 101],
    ['=ADD(1,)', 1],
    ['=ADD(A1:A3,1)', 2],
    ['=ADD(1,1/0)', DIV0],
    ['=ADD("x",1)', VALUE],
    ['=ADD(1E308,1E308)', NUM],
    ['=TOTAL(1,A1:A3,{4,5})', 16],
    ['=TOTAL(A1:A3*2)', 12],
    ['=DOT(A1:A3*2)', 12],
    ['=SHAPE(A1:A3*2)', '3x1'],
    ['=SHAPE(ADD(A1:A3,B1:B3))', '3x1'],
    ['=SECOND(1,2,3)', 2],
    ['=SECOND(1,2)', 2],
    ['=SECOND(1,7,)', 7],
    ['=HERE()', 'Sheet1 4 2 0'],
    ['=LET(add,LAMBDA(x,x*100),ADD(2))', 200],
  ])('%s shows %s', (formula, expected) => {
    expect(shownIn(formula, { contents: numbers })).toBe(expected);
  });

  it('prefer a defined name to the function of that name', () => {
    const names = [{ name: 'ADD', formula: '=LAMBDA(x,x*7)' }];
    expect(shownIn('=ADD(3)', { options: { names } })).toBe(21);
  });

  it('know the days by which dates of a workbook from 1904 differ', () => {
    expect(shownIn('=HERE()', { options: { dateSystem: '1904' } })).toBe('Sheet1 4 2 1462');
  });

  it('of unknown functions and with a wrong number of arguments are refused by name, before anything is computed', () => {
    const names = [{ name: 'odd', formula: '=FROBNICATE(1)' }];
    expect(() => compiled('=odd', { options: { names } })).toThrow('the function FROBNICATE');
    expect(() => compiled('=FROBNICATE(1)')).toThrow('the function FROBNICATE');
    expect(() => compiled('=ADD()')).toThrow('ADD with 0 arguments');
    expect(() => compiled('=ADD(1,2,3)')).toThrow('ADD with 3 arguments');
  });
});

describe('parts that may be computed at once', () => {
  it('are computed once, and only these', () => {
    let calls = 0;
    const counted = new Map(functions).set(
      'COUNTED',
      numberFunction('COUNTED', 'n', (n) => {
        calls++;
        return n;
      }),
    );
    const { cell, context } = placed('=COUNTED(2)*A1', { contents: { A1: 3 } });
    const { expression } = parser.parse('=COUNTED(2)*A1', cell.row, cell.column);
    const evaluate = compile(expression, {
      ...context,
      functions: counted,
      constant: (part) => part.kind === 'call',
    });
    expect([evaluate([]), evaluate([]), calls]).toEqual([6, 6, 1]);
    calls = 0;
    const each = compile(expression, { ...context, functions: counted, constant: () => false });
    expect([calls, each([]), each([]), calls]).toEqual([0, 6, 6, 2]);
  });
});

describe('what a cell shows', () => {
  it.each<[string, Value, Scalar]>([
    ['zero for a blank', null, 0],
    ['a number', 5, 5],
    ['#NUM! for what is not finite', Infinity, NUM],
    ['a text', 'x', 'x'],
    ['a truth value', false, false],
    ['an error', NA, NA],
    ['#CALC! for a function', new LambdaValue(0, () => 1), CALC],
    ['#VALUE! for several ranges', new MultiRange([]), VALUE],
    ['the first of an array', ArrayValue.of([[7, 8]]), 7],
    ['zero for a blank first of an array', ArrayValue.of([[null, 8]]), 0],
  ])('is %s', (_, value, expected) => {
    expect(shown(value)).toBe(expected);
  });

  it('is #CALC! for an empty array', () => {
    const empty = new Map(functions).set(
      'EMPTY',
      valueFunction('EMPTY', '', () => new ArrayValue(0, 0, [])),
    );
    const { cell, context } = placed('=EMPTY()');
    expect(compileCell(cell, { ...context, functions: empty }).evaluate()).toBe(CALC);
  });

  it('is, in the cells of an array formula, the element; a single row, column or value fills the block', () => {
    const block = (array: ArrayValue, rows: number, columns: number) =>
      Array.from({ length: rows }, (_, r) =>
        Array.from({ length: columns }, (__, c) => shownAt(array, r, c)),
      );
    expect(
      block(
        ArrayValue.of([
          [1, 2],
          [3, 4],
        ]),
        2,
        2,
      ),
    ).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(
      block(
        ArrayValue.of([
          [1, 2],
          [3, 4],
        ]),
        3,
        3,
      ),
    ).toEqual([
      [1, 2, NA],
      [3, 4, NA],
      [NA, NA, NA],
    ]);
    expect(block(ArrayValue.of([[1, 2]]), 2, 3)).toEqual([
      [1, 2, NA],
      [1, 2, NA],
    ]);
    expect(block(ArrayValue.of([[1], [2]]), 3, 2)).toEqual([
      [1, 1],
      [2, 2],
      [NA, NA],
    ]);
    expect(block(ArrayValue.of([[5]]), 2, 2)).toEqual([
      [5, 5],
      [5, 5],
    ]);
    expect(
      block(
        ArrayValue.of([
          [1, null],
          [3, 4],
        ]),
        1,
        2,
      ),
    ).toEqual([[1, 0]]);
    expect(block(ArrayValue.of([[1], [3]]), 1, 2)).toEqual([[1, 1]]);
    expect(block(ArrayValue.of([[1, 2]]), 2, 1)).toEqual([[1], [1]]);
  });

  it('keeps the whole array of an array formula, of ranges, arrays and single values', () => {
    const array = (formula: string) => {
      const store = new CellStore(modelOf({ Sheet1: { ...numbers, D1: `{D1:D2}${formula}` } }));
      const cell = store.cells[store.sheet('Sheet1')!.slotAt(0, 3)]!;
      const context = { ...placed('=1').context, store, place: cell };
      return [compileCell(cell, context).evaluate(), store.arrays.get(cell.slot)!.cells];
    };
    expect(array('=A1:A2')).toEqual([1, [1, 2]]);
    expect(array('=A1:B2')).toEqual([1, [1, 10, 2, 20]]);
    expect(array('=A2:A3*2')).toEqual([4, [4, 6]]);
    expect(array('=7')).toEqual([7, [7]]);
    expect(array('=Z1')).toEqual([0, [null]]);
  });
});
