/** What the command line evaluates, from the workbook's own case or from a file beside it. */
import { DomainError } from '../domain/domain-error';
import type { CellBinding } from '../case/case';
import { driverValue } from '../case/case';
import { readCaseSheet } from '../case/case-sheet/case-sheet';
import { staticRange } from '../recalc/compile-scalar';
import type { RecalculationEngine } from '../recalc/engine';
import type { DriverValue } from '../recalc/local-model';
import type { CellReference, WorkbookModel } from '../recalc/model';
import { parseCellName } from '../recalc/model';
import { RangeValue } from '../recalc/values';
import type { DriverUncertainty } from '../recalc/uses/simulate';
import type { CaseFile } from './case-file';
import { savedWorkbook } from './saved-workbook';

export interface CaseDefinition {
  readonly drivers: readonly {
    readonly name: string;
    readonly cell: CellReference;
    readonly uncertainty: DriverUncertainty | undefined;
  }[];
  readonly metrics: readonly { readonly name: string; readonly cell: CellReference }[];
  readonly alternatives: readonly { readonly name: string; readonly values: readonly DriverValue[] }[];
  readonly correlations: readonly (readonly [string, string, number])[];
}

/** The value a cell holds in the file, as a driver takes it. */
function valueInFile(engine: RecalculationEngine, cell: CellReference, name: string): DriverValue {
  const slot = engine.store.locate(cell);
  const value = slot === undefined ? null : (engine.store.cells[slot]?.stored ?? null);
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  throw new DomainError('out-of-range', `driver "${name}"`, 'is blank or an error in the workbook');
}

/**
 * The case in the workbook's own tables.
 *
 * @throws CaseError when the case sheet is damaged or newer; DomainError "not-found" when there is no case
 */
export async function caseInWorkbook(
  workbook: WorkbookModel,
  engine: RecalculationEngine,
): Promise<CaseDefinition> {
  const sheet = await readCaseSheet(savedWorkbook(workbook));
  if (!sheet) {
    throw new DomainError(
      'not-found',
      'workbook',
      'holds no case; give drivers and metrics in a file with --case',
    );
  }
  const { drivers, metrics, alternatives } = sheet.case;
  const bound = drivers.flatMap((driver) => {
    const cell = boundCell(driver.cell);
    return cell ? [{ driver, cell }] : [];
  });
  return {
    drivers: bound.map(({ driver: { name, low, likely, high, distribution }, cell }) => ({
      name,
      cell,
      uncertainty:
        low !== null && likely !== null && high !== null
          ? { low, likely, high, kind: distribution ?? 'pert' }
          : undefined,
    })),
    metrics: metrics.flatMap(({ name, cell: binding }) => {
      const cell = boundCell(binding);
      return cell ? [{ name, cell }] : [];
    }),
    alternatives: alternatives.map(({ name }) => ({
      name,
      values: bound.map(({ driver, cell }) => {
        const standing = valueInFile(engine, cell, driver.name);
        return driverValue(driver, name, alternatives, typeof standing === 'number' ? standing : NaN);
      }),
    })),
    correlations: [],
  };
}

const boundCell = (binding: CellBinding | null) =>
  binding === null || binding.address === null
    ? undefined
    : parseCellName(binding.address.replace(/\$/g, ''));

/** The case of a file, its cells found in the workbook. */
export function caseInFile(file: CaseFile, engine: RecalculationEngine): CaseDefinition {
  const drivers = file.drivers.map(({ name, cell: written, low, likely, high, distribution }) => {
    const cell = resolveCell(engine, written);
    const standing = likely ?? valueInFile(engine, cell, name);
    const uncertainty =
      low !== undefined && high !== undefined && typeof standing === 'number'
        ? { low, likely: standing, high, kind: distribution }
        : undefined;
    return { name, cell, uncertainty };
  });
  return {
    drivers,
    metrics: file.metrics.map(({ name, cell }) => ({ name, cell: resolveCell(engine, cell) })),
    alternatives: file.alternatives.map(({ name, values }) => ({
      name,
      values: drivers.map((driver) => values[driver.name] ?? valueInFile(engine, driver.cell, driver.name)),
    })),
    correlations: file.correlations,
  };
}

/**
 * The cell that an address or a defined name stands for.
 *
 * @throws DomainError "not-found" when it is neither
 */
function resolveCell(engine: RecalculationEngine, written: string): CellReference {
  const direct = parseCellName(written);
  if (direct) return direct;
  const [sheet] = engine.store.sheets;
  if (sheet) {
    const place = { slot: -1, sheet, row: 0, column: 0, formula: undefined, array: undefined, stored: null };
    const range = staticRange({ kind: 'name', name: written.toLowerCase() }, engine.contextOf(place));
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
