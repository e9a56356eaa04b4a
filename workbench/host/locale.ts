/** How the user's language writes numbers and formulas. */
import { stringifyTokens, tokenize } from '@borgar/fx';

export interface HostLocale {
  readonly tag: 'en-US' | 'de-DE';
  readonly decimalSeparator: string;
  readonly thousandsSeparator: string;
  readonly listSeparator: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly shortDatePattern: string;
  readonly longDatePattern: string;
  readonly longTimePattern: string;
  /** English function name → local one, where they differ. */
  readonly functionNames: ReadonlyMap<string, string>;
}

const GERMAN_FUNCTIONS = new Map([
  ['SUM', 'SUMME'],
  ['IF', 'WENN'],
  ['IFERROR', 'WENNFEHLER'],
  ['ROUND', 'RUNDEN'],
  ['AVERAGE', 'MITTELWERT'],
  ['COUNT', 'ANZAHL'],
  ['NPV', 'NBW'],
  ['IRR', 'IKV'],
  ['PMT', 'RMZ'],
  ['PRODUCT', 'PRODUKT'],
  ['SUMPRODUCT', 'SUMMENPRODUKT'],
  ['SUMIF', 'SUMMEWENN'],
  ['SUMIFS', 'SUMMEWENNS'],
  ['COUNTIF', 'ZÄHLENWENN'],
  ['SQRT', 'WURZEL'],
  ['AND', 'UND'],
  ['OR', 'ODER'],
  ['NOT', 'NICHT'],
  ['TRUE', 'WAHR'],
  ['FALSE', 'FALSCH'],
  ['VLOOKUP', 'SVERWEIS'],
  ['XLOOKUP', 'XVERWEIS'],
  ['MATCH', 'VERGLEICH'],
]);

const LOCALES: Readonly<Record<HostLocale['tag'], HostLocale>> = {
  'en-US': {
    tag: 'en-US',
    decimalSeparator: '.',
    thousandsSeparator: ',',
    listSeparator: ',',
    dateSeparator: '/',
    timeSeparator: ':',
    shortDatePattern: 'M/d/yyyy',
    longDatePattern: 'dddd, MMMM d, yyyy',
    longTimePattern: 'h:mm:ss tt',
    functionNames: new Map(),
  },
  'de-DE': {
    tag: 'de-DE',
    decimalSeparator: ',',
    thousandsSeparator: '.',
    listSeparator: ';',
    dateSeparator: '.',
    timeSeparator: ':',
    shortDatePattern: 'dd.MM.yyyy',
    longDatePattern: 'dddd, d. MMMM yyyy',
    longTimePattern: 'HH:mm:ss',
    functionNames: GERMAN_FUNCTIONS,
  },
};

export function hostLocale(tag: HostLocale['tag']): HostLocale {
  return LOCALES[tag];
}

/** The English formula as the user reads it: "=SUM(A1,1.5)" is "=SUMME(A1;1,5)" in German. */
export function localFormula(formula: string, locale: HostLocale): string {
  if (locale.tag === 'en-US') return formula;
  const tokens = tokenize(formula);
  for (const token of tokens) {
    if (token.type === 'func' || token.type === 'bool')
      token.value = locale.functionNames.get(token.value.toUpperCase()) ?? token.value;
    else if (token.type === 'number') token.value = token.value.replace('.', locale.decimalSeparator);
    else if (token.type === 'operator' && token.value === ',') token.value = locale.listSeparator;
  }
  return stringifyTokens(tokens);
}

/** The user's formula in English. */
export function englishFormula(formula: string, locale: HostLocale): string {
  if (locale.tag === 'en-US') return formula;
  const names = new Map([...locale.functionNames].map(([english, local]) => [local, english]));
  // The decimal comma stands between digits, where no other comma of this locale can.
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')+'!)/)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part
            .replace(/(\d),(\d)/g, '$1.$2')
            .replaceAll(';', ',')
            .replace(/[\p{L}.]+(?=\s*\()/gu, (name) => names.get(name.toUpperCase()) ?? name)
            .replace(/\b(WAHR|FALSCH)\b(?!\s*\()/giu, (word) => names.get(word.toUpperCase()) ?? word),
    )
    .join('');
}
