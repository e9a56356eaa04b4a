/** A figure that a textbook or paper prints, with the formula that gives it in a cell. */
export interface PublishedFigure {
  readonly area: string;
  readonly source: string;
  readonly what: string;
  readonly formula: string;
  /** As the source prints it; our figure must round to it. */
  readonly published: string;
  /** Why our figure may differ from the printed one, and by how much at most; such as a table read with two digits. */
  readonly within?: { readonly by: number; readonly because: string };
}

type Row = readonly [what: string, formula: string, published: string, within?: PublishedFigure['within']];

/** Figures of one source. */
export const group = (area: string, source: string, rows: readonly Row[]): PublishedFigure[] =>
  rows.map(([what, formula, published, within]) => ({
    area,
    source,
    what,
    formula: `=${formula}`,
    published,
    ...(within && { within }),
  }));
