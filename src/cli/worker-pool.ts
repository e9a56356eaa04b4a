/** Runs many cases over worker threads, each case in one of them, and keeps their order. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CaseReport, CaseTask } from './run-case';
import { runCase } from './run-case';

/** What became of one case. */
export type CaseOutcome =
  { readonly report: CaseReport } | { readonly error: string; readonly workbook: string };

const outcomeOf = async (task: CaseTask): Promise<CaseOutcome> => {
  try {
    return { report: await runCase(task) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), workbook: task.workbook };
  }
};

/**
 * Runs every task; one that fails does not stop the others.
 *
 * @param script the command line's own file, which a worker thread runs again
 */
export async function runCases(
  tasks: readonly CaseTask[],
  script: string,
  threads = availableParallelism(),
): Promise<CaseOutcome[]> {
  const count = Math.min(threads, tasks.length);
  if (count <= 1) {
    const outcomes: CaseOutcome[] = [];
    for (const task of tasks) outcomes.push(await outcomeOf(task));
    return outcomes;
  }
  const outcomes = new Array<CaseOutcome>(tasks.length);
  let next = 0;
  const drain = async () => {
    const start = () => new Worker(script, { workerData: 'case-worker' });
    let worker = start();
    try {
      for (let i = next++; i < tasks.length; i = next++) {
        // A worker that ran out of memory has ended.
        if (worker.threadId === -1) worker = start();
        outcomes[i] = await ask(worker, tasks[i] as CaseTask);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: count }, drain));
  return outcomes;
}

function ask(worker: Worker, task: CaseTask): Promise<CaseOutcome> {
  return new Promise((resolve) => {
    let reason: string | undefined;
    const onError = (error: Error) => (reason = error.message);
    const onExit = (code: number) =>
      settle({ error: reason ?? `the worker ended with code ${code}`, workbook: task.workbook });
    // Only what was added here is removed: the worker listens to itself to hear its messages.
    const settle = (outcome: CaseOutcome) => {
      worker.off('message', settle).off('error', onError).off('exit', onExit);
      resolve(outcome);
    };
    worker.on('message', settle).on('error', onError).on('exit', onExit);
    worker.postMessage(task);
  });
}

/** The other side: answers each task it is sent. */
export function serveCases(port: {
  on(event: 'message', listener: (task: CaseTask) => void): void;
  postMessage(value: unknown): void;
}): void {
  port.on('message', (task) => {
    void outcomeOf(task).then((outcome) => port.postMessage(outcome));
  });
}
