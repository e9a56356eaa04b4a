import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { DomainError, requireFinite, requireProbability } from '../domain-error';

export interface ThreePointEstimate {
  readonly min: number;
  readonly mode: number;
  readonly max: number;
  /** Probability that the value stays below the result, in [0, 1]. */
  readonly p: number;
}

function requireThreePoints({ min, mode, max, p }: ThreePointEstimate): void {
  requireFinite('min', min);
  requireFinite('mode', mode);
  requireFinite('max', max);
  requireProbability('p', p);
  if (min > max) {
    throw new DomainError(
      'out-of-range',
      'min',
      `must not be above max (${max}), but is ${min}; enter ${max} as min and ${min} as max`,
    );
  }
  if (mode < min || mode > max) {
    throw new DomainError(
      'out-of-range',
      'mode',
      `must lie between min (${min}) and max (${max}), not at ${mode}`,
    );
  }
}

/**
 * Quantile of the triangular distribution: min + √(p (max − min)(mode − min)) up to the mode, max −
 * √((1 − p)(max − min)(max − mode)) beyond.
 *
 * @throws DomainError "out-of-range" when min, mode and max do not ascend or p is outside [0, 1]
 * @see D. Vose, Risk Analysis, 3rd ed. (2008), appendix III
 */
export function triangularQuantile(estimate: ThreePointEstimate): number {
  requireThreePoints(estimate);
  const { min, mode, max, p } = estimate;
  const width = max - min;
  return p * width < mode - min
    ? min + Math.sqrt(p * width * (mode - min))
    : max - Math.sqrt((1 - p) * width * (max - mode));
}

/**
 * Quantile of the PERT distribution: a beta distribution over min to max with shapes 1 + 4 (mode − min)/(max − min) and
 * 1 + 4 (max − mode)/(max − min), whose mean is (min + 4 mode + max)/6.
 *
 * @throws DomainError "out-of-range" when min, mode and max do not ascend or p is outside [0, 1]
 * @see D. G. Malcolm et al., Operations Research 7 (1959) 646–669; D. Vose, Risk Analysis, 3rd ed. (2008), appendix III
 */
export function pertQuantile(estimate: ThreePointEstimate): number {
  requireThreePoints(estimate);
  const { min, mode, max, p } = estimate;
  const width = max - min;
  if (width === 0) return min;
  return min + width * betaQuantile(p, 1 + (4 * (mode - min)) / width, 1 + (4 * (max - mode)) / width);
}
