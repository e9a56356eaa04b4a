/** Proposes the metrics and drivers of a case from the cells of a workbook, and makes the case of those accepted. */
import type { Case, Direction, Driver, Metric, MetricRole } from '../../../case/case';
import { nameKey, sameName } from '../../../case/case';
import { CaseError } from '../../../case/case-error';
import { atAddress, driver, metric } from '../../../case/create-case';
import { describeCell, likelyDirection, unitOfFormat } from '../../../case/describe-cell';
import type { RunOptions } from '../../../recalc/local-model';
import type { CellReference, WorkbookModel } from '../../../recalc/model';
import { readWorkbook } from '../../../recalc/read-workbook';
import type { ProposedDriver } from '../../../recalc/uses/propose-cells';
import { formatAddress, parseAddress } from '../../../workbook/address';
import type { CellArea } from '../../../workbook/address';
import { isCellError } from '../../../workbook/workbook';
import type { CellValue, SheetInfo, Workbook } from '../../../workbook/workbook';
import { localEngineOf } from '../../local-engine';
import { OUTPUT_SHEETS } from '../../../case/output-sheets/output-sheets';
import { say } from '../../../case/said';
import type { Said } from '../../../case/said';
import { sayRemark } from '../../say-remark';

/** A cell that could become a row of the case. */
export interface Proposal {
  readonly address: string;
  readonly name: string;
  readonly unit: string;
  readonly value: number;
}

export interface MetricProposal extends Proposal {
  readonly direction: Direction | null;
  /** Constants that feed it. */
  readonly inputs: number;
}

export interface DriverProposal extends Proposal {
  /** Formulas on the way to the metrics that depend on it. */
  readonly dependents: number;
  /** What a tenth more of it does to each metric, by the metric's cell; empty where nothing was measured. */
  readonly effects: ReadonlyMap<string, number>;
  /** Whether it is one of many alike in a table of inputs. */
  readonly ofTable: boolean;
  /** Whether it stands at 0 and was measured as 1. */
  readonly fromZero: boolean;
}

/** Why a selected cell cannot be a metric. */
export type UnfitReason = 'blank' | 'text' | 'error' | 'constant' | 'ownSheet';

export interface CellsProposed {
  readonly metrics: readonly MetricProposal[];
  /** In the order of their effect on any of the metrics. */
  readonly drivers: readonly DriverProposal[];
  /** Numbers that feed the metrics, of which the drivers are the foremost. */
  readonly constants: number;
  /** Why effects are not measured; null where they are. */
  readonly unmeasured: Said | null;
  /** Selected cells that are left out. */
  readonly unfit: readonly { readonly address: string; readonly reason: UnfitReason }[];
  /** Sheets too large to look for results on. */
  readonly unread: readonly string[];
}

/** Cells of all sheets that are looked through for results; beyond that the largest sheets are left out. */
const MOST_CELLS = 300_000;
/** More selected cells than this are a table, not a handful of results. */
const MOST_SELECTED = 200;

/**
 * @param selection the selected results; null has results found, on every sheet of the model
 * @param of the open case, whose bound cells are not proposed again; null without one
 * @throws CaseError "binding" with what to select instead; the signal's reason when it is aborted
 */
export async function proposeFromCells(
  workbook: Workbook,
  of: Case | null,
  selection: string | null,
  options: RunOptions = {},
): Promise<CellsProposed> {
  const sheets = (await workbook.sheets()).filter(({ usedRange }) => usedRange !== null);
  const { outputs, unfit } =
    selection === null ? { outputs: null, unfit: [] } : await selectedOutputs(workbook, sheets, selection);
  if (outputs?.length === 0) return { ...NOTHING, unfit };
  const { seeds, unread } = outputs ? { seeds: outputs, unread: [] } : seedsOf(sheets);
  options.signal?.throwIfAborted();
  const model = withoutOwnSheets(await readWorkbook(workbook, [], seeds));
  options.signal?.throwIfAborted();
  const found = await localEngineOf(workbook).propose(model, outputs, options);

  const bound = new Set(
    [...(of?.drivers ?? []), ...(of?.metrics ?? [])].flatMap(({ cell }) =>
      cell?.address ? [nameKey(cell.address)] : [],
    ),
  );
  const free = <P extends { readonly cell: CellReference }>(rows: readonly P[]): P[] =>
    rows.filter(({ cell }) => !bound.has(nameKey(addressOf(cell))));
  const describe = describer(model);
  const taken = (rows: readonly { readonly name: string }[] = []) =>
    new Set(rows.map(({ name }) => nameKey(name)));

  const metricNames = taken(of?.metrics);
  const outputsNamed = found.outputs.map((output) => ({
    ...output,
    ...describe(output.cell),
    address: addressOf(output.cell),
  }));
  const metrics = free(outputsNamed)
    // A result that nobody gave a name is hardly one.
    .filter(({ label }) => outputs !== null || label !== '')
    .map(({ address, label, unit, value, inputs }): MetricProposal => ({
      address,
      name: freeName(label || address, address, metricNames),
      unit,
      value,
      inputs,
      direction: likelyDirection(label),
    }));
  const driverNames = taken(of?.drivers);
  const drivers = free(found.drivers).flatMap((one): DriverProposal[] => {
    const { label, unit } = describe(one.cell);
    const address = addressOf(one.cell);
    if (isYear(one.value, label)) return [];
    return [
      {
        address,
        name: freeName(label || address, address, driverNames),
        unit,
        value: one.value,
        dependents: one.dependents,
        effects: effectsOf(
          one,
          outputsNamed.map(({ address: at }) => at),
        ),
        ofTable: one.ofTable,
        fromZero: one.value === 0,
      },
    ];
  });
  const [unitsOfMetrics, unitsOfDrivers] = [
    await withUnits(workbook, metrics),
    await withUnits(workbook, drivers),
  ];
  return {
    metrics: unitsOfMetrics,
    drivers: unitsOfDrivers,
    constants: found.constants,
    unmeasured: found.unmeasured && sayRemark(found.unmeasured),
    unfit,
    unread,
  };
}

