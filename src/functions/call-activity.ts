/**
 * Whether Excel is calling the functions. It calls them after a calculation that it reports as done, and until their
 * results are in, cells keep the values of before (office-js issues 587 and 4152): whoever reads results waits. The
 * functions and the pane share one page but are bundled apart; what they share stands on `globalThis`.
 */
interface Activity {
  /** Calls whose result is still to come. */
  running: number;
  /** When the last call began or ended, in milliseconds. */
  last: number;
}

const KEY = Symbol.for('fulcrum.call-activity');
/** Set by a host whose calculation ends with the results of functions in it, as that of the workbench does. */
const WITHIN_CALCULATION = Symbol.for('fulcrum.functions-within-calculation');

type Page = { [KEY]?: Activity; readonly [WITHIN_CALCULATION]?: boolean };

/** Makes a call of a function, noted until its result is there. */
export function noted(call: () => unknown): unknown {
  const activity = ((globalThis as Page)[KEY] ??= { running: 0, last: 0 });
  const ended = (): void => {
    activity.running -= 1;
    activity.last = Date.now();
  };
  activity.running += 1;
  activity.last = Date.now();
  let result: unknown;
  try {
    result = call();
  } catch (error) {
    ended();
    throw error;
  }
  if (result instanceof Promise) void result.then(ended, ended);
  else ended();
  return result;
}

/**
 * Results are handed over every 50 ms, and Excel on the web takes its time to calculate with them and to call what
 * depends on them: after so long without a call none is to come.
 */
const QUIET_MILLISECONDS = 600;
const LOOK_MILLISECONDS = 50;

/** Settles once Excel has called no function for a while and none is running; at the deadline at the latest. */
export async function functionsAtRest(deadline: number): Promise<void> {
  if ((globalThis as Page)[WITHIN_CALCULATION]) return;
  const began = Date.now();
  for (;;) {
    const { running, last } = (globalThis as Page)[KEY] ?? { running: 0, last: 0 };
    const now = Date.now();
    if ((running === 0 && now - Math.max(began, last) >= QUIET_MILLISECONDS) || now >= deadline) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
  }
}
