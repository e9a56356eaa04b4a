/** Random cells and formulas for fuzzing, alike for every engine that is compared. */
import fc from 'fast-check';
import { cellAddress } from '../../src/recalc/model';

/** Cells beside the drivers of column A: columns B to D. */
export const CONSTANT_COLUMNS = 3;

export const constantCell = fc.oneof(
  fc.double({ min: -50, max: 50, noNaN: true }),
  fc.integer({ min: -3, max: 12 }),
  fc.constantFrom('North', 'South', '12', '', 'a*c'),
  fc.boolean(),
  fc.constant(null),
);

/** Formulas over the cells of the given rows. */
export function formulas(rows: number): fc.Arbitrary<string> {
  const cell = fc
    .tuple(fc.integer({ min: 0, max: rows - 1 }), fc.integer({ min: 0, max: CONSTANT_COLUMNS }))
    .map(([r, c]) => `$${cellAddress(r, c).replace(/(\d+)/, '$$$1')}`);
  const range = fc
    .tuple(
      fc.integer({ min: 0, max: rows - 1 }),
      fc.integer({ min: 0, max: rows - 1 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
    )
    .map(
      ([a, b, c, d]) =>
        `${cellAddress(Math.min(a, b), Math.min(c, d))}:${cellAddress(Math.max(a, b), Math.max(c, d))}`,
    );
  const column = fc
    .tuple(fc.integer({ min: 0, max: rows - 1 }), fc.integer({ min: 0, max: 3 }))
    .map(([r, c]) => `${cellAddress(0, c)}:${cellAddress(r, c)}`);
  const { expression } = fc.letrec<{ expression: string }>((tie) => {
    const e = tie('expression');
    const call = (name: string, ...args: fc.Arbitrary<string>[]) =>
      fc.tuple(...args).map((list) => `${name}(${list.join(',')})`);
    return {
      expression: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        cell,
        fc.oneof(
          fc.double({ min: -20, max: 20, noNaN: true }).map((x) => String(Math.round(x * 100) / 100)),
          fc.constantFrom('0', '1', '0.5', 'TRUE', 'FALSE', '"North"', '"7"', '#N/A'),
        ),
        fc
          .tuple(e, fc.constantFrom('+', '-', '*', '/', '^', '&', '=', '<>', '<', '>', '<=', '>='), e)
          .map(([a, o, b]) => `(${a}${o}${b})`),
        fc.oneof(
          e.map((a) => `(-${a})`),
          e.map((a) => `(${a})%`),
        ),
        call('IF', e, e, e),
        call('IF', e, e),
        call('IFERROR', e, e),
        call('IFNA', e, e),
        call('CHOOSE', e, e, e, e),
        call('IFS', e, e, e, e),
        call('SWITCH', e, e, e, e),
        fc.oneof(
          ...['SUM', 'AVERAGE', 'MIN', 'MAX', 'PRODUCT', 'COUNT', 'COUNTA', 'MEDIAN', 'STDEV.S'].map((name) =>
            call(name, fc.oneof(range, column)),
          ),
        ),
        fc.oneof(...['SUM', 'MAX', 'AND', 'OR', 'CONCAT'].map((name) => call(name, e, fc.oneof(range, e)))),
        fc.oneof(
          ...['ABS', 'SQRT', 'EXP', 'LN', 'INT', 'NOT', 'ISERROR', 'ISNUMBER', 'ISBLANK', 'LEN', 'N'].map(
            (name) => call(name, e),
          ),
        ),
        fc.oneof(
          ...['ROUND', 'ROUNDUP', 'MOD', 'POWER', 'MROUND', 'CEILING', 'EDATE'].map((name) =>
            call(name, e, e),
          ),
        ),
        column.map((list) => `SUMPRODUCT(${list},${list})`),
        column.map((list) => `SUMPRODUCT((${list}>0)*${list})`),
        fc.tuple(e, column).map(([rate, list]) => `NPV(${rate},${list})`),
        fc
          .tuple(e, column, fc.constantFrom('0', '1', '-1'))
          .map(([x, list, type]) => `MATCH(${x},${list},${type})`),
        fc.tuple(column, e).map(([list, x]) => `INDEX(${list},MATCH(${x},${list},0))`),
        fc
          .tuple(e, range, fc.constantFrom('TRUE', 'FALSE'))
          .map(([x, table, kind]) => `VLOOKUP(${x},${table},1,${kind})`),
        fc
          .tuple(column, fc.constantFrom('">0"', '"North"', '"<>"', '5'))
          .map(([list, test]) => `SUMIF(${list},${test})`),
        fc.tuple(column, e).map(([list, test]) => `COUNTIF(${list},${test})`),
        fc.tuple(e, e).map(([a, b]) => `LET(x,${a},y,${b},x+y*x)`),
        cell.map((a) => `LET(x,${a},SUM(x,1)+x)`),
        fc.tuple(cell, fc.integer({ min: 0, max: 1 })).map(([a, by]) => `OFFSET(${a},0,${by})`),
      ),
    };
  });
  return expression.map((text) => `=${text}`);
}
