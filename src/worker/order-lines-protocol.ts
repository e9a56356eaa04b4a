/** What the pane and the order-lines worker say to each other. Types only. */
import type { DomainErrorCode } from '../domain/domain-error';
import type { FileInspection, OrderLinesPlan, OrderLinesResult } from '../order-lines/order-lines';

export interface AggregateProgress {
  /** Lines read so far. */
  readonly rows: number;
  /** Of the work, 0 to 1. */
  readonly share: number;
}

export type ToOrderLinesWorker =
  | { readonly type: 'inspect'; readonly file: File }
  | {
      readonly type: 'aggregate';
      readonly file: File;
      readonly inspection: FileInspection;
      readonly plan: OrderLinesPlan;
    };

export type FromOrderLinesWorker =
  | { readonly type: 'progress'; readonly progress: AggregateProgress }
  | { readonly type: 'inspected'; readonly inspection: FileInspection }
  | { readonly type: 'aggregated'; readonly result: OrderLinesResult }
  /** A DomainError, taken apart because a class does not survive the crossing. */
  | {
      readonly type: 'refused';
      readonly code: DomainErrorCode;
      readonly field: string;
      readonly rule: string;
    }
  | { readonly type: 'failed'; readonly message: string };
