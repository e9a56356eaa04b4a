/** A cell's look between exceljs and the grid. */
import type ExcelJS from 'exceljs';
import type { BorderEdge, BorderLine, CellStyle } from '../grid/grid';
import type { FileColor } from './theme-colors';
import { resolveColor } from './theme-colors';

/** What a workbook's cells have that nobody formatted; exceljs writes it where a font is not given. */
const DEFAULT_FONT = { name: 'Calibri', size: 11 };

type Style = Partial<ExcelJS.Style>;
/** A style without the fields that a cell does not have. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const LINES: Readonly<Record<ExcelJS.BorderStyle, Pick<BorderLine, 'style' | 'weight'>>> = {
  hair: { style: 'continuous', weight: 'hairline' },
  thin: { style: 'continuous', weight: 'thin' },
  medium: { style: 'continuous', weight: 'medium' },
  thick: { style: 'continuous', weight: 'thick' },
  dotted: { style: 'dot', weight: 'thin' },
  dashed: { style: 'dash', weight: 'thin' },
  dashDot: { style: 'dashDot', weight: 'thin' },
  dashDotDot: { style: 'dashDotDot', weight: 'thin' },
  double: { style: 'double', weight: 'thick' },
  mediumDashed: { style: 'dash', weight: 'medium' },
  mediumDashDot: { style: 'dashDot', weight: 'medium' },
  mediumDashDotDot: { style: 'dashDotDot', weight: 'medium' },
  slantDashDot: { style: 'slantDashDot', weight: 'medium' },
};

function borderStyle({ style, weight }: BorderLine): ExcelJS.BorderStyle {
  const heavy = weight === 'medium' || weight === 'thick';
  switch (style) {
    case 'continuous':
      return weight === 'hairline' ? 'hair' : weight;
    case 'dot':
      return 'dotted';
    case 'dash':
      return heavy ? 'mediumDashed' : 'dashed';
    case 'dashDot':
      return heavy ? 'mediumDashDot' : 'dashDot';
    case 'dashDotDot':
      return heavy ? 'mediumDashDotDot' : 'dashDotDot';
    default:
      return style;
  }
}

const HORIZONTAL: Readonly<Record<string, NonNullable<CellStyle['horizontalAlignment']>>> = {
  left: 'left',
  center: 'center',
  right: 'right',
  fill: 'fill',
  justify: 'justify',
  centerContinuous: 'centerAcrossSelection',
  distributed: 'distributed',
};

const VERTICAL: Readonly<Record<string, NonNullable<CellStyle['verticalAlignment']>>> = {
  top: 'top',
  // exceljs reads "center" as "middle".
  middle: 'center',
  center: 'center',
  justify: 'justify',
  distributed: 'distributed',
};

function readBorders(border: Partial<ExcelJS.Borders>, theme: readonly string[]): CellStyle['borders'] {
  const borders: Partial<Record<BorderEdge, BorderLine>> = {};
  const line = (edge: BorderEdge, side: Partial<ExcelJS.Border> | undefined) => {
    if (!side?.style) return;
    const color = resolveColor(side.color as FileColor | undefined, theme) ?? '#000000';
    borders[edge] = { ...LINES[side.style], color };
  };
  for (const edge of ['top', 'bottom', 'left', 'right'] as const) line(edge, border[edge]);
  if (border.diagonal?.down) line('diagonalDown', border.diagonal);
  if (border.diagonal?.up) line('diagonalUp', border.diagonal);
  return Object.keys(borders).length > 0 ? borders : undefined;
}

/** The grid's style; fields at the workbook's default are left out. Undefined when nothing is left. */
export function readStyle(style: Style, theme: readonly string[]): CellStyle | undefined {
  const read: Partial<Mutable<CellStyle>> = {};
  const put = <K extends keyof CellStyle>(field: K, value: CellStyle[K] | undefined) => {
    if (value !== undefined) read[field] = value;
  };
  const { font, fill, alignment, border, protection } = style;
  if (fill?.type === 'pattern' && fill.pattern !== 'none') {
    put('fillColor', resolveColor((fill.fgColor ?? fill.bgColor) as FileColor | undefined, theme));
  } else if (fill?.type === 'gradient') {
    put('fillColor', resolveColor(fill.stops[0]?.color as FileColor | undefined, theme));
  }
  if (font) {
    if (font.name !== DEFAULT_FONT.name) put('fontName', font.name);
    if (font.size !== DEFAULT_FONT.size) put('fontSize', font.size);
    const color = resolveColor(font.color as FileColor | undefined, theme);
    if (color !== '#000000') put('fontColor', color);
    if (font.bold) put('bold', true);
    if (font.italic) put('italic', true);
    if (font.strike) put('strikethrough', true);
    if (font.underline && font.underline !== 'none') {
      put('underline', String(font.underline).startsWith('double') ? 'double' : 'single');
    }
  }
  if (alignment) {
    if (alignment.horizontal) put('horizontalAlignment', HORIZONTAL[alignment.horizontal]);
    if (alignment.vertical) put('verticalAlignment', VERTICAL[alignment.vertical]);
    if (alignment.wrapText) put('wrapText', true);
    if (alignment.indent) put('indentLevel', alignment.indent);
    if (typeof alignment.textRotation === 'number' && alignment.textRotation !== 0) {
      put('textRotation', alignment.textRotation);
    }
  }
  if (border) put('borders', readBorders(border, theme));
  if (protection?.locked === false) put('locked', false);
  return Object.keys(read).length > 0 ? read : undefined;
}

