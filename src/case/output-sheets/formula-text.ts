/** Texts within formulas. An *expression* is a formula without its "=", such as `"Owner: "&B4`. */

/** The text as it stands in a formula, with its quotes. */
export function quoted(words: string): string {
  return `"${words.replaceAll('"', '""')}"`;
}

/** A text with expressions in its places, as an expression: joined`${name}: ${value}.` is `A1&": "&B1&"."`. */
export function joined(texts: TemplateStringsArray, ...expressions: readonly string[]): string {
  return texts
    .flatMap((words, i) => [words === '' ? '' : quoted(words), expressions[i] ?? ''])
    .filter((part) => part !== '')
    .join('&');
}

/** How many characters the texts within an expression have, without what its cells hold. */
export function textLength(expression: string): number {
  const texts = expression.match(/"(?:[^"]|"")*"/g) ?? [];
  return texts.reduce((sum, one) => sum + one.length - 2, 0);
}

/**
 * What a cell says, in other words: each of the known words is replaced, anything else stands as it is.
 *
 * @param cell an expression
 * @param words by what the cell holds
 */
export function translated(cell: string, words: Readonly<Record<string, string>>): string {
  return Object.entries(words)
    .filter(([held, shown]) => held !== shown)
    .reduceRight((other, [held, shown]) => `IF(${cell}=${quoted(held)},${quoted(shown)},${other})`, cell);
}
