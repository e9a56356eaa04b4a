/** How many lines text takes in a column, for rows whose height Excel does not fit by itself. */

/** Letters that fit into a column of so many digits; fonts differ, and a line too many harms less than one cut off. */
const FILL = 0.9;

/** Broken between words, and within a word that is longer than a line; at least one. */
export function textLines(text: string, characters: number): number {
  const room = Math.max(1, Math.floor(characters * FILL));
  return text.split('\n').reduce((lines, paragraph) => lines + paragraphLines(paragraph, room), 0);
}

function paragraphLines(paragraph: string, room: number): number {
  let lines = 1;
  let filled = 0;
  // A hyphen ends a word as a space does.
  for (const word of paragraph.split(/(?<=[\s-])/)) {
    const length = word.trimEnd().length;
    if (filled > 0 && filled + length > room) {
      lines++;
      filled = 0;
    }
    lines += Math.max(0, Math.ceil(length / room) - 1);
    filled = length > room ? length % room || room : filled + word.length;
  }
  return lines;
}
