import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** Which rows of a list are open, and where the focus goes when rows come and go. */
export interface RowList {
  /** Of the element around the list. */
  readonly root: RefObject<HTMLDivElement | null>;
  isOpen(name: string): boolean;
  toggle(name: string): void;
  /** Opens the row once it is there and puts the focus on it. */
  reveal(name: string): void;
  /** Puts the focus on the row at that place, or else before the list, after a row was removed. */
  focusNear(index: number): void;
  /** Puts the focus on the button above the list. */
  focusTop(): void;
}

export function useRowList(openAtFirst: boolean): RowList {
  const root = useRef<HTMLDivElement>(null);
  // Rows that differ from how the list is at first.
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [target, setTarget] = useState<{ name: string } | { index: number } | null>(null);
  const isOpen = (name: string) => toggled.has(name) !== openAtFirst;

  useEffect(() => {
    if (target === null) return;
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
    const item =
      'name' in target
        ? items.find((element) => element.dataset.item === target.name)
        : items[Math.min(target.index, items.length - 1)];
    const control = item ?? root.current;
    control?.querySelector<HTMLElement>('button')?.focus();
    item?.scrollIntoView?.({ block: 'nearest' });
    setTarget(null);
  }, [target]);

  const toggle = useCallback((name: string) => {
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(name)) after.add(name);
      return after;
    });
  }, []);

  return {
    root,
    isOpen,
    toggle,
    reveal: (name) => {
      if (!isOpen(name)) toggle(name);
      setTarget({ name });
    },
    focusNear: (index) => setTarget({ index }),
    focusTop: () => root.current?.querySelector('button')?.focus(),
  };
}
