import { DomainError } from '../domain-error';
import {
  normal,
  standardNormalLoss,
  standardNormalQuantile,
  standardNormalSecondLoss,
} from '../probability/normal';
import { economicOrderBackorders } from './economic-order-backorders';
import { economicOrderQuantity } from './economic-order-quantity';
import type { RqDecision, RqInput, RqPolicy } from './rq-policy';
import {
  newsvendorZ,
  certainDemandRq,
  leadTimeDemand,
  optimalReorderPoint,
  requireRq,
  rqPerformance,
} from './rq-policy';

/**
 * EOQ with backorders for Q, then the best r for that Q. At most 11.8 % above the optimum, usually under 1 %.
 *
 * @throws DomainError "out-of-range" as for the exact policy
 * @see Zheng, Management Science 38 (1992); Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019),
 *   eqs. 3.27 and 5.9
 */
export function rqEoqBackorders(input: RqInput): RqPolicy {
  requireRq(input);
  const { quantity } = economicOrderBackorders({
    ...input,
    demandRate: input.demandMean,
    backorderCost: input.stockoutCost,
  });
  return evaluated({ reorderPoint: optimalReorderPoint(quantity, input), orderQuantity: quantity }, input);
}

/**
 * EOQ for Q, and for r the newsvendor level μ + z σ with z = Φ⁻¹(p / (h + p)).
 *
 * @throws DomainError "out-of-range" as for the exact policy
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), eqs. 3.4 and 5.21
 */
export function rqEoqSafetyStock(input: RqInput): RqPolicy {
  requireRq(input);
  const { holdingCost, stockoutCost } = input;
  const { mean, sd } = leadTimeDemand(input);
  const { quantity } = economicOrderQuantity({ ...input, demandRate: input.demandMean });
  const reorderPoint = mean + sd * newsvendorZ(holdingCost, stockoutCost);
  return evaluated({ reorderPoint, orderQuantity: quantity }, input);
}

/**
 * Loss-function approximation, which takes n₂(r + Q) as negligible: n(r) = hQ/(h + p) and
 * Q = √(2(Kλ + (h + p) n₂(r))/h), solved as one equation in r.
 *
 * @throws DomainError "out-of-range" as for the exact policy
 * @see Hadley & Whitin, Analysis of Inventory Systems (1963); Snyder & Shen, Fundamentals of Supply Chain Theory,
 *   2nd ed. (2019), eqs. 5.28 and 5.29
 */
export function rqLossFunction(input: RqInput): RqPolicy {
  requireRq(input);
  const { orderCost, holdingCost, stockoutCost, demandMean } = input;
  const { mean, sd } = leadTimeDemand(input);
  if (sd === 0) return evaluated(certainDemandRq(input), input);
  const both = holdingCost + stockoutCost;
  const setup = (orderCost * demandMean) / sd / sd;
  const quantityAt = (z: number): number => (both / holdingCost) * standardNormalLoss(z);
  // Q from one equation against Q from the other; below the newsvendor level this falls through zero once.
  const gap = (z: number): number =>
    quantityAt(z) - Math.sqrt((2 * (setup + both * standardNormalSecondLoss(z))) / holdingCost);
  let high = newsvendorZ(holdingCost, stockoutCost);
  let reach = 1;
  while (gap(high - reach) < 0) reach *= 2;
  let low = high - reach;
  for (let step = 0; step < 200 && high - low > 1e-15 * Math.max(1, Math.abs(low)); step++) {
    const middle = low + (high - low) / 2;
    if (gap(middle) > 0) low = middle;
    else high = middle;
  }
  return evaluated({ reorderPoint: mean + sd * high, orderQuantity: sd * quantityAt(high) }, input);
}

/**
 * Expected-inventory-level approximation, with the stockout cost per unit short **once**, not per time unit:
 * r = F⁻¹(1 − Qh/(pλ)), Q = √(2λ(K + p n(r))/h). The cost is that of this model,
 * h(r − λL + Q/2) + Kλ/Q + pλ n(r)/Q; the service is the exact one of the resulting (r, Q).
 *
 * @throws DomainError "out-of-range" as for the exact policy; "infeasible" when stockouts are so cheap that no
 *   reorder point balances them (Qh > pλ)
 * @see Whitin, The Theory of Inventory Management (1953); Snyder & Shen, Fundamentals of Supply Chain Theory,
 *   2nd ed. (2019), eqs. 5.16 to 5.18, Algorithm 5.1
 */
export function rqExpectedInventoryLevel(input: RqInput): RqPolicy {
  requireRq(input);
  const { orderCost, holdingCost, stockoutCost, demandMean } = input;
  const { mean, sd } = leadTimeDemand(input);
  let orderQuantity = economicOrderQuantity({ ...input, demandRate: demandMean }).quantity;
  let z = 0;
  let shortage = 0;
  for (let step = 0; step < 10_000; step++) {
    const stockoutProbability = (orderQuantity * holdingCost) / (stockoutCost * demandMean);
    if (!(stockoutProbability < 1)) {
      throw new DomainError(
        'infeasible',
        'stockoutCost',
        `per unit short must exceed ${(orderQuantity * holdingCost) / demandMean} (holdingCost × quantity / demandMean) for the EIL method`,
      );
    }
    z = -standardNormalQuantile(stockoutProbability);
    shortage = sd * standardNormalLoss(z);
    const next = Math.sqrt((2 * demandMean * (orderCost + stockoutCost * shortage)) / holdingCost);
    const settled = Math.abs(next - orderQuantity) <= 1e-14 * next;
    orderQuantity = next;
    if (settled) break;
  }
  const decision = { reorderPoint: mean + sd * z, orderQuantity };
  const cost =
    holdingCost * (decision.reorderPoint - mean + orderQuantity / 2) +
    (demandMean * (orderCost + stockoutCost * shortage)) / orderQuantity;
  return { ...evaluated(decision, input), cost };
}

function evaluated(decision: RqDecision, input: RqInput): RqPolicy {
  const { mean, sd } = leadTimeDemand(input);
  return { ...decision, ...rqPerformance(decision, input, normal(mean, sd)) };
}
