import { DomainError, requireEntries, requireNonNegative, requirePositive } from '../domain-error';
import { safetyStock } from './safety-stock';

export interface Supplier {
  readonly unitCost: number;
  readonly leadTime: number;
  readonly leadTimeSd: number;
  /** Least units per order; 0 for none. */
  readonly minimumOrder: number;
}

export interface LeadTimeTradeOff {
  /** The first is the one to compare with: today's supplier. */
  readonly suppliers: readonly Supplier[];
  readonly demandMean: number;
  readonly demandSd: number;
  /** Cycle service level. */
  readonly serviceLevel: number;
  /** Cost of capital per period, as a fraction of value. */
  readonly capitalRate: number;
  /** Cost of placing one order, money. */
  readonly orderCost: number;
}

/** The cost that changes, and who in a company answers for it. */
const CHARGED_TO = {
  purchaseCost: 'Procurement',
  pipelineCost: 'Finance',
  cycleStockCost: 'Operations',
  safetyStockCost: 'Planning',
} as const;

type CostName = keyof typeof CHARGED_TO;

export interface SupplierCost extends Record<CostName, number> {
  readonly orderQuantity: number;
  readonly totalCost: number;
  /** Unit cost at which this supplier's total equals the first one's. */
  readonly breakEvenUnitCost: number;
  /** The function whose cost rises most against the first supplier; undefined when none rises. */
  readonly chargedTo: string | undefined;
}

/**
 * Total cost of each supplier per period: purchase D·c, capital in the pipeline D·L·c·i, ordering and cycle stock
 * K·D/Q + c·i·Q/2 with the economic order quantity or the minimum order where larger, and safety stock
 * z √(L σ² + D² σ_L²) c·i; the unit cost at which it breaks even with the first supplier, and the function that
 * the change is charged to: lower prices are credited to procurement, the stock they take is charged elsewhere.
 *
 * @throws DomainError "out-of-range" when an input is negative, or demandMean or unitCost is zero
 * @see Chopra & Meindl, Supply Chain Management, sourcing: total cost of a supplier's lead time and lot size
 */
export function leadTimeTradeOff(input: LeadTimeTradeOff): SupplierCost[] {
  const { suppliers, demandMean, capitalRate, orderCost } = input;
  requireEntries('suppliers', suppliers);
  requirePositive('demandMean', demandMean);
  requireNonNegative('capitalRate', capitalRate);
  requireNonNegative('orderCost', orderCost);
  if (orderCost > 0 && capitalRate === 0) {
    throw new DomainError(
      'out-of-range',
      'capitalRate',
      'must be above 0 where orders cost money: stock would be free',
    );
  }

  const costed = suppliers.map((supplier, i) => {
    const row = `suppliers, row ${i + 1},`;
    const unitCost = requirePositive(`${row} unitCost`, supplier.unitCost);
    const minimumOrder = requireNonNegative(`${row} minimumOrder`, supplier.minimumOrder);
    const { leadTime, leadTimeSd } = supplier;
    requireNonNegative(`${row} leadTime`, leadTime);
    requireNonNegative(`${row} leadTimeSd`, leadTimeSd);
    const safety = safetyStock({ ...input, leadTime, leadTimeSd, serviceType: 'cycle' });
    const economic = orderCost === 0 ? 0 : Math.sqrt((2 * orderCost * demandMean) / (capitalRate * unitCost));
    const orderQuantity = Math.max(economic, minimumOrder);
    const purchaseCost = demandMean * unitCost;
    const pipelineCost = demandMean * leadTime * unitCost * capitalRate;
    const ordering = orderQuantity === 0 ? 0 : (orderCost * demandMean) / orderQuantity;
    const cycleStockCost = ordering + 0.5 * orderQuantity * unitCost * capitalRate;
    const safetyStockCost = safety * unitCost * capitalRate;
    return {
      minimumOrder,
      /** What one unit of money of unit cost adds to all but the cycle stock. */
      perUnitCost: demandMean * (1 + leadTime * capitalRate) + safety * capitalRate,
      orderQuantity,
      purchaseCost,
      pipelineCost,
      cycleStockCost,
      safetyStockCost,
      totalCost: purchaseCost + pipelineCost + cycleStockCost + safetyStockCost,
    };
  });

  const first = costed[0]!;
  return costed.map(({ perUnitCost, minimumOrder, ...cost }) => ({
    ...cost,
    breakEvenUnitCost: breakEvenUnitCost(first.totalCost, perUnitCost, minimumOrder, input),
    chargedTo: chargedTo(cost, first),
  }));
}

/**
 * The unit cost c at which perUnitCost·c plus the cost of ordering and cycle stock is `total`: quadratic in √c where
 * the economic quantity exceeds the minimum order, else linear.
 */
function breakEvenUnitCost(
  total: number,
  perUnitCost: number,
  minimumOrder: number,
  { orderCost, demandMean, capitalRate }: LeadTimeTradeOff,
): number {
  const root = Math.sqrt(2 * orderCost * demandMean * capitalRate);
  // perUnitCost·s² + root·s = total, s = √c, in the form without cancellation.
  const s = (2 * total) / (root + Math.sqrt(root * root + 4 * perUnitCost * total));
  const unitCost = s * s;
  if (minimumOrder === 0 || capitalRate * unitCost * minimumOrder ** 2 <= 2 * orderCost * demandMean)
    return unitCost;
  const ordering = (orderCost * demandMean) / minimumOrder;
  return (total - ordering) / (perUnitCost + 0.5 * minimumOrder * capitalRate);
}

function chargedTo(cost: Record<CostName, number>, first: Record<CostName, number>): string | undefined {
  let worst: CostName | undefined;
  let most = 0;
  for (const name of Object.keys(CHARGED_TO) as CostName[]) {
    const rise = cost[name] - first[name];
    if (rise > most) {
      most = rise;
      worst = name;
    }
  }
  return worst === undefined ? undefined : CHARGED_TO[worst];
}
