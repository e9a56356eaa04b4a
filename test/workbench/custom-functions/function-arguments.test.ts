import fc from 'fast-check';
import { prepareArguments } from '../../../workbench/custom-functions/function-arguments';
import type { FormulaArgument } from '../../../workbench/custom-functions/function-arguments';
import type { FunctionMetadata } from '../../../workbench/custom-functions/function-metadata';

const metadata = (...parameters: NonNullable<FunctionMetadata['parameters']>): FunctionMetadata => ({
  id: 'F',
  name: 'F',
  parameters,
});
const range = { name: 'range', type: 'any', dimensionality: 'matrix' };
const number = { name: 'number', type: 'number' };
const optional = { name: 'optional', type: 'any', dimensionality: 'matrix', optional: true };

it('passes a single value to a range parameter as one row of one cell', () => {
  expect(prepareArguments(metadata(range), [5])).toEqual({ values: [[[5]]] });
  expect(
    prepareArguments(metadata(range), [
      [
        [1, null],
        ['a', true],
      ],
    ]),
  ).toEqual({
    values: [
      [
        [1, null],
        ['a', true],
      ],
    ],
  });
});

it('passes omitted optional arguments as null, however many there are', () => {
  expect(prepareArguments(metadata(range, optional, optional), [1])).toEqual({ values: [[[1]], null, null] });
  expect(prepareArguments(metadata(range, optional), [1, undefined])).toEqual({ values: [[[1]], null] });
});

it('gathers repeating arguments in one list', () => {
  const repeating = { name: 'rest', type: 'number', repeating: true };
  expect(prepareArguments(metadata(number, repeating), [1, 2, 3])).toEqual({ values: [1, [2, 3]] });
});

it.each<[string, FormulaArgument, unknown]>([
  ['a number in a text', '3.5', 3.5],
  ['a blank cell', null, 0],
  ['a truth value', true, 1],
  ['the first cell of a range', [[7, 8]], 7],
])('reads %s as a number where one belongs', (_, argument, expected) => {
  expect(prepareArguments(metadata(number), [argument])).toEqual({ values: [expected] });
});

it.each<[string, FormulaArgument[]]>([
  ['a missing required argument', []],
  ['an argument too many', [1, 2]],
  ['a text where a number belongs', ['twelve']],
  ['an empty text where a number belongs', ['']],
])('answers %s with #VALUE! and does not call the function', (_, given) => {
  expect(prepareArguments(metadata(number), given)).toEqual({ error: { error: '#VALUE!' } });
});

it('returns the first error among the arguments, wherever it stands', () => {
  fc.assert(
    fc.property(fc.nat(8), fc.array(fc.integer(), { minLength: 9, maxLength: 9 }), (at, cells) => {
      const rows: (number | { error: string })[][] = [cells.slice(0, 3), cells.slice(3, 6), cells.slice(6)];
      rows[Math.floor(at / 3)]![at % 3] = { error: '#REF!' };
      expect(prepareArguments(metadata(range), [rows])).toEqual({ error: { error: '#REF!' } });
    }),
    { numRuns: 50 },
  );
});
