import { DEFAULT_FONT } from './univer-style';
import type { CellStyle } from '../grid';

const PIXELS_PER_POINT = 4 / 3;
const PADDING = 10;
/** Excel's widest column. */
const WIDEST = 255 * 7;

let canvas: CanvasRenderingContext2D | null = null;

/** The width in points that shows the longest of the texts, each in its cell's font; null where all are empty. */
export function fittingWidth(texts: readonly string[], styles: readonly CellStyle[]): number | null {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) return null;
  let widest = 0;
  texts.forEach((text, i) => {
    if (text === '' || styles[i]?.wrapText) return;
    const { bold, italic, fontName = DEFAULT_FONT.name, fontSize = DEFAULT_FONT.size } = styles[i] ?? {};
    canvas!.font = `${italic ? 'italic ' : ''}${bold ? 'bold ' : ''}${fontSize}pt "${fontName}", Carlito, Arial, sans-serif`;
    for (const line of text.split('\n')) widest = Math.max(widest, canvas!.measureText(line).width);
  });
  return widest === 0 ? null : Math.min(WIDEST, Math.ceil(widest) + PADDING) / PIXELS_PER_POINT;
}
