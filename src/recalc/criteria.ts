/** Conditions of SUMIF and its like, written as a value or as a text such as ">=5" or "A*". */
import { parseNumberText } from './number-text';
import type { Scalar } from './values';
import { compareNumbers, compareTexts, errorOf, isError } from './values';

export type Criterion = (value: Scalar) => boolean;

/** A pattern with * ? and ~ as a regular expression over the whole text, regardless of case. */
export function wildcardPattern(pattern: string): RegExp {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const sign = pattern[i] as string;
    const next = pattern[i + 1];
    if (sign === '~' && next !== undefined && '*?~'.includes(next)) {
      source += `\\${next}`;
      i++;
    } else if (sign === '*') source += '[\\s\\S]*';
    else if (sign === '?') source += '[\\s\\S]';
    else source += sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  }
  return new RegExp(`^${source}$`, 'i');
}

export const hasWildcard = (text: string) => /[*?~]/.test(text);

const tests: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

/** The test that a criterion stands for. */
export function criterionOf(criterion: Scalar): Criterion {
  if (criterion === null) return (value) => value === 0 || value === '0';
  if (typeof criterion === 'number') return equalsNumber(criterion);
  if (typeof criterion === 'boolean') return (value) => value === criterion;
  if (isError(criterion)) return (value) => value === criterion;
  const match = /^(<>|>=|<=|=|>|<)?([\s\S]*)$/.exec(criterion);
  const operator = match?.[1] ?? '';
  const operand = match?.[2] ?? '';
  const holds = tests[operator === '' ? '=' : operator] as (order: number) => boolean;
  const isEquality = operator === '' || operator === '=' || operator === '<>';
  const negate = operator === '<>';

  if (operand === '') {
    // "=" finds blank cells only, "" empty texts too, "<>" everything that is not blank.
    if (operator === '=') return (value) => value === null;
    if (negate) return (value) => value !== null;
    if (operator === '') return (value) => value === null || value === '';
    return () => false;
  }
  const number = parseNumberText(operand);
  if (number !== undefined) {
    if (isEquality) {
      // Texts that read as the number are equal to it, yet not excluded by "<>".
      if (negate) return (value) => typeof value !== 'number' || compareNumbers(value, number) !== 0;
      return equalsNumber(number);
    }
    return (value) => typeof value === 'number' && holds(compareNumbers(value, number));
  }
  if (/^(true|false)$/i.test(operand)) {
    const truth = operand.toLowerCase() === 'true';
    if (isEquality) return (value) => (value === truth) !== negate;
    return (value) => typeof value === 'boolean' && holds(Number(value) - Number(truth));
  }
  if (/^#[A-Z0-9/]+[!?]?$/i.test(operand) && isEquality) {
    const error = errorOf(operand.toUpperCase());
    return (value) => (value === error) !== negate;
  }
  if (isEquality) {
    if (!hasWildcard(operand)) {
      const wanted = operand.toLowerCase();
      return (value) => (typeof value === 'string' && value.toLowerCase() === wanted) !== negate;
    }
    const pattern = wildcardPattern(operand);
    return (value) => (typeof value === 'string' && pattern.test(value)) !== negate;
  }
  return (value) => typeof value === 'string' && holds(compareTexts(value, operand));
}

/** Texts that read as the number count as equal to it. */
function equalsNumber(number: number): Criterion {
  return (value) => {
    if (typeof value === 'number') return compareNumbers(value, number) === 0;
    if (typeof value !== 'string') return false;
    const read = parseNumberText(value);
    return read !== undefined && compareNumbers(read, number) === 0;
  };
}
