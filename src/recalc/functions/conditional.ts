/** SUMIF and its like: aggregates over the cells that meet conditions. */
import type { Criterion } from '../criteria';
import { criterionOf } from '../criteria';
import type { Scalar, Value } from '../values';
import { ArrayValue, cellsOf, isError, isMatrix, matrixOf, RangeValue, single, VALUE } from '../values';
import type { Aggregate } from './collect';
import { average, greatest, least, sum } from './collect';
import type { FunctionDefinition } from './definition';
import { valueFunction } from './definition';

/** Which cells meet all conditions, given as range and criterion by turns; undefined where sizes differ. */
function mask(
  pairs: readonly Value[],
  rows: number | undefined,
  columns: number | undefined,
): boolean[] | undefined {
  let met: boolean[] | undefined;
  let height = rows;
  let width = columns;
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const range = matrixOf(pairs[i] as Value);
    height ??= range.rows;
    width ??= range.columns;
    if (range.rows !== height || range.columns !== width) return undefined;
    const test: Criterion = criterionOf(single(pairs[i + 1] as Value));
    const cells = cellsOf(pairs[i] as Value);
    if (!met) met = cells.map(test);
    else for (let k = 0; k < cells.length; k++) met[k] = (met[k] as boolean) && test(cells[k] as Scalar);
  }
  return met ?? [];
}

/** An array of criteria gives an array of results. */
function overCriteria(pairs: readonly Value[], model: (pairs: readonly Value[]) => Scalar): Value {
  const arrays = pairs.filter((value, i) => i % 2 === 1 && isMatrix(value) && value.rows * value.columns > 1);
  if (arrays.length === 0) return model(pairs);
  const shapes = arrays.map(matrixOf);
  const rows = Math.max(...shapes.map((shape) => shape.rows));
  const columns = Math.max(...shapes.map((shape) => shape.columns));
  return ArrayValue.make(rows, columns, (r, c) =>
    model(
      pairs.map((value, i) => {
        if (i % 2 === 0 || !isMatrix(value)) return value;
        return value.at(value.rows === 1 ? 0 : r, value.columns === 1 ? 0 : c);
      }),
    ),
  );
}

function aggregated(values: Value, pairs: readonly Value[], aggregate: Aggregate): Value {
  const { rows, columns } = matrixOf(values);
  return overCriteria(pairs, (one) => {
    const met = mask(one, rows, columns);
    if (!met) return VALUE;
    const cells = cellsOf(values);
    const numbers: number[] = [];
    for (let i = 0; i < met.length; i++) {
      if (met[i] !== true) continue;
      const cell = cells[i] as Scalar;
      if (isError(cell)) return cell;
      if (typeof cell === 'number') numbers.push(cell);
    }
    return aggregate(numbers);
  });
}

const count = (pairs: readonly Value[]) =>
  overCriteria(pairs, (one) => {
    const met = mask(one, undefined, undefined);
    return met ? met.filter(Boolean).length + blanksMet(one) : VALUE;
  });

/** The blank cells of whole columns or rows beyond the sheet's content meet a condition that a blank cell meets. */
function blanksMet(pairs: readonly Value[]): number {
  const [first] = pairs;
  if (!(first instanceof RangeValue) || first.blanksBeyond === 0) return 0;
  const meets = pairs.every((value, i) => i % 2 === 0 || criterionOf(single(value))(null));
  return meets ? first.blanksBeyond : 0;
}

const overIfs = (name: string, aggregate: Aggregate) =>
  valueFunction(name, 'r r r**', (...[values, ...pairs]) =>
    aggregated(values as Value, pairs as readonly Value[], aggregate),
  );
const overIf = (name: string, aggregate: Aggregate) =>
  valueFunction(name, 'r r r?', (range, criterion, values) =>
    aggregated(values ?? range, [range, criterion], aggregate),
  );

export const conditionalFunctions: readonly FunctionDefinition[] = [
  overIf('SUMIF', sum),
  overIf('AVERAGEIF', average),
  overIfs('SUMIFS', sum),
  overIfs('AVERAGEIFS', average),
  overIfs('MINIFS', least),
  overIfs('MAXIFS', greatest),
  valueFunction('COUNTIF', 'r r', (range, criterion) => count([range, criterion])),
  valueFunction('COUNTIFS', 'r r**', (...pairs) => count(pairs)),
];
