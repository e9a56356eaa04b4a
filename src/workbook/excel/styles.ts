/** What each role of a cell looks like; every colour has a contrast of at least 4.5 : 1 with its background. */
import { columnLetters } from '../address';
import type { StyleRole } from '../workbook';

interface Style {
  readonly color?: string;
  readonly fill?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  readonly wrap?: boolean;
  readonly line?: 'top' | 'bottom';
}

const STYLES: Readonly<Record<StyleRole, Style>> = {
  title: { bold: true, size: 16, color: '#1F2937', wrap: true },
  subtitle: { size: 12, color: '#4B5563' },
  section: { bold: true, size: 12, color: '#1F2937', line: 'bottom' },
  heading: { bold: true, color: '#FFFFFF', fill: '#1F3A5F', wrap: true },
  label: {},
  prose: { wrap: true },
  input: { color: '#0000FF', fill: '#FFFBE0' },
  calculation: { color: '#000000' },
  link: { color: '#00612E' },
  total: { bold: true, line: 'top' },
  note: { italic: true, size: 9, color: '#5B6470', wrap: true },
  good: { color: '#0B6A0B' },
  bad: { color: '#A4262C', bold: true },
  warning: { color: '#7A4B00' },
  muted: { color: '#6B7280' },
};

/** Whether text in this role breaks into lines. */
export function wraps(role: StyleRole): boolean {
  return STYLES[role].wrap === true;
}

/** Widths are told in characters of the default font, 7 pixels each with 5 of padding, at 96 dots an inch. */
export function setColumnWidths(sheet: Excel.Worksheet, first: number, characters: readonly number[]): void {
  characters.forEach((width, i) => {
    const letters = columnLetters(first + i);
    sheet.getRange(`${letters}:${letters}`).format.columnWidth = (width * 7 + 5) * 0.75;
  });
}

export function applyRole(range: Excel.Range, role: StyleRole): void {
  const { color, fill, bold, italic, size, wrap, line } = STYLES[role];
  const { format } = range;
  if (color !== undefined) format.font.color = color;
  if (bold !== undefined) format.font.bold = bold;
  if (italic !== undefined) format.font.italic = italic;
  if (size !== undefined) format.font.size = size;
  if (fill !== undefined) format.fill.color = fill;
  if (wrap) {
    format.wrapText = true;
    format.verticalAlignment = 'Top';
  }
  if (line !== undefined) {
    const edge = format.borders.getItem(line === 'top' ? 'EdgeTop' : 'EdgeBottom');
    edge.style = 'Continuous';
    edge.color = '#9CA3AF';
  }
}
