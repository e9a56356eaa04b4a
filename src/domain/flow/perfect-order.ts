import { DomainError, requireEntries, requireProbability } from '../domain-error';

export interface PerfectOrderRate {
  /** Product of the component rates: the true rate if the components failed independently. */
  readonly product: number;
  /** Share of orders without any failure; undefined without flags per order. */
  readonly trueRate: number | undefined;
  /** Fréchet's lower bound: the rate if failures never fell on the same order. */
  readonly lowerBound: number;
  /** Fréchet's upper bound: the rate if failures always fell on the same orders. */
  readonly upperBound: number;
}

/**
 * Perfect order rate from its component rates (on time, complete, undamaged, documented, …): their product,
 * and the bounds between which the true rate lies whatever the dependence between failures,
 * max(0, 1 − Σ(1 − pᵢ)) ≤ rate ≤ min pᵢ. With one row of flags per order (1 = met, 0 = failed; one column per
 * component) also the true rate.
 *
 * @param components rates, each in [0, 1]
 * @param orderFlags orders × components, each 0 or 1
 * @throws DomainError "out-of-range" for no components, a rate outside [0, 1], a flag other than 0 or 1, or
 *   rows with another number of flags than there are components
 * @see SCOR Digital Standard, metric RL.1.1 Perfect Order Fulfillment (product and order-level measurement)
 * @see M. Fréchet, "Généralisation du théorème des probabilités totales", Fundamenta Mathematicae 25 (1935)
 */
export function perfectOrderRate(
  components: readonly number[],
  orderFlags?: readonly (readonly number[])[],
): PerfectOrderRate {
  requireEntries('components', components);
  components.forEach((rate, i) => requireProbability(`components, entry ${i + 1},`, rate));
  return {
    product: components.reduce((product, rate) => product * rate, 1),
    trueRate: orderFlags && shareWithoutFailure(orderFlags, components.length),
    lowerBound: Math.max(0, 1 - components.reduce((sum, rate) => sum + (1 - rate), 0)),
    upperBound: Math.min(...components),
  };
}

/**
 * Component rates from the flags of orders: the share of orders in which each was met.
 *
 * @throws DomainError "out-of-range" for no orders, rows of unequal width, or a flag other than 0 or 1
 */
export function componentRates(orderFlags: readonly (readonly number[])[]): number[] {
  requireEntries('orderFlags', orderFlags);
  const components = orderFlags[0]!.length;
  requireFlags(orderFlags, components);
  return Array.from(
    { length: components },
    (_, c) => orderFlags.reduce((met, flags) => met + flags[c]!, 0) / orderFlags.length,
  );
}

function shareWithoutFailure(orderFlags: readonly (readonly number[])[], components: number): number {
  requireEntries('orderFlags', orderFlags);
  requireFlags(orderFlags, components);
  return orderFlags.filter((flags) => flags.every((flag) => flag === 1)).length / orderFlags.length;
}

function requireFlags(orderFlags: readonly (readonly number[])[], components: number): void {
  orderFlags.forEach((flags, order) => {
    if (flags.length !== components) {
      throw new DomainError(
        'out-of-range',
        `orderFlags, row ${order + 1},`,
        `must have one flag for each of the ${components} components, not ${flags.length}`,
      );
    }
    flags.forEach((flag, component) => {
      if (flag !== 0 && flag !== 1) {
        throw new DomainError(
          'out-of-range',
          `orderFlags, row ${order + 1}, column ${component + 1},`,
          `must be 1 (met) or 0 (failed), not ${flag}`,
        );
      }
    });
  });
}
