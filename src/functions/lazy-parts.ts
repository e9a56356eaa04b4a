/** Parts that are large and that few functions need, loaded on first use. */
class LazyPart<T> {
  private loaded: T | undefined;

  constructor(
    private readonly load: () => Promise<T>,
    private readonly user: RegExp,
  ) {}

  /** Loads it where a formula needs it; from then on `use` answers at once. */
  async prepare(isNeeded: (user: RegExp) => boolean): Promise<void> {
    if (this.loaded === undefined && isNeeded(this.user)) this.loaded = await this.load();
  }

  /**
   * Calls with the part when it has arrived, or at once where it has been prepared. It is typed as a promise all the
   * same: whoever awaits it sees no difference, and Excel's metadata know no union of both.
   */
  use<R>(call: (part: T) => R): Promise<R> {
    return this.loaded === undefined ? this.load().then(call) : (call(this.loaded) as unknown as Promise<R>);
  }
}

export const arithmeticParser = new LazyPart(
  () => import('../domain/expression/arithmetic-parser'),
  /FULCRUM[._]CTS[._]TIMEFORMULA/i,
);

export const linearAlgebra = new LazyPart(
  () => import('../domain/optimization/linear-algebra'),
  /FULCRUM[._]CTS[._]ALLOCATE/i,
);

interface WithFormulas {
  readonly sheets: readonly { readonly cells: readonly { readonly formula?: string }[] }[];
  readonly names: readonly { readonly formula: string }[];
}

/** Loads what the functions in a workbook need, so that none that is pure answers a recalculation with a promise. */
export async function prepareFunctions({ sheets, names }: WithFormulas): Promise<void> {
  const isNeeded = (user: RegExp) =>
    names.some(({ formula }) => user.test(formula)) ||
    sheets.some(({ cells }) => cells.some(({ formula }) => formula !== undefined && user.test(formula)));
  await Promise.all([arithmeticParser.prepare(isNeeded), linearAlgebra.prepare(isNeeded)]);
}
