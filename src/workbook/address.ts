/** Reading and writing A1 addresses; rows and columns count from 0. */

export interface CellArea {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** 0 → "A", 25 → "Z", 26 → "AA". */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** "A" → 0, "AA" → 26. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** The sheet's name as a reference needs it: quoted unless it is a plain word that cannot be read as a cell. */
export function quoteSheet(sheet: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet);
  const likeCell = /^[a-z]{1,3}\d+$/i.test(sheet) || /^(r\d*)?(c\d*)?$/i.test(sheet);
  return plain && !likeCell ? sheet : `'${sheet.replaceAll("'", "''")}'`;
}

/** "A1" or "B2:D9" without its sheet. */
export function localAddress({ row, column, rowCount, columnCount }: Omit<CellArea, 'sheet'>): string {
  const first = `${columnLetters(column)}${row + 1}`;
  if (rowCount === 1 && columnCount === 1) return first;
  return `${first}:${columnLetters(column + columnCount - 1)}${row + rowCount}`;
}

/** As a defined name has it: "'Cash flow'!$B$4:$D$9". */
export function absoluteAddress({ sheet, ...area }: CellArea): string {
  return `${quoteSheet(sheet)}!${localAddress(area).replace(/[A-Z]+|\d+/g, '$$$&')}`;
}

export function formatAddress(area: CellArea): string {
  return `${quoteSheet(area.sheet)}!${localAddress(area)}`;
}

const CELL = /^([A-Z]{1,3})([1-9]\d{0,6})$/;

/** Reads "Sheet!B2:D9" (with or without quotes and `$`, an opening "=" allowed); null where it is none. */
export function parseAddress(address: string): CellArea | null {
  const reference = address.trim().replace(/^=/, '');
  const mark = reference.lastIndexOf('!');
  if (mark < 1) return null;
  const written = reference.slice(0, mark);
  const sheet = /^'.*'$/s.test(written) ? written.slice(1, -1).replaceAll("''", "'") : written;
  const area = parseLocalAddress(reference.slice(mark + 1));
  return area && { sheet, ...area };
}

/** Reads "B2" or "$B$2:$D$9"; null where it is none. */
export function parseLocalAddress(address: string): Omit<CellArea, 'sheet'> | null {
  const [from, to, more] = address.replaceAll('$', '').toUpperCase().split(':');
  const first = CELL.exec(from ?? '');
  const last = CELL.exec(to ?? from ?? '');
  if (!first || !last || more !== undefined) return null;
  const rows = [Number(first[2]) - 1, Number(last[2]) - 1] as const;
  const columns = [columnIndex(first[1]!), columnIndex(last[1]!)] as const;
  const row = Math.min(...rows);
  const column = Math.min(...columns);
  const rowCount = Math.max(...rows) - row + 1;
  const columnCount = Math.max(...columns) - column + 1;
  if (row + rowCount > 1_048_576 || column + columnCount > 16_384) return null;
  return { row, column, rowCount, columnCount };
}

/** Whether both areas share a cell; sheets compare without regard to case, as Excel does. */
export function areasMeet(one: CellArea, other: CellArea): boolean {
  return (
    one.sheet.toLowerCase() === other.sheet.toLowerCase() &&
    one.row < other.row + other.rowCount &&
    other.row < one.row + one.rowCount &&
    one.column < other.column + other.columnCount &&
    other.column < one.column + one.columnCount
  );
}
