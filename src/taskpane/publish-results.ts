/** Hands the results of the open case to the functions ALT.VALUE and ALT.TABLE. */
import { sameName } from '../case/case';
import type { CaseState, CaseStore } from '../case/case-store';
import { resultOf } from '../case/evaluation/results';
import type { Freshness } from '../case/evaluation/results';
import { publishResults } from '../functions/live-results';
import type { LiveResult, LiveResults } from '../functions/live-results';

/** After an edit it is unknown for a moment whether the results still hold; so short a doubt is not published. */
const PATIENCE_MILLISECONDS = 1500;

/** Publishes now and after every change of the results or of their standing; stops when the returned is called. */
export function publishCaseResults(caseStore: CaseStore): () => void {
  let published = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const publish = (): void => {
    const results = liveResults(caseStore.getState());
    const text = JSON.stringify(results);
    if (results === null || text === published) return;
    published = text;
    publishResults(results);
  };
  const look = (): void => {
    clearTimeout(timer);
    if (caseStore.getState().freshness.state === 'unknown')
      timer = setTimeout(publish, PATIENCE_MILLISECONDS);
    else publish();
  };
  look();
  const stop = caseStore.subscribe(look);
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** What the functions may show; null while the case is being read or evaluated, when they keep what they have. */
export function liveResults({
  status,
  case: of,
  failure,
  freshness,
  progress,
}: CaseState): LiveResults | null {
  // Results shown while the engine is still being checked may yet be withdrawn.
  if (status === 'closed' || status === 'loading' || progress !== null) return null;
  if (!of) {
    const problem =
      status === 'none'
        ? 'are not there: this workbook holds no case'
        : `cannot be read: ${failure?.message}`;
    return { problem, alternatives: [], metrics: [], results: [] };
  }
  return {
    problem: null,
    alternatives: of.alternatives.map(({ name }) => name),
    metrics: of.metrics.map(({ name }) => name),
    results: of.alternatives.flatMap((alternative) =>
      of.metrics.flatMap((metric): LiveResult[] => {
        const result = resultOf(of, alternative.name, metric.name);
        if (!result) return [];
        const problem =
          result.value === null ? `is no number: ${result.note}` : standing(freshness, alternative.name);
        return [{ alternative: alternative.name, metric: metric.name, value: result.value, problem }];
      }),
    ),
  };
}

/** Why a result does not stand for the model as it is now; null where it does. */
function standing(freshness: Freshness, alternative: string): string | null {
  switch (freshness.state) {
    case 'stale':
      return freshness.alternatives.some((name) => sameName(name, alternative))
        ? 'is from before the model changed; use Evaluate in the Fulcrum pane'
        : null;
    case 'unknown':
      return `may be out of date: ${freshness.reason.message}`;
    default:
      return null;
  }
}
