import { DomainError } from '../domain-error';
import { poisson } from '../probability/poisson';
import type { RqInput, RqPolicy } from './rq-policy';
import { requireRq, rqPerformance } from './rq-policy';
import { economicOrderBackorders } from './economic-order-backorders';

/** Largest order for which the search unit by unit stays immediate. */
const mostUnits = 2_000_000;
/** Largest mean lead-time demand whose probabilities are worked out unit by unit. */
const mostLeadTimeDemand = 1e9;

/**
 * Optimal (r, Q) for Poisson demand, in whole units: starting from the best single inventory position, the next
 * cheapest neighbour joins r + 1…r + Q for as long as it costs less than the average so far.
 *
 * @throws DomainError "out-of-range" when a cost or the mean is not positive, leadTime is negative, or an order
 *   would be of millions of units
 * @see Federgruen & Zheng, Operations Research 40 (1992);
 *   Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), eq. 5.48
 */
export function optimalRqPoisson(input: Omit<RqInput, 'demandSd'>): RqPolicy {
  const full: RqInput = { ...input, demandSd: Math.sqrt(Math.max(0, input.demandMean)) };
  requireRq(full);
  const { orderCost, holdingCost, stockoutCost, demandMean, leadTime } = full;
  const mean = demandMean * leadTime;
  const certain = economicOrderBackorders({ ...full, demandRate: demandMean, backorderCost: stockoutCost });
  if (certain.quantity > mostUnits || mean > mostLeadTimeDemand) {
    throw new DomainError(
      'out-of-range',
      'demandMean',
      `leads to orders of about ${Math.round(certain.quantity)} units and ${Math.round(mean)} units per lead time; use the method "exact", whose normal demand is as good as Poisson there`,
    );
  }

  const demand = poisson(mean);
  const both = holdingCost + stockoutCost;
  const best = demand.quantile(stockoutCost / both);
  // g rises by h − (h + p) P(D > y) from y to y + 1; that tail and the probabilities are carried along.
  const start: Position = {
    y: best,
    cost: holdingCost * demand.complementaryLoss(best) + stockoutCost * demand.loss(best),
    tail: demand.survival(best),
    probability: demand.density(best),
  };
  const up = ({ y, cost, tail, probability }: Position): Position => {
    const next = (probability * mean) / (y + 1);
    return {
      y: y + 1,
      cost: cost + holdingCost - both * tail,
      tail: Math.max(0, tail - next),
      probability: next,
    };
  };
  const down = ({ y, cost, tail, probability }: Position): Position => {
    const wider = y > 0 ? Math.min(1, tail + probability) : 1;
    return {
      y: y - 1,
      cost: cost - holdingCost + both * wider,
      tail: wider,
      probability: y > 0 ? (probability * y) / mean : 0,
    };
  };

  let below = down(start);
  let above = up(start);
  let total = orderCost * demandMean + start.cost;
  let quantity = 1;
  for (;;) {
    const cheaper = below.cost < above.cost ? below : above;
    if (cheaper.cost * quantity >= total) break;
    if (quantity > 10 * mostUnits) {
      throw new DomainError('out-of-range', 'stockoutCost', 'is out of proportion to holdingCost');
    }
    total += cheaper.cost;
    quantity++;
    if (cheaper === below) below = down(below);
    else above = up(above);
  }
  const decision = { reorderPoint: below.y, orderQuantity: quantity };
  return { ...decision, ...rqPerformance(decision, full, demand) };
}

/** An inventory position, its cost rate g(y), and lead-time demand's P(D > y) and probability of y. */
interface Position {
  readonly y: number;
  readonly cost: number;
  readonly tail: number;
  readonly probability: number;
}
