/** The figures for a narrow column, where no line ends at a minus sign: a word joiner follows each. */
export function unbroken(figures: string): string {
  return figures.replaceAll('\u2212', '\u2212\u2060');
}
