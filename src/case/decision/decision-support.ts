/** What the evaluated case itself says on the decision's questions: why now, and what if nothing is done. */
import { costOfDelay } from '../../domain/business-case/cost-of-waiting';
import type { Case, Metric } from '../case';
import { compare } from './comparison';
import { primaryMetric } from './recommendation';
import { resultOf } from '../evaluation/results';
import { discountRate } from '../output-sheets/sheet-conventions';

export interface CostOfWaiting {
  readonly alternative: string;
  readonly metric: Metric;
  /** What the alternative gains over doing nothing, a present value in the metric's unit. */
  readonly gain: number;
  /** Of the gain, lost in the first month of waiting. */
  readonly perMonth: number;
  /** Annual. */
  readonly rate: number;
}

const PRESENT_VALUE = /\bnpv\b|present value/i;

/**
 * The gain of an alternative comes a month later for each month of waiting, and is worth less by the discount rate.
 * Null where the primary metric is no present value, there is no gain, or no driver is the discount rate.
 */
export function costOfWaiting(of: Case, alternative: string): CostOfWaiting | null {
  const metric = primaryMetric(of);
  const base = of.alternatives[0];
  const rate = discountRate(of);
  if (!metric || !base || rate === null || rate <= 0 || rate >= 1) return null;
  if (metric.direction !== 'higher' || !PRESENT_VALUE.test(metric.name)) return null;
  const own = resultOf(of, alternative, metric.name)?.value ?? null;
  const idle = resultOf(of, base.name, metric.name)?.value ?? null;
  if (own === null || idle === null || own <= idle) return null;
  const [month] = costOfDelay(rate, [own - idle], [1]);
  return { alternative, metric, gain: own - idle, perMonth: month!.cost, rate };
}

export interface Inaction {
  readonly metric: Metric;
  /** Under do nothing. */
  readonly value: number;
  readonly missesThreshold: boolean;
  /** The alternative that does best, and its value; null where none does better. */
  readonly best: { readonly alternative: string; readonly value: number } | null;
}

/** What doing nothing comes to, thresholds missed first: of each primary and guardrail metric that others better. */
export function inaction(of: Case): Inaction[] {
  const found = compare(of).metrics.flatMap(({ metric, cells }): Inaction[] => {
    const [base, ...others] = cells;
    if (!base || base.value === null || metric.direction === null) return [];
    if (metric.role !== 'primary' && metric.role !== 'guardrail') return [];
    const sign = metric.direction === 'higher' ? 1 : -1;
    const best = others
      .flatMap(({ alternative, value, effect }) =>
        effect === 'better' && value !== null ? [{ alternative, value }] : [],
      )
      .sort((a, b) => sign * (b.value - a.value))[0];
    const missesThreshold = base.threshold === 'missed';
    return best || missesThreshold
      ? [{ metric, value: base.value, missesThreshold, best: best ?? null }]
      : [];
  });
  return [
    ...found.filter(({ missesThreshold }) => missesThreshold),
    ...found.filter(({ missesThreshold }) => !missesThreshold),
  ];
}
