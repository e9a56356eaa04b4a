import {
  DomainError,
  requireEntries,
  requireNonNegative,
  requirePositive,
  requireSameLength,
} from '../domain-error';
import { standardNormalCdf, standardNormalDensity, standardNormalLoss } from '../probability/normal';
import { gaussLegendre, panelEnds } from './gauss-legendre';
import { requireAllNonNegative, requireAllPositive } from './require-lists';

/** A serial line, stages in the order in which goods flow: supplier's end first, customers' end last. */
export interface SerialSystemInput {
  /** hⱼ, what holding a unit at the stage costs over holding it one stage upstream, money per time unit. */
  readonly echelonHoldingCosts: readonly number[];
  /** Lⱼ, time from order to arrival at the stage when its supplier has stock. */
  readonly leadTimes: readonly number[];
  /** p, money per unit backordered by customers and time unit. */
  readonly stockoutCost: number;
  /** Mean demand per time unit, units. */
  readonly demandMean: number;
  /** Standard deviation of demand per time unit, units; demand is normal and independent over time. */
  readonly demandSd: number;
}

export interface SerialStage {
  /** Sⱼ*, echelon base-stock level: units at the stage, downstream of it and on the way to it, less backorders. */
  readonly echelonBaseStock: number;
  /** Local base-stock level, min over the echelons from this one up less the next downstream one. */
  readonly localBaseStock: number;
}

export interface SerialPolicy {
  /** In the order of the input. */
  readonly stages: readonly SerialStage[];
  /** Expected holding and stockout cost per time unit, pipeline included. */
  readonly cost: number;
}

/**
 * Optimal echelon base-stock levels of a serial line and their expected cost. With stage 1 at the customers and
 * h' = Σhⱼ: C̲₀(x) = (p + h')x⁻; Ĉⱼ(x) = hⱼx + C̲ⱼ₋₁(x); Cⱼ(y) = E[Ĉⱼ(y − Dⱼ)], Dⱼ the demand over Lⱼ;
 * Sⱼ* = argmin Cⱼ; C̲ⱼ(x) = Cⱼ(min(Sⱼ*, x)). The cost is C_N(S_N*).
 *
 * The recursion runs on derivatives: C̲ⱼ' is smooth below Sⱼ* and zero above, so it is held as polynomials on
 * panels that are fine where the normal steps behind it are, and integrated by Gauss–Legendre. No grid of
 * inventory levels, hence none of a grid's rounding: levels and cost are good to about ten digits.
 *
 * @throws DomainError "out-of-range" when lists differ in length, are empty or too long, a holding cost, the stockout cost
 *   or the mean is not positive, or a lead time or the standard deviation is negative
 * @see Clark & Scarf, Management Science 6 (1960); Chen & Zheng, Management Science 40 (1994);
 *   Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), section 6.2
 */
export function clarkScarf(input: SerialSystemInput): SerialPolicy {
  const { echelonHoldingCosts, leadTimes } = input;
  requireEntries('echelonHoldingCosts', echelonHoldingCosts);
  if (echelonHoldingCosts.length > mostStages) {
    throw new DomainError('out-of-range', 'echelonHoldingCosts', `must have at most ${mostStages} entries`);
  }
  requireSameLength('leadTimes', leadTimes, 'echelonHoldingCosts', echelonHoldingCosts);
  requireAllPositive('echelonHoldingCosts', echelonHoldingCosts);
  requireAllNonNegative('leadTimes', leadTimes);
  const stockoutCost = requirePositive('stockoutCost', input.stockoutCost);
  const demandMean = requirePositive('demandMean', input.demandMean);
  const demandSd = requireNonNegative('demandSd', input.demandSd);

  const localHoldingCost = echelonHoldingCosts.reduce((total, cost) => total + cost, 0);
  let downstream: Downstream = {
    top: 0,
    cost: 0,
    slopeBelow: -(stockoutCost + localHoldingCost),
    panels: [],
    features: [],
  };
  const levels: number[] = [];
  for (let j = echelonHoldingCosts.length - 1; j >= 0; j--) {
    downstream = nextStage(downstream, {
      holdingCost: echelonHoldingCosts[j]!,
      mean: demandMean * leadTimes[j]!,
      sd: demandSd * Math.sqrt(leadTimes[j]!),
    });
    levels.unshift(downstream.top);
  }
  return { stages: localLevels(levels), cost: downstream.cost };
}

/** C̲ⱼ by its derivative: `slopeBelow` far down, polynomials on the panels, zero from `top` = Sⱼ* on. */
interface Downstream {
  readonly top: number;
  /** Cⱼ(Sⱼ*). */
  readonly cost: number;
  readonly slopeBelow: number;
  /** Adjoining, rising, the last one ending at `top`. */
  readonly panels: readonly Panel[];
  /** Where the derivative has its steps, and how wide each is. */
  readonly features: readonly Feature[];
}

interface Panel {
  readonly from: number;
  readonly to: number;
  /** The derivative at the panel's Gauss–Legendre points. */
  readonly values: Float64Array;
}

interface Feature {
  readonly centre: number;
  readonly width: number;
}

interface LeadTimeDemand {
  readonly holdingCost: number;
  readonly mean: number;
  readonly sd: number;
}

const rule = gaussLegendre(16);
/** Longer lines would take many seconds. */
const mostStages = 100;

