import { DomainError, requireEntries, requirePositive } from '../domain-error';
import type { OrderCycle } from './economic-order-quantity';

export const discountTypes = ['all-units', 'incremental', 'modified-all-units'] as const;
/**
 * Whether the price of the reached step holds for the whole order, or only for the units above each break; modified:
 * an order just below a break pays no more than one that reaches it.
 */
export type DiscountType = (typeof discountTypes)[number];

export const holdingBases = ['rate', 'unit'] as const;
/** Whether holding a unit costs a share of its price, or the same money whatever was paid for it. */
export type HoldingBasis = (typeof holdingBases)[number];

export interface QuantityDiscountInput {
  /** K, fixed cost of placing an order, money. */
  readonly orderCost: number;
  /** i, share of the unit cost per time unit (basis "rate"), or money per unit and time unit (basis "unit"). */
  readonly holdingCost: number;
  /** λ, units per time unit. */
  readonly demandRate: number;
  /** Quantities from which each unit cost holds, rising; a leading 0 may be left out. */
  readonly breaks: readonly number[];
  /** Price per unit of each step, money. */
  readonly unitCosts: readonly number[];
  readonly type: DiscountType;
  readonly holdingBasis?: HoldingBasis;
}

export interface DiscountedOrder extends OrderCycle {
  /** Purchase, ordering and holding cost per time unit. */
  readonly cost: number;
  /** Average price paid per unit, money. */
  readonly averageUnitCost: number;
  /** λ × the average price, money per time unit. */
  readonly purchaseCost: number;
  /** Kλ / Q, money per time unit. */
  readonly orderingCost: number;
  /** Holding cost of the cycle stock, money per time unit. */
  readonly holdingCost: number;
}

interface PriceStep {
  readonly from: number;
  readonly to: number;
  readonly unitCost: number;
  /** What an order pays over quantity × unitCost because its first units cost more; 0 for all-units. */
  readonly surcharge: number;
}

/**
 * Economic order quantity under a quantity discount. On step j, with the price schedule written as
 * c̄ⱼ + cⱼQ per order, the cost per time unit is cⱼλ + (K + c̄ⱼ)λ/Q + i(c̄ⱼ + cⱼQ)/2; it is convex in Q, so the best
 * quantity of a step is its own square root formula moved into the step. All-units: c̄ⱼ = 0. Modified all-units, the
 * least over j of cⱼ max(Q, bⱼ) per order, adds a flat stretch below each break, on which c̄ⱼ = cⱼbⱼ and cⱼ = 0.
 *
 * @throws DomainError "out-of-range" when breaks do not rise from 0, when there are not as many unit costs as
 *   steps, when unit costs rise, or when a cost or the demand is not positive
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), section 3.4
 */
export function quantityDiscount(input: QuantityDiscountInput): DiscountedOrder {
  const orderCost = requirePositive('orderCost', input.orderCost);
  const holdingCost = requirePositive('holdingCost', input.holdingCost);
  const demandRate = requirePositive('demandRate', input.demandRate);
  const holdsValue = (input.holdingBasis ?? 'rate') === 'rate';

  const costs = priceSteps(input).map((step): DiscountedOrder => {
    const heldUnit = holdsValue ? holdingCost * step.unitCost : holdingCost;
    const stationary = Math.sqrt((2 * (orderCost + step.surcharge) * demandRate) / heldUnit);
    const quantity = Math.min(Math.max(stationary, step.from), step.to);
    const averageUnitCost = step.unitCost + step.surcharge / quantity;
    const purchaseCost = demandRate * averageUnitCost;
    const orderingCost = (orderCost * demandRate) / quantity;
    const held = (quantity / 2) * (holdsValue ? holdingCost * averageUnitCost : holdingCost);
    return {
      quantity,
      cost: purchaseCost + orderingCost + held,
      cycle: quantity / demandRate,
      averageUnitCost,
      purchaseCost,
      orderingCost,
      holdingCost: held,
    };
  });
  return costs.reduce((best, candidate) => (candidate.cost < best.cost ? candidate : best));
}

function priceSteps({ breaks, unitCosts, type }: QuantityDiscountInput): PriceStep[] {
  requireEntries('unitCosts', unitCosts);
  const starts = breaks.length === unitCosts.length ? [...breaks] : [0, ...breaks];
  if (starts.length !== unitCosts.length) {
    throw new DomainError(
      'out-of-range',
      'breaks',
      `must have as many entries as unitCosts (${unitCosts.length}), or one fewer without the leading 0, not ${breaks.length}`,
    );
  }
  if (starts[0] !== 0) {
    throw new DomainError('out-of-range', 'breaks', `must start with 0, not ${starts[0]}`);
  }
  let spentBefore = 0;
  return starts.flatMap((from, j): PriceStep[] => {
    const unitCost = requirePositive(`unitCosts, entry ${j + 1},`, unitCosts[j]!);
    const before = j === 0 ? undefined : { from: starts[j - 1]!, unitCost: unitCosts[j - 1]! };
    if (before && !(from > before.from)) {
      throw new DomainError('out-of-range', 'breaks', `must rise, but ${from} follows ${before.from}`);
    }
    if (before && unitCost > before.unitCost) {
      throw new DomainError(
        'out-of-range',
        'unitCosts',
        `must not rise with the quantity, but ${unitCost} follows ${before.unitCost}`,
      );
    }
    if (before) spentBefore += before.unitCost * (from - before.from);
    const surcharge = type === 'incremental' ? spentBefore - unitCost * from : 0;
    const step = { from, to: starts[j + 1] ?? Infinity, unitCost, surcharge };
    const flat = { from: 0, to: from, unitCost: 0, surcharge: unitCost * from };
    return type === 'modified-all-units' && from > 0 ? [step, flat] : [step];
  });
}
