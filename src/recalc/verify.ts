/**
 * Verifies the local model against the workbook: the base case cell by cell, then chosen cases replayed in the
 * workbook. Only a verified model may stand in for it.
 */
import { randomSource } from '../domain/probability/sampling/random-source';
import type { StoredCell } from './store';
import { sameValue } from './engine';
import { fingerprint } from './fingerprint';
import type { DriverValue, LocalModel, Replay, RunOptions } from './local-model';
import { throwIfAborted } from './local-model';
import type { CellValue } from './model';
import type { ModelEvaluator } from './uses/model-evaluator';
import { metricValue } from './uses/model-evaluator';
import type { DriverRange } from './uses/tornado';
import type { Remark, RemarkFact } from './remark';
import { remark } from './remark';
import type { Scalar } from './values';
import { CellError, errorOf } from './values';

/** The workbook as verification needs it: it sets the drivers, calculates, reads, and puts everything back. */
export interface WorkbookReplay {
  /** The values of the named cells when the drivers hold the given values. */
  replay(drivers: readonly DriverValue[], cells: readonly string[]): Promise<readonly CellValue[]>;
  /** The fingerprint of the workbook as it is now, by the same rule as the local model's. */
  fingerprint(): Promise<string>;
}

export interface VerificationCase {
  readonly trial: Remark;
  readonly values: readonly DriverValue[];
}

export type Verdict =
  | {
      readonly kind: 'verified';
      readonly cases: number;
      readonly cells: number;
      readonly fingerprint: string;
    }
  /** The first cell, in the order of calculation, whose value is not the workbook's. */
  | {
      readonly kind: 'mismatch';
      readonly case: Remark;
      readonly cell: string;
      readonly formula: string;
      readonly computed: RemarkFact;
      readonly workbook: RemarkFact;
    }
  /** Formulas or inputs changed since the model was read. */
  | { readonly kind: 'changed'; readonly message: string };

/** Relative difference at which two numbers still count as the same. */
const TOLERANCE = 1e-9;

/**
 * The cases to replay: each alternative, all drivers low, all high, and seeded random cases between low and high and
 * at their ends.
 */
export function verificationCases(
  alternatives: readonly { readonly name: string; readonly values: readonly DriverValue[] }[],
  base: readonly DriverValue[],
  ranges: readonly (DriverRange | undefined)[],
  seed = 1,
  randomCases = 4,
): VerificationCase[] {
  const random = randomSource(seed);
  const at = (place: (range: DriverRange) => number) =>
    base.map((value, i) => {
      const range = ranges[i];
      return range && typeof value === 'number' ? place(range) : value;
    });
  const cases = alternatives.map(({ name, values }): VerificationCase => ({
    trial: remark('alternativeCase', { name }),
    values,
  }));
  cases.push({ trial: remark('allLow'), values: at(({ low }) => low) });
  cases.push({ trial: remark('allHigh'), values: at(({ high }) => high) });
  for (let number = 1; number <= randomCases; number++) {
    const values = at(({ low, high }) => low + random() * (high - low));
    cases.push({ trial: remark('randomCase', { number }), values });
  }
  for (let number = 1; number <= randomCases; number++) {
    const values = at(({ low, high }) => (random() < 0.5 ? low : high));
    cases.push({ trial: remark('extremeCase', { number }), values });
  }
  return cases;
}

function scalarOf(value: CellValue): Scalar {
  return typeof value === 'object' && value !== null ? errorOf(value.error) : value;
}

const worded = (value: Scalar): RemarkFact =>
  value === null
    ? remark('blankCell')
    : typeof value === 'string'
      ? `"${value}"`
      : value instanceof CellError
        ? value.code
        : String(value);

/** Compares cells in the order of calculation; the first that differs is where the cause lies. */
function firstDifference(
  model: LocalModel,
  trial: Remark,
  cells: readonly { cell: string; slot: number; value: Scalar }[],
  expected: (index: number, slot: number) => Scalar | undefined,
): Verdict | undefined {
  for (const [i, { cell, slot, value }] of cells.entries()) {
    const wanted = expected(i, slot);
    if (wanted === undefined) continue;
    if (sameValue(value, wanted, TOLERANCE) || (wanted === null && (value === 0 || value === ''))) continue;
    const { formula = '' } = model.engine.store.cells[slot] as StoredCell;
    return {
      kind: 'mismatch',
      case: trial,
      cell,
      formula,
      computed: worded(value),
      workbook: worded(wanted),
    };
  }
  return undefined;
}

/** Compares the base case with the values that came with the workbook, over every cell the metrics need. */
export function verifyBase(model: LocalModel): Verdict | undefined {
  model.evaluate(model.drivers.map(() => undefined));
  const { store } = model.engine;
  const cells = model.plan.order.map((slot) => ({
    cell: store.nameOf(slot),
    slot,
    value: store.values[slot] as Scalar,
  }));
  return firstDifference(model, remark('baseCase'), cells, (_, slot) => {
    // A file that was never calculated holds no values to compare with.
    const { stored } = store.cells[slot] as StoredCell;
    return stored ?? undefined;
  });
}

/**
 * Compares one case, replayed in the workbook, cell by cell.
 *
 * @param replayed what `LocalModel.replay` computed for the case
 * @param answers the workbook's values of the same cells, in the same order
 */
export function verifyCase(
  model: LocalModel,
  trial: Remark,
  { cone }: Replay,
  answers: readonly CellValue[],
): Verdict | undefined {
  return firstDifference(model, trial, cone, (i) => scalarOf(answers[i] ?? null));
}

/**
 * Verifies the model over the base case and the given cases.
 *
 * @returns the verdict; a mismatch names the first differing cell
 * @throws the signal's reason when it is aborted; what the workbook throws is thrown on
 */
export async function verify(
  model: LocalModel,
  workbook: WorkbookReplay,
  cases: readonly VerificationCase[],
  options: RunOptions = {},
): Promise<Verdict> {
  const own = fingerprint(model.engine, model.plan);
  const changed: Verdict = {
    kind: 'changed',
    message: 'Formulas or inputs of the model have changed since it was read; read it again.',
  };
  if ((await workbook.fingerprint()) !== own) return changed;
  const wrongBase = verifyBase(model);
  if (wrongBase) return wrongBase;
  for (const [i, { trial, values }] of cases.entries()) {
    throwIfAborted(options.signal);
    const replayed = model.replay(values);
    const answers = await workbook.replay(
      values,
      replayed.cone.map(({ cell }) => cell),
    );
    const wrong = verifyCase(model, trial, replayed, answers);
    if (wrong) return wrong;
    options.onProgress?.((i + 1) / cases.length);
  }
  // Someone else may have edited the workbook meanwhile.
  if ((await workbook.fingerprint()) !== own) return changed;
  return { kind: 'verified', cases: cases.length + 1, cells: model.plan.order.length, fingerprint: own };
}

/** The workbook itself as an evaluator, for when the local model may not be used. */
export function workbookEvaluator(
  workbook: Pick<WorkbookReplay, 'replay'>,
  driverCount: number,
  metrics: readonly string[],
): ModelEvaluator {
  return {
    driverCount,
    metricCount: metrics.length,
    evaluateCases: async (cases, options = {}) => {
      const results = [];
      for (const [i, values] of cases.entries()) {
        throwIfAborted(options.signal);
        const answers = await workbook.replay(values, metrics);
        results.push(answers.map((value) => metricValue(scalarOf(value) ?? 0)));
        options.onProgress?.((i + 1) / cases.length);
      }
      return results;
    },
  };
}
