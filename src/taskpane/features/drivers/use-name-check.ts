import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { nameFlaw } from './model-view-model';

/** Says what keeps a text from being a row's name, in the display language. */
export function useNameCheck(
  rows: readonly { readonly name: string }[],
): (name: string, own?: string) => string | null {
  const { t } = useTranslation();
  // Always the rows as they are now, for cards that are not drawn again when another row changes.
  const latest = useRef(rows);
  useEffect(() => void (latest.current = rows), [rows]);
  return useCallback(
    (name, own) => {
      const flaw = nameFlaw(latest.current, name, own);
      if (flaw === null) return null;
      return flaw === 'missing' ? t('common.required') : t('common.taken', { name: name.trim() });
    },
    [t],
  );
}
