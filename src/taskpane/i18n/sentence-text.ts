import type { i18n } from 'i18next';
import type { ChallengeQuestion } from '../../case/challenge/questions/context';
import { isSaid } from '../../case/said';
import type { Fact, Facts, Figure, Said } from '../../case/said';
import { createFormatter } from './quantity';
import type { Formatter } from './quantity';

/** What a sentence's places are filled with, in the display language; lists follow the language of the words. */
function factTexts(words: i18n, facts: Facts, format = formatterOf(words)): Record<string, string> {
  const list = new Intl.ListFormat(words.resolvedLanguage ?? 'en');
  const textOf = (fact: Fact): string => {
    if (typeof fact === 'string') return fact;
    if (typeof fact === 'number') return format.plain(fact);
    if (isSaid(fact)) return sentenceText(words, fact, format);
    if (!('value' in fact)) return list.format(fact.map(textOf));
    return figureText(words, fact, format);
  };
  return Object.fromEntries(
    Object.entries(facts).map(([place, fact]) => [
      place,
      place === 'date' && typeof fact === 'string' ? format.day(fact) : textOf(fact),
    ]),
  );
}

/** A sentence of the case in the display language. */
export function sentenceText(
  words: i18n,
  { sentence, facts }: Pick<Said, 'sentence' | 'facts'>,
  format?: Formatter,
): string {
  // Which places a sentence has is told by the sentence and not by the type of its key.
  const say = words.t as unknown as (key: string, places: Readonly<Record<string, string>>) => string;
  return say(`sentences.${sentence}`, factTexts(words, facts, format));
}

/** A question of the board in the display language. */
export function questionText(
  words: i18n,
  { sentence, facts }: Pick<ChallengeQuestion, 'sentence' | 'facts'>,
  format?: Formatter,
): string {
  // Which places a sentence has is told by the question and not by the type of its key.
  const say = words.t as unknown as (key: string, places: Readonly<Record<string, string>>) => string;
  // A figure that is not known leaves its place empty.
  return say(`challenge.questions.${sentence}`, factTexts(words, facts, format)).replace(/ {2,}/g, ' ');
}

/** A figure in three significant digits; nothing where it is not known. */
export function figureText(words: i18n, { value, unit, apart }: Figure, format = formatterOf(words)): string {
  if (value === null) return '';
  const rounded = Number(value.toPrecision(3));
  return apart
    ? format.distance(rounded, unit, { compact: true })
    : format.quantity(rounded, unit, { compact: true });
}

function formatterOf(words: i18n): Formatter {
  return createFormatter(words.language, { percentagePoints: words.t('common.percentagePoints') });
}
