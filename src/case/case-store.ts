/**
 * The open case: loaded from its sheet, edited, saved cell by cell, followed when the sheet is edited by hand, and
 * evaluated. Knows the workbook's port and nothing of the pane.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { parseAddress } from '../workbook/address';
import { WorkbookError } from '../workbook/workbook';
import type { CellsChanged, Unsubscribe, Workbook } from '../workbook/workbook';
import { nameKey } from './case';
import type { Case, Result } from './case';
import type { CaseProblem } from './case-sheet/case-columns';
import { CaseError } from './case-error';
import type { CaseErrorCode } from './case-error';
import { readCaseSheet } from './case-sheet/case-sheet';
import type { CaseSheet } from './case-sheet/case-sheet';
import { CASE_SHEET } from './case-sheet/case-tables';
import { evaluateInWorkbook } from './evaluation/evaluate-in-workbook';
import type { EvaluateOptions, Evaluation, EvaluationProgress } from './evaluation/evaluate-in-workbook';
import { withEvaluation } from './evaluation/history';
import { readJournal, restoreFromJournal } from './evaluation/journal';
import type { Journal, Restored } from './evaluation/journal';
import { checkFreshness, withResults } from './evaluation/results';
import type { Freshness } from './evaluation/results';
import { shareRows } from './share-rows';
import { createCaseSheet, updateCaseSheet } from './case-sheet/write-case-sheet';
import { say } from './said';
import type { Said } from './said';

/** A failure as the pane shows it. */
export type Failure = FailureText &
  (
    | { readonly code: CaseErrorCode; readonly said: Said }
    | { readonly code: WorkbookError['code'] | 'unexpected'; readonly said?: undefined }
  );

interface FailureText {
  /** A sentence for the user, in English. */
  readonly message: string;
  /** The cell, sheet or name that it concerns. */
  readonly where: string | null;
}

export interface CaseState {
  /** "none": the workbook has no case; "refused": its sheet is newer or damaged, see `failure`. */
  readonly status: 'closed' | 'loading' | 'none' | 'ready' | 'refused';
  readonly case: Case | null;
  /** Cells of the case sheet that could not be read. */
  readonly problems: readonly CaseProblem[];
  /** Why the case was refused, or not saved, or not evaluated; null once something succeeded since. */
  readonly failure: Failure | null;
  /** "pending": edits wait to be written (also after a failed save). */
  readonly saving: 'saved' | 'pending' | 'saving';
  /** An evaluation that was cut off and whose cells wait to be restored. */
  readonly recovery: Journal | null;
  /** The evaluation under way. */
  readonly progress: EvaluationProgress | 'storing' | null;
  readonly freshness: Freshness;
}

export type CaseEdit = (before: Case) => Case;

/** How results are computed: by the workbook itself, or by another engine with the same contract. */
export type Evaluate = (workbook: Workbook, of: Case, options: EvaluateOptions) => Promise<Evaluation>;

export interface CaseStore extends StoreApi<CaseState> {
  /** Reads the case and looks for an interrupted evaluation. Failures stand in the state. */
  load(): Promise<void>;
  /** Makes the case sheet. @throws CaseError "damaged" when there is one already */
  create(of: Case): Promise<void>;
  /**
   * Changes the open case at once and writes the difference soon after; `save` waits for that. The edit is applied
   * again to the sheet as it is by then, so it must bear with rows that someone removed meanwhile.
   */
  edit(edit: CaseEdit): void;
  /** Writes what is pending; settles when it is written. Failures stand in the state, with the edits still pending. */
  save(): Promise<void>;
  /** Follows edits made on the sheet, by the user or a co-author, until the returned function is called. */
  follow(): Promise<Unsubscribe>;
  /**
   * Evaluates and stores the results. @throws CaseError, WorkbookError; the state shows them too
   */
  evaluate(
    options?: Pick<EvaluateOptions, 'alternatives'> & { readonly with?: Evaluate },
  ): Promise<readonly Result[]>;
  cancelEvaluation(): void;
  /** Restores the cells of an interrupted evaluation. @throws CaseError "restore-failed" */
  recover(): Promise<Restored>;
  /** Compares the results with the model as it is now. */
  refreshFreshness(): Promise<void>;
  /**
   * Reads the case again, for Excel does not tell of a renamed sheet; where the cell now is that a row was bound to at
   * this address, null where none was or it is gone.
   */
  cellNow(address: string): Promise<string | null>;
}

