/** The formula that a guided form writes: what was typed for each argument, as Excel's formula language has it. */
import { parseAddress, parseLocalAddress } from '../../../workbook/address';
import type { HelpEntry } from './function-help';

/** Reads a number in the display language; null for no number. */
type ReadNumber = (text: string) => number | null;

/** The truth values as Excel has them in the languages of the pane, and as a formula has them. */
const TRUTH_VALUES: ReadonlyMap<string, string> = new Map([
  ['TRUE', 'TRUE'],
  ['FALSE', 'FALSE'],
  ['WAHR', 'TRUE'],
  ['FALSCH', 'FALSE'],
]);

/**
 * The source of one argument. Cells, numbers, array constants, truth values and anything after "=" stand as they
 * are; any other text is quoted. Null where nothing was typed.
 *
 * @param sheet the sheet that the formula is on; its name is left out of addresses
 */
export function argumentSource(typed: string, sheet: string, readNumber: ReadNumber): string | null {
  const text = typed.trim();
  if (text === '') return null;
  if (text.startsWith('=')) return text.slice(1).trim() || null;
  if (/^\{.*\}$/s.test(text) || /^".*"$/s.test(text)) return text;
  const truth = TRUTH_VALUES.get(text.toUpperCase());
  if (truth) return truth;
  const area = parseAddress(text);
  if (area)
    return area.sheet.toLowerCase() === sheet.toLowerCase() ? text.slice(text.lastIndexOf('!') + 1) : text;
  if (parseLocalAddress(text)) return text.toUpperCase();
  if (/^[\p{L}_][\w.\p{L}]*\[.*\]$/su.test(text)) return text;
  const number = readNumber(text);
  return number === null ? `"${text.replaceAll('"', '""')}"` : String(number);
}

/** Names of required arguments that nothing was typed for. */
export function missingArguments({ parameters }: HelpEntry, sources: readonly (string | null)[]): string[] {
  return parameters.flatMap(({ name, optional }, i) =>
    !optional && (sources[i] ?? null) === null ? [name] : [],
  );
}

/** "=FULCRUM.INV.EOQ(Inputs!B2, 50)"; omitted arguments between given ones leave their place empty. */
export function formulaOf(namespace: string, { id }: HelpEntry, sources: readonly (string | null)[]): string {
  const given = sources.slice(0, sources.findLastIndex((source) => source !== null) + 1);
  return `=${namespace}.${id}(${given.map((source) => source ?? '').join(', ')})`;
}

/** The arguments of the first example that calls the function itself, one text for each; null without one. */
export function exampleArguments(namespace: string, { id, examples }: HelpEntry): string[] | null {
  const head = `${namespace}.${id}(`.toUpperCase();
  for (const { formula } of examples) {
    const start = formula.toUpperCase().indexOf(head);
    if (start >= 0) return splitArguments(formula.slice(start + head.length));
  }
  return null;
}

/** Splits at the commas of the outermost level, up to the bracket that closes it. */
function splitArguments(source: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  let quoted = false;
  for (const character of source) {
    if (character === '"') quoted = !quoted;
    if (!quoted) {
      if (character === ')' && depth === 0) break;
      if (character === '(' || character === '{') depth++;
      if (character === ')' || character === '}') depth--;
      if (character === ',' && depth === 0) {
        parts.push('');
        continue;
      }
    }
    parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}
