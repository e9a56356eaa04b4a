import type { CellError, Value } from '../values';
import { cellsOf, isError, isMatrix, MultiRange, single, toBoolean, VALUE } from '../values';
import type { FunctionDefinition } from './definition';
import { booleanFunction } from './definition';

/** The truth values of the arguments; in ranges texts and blanks are passed over. */
function truthsOf(values: readonly Value[]): boolean[] | CellError {
  const truths: boolean[] = [];
  let error: CellError | undefined;
  for (const value of values) {
    if (isMatrix(value) || value instanceof MultiRange) {
      for (const cell of cellsOf(value)) {
        if (isError(cell)) error ??= cell;
        else if (typeof cell === 'boolean') truths.push(cell);
        else if (typeof cell === 'number') truths.push(cell !== 0);
      }
      continue;
    }
    const scalar = single(value);
    if (scalar === '') continue;
    const truth = toBoolean(scalar);
    if (isError(truth)) error ??= truth;
    else truths.push(truth);
  }
  return error ?? (truths.length === 0 ? VALUE : truths);
}

const overTruths = (name: string, model: (truths: readonly boolean[]) => boolean) =>
  booleanFunction(name, 'r*', (...values) => {
    const truths = truthsOf(values);
    return isError(truths) ? truths : model(truths);
  });

export const logicalFunctions: readonly FunctionDefinition[] = [
  overTruths('AND', (truths) => truths.every(Boolean)),
  overTruths('OR', (truths) => truths.some(Boolean)),
  overTruths('XOR', (truths) => truths.filter(Boolean).length % 2 === 1),
  booleanFunction('NOT', 'b', (truth) => !truth),
  booleanFunction('TRUE', '', () => true),
  booleanFunction('FALSE', '', () => false),
];
