/**
 * Excel's operators on their own, without the functions of the worksheet: coercion, errors, order of types, and arrays.
 * https://support.microsoft.com/office/calculation-operators-and-precedence-36de9366-46fe-43a3-bfa8-cf6d8068eacc
 */
import fc from 'fast-check';
import type { BinaryOperator } from '../../src/recalc/expression';
import {
  broadcast,
  negated,
  percent,
  power,
  scalarOperator,
  SNAP,
  snapped,
  spread,
} from '../../src/recalc/operators';
import type { Scalar } from '../../src/recalc/values';
import { ArrayValue, CALC, DIV0, LambdaValue, NA, NUM, REF, VALUE, isError } from '../../src/recalc/values';

describe('an operator on two scalars', () => {
  it.each<[Scalar, BinaryOperator, Scalar, Scalar]>([
    [7, '+', 2, 9],
    [7, '-', 2, 5],
    [7, '*', 2, 14],
    [7, '/', 2, 3.5],
    [7, '^', 2, 49],
    ['7', '+', true, 8],
    [null, '-', 2, -2],
    ['seven', '+', 1, VALUE],
    [1, '+', 'seven', VALUE],
    [1e308, '+', 1e308, NUM],
    [-1e308, '-', 1e308, NUM],
    [1e308, '*', 10, NUM],
    [1e308, '/', 1e-10, NUM],
    [5, '/', 0, DIV0],
    [0, '/', null, DIV0],
    [0, '/', 5, 0],
    ['a', '&', 1.5, 'a1.5'],
    [null, '&', true, 'TRUE'],
    [1, '=', 1, true],
    [1, '=', 2, false],
    [1, '<>', 1, false],
    [1, '<>', 2, true],
    [1, '<', 2, true],
    [2, '<', 2, false],
    [3, '<', 2, false],
    [3, '>', 2, true],
    [2, '>', 2, false],
    [1, '>', 2, false],
    [2, '<=', 2, true],
    [1, '<=', 2, true],
    [3, '<=', 2, false],
    [2, '>=', 2, true],
    [3, '>=', 2, true],
    [1, '>=', 2, false],
    ['B', '=', 'b', true],
    [99, '<', 'a', true],
    ['z', '<', false, true],
    [null, '=', 0, true],
    [null, '=', '', true],
    [null, '=', false, true],
  ])('%p %s %p is %p', (a, operator, b, expected) => {
    expect(scalarOperator(operator)(a, b)).toBe(expected);
  });

  it('gives the error of the first operand, then that of the second, whatever the operator', () => {
    const operators: BinaryOperator[] = ['+', '-', '*', '/', '^', '&', '=', '<>', '<', '>', '<=', '>='];
    for (const operator of operators) {
      const apply = scalarOperator(operator);
      expect([operator, apply(NA, REF), apply(NA, 1), apply(1, REF)]).toEqual([operator, NA, NA, REF]);
    }
  });

  it('orders any two scalars one way: exactly one of <, = and > holds', () => {
    const scalar = fc.oneof(fc.integer(), fc.string(), fc.boolean());
    fc.assert(
      fc.property(scalar, scalar, (a, b) => {
        const holding = (['<', '=', '>'] as const).filter(
          (operator) => scalarOperator(operator)(a, b) === true,
        );
        expect(holding).toHaveLength(1);
        expect(scalarOperator('<=')(a, b)).toBe(holding[0] !== '>');
        expect(scalarOperator('>=')(a, b)).toBe(holding[0] !== '<');
        expect(scalarOperator('<>')(a, b)).toBe(holding[0] !== '=');
      }),
    );
  });
});

