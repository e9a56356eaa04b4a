import { DomainError } from '../../src/domain/domain-error';
import type { SolveEngine } from '../../src/worker/solver-client';
import { InProcessEngine, SolverClient, WorkerEngine } from '../../src/worker/solver-client';
import type { FromWorker, SolveRequest, ToWorker } from '../../src/worker/solve-protocol';

const median = (p: number) => ({
  distance: [
    [0, 2],
    [2, 0],
  ],
  weights: [1, 1],
  p,
});

/** An engine whose solves end when the test says so. */
class HeldEngine implements SolveEngine {
  readonly asked: SolveRequest[] = [];
  stops = 0;
  finish!: (result: unknown) => void;
  fail!: (error: unknown) => void;
  progress!: Parameters<SolveEngine['solve']>[1];

  solve(request: SolveRequest, onProgress: Parameters<SolveEngine['solve']>[1]): Promise<unknown> {
    this.asked.push(request);
    this.progress = onProgress;
    return new Promise((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
    });
  }

  stop(): void {
    this.stops++;
  }
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('SolverClient', () => {
  it('solves in this thread where there is no worker', async () => {
    const client = new SolverClient(new InProcessEngine());
    const { plan } = await client.solve('pMedian', median(1)).result;
    expect(plan.weightedDistance).toBe(2);
    await expect(client.solve('pMedian', median(3)).result).rejects.toThrow(
      'p must be a whole number from 1 to 2, not 3',
    );
  });

  it('runs one solve for equal inputs and remembers its result', async () => {
    const engine = new HeldEngine();
    const client = new SolverClient(engine);
    const first = client.solve('pMedian', median(1)).result;
    const second = client.solve('pMedian', median(1)).result;
    engine.finish('answer');
    expect(await Promise.all([first, second])).toEqual(['answer', 'answer']);
    expect(await client.solve('pMedian', median(1)).result).toBe('answer');
    expect(engine.asked).toHaveLength(1);
  });

  it('runs different solves one after the other', async () => {
    const engine = new HeldEngine();
    const client = new SolverClient(engine);
    const first = client.solve('pMedian', median(1)).result;
    const second = client.solve('pMedian', median(2)).result;
    expect(engine.asked).toHaveLength(1);
    engine.finish('one');
    expect(await first).toBe('one');
    await settled();
    engine.finish('two');
    expect(await second).toBe('two');
  });

  it('ends a solve that nobody waits for, goes on with the next, and never leaves a promise pending', async () => {
    const engine = new HeldEngine();
    const client = new SolverClient(engine);
    const first = client.solve('pMedian', median(1));
    const other = client.solve('pMedian', median(1));
    const next = client.solve('pMedian', median(2));
    first.cancel();
    await expect(first.result).rejects.toThrow('the solve was cancelled');
    expect(engine.stops).toBe(0);
    other.cancel();
    await expect(other.result).rejects.toBeInstanceOf(DomainError);
    expect(engine.stops).toBe(1);
    expect(engine.asked).toHaveLength(2);
    engine.finish('two');
    expect(await next.result).toBe('two');
  });

  it('ends the solve that runs for all who wait when it is cancelled in the pane, and goes on with the next', async () => {
    const engine = new HeldEngine();
    const client = new SolverClient(engine);
    const waiting = [client.solve('pMedian', median(1)), client.solve('pMedian', median(1))];
    const next = client.solve('pMedian', median(2)).result;
    client.cancelRunning();
    for (const { result } of waiting) await expect(result).rejects.toThrow('the solve was cancelled');
    expect(engine.stops).toBe(1);
    engine.finish('two');
    expect(await next).toBe('two');
    await settled();
    client.cancelRunning();
    expect(engine.stops).toBe(1);
  });

  it('forgets what was cancelled or crashed, and asks again', async () => {
    const engine = new HeldEngine();
    const client = new SolverClient(engine);
    const crashed = client.solve('pMedian', median(1)).result;
    engine.fail(new Error('out of memory'));
    await expect(crashed).rejects.toThrow('out of memory');
    const again = client.solve('pMedian', median(1)).result;
    engine.finish('answer');
    expect(await again).toBe('answer');
    expect(engine.asked).toHaveLength(2);
  });

  it('remembers a bounded number of results', async () => {
    const engine = new HeldEngine();
    const client = new SolverClient(engine);
    for (let p = 0; p < 60; p++) {
      const { result } = client.solve('pMedian', median(p));
      engine.finish(p);
      await result;
      await settled();
    }
    await client.solve('pMedian', median(59)).result;
    expect(engine.asked).toHaveLength(60);
    void client.solve('pMedian', median(0));
    expect(engine.asked).toHaveLength(61);
  });

  it('tells observers what runs and how far it is', async () => {
    const engine = new HeldEngine();
    const client = new SolverClient(engine);
    const heard: unknown[] = [];
    const stop = client.observe((running) => heard.push(running));
    const { result } = client.solve('pMedian', median(1));
    const progress = { bound: 1, incumbent: 2, gap: 0.5 };
    engine.progress(progress);
    engine.finish('answer');
    await result;
    await settled();
    stop();
    expect(heard).toEqual([{ kind: 'pMedian' }, { kind: 'pMedian', progress }, undefined]);
  });
});

describe('WorkerEngine', () => {
  /** The part of a Worker that the engine uses. */
  class FakeWorker {
    readonly sent: ToWorker[] = [];
    terminated = false;
    onmessage?: (event: { data: FromWorker }) => void;
    onerror?: (event: { message: string; preventDefault(): void }) => void;
    postMessage(message: ToWorker): void {
      this.sent.push(message);
    }
    terminate(): void {
      this.terminated = true;
    }
  }
  const request: SolveRequest = { kind: 'pMedian', input: median(1) };
  const made: FakeWorker[] = [];
  const engine = () =>
    new WorkerEngine(() => {
      const worker = new FakeWorker();
      made.push(worker);
      return worker as unknown as Worker;
    });
  beforeEach(() => made.splice(0));

  it('passes progress, results and refusals on', async () => {
    const tested = engine();
    const heard: number[] = [];
    const first = tested.solve(request, ({ gap }) => heard.push(gap));
    const [{ id }] = made[0]!.sent as [ToWorker];
    made[0]!.onmessage!({ data: { id, type: 'progress', progress: { bound: 1, incumbent: 2, gap: 0.5 } } });
    made[0]!.onmessage!({ data: { id, type: 'solved', result: 'answer' } });
    expect(await first).toBe('answer');
    expect(heard).toEqual([0.5]);
    const second = tested.solve(request, () => undefined);
    made[0]!.onmessage!({
      data: { id: id + 1, type: 'refused', code: 'infeasible', field: 'p', rule: 'is too small' },
    });
    await expect(second).rejects.toMatchObject({ code: 'infeasible', message: 'p is too small' });
    expect(made).toHaveLength(1);
  });

  it('terminates the worker on a stop and makes a new one for the next solve', async () => {
    const tested = engine();
    const first = tested.solve(request, () => undefined);
    tested.stop();
    await expect(first).rejects.toThrow('was cancelled');
    expect(made[0]!.terminated).toBe(true);
    void tested.solve(request, () => undefined).catch(() => undefined);
    expect(made).toHaveLength(2);
  });

  it('survives a crash of the worker', async () => {
    const tested = engine();
    const first = tested.solve(request, () => undefined);
    made[0]!.onerror!({ message: 'out of memory', preventDefault: () => undefined });
    await expect(first).rejects.toThrow('the solver stopped: out of memory');
    void tested.solve(request, () => undefined).catch(() => undefined);
    expect(made).toHaveLength(2);
  });
});
