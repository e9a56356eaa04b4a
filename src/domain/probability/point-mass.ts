import { requireFinite } from '../domain-error';
import type { Distribution } from './distribution';

/**
 * The certain value: what every distribution becomes as its variance vanishes. Its density is 1 at the value
 * and 0 elsewhere.
 *
 * @throws DomainError "out-of-range" when the value is not finite
 */
export function pointMass(value: number, isInteger = false): Distribution {
  requireFinite('value', value);
  const loss = (x: number): number => Math.max(value - x, 0);
  return {
    mean: value,
    variance: 0,
    isInteger,
    density: (x) => (x === value ? 1 : 0),
    cdf: (x) => (x >= value ? 1 : 0),
    survival: (x) => (x < value ? 1 : 0),
    quantile: () => value,
    loss,
    complementaryLoss: (x) => Math.max(x - value, 0),
    secondLoss: (x) => 0.5 * loss(x) * (isInteger ? Math.max(loss(x) - 1, 0) : loss(x)),
  };
}