function addressOf({ sheet, row, column }: CellReference): string {
  return formatAddress({ sheet, row, column, rowCount: 1, columnCount: 1 });
}

const NOTHING = { metrics: [], drivers: [], constants: 0, unmeasured: null, unread: [] };

function isOwn(sheet: string): boolean {
  return OUTPUT_SHEETS.some((own) => nameKey(own) === nameKey(sheet));
}

function withoutOwnSheets(model: WorkbookModel): WorkbookModel {
  return {
    ...model,
    sheets: model.sheets.map((sheet) => (isOwn(sheet.name) ? { ...sheet, cells: [] } : sheet)),
  };
}

/** The selected cells that a metric can be bound to, and the others with the reason. */
async function selectedOutputs(
  workbook: Workbook,
  sheets: readonly SheetInfo[],
  selection: string,
): Promise<{ outputs: CellReference[]; unfit: CellsProposed['unfit'] }> {
  const selected = parseAddress(selection);
  if (!selected) {
    throw new CaseError('binding', say('severalAreas', { selection }), selection);
  }
  const used = parseAddress(
    sheets.find(({ name }) => nameKey(name) === nameKey(selected.sheet))?.usedRange ?? '',
  );
  const area = used && commonArea(selected, used);
  if (!area) return { outputs: [], unfit: [{ address: formatAddress(selected), reason: 'blank' }] };
  if (area.rowCount * area.columnCount > MOST_SELECTED) {
    throw new CaseError(
      'binding',
      say('tooManyCells', {
        cells: formatAddress(area),
        count: area.rowCount * area.columnCount,
        most: MOST_SELECTED,
      }),
      formatAddress(area),
    );
  }
  const [content] = await workbook.read([formatAddress(area)]);
  const outputs: CellReference[] = [];
  const unfit: { address: string; reason: UnfitReason }[] = [];
  content!.values.forEach((line, r) =>
    line.forEach((value, c) => {
      const cell = { sheet: area.sheet, row: area.row + r, column: area.column + c };
      const isFormula = content!.formulas[r]?.[c] !== null;
      const reason = isOwn(area.sheet) ? 'ownSheet' : unfitReason(value, isFormula);
      if (reason === null) outputs.push(cell);
      // Labels and blanks around the results were selected along with them.
      else if (reason !== 'text' && reason !== 'blank') unfit.push({ address: addressOf(cell), reason });
    }),
  );
  if (outputs.length + unfit.length > 0) return { outputs, unfit };
  const [first = null] = content!.values.flat().filter((value) => value !== null);
  return { outputs, unfit: [{ address: formatAddress(area), reason: first === null ? 'blank' : 'text' }] };
}

function unfitReason(value: CellValue, isFormula: boolean): UnfitReason | null {
  if (value === null) return 'blank';
  if (isCellError(value)) return 'error';
  if (typeof value !== 'number') return 'text';
  return isFormula ? null : 'constant';
}

function commonArea(one: CellArea, other: CellArea): CellArea | null {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rowCount = Math.min(one.row + one.rowCount, other.row + other.rowCount) - row;
  const columnCount = Math.min(one.column + one.columnCount, other.column + other.columnCount) - column;
  return rowCount > 0 && columnCount > 0 ? { sheet: one.sheet, row, column, rowCount, columnCount } : null;
}

