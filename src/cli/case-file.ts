/** A case as a JSON file, for workbooks that hold none: which cells are drivers and metrics, and the alternatives. */
import { z } from 'zod';
import { DomainError } from '../domain/domain-error';

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
