/** Functions that take a LAMBDA. */
import type { LambdaValue, Scalar, Value } from '../values';
import { ArrayValue, CALC, cellsOf, isError, isMatrix, matrixOf, NA, single, VALUE } from '../values';
import type { FunctionDefinition } from './definition';
import { valueFunction } from './definition';
import { partOf } from './lookup';

/** An element of a result: an array inside an array is an error. */
function element(value: Value): Scalar {
  return isMatrix(value) && value.rows * value.columns > 1 ? CALC : single(value);
}

export const lambdaFunctions: readonly FunctionDefinition[] = [
  valueFunction('MAP', 'a a*', (...args) => {
    const lambda = args[args.length - 1] as unknown as LambdaValue;
    if (typeof lambda !== 'object' || lambda === null || !('apply' in lambda)) return VALUE;
    const arrays = args.slice(0, -1).map(matrixOf);
    const rows = Math.max(...arrays.map((array) => array.rows));
    const columns = Math.max(...arrays.map((array) => array.columns));
    return ArrayValue.make(rows, columns, (r, c) =>
      element(
        lambda.apply(arrays.map((array) => (r < array.rows && c < array.columns ? array.at(r, c) : NA))),
      ),
    );
  }),
  valueFunction('REDUCE', 'r a l', (start, array, lambda) =>
    cellsOf(array).reduce<Value>((total, cell) => lambda.apply([total, cell]), start),
  ),
  valueFunction('SCAN', 'r a l', (start, array, lambda) => {
    const { rows, columns } = matrixOf(array);
    let total: Value = start;
    const cells = cellsOf(array).map((cell) => {
      total = lambda.apply([total, cell]);
      return element(total);
    });
    return new ArrayValue(rows, columns, cells);
  }),
  valueFunction('BYROW', 'a l', (array, lambda) => {
    if (isError(array)) return array;
    const matrix = matrixOf(array);
    return ArrayValue.make(matrix.rows, 1, (r) =>
      element(lambda.apply([partOf(matrix, r, 0, 1, matrix.columns)])),
    );
  }),
  valueFunction('BYCOL', 'a l', (array, lambda) => {
    if (isError(array)) return array;
    const matrix = matrixOf(array);
    return ArrayValue.make(1, matrix.columns, (_, c) =>
      element(lambda.apply([partOf(matrix, 0, c, matrix.rows, 1)])),
    );
  }),
  valueFunction('MAKEARRAY', 'n n l', (rows, columns, lambda) => {
    const height = Math.trunc(rows);
    const width = Math.trunc(columns);
    if (height < 1 || width < 1) return VALUE;
    return ArrayValue.make(height, width, (r, c) => element(lambda.apply([r + 1, c + 1])));
  }),
];
