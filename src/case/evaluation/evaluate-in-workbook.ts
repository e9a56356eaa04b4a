/**
 * Evaluates alternatives by the workbook itself: writes an alternative's driver values, calculates, reads the
 * metrics, and restores what was there, whatever happens in between.
 */
import { isCellError } from '../../workbook/workbook';
import type { CellValue, Workbook } from '../../workbook/workbook';
import type { Case, Driver, Result } from '../case';
import { CaseError } from '../case-error';
import { editedMeanwhile, keepsEdit, watchEdits } from './edit-watch';
import type { EditWatch } from './edit-watch';
import { planEvaluation, standingOf } from './evaluation-plan';
import type { EvaluationPlan } from './evaluation-plan';
import { alternativeFingerprint, modelFingerprint, readModel } from './fingerprint';
import { described, putBack, readJournal, removeJournal, restoreFromJournal, writeJournal } from './journal';
import type { Journal } from './journal';
import { say } from '../said';

export interface EvaluateOptions {
  /** Names of the alternatives to evaluate; all without one. */
  readonly alternatives?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: EvaluationProgress) => void;
  /** The time that results carry. */
  readonly now?: () => Date;
  /** Called while the driver cells hold an alternative's values and everything is calculated; may read, not write. */
  readonly onCalculated?: (calculated: CalculatedAlternative) => Promise<void>;
  /**
   * Called by an engine that has all results and goes on to check itself against the workbook: they can be shown
   * already, and whoever cancels from then on cancels the check alone.
   */
  readonly onResults?: (results: readonly Result[]) => void;
  /** How long to wait, after restoring, for word of edits by others, milliseconds: Excel tells of them late. */
  readonly eventGrace?: number;
}

export interface CalculatedAlternative {
  readonly alternative: string;
  /** The values now in the driver cells, of the drivers that have a cell, in their order. */
  readonly values: readonly number[];
}

export interface EvaluationProgress {
  /** Alternatives evaluated so far. */
  readonly done: number;
  readonly total: number;
  /** The one under way. */
  readonly alternative: string;
}

export interface Evaluation {
  readonly results: readonly Result[];
  /** The case with the addresses where its cells were found. */
  readonly case: Case;
  /** Mark of the model's formulas and constants. */
  readonly model: string;
  /** The numbers in the driver cells, by `nameKey` of the driver. */
  readonly standing: ReadonlyMap<string, number>;
}

/** How often results that are still on their way are asked for again, and how long the pauses are. */
const PENDING_ATTEMPTS = 40;
const PENDING_PAUSE_MILLISECONDS = 250;
const EVENT_GRACE_MILLISECONDS = 250;
const PENDING_ERRORS: readonly string[] = ['#BUSY!', '#GETTING_DATA', '#CONNECT!'];

/**
 * The metrics under each alternative. The driver cells hold what they held before once it settles, unless the
 * connection to the workbook broke: then the journal in the workbook's settings lets the next opening restore them.
 *
 * @throws CaseError "not-evaluable", "recovery-needed", "edited-meanwhile", "restore-failed", "cancelled"
 * @throws WorkbookError as the workbook's own methods do
 */
export async function evaluateInWorkbook(
  workbook: Workbook,
  of: Case,
  options: EvaluateOptions = {},
): Promise<Evaluation> {
  if ((await readJournal(workbook)) !== null) {
    throw new CaseError('recovery-needed', say('recoveryNeeded'));
  }
  const plan = await planEvaluation(workbook, of, options.alternatives);
  throwIfCancelled(options.signal);
  const watch = await watchEdits(workbook);
  let results: Result[];
  try {
    results = await workbook.undoGroup((group) => evaluateAndRestore(group, workbook, plan, watch, options));
  } finally {
    // Where listening cannot be ended, nothing is lost by it.
    await watch.stop().catch(() => undefined);
  }
  // Word of an edit may have come in after the last alternative only.
  watch.throwIfEdited(plan);
  await requireSameModel(workbook, plan);
  return { results, case: plan.case, model: plan.modelFingerprint, standing: standingOf(plan) };
}

