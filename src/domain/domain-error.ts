/** Why a model refused its input; decides which Excel error the cell shows. */
export type DomainErrorCode =
  /** An argument is missing, malformed or outside the range in which the model holds. */
  | 'out-of-range'
  /** The arguments are each fine, but no solution satisfies them together. */
  | 'infeasible'
  /** A name, key or row that the arguments refer to does not exist. */
  | 'not-found';

/**
 * A refused input. The message reads as a sentence: the argument's name, then the rule,
 * such as "demandSd must be a positive number".
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: DomainErrorCode,
    /** The argument at fault, as the caller knows it. */
    readonly field: string,
    /** What the argument must be, and where it helps, what it was. */
    readonly rule: string,
  ) {
    super(`${field} ${rule}`);
  }
}

/**
 * Whether a model refused its input. By its name: the pane and the functions are bundled apart and share one solver,
 * so that a refusal may come from the other's copy of the class.
 */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError';
}

function refuse(field: string, rule: string, value: unknown): never {
  throw new DomainError('out-of-range', field, `${rule}, not ${describe(value)}`);
}

function describe(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'blank';
  if (typeof value === 'string') return `the text "${value.slice(0, 40)}"`;
  return String(value);
}

/** Returns `value` when it is a finite number; throws `DomainError` otherwise. */
export function requireFinite(field: string, value: number): number {
  return Number.isFinite(value) ? value : refuse(field, 'must be a number', value);
}

/** Returns `value` when it is finite and above zero; throws `DomainError` otherwise. */
export function requirePositive(field: string, value: number): number {
  return Number.isFinite(value) && value > 0 ? value : refuse(field, 'must be a positive number', value);
}

/** Returns `value` when it is finite and not below zero; throws `DomainError` otherwise. */
export function requireNonNegative(field: string, value: number): number {
  return Number.isFinite(value) && value >= 0
    ? value
    : refuse(field, 'must be zero or a positive number', value);
}

/** A share that was meant in per cent, as it has to be written. */
function asFraction(value: number): string {
  return value > 1 && value <= 100
    ? `${value} (${value} % is ${Number((value / 100).toPrecision(12))})`
    : `${value}`;
}

/** Returns `value` when it lies strictly between 0 and 1; throws `DomainError` otherwise. */
export function requireFraction(field: string, value: number): number {
  if (value > 0 && value < 1) return value;
  throw new DomainError(
    'out-of-range',
    field,
    `must lie between 0 and 1, both excluded, not ${asFraction(value)}`,
  );
}

/** Returns `value` when it lies in [0, 1]; throws `DomainError` otherwise. */
export function requireProbability(field: string, value: number): number {
  if (value >= 0 && value <= 1) return value;
  throw new DomainError('out-of-range', field, `must lie between 0 and 1, not ${asFraction(value)}`);
}

/**
 * Throws `DomainError` unless no probability is negative and they add up to 1; with the probabilities scaled to 1 where
 * that is all that is wrong.
 */
export function requireProbabilities(field: string, probabilities: readonly number[]): void {
  probabilities.forEach((value, i) => requireNonNegative(`${field}, entry ${i + 1},`, value));
  const total = probabilities.reduce((sum, value) => sum + value, 0);
  if (Math.abs(total - 1) <= 1e-6) return;
  const scaled = probabilities.map((value) => Number((value / total).toPrecision(4)));
  const remedy = total > 0 ? `; scaled they would be ${scaled.join('; ')}` : '';
  throw new DomainError(
    'out-of-range',
    field,
    `must add up to 1, not ${Number(total.toPrecision(6))}${remedy}`,
  );
}

/** Returns `value` when it is an integer in [least, most]; throws `DomainError` otherwise. */
export function requireInteger(
  field: string,
  value: number,
  least = Number.MIN_SAFE_INTEGER,
  most = Number.MAX_SAFE_INTEGER,
): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const range =
    least === Number.MIN_SAFE_INTEGER
      ? ''
      : most === Number.MAX_SAFE_INTEGER
        ? ` of at least ${least}`
        : ` from ${least} to ${most}`;
  return refuse(field, `must be a whole number${range}`, value);
}

/** Returns the member of `allowed` that equals `value`; throws `DomainError` naming the choices otherwise. */
export function requireOneOf<T extends string>(field: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((choice) => choice === value);
  if (found !== undefined) return found;
  const choices = allowed.map((choice) => `"${choice}"`).join(', ');
  return refuse(field, `must be one of ${choices}`, value);
}

/** Throws `DomainError` unless `list` has at least `least` entries. */
export function requireEntries(field: string, list: { readonly length: number }, least = 1): void {
  if (list.length < least) {
    throw new DomainError(
      'out-of-range',
      field,
      `must have at least ${least} ${least === 1 ? 'entry' : 'entries'}`,
    );
  }
}

/** Throws `DomainError` unless both lists have the same number of entries. */
export function requireSameLength(
  field: string,
  list: { readonly length: number },
  otherField: string,
  other: { readonly length: number },
): void {
  if (list.length !== other.length) {
    throw new DomainError(
      'out-of-range',
      field,
      `must have as many entries as ${otherField} (${other.length}), not ${list.length}`,
    );
  }
}
