/** The pane's side of the recalculation worker: one task after the other, with progress and cancelling. */
import { DomainError } from '../domain/domain-error';
import type { RunOptions } from '../recalc/local-model';
import type {
  FromRecalcWorker,
  RecalcRequest,
  RecalcTask,
  RecalcTasks,
  ToRecalcWorker,
} from './recalc-protocol';

/** Where tasks run, one at a time. */
interface RecalcEngine {
  run(request: RecalcRequest, options: RunOptions): Promise<unknown>;
}

export class RecalcClient {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly engine: RecalcEngine) {}

  /**
   * @throws DomainError naming the cell that cannot be recalculated, or the argument that is wrong
   * @throws the signal's reason when it is aborted
   */
  run<K extends RecalcTask>(
    kind: K,
    input: RecalcTasks[K]['input'],
    options: RunOptions = {},
  ): Promise<RecalcTasks[K]['result']> {
    const request = { kind, input } as unknown as RecalcRequest;
    const result = this.turn.then(async () => {
      options.signal?.throwIfAborted();
      return (await this.engine.run(request, options)) as RecalcTasks[K]['result'];
    });
    this.turn = result.catch(() => undefined);
    return result;
  }
}

/** Runs tasks in a Web Worker. After a crash the next task finds a new one, without a model. */
class WorkerEngine implements RecalcEngine {
  private worker: Worker | undefined;
  private nextId = 0;

  constructor(private readonly create: () => Worker) {}

  run(request: RecalcRequest, { signal, onProgress }: RunOptions): Promise<unknown> {
    const worker = (this.worker ??= this.create());
    const id = this.nextId++;
    const post = (message: ToRecalcWorker): void => worker.postMessage(message);
    return new Promise((resolve, reject) => {
      const cancel = (): void => post({ id, type: 'cancel' });
      const settled = (settle: () => void): void => {
        signal?.removeEventListener('abort', cancel);
        settle();
      };
      worker.onmessage = ({ data }: MessageEvent<FromRecalcWorker>) => {
        if (data.id !== id) return;
        if (data.type === 'progress') onProgress?.(data.share);
        else if (data.type === 'done') settled(() => resolve(data.result));
        else if (data.type === 'cancelled') settled(() => reject(signal?.reason as Error));
        else if (data.type === 'refused')
          settled(() => reject(new DomainError(data.code, data.field, data.rule)));
        else settled(() => reject(new Error(data.message)));
      };
      worker.onerror = (event) => {
        event.preventDefault();
        worker.terminate();
        this.worker = undefined;
        settled(() =>
          reject(new Error(`the recalculation stopped: ${event.message || 'its file could not be loaded'}`)),
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
    ]).then(([{ RecalcSession }, { functionRegistry }]) => new RecalcSession(functionRegistry));
    return (await this.session).run(request, options);
  }
}

/** A client with an engine of its own: a model stays loaded for as long as nobody loads another. */
export function recalcClient(): RecalcClient {
  return new RecalcClient(
    typeof Worker === 'undefined'
      ? new InProcessEngine()
      : new WorkerEngine(
          () => new Worker(new URL('./recalc-worker.ts', import.meta.url), { name: 'fulcrum-recalc' }),
        ),
  );
}
