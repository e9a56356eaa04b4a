/** The pane's side of the recalculation worker: one task after the other, with progress and cancelling. */
import { DomainError } from '../domain/domain-error';
import type { Remark } from '../recalc/remark';
import { ModelRefused, remark, remarkText } from '../recalc/remark';
import type { RunOptions } from '../recalc/local-model';
import type { SimulatedSpan, TrialSpan } from '../recalc/uses/simulate';
import type {
  FromRecalcWorker,
  RecalcRequest,
  RecalcTask,
  RecalcTasks,
  SimulationDraws,
  ToRecalcWorker,
} from './recalc-protocol';

/** Where tasks run, one at a time. */
interface RecalcEngine {
  run(request: RecalcRequest, options: RunOptions): Promise<unknown>;
}

/** Fewer trials are not worth dividing. */
const FEWEST_TO_DIVIDE = 4000;
/** More would take more memory than they save time. */
const MOST_HELPERS = 3;
/** Spans for each worker: enough that none waits long for the last one. */
const SPANS_EACH = 6;

export class RecalcClient {
  private turn: Promise<unknown> = Promise.resolve();
  private loaded: RecalcTasks['load']['input'] | undefined;
  private readonly helpers: { readonly engine: RecalcEngine; loaded: unknown }[];

  /** @param helpers engines that share in simulations; each gets the model when it is first needed */
  constructor(
    private readonly engine: RecalcEngine,
    helpers: readonly RecalcEngine[] = [],
  ) {
    this.helpers = helpers.map((helper) => ({ engine: helper, loaded: undefined }));
  }

  /**
   * @throws DomainError naming the cell that cannot be recalculated, or the argument that is wrong
   * @throws the signal's reason when it is aborted
   */
  run<K extends RecalcTask>(
    kind: K,
    input: RecalcTasks[K]['input'],
    options: RunOptions = {},
  ): Promise<RecalcTasks[K]['result']> {
    const result = this.turn.then(async () => {
      options.signal?.throwIfAborted();
      if (kind === 'load') this.loaded = input as RecalcTasks['load']['input'];
      const isDivided =
        kind === 'simulate' &&
        this.helpers.length > 0 &&
        (input as SimulationDraws).trials >= FEWEST_TO_DIVIDE;
      const whole = isDivided
        ? { ...input, spans: await this.divided(input as SimulationDraws, options) }
        : input;
      return runOn(this.engine, kind, whole, options);
    });
    this.turn = result.catch(() => undefined);
    return result;
  }

  /** Computes a simulation's trials in all engines at once; each takes the next span when it has done one. */
  private async divided(draws: SimulationDraws, options: RunOptions): Promise<SimulatedSpan[]> {
    const { alternatives, trials, seed } = draws;
    const size = Math.ceil(trials / ((this.helpers.length + 1) * SPANS_EACH));
    const open: TrialSpan[] = [];
    for (let from = 0; from < trials; from += size) open.push({ from, to: Math.min(trials, from + size) });
    const done: SimulatedSpan[] = [];
    let finished = 0;
    const work = async (engine: RecalcEngine) => {
      for (let span = open.shift(); span; span = open.shift()) {
        const { signal } = options;
        const input = { alternatives, trials, seed, ...span };
        try {
          done.push(await runOn(engine, 'span', input, signal ? { signal } : {}));
        } catch (error) {
          open.push(span);
          throw error;
        }
        finished += span.to - span.from;
        options.onProgress?.(finished / trials);
      }
    };
    const help = this.helpers.map(async (helper) => {
      // A helper that fails leaves its span to the others.
      try {
        if (helper.loaded !== this.loaded && this.loaded) {
          await runOn(helper.engine, 'load', this.loaded, {});
          helper.loaded = this.loaded;
        }
        await work(helper.engine);
      } catch {
        helper.loaded = undefined;
      }
    });
    try {
      await work(this.engine);
    } catch (error) {
      open.length = 0;
      throw error;
    } finally {
      // An engine does one task at a time: none may still be at work when the next task comes.
      await Promise.all(help);
    }
    await work(this.engine);
    return done;
  }
}

