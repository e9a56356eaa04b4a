/** The page of the order-lines benchmark: the worker's client behind a file input, and the longest pause of the page. */
import { guessPlan } from '../src/order-lines/guess-plan';
import { OrderLinesClient } from '../src/worker/order-lines-client';

/** What a run in the page came to. */
export interface PageRun {
  readonly seconds: number;
  readonly rows: number;
  readonly customers: number;
  readonly rejected: number;
  readonly costToServe: number;
  /** The longest time between two frames while the file was read, milliseconds. */
  readonly longestGap: number;
  readonly progressReports: number;
}

declare global {
  interface Window {
    costChosenFile: () => Promise<PageRun>;
  }
}

window.costChosenFile = async () => {
  const file = document.querySelector('input')!.files![0]!;
  const client = new OrderLinesClient();
  let last = performance.now();
  let longestGap = 0;
  let running = true;
  const frame = (): void => {
    const now = performance.now();
    longestGap = Math.max(longestGap, now - last);
    last = now;
    if (running) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const started = performance.now();
  const inspection = await client.inspect(file);
  const guessed = guessPlan(inspection);
  const plan = {
    ...guessed,
    activities: guessed.activities.map((activity, i) => ({ ...activity, amount: i + 1.5 })),
  };
  let progressReports = 0;
  const result = await client.aggregate(file, inspection, plan, () => progressReports++);
  const seconds = (performance.now() - started) / 1000;
  running = false;
  client.cancel();
  return {
    seconds,
    rows: result.provenance.rows,
    customers: result.customers.length,
    rejected: result.provenance.rejectedRows,
    costToServe: result.customers.reduce((sum, { costToServe }) => sum + costToServe, 0),
    longestGap,
    progressReports,
  };
};
