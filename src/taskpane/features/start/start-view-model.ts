import type { Case } from '../../../case/case';
import type { ModelPart, ViewId } from '../../pane-store';

/** A step from an empty case to a comparison. */
export interface Step {
  readonly id: 'decision' | 'alternatives' | 'drivers' | 'metrics' | 'evaluate';
  readonly done: boolean;
  readonly view: ViewId;
  readonly part?: ModelPart;
  /** Rows that are there already. */
  readonly names: readonly string[];
}

/** What is there and what is still to do, in the order of work. */
export function startSteps(of: Case, fresh: boolean): readonly Step[] {
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
  ];
}

/** The first step still to do; the comparison when all are done. */
export function nextStep(steps: readonly Step[]): Step {
  return steps.find(({ done }) => !done) ?? steps[steps.length - 1]!;
}
