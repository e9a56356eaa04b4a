/** What the evaluated case itself says on the decision's questions: why now, and what if nothing is done. */
import { costOfDelay } from '../../domain/business-case/cost-of-waiting';
import type { Case, Metric } from '../case';
import { compare } from './comparison';
import { primaryMetric } from './recommendation';
import { resultOf } from '../evaluation/results';
import { discountRate } from '../output-sheets/sheet-conventions';

/** Per what the gain is, and so how a month of waiting loses some of it. */
export type GainBasis =
  /** All of the gain comes a month later, discounted at the annual rate. */
  | { readonly kind: 'present-value'; readonly rate: number }
  /** A month's part of a gain that comes in each period is forgone. */
  | { readonly kind: 'flow'; readonly period: Period };

export interface CostOfWaiting {
  readonly alternative: string;
  readonly metric: Metric;
  /** What the alternative gains over doing nothing, positive whichever direction is better. */
  readonly gain: number;
  /** Of the gain, lost in the first month of waiting. */
  readonly perMonth: number;
  /** Of gain and loss: the metric's unit without "per year". */
  readonly unit: string;
  readonly basis: GainBasis;
}

export type Period = keyof typeof PERIODS_PER_MONTH;

const PERIODS_PER_MONTH = { year: 1 / 12, quarter: 1 / 3, month: 1, week: 365 / 84, day: 365 / 12 } as const;

const PRESENT_VALUE = /\bnpv\b|present value|barwert|kapitalwert/i;

const PERIOD_WORDS: Readonly<Record<Period, RegExp>> = {
  year: /^(?:years?|yr|y|annum|annual|annually|yearly|pa|p\.a\.|a|jahr|jährlich)$/i,
  quarter: /^(?:quarters?|quarterly|quartal)$/i,
  month: /^(?:months?|mo|monthly|monat|monatlich)$/i,
  week: /^(?:weeks?|wk|weekly|woche|wöchentlich)$/i,
  day: /^(?:days?|d|daily|tag|täglich)$/i,
};

/**
 * What a month of waiting for an alternative costs on the primary metric: of a present value the discount of one
 * month, of money per period a month's part. Null where the metric is neither, there is no gain, or a present value
 * has no driver that is the discount rate.
 */
export function costOfWaiting(of: Case, alternative: string): CostOfWaiting | null {
  const metric = primaryMetric(of);
  const base = of.alternatives[0];
  if (!metric?.direction || !base) return null;
  const own = resultOf(of, alternative, metric.name)?.value ?? null;
  const idle = resultOf(of, base.name, metric.name)?.value ?? null;
  const basis = gainBasis(of, metric);
  if (own === null || idle === null || basis === null) return null;
  const gain = metric.direction === 'higher' ? own - idle : idle - own;
  if (gain <= 0) return null;
  const perMonth =
    basis.kind === 'flow'
      ? gain * PERIODS_PER_MONTH[basis.period]
      : costOfDelay(basis.rate, [gain], [1])[0]!.cost;
  const unit = basis.kind === 'flow' ? amountPer(metric.unit).amount : metric.unit;
  return { alternative, metric, gain, perMonth, unit, basis };
}

function gainBasis(of: Case, { name, unit, direction }: Metric): GainBasis | null {
  if (PRESENT_VALUE.test(name)) {
    const rate = discountRate(of);
    if (rate === null || rate <= 0 || rate >= 1 || direction !== 'higher') return null;
    return { kind: 'present-value', rate };
  }
  const { amount, per } = amountPer(unit);
  if (!isMoney(amount)) return null;
  const period = periodNamed(per === '' ? (PER_IN_NAME.exec(name)?.slice(1).find(Boolean) ?? '') : per);
  return period && { kind: 'flow', period };
}

/** "Total cost per year", "Annual cost", "Kosten pro Jahr". */
const PER_IN_NAME =
  /\b(?:per|a|pro|im)\s+(\p{L}+)$|^(annual|yearly|quarterly|monthly|weekly|daily|jährlich)/iu;

function periodNamed(word: string): Period | null {
  const periods = Object.keys(PERIOD_WORDS) as Period[];
  return periods.find((period) => PERIOD_WORDS[period].test(word)) ?? null;
}

/** "$", "USD", "k€", "€m"; "TEU" is none. */
function isMoney(amount: string): boolean {
  const found = /^(?:[kKmM]|bn|mn|thousand|million)?\s*(?:\p{Sc}|([A-Z]{3}))[kKmM]?$/u.exec(amount);
  return found !== null && (found[1] === undefined || Intl.supportedValuesOf('currency').includes(found[1]));
}

/** "USD/year" and "k€ per month", taken apart. */
function amountPer(unit: string): { readonly amount: string; readonly per: string } {
  const [amount = '', per = ''] = unit.split(/\/|\s+(?:per|pro|an?)\s+/i);
  return { amount: amount.trim(), per: per.trim() };
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
