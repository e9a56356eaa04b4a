/** How much crosses at once: Excel on the web takes 5 MB a trip at most, and hands over as much. */
import type { ExcelInput } from './cell-input';

/** Of cells to be written; what is around them in a request takes room too, and some characters several bytes. */
const CHARACTERS_PER_TRIP = 1_500_000;

/** Sends what is queued before more is added than one trip takes. */
export class Trips {
  private queued = 0;

  constructor(private readonly context: Excel.RequestContext) {}

  /** To be awaited before the cells are queued, no more than `pieces` of them at once. */
  async makeRoom(cells: readonly (readonly ExcelInput[])[]): Promise<void> {
    const characters = charactersOf(cells);
    if (this.queued > 0 && this.queued + characters > CHARACTERS_PER_TRIP) {
      await this.context.sync();
      this.context.application.suspendApiCalculationUntilNextSync();
      this.queued = 0;
    }
    this.queued += characters;
  }
}

/** The rows in pieces of which each fits in a trip, with where each begins. */
export function pieces(rows: readonly ExcelInput[][]): { from: number; rows: ExcelInput[][] }[] {
  const found: { from: number; rows: ExcelInput[][] }[] = [];
  let room = 0;
  rows.forEach((row, at) => {
    const characters = charactersOf([row]);
    if (found.length === 0 || characters > room) {
      found.push({ from: at, rows: [] });
      room = CHARACTERS_PER_TRIP;
    }
    found.at(-1)!.rows.push(row);
    room -= characters;
  });
  return found;
}

function charactersOf(rows: readonly (readonly ExcelInput[])[]): number {
  let characters = 0;
  for (const row of rows) for (const cell of row) characters += String(cell).length + 3;
  return characters;
}

/** Whether Excel refused to hand over so much at once. */
export function isTooMuchAtOnce(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    (error.code === 'ResponsePayloadSizeLimitExceeded' || error.code === 'RangeExceedsLimit')
  );
}
