import { bullwhipRatio } from '../domain/flow/bullwhip';
import { constraintPlan } from '../domain/flow/constraint';
import { littlesLaw } from '../domain/flow/littles-law';
import { planningCycleLag } from '../domain/flow/planning-cycle-lag';
import {
  excelCall,
  labelList,
  liftScalar,
  numberList,
  numberMatrix,
  oneNumber,
  optionalNumber,
  scalar,
  table,
} from './excel-call';

/**
 * Stock and cash caused by a slower planning cycle: safety stock before and after a change of the cycle.
 *
 * When to use: to charge the cost of planning monthly instead of weekly to the planning process that causes it.
 *
 * Formula: safety stock = z × demandSd × √(leadTime + cycle), z = Φ⁻¹(serviceLevel); cash = safety stock × unitCost.
 *
 * Units: lead time and cycles in the periods of demandSd.
 *
 * Source: Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., §6.9.
 * @customfunction FLOW.CYCLELAG
 * @param demandSd Standard deviation of demand per period (units).
 * @param leadTime Replenishment lead time (periods).
 * @param cycleBefore Periods between two plans before the change.
 * @param cycleAfter Periods between two plans after the change.
 * @param serviceLevel Probability of no stockout, a fraction.
 * @param unitCost Cost of a unit (money).
 * @returns {any[][]} Table: before, after and change, each with cycle, exposure, safety stock and cash.
 * @example =INDEX(FULCRUM.FLOW.CYCLELAG(100, 3, 1, 6, 0.975, 20), 4, 4) -> 195.996
 */
export function planningCycleLagFunction(
  demandSd: any[][],
  leadTime: any[][],
  cycleBefore: any[][],
  cycleAfter: any[][],
  serviceLevel: any[][],
  unitCost: any[][],
): any[][] {
  return excelCall(() => {
    const cycle = {
      demandSd: oneNumber('demandSd', demandSd),
      leadTime: oneNumber('leadTime', leadTime),
      cycleBefore: oneNumber('cycleBefore', cycleBefore),
      cycleAfter: oneNumber('cycleAfter', cycleAfter),
      serviceLevel: oneNumber('serviceLevel', serviceLevel),
      unitCost: oneNumber('unitCost', unitCost),
    };
    const { before, after } = planningCycleLag(cycle);
    return table(
      ['Plan', 'Cycle', 'Exposure', 'Safety stock', 'Cash'],
      [
        ['Before', cycle.cycleBefore, before.exposure, before.safetyStock, before.cash],
        ['After', cycle.cycleAfter, after.exposure, after.safetyStock, after.cash],
        [
          'Change',
          cycle.cycleAfter - cycle.cycleBefore,
          after.exposure - before.exposure,
          after.safetyStock - before.safetyStock,
          after.cash - before.cash,
        ],
      ],
    );
  });
}

/**
 * Bullwhip ratio: variance of the orders placed over variance of the demand received.
 *
 * When to use: to see whether a stage amplifies what it receives; above 1 it does.
 *
 * Formula: sample variance of orders / sample variance of demand.
 *
 * Source: Chen, Drezner, Ryan & Simchi-Levi (2000), Management Science 46.
 * @customfunction FLOW.BULLWHIP
 * @param orders Orders placed with the supplier per period (units).
 * @param demand Demand received per period (units).
 * @returns {number} The ratio.
 * @example =FULCRUM.FLOW.BULLWHIP({8,12,4,16}, {9,11,7,13}) -> 4
 */
export function bullwhipFunction(orders: any[][], demand: any[][]): number {
  return excelCall(() => scalar(bullwhipRatio(numberList('orders', orders), numberList('demand', demand))));
}

/**
 * Little's law: inventory, throughput or flow time from the other two; leave the one asked for blank or "-".
 *
 * When to use: to turn a stock into days, or days into stock, for any stable process.
 *
 * Formula: inventory = throughput × flowTime.
 *
 * Source: Little (1961), Operations Research 9.
 * @customfunction FLOW.LITTLE
 * @param [inventory] Average units in the system.
 * @param [throughput] Units per period.
 * @param [flowTime] Average periods in the system.
 * @returns {any[][]} The one left blank.
 * @example =FULCRUM.FLOW.LITTLE(, 120, 2.5) -> 300
 * @example =FULCRUM.FLOW.LITTLE(300, 120) -> 2.5
 */
export function littlesLawFunction(inventory?: any[][], throughput?: any[][], flowTime?: any[][]): any[][] {
  return liftScalar(
    {
      inventory: optionalNumber(inventory),
      throughput: optionalNumber(throughput),
      flowTime: optionalNumber(flowTime),
    },
    littlesLaw,
  );
}

/**
 * The constraint, contribution per constraint hour, and how much of each product its hours allow.
 *
 * When to use: to decide what to make, or which orders to take, when one resource cannot do it all.
 *
 * Formula: constraint = resource with the highest Σ load / capacity; products in falling order of contribution /
 * hours on the constraint until its capacity is used. Exact with one constraint; the status names a second one.
 *
 * Units: capacity and load in hours of one period at full demand, contribution in money at full demand.
 *
 * Source: Goldratt (1990), The Haystack Syndrome; Horngren, Datar & Rajan (2015), Cost Accounting, ch. 11.
 * @customfunction FLOW.CONSTRAINT
 * @param capacity Hours available per resource.
 * @param load Hours needed at full demand: one row per resource, one column per product.
 * @param contribution Contribution per product at full demand (money).
 * @param [resources] A name for each resource.
 * @param [products] A name for each product.
 * @returns {any[][]} Table per product: constraint, its utilisation, hours, contribution per hour, rank, share made, status.
 * @example =INDEX(FULCRUM.FLOW.CONSTRAINT({2400;2400;2400;2400}, {1500,500;1500,1500;1500,250;1000,250}, {4500,3000}), 3, 7) -> 0.6
 */
export function constraintFunction(
  capacity: any[][],
  load: any[][],
  contribution: any[][],
  resources?: any[][],
  products?: any[][],
): any[][] {
  return excelCall(() => {
    const hours = numberList('capacity', capacity);
    const money = numberList('contribution', contribution);
    const resourceNames = labelList('resources', resources, hours.length, 'Resource');
    const productNames = labelList('products', products, money.length, 'Product');
    const plan = constraintPlan(hours, numberMatrix('load', load), money);
    const status =
      plan.secondConstraint === undefined
        ? 'optimal'
        : `${resourceNames[plan.secondConstraint]!} is overloaded too: needs a linear programme`;
    return table(
      [
        'Product',
        'Constraint',
        'Utilisation',
        'Constraint hours',
        'Contribution per hour',
        'Rank',
        'Share made',
        'Status',
      ],
      plan.products.map((product) => [
        productNames[product.product],
        resourceNames[plan.constraint],
        plan.utilisation,
        product.constraintHours,
        product.contributionPerHour,
        product.rank,
        product.shareMade,
        status,
      ]),
    );
  });
}
