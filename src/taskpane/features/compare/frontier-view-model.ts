import type { Case, Metric } from '../../../case/case';
import { resultOf } from '../../../case/evaluation/results';
import { primaryMetric } from '../../../case/decision/recommendation';
import { dominatedBy } from '../../../domain/decision/pareto';

export interface FrontierPoint {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Told from the others by its letter, as everywhere. */
  readonly letter: string;
  /** An efficient alternative that is at least as good on both metrics and better on one; null for an efficient one. */
  readonly dominatedBy: string | null;
}

export interface Frontier {
  /** In the alternatives' order. */
  readonly points: readonly FrontierPoint[];
  /** The efficient ones from left to right. */
  readonly line: readonly FrontierPoint[];
  /** Alternatives without a number on one of the metrics. */
  readonly missing: readonly string[];
}

/** Metrics that can span a frontier: evaluated, and it is known which way they are better. */
export function frontierMetrics(of: Case): Metric[] {
  return of.metrics.filter(
    ({ name, direction }) =>
      direction !== null && of.results.some(({ metric, value }) => metric === name && value !== null),
  );
}

/** The metric that a frontier begins with: the one that decides, or the first that tells the alternatives apart. */
export function usualUpwards(of: Case): Metric | undefined {
  const metrics = frontierMetrics(of);
  const differing = metrics.filter(
    ({ name }) => new Set(of.alternatives.map((one) => resultOf(of, one.name, name)?.value)).size > 1,
  );
  const primary = primaryMetric(of);
  return differing.find((one) => one === primary) ?? differing[0] ?? metrics[0];
}

/** The other metric that shows most of a trade-off: with the most efficient places, the first of equals. */
export function usualAcross(of: Case, y: Metric): Metric | undefined {
  const places = (x: Metric) => new Set(frontierOf(of, x, y).line.map((one) => `${one.x} ${one.y}`)).size;
  return frontierMetrics(of)
    .filter((one) => one !== y)
    .reduce<Metric | undefined>(
      (best, one) => (best === undefined || places(one) > places(best) ? one : best),
      undefined,
    );
}

/** The alternatives by two metrics, and which of them no other dominates on these two. */
export function frontierOf(of: Case, x: Metric, y: Metric): Frontier {
  const valued = of.alternatives.map(({ name }, i) => ({
    name,
    letter: String.fromCharCode(65 + (i % 26)),
    x: resultOf(of, name, x.name)?.value ?? null,
    y: resultOf(of, name, y.name)?.value ?? null,
  }));
  const placed = valued.flatMap((one) =>
    one.x === null || one.y === null ? [] : [{ ...one, x: one.x, y: one.y }],
  );
  const dominators = dominatedBy(
    placed.map((one) => [one.x, one.y]),
    [x.direction ?? 'higher', y.direction ?? 'higher'],
  );
  const points = placed.map((one, i): FrontierPoint => {
    const dominator = dominators[i];
    return { ...one, dominatedBy: dominator === undefined ? null : placed[dominator]!.name };
  });
  return {
    points,
    line: points.filter((one) => one.dominatedBy === null).sort((a, b) => a.x - b.x),
    missing: valued.filter((one) => one.x === null || one.y === null).map(({ name }) => name),
  };
}

/** Round numbers that enclose the values with some room, for an axis. */
export function axisTicks(values: readonly number[], count = 4): number[] {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const size = Math.max(Math.abs(least), Math.abs(most));
  // Values that differ by rounding only get an axis of their own size.
  const span = most - least > 1e-9 * size && size > 1e-9 ? most - least : size > 1e-9 ? size : 1;
  const rough = (span * 1.2) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((digit) => digit * power).find((one) => one >= rough) ?? 10 * power;
  const first = Math.floor((least - span * 0.08) / step);
  const last = Math.ceil((most + span * 0.08) / step);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}
