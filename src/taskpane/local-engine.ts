/**
 * The user's model, recalculated beside the workbook: read once, compared with the workbook, and used for everything
 * that needs more than a few evaluations. Where it differs, or cannot be recalculated, the workbook is used instead.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Alternative as CaseAlternative, Case, Result } from '../case/case';
import { sameName } from '../case/case';
import type { Evaluate } from '../case/case-store';
import { changeBridge } from '../case/decision/change-bridge';
import type { BridgeEnds, ChangeBridge, ChangedDriver } from '../case/decision/change-bridge';
import { evaluateInWorkbook } from '../case/evaluation/evaluate-in-workbook';
import type {
  CalculatedAlternative,
  EvaluateOptions,
  Evaluation,
} from '../case/evaluation/evaluate-in-workbook';
import type { EvaluationPlan } from '../case/evaluation/evaluation-plan';
import { planEvaluation, standingOf } from '../case/evaluation/evaluation-plan';
import { alternativeFingerprint, hash } from '../case/evaluation/fingerprint';
import { readJournal } from '../case/evaluation/journal';
import { DomainError } from '../domain/domain-error';
import type { RunOptions } from '../recalc/local-model';
import type { CellReference, WorkbookModel } from '../recalc/model';
import { readWorkbook } from '../recalc/read-workbook';
import { readCells } from '../recalc/replay-workbook';
import type { CellProposals } from '../recalc/uses/propose-cells';
import type { Remark } from '../recalc/remark';
import { ModelRefused, remark, remarkText } from '../recalc/remark';
import { verificationCases } from '../recalc/verify';
import type { Verdict } from '../recalc/verify';
import { CaseError } from '../case/case-error';
import { say, saidOf } from '../case/said';
import type { Said } from '../case/said';
import type { RecalcClient } from '../worker/recalc-client';
import { RecalculationStopped, recalcClient } from '../worker/recalc-client';
import type { RecalcTask, RecalcTasks } from '../worker/recalc-protocol';
import { parseAddress } from '../workbook/address';
import type { Workbook } from '../workbook/workbook';
import { plannedAlternatives, rangesUnder, valuesUnder } from './case-uncertainty';
import { factOf, sayRemark } from './say-remark';

/** How the recalculated model stands to the workbook. */
export type EngineState =
  /** Not compared yet. */
  | { readonly state: 'unread' }
  /** Every cell compared shows the workbook's value; `replays` counts the cases replayed in the workbook. */
  | { readonly state: 'agrees'; readonly cells: number; readonly replays: number }
  /** A cell differs or cannot be recalculated; the workbook is used. */
  | { readonly state: 'differs'; readonly said: Said; readonly cell: string | null };

/** The plan of the case as it is now, on a model that agrees with the workbook. */
export interface Prepared {
  readonly plan: EvaluationPlan;
  /** Changes with the model's formulas, constants and bindings. */
  readonly model: string;
}

/** Random and extreme cases replayed beside the alternatives and all low and all high. */
const RANDOM_REPLAYS = 2;
const REPLAY_SEED = 20_111;

/** The model cannot be recalculated, or not as the workbook does; the message names the cell. */
class NotLocal extends CaseError {
  constructor(said: Said, cell: string | null) {
    super('not-local', said, cell);
  }
}

export class LocalEngine {
  readonly state: StoreApi<EngineState> = createStore<EngineState>(() => ({ state: 'unread' }));
  private model: string | null = null;
  /** Reading the model and writing into driver cells take turns: while these are written they are nobody's model. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly workbook: Workbook,
    private readonly client: RecalcClient = recalcClient(),
  ) {}

  /**
   * Reads the model and compares its base case with the workbook cell by cell, unless that was done for the same
   * formulas and constants before. Writes nothing, and waits for an evaluation under way.
   *
   * @throws CaseError "not-evaluable" when the case does not fit the workbook, "recovery-needed" when its driver cells
   *   wait to be restored
   * @throws NotLocal when the model cannot stand in for the workbook
   */
  prepare(of: Case): Promise<Prepared> {
    return this.inTurn(async () => {
      if ((await readJournal(this.workbook)) !== null) {
        throw new CaseError('recovery-needed', say('recoveryNeeded'));
      }
      return this.prepareNow(of);
    });
  }

