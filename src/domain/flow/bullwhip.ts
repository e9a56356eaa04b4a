import { DomainError, requireFinite } from '../domain-error';

/**
 * Bullwhip ratio: variance of the orders placed over variance of the demand received; above 1 the stage
 * amplifies. Both in units per period, sample variances, at least two periods each.
 *
 * @throws DomainError "out-of-range" for fewer than two periods or a demand that never varies
 * @see F. Chen, Z. Drezner, J. K. Ryan & D. Simchi-Levi, "Quantifying the Bullwhip Effect in a Simple Supply
 *   Chain", Management Science 46 (2000) 436–443
 */
export function bullwhipRatio(orders: readonly number[], demand: readonly number[]): number {
  const demandVariance = sampleVariance('demand', demand);
  if (demandVariance === 0) throw new DomainError('out-of-range', 'demand', 'must vary over the periods');
  return sampleVariance('orders', orders) / demandVariance;
}

function sampleVariance(field: string, values: readonly number[]): number {
  if (values.length < 2) throw new DomainError('out-of-range', field, 'must have at least 2 entries');
  values.forEach((value, i) => requireFinite(`${field}, entry ${i + 1},`, value));
  // The mean of equal decimals may miss them by rounding, and they would seem to vary.
  if (values.every((value) => value === values[0])) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
