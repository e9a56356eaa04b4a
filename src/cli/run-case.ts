/** Evaluates or simulates one workbook for the command line; the same code runs in a worker thread. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DomainError } from '../domain/domain-error';
import { prepareFunctions } from '../functions/lazy-parts';
import { functionRegistry } from '../functions/registry.generated';
import { RecalculationEngine } from '../recalc/engine';
import { LocalModel } from '../recalc/local-model';
import { readXlsx } from '../recalc/read-xlsx';
import { evaluateAlternatives } from '../recalc/uses/evaluate-alternatives';
import { localEvaluator } from '../recalc/uses/model-evaluator';
import { namedDistributionUnder, simulateAlternatives } from '../recalc/uses/simulate';
import { factText } from '../recalc/remark';
import { verifyBase } from '../recalc/verify';
import type { CaseDefinition } from './case-definition';
import { caseInFile, caseInWorkbook } from './case-definition';
import { readCaseFile } from './case-file';

export interface CaseTask {
  readonly kind: 'evaluate' | 'simulate';
  readonly workbook: string;
  /** A file with the case; the workbook's own without. */
  readonly caseFile: string | undefined;
  readonly trials: number;
  readonly seed: number;
}

export interface CaseReport {
  readonly workbook: string;
  /** Columns of the table, then its rows. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** What the reader of the figures must know: cells left at Excel's value, trials without a number. */
  readonly notes: readonly string[];
}

/**
 * @throws DomainError naming what cannot be read or recalculated; also when the base case does not reproduce the
 * values that Excel saved
 */
export async function runCase(task: CaseTask): Promise<CaseReport> {
  const workbook = readXlsx(contentOf(task.workbook, 'workbook'));
  await prepareFunctions(workbook);
  const options = { functions: functionRegistry };
  const engine = new RecalculationEngine(workbook, options);
  const definition =
    task.caseFile === undefined
      ? await caseInWorkbook(workbook, engine)
      : caseInFile(readCaseFile(contentOf(task.caseFile, 'case file').toString('utf8')), engine);
  const model = new LocalModel(
    workbook,
    definition.drivers.map(({ cell }) => cell),
    definition.metrics.map(({ cell }) => cell),
    options,
  );
  const mismatch = verifyBase(model);
  if (mismatch?.kind === 'mismatch') {
    const { cell, computed, workbook: saved, formula } = mismatch;
    throw new DomainError(
      'infeasible',
      cell,
      `holds ${factText(saved)} in the file, but ${factText(computed)} was computed from ${formula}`,
    );
  }
  const frozen = model.frozen.map(
    ({ cell, reason }) => `${cell} was left at the value Excel saved: ${reason}`,
  );
  const { header, rows, notes } =
    task.kind === 'evaluate' ? await evaluate(model, definition) : await simulate(model, definition, task);
  return { workbook: basename(task.workbook), header, rows, notes: [...frozen, ...notes] };
}

function contentOf(path: string, what: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const rule =
      code === 'ENOENT'
        ? 'does not exist; check its path'
        : code === 'EISDIR'
          ? 'is a folder; name the file in it'
          : `cannot be read (${String(code)})`;
    throw new DomainError('not-found', `${what} "${path}"`, rule);
  }
}

type Table = Omit<CaseReport, 'workbook'>;

const finiteOrNull = (value: number) => (Number.isFinite(value) ? value : null);

async function evaluate(model: LocalModel, definition: CaseDefinition): Promise<Table> {
  const results = await evaluateAlternatives(localEvaluator(model), definition.alternatives);
  const notes: string[] = [];
  const rows = definition.metrics.map(({ name }, m) => {
    const cells = results.flatMap(({ metrics, deltas, name: alternative }, a) => {
      const { value, problem } = metrics[m] ?? { value: NaN };
      if (problem !== undefined) notes.push(`${name} of "${alternative}": ${problem}`);
      return a === 0 ? [finiteOrNull(value)] : [finiteOrNull(value), finiteOrNull(deltas[m] ?? NaN)];
    });
    return [name, ...cells];
  });
  const header = ['Metric', ...results.flatMap(({ name }, a) => (a === 0 ? [name] : [name, `Δ ${name}`]))];
  return { header, rows, notes };
}

async function simulate(model: LocalModel, definition: CaseDefinition, task: CaseTask): Promise<Table> {
  const uncertain = definition.alternatives.map(({ name, values }) => ({
    name,
    distributions: definition.drivers.map(({ uncertainty, name: driver }, i) => {
      const value = values[i];
      if (typeof value !== 'number') {
        throw new DomainError('out-of-range', `driver "${driver}"`, 'must be a number to be simulated');
      }
      return uncertainty
        ? namedDistributionUnder(driver, uncertainty, value)
        : { kind: 'fixed' as const, value };
    }),
  }));
  const correlations = correlationMatrix(definition);
  const { alternatives } = await simulateAlternatives(localEvaluator(model), uncertain, {
    trials: task.trials,
    seed: task.seed,
    ...(correlations ? { correlations } : {}),
  });
  const notes: string[] = [];
  const rows = definition.metrics.flatMap(({ name }, m) =>
    alternatives.map(({ name: alternative, metrics }) => {
      const outcome = metrics[m];
      if (!outcome) return [name, alternative];
      for (const [shown, count] of outcome.failures) {
        notes.push(
          `${name} of "${alternative}" was ${shown} instead of a number in ${count} of ${task.trials} trials`,
        );
      }
      const percentiles = outcome.percentiles.map(({ value }) => finiteOrNull(value));
      return [
        name,
        alternative,
        finiteOrNull(outcome.mean),
        finiteOrNull(outcome.sd),
        ...percentiles,
        finiteOrNull(outcome.probabilityNegative),
      ];
    }),
  );
  const shares = (alternatives[0]?.metrics[0]?.percentiles ?? []).map(
    ({ share }) => `P${Math.round(share * 100)}`,
  );
  return { header: ['Metric', 'Alternative', 'Mean', 'SD', ...shares, 'P(<0)'], rows, notes };
}

function correlationMatrix({ drivers, correlations }: CaseDefinition): number[][] | undefined {
  if (correlations.length === 0) return undefined;
  const matrix = drivers.map((_, i) => drivers.map((__, j) => (i === j ? 1 : 0)));
  for (const [first, second, value] of correlations) {
    const i = drivers.findIndex(({ name }) => name === first);
    const j = drivers.findIndex(({ name }) => name === second);
    if (i < 0 || j < 0 || i === j) {
      throw new DomainError(
        'not-found',
        `correlation of "${first}" and "${second}"`,
        'must name two drivers',
      );
    }
    (matrix[i] as number[])[j] = value;
    (matrix[j] as number[])[i] = value;
  }
  return matrix;
}
