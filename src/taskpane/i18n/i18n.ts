import i18next from 'i18next';
import type { PostProcessorModule, i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import type { Translation } from './translation';

/** Full translations beside English, loaded when the display language asks for them. */
const translations: Readonly<Record<string, () => Promise<Translation>>> = {
  de: async () => (await import('./de')).de,
};

/** Words that are read the other way than the pane is laid out keep their full stop at their own end. */
const isolated: PostProcessorModule = {
  type: 'postProcessor',
  name: 'isolated',
  process: (text: string) => `\u2068${text}\u2069`,
};

/** Text as it belongs into a cell. */
export function withoutIsolation(text: string): string {
  return text.replaceAll(/[\u2068\u2069]/g, '');
}

/** The pane's words in the display language, such as "de-DE"; English where there is no translation. */
export async function createI18n(displayLanguage: string): Promise<i18n> {
  const language = displayLanguage.split('-')[0]!.toLowerCase();
  const translation = await translations[language]?.();
  const instance = i18next.createInstance();
  const wordsRunAgainstTheLayout =
    instance.dir(displayLanguage) !== instance.dir(translation ? language : 'en');
  await instance
    .use(initReactI18next)
    .use(isolated)
    .init({
      ...(wordsRunAgainstTheLayout && { postProcess: isolated.name }),
      // Numbers follow the display language also where the words fall back to English.
      lng: displayLanguage,
      fallbackLng: 'en',
      defaultNS: 'pane',
      resources: { en: { pane: en }, ...(translation && { [language]: { pane: translation } }) },
      // React escapes what it shows.
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  return instance;
}
