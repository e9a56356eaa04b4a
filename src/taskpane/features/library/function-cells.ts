/** Cells that call the add-in's functions: turned into their values, or repaired where Excel lost the function. */
import { areasMeet, formatAddress, parseAddress } from '../../../workbook/address';
import type { CellArea } from '../../../workbook/address';
import { formula, isCellError, text } from '../../../workbook/workbook';
import type { CellInput, CellValue, CellWrite, Workbook } from '../../../workbook/workbook';

const NAMESPACE = 'FULCRUM';
const CALL = new RegExp(`(?:_xldudf_${NAMESPACE}_|\\b${NAMESPACE}\\.)`, 'i');
/** How a file spells our functions; without the add-in Excel shows that spelling. No id of ours has an underscore. */
const FILE_CALL = new RegExp(`_xldudf_${NAMESPACE}_(\\w+)`, 'gi');

interface FunctionCell {
  readonly area: CellArea;
  readonly address: string;
  readonly source: string;
  readonly value: CellValue;
}

const oneCell = (sheet: string, row: number, column: number): CellArea => ({
  sheet,
  row,
  column,
  rowCount: 1,
  columnCount: 1,
});

/** The cells that call our functions, on all sheets or within an address. */
async function functionCells(workbook: Workbook, within: string | null): Promise<FunctionCell[]> {
  const limit = within === null ? null : parseAddress(within);
  const used = (await workbook.sheets()).flatMap(({ usedRange }) => usedRange ?? []);
  const asked = used.filter((address) => limit === null || areasMeet(parseAddress(address)!, limit));
  if (asked.length === 0) return [];
  return (await workbook.read(asked)).flatMap(({ address, values, formulas }) => {
    const { sheet, row, column } = parseAddress(address)!;
    return formulas.flatMap((line, r) =>
      line.flatMap((source, c) => {
        if (source === null || !CALL.test(source)) return [];
        const area = oneCell(sheet, row + r, column + c);
        if (limit !== null && !areasMeet(area, limit)) return [];
        return [{ area, address: formatAddress(area), source, value: values[r]![c] ?? null }];
      }),
    );
  });
}

export interface Frozen {
  readonly cells: readonly string[];
  /** Cells left as they are, because they show an error or are not calculated yet. */
  readonly skipped: readonly string[];
}

/**
 * Puts the values in place of the formulas that call our functions, tables that they fill included: in one step of
 * Undo where Excel allows it. A result that holds an error is left live.
 *
 * @param within the cells to look at; null for the whole workbook
 */
export async function freezeToValues(workbook: Workbook, within: string | null): Promise<Frozen> {
  const cells = await functionCells(workbook, within);
  if (cells.length === 0) return { cells: [], skipped: [] };
  const spills = await workbook.spills(cells.map(({ address }) => address));
  const areas = cells.map(({ address }, i) => spills[i] ?? address);
  const contents = await workbook.read(areas);
  const frozen: string[] = [];
  const skipped: string[] = [];
  const writes = contents.flatMap(({ address, values }, i): CellWrite[] => {
    if (values.flat().some(isCellError)) {
      skipped.push(cells[i]!.address);
      return [];
    }
    frozen.push(cells[i]!.address);
    return [{ address, cells: values.map((row) => row.map(asInput)) }];
  });
  if (writes.length > 0) await workbook.undoGroup((group) => group.write(writes));
  return { cells: frozen, skipped };
}

function asInput(value: CellValue): CellInput {
  return typeof value === 'string' ? text(value) : (value as number | boolean | null);
}

export interface Repaired {
  readonly repaired: readonly string[];
  /** Still `#NAME?` after that, with the function that does not exist; null where every name is known. */
  readonly remaining: readonly { readonly cell: string; readonly unknown: string | null }[];
}

/**
 * Enters every formula again that calls our functions and shows #NAME?, spelled as people write it, and calculates:
 * Excel then looks the functions up anew.
 *
 * @param ids of all functions, without namespace
 */
export async function repairNames(workbook: Workbook, ids: readonly string[]): Promise<Repaired> {
  const broken = (await functionCells(workbook, null)).filter(isBroken);
  if (broken.length === 0) return { repaired: [], remaining: [] };
  await workbook.undoGroup((group) =>
    group.write(
      broken.map(({ address, source }) => ({ address, cells: formula(asWritten(source)) })),
      { calculate: true },
    ),
  );
  const after = await workbook.read(broken.map(({ address }) => address));
  const still = (i: number): boolean => {
    const value = after[i]!.values[0]![0] ?? null;
    return isCellError(value) && value.error === '#NAME?';
  };
  return {
    repaired: broken.filter((_, i) => !still(i)).map(({ address }) => address),
    remaining: broken
      .filter((_, i) => still(i))
      .map(({ address, source }) => ({ cell: address, unknown: unknownFunction(source, ids) })),
  };
}

function isBroken({ source, value }: FunctionCell): boolean {
  return (isCellError(value) && value.error === '#NAME?') || asWritten(source) !== source;
}

/** "FULCRUM.INV.EOQ" for "_xldudf_FULCRUM_INV_EOQ". */
function asWritten(source: string): string {
  return source.replace(FILE_CALL, (_, name: string) => `${NAMESPACE}.${name.replaceAll('_', '.')}`);
}

function unknownFunction(source: string, ids: readonly string[]): string | null {
  const known = new Set(ids.map((id) => id.toUpperCase()));
  const called = [...asWritten(source).matchAll(/\bFULCRUM\.([\w.]+)\s*\(/gi)].map(([, id]) =>
    id!.toUpperCase(),
  );
  const unknown = called.find((id) => !known.has(id));
  return unknown === undefined ? null : `${NAMESPACE}.${unknown}`;
}
