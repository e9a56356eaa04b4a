import { DomainError } from '../domain-error';
import { poisson } from '../probability/poisson';
import type { RqInput, RqPolicy } from './rq-policy';
import { requireRq, rqPerformance } from './rq-policy';
import { economicOrderBackorders } from './economic-order-backorders';

/** Largest order for which the search unit by unit stays immediate. */
const mostUnits = 2_000_000;

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
  const demand = poisson(mean);
  const certain = economicOrderBackorders({ ...full, demandRate: demandMean, backorderCost: stockoutCost });
  if (certain.quantity > mostUnits) {
    throw new DomainError(
      'out-of-range',
      'demandMean',
      `leads to orders of about ${Math.round(certain.quantity)} units; use the method "exact", whose normal demand is as good as Poisson there`,
    );
  }

  const both = holdingCost + stockoutCost;
  const best = demand.quantile(stockoutCost / both);
  // g changes by (h + p)F(y) − p from y to y + 1; F and the probabilities are carried along.
  const start: Position = {
    y: best,
    cost: holdingCost * demand.complementaryLoss(best) + stockoutCost * demand.loss(best),
    cdf: demand.cdf(best),
    probability: demand.density(best),
  };
  const up = ({ y, cost, cdf, probability }: Position): Position => {
    const next = (probability * mean) / (y + 1);
    return { y: y + 1, cost: cost + both * cdf - stockoutCost, cdf: cdf + next, probability: next };
  };
  const down = ({ y, cost, cdf, probability }: Position): Position => {
    const below = y > 0 ? Math.max(0, cdf - probability) : 0;
    return {
      y: y - 1,
      cost: cost - both * below + stockoutCost,
      cdf: below,
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
    total += cheaper.cost;
    quantity++;
    if (cheaper === below) below = down(below);
    else above = up(above);
  }
  const decision = { reorderPoint: below.y, orderQuantity: quantity };
  return { ...decision, ...rqPerformance(decision, full, demand) };
}

/** An inventory position, its cost rate g(y), and lead-time demand's F(y) and probability of y. */
interface Position {
  readonly y: number;
  readonly cost: number;
  readonly cdf: number;
  readonly probability: number;
}
