/** What lies between two kept evaluations of a metric: the drivers that changed, and the model. */
import { nameKey, sameName } from '../case';
import type { Case, Driver } from '../case';
import { CaseError } from '../case-error';
import { evaluationsOf, savedValue } from '../evaluation/history';
import type { SavedEvaluation } from '../evaluation/history';
import { say } from '../said';

export interface BridgeQuestion {
  readonly from: string;
  readonly to: string;
  readonly alternative: string;
  readonly metric: string;
}

/** A driver with a different value in the two evaluations. */
export interface ChangedDriver {
  readonly driver: Driver;
  readonly before: number;
  readonly after: number;
}

/** What the two evaluations say, before the change is split. */
export interface BridgeEnds {
  readonly question: BridgeQuestion;
  readonly from: SavedEvaluation;
  readonly to: SavedEvaluation;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  readonly changed: readonly ChangedDriver[];
  /** Drivers that one of the evaluations does not know: what they did is part of the model's change. */
  readonly unknown: readonly string[];
  /** Whether formulas or constants differ between the two; null where an evaluation does not say. */
  readonly modelChanged: boolean | null;
}

export interface ChangeBridge extends BridgeEnds {
  readonly steps: readonly (ChangedDriver & { readonly part: number })[];
  /** What no driver explains: changed formulas and constants, and drivers that one of the two does not know. */
  readonly rest: number;
  readonly method: 'every order' | 'sampled orders' | 'one after the other';
}

/** @throws CaseError "not-evaluable" when an evaluation has no number there */
export function bridgeEnds(of: Case, question: BridgeQuestion): BridgeEnds {
  const kept = evaluationsOf(of);
  const find = (name: string): SavedEvaluation => {
    const found = kept.find((one) => sameName(one.name, name));
    if (!found) throw new CaseError('not-evaluable', say('evaluationNotKept', { name }));
    return found;
  };
  const { alternative, metric } = question;
  const [from, to] = [find(question.from), find(question.to)];
  const valueIn = ({ name }: SavedEvaluation): number => {
    const value = savedValue(of, name, alternative, 'metric', metric);
    if (typeof value === 'number') return value;
    throw new CaseError('not-evaluable', say('noSavedNumber', { evaluation: name, metric, alternative }));
  };
  const changed: ChangedDriver[] = [];
  const unknown: string[] = [];
  for (const driver of of.drivers) {
    const before = savedValue(of, from.name, alternative, 'driver', driver.name);
    const after = savedValue(of, to.name, alternative, 'driver', driver.name);
    if (typeof before !== 'number' || typeof after !== 'number') {
      if (typeof before === 'number' || typeof after === 'number') unknown.push(driver.name);
    } else if (before !== after) changed.push({ driver, before, after });
  }
  const known = new Set(of.drivers.map(({ name }) => nameKey(name)));
  for (const { kind, name, evaluation } of of.history) {
    if (kind !== 'driver' || known.has(nameKey(name))) continue;
    if (!sameName(evaluation, from.name) && !sameName(evaluation, to.name)) continue;
    known.add(nameKey(name));
    unknown.push(name);
  }
  return {
    question,
    from,
    to,
    unit: of.metrics.find(({ name }) => sameName(name, metric))?.unit ?? '',
    before: valueIn(from),
    after: valueIn(to),
    changed,
    unknown,
    modelChanged: from.model === '' || to.model === '' ? null : from.model !== to.model,
  };
}

/** The bridge with the parts of the drivers, in their order; the largest comes first, and all sum exactly. */
export function changeBridge(
  ends: BridgeEnds,
  parts: readonly number[],
  method: ChangeBridge['method'],
): ChangeBridge {
  const steps = ends.changed
    .map((changed, i) => ({ ...changed, part: parts[i] ?? 0 }))
    .sort((one, other) => Math.abs(other.part) - Math.abs(one.part));
  const explained = steps.reduce((sum, { part }) => sum + part, 0);
  const rest = ends.after - ends.before - explained;
  // What rounding leaves over is not a change of the model.
  const scale = Math.max(
    Math.abs(ends.before),
    Math.abs(ends.after),
    ...steps.map(({ part }) => Math.abs(part)),
  );
  return { ...ends, steps, rest: Math.abs(rest) <= 1e-9 * scale ? 0 : rest, method };
}