  private async prepareNow(of: Case): Promise<Prepared> {
    const plan = await planEvaluation(this.workbook, of);
    const model = hash([
      plan.modelFingerprint,
      ...plan.drivers.map(({ address }) => `driver ${address}`),
      ...plan.metrics.map(({ address }) => `metric ${address}`),
    ]);
    if (model !== this.model) await this.load(plan, model);
    const state = this.state.getState();
    if (state.state === 'differs') throw new NotLocal(state.said, state.cell);
    return { plan, model };
  }

  /**
   * Runs a task on the model that was prepared last.
   *
   * @throws DomainError, or the signal's reason, as `RecalcClient.run` does
   * @throws NotLocal when the worker broke down: it holds no model any more
   */
  async run<K extends RecalcTask>(
    kind: K,
    input: RecalcTasks[K]['input'],
    options: RunOptions = {},
  ): Promise<RecalcTasks[K]['result']> {
    try {
      return await this.client.run(kind, input, options);
    } catch (error) {
      if (error instanceof DomainError || options.signal?.aborted) throw error;
      this.forget();
      const reason = error instanceof RecalculationStopped ? sayRemark(error.why) : saidOf(error);
      throw new NotLocal(say('recalculationBroke', { reason }), null);
    }
  }

  /** Proposes drivers and outputs of a model that no case describes yet. Writes nothing. */
  propose(
    workbook: WorkbookModel,
    outputs: readonly CellReference[] | null,
    options: RunOptions = {},
  ): Promise<CellProposals> {
    return this.run('propose', { workbook, outputs }, options);
  }

