/** Colours that a file gives by theme, tint or index, as "#RRGGBB". */
import { elements } from './xml';

/** The Office theme, in the order in which cell styles count. */
const OFFICE = [
  'FFFFFF', '000000', 'E7E6E6', '44546A', '4472C4', 'ED7D31', 'A5A5A5', 'FFC000', '5B9BD5', '70AD47', '0563C1', '954F72',
]; // prettier-ignore

/** Elements of a theme in the order in which cell styles count them. */
const THEME_ELEMENTS = [
  'lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink',
]; // prettier-ignore

/** The classic palette of 64 colours; the first eight repeat. @see ECMA-376 part 1, 18.8.27, indexedColors */
const PALETTE = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF ' +
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF ' +
  '800000 008000 000080 808000 800080 008080 C0C0C0 808080 ' +
  '9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF ' +
  '000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF ' +
  '00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 ' +
  '3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 ' +
  '003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ');

export interface FileColor {
  readonly argb?: string;
  readonly theme?: number;
  readonly tint?: number;
  readonly indexed?: number;
}

/** The colours of the file's theme part, or of Office's where it has none. */
export function themeColors(themeXml: string): readonly string[] {
  return THEME_ELEMENTS.map((name, i) => {
    const [element] = elements(themeXml, `a:${name}`);
    const rgb = element && /(?:lastClr|srgbClr val)="([0-9a-f]{6})"/i.exec(element.content)?.[1];
    return (rgb ?? OFFICE[i]!).toUpperCase();
  });
}

/** Moves the lightness towards white (tint above 0) or black. @see ECMA-376 part 1, 18.8.19, tint */
function tinted(rgb: string, tint: number): string {
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(rgb.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  const lightness = (most + least) / 2;
  const wanted = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  const spread = (l: number) => 1 - Math.abs(2 * l - 1);
  const scale = spread(lightness) === 0 ? 0 : spread(wanted) / spread(lightness);
  return [r, g, b]
    .map((channel) => wanted + (channel - lightness) * scale)
    .map((channel) => Math.round(Math.min(1, Math.max(0, channel)) * 255))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

/** "#RRGGBB", or undefined for the automatic colour. */
export function resolveColor(color: FileColor | undefined, theme: readonly string[]): string | undefined {
  if (!color) return undefined;
  const rgb =
    color.theme !== undefined
      ? theme[color.theme]
      : color.indexed !== undefined
        ? PALETTE[color.indexed]
        : color.argb?.slice(-6);
  if (!rgb || !/^[0-9a-f]{6}$/i.test(rgb)) return undefined;
  return `#${color.tint ? tinted(rgb, color.tint) : rgb.toUpperCase()}`;
}
