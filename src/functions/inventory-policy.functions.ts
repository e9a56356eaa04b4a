import { DomainError } from '../domain/domain-error';
import {
  rqEoqBackorders,
  rqEoqSafetyStock,
  rqExpectedInventoryLevel,
  rqLossFunction,
} from '../domain/inventory/rq-approximations';
import { optimalRq } from '../domain/inventory/rq-policy';
import type { RqInput, RqPolicy } from '../domain/inventory/rq-policy';
import { optimalRqPoisson } from '../domain/inventory/rq-policy-poisson';
import { optimalSs } from '../domain/inventory/ss-policy';
import { ssPowerApproximation } from '../domain/inventory/ss-power-approximation';
import { negativeBinomialOf } from '../domain/probability/negative-binomial';
import { poisson } from '../domain/probability/poisson';
import { choice, excelCall, liftTable, number, optionalNumber } from './excel-call';
import { demandArguments } from './inventory-arguments';

/** The names by which the methods of INV.RQPOLICY are known; letters and digits decide. */
const rqMethods = {
  exact: 'exact',
  exactnormal: 'exact',
  normal: 'exact',
  exactpoisson: 'poisson',
  poisson: 'poisson',
  eil: 'EIL',
  eoqb: 'EOQ+B',
  eoqss: 'EOQ+SS',
  loss: 'loss',
  lossfunction: 'loss',
} as const;
const rqMethodNames = ['exact', 'poisson', 'EIL', 'EOQ+B', 'EOQ+SS', 'loss'] as const;

function spelledOut(method: any[][] | undefined): any[][] | null {
  if (!Array.isArray(method)) return method ?? null;
  return method.map((row) =>
    row.map((cell) => {
      if (typeof cell !== 'string') return cell;
      return rqMethods[cell.toLowerCase().replace(/[^a-z0-9]/g, '') as keyof typeof rqMethods] ?? cell;
    }),
  );
}

function rqPolicyBy(method: (typeof rqMethodNames)[number], input: RqInput): RqPolicy {
  switch (method) {
    case 'exact':
      return optimalRq(input);
    case 'poisson':
      return optimalRqPoisson(input);
    case 'EIL':
      return rqExpectedInventoryLevel(input);
    case 'EOQ+B':
      return rqEoqBackorders(input);
    case 'EOQ+SS':
      return rqEoqSafetyStock(input);
    case 'loss':
      return rqLossFunction(input);
  }
}

/**
 * Reorder point and order quantity of a continuously reviewed item, with cost and service.
 *
 * When to use: orders of a fixed size, placed when stock on hand and on order falls to a reorder point.
 * Formula: cost = (orderCost · demandMean + ∫ g(y) dy from r to r + Q) / Q, g the expected holding and stockout cost of inventory position y; minimised over both.
 * Units: one time unit throughout; stockoutCost per unit backordered and time unit (with EIL: per unit short, once, and the cost is that method's own).
 * Methods: "exact" for normal demand (default), "poisson" exact in whole units, and by name the approximations "EIL", "EOQ+B", "EOQ+SS" and "loss"; the cost of the last three is the exact one of the policy they give.
 * Source: Snyder & Shen (2019), Fundamentals of Supply Chain Theory, 2nd ed., chapter 5; Federgruen & Zheng (1992), Operations Research 40.
 * @customfunction INV.RQPOLICY
 * @param orderCost Fixed cost of placing one order (money).
 * @param holdingCost Cost of holding one unit for one time unit (money).
 * @param stockoutCost Cost of one unit backordered for one time unit (money).
 * @param demandMean Mean demand per time unit (units).
 * @param demandSd Standard deviation of demand per time unit (units); not used, and may be blank, with "poisson".
 * @param leadTime Time from order to arrival.
 * @param [method] "exact" (default), "poisson", "EIL", "EOQ+B", "EOQ+SS" or "loss".
 * @returns {any[][]} Reorder point, quantity, cost, cycle service, fill rate, average stock and backorders.
 * @example =INDEX(FULCRUM.INV.RQPOLICY(8, 0.225, 7.5, 1300, 150, 0.0833333333333333), 2, 3) -> 78.071146
 * @example =INDEX(FULCRUM.INV.RQPOLICY(100, 20, 150, 1.5, "", 2, "poisson"), 2, 3) -> 107.923581
 */
