/** Alternatives side by side: do nothing first, each metric absolute and against it, better or worse, guardrails. */
import { sameName } from '../case';
import type { Case, Direction, Lens, Metric } from '../case';
import { resultOf } from '../evaluation/results';
import type { Freshness } from '../evaluation/results';

export type Effect = 'base' | 'better' | 'worse' | 'same' | 'unknown';

export interface ComparedCell {
  readonly alternative: string;
  /** Null where it was not evaluated or is no number; `note` says why. */
  readonly value: number | null;
  readonly note: string;
  /** Value minus that of do nothing. */
  readonly delta: number | null;
  /** The delta as a share of the size of do nothing's value; null where that is 0. */
  readonly deltaShare: number | null;
  /** Against do nothing; "unknown" without numbers or without a direction. */
  readonly effect: Effect;
  /** Whether the metric's threshold is met; null without threshold, direction or value. */
  readonly threshold: 'met' | 'missed' | null;
  /** Of guardrails only; "waived" where the follow-through allows the breach. */
  readonly guardrail: 'pass' | 'breach' | 'waived' | null;
  /** How far the value may worsen before it misses the threshold, in the metric's unit; negative when missed. */
  readonly headroom: number | null;
  readonly p10: number | null;
  readonly p90: number | null;
  readonly stale: boolean;
}

export interface ComparedMetric {
  readonly metric: Metric;
  /** One per alternative, in their order. */
  readonly cells: readonly ComparedCell[];
}

export interface ComparedAlternative {
  readonly name: string;
  readonly isBase: boolean;
  /** Alternatives at least as good on every metric and better on one. */
  readonly dominatedBy: readonly string[];
  /** Guardrails that it breaches without a waiver. */
  readonly breaches: readonly string[];
}

export interface Comparison {
  readonly alternatives: readonly ComparedAlternative[];
  readonly metrics: readonly ComparedMetric[];
}

export interface ComparisonOptions {
  /** Shows the metrics of one lens only; dominance is judged on all metrics nevertheless. */
  readonly lens?: Lens;
  readonly freshness?: Freshness;
}

/** Cases never change, and one view asks for the comparison of the same many times. */
const plain = new WeakMap<Case, Comparison>();

export function compare(of: Case, options: ComparisonOptions = {}): Comparison {
  if (options.lens || options.freshness) return comparisonOf(of, options);
  const known = plain.get(of) ?? comparisonOf(of, {});
  plain.set(of, known);
  return known;
}

function comparisonOf(of: Case, { lens, freshness }: ComparisonOptions): Comparison {
  const stale = new Set(freshness?.state === 'stale' ? freshness.alternatives : []);
  const all = of.metrics.map((metric) => compareMetric(of, metric, stale));
  const dominators = dominatedBy(
    of.alternatives.map((_, i) => all.map(({ cells }) => cells[i]!.value)),
    of.metrics.map(({ direction }) => direction),
  );
  return {
    alternatives: of.alternatives.map(({ name }, i) => ({
      name,
      isBase: i === 0,
      dominatedBy: dominators[i]!.map((j) => of.alternatives[j]!.name),
      breaches: all.flatMap(({ metric, cells }) => (cells[i]!.guardrail === 'breach' ? [metric.name] : [])),
    })),
    metrics: all.filter(({ metric }) => !lens || metric.lenses.includes(lens)),
  };
}

function compareMetric(of: Case, metric: Metric, stale: ReadonlySet<string>): ComparedMetric {
  const base = of.alternatives[0];
  const baseValue = base ? (resultOf(of, base.name, metric.name)?.value ?? null) : null;
  const cells = of.alternatives.map(({ name }, i): ComparedCell => {
    const result = resultOf(of, name, metric.name);
    const value = result?.value ?? null;
    const delta = value === null || baseValue === null ? null : value - baseValue;
    const headroom = headroomOf(metric, value);
    const threshold = headroom === null ? null : headroom >= 0 ? 'met' : 'missed';
    return {
      alternative: name,
      value,
      note: result ? result.note : 'not evaluated yet',
      delta,
      deltaShare: delta === null || !baseValue ? null : delta / Math.abs(baseValue),
      effect: i === 0 ? 'base' : effectOf(value, baseValue, metric.direction),
      threshold,
      guardrail: metric.role === 'guardrail' ? guardrailOf(of, metric, name, threshold) : null,
      headroom,
      p10: result?.p10 ?? null,
      p90: result?.p90 ?? null,
      stale: stale.has(name),
    };
  });
  return { metric, cells };
}

function headroomOf({ threshold, direction }: Metric, value: number | null): number | null {
  if (threshold === null || direction === null || value === null) return null;
  return direction === 'higher' ? value - threshold : threshold - value;
}

function guardrailOf(
  of: Case,
  metric: Metric,
  alternative: string,
  threshold: ComparedCell['threshold'],
): ComparedCell['guardrail'] {
  if (threshold === null) return null;
  if (threshold === 'met') return 'pass';
  const waived = of.followThrough.some(
    (line) =>
      line.kind === 'waiver' && sameName(line.metric, metric.name) && sameName(line.alternative, alternative),
  );
  return waived ? 'waived' : 'breach';
}

/** Differences below this share of the larger value are rounding, not effects. */
const ROUNDING = 1e-9;

function effectOf(value: number | null, base: number | null, direction: Direction | null): Effect {
  if (value === null || base === null || direction === null) return 'unknown';
  const gain = gainOf(value, base, direction);
  return gain === 0 ? 'same' : gain > 0 ? 'better' : 'worse';
}

/** Positive where `value` is the better of the two, 0 where they differ by rounding only. */
function gainOf(value: number, other: number, direction: Direction): number {
  const difference = value - other;
  if (Math.abs(difference) <= ROUNDING * Math.max(Math.abs(value), Math.abs(other))) return 0;
  return direction === 'higher' ? difference : -difference;
}

/**
 * For each option the positions of those that dominate it: at least as good on every criterion and better on one.
 * Criteria without a direction do not count; options with a missing value on one that counts are left out.
 *
 * @param values options × criteria
 */
export function dominatedBy(
  values: readonly (readonly (number | null)[])[],
  directions: readonly (Direction | null)[],
): number[][] {
  const counted = directions.flatMap((direction, c) => (direction === null ? [] : [{ direction, c }]));
  const comparable = values.map(
    (row) => counted.length > 0 && counted.every(({ c }) => (row[c] ?? null) !== null),
  );
  return values.map((row, i) =>
    values.flatMap((other, j) => {
      if (i === j || !comparable[i] || !comparable[j]) return [];
      const gains = counted.map(({ direction, c }) => gainOf(other[c]!, row[c]!, direction));
      return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0) ? [j] : [];
    }),
  );
}
