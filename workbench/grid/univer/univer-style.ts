/** A cell's look between the grid and Univer. */
import type { IBorderData, IBorderStyleData, IStyleData, Nullable } from '@univerjs/presets';
import {
  BorderStyleTypes,
  HorizontalAlign,
  TextDecoration,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/presets';
import type { BorderEdge, BorderLine, CellStyle, StylePatch } from '../grid';

/** Fonts shown where a workbook's Calibri is not installed. */
const FALLBACK_FONTS = ', Carlito, Arial, sans-serif';
export const DEFAULT_FONT = { name: 'Calibri', size: 11 };
const INDENT_PIXELS = 9;

/** Univer's defaults for every cell. */
export const DEFAULT_STYLE: IStyleData = {
  ff: DEFAULT_FONT.name + FALLBACK_FONTS,
  fs: DEFAULT_FONT.size,
  vt: VerticalAlign.BOTTOM,
};

/** What Univer has no word for; kept beside the cell under `custom`. */
export type StyleExtras = Partial<
  Pick<CellStyle, 'locked' | 'horizontalAlignment' | 'verticalAlignment' | 'indentLevel'>
>;

const HORIZONTAL: Readonly<Record<NonNullable<CellStyle['horizontalAlignment']>, HorizontalAlign>> = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
  fill: HorizontalAlign.LEFT,
  centerAcrossSelection: HorizontalAlign.CENTER,
};

const VERTICAL: Readonly<Record<NonNullable<CellStyle['verticalAlignment']>, VerticalAlign>> = {
  top: VerticalAlign.TOP,
  center: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
  justify: VerticalAlign.MIDDLE,
  distributed: VerticalAlign.MIDDLE,
};

function nameOf<K extends string, V>(table: Readonly<Record<K, V>>, value: Nullable<V>): K | undefined {
  return (Object.keys(table) as K[]).find((key) => table[key] === value);
}

const LINES: readonly (readonly [BorderStyleTypes, BorderLine['style'], BorderLine['weight']])[] = [
  [BorderStyleTypes.HAIR, 'continuous', 'hairline'],
  [BorderStyleTypes.THIN, 'continuous', 'thin'],
  [BorderStyleTypes.MEDIUM, 'continuous', 'medium'],
  [BorderStyleTypes.THICK, 'continuous', 'thick'],
  [BorderStyleTypes.DOTTED, 'dot', 'thin'],
  [BorderStyleTypes.DASHED, 'dash', 'thin'],
  [BorderStyleTypes.MEDIUM_DASHED, 'dash', 'medium'],
  [BorderStyleTypes.DASH_DOT, 'dashDot', 'thin'],
  [BorderStyleTypes.MEDIUM_DASH_DOT, 'dashDot', 'medium'],
  [BorderStyleTypes.DASH_DOT_DOT, 'dashDotDot', 'thin'],
  [BorderStyleTypes.MEDIUM_DASH_DOT_DOT, 'dashDotDot', 'medium'],
  [BorderStyleTypes.DOUBLE, 'double', 'thick'],
  [BorderStyleTypes.SLANT_DASH_DOT, 'slantDashDot', 'medium'],
];

const EDGES: Readonly<Record<BorderEdge, keyof IBorderData>> = {
  top: 't',
  bottom: 'b',
  left: 'l',
  right: 'r',
  diagonalDown: 'tl_br',
  diagonalUp: 'bl_tr',
};

function writeLine({ style, weight, color }: BorderLine): IBorderStyleData {
  const line =
    LINES.find((candidate) => candidate[1] === style && candidate[2] === weight) ??
    LINES.find((candidate) => candidate[1] === style);
  return { s: line?.[0] ?? BorderStyleTypes.THIN, cl: { rgb: color } };
}

function readLine({ s, cl }: IBorderStyleData): BorderLine {
  const line = LINES.find((candidate) => candidate[0] === s);
  return {
    style: line?.[1] ?? 'continuous',
    weight: line?.[2] ?? 'thin',
    color: hexColor(cl?.rgb) ?? '#000000',
  };
}

