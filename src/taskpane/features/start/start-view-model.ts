import type { Case } from '../../../case/case';
import { primaryMetric } from '../../../case/decision/recommendation';
import type { ModelPart, ViewId } from '../../pane-store';

/** A step from an empty case to a comparison, and on to the brief. */
export interface Step {
  readonly id: 'decision' | 'alternatives' | 'drivers' | 'metrics' | 'evaluate' | 'primary' | 'brief';
  readonly done: boolean;
  readonly view: ViewId;
  readonly part?: ModelPart;
  /** Rows that are there already. */
  readonly names: readonly string[];
}

/** What is there and what is still to do, in the order of work. */
export function startSteps(of: Case, fresh: boolean, hasBrief: boolean): readonly Step[] {
  const others = of.alternatives.slice(1);
  const bound = <T extends { cell: { address: string | null } | null }>(rows: readonly T[]) =>
    rows.some(({ cell }) => cell !== null && cell.address !== null);
  const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);
  return [
    { id: 'decision', done: of.decision.decision !== '', view: 'decide', names: [] },
    {
      id: 'alternatives',
      done: others.length > 0,
      view: 'drivers',
      part: 'alternatives',
      names: names(others),
    },
    { id: 'drivers', done: bound(of.drivers), view: 'drivers', part: 'drivers', names: names(of.drivers) },
    { id: 'metrics', done: bound(of.metrics), view: 'drivers', part: 'metrics', names: names(of.metrics) },
    { id: 'evaluate', done: fresh && of.results.length > 0, view: 'compare', names: [] },
    {
      id: 'primary',
      done: primaryMetric(of) !== null && primaryLacks(of).length === 0,
      view: 'drivers',
      part: 'metrics',
      names: names(of.metrics.filter(({ role }) => role === 'primary').slice(0, 1)),
    },
    { id: 'brief', done: hasBrief, view: 'followThrough', names: [] },
  ];
}

/** The first step still to do; the comparison when all are done. */
export function nextStep(steps: readonly Step[]): Step {
  return steps.find(({ done }) => !done) ?? steps.find(({ id }) => id === 'evaluate')!;
}

/** What the first primary metric still needs to be one. */
export function primaryLacks(of: Case): readonly ('owner' | 'cadence' | 'threshold')[] {
  const metric = primaryMetric(of);
  if (!metric) return [];
  return (['owner', 'cadence', 'threshold'] as const).filter(
    (part) => metric[part] === null || metric[part] === '',
  );
}
