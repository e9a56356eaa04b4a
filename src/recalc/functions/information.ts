import type { Scalar } from '../values';
import {
  ArrayValue,
  isError,
  isMatrix,
  LambdaValue,
  MultiRange,
  NA,
  RangeValue,
  single,
  toNumber,
  VALUE,
} from '../values';
import type { FunctionDefinition } from './definition';
import { booleanFunction, contextFunction, numberFunction, valueFunction } from './definition';

const errorTypes: Record<string, number> = {
  '#NULL!': 1,
  '#DIV/0!': 2,
  '#VALUE!': 3,
  '#REF!': 4,
  '#NAME?': 5,
  '#NUM!': 6,
  '#N/A': 7,
  '#GETTING_DATA': 8,
  '#SPILL!': 9,
  '#CALC!': 14,
};

const is = (name: string, test: (value: Scalar) => boolean) => booleanFunction(name, 'e', test);

const parity = (name: string, odd: boolean) =>
  booleanFunction(name, 'v', (value) => {
    if (typeof value === 'boolean') return VALUE;
    const number = toNumber(value);
    return isError(number) ? number : (Math.floor(Math.abs(number)) % 2 === 1) === odd;
  });

export const informationFunctions: readonly FunctionDefinition[] = [
  is('ISERROR', isError),
  is('ISERR', (value) => isError(value) && value !== NA),
  is('ISNA', (value) => value === NA),
  is('ISNUMBER', (value) => typeof value === 'number'),
  is('ISTEXT', (value) => typeof value === 'string'),
  is('ISNONTEXT', (value) => typeof value !== 'string'),
  is('ISLOGICAL', (value) => typeof value === 'boolean'),
  is('ISBLANK', (value) => value === null),
  parity('ISODD', true),
  parity('ISEVEN', false),
  valueFunction('NA', '', () => NA),
  valueFunction('N', 'r', (value) => {
    const first = single(value);
    return isError(first) ? first : typeof first === 'number' ? first : first === true ? 1 : 0;
  }),
  valueFunction('T', 'r', (value) => {
    const first = single(value);
    return isError(first) ? first : typeof first === 'string' ? first : '';
  }),
  numberFunction('TYPE', 'r', (value) => {
    if (value instanceof ArrayValue || (isMatrix(value) && value.rows * value.columns > 1)) return 64;
    if (value instanceof LambdaValue) return 128;
    if (value instanceof MultiRange) return 16;
    const first = single(value);
    if (isError(first)) return 16;
    return typeof first === 'string' ? 2 : typeof first === 'boolean' ? 4 : 1;
  }),
  numberFunction('ERROR.TYPE', 'e', (value) => (isError(value) ? (errorTypes[value.code] ?? NA) : NA)),
  numberFunction('ROWS', 'r', (value) =>
    isMatrix(value)
      ? value.rows + (value instanceof RangeValue ? value.blankRows : 0)
      : isError(value)
        ? value
        : 1,
  ),
  numberFunction('COLUMNS', 'r', (value) =>
    isMatrix(value)
      ? value.columns + (value instanceof RangeValue ? value.blankColumns : 0)
      : isError(value)
        ? value
        : 1,
  ),
  numberFunction('AREAS', 'r', (value) =>
    value instanceof MultiRange ? value.areas.length : value instanceof RangeValue ? 1 : VALUE,
  ),
  contextFunction('SHEETS', 'r?', 'number', ({ store }, value) => {
    if (value === undefined) return store.sheets.length;
    if (value instanceof MultiRange) return new Set(value.areas.map(({ sheet }) => sheet.index)).size;
    return value instanceof RangeValue ? 1 : isError(value) ? value : NA;
  }),
];
