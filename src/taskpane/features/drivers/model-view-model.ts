import { sameName } from '../../../case/case';
import type { Driver } from '../../../case/case';

/**
 * The value that an alternative takes from do nothing where it has none of its own; null for do nothing itself,
 * and where do nothing takes the cell as it stands.
 */
export function inheritedValue(
  driver: Driver,
  alternatives: readonly string[],
  index: number,
): number | null {
  const doNothing = alternatives[0];
  return index === 0 || doNothing === undefined ? null : (driver.values[doNothing] ?? null);
}

const CHANGES_SHOWN = 3;

/** Do nothing's value and those of the alternatives that differ from it, in one line: "0.42 kg → West DC 0.37". */
export function valuesInShort(
  driver: Driver,
  alternatives: readonly string[],
  written: (value: number) => string,
  writtenBase = written,
  /** What the cell holds, where doing nothing takes that. */
  standing: number | null = null,
): string {
  const [doNothing = '', ...others] = alternatives;
  const base = driver.values[doNothing] ?? standing;
  const changes = others.flatMap((name) => {
    const value = driver.values[name] ?? null;
    return value === null || value === base ? [] : [`${name} ${written(value)}`];
  });
  const shown = changes.slice(0, CHANGES_SHOWN);
  if (changes.length > shown.length) shown.push('…');
  return [base === null ? '' : writtenBase(base), shown.join(' · ')]
    .filter((part) => part !== '')
    .join(' → ');
}

/**
 * The unit that a cell's neighbour and number format suggest. "%" is for cells that hold 0.95 and show 95 %; where
 * the neighbour says % but the cell itself holds 95, the unit is the word, which leaves the number as it is.
 */
export function proposedUnit(neighbour: string, numberFormat: string, percentWord: string): string {
  const isFraction = numberFormat.replace(/"[^"]*"|\\./g, '').includes('%');
  if (isFraction) return '%';
  return neighbour === '%' ? percentWord : neighbour;
}

export type NameFlaw = 'missing' | 'taken';

/** What keeps a text from being the name of a row; `own` is the row's present name. */
export function nameFlaw(
  rows: readonly { readonly name: string }[],
  name: string,
  own?: string,
): NameFlaw | null {
  if (name.trim() === '') return 'missing';
  const taken = rows.some(
    (row) => sameName(row.name, name) && !(own !== undefined && sameName(row.name, own)),
  );
  return taken ? 'taken' : null;
}

/** The proposal itself, or with a number after it where it is taken; empty stays empty. */
export function freeName(rows: readonly { readonly name: string }[], proposal: string): string {
  const base = proposal.trim().replace(/[:：]\s*$/, '');
  if (base === '') return '';
  let name = base;
  for (let count = 2; nameFlaw(rows, name) === 'taken'; count++) name = `${base} (${count})`;
  return name;
}

/** Rows open for editing from the start while they are few enough to be looked over at once. */
const FIELDS_AT_ONCE = 60;

export function opensAll(rows: number, fieldsEach: number): boolean {
  return rows * fieldsEach <= FIELDS_AT_ONCE;
}
