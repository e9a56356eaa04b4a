import { useTranslation } from 'react-i18next';
import { nameFlaw } from './model-view-model';

/** Says what keeps a text from being a row's name, in the display language. */
export function useNameCheck(
  rows: readonly { readonly name: string }[],
): (name: string, own?: string) => string | null {
  const { t } = useTranslation();
  return (name, own) => {
    const flaw = nameFlaw(rows, name, own);
    if (flaw === null) return null;
    return flaw === 'missing' ? t('common.required') : t('common.taken', { name: name.trim() });
  };
}
