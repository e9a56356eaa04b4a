import { DomainError } from '../domain-error';
import type { Distribution } from './distribution';
import { gammaOf } from './gamma';
import { lognormalOf } from './lognormal';
import { negativeBinomialOf } from './negative-binomial';
import { normal } from './normal';
import { poisson } from './poisson';
import { uniformOf } from './uniform';

/** The demand distributions that a mean and a standard deviation determine. */
export const DEMAND_DISTRIBUTIONS = ['normal', 'gamma', 'negbin', 'poisson', 'lognormal', 'uniform'] as const;

export type DemandDistribution = (typeof DEMAND_DISTRIBUTIONS)[number];

/**
 * The named distribution with this mean and standard deviation. Poisson demand has its variance equal to its
 * mean, so that `sd` is not used.
 *
 * @throws DomainError "out-of-range" when the distribution cannot have these moments
 */
export function demandDistribution(name: DemandDistribution, mean: number, sd: number): Distribution {
  switch (name) {
    case 'normal':
      return normal(mean, sd);
    case 'gamma':
      return gammaOf(mean, sd);
    case 'negbin':
      return negativeBinomialOf(mean, sd);
    case 'poisson':
      return poisson(mean);
    case 'lognormal':
      return lognormalOf(mean, sd);
    case 'uniform':
      return uniformOf(mean, sd);
    default:
      throw new DomainError('not-found', 'distribution', `"${String(name)}" is not known`);
  }
}
