/** Reports as text: columns set to their width, numbers to the right. */
import type { CaseReport } from './run-case';

const format = new Intl.NumberFormat('en', { maximumSignificantDigits: 8 });

const shown = (cell: string | number | null) =>
  cell === null ? 'n/a' : typeof cell === 'number' ? format.format(cell) : cell;

/** The report as lines of text, ending with its notes. */
export function printTable({ workbook, header, rows, notes }: CaseReport): string {
  const lines = [header, ...rows.map((row) => row.map(shown))];
  const widths = header.map((_, c) => Math.max(...lines.map((line) => (line[c] ?? '').length)));
  const isText = (c: number) => rows.every((row) => typeof row[c] === 'string');
  const text = lines.map((line) =>
    line
      .map((cell, c) => (isText(c) ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [
    workbook,
    '',
    text[0] ?? '',
    rule,
    ...text.slice(1),
    ...notes.map((note) => `Note: ${note}`),
    '',
  ].join('\n');
}
