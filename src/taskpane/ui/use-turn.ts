import { useEffect, useState } from 'react';

/** Those that wait to be drawn, one after the other, each in a task of its own. */
const waiting = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function next(): void {
  const [first] = waiting;
  if (first) {
    waiting.delete(first);
    first();
  }
  timer = waiting.size > 0 ? setTimeout(next) : undefined;
}

/**
 * False until it is the component's turn to draw what is costly, where there is much of it: typing and scrolling come
 * in between. True at once where there is not.
 */
export function useTurn(isCostly: boolean): boolean {
  const [hasCome, setCome] = useState(false);
  const waits = isCostly && !hasCome;
  useEffect(() => {
    if (!waits) return;
    const come = () => setCome(true);
    waiting.add(come);
    timer ??= setTimeout(next);
    return () => void waiting.delete(come);
  }, [waits]);
  return !waits;
}
