/**
 * The journal of an evaluation: what the driver cells held before the first write, kept in the workbook's settings
 * until they hold it again, so that a crash loses nothing.
 */
import { parseAddress } from '../../workbook/address';
import { formula, isCellError, text } from '../../workbook/workbook';
import type { CellInput, CellValue, Json, RangeContent, Workbook } from '../../workbook/workbook';
import { CaseError } from '../case-error';
import { say } from '../said';
import type { Fact } from '../said';

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
  readonly edited: readonly { readonly address: string; readonly original: number; readonly found: Fact }[];
  /** Names of cells that were deleted meanwhile. */
  readonly deleted: readonly string[];
}

/** The journal of an evaluation that was cut off; null where there is none. @throws CaseError "damaged" */
export async function readJournal(workbook: Workbook): Promise<Journal | null> {
  const stored = await workbook.readSetting(JOURNAL_KEY);
  if (stored === undefined || stored === null) return null;
  if (!isJournal(stored)) {
    throw new CaseError('damaged', say('journalUnreadable'));
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

export async function removeJournal(workbook: Workbook): Promise<void> {
  await workbook.writeSettings({ [JOURNAL_KEY]: undefined });
}

/** How often restoring begins again because cells moved meanwhile. */
const MOST_MOVES = 5;

/**
 * Puts the originals back wherever the cell still holds a number that the evaluation wrote, calculates, makes sure
 * of it by reading again, and only then removes the journal. An edit that comes in meanwhile is put back too, and
 * cells that move are followed.
 *
 * @throws CaseError "restore-failed" when a cell does not take its original; the journal stays
 */
export async function restoreFromJournal(workbook: Workbook, journal: Journal): Promise<Restored> {
  let places = await placesOf(workbook, journal);
  for (let moves = 0; ; moves++) {
    const present = places.filter((place) => place.address !== null) as Place[];
    const kept = await restorePlaces(workbook, present);
    const failed = await notRestored(
      workbook,
      present.filter((place) => !kept.has(place)),
    );
    const now = await placesOf(workbook, journal);
    const moved = now.some(({ address }, i) => address !== places[i]!.address);
    if (failed && (!moved || moves === MOST_MOVES)) {
      throw new CaseError(
        'restore-failed',
        say('cellNotRestored', { cell: failed.address, original: failed.cell.original }),
        failed.address,
      );
    }
    if (moved && moves < MOST_MOVES) {
      places = now;
      continue;
    }
    await removeJournal(workbook);
    return {
      restored: present.filter((place) => !kept.has(place)).map(({ address }) => address),
      edited: [...kept].map(([{ address, cell }, content]) => ({
        address,
        original: cell.original,
        found: described(content),
      })),
      deleted: places.flatMap(({ address, cell }) => (address === null ? [cell.name ?? cell.address] : [])),
    };
  }
}

/** Returns what the cells hold that someone edited; these are left as they are. */
async function restorePlaces(
  workbook: Workbook,
  places: readonly Place[],
): Promise<Map<Place, RangeContent>> {
  const kept = new Map<Place, RangeContent>();
  if (places.length === 0) return kept;
  const found = await workbook.read(places.map(({ address }) => address));
  const differing = places.filter((place, i) => {
    const content = found[i]!;
    if (holdsOneOf(content, [place.cell.original])) return false;
    const isOurs = holdsOneOf(content, place.cell.written);
    if (!isOurs) kept.set(place, content);
    return isOurs;
  });
  if (differing.length === 0) return kept;
  const covered = await workbook.replace(
    differing.map(({ address, cell }) => ({ name: cell.name, address, cell: cell.original })),
  );
  differing.forEach((place, i) => {
    const { original, written } = place.cell;
    if (!holdsOneOf(covered[i]!, [original, ...written])) kept.set(place, covered[i]!);
  });
  await putBack(
    workbook,
    differing.flatMap((place) => kept.get(place) ?? []),
  );
  await workbook.calculate();
  return kept;
}

/** The first of the places that does not hold its original. */
async function notRestored(workbook: Workbook, places: readonly Place[]): Promise<Place | undefined> {
  if (places.length === 0) return undefined;
  const contents = await workbook.read(places.map(({ address }) => address));
  return places.find(({ cell }, i) => !holdsOneOf(contents[i]!, [cell.original]));
}

/** Gives single cells back what a write covered. */
export async function putBack(workbook: Workbook, contents: readonly RangeContent[]): Promise<void> {
  if (contents.length === 0) return;
  await workbook.write(contents.map((content) => ({ address: content.address, cells: inputOf(content) })));
}

function inputOf({ values, formulas }: RangeContent): CellInput {
  const source = formulas[0]?.[0] ?? null;
  if (source !== null) return formula(source);
  const value = values[0]?.[0] ?? null;
  if (isCellError(value)) return formula(`=${value.error}`);
  return typeof value === 'string' ? text(value) : value;
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

/** What a single cell holds, for a sentence. */
export function described({ values, formulas }: RangeContent): Fact {
  const value: CellValue = values[0]?.[0] ?? null;
  const written = formulas[0]?.[0];
  if (written) return written;
  if (value === null) return say('emptyCell');
  if (isCellError(value)) return value.error;
  return typeof value === 'number' ? value : String(value);
}
