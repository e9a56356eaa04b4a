/** Running batches in Excel, and turning its failures into sentences for the user. */
import { WorkbookError } from '../workbook';
import type { WorkbookErrorCode } from '../workbook';

/** Runs work on a request context; the adapter's parts know no other way to Excel. */
export type Batch = <T>(work: (context: Excel.RequestContext) => Promise<T>) => Promise<T>;

/**
 * Calls back once Excel has kept silent for too long, as it does while it shows a dialog or a cell is left half
 * typed; returns how to stop waiting.
 */
export type Patience = (lost: () => void) => () => void;

const ANSWER_SECONDS = 60;

/** The patience of the add-in: a minute. */
export const aMinute: Patience = (lost) => {
  const timer = setTimeout(lost, ANSWER_SECONDS * 1000);
  return () => clearTimeout(timer);
};

/** A batch of its own: waits while the user types in a cell instead of failing. */
export function ownBatch(patience: Patience): Batch {
  return (work) => runInExcel({ delayForCellEdit: true }, patience, work);
}

/** Opens a file as a new workbook: of all calls the one that takes no context. */
export function openedAsNew(base64: string): Promise<void> {
  return translated(() => Excel.createWorkbook(base64));
}

/** All writes of the work become one undo step, where this Excel can merge them. */
export async function groupedBatch<T>(
  merge: boolean,
  patience: Patience,
  work: (batch: Batch) => Promise<T>,
): Promise<T> {
  if (!merge) return work(ownBatch(patience));
  let outcome: { readonly value: T } | { readonly error: unknown } | undefined;
  let failure: unknown;
  try {
    await runInExcel({ delayForCellEdit: true, mergeUndoGroup: true }, patience, async (context) => {
      try {
        outcome = { value: await work((part) => translated(() => part(context))) };
      } catch (error) {
        outcome = { error };
      }
    });
  } catch (error) {
    failure = error;
  }
  // What stopped the work says more than what the end of the group ran into afterwards.
  if (outcome && 'error' in outcome) throw outcome.error;
  if (outcome === undefined || failure !== undefined) throw failure ?? lost(undefined);
  return outcome.value;
}

async function runInExcel<T>(
  options: Excel.RunOptions,
  patience: Patience,
  work: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  return translated(() =>
    Excel.run(options, (context) => {
      const sync = context.sync.bind(context);
      context.sync = (passThrough) => unlessSilent(sync(passThrough), patience);
      return work(context);
    }),
  );
}

/** A batch that Excel answers later all the same takes effect before any that is sent from now on. */
function unlessSilent<T>(answer: Promise<T>, patience: Patience): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopWaiting = patience(() => reject(noAnswer()));
    void answer.then(resolve, reject).finally(stopWaiting);
  });
}

function noAnswer(): WorkbookError {
  return new WorkbookError(
    'no-answer',
    'Excel does not answer: it may be calculating, showing a dialog, or waiting for Enter in a cell. ' +
      'Bring it to rest, then try again.',
  );
}

/** Turns what Excel throws into sentences for the user. */
export async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asWorkbookError(error);
  }
}

const SENTENCES: Readonly<Record<string, readonly [WorkbookErrorCode, string]>> = {
  ItemNotFound: ['not-found', 'A sheet, table or name that this needs is not in the workbook any more.'],
  InvalidReference: ['not-found', 'A cell that this needs is not in the workbook any more.'],
  AccessDenied: [
    'protected',
    'The sheet or workbook is protected; unprotect it (Review, Unprotect Sheet) and try again.',
  ],
  ReadOnly: ['protected', 'The workbook is open for reading only; save a copy to change it.'],
  InvalidOperationInCellEditMode: [
    'editing',
    'A cell is being edited; press Enter to finish it, then try again.',
  ],
  InvalidSelection: ['several-areas', 'Several areas are selected; select one cell or one range.'],
  NotImplemented: ['unsupported', 'This version of Excel does not have what this needs.'],
  ApiNotFound: ['unsupported', 'This version of Excel does not have what this needs.'],
  UnsupportedOperation: ['unsupported', 'This workbook does not allow what this needs.'],
  UnsupportedFeature: ['unsupported', 'This version of Excel does not have what this needs.'],
  ItemAlreadyExists: ['refused', 'The workbook has something of that name already.'],
  InvalidArgument: ['refused', 'Excel did not accept a value or an address.'],
  InvalidOperation: ['refused', 'Excel does not allow this here just now.'],
  RangeExceedsLimit: ['refused', 'The range is too large for Excel to hand over at once.'],
  RequestPayloadSizeLimitExceeded: ['refused', 'This is too much for Excel to take at once.'],
  ResponsePayloadSizeLimitExceeded: ['refused', 'The range is too large for Excel to hand over at once.'],
};

function asWorkbookError(error: unknown): unknown {
  if (error instanceof WorkbookError || !isExcelError(error)) return error;
  const known = SENTENCES[error.code];
  if (!known) return lost(error);
  const [code, sentence] = known;
  const detail = code === 'refused' || code === 'unsupported' ? detailOf(error) : '';
  return new WorkbookError(code, `${sentence}${detail}`, undefined, { cause: error });
}

interface ExcelError {
  readonly code: string;
  readonly message: string;
  readonly debugInfo?: { readonly errorLocation?: string };
}

function isExcelError(error: unknown): error is ExcelError {
  // By its shape: Office.js may come from another window, where `instanceof Error` fails.
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    'debugInfo' in error
  );
}

function detailOf({ message, debugInfo }: ExcelError): string {
  const where = debugInfo?.errorLocation ? ` (${debugInfo.errorLocation})` : '';
  return ` Excel says: ${message}${where}`;
}

function lost(error: ExcelError | undefined): WorkbookError {
  const detail = error ? ` Excel says: ${error.message} (${error.code}).` : '';
  return new WorkbookError(
    'lost',
    `The connection to the workbook failed; close and reopen the pane.${detail}`,
    undefined,
    { cause: error },
  );
}

/** Whether the running Excel has the requirement set. */
export function supports(version: string): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', version);
}
