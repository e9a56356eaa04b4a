import { DomainError, requireNonNegative } from '../domain-error';
import type { Distribution } from './distribution';
import { pointMass } from './point-mass';

/**
 * Demand of a family that is positive wherever it varies; a standard deviation of zero gives the certain value.
 *
 * @throws DomainError "out-of-range" when mean is not positive while sd is
 */
export function positiveDemand(
  family: string,
  mean: number,
  sd: number,
  varying: () => Distribution,
): Distribution {
  requireNonNegative('mean', mean);
  if (requireNonNegative('sd', sd) === 0) return pointMass(mean);
  if (mean === 0) {
    throw new DomainError(
      'out-of-range',
      'distribution',
      `"${family}" needs a mean above zero when demand varies`,
    );
  }
  return varying();
}
