import { DomainError } from '../domain-error';
import { transportPlan } from '../optimization/transport';
import { requireCostMatrix, requirePerEntry } from './network-checks';

export interface TransportInput {
  /** Cost of sending one unit from each source (row) to each destination (column). */
  readonly unitCost: readonly (readonly number[])[];
  /** Units each source can send. */
  readonly supply: readonly number[];
  /** Units each destination must receive. */
  readonly demand: readonly number[];
}

export interface TransportResult {
  readonly status: 'optimal' | 'infeasible';
  readonly cost: number;
  readonly flows: readonly {
    readonly source: number;
    readonly destination: number;
    readonly quantity: number;
  }[];
  /** Change of cost for one more unit of supply: zero or negative. */
  readonly supplyPrice: readonly number[];
  /** Change of cost for one more unit of demand. */
  readonly demandPrice: readonly number[];
  /** Units that cannot be delivered, all zero when feasible; the cost is then that of the rest. */
  readonly shortfall: readonly number[];
}

/**
 * The transportation problem: the cheapest flows that meet all demand from limited supply, with the shadow
 * price of every supply and demand. When supply falls short, the plan serves the most it can at least cost
 * and says what is missing where.
 *
 * @throws DomainError "out-of-range" naming the first malformed row
 * @see Winston, Operations Research: Applications and Algorithms, 4th ed. (2004), chapter 7
 */
export function transport({ unitCost, supply, demand }: TransportInput): TransportResult {
  requireCostMatrix('unitCost', unitCost);
  requirePerEntry('supply', supply, unitCost.length, 'rows of unitCost');
  requirePerEntry('demand', demand, unitCost[0]!.length, 'columns of unitCost');
  if (!demand.some((quantity) => quantity > 0)) {
    throw new DomainError('out-of-range', 'demand', 'must not be zero everywhere');
  }
  const plan = transportPlan({
    supply,
    demand,
    unitCost: (source, destination) => unitCost[source]![destination]!,
  });
  return {
    status: plan.feasible ? 'optimal' : 'infeasible',
    cost: plan.cost,
    flows: plan.flows,
    supplyPrice: [...plan.supplyPrice],
    demandPrice: [...plan.demandPrice],
    shortfall: [...plan.shortfall],
  };
}
