import type { i18n } from 'i18next';
import { ENGLISH } from '../case/output-sheets/sheet-language';
import type { SheetLanguage } from '../case/output-sheets/sheet-language';
import type { SheetWords } from '../case/output-sheets/words/en';
import { withoutIsolation } from './i18n/i18n';
import { figureText, questionText, sentenceText } from './i18n/sentence-text';

/** The words of the written sheets beside English, loaded when a sheet is written in that language. */
const translations: Readonly<Record<string, () => Promise<SheetWords>>> = {
  de: async () => (await import('../case/output-sheets/words/de')).de,
};

/** The language in which the pane has sheets written: that of its own words. */
export async function sheetLanguage(words: i18n): Promise<SheetLanguage> {
  const translation = await translations[words.resolvedLanguage ?? 'en']?.();
  return {
    words: translation ?? ENGLISH.words,
    textOf: (said) => withoutIsolation(sentenceText(words, said)),
    questionText: (question) => withoutIsolation(questionText(words, question)),
    figure: (figure) => withoutIsolation(figureText(words, figure)),
  };
}