const argb = (color: string) => ({ argb: `FF${color.replace('#', '').toUpperCase()}` });

function writeBorders(borders: NonNullable<CellStyle['borders']>): Partial<ExcelJS.Borders> {
  const written: Partial<ExcelJS.Borders> = {};
  const side = (line: BorderLine) => ({ style: borderStyle(line), color: argb(line.color) });
  for (const edge of ['top', 'bottom', 'left', 'right'] as const) {
    const line = borders[edge];
    if (line) written[edge] = side(line);
  }
  const diagonal = borders.diagonalDown ?? borders.diagonalUp;
  if (diagonal) {
    written.diagonal = { ...side(diagonal), down: !!borders.diagonalDown, up: !!borders.diagonalUp };
  }
  return written;
}

function writeAlignment(style: CellStyle): Partial<ExcelJS.Alignment> {
  const { horizontalAlignment: horizontal, verticalAlignment: vertical } = style;
  return {
    ...(horizontal && {
      horizontal: horizontal === 'centerAcrossSelection' ? 'centerContinuous' : horizontal,
    }),
    ...(vertical && { vertical: vertical === 'center' ? 'middle' : vertical }),
    ...(style.wrapText && { wrapText: true }),
    ...(style.indentLevel && { indent: style.indentLevel }),
    ...(style.textRotation && { textRotation: style.textRotation }),
  };
}

/** The style as exceljs takes it. */
export function writeStyle(style: CellStyle | undefined, numberFormat: string | undefined): Style {
  const written: Style = {};
  if (numberFormat && numberFormat !== 'General') written.numFmt = numberFormat;
  if (!style) return written;
  if (style.fillColor) {
    written.fill = { type: 'pattern', pattern: 'solid', fgColor: argb(style.fillColor) };
  }
  const { fontName, fontSize, fontColor, bold, italic, underline, strikethrough } = style;
  if (fontName || fontSize || fontColor || bold || italic || underline || strikethrough) {
    written.font = {
      name: fontName ?? DEFAULT_FONT.name,
      size: fontSize ?? DEFAULT_FONT.size,
      color: fontColor ? argb(fontColor) : { theme: 1 },
      ...(bold && { bold }),
      ...(italic && { italic }),
      ...(underline && { underline: underline === 'double' ? 'double' : true }),
      ...(strikethrough && { strike: true }),
    };
  }
  const alignment = writeAlignment(style);
  if (Object.keys(alignment).length > 0) written.alignment = alignment;
  if (style.borders) written.border = writeBorders(style.borders);
  if (style.locked === false) written.protection = { locked: false };
  return written;
}
