/** Results within the case: found, replaced, and told stale. */
import type { Workbook } from '../../workbook/workbook';
import { nameKey } from '../case';
import type { Case, Result } from '../case';
import { planEvaluation, standingOf } from './evaluation-plan';
import { alternativeFingerprint } from './fingerprint';
import { saidOf } from '../said';
import type { Said } from '../said';

/** The result of a metric under an alternative; undefined where it was not evaluated. */
export function resultOf(of: Case, alternative: string, metric: string): Result | undefined {
  return indexOf(of.results).get(placeOf(alternative, metric));
}

/** Results by their place; a case's list never changes, so that it is gone through once. */
const indexes = new WeakMap<readonly Result[], ReadonlyMap<string, Result>>();

function indexOf(results: readonly Result[]): ReadonlyMap<string, Result> {
  let index = indexes.get(results);
  if (!index) {
    // The first of several in one place counts.
    index = new Map(
      [...results].reverse().map((result) => [placeOf(result.alternative, result.metric), result]),
    );
    indexes.set(results, index);
  }
  return index;
}

function placeOf(alternative: string, metric: string): string {
  return `${nameKey(alternative)}\u0000${nameKey(metric)}`;
}

/**
 * The case with these results in place of earlier ones of the same alternative and metric, in the order of
 * alternatives and metrics; results of rows that the case no longer has are dropped. A range from an earlier
 * simulation is kept only while the fingerprint is the same.
 */
export function withResults(of: Case, results: readonly Result[]): Case {
  const place = (result: Result): string => placeOf(result.alternative, result.metric);
  const all = new Map(of.results.map((result) => [place(result), result]));
  for (const result of results) {
    const earlier = all.get(place(result));
    const keepsRange =
      earlier?.fingerprint === result.fingerprint && result.p10 === null && result.p90 === null;
    all.set(place(result), keepsRange ? { ...result, p10: earlier.p10, p90: earlier.p90 } : result);
  }
  const ordered = of.alternatives.flatMap((alternative) =>
    of.metrics.flatMap((metric) => all.get(placeOf(alternative.name, metric.name)) ?? []),
  );
  return { ...of, results: ordered };
}

/** Where the results stand against the model as it is now. */
export type Freshness =
  | { readonly state: 'none' }
  | { readonly state: 'fresh' }
  /** Formulas, inputs or bindings changed since; the alternatives it concerns. */
  | { readonly state: 'stale'; readonly alternatives: readonly string[] }
  /** The case cannot be evaluated just now; the reason. */
  | { readonly state: 'unknown'; readonly reason: Said };

/** Compares the results' fingerprints with the workbook as it is now; writes nothing. */
export async function checkFreshness(workbook: Workbook, of: Case): Promise<Freshness> {
  if (of.results.length === 0) return { state: 'none' };
  let current: ReadonlyMap<string, string>;
  try {
    current = await currentFingerprints(workbook, of);
  } catch (error) {
    return { state: 'unknown', reason: saidOf(error) };
  }
  const stale = of.alternatives
    .map(({ name }) => name)
    .filter((name) =>
      of.metrics.some((metric) => {
        if (metric.cell === null) return false;
        return resultOf(of, name, metric.name)?.fingerprint !== current.get(nameKey(name));
      }),
    );
  return stale.length === 0 ? { state: 'fresh' } : { state: 'stale', alternatives: stale };
}

/** The fingerprint that each alternative's results would carry if it were evaluated now, by `nameKey`. */
async function currentFingerprints(workbook: Workbook, of: Case): Promise<ReadonlyMap<string, string>> {
  const plan = await planEvaluation(workbook, of);
  const standing = standingOf(plan);
  return new Map(
    plan.alternatives.map((name) => [
      nameKey(name),
      alternativeFingerprint(plan.modelFingerprint, plan.case, name, standing),
    ]),
  );
}
