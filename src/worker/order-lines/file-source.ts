/** How the aggregation sees a file: batches of lines that appear in the table `batch`, column i as c‹i›. */
import type { RawType } from '../../order-lines/stage-sql';
import type { RejectedLine } from '../../order-lines/order-lines';

export interface LoadedBatch {
  /** Lines in the table `batch`. */
  readonly lines: number;
  /** Lines of the file that this batch took, the left out ones included. */
  readonly rows: number;
  /** Lines that could not even be split into fields, by their row in the file. */
  readonly rejected: readonly RejectedLine[];
  /** The row in the file of a line of the batch, counted from 0. */
  readonly rowOf: (line: number) => number;
  /** Of the file, 0 to 1, read with this batch. */
  readonly share: number;
}

export interface FileSource {
  /** Of the used columns, in their order. */
  readonly rawTypes: readonly RawType[];
  /** Loads one batch after the other; the table is the caller's until the next one is asked for. */
  batches(): AsyncIterable<LoadedBatch>;
  /** Of the whole file, once all batches were read. */
  sha256(): Promise<string>;
}
