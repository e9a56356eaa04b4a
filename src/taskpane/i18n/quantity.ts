/** Numbers in the reader's language, with the units of the case: currencies, percentages, and any other word. */
import { CURRENCY_CODES, fractionRest } from '../../case/unit';

export interface Formatter {
  /** Such as "$12,345", "95.2 %", "4.1 days"; a dash for none. */
  quantity(value: number | null, unit: string, style?: QuantityStyle): string;
  /** With its sign, a true minus, and percentage points for percentages. */
  delta(value: number, unit: string, style?: QuantityStyle): string;
  /** A difference without its sign, such as "$1,200" or "2 pp". */
  distance(value: number, unit: string, style?: QuantityStyle): string;
  /** A share of 1 with its sign, such as "−3.2 %". */
  relative(share: number): string;
  /** A bare number in full precision, for a field. */
  plain(value: number): string;
  /** Reads what `plain` writes and what people type, grouping and a percent sign included; null for no number. */
  parse(text: string): number | null;
  /** A date and time, short. */
  moment(iso: string): string;
  /** A day such as "2027-04-30" in the reader's language; what is no day stays as it is. */
  day(iso: string): string;
}

export interface QuantityStyle {
  /** As many as the size of the value asks for without it. */
  readonly decimals?: number;
  /**
   * From ten thousand up three significant digits, or so many, and from a million up a word: "$12.3M"; "exact" only
   * where that leaves nothing out.
   */
  readonly compact?: boolean | number | 'exact';
  /** Leaves out what `unitBesideNumber` gives, where that stands elsewhere. */
  readonly bare?: boolean;
}

const ROUNDED_FROM = 1e4;
const COMPACT_FROM = 1e6;

const NONE = '–';
const MINUS = '−';

/** The ISO code of a unit that is a currency and nothing else. */
function currencyOf(unit: string): string | null {
  if (unit in CURRENCY_CODES) return CURRENCY_CODES[unit]!;
  return /^[A-Z]{3}$/.test(unit) && knownCurrencies().has(unit) ? unit : null;
}

let currencies: ReadonlySet<string> | undefined;

/** Every code of a currency; the list is long and asked for with each number. */
function knownCurrencies(): ReadonlySet<string> {
  return (currencies ??= new Set(Intl.supportedValuesOf('currency')));
}

/** Fractions are shown times 100 with a percent sign, as Excel's own percent format does. */
export function isFraction(unit: string): boolean {
  return fractionRest(unit) !== null;
}

/** What of a unit still has to be said where the number carries its currency or percent sign: "of revenue". */
export function unitBesideNumber(unit: string): string {
  return fractionRest(unit) ?? (currencyOf(unit.trim()) === null ? unit.trim() : '');
}

/** The fewest decimals that give about four significant digits to the largest of the values. */
export function decimalsFor(values: readonly (number | null)[], unit: string): number {
  const scale = isFraction(unit) ? 100 : 1;
  const sizes = values.map((value) => Math.abs(value ?? 0) * scale);
  let decimals = usualDecimals(Math.max(0, ...sizes), unit);
  const shown = (size: number) => size.toFixed(decimals);
  while (decimals > 0 && sizes.every((size) => shown(size).endsWith('0'))) decimals--;
  return decimals;
}

function usualDecimals(largest: number, unit: string): number {
  if (isFraction(unit))
    return largest === 0 || largest >= 1 ? 1 : Math.min(6, 1 - Math.floor(Math.log10(largest)));
  if (largest >= 100 && largest < 1000) return 1;
  if (largest >= 1000) return 0;
  if (largest >= 1) return 2;
  return largest > 0 ? Math.min(6, 2 - Math.floor(Math.log10(largest))) : 0;
}

