/** What Excel passes to a custom function for what stands in the formula. */
import type { CellError, CellValue } from '../grid/grid';
import type { FunctionMetadata, ParameterMetadata } from './function-metadata';

/** An argument of the formula: one value, a range, or nothing between the commas. */
export type FormulaArgument = CellValue | readonly (readonly CellValue[])[] | undefined;

export type PreparedArguments = { readonly values: unknown[] } | { readonly error: CellError };

const VALUE_ERROR: CellError = { error: '#VALUE!' };

function isRange(argument: FormulaArgument): argument is readonly (readonly CellValue[])[] {
  return Array.isArray(argument);
}

function isError(value: unknown): value is CellError {
  return typeof value === 'object' && value !== null && 'error' in value;
}

/** One cell as the parameter's type has it; an error where Excel would not call the function. */
function converted(value: CellValue, type: string | undefined): unknown {
  if (isError(value)) return value;
  switch (type) {
    case 'number': {
      if (value === null) return 0;
      const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
      return Number.isFinite(number) ? number : VALUE_ERROR;
    }
    case 'string':
      return value === null ? '' : typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
    case 'boolean':
      return typeof value === 'string' ? VALUE_ERROR : Boolean(value);
    default:
      return value;
  }
}

function prepared(argument: FormulaArgument, parameter: ParameterMetadata): unknown {
  if (argument === undefined) return null;
  if (parameter.dimensionality === 'matrix') {
    const rows = isRange(argument) ? argument : [[argument]];
    return rows.map((row) => row.map((value) => converted(value, parameter.type)));
  }
  // Excel takes the first cell of a range where a single value belongs.
  const value = isRange(argument) ? (argument[0]?.[0] ?? null) : argument;
  return converted(value, parameter.type);
}

function firstError(value: unknown): CellError | undefined {
  if (isError(value)) return value;
  if (!Array.isArray(value)) return undefined;
  for (const entry of value) {
    const error = firstError(entry);
    if (error) return error;
  }
  return undefined;
}

/**
 * Every declared parameter has its place: an omitted optional one is null. An error anywhere in the arguments is
 * the result, and the function is not called.
 */
export function prepareArguments(
  { parameters = [] }: FunctionMetadata,
  given: readonly FormulaArgument[],
): PreparedArguments {
  const last = parameters.at(-1);
  const repeating = last?.repeating ? last : undefined;
  const single = repeating ? parameters.slice(0, -1) : parameters;
  const required = parameters.filter(({ optional }) => !optional).length;
  if (given.length < required || (!repeating && given.length > parameters.length))
    return { error: VALUE_ERROR };
  const values = single.map((parameter, i) => prepared(given[i], parameter));
  if (repeating) values.push(given.slice(single.length).map((argument) => prepared(argument, repeating)));
  const error = values.map(firstError).find((found) => found !== undefined);
  return error ? { error } : { values };
}