  /**
   * Evaluates locally once the model has been verified; until then by the workbook, which verifies it on the way: the
   * alternatives are compared cell by cell while the workbook holds them, then further cases are replayed. Where a
   * cell differs the workbook's results stand, and say which one.
   */
  readonly evaluate: Evaluate = (workbook, of, options) =>
    this.inTurn(() => this.evaluateInTurn(workbook, of, options));

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }

  private readonly evaluateInTurn: Evaluate = async (workbook, of, options) => {
    // Driver cells that wait to be restored are nobody's model.
    if ((await readJournal(workbook)) !== null) return evaluateInWorkbook(workbook, of, options);
    let prepared: Prepared;
    try {
      prepared = await this.prepareNow(of);
      const state = this.state.getState();
      if (state.state === 'agrees' && state.replays > 0) return await this.evaluateLocally(prepared, options);
    } catch (error) {
      if (!(error instanceof NotLocal)) throw error;
      return withVerdict(await evaluateInWorkbook(workbook, of, options), error.message);
    }
    return this.verifyWhileEvaluating(prepared, of, options);
  };

  /**
   * What lies between two kept evaluations: Shapley values of the drivers on the model as it is now; where it cannot
   * be recalculated, one driver after the other in the workbook. Both sum exactly.
   */
  async bridge(of: Case, ends: BridgeEnds, options: RunOptions = {}): Promise<ChangeBridge> {
    if (ends.changed.length === 0) return changeBridge(ends, [], 'every order');
    let prepared: Prepared;
    try {
      prepared = await this.prepare(of);
    } catch (error) {
      if (!(error instanceof NotLocal)) throw error;
      return this.inTurn(() => this.bridgeInWorkbook(of, ends, options));
    }
    const { drivers, metrics } = prepared.plan;
    const metric = metrics.findIndex((one) => sameName(one.metric.name, ends.question.metric));
    const at = ends.changed.map(({ driver }) =>
      drivers.findIndex((planned) => sameName(planned.driver.name, driver.name)),
    );
    const row = Math.max(
      0,
      prepared.plan.alternatives.findIndex((name) => sameName(name, ends.question.alternative)),
    );
    const before = valuesUnder(drivers, row);
    const after = [...before];
    ends.changed.forEach((changed, i) => {
      const place = at[i] as number;
      if (place >= 0) [before[place], after[place]] = [changed.before, changed.after];
    });
    const { parts, method } = await this.run('attribute', { before, after, metric }, options);
    return changeBridge(
      ends,
      at.map((place) => parts[place] ?? 0),
      method,
    );
  }

  private async bridgeInWorkbook(of: Case, ends: BridgeEnds, { signal }: RunOptions): Promise<ChangeBridge> {
    const plan = await planEvaluation(this.workbook, of);
    const row = Math.max(
      0,
      plan.alternatives.findIndex((name) => sameName(name, ends.question.alternative)),
    );
    const values = valuesUnder(plan.drivers, row);
    const set = ({ driver }: ChangedDriver, value: number): void => {
      const place = plan.drivers.findIndex((planned) => sameName(planned.driver.name, driver.name));
      if (place >= 0) values[place] = value;
    };
    for (const changed of ends.changed) set(changed, changed.before);
    const steps = [{ name: 'Step: 0', values: [...values] }];
    for (const [i, changed] of ends.changed.entries()) {
      set(changed, changed.after);
      steps.push({ name: `Step: ${i + 1}`, values: [...values] });
    }
    const { results } = await evaluateInWorkbook(this.workbook, withAlternatives(of, plan, steps), {
      alternatives: steps.map(({ name }) => name),
      ...(signal ? { signal } : {}),
    });
    const valueAt = (step: number): number =>
      results.find(
        ({ alternative, metric }) =>
          alternative === `Step: ${step}` && sameName(metric, ends.question.metric),
      )?.value ?? NaN;
    const parts = ends.changed.map((_, i) => valueAt(i + 1) - valueAt(i));
    return changeBridge(ends, parts, 'one after the other');
  }

  private async evaluateLocally({ plan }: Prepared, options: EvaluateOptions): Promise<Evaluation> {
    const { alternatives: only, signal, now = () => new Date() } = options;
    const chosen = plannedAlternatives(plan).filter(
      ({ name }) => !only || only.some((wanted) => sameName(wanted, name)),
    );
    const cases = chosen.map(({ values }) => values as number[]);
    const values = await this.run('evaluate', { cases }, signal ? { signal } : {});
    const standing = standingOf(plan);
    const time = now().toISOString();
    const verification = this.verdict()?.message ?? '';
    const results = chosen.flatMap(({ name: alternative }, a): Result[] => {
      const fingerprint = alternativeFingerprint(plan.modelFingerprint, plan.case, alternative, standing);
      return plan.metrics.map(({ metric }, m) => {
        const { value, problem = '' } = values[a]?.[m] ?? { value: NaN };
        return {
          alternative,
          metric: metric.name,
          value: Number.isNaN(value) ? null : value,
          p10: null,
          p90: null,
          time,
          fingerprint,
          engine: 'local',
          verification,
          note: problem,
        };
      });
    });
    return { results, case: plan.case, model: plan.modelFingerprint, standing };
  }

  private async verifyWhileEvaluating(
    { plan }: Prepared,
    of: Case,
    options: EvaluateOptions,
  ): Promise<Evaluation> {
    let replays = 0;
    let brokeDown: string | null = null;
    const further = this.furtherCases(plan);
    const trialOf = (name: string): Remark =>
      further.find((one) => one.name === name)?.trial ?? remark('alternativeCase', { name });
    const compare = async ({ alternative, values }: CalculatedAlternative): Promise<void> => {
      if (this.state.getState().state !== 'agrees') return;
      try {
        await this.compareWithWorkbook(trialOf(alternative), values);
        replays++;
      } catch (error) {
        // The workbook goes on without the comparison.
        if (!(error instanceof NotLocal)) throw error;
        brokeDown = error.message;
      }
    };
    const evaluation = await evaluateInWorkbook(this.workbook, of, { ...options, onCalculated: compare });
    let isWhole = replays === plan.alternatives.length;
    if (isWhole && further.length > 0 && this.state.getState().state === 'agrees') {
      options.onResults?.(evaluation.results);
      try {
        await evaluateInWorkbook(this.workbook, withAlternatives(of, plan, further), {
          ...options,
          alternatives: further.map(({ name }) => name),
          onCalculated: compare,
        });
      } catch (error) {
        // The check alone was cancelled; the next evaluation makes it.
        if (!(options.onResults && error instanceof CaseError && error.code === 'cancelled')) throw error;
        isWhole = false;
      }
    }
    const state = this.state.getState();
    if (state.state === 'agrees' && isWhole) this.state.setState({ ...state, replays }, true);
    return withVerdict(evaluation, brokeDown ?? this.verdict()?.message ?? '');
  }

  private furtherCases(
    plan: EvaluationPlan,
  ): { readonly name: string; readonly trial: Remark; readonly values: readonly number[] }[] {
    const ranges = rangesUnder(plan, 0);
    if (!ranges.some((range) => range !== undefined)) return [];
    const base = valuesUnder(plan.drivers, 0);
    return verificationCases([], base, ranges, REPLAY_SEED, RANDOM_REPLAYS).map(({ trial, values }) => ({
      name: `Check: ${remarkText(trial)}`,
      trial,
      values: values as number[],
    }));
  }

  private async compareWithWorkbook(trial: Remark, values: readonly number[]): Promise<void> {
    try {
      const cells = await this.run('replay', { values });
      const answers = await readCells(this.workbook, cells);
      this.judge(await this.run('compare', { trial, answers }));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.refuse(error);
    }
  }

  private async load(plan: EvaluationPlan, model: string): Promise<void> {
    this.forget();
    const drivers = plan.drivers.map(({ address }) => cellAt(address));
    const metrics = plan.metrics.map(({ address }) => cellAt(address));
    await this.workbook.calculate({ withFunctions: plan.callsFunctions });
    const workbook = await readWorkbook(this.workbook, drivers, metrics);
    try {
      const { cells, mismatch } = await this.run('load', { workbook, drivers, metrics });
      this.state.setState({ state: 'agrees', cells, replays: 0 }, true);
      this.judge(mismatch);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.refuse(error);
    }
    this.model = model;
  }

  private judge(verdict: Verdict | undefined): void {
    if (verdict?.kind !== 'mismatch') return;
    const { cell, formula } = verdict;
    const said = say('cellDiffers', {
      cell,
      formula,
      workbook: factOf(verdict.workbook),
      computed: factOf(verdict.computed),
      trial: sayRemark(verdict.case),
    });
    this.state.setState({ state: 'differs', said, cell }, true);
  }

  private refuse(error: DomainError): void {
    const cell = parseAddress(error.field) ? error.field : null;
    const reason = error instanceof ModelRefused ? sayRemark(error.why) : saidOf(error);
    const said = say('cannotRecalculate', { reason });
    this.state.setState({ state: 'differs', said, cell }, true);
  }

  private forget(): void {
    this.model = null;
    this.state.setState({ state: 'unread' }, true);
  }

  /** What the comparison came to; null before there was one. */
  verdict(): Said | null {
    const state = this.state.getState();
    if (state.state === 'differs') return state.said;
    if (state.state === 'unread') return null;
    const { cells, replays } = state;
    return replays === 0 ? say('verifiedBase', { cells }) : say('verified', { cells, replays });
  }
}