export interface CaseStoreOptions {
  readonly workbook: Workbook;
  /** Pause before pending edits are written, milliseconds. */
  readonly saveDelay?: number;
  /** Pause after an edit in the workbook before it is looked at, milliseconds. */
  readonly followDelay?: number;
  /** See `EvaluateOptions`. */
  readonly eventGrace?: number;
  /** The name that kept evaluations carry; empty where nobody gave one. */
  readonly user?: () => string;
}

export function createCaseStore({
  workbook,
  saveDelay = 400,
  followDelay = 300,
  eventGrace,
  user = () => '',
}: CaseStoreOptions): CaseStore {
  const store = createStore<CaseState>(() => ({
    status: 'closed',
    case: null,
    problems: [],
    failure: null,
    saving: 'saved',
    recovery: null,
    progress: null,
    freshness: { state: 'none' },
  }));
  const { getState, setState } = store;

  /** Edits not yet written; they are applied again to what the sheet holds by then. */
  let pending: CaseEdit[] = [];
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let followTimer: ReturnType<typeof setTimeout> | undefined;
  /** The evaluations that can still be cancelled, those that wait for their turn included. */
  const cancellable = new Set<AbortController>();
  /** Whether an evaluation has its turn: what changes in the workbook meanwhile is its own doing. */
  let evaluating = false;

  /** Loads, saves and evaluations take turns, so that none sees another's half-done work. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work, work);
    turn = result.catch(() => undefined);
    return result;
  }

  function show(sheet: CaseSheet | null): void {
    if (!sheet) {
      setState({ status: 'none', case: null, problems: [], failure: null });
      return;
    }
    const shown = pending.reduce((of, edit) => edit(of), sheet.case);
    setState({
      status: 'ready',
      problems: sheet.problems,
      failure: null,
      case: shareRows(getState().case, shown),
    });
  }

  async function reload(): Promise<void> {
    try {
      show(await readCaseSheet(workbook));
    } catch (error) {
      const failure = failureOf(error);
      const refused = failure.code === 'newer' || failure.code === 'damaged';
      setState(refused ? { status: 'refused', case: null, problems: [], failure } : { failure });
    }
  }

  async function savePending(): Promise<void> {
    clearTimeout(saveTimer);
    if (pending.length === 0) return;
    const edits = pending;
    setState({ saving: 'saving' });
    try {
      const sheet = await readCaseSheet(workbook);
      if (!sheet) {
        throw new CaseError('damaged', say('caseSheetDeleted', { sheet: CASE_SHEET }));
      }
      const next = edits.reduce((of, edit) => edit(of), sheet.case);
      const written = await updateCaseSheet(workbook, sheet, next);
      pending = pending.slice(edits.length);
      setState({
        case: shareRows(
          getState().case,
          pending.reduce((of, edit) => edit(of), written),
        ),
        problems: sheet.problems,
        failure: null,
        saving: pending.length === 0 ? 'saved' : 'pending',
      });
    } catch (error) {
      setState({ saving: 'pending', failure: failureOf(error) });
    }
  }

  function heard(change: CellsChanged): void {
    const sheet = parseAddress(change.address)?.sheet;
    const ofCase = sheet !== undefined && nameKey(sheet) === nameKey(CASE_SHEET);
    const moved = change.kind !== 'edited';
    if (evaluating) return;
    if (!ofCase && !moved) setState({ freshness: doubted(getState().freshness) });
    clearTimeout(followTimer);
    followTimer = setTimeout(() => {
      void inTurn(async () => {
        if (ofCase || moved) await reload();
        await refreshFreshness();
      });
    }, followDelay);
  }

  async function refreshFreshness(): Promise<void> {
    const of = getState().case;
    if (of) setState({ freshness: await checkFreshness(workbook, of) });
  }

  /** Shows again what stood before results that are not kept. */
  function withdraw({ results, freshness }: { results: readonly Result[]; freshness: Freshness }): void {
    setState({ case: { ...getState().case!, results }, freshness });
  }

  async function evaluateNow(
    using: Evaluate,
    alternatives: readonly string[] | undefined,
    controller: AbortController,
  ): Promise<readonly Result[]> {
    const { signal } = controller;
    signal.throwIfAborted();
    await savePending();
    const of = getState().case;
    if (!of) throw new CaseError('not-evaluable', say('noCase'));
    /** What stood before results were shown ahead of the engine's check. */
    let before: { readonly results: readonly Result[]; readonly freshness: Freshness } | null = null;
    let evaluation: Evaluation;
    try {
      evaluation = await using(workbook, of, {
        ...(alternatives ? { alternatives } : {}),
        ...(eventGrace === undefined ? {} : { eventGrace }),
        signal,
        onProgress: (progress) => setState({ progress }),
        onResults: (results) => {
          const { case: shown, freshness } = getState();
          before = { results: shown!.results, freshness };
          setState({ case: withResults(shown!, results), freshness: { state: 'fresh' } });
        },
      });
      // Whoever cancelled after the last alternative wants no results either, unless they were shown; once they are
      // being stored it is too late.
      if (!before) signal.throwIfAborted();
    } catch (error) {
      if (before) withdraw(before);
      throw error;
    }
    cancellable.delete(controller);
    setState({ progress: 'storing' });
    const record = { by: user(), time: new Date(), model: evaluation.model, standing: evaluation.standing };
    pending = [
      ...pending,
      (before) => {
        const evaluated = withResults(before, evaluation.results);
        // Some alternatives alone are no state of the decision to look back at.
        return alternatives ? evaluated : withEvaluation(evaluated, record);
      },
    ];
    await savePending();
    setState({ freshness: await checkFreshness(workbook, getState().case!) });
    return evaluation.results;
  }

  return {
    ...store,
    load: () =>
      inTurn(async () => {
        setState({ status: 'loading' });
        await reload();
        try {
          setState({ recovery: await readJournal(workbook) });
        } catch (error) {
          setState({ failure: failureOf(error) });
        }
        if (getState().status === 'loading') setState({ status: 'closed' });
        await refreshFreshness();
      }),
    create: (of) =>
      inTurn(async () => {
        const created = await createCaseSheet(workbook, of);
        pending = [];
        setState({ status: 'ready', case: created, problems: [], failure: null, saving: 'saved' });
      }),
    edit(edit) {
      const before = getState().case;
      if (!before) return;
      pending = [...pending, edit];
      setState({ case: edit(before), saving: 'pending' });
      clearTimeout(saveTimer);
      saveTimer = setTimeout(() => void inTurn(savePending), saveDelay);
    },
    save: () => inTurn(savePending),
    cellNow: (address) =>
      inTurn(async () => {
        const bound = () => [...(getState().case?.drivers ?? []), ...(getState().case?.metrics ?? [])];
        const before = bound().find(({ cell }) => cell?.address === address);
        await reload();
        return bound().find(({ name }) => name === before?.name)?.cell?.address ?? null;
      }),
    async follow() {
      const stop = await workbook.onChanged(heard);
      return async () => {
        clearTimeout(followTimer);
        await stop();
      };
    },
    async evaluate({ alternatives, with: using = evaluateInWorkbook } = {}) {
      const controller = new AbortController();
      cancellable.add(controller);
      return inTurn(async () => {
        evaluating = true;
        setState({ failure: null });
        try {
          return await evaluateNow(using, alternatives, controller);
        } catch (error) {
          const failure = failureOf(error);
          setState({ failure: failure.code === 'cancelled' ? null : failure });
          if (failure.code === 'restore-failed' || failure.code === 'recovery-needed') {
            setState({ recovery: await readJournal(workbook).catch(() => null) });
          }
          throw error;
        } finally {
          evaluating = false;
          cancellable.delete(controller);
          setState({ progress: null });
        }
      });
    },
    cancelEvaluation() {
      for (const controller of cancellable) {
        // The reason is what an engine throws that looks at nothing but the signal.
        controller.abort(new CaseError('cancelled', say('cancelled')));
      }
    },
    recover: () =>
      inTurn(async () => {
        const journal = await readJournal(workbook);
        if (!journal) {
          setState({ recovery: null });
          return { restored: [], edited: [], deleted: [] };
        }
        const restored = await workbook.undoGroup((group) => restoreFromJournal(group, journal));
        setState({ recovery: null, failure: null });
        return restored;
      }),
    refreshFreshness: () => inTurn(refreshFreshness),
  };
}

/** Results that were fresh may be stale after an edit; what was known to be stale stays so. */
function doubted(freshness: Freshness): Freshness {
  return freshness.state === 'fresh' ? { state: 'unknown', reason: say('workbookEdited') } : freshness;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof CaseError)
    return { code: error.code, message: error.message, where: error.cell, said: error.said };
  if (error instanceof WorkbookError) {
    return { code: error.code, message: error.message, where: error.where ?? null };
  }
  return { code: 'unexpected', message: error instanceof Error ? error.message : String(error), where: null };
}
