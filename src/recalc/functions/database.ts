/** Database functions: aggregates over the records that meet a table of criteria. */
import type { Criterion } from '../criteria';
import { criterionOf } from '../criteria';
import type { CellError, Matrix, Scalar, Value } from '../values';
import { isError, matrixOf, NUM, rowOf, toText, VALUE } from '../values';
import type { Aggregate } from './collect';
import { average, greatest, least, populationVariance, rootOf, sampleVariance, sum } from './collect';
import type { FunctionDefinition } from './definition';
import { valueFunction } from './definition';

const fieldName = (cell: Scalar) => {
  const text = toText(cell);
  return isError(text) ? '' : text.trim().toLowerCase();
};

/** Column of a field given by name or number; −1 when it is not there. */
function fieldIndex(table: Matrix, field: Scalar): number {
  if (typeof field === 'number') {
    const at = Math.trunc(field) - 1;
    return at >= 0 && at < table.columns ? at : -1;
  }
  const wanted = fieldName(field);
  return rowOf(table, 0).findIndex((cell) => fieldName(cell) === wanted);
}

/** Texts begin with what a criterion says, unless it is written with "=". */
function databaseCriterion(criterion: Scalar): Criterion {
  const isPlainText =
    typeof criterion === 'string' && !/^[=<>]/.test(criterion) && Number.isNaN(Number(criterion));
  return criterionOf(isPlainText ? `${criterion}*` : criterion);
}

/** The field's values in the records that meet any row of the criteria; undefined field counts records. */
function matching(database: Value, field: Scalar | undefined, criteria: Value): Scalar[] | CellError {
  const table = matrixOf(database);
  const rules = matrixOf(criteria);
  const column = field === undefined || field === null ? undefined : fieldIndex(table, field);
  if (column === -1 || table.rows < 2) return VALUE;
  const columns = rowOf(rules, 0).map((cell) =>
    rowOf(table, 0).findIndex((name) => fieldName(name) === fieldName(cell)),
  );
  const rows = Array.from({ length: rules.rows - 1 }, (_, r) =>
    columns.map((at, c) => {
      const written = rules.at(r + 1, c);
      return { at, test: written === null ? undefined : databaseCriterion(written) };
    }),
  );
  const found: Scalar[] = [];
  for (let r = 1; r < table.rows; r++) {
    const meets = rows.some((tests) =>
      tests.every(({ at, test }) => !test || (at >= 0 && test(table.at(r, at)))),
    );
    if (meets) found.push(column === undefined ? 1 : table.at(r, column));
  }
  return found;
}

const overNumbers = (name: string, model: Aggregate) =>
  valueFunction(name, 'r v r', (database, field, criteria) => {
    const found = matching(database, field, criteria);
    if (isError(found)) return found;
    const error = found.find(isError);
    return error ?? model(found.filter((cell): cell is number => typeof cell === 'number'));
  });

export const databaseFunctions: readonly FunctionDefinition[] = [
  overNumbers('DSUM', sum),
  overNumbers('DAVERAGE', average),
  overNumbers('DCOUNT', (x) => x.length),
  overNumbers('DMIN', least),
  overNumbers('DMAX', greatest),
  overNumbers('DPRODUCT', (x) => (x.length === 0 ? 0 : x.reduce((a, b) => a * b, 1))),
  overNumbers('DVAR', sampleVariance),
  overNumbers('DVARP', populationVariance),
  overNumbers('DSTDEV', rootOf(sampleVariance)),
  overNumbers('DSTDEVP', rootOf(populationVariance)),
  valueFunction('DCOUNTA', 'r v r', (database, field, criteria) => {
    const found = matching(database, field, criteria);
    return isError(found) ? found : found.filter((cell) => cell !== null).length;
  }),
  valueFunction('DGET', 'r v r', (database, field, criteria) => {
    const found = matching(database, field, criteria);
    if (isError(found)) return found;
    return found.length === 0 ? VALUE : found.length > 1 ? NUM : (found[0] ?? 0);
  }),
];
