import { DomainError, requireFinite, requireNonNegative, requireSameLength } from '../domain-error';

/**
 * Time equation: minutes of one transaction, base time plus a time for each driver, β₀ + Σ βᵢxᵢ. A coefficient may be
 * below zero where a feature saves time, such as an order that comes in electronically.
 *
 * @param baseMinutes β₀, minutes that every transaction takes
 * @param coefficients βᵢ, minutes per unit of each driver
 * @param drivers xᵢ of the transaction: a quantity, or 1 and 0 for a feature it has or lacks
 * @throws DomainError "out-of-range" for unequal lengths, a negative base time or driver, or a result below zero
 * @see R. S. Kaplan & S. R. Anderson, Time-Driven Activity-Based Costing (2007), ch. 2
 */
export function transactionMinutes(
  baseMinutes: number,
  coefficients: readonly number[],
  drivers: readonly number[],
): number {
  requireNonNegative('baseMinutes', baseMinutes);
  requireSameLength('drivers', drivers, 'coefficients', coefficients);
  let minutes = baseMinutes;
  drivers.forEach((driver, i) => {
    minutes +=
      requireFinite(`coefficients, entry ${i + 1},`, coefficients[i]!) *
      requireNonNegative(`drivers, column ${i + 1},`, driver);
  });
  return requireMinutes(minutes);
}

/** Minutes as a result of a time equation. @throws DomainError "out-of-range" when they are below zero */
export function requireMinutes(minutes: number): number {
  if (minutes >= 0) return minutes;
  throw new DomainError(
    'out-of-range',
    'the time equation',
    `gives ${minutes} minutes for this transaction; check the terms that save time`,
  );
}
