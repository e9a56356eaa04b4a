/** What an evaluation will write and read, checked before the first write. */
import { parseAddress } from '../../workbook/address';
import type { RangeContent, Workbook } from '../../workbook/workbook';
import { driverValue, nameKey, sameName } from '../case';
import type { Case, Driver, Metric } from '../case';
import { CaseError } from '../case-error';
import { modelFingerprint, readModel } from './fingerprint';
import { say, shownValue } from '../said';

export interface EvaluationPlan {
  /** Names of the alternatives, do nothing first. */
  readonly alternatives: readonly string[];
  readonly drivers: readonly PlannedDriver[];
  readonly metrics: readonly PlannedMetric[];
  /** Whether the model's formulas call functions of the add-in, whose results Excel has later than its own. */
  readonly callsFunctions: boolean;
  /** Of formulas and constants, without the driver cells. */
  readonly modelFingerprint: string;
  /** The case with the addresses where its cells are now. */
  readonly case: Case;
}

interface PlannedDriver {
  readonly driver: Driver;
  readonly address: string;
  readonly name: string | null;
  /** The number now in the cell. */
  readonly standing: number;
  /** A number for each alternative of the plan. */
  readonly values: readonly number[];
}

/** Written by Excel as FULCRUM.INV.EOQ, or as _xldudf_FULCRUM_INV_EOQ where it has not registered the functions yet. */
const CALLS_FUNCTION = /\bFULCRUM\.|_xldudf_FULCRUM_/i;

/** The numbers now in the driver cells, by `nameKey` of the driver. */
export function standingOf({ drivers }: EvaluationPlan): ReadonlyMap<string, number> {
  return new Map(drivers.map(({ driver, standing }) => [nameKey(driver.name), standing]));
}

interface PlannedMetric {
  readonly metric: Metric;
  readonly address: string;
}

/**
 * Finds the bound cells, and checks that every driver is one cell with a number and no formula, that no two share
 * a cell, and that there is something to read.
 *
 * @throws CaseError "not-evaluable" naming the cell and what to do
 */
export async function planEvaluation(
  workbook: Workbook,
  of: Case,
  only?: readonly string[],
): Promise<EvaluationPlan> {
  const current = await withCurrentAddresses(workbook, of);
  const drivers = current.drivers.filter(({ cell }) => cell !== null);
  const metrics = current.metrics.filter(({ cell }) => cell !== null);
  if (metrics.length === 0) {
    throw new CaseError('not-evaluable', say('noMetricBound'));
  }
  for (const row of [...drivers, ...metrics]) requireOneCell(row);
  requireDistinct(drivers);
  const alternatives = current.alternatives
    .map(({ name }) => name)
    .filter((name) => !only || only.some((wanted) => sameName(wanted, name)));
  if (alternatives.length === 0) {
    throw new CaseError('not-evaluable', say('noSuchAlternative'));
  }

  const addresses = drivers.map(({ cell }) => cell!.address!);
  const [contents, model, sheets] = await Promise.all([
    addresses.length === 0 ? [] : workbook.read(addresses, { numberFormats: true }),
    readModel(workbook),
    workbook.sheets(),
  ]);
  const planned = drivers.map((driver, i): PlannedDriver => {
    const address = addresses[i]!;
    const sheet = parseAddress(address)!.sheet;
    const standing = requireNumber(driver, contents[i]!);
    if (sheets.some((info) => info.protected && nameKey(info.name) === nameKey(sheet))) {
      throw new CaseError(
        'not-evaluable',
        say('driverProtected', { sheet, driver: driver.name, cell: address }),
        address,
      );
    }
    const values = alternatives.map((name) => driverValue(driver, name, current.alternatives, standing));
    return { driver, address, name: driver.cell!.name, standing, values };
  });
  return {
    alternatives,
    drivers: planned,
    metrics: metrics.map((metric) => ({ metric, address: metric.cell!.address! })),
    callsFunctions: model.some(({ formulas }) =>
      formulas.some((line) => line.some((source) => source !== null && CALLS_FUNCTION.test(source))),
    ),
    modelFingerprint: modelFingerprint(model, addresses),
    case: current,
  };
}

/** The case with the address of every bound name as it is now; null where the name's cells were deleted. */
export async function withCurrentAddresses(workbook: Workbook, of: Case): Promise<Case> {
  const names = [...of.drivers, ...of.metrics].flatMap(({ cell }) => cell?.name ?? []);
  if (names.length === 0) return of;
  const addresses = await workbook.resolveNames(names);
  const byName = new Map(names.map((name, i) => [name, addresses[i] ?? null]));
  const moved = <Row extends Driver | Metric>(row: Row): Row => {
    const name = row.cell?.name ?? null;
    return name === null ? row : { ...row, cell: { name, address: byName.get(name) ?? null } };
  };
  return { ...of, drivers: of.drivers.map(moved), metrics: of.metrics.map(moved) };
}

function requireOneCell(row: Driver | Metric): void {
  const { name, address } = row.cell!;
  const isDriver = 'values' in row;
  const area = address === null ? null : parseAddress(address);
  if (!area) {
    throw new CaseError(
      'not-evaluable',
      say(isDriver ? 'driverDeleted' : 'metricDeleted', { row: row.name, name: name ?? '#REF!' }),
    );
  }
  if (area.rowCount * area.columnCount !== 1) {
    throw new CaseError(
      'not-evaluable',
      say(isDriver ? 'driverSeveralCells' : 'metricSeveralCells', { row: row.name, cell: address! }),
      address,
    );
  }
}

function requireDistinct(drivers: readonly Driver[]): void {
  const seen = new Map<string, Driver>();
  for (const driver of drivers) {
    const address = driver.cell!.address!;
    const other = seen.get(nameKey(address));
    if (other) {
      throw new CaseError(
        'not-evaluable',
        say('driversShareCell', { one: other.name, other: driver.name, cell: address }),
        address,
      );
    }
    seen.set(nameKey(address), driver);
  }
}

function requireNumber(driver: Driver, content: RangeContent): number {
  const { address, values, formulas } = content;
  const value = values[0]?.[0] ?? null;
  const source = formulas[0]?.[0] ?? null;
  if (source !== null) {
    throw new CaseError(
      'not-evaluable',
      say('driverOnFormula', { driver: driver.name, cell: address, formula: source.slice(0, 60) }),
      address,
    );
  }
  if (typeof value !== 'number') {
    const place = { driver: driver.name, cell: address };
    const said =
      value === null
        ? say('driverCellBlank', place)
        : say('driverCellNoNumber', { ...place, found: shownValue(value) });
    throw new CaseError('not-evaluable', said, address);
  }
  if (isFormattedAsText(content)) {
    throw new CaseError('not-evaluable', say('driverFormattedAsText', { cell: address }), address);
  }
  return value;
}

/**
 * Whether a single cell, read with its number format, makes a text of what is written into it, though it may hold a
 * number from before.
 */
export function isFormattedAsText({ numberFormats }: RangeContent): boolean {
  return numberFormats?.[0]?.[0] === '@';
}