describe('power', () => {
  it.each([
    [0, 0, NUM],
    [0, -1, DIV0],
    [0, 2, 0],
    [2, 0, 1],
    [2, -1, 0.5],
    [-8, 0, 1],
    [-8, 1, -8],
    [-8, 0.5, NUM],
    [-8, 0.3, NUM],
    [-8, 2 / 3, NUM],
    [8, 1 / 3, 2],
    [0, 1 / 3, 0],
    [10, 400, NUM],
  ])('%p ^ %p is %p', (base, exponent, expected) => {
    expect(power(base, exponent)).toBe(expected);
  });

  it.each([
    [-2, 1 / 3, -1.25992],
    [-8, 1 / 3, -2],
    [-8, -1 / 3, -0.5],
    [-32, 1 / 5, -2],
  ])(
    '%p ^ %p is the real root, as (-2)^(1/3) is −1.25992 in Excel (stackoverflow.com/q/6911356)',
    (base, exponent, root) => {
      expect(power(base, exponent)).toBeCloseTo(root, 5);
    },
  );
});

describe('snapped', () => {
  it('reads zero where what is left is below 1.5e-15 of the first operand, of either sign', () => {
    expect(snapped(1e-15, 1)).toBe(0);
    expect(snapped(-1e-15, 1)).toBe(0);
    expect(snapped(1e-15, -1)).toBe(0);
    expect(snapped(2e-15, 1)).toBe(2e-15);
    expect(snapped(-2e-15, -1)).toBe(-2e-15);
    expect(snapped(SNAP, 1)).toBe(SNAP);
    expect(snapped(5, 0)).toBe(5);
    // A sum that is zero keeps its sign.
    expect(snapped(-0, 1)).toBe(-0);
  });
});

const pair = (a: Scalar, b: Scalar): Scalar => (isError(a) ? a : isError(b) ? b : `${a}${b}`);
const row = (...cells: Scalar[]) => ArrayValue.of([cells]);
const column = (...cells: Scalar[]) => ArrayValue.of(cells.map((cell) => [cell]));

describe('an operator on arrays', () => {
  it.each([
    ['a scalar and a row', 1, row(2, 3), row('12', '13')],
    ['a row and a scalar', row(1, 2), 3, row('13', '23')],
    ['a scalar and a column', 1, column(2, 3), column('12', '13')],
    ['a column and a scalar', column(1, 2), 3, column('13', '23')],
    [
      'a column and a row',
      column(1, 2),
      row(3, 4),
      ArrayValue.of([
        ['13', '14'],
        ['23', '24'],
      ]),
    ],
    [
      'a row and a column',
      row(3, 4),
      column(1, 2),
      ArrayValue.of([
        ['31', '41'],
        ['32', '42'],
      ]),
    ],
    ['equal sizes', row(1, 2), row(3, 4), row('13', '24')],
    ['a longer second', row(1, 2), row(3, 4, 5), row('13', '24', NA)],
    ['a longer first', column(1, 2, 3), column(4, 5), column('14', '25', NA)],
    ['an array of one element and a row', row(1), row(2, 3), row('12', '13')],
    ['a row and an array of one element', row(2, 3), row(1), row('21', '31')],
    ['two arrays of one element', row(1), row(2), '12'],
  ])('%s', (_, a, b, expected) => {
    expect(broadcast(pair, a, b)).toEqual(expected);
  });

  it('takes a function that was not called for #CALC!', () => {
    const lambda = new LambdaValue(1, () => 1);
    expect(broadcast(pair, lambda, 1)).toBe(CALC);
    expect(broadcast(pair, 1, lambda)).toBe(CALC);
    expect(spread(negated, lambda)).toBe(CALC);
  });

  it('with one operand goes over every element', () => {
    expect(
      spread(
        negated,
        ArrayValue.of([
          [1, '2'],
          [NA, true],
        ]),
      ),
    ).toEqual(
      ArrayValue.of([
        [-1, -2],
        [NA, -1],
      ]),
    );
    expect(spread(negated, row(1, 2))).toEqual(row(-1, -2));
    expect(spread(negated, column(1, 2))).toEqual(column(-1, -2));
    expect(spread(negated, row(3))).toBe(-3);
  });
});

it('a sign and a percent sign take numbers, and pass errors on', () => {
  expect([negated(5), negated('2'), negated('x'), negated(NA)]).toEqual([-5, -2, VALUE, NA]);
  expect([percent(5), percent('50'), percent('x'), percent(NA)]).toEqual([0.05, 0.5, VALUE, NA]);
});