/** At least the row's decimals, more where a small difference would else read as none. */
function deltaDecimals(value: number, unit: string, decimals: number): number {
  const size = Math.abs(value) * (isFraction(unit) ? 100 : 1);
  // A hair below the last decimal is rounding of the arithmetic, not a smaller difference.
  if (size === 0 || size >= 0.995 * 10 ** -decimals) return decimals;
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
    if (!format)
      formats.set(key, (format = new Intl.NumberFormat(locale, { numberingSystem: 'latn', ...options })));
    const text = format.format(value).replace('-', MINUS);
    // What rounds to nothing is neither above nor below it.
    return /[1-9]/.test(text) ? text : text.replace(MINUS, '');
  };

  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(12345.6);
  const decimalMark = parts.find((part) => part.type === 'decimal')?.value ?? '.';
  const groupMark = parts.find((part) => part.type === 'group')?.value ?? ',';

  const inUnit = (
    value: number,
    unit: string,
    options: Intl.NumberFormatOptions,
    bare: boolean,
    isDifference = false,
  ): string => {
    const currency = currencyOf(unit.trim());
    const beside = bare ? '' : unitBesideNumber(unit);
    let number: string;
    if (isFraction(unit)) {
      // A difference of percentages is one of points.
      number = isDifference
        ? `${written(value * 100, options)}\u00a0${words.percentagePoints}`
        : written(value, { ...options, style: 'percent' });
    } else if (currency) {
      number = written(value, { ...options, style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
    } else {
      number = written(value, options);
    }
    if (beside === '') return number;
    if (beside.includes('=')) return `${number} (${beside})`;
    return beside.startsWith('/') ? number + beside : `${number}\u00a0${beside}`;
  };

  const digits = (decimals: number): Intl.NumberFormatOptions => ({
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const sized = (
    value: number,
    decimals: number,
    compact: boolean | number | 'exact' = false,
  ): Intl.NumberFormatOptions => {
    const significant = typeof compact === 'number' ? compact : 3;
    const inShort =
      compact === 'exact' ? Number(value.toPrecision(significant)) === value : compact !== false;
    if (!inShort || Math.abs(value) < ROUNDED_FROM) return digits(decimals);
    // 999,999 is a million in short.
    const rounded = Math.abs(Number(value.toPrecision(significant)));
    return {
      ...(rounded >= COMPACT_FROM && { notation: 'compact' }),
      maximumSignificantDigits: significant,
      // A currency has cents otherwise.
      minimumFractionDigits: 0,
    };
  };

  const difference = (
    value: number,
    unit: string,
    { decimals = decimalsFor([value], unit), compact, bare = false }: QuantityStyle,
    signDisplay: 'exceptZero' | 'never',
  ): string =>
    inUnit(
      value,
      unit,
      {
        ...sized(value, decimals, compact),
        maximumFractionDigits: deltaDecimals(value, unit, decimals),
        signDisplay,
      },
      bare,
      true,
    );

  return {
    quantity: (value, unit, { decimals = decimalsFor([value], unit), compact, bare = false } = {}) =>
      value === null ? NONE : inUnit(value, unit, sized(value, decimals, compact), bare),
    delta: (value, unit, style = {}) => difference(value, unit, style, 'exceptZero'),
    distance: (value, unit, style = {}) => difference(value, unit, style, 'never'),
    relative: (share) => {
      const decimals = Math.abs(share) < 0.1 ? 1 : 0;
      return written(share, { style: 'percent', ...digits(decimals), signDisplay: 'exceptZero' });
    },
    plain: (value) => written(value, { maximumSignificantDigits: 15 }),
    parse: (text) => parseNumber(text, decimalMark, groupMark),
    moment: (iso) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso)),
    day: (iso) =>
      /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(iso))
        ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(iso))
        : iso,
  };
}

/**
 * Reads a number as people of the locale type it. A mark that could be read both ways ("1.234" where the point
 * groups) follows the locale, as Excel does; a grouping mark in a place where none belongs is no number.
 */
function parseNumber(text: string, decimalMark: string, groupMark: string): number | null {
  // Some languages write marks of the direction of writing around numbers.
  const compact = text.replace(/[\s\u200e\u200f\u061c]/g, '').replace(MINUS, '-');
  const percent = compact.endsWith('%');
  const [whole = '', fraction, more] = (percent ? compact.slice(0, -1) : compact).split(decimalMark);
  if (more !== undefined) return null;
  const groups = groupMark.trim() === '' ? [whole] : whole.split(groupMark);
  // The last group has three digits, those before it two (in India) or three.
  const grouped = groups.length > 1;
  if (grouped && !/^[-+]?\d{1,3}$/.test(groups[0]!)) return null;
  if (groups.slice(1, -1).some((group) => !/^\d{2,3}$/.test(group))) return null;
  if (grouped && !/^\d{3}$/.test(groups.at(-1)!)) return null;
  const plain = groups.join('') + (fraction === undefined ? '' : `.${fraction}`);
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  if (!Number.isFinite(value)) return null;
  return percent ? value / 100 : value;
}
