/**
 * The page's side of the solver: one solve for equal inputs however many cells ask, a bounded memory of
 * results, progress, and cancelling that ends the work. Light enough for the functions entry: the solvers
 * themselves load in the worker, or on first use where there is no worker (tests, command line).
 */
import { DomainError } from '../domain/domain-error';
import type { SolveProgress } from '../domain/optimization/solve-report';
import { equalData, numbersIn } from './equal-data';
import type { FromWorker, SolveKind, SolveRequest, Solves, ToWorker } from './solve-protocol';

/** Where solves run. One at a time; `stop` ends the one that runs and leaves the engine ready for another. */
export interface SolveEngine {
  solve(request: SolveRequest, onProgress: (progress: SolveProgress) => void): Promise<unknown>;
  stop(): void;
}

/** A solve that was asked for. */
export interface RunningSolve<R> {
  /** Settles in every case: with the result, its refusal, or the refusal "was cancelled". */
  readonly result: Promise<R>;
  /** Withdraws this asker; the solve ends when nobody else waits for it. */
  cancel(): void;
}

/** Who hears of the solve that runs; undefined when none does. */
export type ProgressListener = (running: { kind: SolveKind; progress?: SolveProgress } | undefined) => void;

interface Job {
  readonly request: SolveRequest;
  readonly size: number;
  readonly result: Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  waiting: number;
  state: 'queued' | 'running' | 'settled';
}

/** Results remembered, and numbers in their requests: 4 million are 32 MB. */
const MOST_REMEMBERED = 40;
const MOST_NUMBERS = 4_000_000;

export class SolverClient {
  /** Queued, running and remembered solves, the least recently asked for first. */
  private readonly jobs: Job[] = [];
  private readonly listeners = new Set<ProgressListener>();
  private running: Job | undefined;

  constructor(private readonly engine: SolveEngine) {}

  solve<K extends SolveKind>(kind: K, input: Solves[K]['input']): RunningSolve<Solves[K]['result']> {
    const request = { kind, input } as unknown as SolveRequest;
    const job = this.recall(request) ?? this.enqueue(request);
    job.waiting++;
    this.next();
    let withdrawn = false;
    let refuse: (error: unknown) => void;
    const cancelled = new Promise<never>((_, reject) => (refuse = reject));
    return {
      result: Promise.race([job.result as Promise<Solves[K]['result']>, cancelled]),
      cancel: () => {
        if (withdrawn || job.state === 'settled') return;
        withdrawn = true;
        refuse(wasCancelled());
        if (--job.waiting === 0) this.abandon(job);
      },
    };
  }

  /** Ends the solve that runs, whoever waits for it; the next one begins. */
  cancelRunning(): void {
    if (this.running) this.abandon(this.running);
  }