/** "#RRGGBB" of the ways in which Univer writes colours. */
function hexColor(color: Nullable<string>): string | undefined {
  if (!color) return undefined;
  const rgb = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color);
  if (rgb) {
    return `#${rgb
      .slice(1, 4)
      .map((part) => Number(part).toString(16).padStart(2, '0'))
      .join('')}`.toUpperCase();
  }
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color);
  if (short) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`.toUpperCase();
  return /^#[0-9a-f]{6}/i.test(color) ? color.slice(0, 7).toUpperCase() : undefined;
}

/** The fields of Univer's style that differ from its defaults, as the grid's style. */
export function readStyle(style: IStyleData | null | undefined, extras: StyleExtras | undefined): CellStyle {
  const read: { -readonly [K in keyof CellStyle]: CellStyle[K] } = {};
  const put = <K extends keyof CellStyle>(field: K, value: CellStyle[K] | null | undefined | false) => {
    if (value !== null && value !== undefined && value !== false) read[field] = value;
  };
  if (style) {
    put('fillColor', hexColor(style.bg?.rgb));
    const font = style.ff
      ?.split(',')[0]
      ?.replace(/^["']|["']$/g, '')
      .trim();
    put('fontName', font !== DEFAULT_FONT.name && font);
    put('fontSize', style.fs !== DEFAULT_FONT.size && style.fs);
    const color = hexColor(style.cl?.rgb);
    put('fontColor', color !== '#000000' && color);
    put('bold', style.bl === 1);
    put('italic', style.it === 1);
    if (style.ul?.s === 1) put('underline', style.ul.t === TextDecoration.DOUBLE ? 'double' : 'single');
    put('strikethrough', style.st?.s === 1);
    put('horizontalAlignment', nameOf(HORIZONTAL, style.ht));
    if (style.vt !== VerticalAlign.BOTTOM) put('verticalAlignment', nameOf(VERTICAL, style.vt));
    put('wrapText', style.tb === WrapStrategy.WRAP);
    put('textRotation', style.tr?.a !== 0 && style.tr?.a && -style.tr.a);
    const borders: Partial<Record<BorderEdge, BorderLine>> = {};
    for (const [edge, key] of Object.entries(EDGES) as [BorderEdge, keyof IBorderData][]) {
      const line = style.bd?.[key];
      if (line) borders[edge] = readLine(line);
    }
    if (Object.keys(borders).length > 0) read.borders = borders;
  }
  return { ...read, ...extras };
}

/** The change in Univer's terms; null takes a field back to the default. */
export function writeStyle(patch: StylePatch): IStyleData {
  const written: Record<string, unknown> = {};
  const put = <K extends keyof StylePatch>(
    field: K,
    key: keyof IStyleData,
    convert: (value: NonNullable<StylePatch[K]>) => unknown,
  ) => {
    const value = patch[field];
    if (value !== undefined)
      written[key] = value === null ? null : convert(value as NonNullable<StylePatch[K]>);
  };
  put('fillColor', 'bg', (rgb) => ({ rgb }));
  put('fontName', 'ff', (name) => name + (name === DEFAULT_FONT.name ? FALLBACK_FONTS : ''));
  put('fontSize', 'fs', (size) => size);
  put('fontColor', 'cl', (rgb) => ({ rgb }));
  put('bold', 'bl', Number);
  put('italic', 'it', Number);
  put('underline', 'ul', (line) => ({
    s: 1,
    t: line === 'double' ? TextDecoration.DOUBLE : TextDecoration.SINGLE,
  }));
  put('strikethrough', 'st', (on) => ({ s: Number(on) }));
  put('horizontalAlignment', 'ht', (name) => HORIZONTAL[name]);
  put('verticalAlignment', 'vt', (name) => VERTICAL[name]);
  put('wrapText', 'tb', (on) => (on ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW));
  put('indentLevel', 'pd', (level) => ({ l: 2 + level * INDENT_PIXELS }));
  // Univer turns clockwise, Excel counter-clockwise.
  put('textRotation', 'tr', (degrees) => ({ a: -degrees }));
  if (patch.borders === null) written['bd'] = null;
  else if (patch.borders) {
    written['bd'] = Object.fromEntries(
      Object.entries(patch.borders).map(([edge, line]) => [
        EDGES[edge as BorderEdge],
        line && writeLine(line),
      ]),
    );
  }
  return written as IStyleData;
}

/** What of the change has to be kept beside the cell, on top of what is kept there already; null for nothing. */
export function patchedExtras(before: StyleExtras | undefined, patch: StylePatch): StyleExtras | null {
  const extras: Record<string, unknown> = { ...before };
  const keep = (field: keyof StyleExtras, plain: boolean) => {
    const value = patch[field];
    if (value === undefined) return;
    if (value === null || plain) delete extras[field];
    else extras[field] = value;
  };
  const { horizontalAlignment: horizontal, verticalAlignment: vertical } = patch;
  keep('locked', patch.locked === true);
  keep('horizontalAlignment', horizontal !== 'fill' && horizontal !== 'centerAcrossSelection');
  keep('verticalAlignment', vertical !== 'justify' && vertical !== 'distributed');
  keep('indentLevel', patch.indentLevel === 0);
  return Object.keys(extras).length > 0 ? (extras as StyleExtras) : null;
}