export function rqPolicyFunction(
  orderCost: any[][],
  holdingCost: any[][],
  stockoutCost: any[][],
  demandMean: any[][],
  demandSd: any[][],
  leadTime: any[][],
  method?: any[][],
): any[][] {
  return liftTable(
    [
      'reorderPoint',
      'orderQuantity',
      'cost',
      'cycleService',
      'fillRate',
      'averageInventory',
      'averageBackorders',
    ],
    {
      orderCost: number(orderCost),
      holdingCost: number(holdingCost),
      stockoutCost: number(stockoutCost),
      demandMean: number(demandMean),
      demandSd: optionalNumber(demandSd),
      leadTime: number(leadTime),
      method: choice(spelledOut(method), rqMethodNames, 'exact'),
    },
    ({ method: name, demandSd: sd, ...input }) => {
      if (sd === undefined && name !== 'poisson') {
        throw new DomainError(
          'out-of-range',
          'demandSd',
          'is blank; enter a number, or use the method "poisson"',
        );
      }
      const policy = rqPolicyBy(name, { ...input, demandSd: sd ?? 0 });
      return [
        policy.reorderPoint,
        policy.orderQuantity,
        policy.cost,
        policy.cycleService,
        policy.fillRate,
        policy.averageInventory,
        policy.averageBackorders,
      ];
    },
  );
}

/**
 * Periodic-review policy: order up to S whenever stock on hand and on order is at or below s.
 *
 * When to use: stock is reviewed once a period, an order costs a fixed amount, and what is ordered arrives before the period's demand.
 * Formula: least (orderCost + Σ m(j) g(S − j)) / M(S − s), by the exact algorithm of Zheng and Federgruen.
 * Units: costs per unit and period; demand in whole units per period, except with "power".
 * Distributions: "poisson" (default) and "negbin" (with demandSd) are exact, and so are "discrete" (demandMean holds the values, demandSd their probabilities) and "empirical" (demandMean holds the demands of past periods); "power" is the power approximation for normal demand, which gives no cost.
 * Source: Zheng & Federgruen (1991), Operations Research 39; Ehrhardt & Mosier (1984), Management Science 30; Snyder & Shen (2019), 2nd ed., section 4.4.
 * @customfunction INV.SSPOLICY
 * @param orderCost Fixed cost of placing one order (money).
 * @param holdingCost Cost of one unit left at the end of a period (money).
 * @param stockoutCost Cost of one unit backordered at the end of a period (money).
 * @param demandMean Mean demand per period (units); values or history with "discrete" or "empirical".
 * @param [distribution] "poisson" (default), "negbin", "discrete", "empirical" or "power".
 * @param [demandSd] Standard deviation of demand per period (units), for "negbin" and "power"; probabilities for "discrete".
 * @returns {any[][]} s, S, expected cost per period, and whether they are optimal.
 * @example =FULCRUM.INV.SSPOLICY(5, 1, 4, 6) -> {"reorderPoint","orderUpTo","cost","status";4,10,8.034112,"optimal"}
 */
export function ssPolicyFunction(
  orderCost: any[][],
  holdingCost: any[][],
  stockoutCost: any[][],
  demandMean: any[][],
  distribution?: any[][],
  demandSd?: any[][],
): any[][] {
  return excelCall(() =>
    liftTable(
      ['reorderPoint', 'orderUpTo', 'cost', 'status'],
      {
        orderCost: number(orderCost),
        holdingCost: number(holdingCost),
        stockoutCost: number(stockoutCost),
        ...demandArguments(demandMean, demandSd, distribution, ['poisson', 'negbin', 'power'], 'poisson'),
      },
      ({ distribution: name, demandMean: mean, demandSd: sd, periodDemand, ...costs }) => {
        if (name === 'poisson') {
          const { reorderPoint, orderUpTo, cost } = optimalSs({
            ...costs,
            demand: periodDemand ?? poisson(mean),
          });
          return [reorderPoint, orderUpTo, cost, 'optimal'];
        }
        if (sd === undefined) {
          throw new DomainError('out-of-range', 'demandSd', `is blank; "${name}" needs a number`);
        }
        if (name === 'negbin') {
          const { reorderPoint, orderUpTo, cost } = optimalSs({
            ...costs,
            demand: negativeBinomialOf(mean, sd),
          });
          return [reorderPoint, orderUpTo, cost, 'optimal'];
        }
        const { reorderPoint, orderUpTo } = ssPowerApproximation({
          ...costs,
          demandMean: mean,
          demandSd: sd,
        });
        return [reorderPoint, orderUpTo, null, 'approximation; cost not evaluated'];
      },
    ),
  );
}
