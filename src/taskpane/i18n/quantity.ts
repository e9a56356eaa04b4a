/** Numbers in the reader's language, with the units of the case: currencies, percentages, and any other word. */

export interface Formatter {
  /** Such as "$12,345", "95.2 %", "4.1 days"; an em dash for none. */
  quantity(value: number | null, unit: string, decimals?: number): string;
  /** With its sign, a true minus, and percentage points for percentages. */
  delta(value: number, unit: string, decimals?: number): string;
  /** A share of 1 with its sign, such as "−3.2 %". */
  relative(share: number): string;
  /** A bare number as one would type it, full precision, without grouping. */
  plain(value: number): string;
  /** Reads what `plain` writes, and what people type: grouping, either decimal mark, a percentage; null for none. */
  parse(text: string): number | null;
  /** A date and time, short. */
  moment(iso: string): string;
}

const CURRENCY_SIGNS: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };
const NONE = '–';
const MINUS = '−';

/** The ISO code of a unit that is a currency and nothing else. */
function currencyOf(unit: string): string | null {
  if (unit in CURRENCY_SIGNS) return CURRENCY_SIGNS[unit]!;
  return /^[A-Z]{3}$/.test(unit) && Intl.supportedValuesOf('currency').includes(unit) ? unit : null;
}

/** Percentages are fractions in the cell, shown times 100, as Excel's own percent format does. */
function isPercent(unit: string): boolean {
  return unit.trim() === '%';
}

/** Decimals that give about four significant digits to the largest of the values, none from a thousand up. */
export function decimalsFor(values: readonly (number | null)[], unit: string): number {
  const scale = isPercent(unit) ? 100 : 1;
  const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0) * scale));
  if (values.every((value) => value === null || Number.isInteger(value * scale))) return 0;
  if (isPercent(unit)) return 1;
  if (largest >= 1000) return 0;
  if (largest >= 100) return 1;
  if (largest >= 1) return 2;
  return largest > 0 ? Math.min(6, 2 - Math.floor(Math.log10(largest))) : 0;
}

/** At least the row's decimals, more where a small difference would else read as none. */
function deltaDecimals(value: number, unit: string, decimals: number): number {
  const size = Math.abs(value) * (isPercent(unit) ? 100 : 1);
  if (size === 0 || size >= 10 ** -decimals) return decimals;
  return Math.min(6, 1 - Math.floor(Math.log10(size)));
}

export interface UnitWords {
  /** Percentage points, abbreviated. */
  readonly percentagePoints: string;
}

/** @param locale of the display language, such as "de-DE" */
export function createFormatter(locale: string, words: UnitWords): Formatter {
  const formats = new Map<string, Intl.NumberFormat>();
  const written = (value: number, options: Intl.NumberFormatOptions): string => {
    const key = JSON.stringify(options);
    let format = formats.get(key);
    if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, options)));
    return format.format(value).replace('-', MINUS);
  };

  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(12345.6);
  const decimalMark = parts.find((part) => part.type === 'decimal')?.value ?? '.';
  const groupMark = parts.find((part) => part.type === 'group')?.value ?? ',';

  const inUnit = (
    value: number,
    unit: string,
    options: Intl.NumberFormatOptions,
    percentWord?: string,
  ): string => {
    if (isPercent(unit)) {
      return percentWord
        ? `${written(value * 100, options)} ${percentWord}`
        : written(value, { ...options, style: 'percent' });
    }
    const currency = currencyOf(unit.trim());
    if (currency) {
      return written(value, { ...options, style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
    }
    const number = written(value, options);
    return unit.trim() === '' ? number : `${number} ${unit.trim()}`;
  };

  const digits = (decimals: number): Intl.NumberFormatOptions => ({
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

  return {
    quantity: (value, unit, decimals = decimalsFor([value], unit)) =>
      value === null ? NONE : inUnit(value, unit, digits(decimals)),
    delta: (value, unit, decimals = decimalsFor([value], unit)) =>
      inUnit(
        value,
        unit,
        { ...digits(deltaDecimals(value, unit, decimals)), signDisplay: 'exceptZero' },
        words.percentagePoints,
      ),
    relative: (share) => {
      const decimals = Math.abs(share) < 0.1 ? 1 : 0;
      return written(share, { style: 'percent', ...digits(decimals), signDisplay: 'exceptZero' });
    },
    plain: (value) => written(value, { useGrouping: false, maximumSignificantDigits: 15 }),
    parse: (text) => parseNumber(text, decimalMark, groupMark),
    moment: (iso) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso)),
  };
}

/**
 * Reads a number as people of the locale type it. A mark that could be read both ways ("1.234" where the point
 * groups) follows the locale, as Excel does.
 */
function parseNumber(text: string, decimalMark: string, groupMark: string): number | null {
  const compact = text.replace(/[\s\u00a0\u202f]/g, '').replace(MINUS, '-');
  const percent = compact.endsWith('%');
  const body = percent ? compact.slice(0, -1) : compact;
  const groups = /^\s$/.test(groupMark) || groupMark.trim() === '' ? '' : groupMark;
  const [whole = '', fraction, more] = body.split(decimalMark);
  if (more !== undefined) return null;
  const ungrouped = groups ? whole.replaceAll(groups, '') : whole;
  // A grouping mark must have three digits after it: "1.5" is no fifteen in German.
  if (groups && whole.includes(groups)) {
    const [first = '', ...rest] = whole.replace(/^[-+]/, '').split(groups);
    if (first.length < 1 || first.length > 3 || rest.some((group) => group.length !== 3)) return null;
  }
  const plain = fraction === undefined ? ungrouped : `${ungrouped}.${fraction}`;
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  if (!Number.isFinite(value)) return null;
  return percent ? value / 100 : value;
}