/** A cell of each sheet to read, the small sheets first, until there are too many cells. */
function seedsOf(sheets: readonly SheetInfo[]): { seeds: CellReference[]; unread: string[] } {
  const sized = sheets
    .filter(({ name }) => !isOwn(name))
    .map(({ name, usedRange }) => {
      const { rowCount, columnCount } = parseAddress(usedRange!)!;
      return { name, cells: rowCount * columnCount };
    })
    .sort((one, other) => one.cells - other.cells);
  let total = 0;
  const seeds: CellReference[] = [];
  const unread: string[] = [];
  for (const { name, cells } of sized) {
    total += cells;
    if (total <= MOST_CELLS) seeds.push({ sheet: name, row: 0, column: 0 });
    else unread.push(name);
  }
  return { seeds, unread };
}

function describer(model: WorkbookModel): (cell: CellReference) => { label: string; unit: string } {
  const values = new Map<string, Map<string, CellValue>>();
  const valuesOf = (sheet: string): ReadonlyMap<string, CellValue> => {
    let found = values.get(sheet);
    if (!found) {
      const { cells } = model.sheets.find(({ name }) => name === sheet)!;
      found = new Map(cells.map(({ row, column, value }) => [`${row},${column}`, value]));
      values.set(sheet, found);
    }
    return found;
  };
  return ({ sheet, row, column }) => {
    const here = valuesOf(sheet);
    return describeCell((r, c) => here.get(`${r},${c}`) ?? null, row, column);
  };
}

/** The name, told apart from those taken by its cell. */
function freeName(wanted: string, address: string, taken: Set<string>): string {
  const name = taken.has(nameKey(wanted)) ? `${wanted} (${address})` : wanted;
  taken.add(nameKey(name));
  return name;
}

function isYear(value: number, label: string): boolean {
  return Number.isInteger(value) && value >= 1990 && value <= 2100 && /year|jahr|date|datum/i.test(label);
}

function effectsOf({ effects }: ProposedDriver, outputs: readonly string[]): DriverProposal['effects'] {
  return new Map(effects.flatMap((effect, m) => (effect === null ? [] : [[outputs[m]!, effect] as const])));
}

/** A driver with the metric that it moves most of those that matter; null where nothing was measured. */
export interface RankedDriver {
  readonly driver: DriverProposal;
  readonly effect: { readonly metric: string; readonly share: number } | null;
}

/** The drivers by what they do to the metrics at these cells, those that do nothing to them last. */
export function rankedDrivers(
  drivers: readonly DriverProposal[],
  metrics: readonly string[],
): readonly RankedDriver[] {
  const size = ({ effect }: RankedDriver): number => Math.abs(effect?.share ?? 0);
  return drivers
    .map((driver): RankedDriver => {
      const effects = metrics.flatMap((metric) => {
        const share = driver.effects.get(metric);
        return share === undefined ? [] : [{ metric, share }];
      });
      const effect = effects.reduce<RankedDriver['effect']>(
        (best, one) => (best === null || Math.abs(one.share) > Math.abs(best.share) ? one : best),
        null,
      );
      return { driver, effect };
    })
    .sort(
      (one, other) => Number(one.driver.ofTable) - Number(other.driver.ofTable) || size(other) - size(one),
    );
}

/** Fills in units from number formats where no word beside the cell tells one. */
async function withUnits<P extends Proposal>(workbook: Workbook, rows: readonly P[]): Promise<P[]> {
  const open = rows.filter(({ unit }) => unit === '');
  if (open.length === 0) return [...rows];
  const contents = await workbook.read(
    open.map(({ address }) => address),
    { numberFormats: true },
  );
  const units = new Map(
    open.map(({ address }, i) => [address, unitOfFormat(contents[i]?.numberFormats?.[0]?.[0] ?? '')]),
  );
  return rows.map((row) => ({ ...row, unit: row.unit || (units.get(row.address) ?? '') }));
}

/** The rows of the case for what was accepted. */
export function acceptedRows(
  metrics: readonly (Pick<MetricProposal, 'name' | 'unit' | 'address' | 'direction'> & {
    readonly role: MetricRole | null;
  })[],
  drivers: readonly Proposal[],
): { metrics: Metric[]; drivers: Driver[] } {
  return {
    metrics: metrics.map(({ name, unit, address, direction, role }) =>
      metric({ name, unit, direction, role, cell: atAddress(address) }),
    ),
    drivers: drivers.map(({ name, unit, address }) => driver({ name, unit, cell: atAddress(address) })),
  };
}

/** The case with the rows added whose names it does not have yet. */
export function withRows(of: Case, rows: { metrics: readonly Metric[]; drivers: readonly Driver[] }): Case {
  const added = <Row extends { readonly name: string }>(before: readonly Row[], more: readonly Row[]) => [
    ...before,
    ...more.filter(({ name }) => !before.some((one) => sameName(one.name, name))),
  ];
  return { ...of, metrics: added(of.metrics, rows.metrics), drivers: added(of.drivers, rows.drivers) };
}
