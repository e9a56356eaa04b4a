/**
 * The help of every function, made by the build from the doc comments and src/functions/help, and read when the
 * Library opens.
 */

interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly optional: boolean;
  /** Whether it takes a range of cells. */
  readonly range: boolean;
}

export interface HelpEntry {
  /** Without namespace, such as "INV.EOQ". */
  readonly id: string;
  readonly summary: string;
  /** "When to use", "Formula", "Units", "Source" and whatever else the doc comment has, in the help's language. */
  readonly sections: readonly { readonly title: string; readonly text: string }[];
  readonly returns: string;
  readonly examples: readonly { readonly formula: string; readonly expected: string }[];
  readonly parameters: readonly Parameter[];
}

/** The file that the build makes, `helpJson` in scripts/functions-pipeline.cjs. */
export interface FunctionHelp {
  readonly namespace: string;
  readonly functions: readonly HelpEntry[];
}

const loading = new Map<string, Promise<FunctionHelp>>();

/**
 * The help in a language of the pane, English where it has none; fetched once, again after a failure.
 *
 * @throws Error when the file does not arrive
 */
export function functionHelp(language: string): Promise<FunctionHelp> {
  const underWay = loading.get(language);
  if (underWay) return underWay;
  const help = fetchHelp(language).catch((error: unknown) => {
    loading.delete(language);
    throw error;
  });
  loading.set(language, help);
  return help;
}

async function fetchHelp(language: string): Promise<FunctionHelp> {
  const file = language === 'en' ? 'functions-help.json' : `functions-help.${language}.json`;
  const response = await fetch(new URL(file, document.baseURI));
  if (response.status === 404 && language !== 'en') return fetchHelp('en');
  if (!response.ok) throw new Error(`${file}: ${response.status} ${response.statusText}`);
  return (await response.json()) as FunctionHelp;
}

/** The family of a function: "INV" of "INV.EOQ". */
export function familyOf(id: string): string {
  return id.split('.')[0]!;
}

/** As it is written in a formula bar: "FULCRUM.INV.EOQ(demand, orderCost, [price])". */
export function signatureOf(namespace: string, { id, parameters }: HelpEntry): string {
  const names = parameters.map(({ name, optional }) => (optional ? `[${name}]` : name));
  return `${namespace}.${id}(${names.join(', ')})`;
}

/** The functions that hold every word of the query, those with it in the id or summary before the others. */
export function search(functions: readonly HelpEntry[], query: string): readonly HelpEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return functions;
  const ranked = functions.flatMap((entry) => {
    const head = `${entry.id} ${entry.summary}`.toLowerCase();
    const whole = [
      head,
      ...entry.sections.map(({ text }) => text),
      ...entry.parameters.map(({ name, description }) => `${name} ${description}`),
    ]
      .join(' ')
      .toLowerCase();
    if (!words.every((word) => whole.includes(word))) return [];
    return [{ entry, rank: words.filter((word) => !head.includes(word)).length }];
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ entry }) => entry);
}
