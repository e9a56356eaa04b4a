/**
 * Column widths: a file counts characters of the default font, 7 pixels each with the padding included; the
 * grid counts points of 4/3 pixels. @see ECMA-376 part 1, 18.3.1.13, width
 */
const PIXELS_PER_CHARACTER = 7;
const POINTS_PER_PIXEL = 0.75;

export function pointsOfWidth(characters: number): number {
  return Math.round(characters * PIXELS_PER_CHARACTER) * POINTS_PER_PIXEL;
}

export function widthOfPoints(points: number): number {
  return Math.round((points / POINTS_PER_PIXEL / PIXELS_PER_CHARACTER) * 256) / 256;
}
