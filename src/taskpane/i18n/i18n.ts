import i18next from 'i18next';
import type { i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import type { Translation } from './translation';

/** Full translations beside English, loaded when the display language asks for them. */
const translations: Readonly<Record<string, () => Promise<Translation>>> = {
  de: async () => (await import('./de')).de,
};

/** The pane's words in the display language, such as "de-DE"; English where there is no translation. */
export async function createI18n(displayLanguage: string): Promise<i18n> {
  const language = displayLanguage.split('-')[0]!.toLowerCase();
  const translation = await translations[language]?.();
  const instance = i18next.createInstance();
  await instance.use(initReactI18next).init({
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