function runOn<K extends RecalcTask>(
  engine: RecalcEngine,
  kind: K,
  input: RecalcTasks[K]['input'],
  options: RunOptions,
): Promise<RecalcTasks[K]['result']> {
  return engine.run({ kind, input } as unknown as RecalcRequest, options) as Promise<
    RecalcTasks[K]['result']
  >;
}

/** How long a worker may take to give up a task, milliseconds; one that computes on is ended. */
const CANCEL_PATIENCE = 2000;

/** The worker is gone, and the model with it. */
export class RecalculationStopped extends Error {
  constructor(readonly why: Remark) {
    super(remarkText(why));
  }
}

function refusalOf(refused: Extract<FromRecalcWorker, { type: 'refused' }>): DomainError {
  const { code, field, rule, why } = refused;
  return why ? new ModelRefused(code, field, why) : new DomainError(code, field, rule);
}

/** Runs tasks in a Web Worker. After a crash the next task finds a new one, without a model. */
export class WorkerEngine implements RecalcEngine {
  private worker: Worker | undefined;
  private nextId = 0;

  constructor(private readonly create: () => Worker) {}

  run(request: RecalcRequest, { signal, onProgress }: RunOptions): Promise<unknown> {
    const worker = (this.worker ??= this.create());
    const id = this.nextId++;
    const post = (message: ToRecalcWorker): void => worker.postMessage(message);
    return new Promise((resolve, reject) => {
      let giveUp: ReturnType<typeof setTimeout> | undefined;
      const end = (): void => {
        worker.terminate();
        this.worker = undefined;
      };
      const settled = (settle: () => void): void => {
        signal?.removeEventListener('abort', cancel);
        clearTimeout(giveUp);
        settle();
      };
      const cancel = (): void => {
        post({ id, type: 'cancel' });
        giveUp = setTimeout(() => {
          end();
          settled(() => reject(signal?.reason as Error));
        }, CANCEL_PATIENCE);
      };
      worker.onmessage = ({ data }: MessageEvent<FromRecalcWorker>) => {
        if (data.id !== id) return;
        if (data.type === 'progress') onProgress?.(data.share);
        else if (data.type === 'done') settled(() => resolve(data.result));
        else if (data.type === 'cancelled') settled(() => reject(signal?.reason as Error));
        else if (data.type === 'refused') settled(() => reject(refusalOf(data)));
        else settled(() => reject(new Error(data.message)));
      };
      worker.onerror = (event) => {
        event.preventDefault();
        end();
        settled(() =>
          reject(
            new RecalculationStopped(
              event.message ? remark('workerStopped', { detail: event.message }) : remark('workerNotLoaded'),
            ),
          ),
        );
      };
      signal?.addEventListener('abort', cancel);
      post({ id, type: 'run', request });
    });
  }
}

/** Runs tasks in this thread, where there are no workers. */
class InProcessEngine implements RecalcEngine {
  private session: Promise<RecalcEngine> | undefined;

  async run(request: RecalcRequest, options: RunOptions): Promise<unknown> {
    this.session ??= Promise.all([
      import('./recalc-session'),
      import('../functions/registry.generated'),
      import('../functions/lazy-parts'),
    ]).then(
      ([{ RecalcSession }, { functionRegistry }, { prepareFunctions }]) =>
        new RecalcSession(functionRegistry, prepareFunctions),
    );
    return (await this.session).run(request, options);
  }
}

/** A client with an engine of its own: a model stays loaded for as long as nobody loads another. */
export function recalcClient(): RecalcClient {
  if (typeof Worker === 'undefined') return new RecalcClient(new InProcessEngine());
  const engine = () =>
    new WorkerEngine(
      () => new Worker(new URL('./recalc-worker.ts', import.meta.url), { name: 'fulcrum-recalc' }),
    );
  const helpers = Math.min(MOST_HELPERS, navigator.hardwareConcurrency - 1);
  return new RecalcClient(engine(), Array.from({ length: Math.max(0, helpers) }, engine));
}