async function evaluateAndRestore(
  workbook: Workbook,
  ungrouped: Workbook,
  plan: EvaluationPlan,
  watch: EditWatch,
  options: EvaluateOptions,
): Promise<Result[]> {
  const now = options.now ?? (() => new Date());
  const journal = journalOf(plan, now());
  try {
    await writeJournal(workbook, journal);
  } catch (error) {
    // It may have been stored all the same; no cell was written yet.
    await removeJournal(ungrouped).catch(() => undefined);
    throw error;
  }
  const position: Position = { last: -1, edited: new Set() };
  let outcome: { readonly results: Result[] } | { readonly error: unknown };
  try {
    outcome = { results: await evaluateAll(workbook, plan, watch, now, position, options) };
  } catch (error) {
    outcome = { error };
  }
  const stoppedBy = 'error' in outcome ? outcome.error : null;
  const restore = (heard: ReadonlyMap<string, number>): ReturnType<typeof restorePatiently> =>
    restorePatiently([workbook, ungrouped, ungrouped], journalNow(journal, plan, position, heard), stoppedBy);
  const heard = watch.numbersIn(plan);
  let restored = await restore(heard);
  await pause(options.eventGrace ?? EVENT_GRACE_MILLISECONDS);
  // Word of an edit that restoring took for the evaluation's own may come in only now.
  const heardSince = watch.numbersIn(plan);
  if ([...heardSince].some(([address, value]) => heard.get(address) !== value)) {
    restored = await restore(heardSince);
  }
  const theirs = restored.edited[0];
  if (theirs) throw keepsEdit(theirs.address, theirs.found, theirs.original);
  for (const { address, original } of journal.cells) {
    const value = heardSince.get(address);
    if (value !== undefined) throw keepsEdit(address, value, original);
  }
  if ('error' in outcome) throw outcome.error;
  return outcome.results;
}

interface Position {
  /** The alternative whose values were written last, in part at least; −1 before the first. */
  last: number;
  /** Drivers whose cells hold someone's edit again, which was put back. */
  edited: ReadonlySet<Driver>;
}

async function evaluateAll(
  workbook: Workbook,
  plan: EvaluationPlan,
  watch: EditWatch,
  now: () => Date,
  position: Position,
  { signal, onProgress, onCalculated }: EvaluateOptions,
): Promise<Result[]> {
  const standing = standingOf(plan);
  const results: Result[] = [];
  for (const [i, alternative] of plan.alternatives.entries()) {
    throwIfCancelled(signal);
    watch.throwIfEdited(plan);
    onProgress?.({ done: i, total: plan.alternatives.length, alternative });
    if (plan.drivers.length > 0) await setDrivers(workbook, plan, i, position);
    await workbook.calculate({ withFunctions: plan.callsFunctions });
    const values = await readSettled(workbook, plan, i, signal);
    await onCalculated?.({ alternative, values: plan.drivers.map((driver) => driver.values[i]!) });
    watch.throwIfEdited(plan);
    const fingerprint = alternativeFingerprint(plan.modelFingerprint, plan.case, alternative, standing);
    const time = now().toISOString();
    plan.metrics.forEach(({ metric }, m) => {
      results.push({
        alternative,
        metric: metric.name,
        ...outcomeOf(values[m] ?? null),
        p10: null,
        p90: null,
        time,
        fingerprint,
        engine: 'Excel',
        verification: '',
      });
    });
  }
  return results;
}

/**
 * Writes the alternative of that position. Where that covered anything but the values of the one before it (before
 * the first: the drivers' own), it was someone's edit, which is put back.
 */
async function setDrivers(
  workbook: Workbook,
  { drivers }: EvaluationPlan,
  alternative: number,
  position: Position,
): Promise<void> {
  position.last = alternative;
  const covered = await workbook.replace(
    drivers.map(({ name, address, values }) => ({ name, address, cell: values[alternative]! })),
  );
  const edits = covered.filter(({ values, formulas }, d) => {
    const { standing, values: ours } = drivers[d]!;
    const expected = alternative === 0 ? standing : ours[alternative - 1];
    return formulas[0]?.[0] !== null || values[0]?.[0] !== expected;
  });
  if (edits.length === 0) return;
  position.edited = new Set(
    drivers.filter((_, d) => edits.includes(covered[d]!)).map(({ driver }) => driver),
  );
  await putBack(workbook, edits);
  const first = covered.indexOf(edits[0]!);
  throw keepsEdit(edits[0]!.address, described(edits[0]!), drivers[first]!.standing);
}

