import { useEffect } from 'react';
import { useCaseState, usePaneActions, usePaneServices, usePaneState } from './pane-context';

/** A pause after which results count as settled, milliseconds. */
const PAUSE = 700;

/**
 * Computes what drivers do to the primary metric once the results hold, so that every view can tell switching values.
 * A model that cannot be recalculated beside the workbook tells none; that is said where it matters.
 */
export function useSensitivity(): void {
  const { workbook } = usePaneServices();
  const { sensitivityComputed } = usePaneActions();
  const of = useCaseState((state) => state.case);
  const settled = useCaseState((state) => state.freshness.state === 'fresh' && state.recovery === null);
  const evaluating = usePaneState((state) => state.evaluating);

  useEffect(() => {
    if (of === null || !settled || evaluating) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      import('./compute-sensitivity')
        .then(({ computeSensitivity }) => computeSensitivity(workbook, of, controller.signal))
        .then((found) => controller.signal.aborted || sensitivityComputed(found, 'all'))
        .catch(() => undefined);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [workbook, sensitivityComputed, of, settled, evaluating]);
}
