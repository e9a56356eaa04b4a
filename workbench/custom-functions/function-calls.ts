/**
 * Calls custom functions as Excel does: at once, or with "#BUSY!" in the cell until the promise settles or the
 * stream sends its first result, when the cell is calculated again. A call whose cell no longer asks for it is
 * cancelled.
 */
import type { CellError } from '../grid/grid';
import type { CustomFunction, FunctionMetadata } from './function-metadata';
import { functionResult, thrownError } from './function-result';
import type { FunctionResult } from './function-result';

export interface CallingCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** Such as "Inputs!B4". */
  readonly address: string;
}

export interface CallHost {
  /** Calculates the cell again. */
  recalculate(cell: CallingCell): void;
  /** A result is owed; what is returned is called when it came or will not come. */
  owe(): () => void;
  /** Whether the cell's formula still calls the function. */
  asks(cell: CallingCell, functionName: string): boolean;
}

interface LiveCall {
  readonly cell: CallingCell;
  readonly functionName: string;
  readonly streaming: boolean;
  result: FunctionResult;
  settled: boolean;
  onCanceled: (() => void) | undefined;
  paid: () => void;
}

export const BUSY: CellError = { error: '#BUSY!' };

export class FunctionCalls {
  private readonly live = new Map<string, LiveCall>();
  private readonly messages = new Map<string, string>();
  /** Cells calculated, and calls asked for, since the last calculation ended. */
  private calculated = new Set<string>();
  private asked = new Set<string>();

  constructor(private readonly host: CallHost) {}

  call(
    custom: CustomFunction,
    metadata: FunctionMetadata,
    functionName: string,
    cell: CallingCell,
    values: readonly unknown[],
  ): FunctionResult {
    const key = `${place(cell)}|${functionName}|${JSON.stringify(values)}`;
    this.calculated.add(place(cell));
    this.asked.add(key);
    const known = this.live.get(key);
    if (known) return this.told(cell, known.result);
    const call: LiveCall = {
      cell,
      functionName,
      streaming: metadata.options?.stream === true,
      result: BUSY,
      settled: false,
      onCanceled: undefined,
      paid: () => undefined,
    };
    try {
      const returned = custom(...values, this.invocation(call, key, functionName));
      if (call.streaming || isPromise(returned)) {
        this.live.set(key, call);
        if (isPromise(returned)) this.follow(call, key, returned);
        return this.told(cell, call.result);
      }
      return this.told(cell, functionResult(returned));
    } catch (thrown) {
      return this.told(cell, thrownError(thrown));
    }
  }

  /** The sentence with the error that the cell last got from a function. */
  message(sheet: string, row: number, column: number): string | undefined {
    return this.messages.get(place({ sheet, row, column }));
  }

  /** To be called when a calculation ended: forgets results that were delivered, cancels calls nobody asks for. */
  calculationEnded(): void {
    for (const [key, call] of this.live) {
      const again = this.calculated.has(place(call.cell));
      const asked = again ? this.asked.has(key) : this.host.asks(call.cell, call.functionName);
      if (!asked) this.cancel(key, call);
      else if (call.settled && again) this.live.delete(key);
    }
    this.calculated = new Set();
    this.asked = new Set();
  }

  cancelAll(): void {
    for (const [key, call] of this.live) this.cancel(key, call);
    this.messages.clear();
  }

  private invocation(call: LiveCall, key: string, functionName: string): object {
    return {
      address: call.cell.address,
      functionName,
      isInValuePreview: false,
      setResult: (value: unknown) => {
        if (!call.streaming) return;
        call.result = value instanceof Error ? thrownError(value) : functionResult(value);
        // A result sent before the function returned needs no second calculation.
        if (this.live.get(key) === call) this.host.recalculate(call.cell);
      },
      get onCanceled() {
        return call.onCanceled;
      },
      set onCanceled(handler: (() => void) | undefined) {
        call.onCanceled = handler;
      },
    };
  }

  private follow(call: LiveCall, key: string, promise: PromiseLike<unknown>): void {
    call.paid = this.host.owe();
    const settle = (result: FunctionResult) => {
      // A cancelled call was paid when it was cancelled.
      if (this.live.get(key) !== call) return;
      call.result = result;
      call.settled = true;
      this.host.recalculate(call.cell);
      call.paid();
    };
    promise.then(
      (value) => settle(functionResult(value)),
      (thrown: unknown) => settle(thrownError(thrown)),
    );
  }

  private cancel(key: string, call: LiveCall): void {
    this.live.delete(key);
    call.paid();
    if (!call.settled) call.onCanceled?.();
  }

  /** Keeps the sentences of a result's errors, each under the cell where it shows. */
  private told(cell: CallingCell, result: FunctionResult): FunctionResult {
    const rows = Array.isArray(result) ? (result as readonly (readonly unknown[])[]) : [[result]];
    rows.forEach((line, r) =>
      line.forEach((value, c) => {
        const at = place({ sheet: cell.sheet, row: cell.row + r, column: cell.column + c });
        const { message } = (value ?? {}) as { message?: unknown };
        if (typeof message === 'string') this.messages.set(at, message);
        else this.messages.delete(at);
      }),
    );
    return result;
  }
}

function place({ sheet, row, column }: Pick<CallingCell, 'sheet' | 'row' | 'column'>): string {
  return `${sheet}|${row}|${column}`;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