/** Reads the metrics once none is pending any more, and makes sure that the drivers still hold their values. */
async function readSettled(
  workbook: Workbook,
  plan: EvaluationPlan,
  alternative: number,
  signal: AbortSignal | undefined,
): Promise<CellValue[]> {
  const addresses = [...plan.metrics, ...plan.drivers].map(({ address }) => address);
  for (let attempt = 1; ; attempt++) {
    const values = (await workbook.read(addresses)).map((content) => content.values[0]?.[0] ?? null);
    plan.drivers.forEach(({ address, values: written }, d) => {
      if (values[plan.metrics.length + d] !== written[alternative]) throw editedMeanwhile(address);
    });
    const metrics = values.slice(0, plan.metrics.length);
    if (!metrics.some(isPending) || attempt === PENDING_ATTEMPTS) return metrics;
    throwIfCancelled(signal);
    await pause(PENDING_PAUSE_MILLISECONDS);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function isPending(value: CellValue): boolean {
  return isCellError(value) && PENDING_ERRORS.includes(value.error);
}

function outcomeOf(value: CellValue): Pick<Result, 'value' | 'note'> {
  if (typeof value === 'number') return { value, note: '' };
  if (value === null) return { value: null, note: 'the metric cell was blank' };
  if (isCellError(value)) return { value: null, note: `the metric cell showed ${value.error}` };
  return { value: null, note: `the metric cell held "${String(value).slice(0, 60)}" and no number` };
}

function journalOf({ drivers }: EvaluationPlan, started: Date): Journal {
  return {
    version: 1,
    started: started.toISOString(),
    cells: drivers.map(({ name, address, standing, values }) => ({
      name,
      address,
      original: standing,
      written: [...new Set(values)],
    })),
  };
}

/**
 * What is to be restored by now: a number that someone else is known to have written takes the place of the original.
 * As written count only those numbers that the cells can hold, so that any other is known for someone's edit.
 */
function journalNow(
  journal: Journal,
  { drivers }: EvaluationPlan,
  { last, edited }: Position,
  heard: ReadonlyMap<string, number>,
): Journal {
  return {
    ...journal,
    cells: journal.cells.flatMap((cell, d) => {
      const { driver, values } = drivers[d]!;
      if (edited.has(driver)) return [];
      const written = values.slice(Math.max(0, last - 1), last + 1);
      const theirs = heard.get(cell.address);
      return theirs === undefined
        ? [{ ...cell, written }]
        : [{ ...cell, original: theirs, written: [...written, cell.original] }];
    }),
  };
}

/**
 * Restoring is tried again where a call failed, outside the undo group then, in case it is the group that broke.
 * What stopped the evaluation is told along with a failure.
 */
async function restorePatiently(
  attempts: readonly Workbook[],
  journal: Journal,
  stoppedBy: unknown,
): ReturnType<typeof restoreFromJournal> {
  let failure: unknown;
  for (const workbook of attempts) {
    try {
      return await restoreFromJournal(workbook, journal);
    } catch (error) {
      failure = error;
    }
  }
  const said =
    failure instanceof Error ? say('notRestoredBecause', { reason: failure.message }) : say('notRestored');
  throw new CaseError('restore-failed', said, null, { cause: stoppedBy ?? failure });
}

async function requireSameModel(workbook: Workbook, plan: EvaluationPlan): Promise<void> {
  const model = await readModel(workbook);
  const after = modelFingerprint(
    model,
    plan.drivers.map(({ address }) => address),
  );
  if (after !== plan.modelFingerprint) {
    throw new CaseError('edited-meanwhile', say('modelEditedMeanwhile'));
  }
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw new CaseError('cancelled', say('cancelled'));
  }
}
