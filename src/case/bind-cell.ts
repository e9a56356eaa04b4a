/** Checks that a cell of the model can be a driver or a metric, before it is bound through a defined name. */
import { formatAddress, parseAddress } from '../workbook/address';
import { isCellError } from '../workbook/workbook';
import type { CellValue, RangeContent, Workbook } from '../workbook/workbook';
import { nameKey } from './case';
import type { Case } from './case';
import { CaseError } from './case-error';
import { describeCell } from './describe-cell';
import { say } from './said';
import { isFormattedAsText, withCurrentAddresses } from './evaluation/evaluation-plan';
import { OUTPUT_SHEETS } from './output-sheets/output-sheets';

export type BoundKind = 'driver' | 'metric';

/** A cell that may be bound, with what stands around it as a proposal for the row. */
export interface BindableCell {
  readonly address: string;
  /** The number it holds; null for a metric that shows an error just now. */
  readonly value: number | null;
  /** The nearest text to the left, or else above; empty where there is none. */
  readonly label: string;
  /** A short text right of the cell; empty where there is none. */
  readonly unit: string;
}

/**
 * Checks the cell at the address, or the selected one.
 *
 * @throws CaseError "binding" when it is several cells, on a sheet of the add-in's, bound already, holds a text or
 *   nothing, or, for a driver, holds a formula or is on a protected sheet
 */
export async function checkCell(
  workbook: Workbook,
  of: Case,
  kind: BoundKind,
  address?: string,
): Promise<BindableCell> {
  const chosen = address ?? (await workbook.selection());
  const area = parseAddress(chosen);
  if (!area || area.rowCount !== 1 || area.columnCount !== 1) {
    throw new CaseError(
      'binding',
      say(kind === 'driver' ? 'driverNotOneCell' : 'metricNotOneCell', { cell: chosen }),
      chosen,
    );
  }
  const cell = formatAddress(area);
  if (OUTPUT_SHEETS.some((sheet) => nameKey(sheet) === nameKey(area.sheet))) {
    throw new CaseError('binding', say('cellOnOwnSheet', { cell }), cell);
  }
  const left = { ...area, column: 0, columnCount: area.column + 2 };
  const above = { ...area, row: Math.max(0, area.row - 30), rowCount: Math.min(area.row, 30) + 1 };
  const [contents, sheets, current] = await Promise.all([
    workbook.read([cell, formatAddress(left), formatAddress(above)], { numberFormats: kind === 'driver' }),
    workbook.sheets(),
    withCurrentAddresses(workbook, of),
  ]);
  requireUnbound(current, kind, cell);
  const value = requireValue(kind, cell, contents[0]!);
  if (kind === 'driver' && isFormattedAsText(contents[0]!)) {
    throw new CaseError('binding', say('driverFormattedAsText', { cell }), cell);
  }
  const sheet = sheets.find(({ name }) => nameKey(name) === nameKey(area.sheet));
  if (kind === 'driver' && sheet?.protected) {
    throw new CaseError('binding', say('cellProtected', { cell, sheet: sheet.name }), cell);
  }
  const beside = contents[1]!.values[0]!;
  const column = contents[2]!.values;
  const around = (row: number, across: number): CellValue =>
    (row === area.row ? beside[across] : across === area.column ? column[row - above.row]?.[0] : null) ??
    null;
  return { address: cell, value, ...describeCell(around, area.row, area.column) };
}

function requireUnbound(of: Case, kind: BoundKind, cell: string): void {
  const rows = kind === 'driver' ? of.drivers : of.metrics;
  const other = rows.find((row) => row.cell?.address && nameKey(row.cell.address) === nameKey(cell));
  if (other) {
    const said = say(kind === 'driver' ? 'driverBoundAlready' : 'metricBoundAlready', {
      cell,
      other: other.name,
    });
    throw new CaseError('binding', said, cell);
  }
}

function requireValue(kind: BoundKind, cell: string, { values, formulas }: RangeContent): number | null {
  const value = values[0]?.[0] ?? null;
  const source = formulas[0]?.[0] ?? null;
  if (kind === 'driver' && source !== null) {
    throw new CaseError('binding', say('driverHoldsFormula', { cell, formula: source.slice(0, 60) }), cell);
  }
  if (typeof value === 'number') return value;
  if (isCellError(value)) {
    if (kind === 'metric') return null;
    throw new CaseError('binding', say('driverShowsError', { cell, error: value.error }), cell);
  }
  const said =
    value === null || value === ''
      ? say(kind === 'driver' ? 'driverBlank' : 'metricBlank', { cell })
      : say(kind === 'driver' ? 'driverText' : 'metricText', { cell, text: String(value).slice(0, 40) });
  throw new CaseError('binding', said, cell);
}
