import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Whether the element is narrower than the limit, in pixels; followed as the pane is resized. */
export function useNarrow(element: RefObject<HTMLElement | null>, limit: number): boolean {
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    const observed = element.current;
    if (!observed) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setNarrow(entry.contentRect.width < limit);
    });
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element, limit]);
  return narrow;
}
