/**
 * The journal of an evaluation: what the driver cells held before the first write, kept in the workbook's settings
 * until they hold it again, so that a crash loses nothing.
 */
import { parseAddress } from '../workbook/address';
import { isCellError } from '../workbook/workbook';
import type { CellValue, Json, RangeContent, Workbook } from '../workbook/workbook';
import { CaseError } from './case-error';

export const JOURNAL_KEY = 'Fulcrum.journal';

interface JournalCell {
  /** The defined name that follows the cell when rows are inserted; null for a plain address. */
  readonly name: string | null;
  readonly address: string;
  /** The number it held; a driver cell never holds anything else when an evaluation begins. */
  readonly original: number;
  /** Every number that the evaluation puts there; anything else is someone's edit and is kept. */
  readonly written: readonly number[];
}

export interface Journal {
  readonly version: 1;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly cells: readonly JournalCell[];
}

export interface Restored {
  /** Addresses that hold their originals again. */
  readonly restored: readonly string[];
  /** Cells that someone edited during the evaluation: their edit was kept. */
  readonly edited: readonly { readonly address: string; readonly original: number; readonly found: string }[];
  /** Names of cells that were deleted meanwhile. */
  readonly deleted: readonly string[];
}

/** The journal of an evaluation that was cut off; null where there is none. @throws CaseError "damaged" */
export async function readJournal(workbook: Workbook): Promise<Journal | null> {
  const stored = await workbook.readSetting(JOURNAL_KEY);
  if (stored === undefined || stored === null) return null;
  if (!isJournal(stored)) {
    throw new CaseError(
      'damaged',
      'The record of an interrupted evaluation cannot be read; compare the driver cells with the Drivers table.',
    );
  }
  return stored;
}

function isJournal(stored: unknown): stored is Journal {
  if (typeof stored !== 'object' || stored === null) return false;
  const { version, started, cells } = stored as Partial<Journal>;
  return version === 1 && typeof started === 'string' && Array.isArray(cells) && cells.every(isJournalCell);
}

function isJournalCell(cell: unknown): cell is JournalCell {
  if (typeof cell !== 'object' || cell === null) return false;
  const { name, address, original, written } = cell as Partial<JournalCell>;
  return (
    (name === null || typeof name === 'string') &&
    typeof address === 'string' &&
    parseAddress(address) !== null &&
    typeof original === 'number' &&
    Array.isArray(written) &&
    written.every((value) => typeof value === 'number')
  );
}

export async function writeJournal(workbook: Workbook, journal: Journal): Promise<void> {
  await workbook.writeSettings({ [JOURNAL_KEY]: journal as unknown as Json });
}

/**
 * Puts the originals back wherever the cell still holds a number that the evaluation wrote, calculates, makes sure
 * of it by reading again, and only then removes the journal.
 *
 * @throws CaseError "restore-failed" when a cell does not take its original; the journal stays
 */
export async function restoreFromJournal(workbook: Workbook, journal: Journal): Promise<Restored> {
  const places = await placesOf(workbook, journal);
  const present = places.filter((place) => place.address !== null) as Place[];
  const found = present.length === 0 ? [] : await workbook.read(present.map(({ address }) => address));

  const edited: Restored['edited'][number][] = [];
  const ours: Place[] = [];
  const differing: Place[] = [];
  present.forEach((place, i) => {
    const { cell, address } = place;
    if (!holdsOneOf(found[i]!, [cell.original, ...cell.written])) {
      edited.push({ address, original: cell.original, found: described(found[i]!) });
      return;
    }
    ours.push(place);
    if (!holdsOneOf(found[i]!, [cell.original])) differing.push(place);
  });
  if (differing.length > 0) {
    await workbook.write(differing.map(({ address, cell }) => ({ address, cells: cell.original })));
    await workbook.calculate();
  }
  const after = ours.length === 0 ? [] : await workbook.read(ours.map(({ address }) => address));
  ours.forEach(({ address, cell }, i) => {
    if (holdsOneOf(after[i]!, [cell.original])) return;
    throw new CaseError(
      'restore-failed',
      `${address} could not be given back its value ${cell.original}; reopen the pane to try again.`,
      address,
    );
  });
  await workbook.writeSettings({ [JOURNAL_KEY]: undefined });
  return {
    restored: ours.map(({ address }) => address),
    edited,
    deleted: places.flatMap(({ address, cell }) => (address === null ? [cell.name ?? cell.address] : [])),
  };
}

interface Place {
  readonly cell: JournalCell;
  readonly address: string;
}

/** Where the journal's cells are now. */
async function placesOf(
  workbook: Workbook,
  { cells }: Journal,
): Promise<{ readonly cell: JournalCell; readonly address: string | null }[]> {
  const named = cells.filter(({ name }) => name !== null);
  const addresses = named.length === 0 ? [] : await workbook.resolveNames(named.map(({ name }) => name!));
  return cells.map((cell) => {
    const address = cell.name === null ? cell.address : addresses[named.indexOf(cell)];
    return { cell, address: address && isOneCell(address) ? address : null };
  });
}

function isOneCell(address: string): boolean {
  const area = parseAddress(address);
  return area !== null && area.rowCount === 1 && area.columnCount === 1;
}

function holdsOneOf({ values, formulas }: RangeContent, numbers: readonly number[]): boolean {
  const value = values[0]?.[0];
  return formulas[0]?.[0] === null && typeof value === 'number' && numbers.includes(value);
}

function described({ values, formulas }: RangeContent): string {
  const value: CellValue = values[0]?.[0] ?? null;
  return formulas[0]?.[0] ?? (value === null ? 'blank' : isCellError(value) ? value.error : String(value));
}
