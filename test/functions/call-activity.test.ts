/** How the pane knows that Excel has done with calling the functions. */
import { functionsAtRest, noted } from '../../src/functions/call-activity';

/** How long the wait took, in tenths of a second. */
async function waited(deadline = Date.now() + 10_000): Promise<number> {
  const began = Date.now();
  await functionsAtRest(deadline);
  return Math.floor((Date.now() - began) / 100);
}

it('waits a while for a first call, and again after each', async () => {
  expect(await waited()).toBeGreaterThanOrEqual(6);
  const calls = [200, 500].map(
    (milliseconds) => new Promise((resolve) => setTimeout(() => resolve(noted(() => 1)), milliseconds)),
  );
  expect(await waited()).toBeGreaterThanOrEqual(11);
  expect(await Promise.all(calls)).toEqual([1, 1]);
});

it('waits as long as one is running, also for one that fails, and no longer than to the deadline', async () => {
  const solve = noted(() => new Promise((resolve) => setTimeout(() => resolve(7), 1000)));
  expect(() => noted(() => JSON.parse('{'))).toThrow();
  expect(await waited()).toBeGreaterThanOrEqual(15);
  expect(await solve).toBe(7);

  const failing = noted(() => new Promise((_, reject) => setTimeout(() => reject(new Error('no')), 100)));
  await expect(failing).rejects.toThrow('no');
  expect(await waited()).toBeGreaterThanOrEqual(5);

  void noted(() => new Promise(() => undefined));
  expect(await waited(Date.now() + 300)).toBeLessThan(10);
});

it('needs no wait where functions are calculated along with all else, as in the workbench', async () => {
  const page = globalThis as Record<symbol, unknown>;
  const key = Symbol.for('fulcrum.functions-within-calculation');
  page[key] = true;
  try {
    expect(await waited()).toBe(0);
  } finally {
    delete page[key];
  }
});
