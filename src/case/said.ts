/**
 * What the case says to the user: a sentence with places and what they hold. It is English here; the pane puts it into
 * the display language, for itself and for the sheets that it has written.
 */
import { isCellError } from '../workbook/workbook';
import type { CellValue } from '../workbook/workbook';
import { CASE_SENTENCES } from './case-sentences';
import { currencySign, fractionRest } from './unit';

/** A figure with its unit; put into words where the sentence is shown, in three significant digits. */
export interface Figure {
  readonly value: number | null;
  readonly unit: string;
  /** Whether it is how far two figures lie apart: of percentages that is points. */
  readonly apart?: true;
}

/** What a place of a sentence holds; a bare number stands in full precision, several names in a list. */
export type Fact = string | number | Figure | Said | readonly (string | Said)[];
export type Facts = Readonly<Record<string, Fact>>;

export type CaseSentence = keyof typeof CASE_SENTENCES;

export interface Said {
  /** Of the case, or of whom it passes on. */
  readonly sentence: string;
  readonly facts: Facts;
  /** The sentence in English. */
  readonly message: string;
}

export function say(sentence: CaseSentence, facts: Facts = {}): Said {
  return { sentence, facts, message: fillSentence(CASE_SENTENCES[sentence], facts) };
}

export function isSaid(fact: Fact): fact is Said {
  return typeof fact === 'object' && 'sentence' in fact;
}

/** What an error says: the sentence of one that is the case's own, else its message as it is. */
export function saidOf(error: unknown): Said {
  if (typeof error === 'object' && error !== null && 'said' in error) return error.said as Said;
  return say('unexpected', { reason: error instanceof Error ? error.message : String(error) });
}

/** A cell's value as a sentence quotes it. */
export function shownValue(value: CellValue): string {
  if (value === null) return '""';
  if (isCellError(value)) return value.error;
  return typeof value === 'string' ? `"${value.slice(0, 40)}"` : String(value).toUpperCase();
}

/** A template's places, such as "{{driver}}", filled in English. */
export function fillSentence(template: string, facts: Facts): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, place: string) => {
    const fact = facts[place];
    return fact === undefined ? '' : inEnglish(fact);
  });
}

const LIST = new Intl.ListFormat('en-GB');

function inEnglish(fact: Fact): string {
  if (typeof fact === 'string') return fact;
  // As Excel writes it: 1E-9.
  if (typeof fact === 'number') return String(fact).toUpperCase();
  if (isSaid(fact)) return fact.message;
  return 'value' in fact ? plainFigure(fact) : LIST.format(fact.map(inEnglish));
}

/** A figure in English, three significant digits. */
export function plainFigure({ value, unit, apart }: Figure): string {
  if (value === null) return 'not known';
  const number = (one: number): string =>
    new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 }).format(one);
  const rest = fractionRest(unit);
  if (rest !== null) {
    return `${number(value * 100)}${apart ? ' pp' : '%'}${rest === '' || rest.startsWith('/') ? rest : ` ${rest}`}`;
  }
  const sign = currencySign(unit);
  if (sign !== null) return value < 0 ? `-${sign}${number(-value)}` : `${sign}${number(value)}`;
  return unit === '' ? number(value) : `${number(value)} ${unit}`;
}
