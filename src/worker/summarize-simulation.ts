/** What the pane shows of a simulation: figures and curves instead of every trial. */
import { regretOver } from '../recalc/uses/regret';
import type { MetricOutcome, Simulation } from '../recalc/uses/simulate';
import type { MetricTarget, OutcomeSummary, SimulationSummary } from './recalc-protocol';

/** Denser towards the ends than a curve needs in the middle; its outermost hundredths are left to the percentiles. */
const CURVE_SHARES = [0.01, ...Array.from({ length: 49 }, (_, i) => (i + 1) / 50), 0.99];

export function summarizeSimulation(
  { alternatives }: Simulation,
  targets: readonly MetricTarget[],
  { trials, seed }: { readonly trials: number; readonly seed: number },
): SimulationSummary {
  return {
    trials,
    seed,
    curveShares: CURVE_SHARES,
    alternatives: alternatives.map(({ name, metrics }) => ({
      name,
      metrics: metrics.map((outcome, m) => summaryOf(outcome, targets[m])),
    })),
    regret: targets.map(({ direction }, m) =>
      direction === null
        ? null
        : regretOver(
            alternatives.map(({ metrics }) => metrics[m]?.values ?? new Float64Array()),
            direction,
          ).alternatives,
    ),
  };
}

function summaryOf({ values, ...outcome }: MetricOutcome, target: MetricTarget | undefined): OutcomeSummary {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  return {
    ...outcome,
    probabilityMissed: shareMissed(sorted, target),
    curve: sorted.length === 0 ? [] : CURVE_SHARES.map((share) => interpolated(sorted, share)),
  };
}

function shareMissed(sorted: Float64Array, target: MetricTarget | undefined): number | null {
  if (!target || target.direction === null || target.threshold === null || sorted.length === 0) return null;
  const { direction, threshold } = target;
  const missed = sorted.filter((value) => (direction === 'higher' ? value < threshold : value > threshold));
  return missed.length / sorted.length;
}

/** The value at a share of the ordered trials, between the two nearest. */
function interpolated(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] as number;
  const high = sorted[Math.ceil(place)] as number;
  return low + (place - Math.floor(place)) * (high - low);
}
