/** How the inventory functions take demand: by moments and a shape, lifted over ranges, or by a list of values. */
import { DomainError } from '../domain/domain-error';
import { DEMAND_DISTRIBUTIONS } from '../domain/probability/demand-distribution';
import { discrete, empirical, type ListedDistribution } from '../domain/probability/discrete';
import {
  choice,
  type ExcelRange,
  isOmitted,
  type LiftedArgument,
  number,
  numberList,
  oneChoice,
  oneNumber,
  optionalNumber,
} from './excel-call';

const LISTED = ['discrete', 'empirical'] as const;
type Listed = (typeof LISTED)[number];

/** "discrete" or "empirical" when the one cell of `distribution` holds it: the range of the mean then is a list. */
export function listedName(distribution: ExcelRange): Listed | undefined {
  if (isOmitted(distribution) || distribution!.length !== 1 || distribution![0]!.length !== 1)
    return undefined;
  const name = String(distribution![0]![0]).trim().toLowerCase();
  return LISTED.find((listed) => listed === name);
}

/** Demand by "discrete" values and their probabilities, or by an "empirical" history. */
export function listedDemand(
  name: Listed,
  values: readonly [field: string, range: ExcelRange],
  probabilities: readonly [field: string, range: ExcelRange],
): ListedDistribution {
  const list = numberList(...values);
  return name === 'discrete' ? discrete(list, numberList(...probabilities)) : empirical(list);
}

function constant<T>(value: T): LiftedArgument<T> {
  return { cells: [[null]], read: () => value };
}

/** The shapes of demand that lift over ranges; those given by lists are refused with the way to give them. */
function shape<T extends string>(
  distribution: ExcelRange,
  allowed: readonly T[],
  fallback: T,
): LiftedArgument<T> {
  const { cells, read } = choice<T | Listed>(distribution, [...allowed, ...LISTED], fallback);
  return {
    cells,
    read: (field, cell) => {
      const name = read(field, cell);
      if (name !== 'discrete' && name !== 'empirical') return name as T;
      throw new DomainError(
        'out-of-range',
        field,
        `"${name}" must be one cell: it takes the whole of demandMean`,
      );
    },
  };
}

/**
 * The arguments demandMean, demandSd and distribution of a lifted function. With "empirical" demandMean is the
 * history of demand per period; with "discrete" it holds the values and demandSd their probabilities.
 *
 * @throws DomainError "out-of-range" when a list is malformed, so call it inside excelCall
 */
export function demandArguments<T extends string>(
  demandMean: ExcelRange,
  demandSd: ExcelRange,
  distribution: ExcelRange,
  allowed: readonly T[],
  fallback: T,
) {
  const listed = listedName(distribution);
  const demand = listed && listedDemand(listed, ['demandMean', demandMean], ['demandSd', demandSd]);
  return {
    demandMean: demand ? constant(demand.mean) : number(demandMean),
    demandSd: demand ? constant<number | undefined>(undefined) : optionalNumber(demandSd),
    distribution: demand ? constant(fallback) : shape(distribution, allowed, fallback),
    periodDemand: constant(demand),
  };
}

/** The same with the distributions that a mean and a standard deviation determine, normal when omitted. */
export function anyDemand(demandMean: ExcelRange, demandSd: ExcelRange, distribution: ExcelRange) {
  return demandArguments(demandMean, demandSd, distribution, DEMAND_DISTRIBUTIONS, 'normal');
}

/** The same arguments of a function that takes one item. */
export function oneDemand(demandMean: ExcelRange, demandSd: ExcelRange, distribution: ExcelRange) {
  const listed = listedName(distribution);
  if (listed !== undefined) {
    const periodDemand = listedDemand(listed, ['demandMean', demandMean], ['demandSd', demandSd]);
    return { demandMean: periodDemand.mean, demandSd: undefined, periodDemand };
  }
  return {
    demandMean: oneNumber('demandMean', demandMean),
    demandSd: isOmitted(demandSd) ? undefined : oneNumber('demandSd', demandSd),
    distribution: oneChoice('distribution', distribution, DEMAND_DISTRIBUTIONS, 'normal'),
  };
}