function cellAt(address: string): CellReference {
  const area = parseAddress(address);
  if (!area) throw new Error(`${address} is not a cell`);
  return { sheet: area.sheet, row: area.row, column: area.column };
}

function withVerdict(evaluation: Evaluation, verification: string): Evaluation {
  return { ...evaluation, results: evaluation.results.map((result) => ({ ...result, verification })) };
}

/** The case with further alternatives that set the plan's drivers to given values. */
function withAlternatives(
  of: Case,
  { drivers }: EvaluationPlan,
  further: readonly { readonly name: string; readonly values: readonly number[] }[],
): Case {
  const [template] = of.alternatives;
  const added = template ? further.map(({ name }): CaseAlternative => ({ ...template, name })) : [];
  return {
    ...of,
    alternatives: [...of.alternatives, ...added],
    drivers: of.drivers.map((driver) => {
      const at = drivers.findIndex((planned) => sameName(planned.driver.name, driver.name));
      if (at < 0) return driver;
      const values = further.map(({ name, values: list }) => [name, list[at] ?? null] as const);
      return { ...driver, values: { ...driver.values, ...Object.fromEntries(values) } };
    }),
  };
}

const engines = new WeakMap<Workbook, LocalEngine>();

/** The one engine of a workbook. */
export function localEngineOf(workbook: Workbook): LocalEngine {
  let engine = engines.get(workbook);
  if (!engine) engines.set(workbook, (engine = new LocalEngine(workbook)));
  return engine;
}