  /** Calls the listener while solves run; returns how to stop that. */
  observe(listener: ProgressListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private recall(request: SolveRequest): Job | undefined {
    const at = this.jobs.findIndex((job) => equalData(job.request, request));
    if (at < 0) return undefined;
    const [job] = this.jobs.splice(at, 1);
    this.jobs.push(job!);
    return job;
  }

  private enqueue(request: SolveRequest): Job {
    let resolve!: Job['resolve'];
    let reject!: Job['reject'];
    const result = new Promise<unknown>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    // Whoever waits handles the refusal; a job that everyone left must not count as unhandled.
    result.catch(() => undefined);
    const job: Job = {
      request,
      size: numbersIn(request),
      result,
      resolve,
      reject,
      waiting: 0,
      state: 'queued',
    };
    this.jobs.push(job);
    this.forgetOldest();
    return job;
  }

  private forgetOldest(): void {
    let numbers = this.jobs.reduce((sum, job) => sum + job.size, 0);
    let settled = this.jobs.filter((job) => job.state === 'settled').length;
    for (let i = 0; i < this.jobs.length && (numbers > MOST_NUMBERS || settled > MOST_REMEMBERED);) {
      const job = this.jobs[i]!;
      if (job.state !== 'settled') {
        i++;
        continue;
      }
      this.jobs.splice(i, 1);
      numbers -= job.size;
      settled--;
    }
  }

  private forget(job: Job): void {
    const at = this.jobs.indexOf(job);
    if (at >= 0) this.jobs.splice(at, 1);
  }

  private next(): void {
    if (this.running !== undefined) return;
    const job = this.jobs.find(({ state }) => state === 'queued');
    if (job === undefined) return;
    this.running = job;
    job.state = 'running';
    const { kind } = job.request;
    this.tell({ kind });
    const settle = (): void => {
      job.state = 'settled';
      this.forgetOldest();
      if (this.running !== job) return;
      this.running = undefined;
      this.tell(undefined);
      this.next();
    };
    this.engine
      .solve(job.request, (progress) => {
        if (this.running === job) this.tell({ kind, progress });
      })
      .then(
        (result) => {
          job.resolve(result);
          settle();
        },
        (error: unknown) => {
          // A refusal of the input holds for equal input; any other failure is worth another try.
          if (!(error instanceof DomainError)) this.forget(job);
          job.reject(error);
          settle();
        },
      );
  }

  private abandon(job: Job): void {
    this.forget(job);
    job.reject(wasCancelled());
    if (this.running !== job) return;
    this.running = undefined;
    this.engine.stop();
    this.tell(undefined);
    this.next();
  }

  private tell(running: Parameters<ProgressListener>[0]): void {
    for (const listener of this.listeners) listener(running);
  }
}

function wasCancelled(): DomainError {
  return new DomainError('not-found', 'the solve', 'was cancelled; recalculate the cell to run it again');
}

/** Runs solves in a Web Worker, which is made anew after a stop or a crash. */
export class WorkerEngine implements SolveEngine {
  private worker: Worker | undefined;
  private nextId = 0;
  private current: { id: number; reject: (error: unknown) => void } | undefined;

  constructor(private readonly create: () => Worker) {}

  /** Makes the worker, which loads its solvers while nobody waits. */
  warm(): void {
    this.worker ??= this.create();
  }

  solve(request: SolveRequest, onProgress: (progress: SolveProgress) => void): Promise<unknown> {
    this.warm();
    const worker = this.worker!;
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.current = { id, reject };
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.id !== id) return;
        if (data.type === 'progress') onProgress(data.progress);
        else if (data.type === 'solved') resolve(data.result);
        else if (data.type === 'refused') reject(new DomainError(data.code, data.field, data.rule));
        else reject(new Error(data.message));
      };
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(`the solver stopped: ${event.message || 'its file could not be loaded'}`));
        this.stop();
      };
      const message: ToWorker = { id, request };
      worker.postMessage(message);
    });
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.current?.reject(wasCancelled());
    this.current = undefined;
  }
}

/** Runs solves in this thread. A stop cannot interrupt one that computes; its result is then ignored. */
export class InProcessEngine implements SolveEngine {
  async solve(request: SolveRequest, onProgress: (progress: SolveProgress) => void): Promise<unknown> {
    const { runSolve } = await import('./run-solve');
    return runSolve(request, { onProgress });
  }

  stop(): void {
    // Nothing to free: the client no longer listens.
  }
}

const KEY = Symbol.for('fulcrum.solver');

/**
 * The client that all functions and the pane share; whoever asks first starts the worker, which warms up. Functions
 * and pane run in one page but are bundled apart: what they share stands on `globalThis`.
 */
export function solverClient(): SolverClient {
  const page = globalThis as { [KEY]?: SolverClient };
  return (page[KEY] ??= new SolverClient(
    typeof Worker === 'undefined' ? new InProcessEngine() : workerEngine(),
  ));
}

function workerEngine(): WorkerEngine {
  const engine = new WorkerEngine(
    () => new Worker(new URL('./solver-worker.ts', import.meta.url), { name: 'fulcrum-solver' }),
  );
  engine.warm();
  return engine;
}
