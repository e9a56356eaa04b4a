import { WorkbookError } from '../../src/workbook/workbook';
import type { Workbook } from '../../src/workbook/workbook';

export interface FaultyWorkbook {
  readonly workbook: Workbook;
  /** How many calls were made so far. */
  calls(): number;
}

/**
 * The workbook, whose calls of the given numbers fail (counted from 1, those within undo groups included): before
 * they do anything, or after, as when the answer is lost. Every call takes `delay` milliseconds longer.
 */
export function faultyWorkbook(
  inner: Workbook,
  fails: (call: number) => boolean,
  when: 'before' | 'after' = 'before',
  delay = 0,
): FaultyWorkbook {
  let calls = 0;
  const wrap = (target: Workbook): Workbook =>
    new Proxy(target, {
      get(of, key, receiver) {
        const member: unknown = Reflect.get(of, key, receiver);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          if (key === 'undoGroup') {
            const work = args[0] as (group: Workbook) => Promise<unknown>;
            return of.undoGroup((group) => work(wrap(group)));
          }
          const failing = fails(++calls);
          if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
          if (failing && when === 'before') throw lost(calls);
          const result: unknown = await (member as (...all: unknown[]) => Promise<unknown>).apply(of, args);
          if (failing) throw lost(calls);
          return result;
        };
      },
    });
  return { workbook: wrap(inner), calls: () => calls };
}

function lost(call: number): WorkbookError {
  return new WorkbookError('lost', `call ${call} was lost`);
}
