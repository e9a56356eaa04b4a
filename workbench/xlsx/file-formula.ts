/**
 * Formulas as xlsx files spell them, and as people see them: prefixes of newer functions and of custom
 * functions, names declared by LET and LAMBDA, spilled references (A1#) and implicit intersection (@).
 */
import { tokenize } from '@borgar/fx';
import type { Token } from '@borgar/fx';
import { fromFileFunction, mayReturnArray, toFileFunction } from './file-functions';

const VARIABLE = '_xlpm.';
const SPILLED = '_xlfn.ANCHORARRAY';
const SINGLE = '_xlfn.SINGLE';

function text(tokens: readonly { readonly value: string }[]): string {
  return tokens.map((token) => token.value).join('');
}

/** The formula as shown, with "=", of the file's spelling without. */
export function fromFileFormula(written: string): string {
  const tokens = tokenize(`=${written}`);
  const shown: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { type, value } = tokens[i]!;
    const name = value.toLowerCase();
    if (type === 'func' && (name === SPILLED.toLowerCase() || name === SINGLE.toLowerCase())) {
      // One reference between parentheses, which take no other form in a file.
      const close = tokens.findIndex((token, at) => at > i && token.value === ')');
      if (close > i + 1) {
        const inner = text(tokens.slice(i + 2, close));
        shown.push(name === SINGLE.toLowerCase() ? `@${inner}` : `${inner}#`);
        i = close;
        continue;
      }
    }
    if (type === 'func') shown.push(fromFileFunction(value));
    else if (type === 'range_named' && value.toLowerCase().startsWith(VARIABLE)) {
      shown.push(value.slice(VARIABLE.length));
    } else shown.push(value);
  }
  return shown.join('');
}

/** The names that LET and LAMBDA declare anywhere in the formula, in lower case. */
function declaredNames(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  const calls: { name: string; argument: number }[] = [];
  let called = '';
  tokens.forEach(({ type, value }, i) => {
    if (type === 'func') called = value.toUpperCase();
    else if (type === 'operator' && (value === '(' || value === '{')) {
      calls.push({ name: value === '(' ? called : '', argument: 0 });
      called = '';
    } else if (type === 'operator' && (value === ')' || value === '}')) calls.pop();
    else if (type === 'operator' && value === ',' && calls.length > 0) calls.at(-1)!.argument++;
    else if (type === 'range_named') {
      const call = calls.at(-1);
      const next = tokens.slice(i + 1).find((token) => token.type !== 'whitespace')?.value;
      if (next !== ',') return;
      if ((call?.name === 'LET' && call.argument % 2 === 0) || call?.name === 'LAMBDA') {
        names.add(value.toLowerCase());
      }
    }
  });
  return names;
}

/** The file's spelling, without "=", of a formula as shown. */
export function toFileFormula(formula: string): string {
  const tokens = tokenize(formula);
  const declared = declaredNames(tokens);
  const written: string[] = [];
  tokens.forEach(({ type, value }, i) => {
    const last = written.length - 1;
    if (type === 'fx_prefix' && i === 0) return;
    if (type === 'func') written.push(toFileFunction(value));
    else if (type === 'range_named' && declared.has(value.toLowerCase())) written.push(VARIABLE + value);
    else if (type === 'operator' && value === '#' && last >= 0)
      written[last] = `${SPILLED}(${written[last]})`;
    else written.push(value);
  });
  // An intersection operator applies to the one reference after it.
  return text(
    written.reduce<{ value: string }[]>((parts, value) => {
      const before = parts.at(-1);
      if (before?.value === '@') before.value = `${SINGLE}(${value})`;
      else parts.push({ value });
      return parts;
    }, []),
  );
}

/** Positions of the parentheses that group and do not belong to a call. */
function groupingParentheses(tokens: readonly Token[]): Set<number> {
  const positions = new Set<number>();
  const open: number[] = [];
  tokens.forEach(({ type, value }, i) => {
    if (type !== 'operator') return;
    if (value === '(') open.push(i);
    if (value !== ')') return;
    const start = open.pop();
    if (start === undefined || tokens[start - 1]?.type === 'func') return;
    positions.add(start).add(i);
  });
  return positions;
}

const BINARY = new Set(['+', '-', '*', '/', '^', '&', '=', '<', '>', '<=', '>=', '<>', '%']);

/**
 * Whether Excel must take the formula as a dynamic array, or it would reduce ranges to single cells: it calls a
 * function that returns arrays, or computes with a range of several cells.
 */
export function isDynamicArray(formula: string): boolean {
  const tokens = tokenize(formula).filter(({ type }) => type !== 'whitespace' && type !== 'fx_prefix');
  const grouping = groupingParentheses(tokens);
  const isOperator = (at: number, step: 1 | -1): boolean => {
    let i = at + step;
    while (grouping.has(i)) i += step;
    return tokens[i]?.type === 'operator' && BINARY.has(tokens[i]!.value);
  };
  const bare = tokens.length === 1;
  return tokens.some(({ type, value }, i) => {
    if (type === 'func') return mayReturnArray(value);
    const several =
      (type === 'range' && value.includes(':')) ||
      type === 'range_beam' ||
      value === '#' ||
      (type === 'structured' && !/#This Row|\[@|@/i.test(value));
    return several && (bare || isOperator(i, 1) || isOperator(i, -1));
  });
}
