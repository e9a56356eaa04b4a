/** Which alternative the case recommends, and what speaks most against it. */
import { nameKey, sameName } from '../case';
import type { Case, Metric } from '../case';
import { compare } from './comparison';
import { resultOf } from '../evaluation/results';
import type { DriverSensitivity, Sensitivity, SwitchingPoint } from './sensitivity';

/** The alternative whose name the recommendation holds, the longest where several fit; null where it names none. */
export function recommendedAlternative(of: Case): string | null {
  const written = nameKey(of.decision.recommendation);
  const named = of.alternatives
    .map(({ name }) => name)
    .filter((name) => nameKey(name) !== '' && written.includes(nameKey(name)))
    .sort((a, b) => b.length - a.length);
  return named[0] ?? null;
}

/** The first metric with the primary role. */
export function primaryMetric(of: Case): Metric | null {
  return of.metrics.find(({ role }) => role === 'primary') ?? null;
}

/** The best alternative on the primary metric among those that breach no guardrail, or else among all. */
export function leadingAlternative(of: Case): string | null {
  const metric = primaryMetric(of);
  if (!metric?.direction) return null;
  const sign = metric.direction === 'higher' ? 1 : -1;
  const { alternatives } = compare(of);
  const valued = alternatives.flatMap(({ name, breaches }) => {
    const value = resultOf(of, name, metric.name)?.value ?? null;
    return value === null ? [] : [{ name, merit: sign * value, clean: breaches.length === 0 }];
  });
  const eligible = valued.some(({ clean }) => clean) ? valued.filter(({ clean }) => clean) : valued;
  return (
    eligible.reduce<(typeof valued)[number] | null>(
      (best, one) => (best === null || one.merit > best.merit ? one : best),
      null,
    )?.name ?? null
  );
}

/** Whom an alternative has to beat on the primary metric: the leading one, or for that one the best of the others. */
export function rivalOf(of: Case, alternative: string): string | null {
  const leader = leadingAlternative(of);
  if (leader !== null && !sameName(leader, alternative)) return leader;
  return leadingAlternative({
    ...of,
    alternatives: of.alternatives.filter(({ name }) => !sameName(name, alternative)),
  });
}

/** The alternative that texts speak of: the recommended one, or else the leading one. */
export function alternativeInFocus(of: Case): string | null {
  return recommendedAlternative(of) ?? leadingAlternative(of);
}

/** What speaks against an alternative, the gravest first. */
export type Objection =
  | { readonly kind: 'breach'; readonly metric: string; readonly missedBy: number }
  | { readonly kind: 'dominated'; readonly by: string }
  /** Another alternative does better on the metric. */
  | { readonly kind: 'beaten'; readonly metric: string; readonly by: string; readonly difference: number }
  /** A driver's value at which it loses. */
  | { readonly kind: 'switching'; readonly entry: DriverSensitivity; readonly at: SwitchingPoint };

/**
 * The counter-case of an alternative: guardrails that it breaches, alternatives that dominate it, the nearest
 * switching value, and the metric on which another alternative beats it by most of its spread.
 */
export function counterCase(of: Case, alternative: string, sensitivity: Sensitivity = []): Objection[] {
  const comparison = compare(of);
  const at = comparison.alternatives.findIndex(({ name }) => sameName(name, alternative));
  const judged = comparison.alternatives[at];
  if (!judged) return [];
  const objections: Objection[] = comparison.metrics
    .filter(({ metric }) => judged.breaches.includes(metric.name))
    .map(({ metric, cells }) => ({
      kind: 'breach',
      metric: metric.name,
      missedBy: Math.abs(cells[at]!.headroom ?? 0),
    }));
  const [dominator] = judged.dominatedBy;
  if (dominator !== undefined) objections.push({ kind: 'dominated', by: dominator });
  const nearest = nearestSwitching(sensitivity, alternative);
  if (nearest?.switching) objections.push({ kind: 'switching', entry: nearest, at: nearest.switching });

  let worst: { objection: Objection; share: number } | null = null;
  for (const { metric, cells } of comparison.metrics) {
    const own = cells[at]!.value;
    if (metric.direction === null || own === null) continue;
    const sign = metric.direction === 'higher' ? 1 : -1;
    const valued = cells.flatMap((cell) => (cell.value === null ? [] : [cell.value]));
    const spread = Math.max(...valued) - Math.min(...valued);
    for (const cell of cells) {
      const difference = cell.value === null ? 0 : sign * (cell.value - own);
      if (difference <= 0 || spread === 0) continue;
      // Where shares are equal the primary metric, which comes first, is told.
      if (worst === null || difference / spread > worst.share * (1 + 1e-9)) {
        const objection = { kind: 'beaten', metric: metric.name, by: cell.alternative, difference } as const;
        worst = { objection, share: difference / spread };
      }
    }
  }
  return worst ? [...objections, worst.objection] : objections;
}

/** The driver whose switching value is the smallest relative move away. */
export function nearestSwitching(sensitivity: Sensitivity, alternative: string): DriverSensitivity | null {
  const moves = sensitivity.flatMap((entry) =>
    entry.switching !== null && sameName(entry.alternative, alternative)
      ? [{ entry, move: Math.abs(entry.switching.value - entry.base) / (Math.abs(entry.base) || 1) }]
      : [],
  );
  return moves.sort((a, b) => a.move - b.move)[0]?.entry ?? null;
}
