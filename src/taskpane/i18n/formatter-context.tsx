import { createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormatter } from './quantity';
import type { Formatter } from './quantity';

const FormatterContext = createContext<Formatter | null>(null);

/** Gives all below it numbers in the display language, also where the words fall back to English. */
export function FormatterProvider({ locale, children }: { locale: string; children: ReactNode }) {
  const { t } = useTranslation();
  const percentagePoints = t('common.percentagePoints');
  const formatter = useMemo(() => createFormatter(locale, { percentagePoints }), [locale, percentagePoints]);
  return <FormatterContext value={formatter}>{children}</FormatterContext>;
}

export function useFormatter(): Formatter {
  const formatter = useContext(FormatterContext);
  if (!formatter) throw new Error('useFormatter needs a FormatterProvider above it');
  return formatter;
}
