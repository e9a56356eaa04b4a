/**
 * An evaluation by the local engine whose worker breaks down at any of its tasks, and one in whose cells a solve runs
 * out of memory: the workbook takes over, its cells are those from before, and results say what happened.
 */
import { failureOf } from '../../src/case/case-store';
import { DomainError } from '../../src/domain/domain-error';
import { excelCall } from '../../src/functions/excel-call';
import type { RunOptions } from '../../src/recalc/local-model';
import { LocalEngine } from '../../src/taskpane/local-engine';
import { RecalcClient, WorkerEngine, recalcClient } from '../../src/worker/recalc-client';
import type { FromRecalcWorker, RecalcRequest, ToRecalcWorker } from '../../src/worker/recalc-protocol';
import type { Bench } from './fault-bench';
import { SOLVE, openBench, snapshot } from './fault-bench';

jest.setTimeout(120_000);

const values = (results: readonly { readonly value: number | null }[]): (number | null)[] =>
  results.map(({ value }) => value);

let count = 0;
afterAll(() => {
  process.stdout.write(`faults of workers: ${count}\n`);
});

/** A client whose task of that number fails, before it is run or with its answer lost; its worker holds no model then. */
function failingClient(
  task: number,
  when: 'before' | 'after',
  message: string,
): { client: RecalcClient; tasks: () => number } {
  let inner = recalcClient();
  let tasks = 0;
  const run = async (request: RecalcRequest, options: RunOptions): Promise<unknown> => {
    tasks++;
    const fails = tasks === task;
    if (fails) count++;
    if (fails && when === 'before') {
      inner = recalcClient();
      throw new Error(message);
    }
    const result: unknown = await inner.run(request.kind, request.input as never, options);
    if (!fails) return result;
    inner = recalcClient();
    throw new Error(message);
  };
  return { client: new RecalcClient({ run }), tasks: () => tasks };
}

/** The model of the bench without its solve, which the local engine would refuse. */
async function opened(): Promise<Bench> {
  const bench = await openBench();
  bench.store.edit((of) => ({ ...of, metrics: of.metrics.filter(({ name }) => name !== 'Solved') }));
  await bench.store.save();
  return bench;
}

it.each(['before', 'after'] as const)('a worker lost %s any of its tasks', async (when) => {
  const calm = await opened();
  const { client, tasks } = failingClient(0, when, '');
  const engine = new LocalEngine(calm.workbook, client);
  const wanted = values(await calm.store.evaluate({ with: engine.evaluate }));
  const [first] = await calm.store.evaluate({ with: engine.evaluate });
  expect(first).toMatchObject({ engine: 'local', verification: expect.stringMatching(/^verified: /) });
  const total = tasks();
  expect(total).toBeGreaterThan(8);
  const before = await snapshot(calm.grid);
  await calm.excel.close();

  const said = new Set<string>();
  // The suite takes every second task, and the others by the other test.
  for (let task = when === 'before' ? 1 : 2; task <= total; task += 2) {
    const bench = await opened();
    const faulty = failingClient(task, when, 'the recalculation stopped: out of memory');
    const lossy = new LocalEngine(bench.workbook, faulty.client);
    for (let round = 0; round < 2; round++) {
      const results = await bench.store.evaluate({ with: lossy.evaluate });
      expect(values(results)).toEqual(wanted);
      said.add(results[0]!.verification);
    }
    expect(await snapshot(bench.grid)).toBe(before);
    expect(bench.store.getState()).toMatchObject({ failure: null, recovery: null });
    // Once more, with a worker that works again.
    expect(values(await bench.store.evaluate({ with: lossy.evaluate }))).toEqual(wanted);
    await bench.excel.close();
  }
  expect([...said]).toContain(
    'The local calculation broke down (the recalculation stopped: out of memory). The workbook is used instead.',
  );
});

it('a worker that does not hear of being cancelled is ended, and the next task finds a new one', async () => {
  jest.useFakeTimers();
  try {
    const made: {
      sent: ToRecalcWorker[];
      ended: boolean;
      onmessage?: (event: { data: FromRecalcWorker }) => void;
    }[] = [];
    const engine = new WorkerEngine(() => {
      const worker = { sent: [] as ToRecalcWorker[], ended: false };
      made.push(worker);
      return Object.assign(worker, {
        postMessage: (message: ToRecalcWorker) => worker.sent.push(message),
        terminate: () => (worker.ended = true),
      }) as unknown as Worker;
    });
    const controller = new AbortController();
    const request = { kind: 'evaluate', input: { cases: [] } } as unknown as RecalcRequest;
    const run = engine.run(request, { signal: controller.signal });
    controller.abort(new Error('enough'));
    const refused = expect(run).rejects.toThrow('enough');
    await jest.advanceTimersByTimeAsync(2_000);
    await refused;
    expect(made[0]).toMatchObject({ ended: true });
    void engine.run(request, {}).catch(() => undefined);
    expect(made).toHaveLength(2);
    count++;
  } finally {
    jest.useRealTimers();
  }
});

it('a solve in a cell that runs out of memory under any alternative', async () => {
  for (let failing = 1; failing <= 8; failing++) {
    let solves = 0;
    const solve = (): unknown => {
      solves++;
      if (solves !== failing) return 42;
      count++;
      try {
        return excelCall(() => {
          throw new DomainError('out-of-range', 'the model', 'is too large for the memory of this computer');
        });
      } catch (error) {
        return { error: (error as { code: string }).code };
      }
    };
    const bench = await openBench({ functions: new Map([[SOLVE, solve as never]]) });
    const before = await snapshot(bench.grid);
    const results = await bench.store.evaluate().catch((error: unknown) => failureOf(error).message);
    if (typeof results === 'string') throw new Error(results);
    for (const { metric, value, note } of results) {
      if (metric !== 'Solved') expect(note).toBe('');
      else
        expect([value, note]).toEqual(value === null ? [null, 'the metric cell showed #VALUE!'] : [42, '']);
    }
    const formulas = (text: string): unknown =>
      (JSON.parse(text) as { sheets: { formulas?: unknown }[] }).sheets.map((sheet) => sheet.formulas);
    expect(formulas(await snapshot(bench.grid))).toEqual(formulas(before));
    await bench.excel.close();
  }
});
