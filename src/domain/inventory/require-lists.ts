import { requireNonNegative, requirePositive } from '../domain-error';

/** Throws `DomainError` naming the first entry, counted from 1, that is not zero or a positive number. */
export function requireAllNonNegative(field: string, values: readonly number[]): void {
  const bad = values.findIndex((value) => !(value >= 0 && value < Infinity));
  if (bad >= 0) requireNonNegative(`${field}, entry ${bad + 1},`, values[bad]!);
}

/** Throws `DomainError` naming the first entry, counted from 1, that is not a positive number. */
export function requireAllPositive(field: string, values: readonly number[]): void {
  const bad = values.findIndex((value) => !(value > 0 && value < Infinity));
  if (bad >= 0) requirePositive(`${field}, entry ${bad + 1},`, values[bad]!);
}
