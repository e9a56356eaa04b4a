/**
 * A short mark of the formulas and inputs that results came from: it differs when any of them does. For telling
 * stale results, not for security.
 */
import { areasMeet, formatAddress, parseAddress } from '../../workbook/address';
import type { CellArea } from '../../workbook/address';
import { isCellError } from '../../workbook/workbook';
import type { CellAccess, CellValue, RangeContent, SheetAccess } from '../../workbook/workbook';
import { driverValue, nameKey } from '../case';
import type { Case } from '../case';
import { OUTPUT_SHEETS } from '../output-sheets/output-sheets';

/** Formulas that show results: they too feed nothing back, so that showing a result does not make it stale. */
const SHOWS_RESULTS = /\bFULCRUM\.ALT\.(VALUE|TABLE)\s*\(/i;

/** 64 bits as 16 hexadecimal digits: two 32-bit FNV-1a sums with different offsets over UTF-16 units. */
export function hash(parts: Iterable<string>): string {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) {
      const unit = part.charCodeAt(i);
      high = Math.imul(high ^ unit, 0x01000193);
      low = Math.imul(low ^ unit ^ 0x5bd1, 0x85ebca6b);
      low ^= low >>> 13;
    }
    // Parts are told apart: "ab","c" is not "a","bc".
    high = Math.imul(high ^ 0x10000, 0x01000193);
    low = Math.imul(low ^ 0x10000, 0x85ebca6b);
  }
  return [high, low].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
}

/**
 * The cells of the model: every sheet but those that the add-in writes. Values spilled from a formula are left
 * out (null), for they are results and not inputs.
 */
export async function readModel(workbook: CellAccess & SheetAccess): Promise<RangeContent[]> {
  const outputs = new Set(OUTPUT_SHEETS.map(nameKey));
  const ranges = (await workbook.sheets()).flatMap(({ name, usedRange }) =>
    usedRange === null || outputs.has(nameKey(name)) ? [] : [usedRange],
  );
  if (ranges.length === 0) return [];
  const model = await workbook.read(ranges);
  const spills = (await workbook.spills(model.flatMap(maySpill))).flatMap(
    (area) => parseAddress(area ?? '') ?? [],
  );
  return spills.length === 0 ? model : model.map((content) => withoutSpilled(content, spills));
}

/** The formula cells with a filled cell beside or below that holds no formula. */
function maySpill({ address, values, formulas }: RangeContent): string[] {
  const { sheet, row, column } = parseAddress(address)!;
  const filled = (r: number, c: number): boolean =>
    (values[r]?.[c] ?? null) !== null && formulas[r]?.[c] === null;
  return formulas.flatMap((line, r) =>
    line.flatMap((source, c) =>
      source !== null && (filled(r, c + 1) || filled(r + 1, c))
        ? formatAddress({ sheet, row: row + r, column: column + c, rowCount: 1, columnCount: 1 })
        : [],
    ),
  );
}

function withoutSpilled(content: RangeContent, spills: readonly CellArea[]): RangeContent {
  const area = parseAddress(content.address)!;
  const here = spills.filter((spill) => areasMeet(spill, area));
  if (here.length === 0) return content;
  const values = content.values.map((line) => [...line]);
  for (const spill of here) {
    for (let r = spill.row; r < spill.row + spill.rowCount; r++) {
      for (let c = spill.column; c < spill.column + spill.columnCount; c++) {
        const line = values[r - area.row];
        if (line && c >= area.column && c < area.column + line.length) line[c - area.column] = null;
      }
    }
  }
  return { ...content, values };
}

/**
 * The mark of the model's formulas and constants, without the values of the driver cells (which differ between
 * alternatives and are marked with each).
 */
export function modelFingerprint(model: readonly RangeContent[], driverCells: readonly string[]): string {
  const drivers = driverCells.flatMap((address) => parseAddress(address) ?? []);
  return hash(cellMarks(model, drivers));
}

function* cellMarks(model: readonly RangeContent[], drivers: readonly CellArea[]): Generator<string> {
  for (const { address, values, formulas } of model) {
    const area = parseAddress(address)!;
    const skipped = new Set(
      drivers
        .filter((driver) => areasMeet(driver, area))
        .map((driver) => `${driver.row - area.row},${driver.column - area.column}`),
    );
    for (const [r, row] of formulas.entries()) {
      for (const [c, source] of row.entries()) {
        const value = values[r]?.[c] ?? null;
        if (source === null ? value === null : SHOWS_RESULTS.test(source)) continue;
        const place = `${area.sheet}!${area.row + r},${area.column + c}`;
        if (skipped.has(`${r},${c}`)) continue;
        yield `${place}${source ?? `:${marked(value)}`}`;
      }
    }
  }
}

function marked(value: CellValue): string {
  if (isCellError(value)) return `error ${value.error}`;
  return `${typeof value} ${String(value)}`;
}

/** The mark of one alternative's results: the model's, with the driver values and cells that the case gives. */
export function alternativeFingerprint(
  model: string,
  of: Case,
  alternative: string,
  standing: ReadonlyMap<string, number>,
): string {
  return hash([
    model,
    ...of.drivers.flatMap((driver) => [
      driver.cell?.address ?? '',
      String(driverValue(driver, alternative, of.alternatives, standing.get(nameKey(driver.name)) ?? 0)),
    ]),
    ...of.metrics.flatMap((metric) => [metric.name, metric.cell?.address ?? '']),
  ]);
}
