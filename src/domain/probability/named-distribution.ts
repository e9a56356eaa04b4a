import { DomainError } from '../domain-error';
import type { Distribution } from './distribution';
import { exponential } from './exponential';
import { gamma } from './gamma';
import { geometric } from './geometric';
import { lognormal } from './lognormal';
import { negativeBinomial } from './negative-binomial';
import { normal } from './normal';
import { poisson } from './poisson';
import { uniform } from './uniform';

interface Family {
  readonly parameters: readonly string[];
  make(first: number, second: number): Distribution;
}

/** Distributions by name with their own parameters, in this order. */
const FAMILIES = {
  normal: { parameters: ['mean', 'sd'], make: normal },
  gamma: { parameters: ['shape', 'scale'], make: gamma },
  poisson: { parameters: ['mean'], make: poisson },
  negbin: { parameters: ['r', 'p'], make: negativeBinomial },
  lognormal: { parameters: ['mu', 'sigma'], make: lognormal },
  uniform: { parameters: ['low', 'high'], make: uniform },
  exponential: { parameters: ['rate'], make: exponential },
  geometric: { parameters: ['p'], make: geometric },
} as const satisfies Record<string, Family>;

export type DistributionName = keyof typeof FAMILIES;

export const DISTRIBUTION_NAMES = Object.keys(FAMILIES) as readonly DistributionName[];

/** The names of the parameters of a distribution, in their order. */
export function parameterNames(name: DistributionName): readonly string[] {
  return FAMILIES[name].parameters;
}

/**
 * A distribution by its name and its own parameters.
 *
 * @throws DomainError "out-of-range" when the number of parameters is not the distribution's, or one is outside its
 *   range
 */
export function namedDistribution(name: DistributionName, parameters: readonly number[]): Distribution {
  const family: Family = FAMILIES[name];
  if (parameters.length !== family.parameters.length) {
    throw new DomainError(
      'out-of-range',
      'parameters',
      `of "${name}" must be ${family.parameters.join(' and ')}, not ${parameters.length} of them`,
    );
  }
  return family.make(parameters[0]!, parameters[1] ?? Number.NaN);
}
