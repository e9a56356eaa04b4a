/** The case that the command line evaluates: which cells are drivers and metrics, and the alternatives, as JSON. */
import { z } from 'zod';
import { DomainError } from '../domain/domain-error';
import type { CellReference } from '../recalc/model';
import { parseCellName } from '../recalc/model';
import type { RecalculationEngine } from '../recalc/engine';
import { RangeValue } from '../recalc/values';
import { staticRange } from '../recalc/compile-scalar';

const value = z.union([z.number(), z.string(), z.boolean()]);

const driver = z.object({
  name: z.string().min(1),
  /** "Inputs!B4", or a defined name. */
  cell: z.string().min(1),
  low: z.number().optional(),
  likely: z.number().optional(),
  high: z.number().optional(),
  distribution: z.enum(['fixed', 'uniform', 'triangular', 'pert', 'normal', 'lognormal']).default('pert'),
});

const metric = z.object({
  name: z.string().min(1),
  cell: z.string().min(1),
  direction: z.enum(['higher', 'lower']).default('higher'),
});

const alternative = z.object({
  name: z.string().min(1),
  /** Values of drivers by name; the others keep the workbook's value. */
  values: z.record(z.string(), value).default({}),
});

const caseFile = z.object({
  drivers: z.array(driver).min(1),
  metrics: z.array(metric).min(1),
  alternatives: z.array(alternative).min(1),
  correlations: z.array(z.tuple([z.string(), z.string(), z.number().min(-1).max(1)])).default([]),
});

export type CaseFile = z.infer<typeof caseFile>;
export type CaseDriver = CaseFile['drivers'][number];

/**
 * Reads a case.
 *
 * @throws DomainError "out-of-range" naming the entry that is missing or wrong
 */
export function readCaseFile(text: string): CaseFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new DomainError(
      'out-of-range',
      'case file',
      `must be JSON: ${error instanceof Error ? error.message : ''}`,
    );
  }
  const parsed = caseFile.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new DomainError(
      'out-of-range',
      `case file, ${issue?.path.join('.') ?? 'entry'},`,
      `is wrong: ${issue?.message ?? ''}`,
    );
  }
  const names = new Set(parsed.data.drivers.map(({ name }) => name));
  if (names.size < parsed.data.drivers.length) {
    throw new DomainError('out-of-range', 'case file, drivers,', 'must have names of their own');
  }
  for (const { name, values } of parsed.data.alternatives) {
    const unknown = Object.keys(values).find((key) => !names.has(key));
    if (unknown !== undefined) {
      throw new DomainError('not-found', `alternative "${name}"`, `sets "${unknown}", which is not a driver`);
    }
  }
  return parsed.data;
}

/**
 * The cell that an address or a defined name stands for.
 *
 * @throws DomainError "not-found" when it is neither
 */
export function resolveCell(engine: RecalculationEngine, written: string): CellReference {
  const direct = parseCellName(written);
  if (direct) return direct;
  const [first] = engine.store.sheets;
  if (first) {
    const context = engine.contextOf({
      slot: -1,
      sheet: first,
      row: 0,
      column: 0,
      formula: undefined,
      array: undefined,
      stored: null,
    });
    const range = staticRange({ kind: 'name', name: written.toLowerCase() }, context);
    if (range instanceof RangeValue && range.rows * range.columns === 1) {
      return { sheet: range.sheet.name, row: range.top, column: range.left };
    }
  }
  throw new DomainError(
    'not-found',
    `"${written}"`,
    'is neither a cell such as Inputs!B4 nor the name of one',
  );
}
