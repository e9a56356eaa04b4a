import { useEffect, useState } from 'react';
import type { Freshness } from '../case/evaluation/results';
import { useCaseState } from './pane-context';

const PATIENCE_MILLISECONDS = 1500;

/**
 * How the results stand to the model. After an edit in the workbook that is unknown for a moment, until it is looked
 * at; so short a doubt is not shown, for else every entry in a cell would make the pane flicker.
 */
export function useFreshness(): Freshness {
  const now = useCaseState((state) => state.freshness);
  const [known, setKnown] = useState(now);
  useEffect(() => {
    if (now.state !== 'unknown') return setKnown(now);
    const timer = setTimeout(() => setKnown(now), PATIENCE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [now]);
  return now.state === 'unknown' ? known : now;
}
