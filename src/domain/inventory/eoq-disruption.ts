import { requireNonNegative, requirePositive } from '../domain-error';

export interface EoqDisruptionInput {
  /** K, fixed cost of placing an order, money. */
  readonly orderCost: number;
  /** h, money per unit and time unit. */
  readonly holdingCost: number;
  /** p, money per unit of demand lost while the supplier is down. */
  readonly stockoutCost: number;
  /** d, units per time unit. */
  readonly demandRate: number;
  /** λ, disruptions per time unit of a working supplier; times between them are exponential. */
  readonly disruptionRate: number;
  /** μ, recoveries per time unit of a failed supplier; repair times are exponential. */
  readonly recoveryRate: number;
}

export interface DisruptedOrder {
  /** Q, units per order. */
  readonly quantity: number;
  /** Expected cost per time unit. */
  readonly cost: number;
  /** ψ, probability that an order finds the supplier down. */
  readonly downProbability: number;
}

/**
 * Expected cost per time unit of ordering Q whenever stock runs out and the supplier works,
 * (K + hQ²/2d + pdψ/μ) / (Q/d + ψ/μ) with ψ = λ/(λ + μ) (1 − e^(−(λ + μ)Q/d)); demand is lost while it is down.
 *
 * @throws DomainError "out-of-range" when orderCost is negative or another input is not positive
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), eq. 9.5
 */
export function eoqDisruptionCost(quantity: number, input: EoqDisruptionInput): number {
  requireDisruption(input);
  requirePositive('quantity', quantity);
  return disruptedCost(quantity, input, downProbability(quantity, input));
}

/**
 * Order quantity that minimises `eoqDisruptionCost`, which is quasi-convex: the root of its derivative.
 *
 * @throws DomainError "out-of-range" when orderCost is negative or another input is not positive
 * @see Parlar & Berkin, Naval Research Logistics 38 (1991); Berk & Arreola-Risa, Naval Research Logistics 41 (1994);
 *   Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), section 9.2
 */
export function optimalEoqDisruption(input: EoqDisruptionInput): DisruptedOrder {
  requireDisruption(input);
  // With p d the most that a time unit without supply can cost, g tends to it from above or falls below it;
  // the approximation brackets the root within a few doublings.
  const start = approximateQuantity(input);
  let low = start;
  let high = start;
  while (costSlope(low, input) > 0 && low > 1e-300 * start) low /= 2;
  while (costSlope(high, input) < 0 && high < 1e300 * start) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = low + (high - low) / 2;
    if (costSlope(middle, input) < 0) low = middle;
    else high = middle;
  }
  const quantity = low + (high - low) / 2;
  const down = downProbability(quantity, input);
  return { quantity, cost: disruptedCost(quantity, input, down), downProbability: down };
}

/**
 * Closed form that takes ψ at its limit λ/(λ + μ), good when an order lasts long beside the disruption cycle:
 * Q = (√((ψdh)² + 2hμ(Kdμ + d²pψ)) − ψdh) / (hμ), and the cost hQ in that approximation.
 *
 * @throws DomainError "out-of-range" when orderCost is negative or another input is not positive
 * @see Snyder, International Journal of Production Economics 155 (2014), 91–108
 */
export function approximateEoqDisruption(input: EoqDisruptionInput): DisruptedOrder {
  requireDisruption(input);
  const quantity = approximateQuantity(input);
  return { quantity, cost: input.holdingCost * quantity, downProbability: longRunDownProbability(input) };
}

function requireDisruption(input: EoqDisruptionInput): void {
  requireNonNegative('orderCost', input.orderCost);
  requirePositive('holdingCost', input.holdingCost);
  requirePositive('stockoutCost', input.stockoutCost);
  requirePositive('demandRate', input.demandRate);
  requirePositive('disruptionRate', input.disruptionRate);
  requirePositive('recoveryRate', input.recoveryRate);
}

function longRunDownProbability({ disruptionRate, recoveryRate }: EoqDisruptionInput): number {
  return disruptionRate / (disruptionRate + recoveryRate);
}

function downProbability(quantity: number, input: EoqDisruptionInput): number {
  const switches = ((input.disruptionRate + input.recoveryRate) * quantity) / input.demandRate;
  return -longRunDownProbability(input) * Math.expm1(-switches);
}

function disruptedCost(quantity: number, input: EoqDisruptionInput, down: number): number {
  const { orderCost, holdingCost, stockoutCost, demandRate, recoveryRate } = input;
  const perCycle =
    orderCost +
    (holdingCost * quantity * quantity) / (2 * demandRate) +
    (stockoutCost * demandRate * down) / recoveryRate;
  return perCycle / (quantity / demandRate + down / recoveryRate);
}

/** A positive multiple of the derivative of the cost: numerator' × denominator − numerator × denominator'. */
function costSlope(quantity: number, input: EoqDisruptionInput): number {
  const { orderCost, holdingCost, stockoutCost, demandRate, disruptionRate, recoveryRate } = input;
  const down = downProbability(quantity, input);
  const downSlope =
    (disruptionRate / demandRate) * Math.exp((-(disruptionRate + recoveryRate) * quantity) / demandRate);
  const numerator =
    orderCost +
    (holdingCost * quantity * quantity) / (2 * demandRate) +
    (stockoutCost * demandRate * down) / recoveryRate;
  const denominator = quantity / demandRate + down / recoveryRate;
  const numeratorSlope =
    (holdingCost * quantity) / demandRate + (stockoutCost * demandRate * downSlope) / recoveryRate;
  const denominatorSlope = 1 / demandRate + downSlope / recoveryRate;
  return numeratorSlope * denominator - numerator * denominatorSlope;
}

function approximateQuantity(input: EoqDisruptionInput): number {
  const { orderCost, holdingCost, stockoutCost, demandRate, recoveryRate } = input;
  const down = longRunDownProbability(input);
  const lost = down * demandRate * holdingCost;
  const waiting = orderCost * recoveryRate + demandRate * stockoutCost * down;
  const root = Math.sqrt(lost * lost + 2 * holdingCost * recoveryRate * demandRate * waiting);
  // The textbook's (root − lost) / (hμ), without the cancellation.
  return (2 * demandRate * waiting) / (root + lost);
}