function nextStage(below: Downstream, stage: LeadTimeDemand): Downstream {
  const slope = (level: number): number => stage.holdingCost + expectedSlope(below, stage, level);
  const features = [...below.features, { centre: below.top, width: 0 }].map(({ centre, width }) => ({
    centre: centre + stage.mean,
    width: Math.hypot(width, stage.sd),
  }));
  const top = rootOf(slope, features);
  const slopeBelow = stage.holdingCost + below.slopeBelow;
  const ends = panelBounds(features, top);
  const panels = ends.slice(1).map((to, i): Panel => {
    const from = ends[i]!;
    return { from, to, values: rule.nodes.map((node) => slope(from + (to - from) * node)) };
  });
  const cost = stage.holdingCost * (top - stage.mean) + below.cost + expectedPenalty(below, stage, top);
  return { top, cost, slopeBelow, panels, features };
}

/** E[C̲'(y − D)] for lead-time demand D. */
function expectedSlope(below: Downstream, { mean, sd }: LeadTimeDemand, level: number): number {
  const centre = level - mean;
  if (sd === 0) return slopeAt(below, centre);
  const bottom = below.panels[0]?.from ?? below.top;
  let total = below.slopeBelow * standardNormalCdf((bottom - centre) / sd);
  const reach = sd * panelEnds[panelEnds.length - 1]!;
  integrate(below, centre, sd, centre - reach, centre + reach, (x, slope, weight) => {
    total += (weight / sd) * slope * standardNormalDensity((x - centre) / sd);
  });
  return total;
}

/** E[C̲(y − D)] − C̲(top): what running short of `top` costs on average, −∫ C̲'(t) P(y − D ≤ t) dt. */
function expectedPenalty(below: Downstream, { mean, sd }: LeadTimeDemand, level: number): number {
  const centre = level - mean;
  const bottom = below.panels[0]?.from ?? below.top;
  const fallsShort = (x: number): number => {
    if (sd === 0) return x >= centre ? 1 : 0;
    return standardNormalCdf((x - centre) / sd);
  };
  const beyond = sd === 0 ? Math.max(0, bottom - centre) : sd * standardNormalLoss((centre - bottom) / sd);
  let total = -below.slopeBelow * beyond;
  integrate(below, centre, sd, -Infinity, Infinity, (x, slope, weight) => {
    total -= weight * slope * fallsShort(x);
  });
  return total;
}

/** Visits Gauss–Legendre points of the panels in reach, split where the normal around `centre` needs it. */
function integrate(
  below: Downstream,
  centre: number,
  sd: number,
  lowest: number,
  highest: number,
  visit: (x: number, slope: number, weight: number) => void,
): void {
  const cuts = panelEnds.flatMap((end) => [centre - end * sd, centre + end * sd]).sort((a, b) => a - b);
  for (const panel of below.panels) {
    if (panel.to <= lowest || panel.from >= highest) continue;
    let from = panel.from;
    const inside = cuts.filter((cut) => cut > panel.from && cut < panel.to);
    for (const to of [...inside, panel.to]) {
      const whole = inside.length === 0;
      for (let i = 0; i < rule.nodes.length; i++) {
        const x = from + (to - from) * rule.nodes[i]!;
        visit(x, whole ? panel.values[i]! : interpolated(panel, x), (to - from) * rule.weights[i]!);
      }
      from = to;
    }
  }
}

function slopeAt(below: Downstream, x: number): number {
  if (x >= below.top) return 0;
  const panel = below.panels.find(({ to }) => x < to);
  return panel === undefined || x < panel.from ? below.slopeBelow : interpolated(panel, x);
}

/** Barycentric interpolation between the values at the panel's points. */
function interpolated({ from, to, values }: Panel, x: number): number {
  const t = (x - from) / (to - from);
  let numerator = 0;
  let denominator = 0;
  for (let i = 0; i < values.length; i++) {
    const distance = t - rule.nodes[i]!;
    if (distance === 0) return values[i]!;
    const share = rule.barycentric[i]! / distance;
    numerator += share * values[i]!;
    denominator += share;
  }
  return numerator / denominator;
}

/** Panel bounds below `top`: around every step, finer near its centre; bounds that nearly meet are merged. */
function panelBounds(features: readonly Feature[], top: number): number[] {
  const widths = features.map(({ width }) => width);
  // A step of no width is a jump, and must stay a bound.
  const nearest = Math.min(...widths) > 0 ? Math.min(...widths) : 1e-9 * Math.max(...widths);
  const bounds = features
    .flatMap(({ centre, width }) => panelEnds.flatMap((end) => [centre - end * width, centre + end * width]))
    .filter((x) => x < top - nearest)
    .sort((a, b) => a - b);
  const kept: number[] = [];
  for (const x of bounds) if (kept.length === 0 || x - kept[kept.length - 1]! > nearest) kept.push(x);
  return [...kept, top];
}

/** The level at which the rising slope passes from negative to positive; where it jumps, the jump. */
function rootOf(slope: (level: number) => number, features: readonly Feature[]): number {
  let low = Math.min(...features.map(({ centre, width }) => centre - 9 * width));
  let high = Math.max(...features.map(({ centre, width }) => centre + 9 * width));
  let reach = high - low || Math.max(1, Math.abs(high));
  while (slope(low) >= 0 && Number.isFinite(low)) low -= reach *= 2;
  while (slope(high) < 0 && Number.isFinite(high)) high += reach *= 2;
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    throw new DomainError('infeasible', 'stockoutCost', 'is out of proportion to the holding costs');
  }
  // Bisection: the slope may jump where lead times or the demand's deviation are zero.
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
}

/** Local levels of echelon ones: a downstream echelon is never filled beyond what an upstream one holds. */
function localLevels(echelon: readonly number[]): SerialStage[] {
  const reachable: number[] = [];
  let least = Infinity;
  for (const level of echelon) reachable.push((least = Math.min(least, level)));
  return echelon.map((level, j) => ({
    echelonBaseStock: level,
    localBaseStock: reachable[j]! - (reachable[j + 1] ?? 0),
  }));
}
