/** The pane's side of the order-lines worker: one file at a time, and a cancel that ends the work at once. */
import { DomainError } from '../domain/domain-error';
import type { FileInspection, OrderLinesPlan, OrderLinesResult } from '../order-lines/order-lines';
import type { AggregateProgress, FromOrderLinesWorker, ToOrderLinesWorker } from './order-lines-protocol';

/** Reads files of order lines. */
export interface OrderLinesReader {
  /** @throws DomainError where the file is not what its name says */
  inspect(file: File): Promise<FileInspection>;
  /** @throws DomainError for a plan or lines that cannot be costed; OrderLinesCancelled after `cancel` */
  aggregate(
    file: File,
    inspection: FileInspection,
    plan: OrderLinesPlan,
    onProgress: (progress: AggregateProgress) => void,
  ): Promise<OrderLinesResult>;
  /** Ends what runs, if anything, and frees its memory. */
  cancel(): void;
}

/** The work was cancelled by the user: nothing was written. */
export class OrderLinesCancelled extends Error {
  override readonly name = 'OrderLinesCancelled';
}

export class OrderLinesClient implements OrderLinesReader {
  private worker: Worker | undefined;
  private reject: ((error: unknown) => void) | undefined;

  constructor(
    private readonly create: () => Worker = () =>
      new Worker(new URL('./order-lines-worker.ts', import.meta.url), { name: 'fulcrum-order-lines' }),
  ) {}

  async inspect(file: File): Promise<FileInspection> {
    const message = await this.ask({ type: 'inspect', file }, () => undefined);
    if (message.type === 'inspected') return message.inspection;
    throw new Error('The file reader answered something else.');
  }

  async aggregate(
    file: File,
    inspection: FileInspection,
    plan: OrderLinesPlan,
    onProgress: (progress: AggregateProgress) => void,
  ): Promise<OrderLinesResult> {
    const message = await this.ask({ type: 'aggregate', file, inspection, plan }, onProgress);
    if (message.type === 'aggregated') return message.result;
    throw new Error('The file reader answered something else.');
  }

  cancel(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.reject?.(new OrderLinesCancelled('The file was left unread.'));
    this.reject = undefined;
  }

  private ask(
    request: ToOrderLinesWorker,
    onProgress: (progress: AggregateProgress) => void,
  ): Promise<FromOrderLinesWorker> {
    // A second request while one runs takes its place.
    if (this.reject) this.cancel();
    const worker = (this.worker ??= this.create());
    return new Promise<FromOrderLinesWorker>((resolve, reject) => {
      this.reject = reject;
      const fail = (error: unknown): void => {
        this.reject = undefined;
        reject(error);
      };
      worker.onmessage = ({ data }: MessageEvent<FromOrderLinesWorker>) => {
        if (data.type === 'progress') onProgress(data.progress);
        else if (data.type === 'refused') fail(new DomainError(data.code, data.field, data.rule));
        else if (data.type === 'failed') fail(new Error(data.message));
        else {
          this.reject = undefined;
          resolve(data);
        }
      };
      worker.onerror = (event) => {
        event.preventDefault();
        this.worker?.terminate();
        this.worker = undefined;
        fail(new Error(`The file reader stopped: ${event.message || 'its file could not be loaded'}`));
      };
      worker.postMessage(request);
    });
  }
}
