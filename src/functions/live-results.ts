/**
 * The one channel from the task pane to the custom functions. Both run in one page (a shared runtime) but are
 * bundled apart, so that each has its own copy of this module; what they share stands on `globalThis`.
 */

/** The case's results, as plain data. */
export interface LiveResults {
  /** Why there are no results to show, as a sentence; null where there are some. */
  readonly problem: string | null;
  /** Names in the order of the case, do nothing first. */
  readonly alternatives: readonly string[];
  readonly metrics: readonly string[];
  readonly results: readonly LiveResult[];
}

export interface LiveResult {
  readonly alternative: string;
  readonly metric: string;
  readonly value: number | null;
  /** Why the value is not to be shown, as a sentence; null where it is. */
  readonly problem: string | null;
}

type Listener = (results: LiveResults) => void;

interface Channel {
  current: LiveResults | null;
  readonly listeners: Set<Listener>;
}

const KEY = Symbol.for('fulcrum.live-results');

/** Made by whichever bundle comes first. */
function channel(): Channel {
  const page = globalThis as { [KEY]?: Channel };
  return (page[KEY] ??= { current: null, listeners: new Set() });
}

/** The results last published in this page; null before any were. */
export function currentResults(): LiveResults | null {
  return channel().current;
}

/** Hands the results to the functions. */
export function publishResults(results: LiveResults): void {
  const shared = channel();
  shared.current = results;
  for (const listener of [...shared.listeners]) listener(results);
}

/** Calls the listener with each later publication, until the returned function is called. */
export function followResults(listener: Listener): () => void {
  const { listeners } = channel();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
