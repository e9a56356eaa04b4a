/** Number formats such as "#,##0.00" and "dd-mmm-yyyy", as far as TEXT, FIXED and DOLLAR need them. */
import { dateOfSerial, weekdayOfSerial } from './dates';
import type { CellError, Scalar } from './values';
import { generalText, isError, VALUE } from './values';
import { round } from './functions/rounding';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'digit'; readonly sign: '0' | '#' | '?' }
  | { readonly kind: 'point' | 'comma' | 'percent' | 'general' | 'at' }
  | { readonly kind: 'exponent'; readonly plus: boolean }
  | { readonly kind: 'date'; readonly letter: string; readonly count: number; readonly elapsed: boolean }
  | { readonly kind: 'fraction'; readonly places: number };

interface Section {
  readonly parts: readonly Part[];
  readonly condition: ((value: number) => boolean) | undefined;
}

const cache = new Map<string, Section[] | undefined>();

function sectionsOf(format: string): Section[] | undefined {
  if (!cache.has(format)) cache.set(format, parseFormat(format));
  return cache.get(format);
}

function parseFormat(format: string): Section[] | undefined {
  const sections: Section[] = [];
  let parts: Part[] = [];
  let condition: Section['condition'];
  const close = () => {
    sections.push({ parts, condition });
    parts = [];
    condition = undefined;
  };
  let i = 0;
  const text = (value: string) => parts.push({ kind: 'text', text: value });
  while (i < format.length) {
    const sign = format[i] as string;
    const rest = format.slice(i);
    const lower = sign.toLowerCase();
    if (sign === ';') {
      close();
      i++;
    } else if (sign === '"') {
      const end = format.indexOf('"', i + 1);
      if (end < 0) return undefined;
      text(format.slice(i + 1, end));
      i = end + 1;
    } else if (sign === '\\') {
      text(format[i + 1] ?? '');
      i += 2;
    } else if (sign === '_') {
      text(' ');
      i += 2;
    } else if (sign === '*') i += 2;
    else if (sign === '[') {
      const end = format.indexOf(']', i);
      if (end < 0) return undefined;
      const inside = format.slice(i + 1, end);
      const elapsed = /^(h+|m+|s+)$/i.exec(inside);
      const test = /^(<=|>=|<>|<|>|=)(-?[\d.]+)$/.exec(inside);
      const money = /^\$([^-]*)/.exec(inside);
      if (elapsed)
        parts.push({ kind: 'date', letter: inside[0]!.toLowerCase(), count: inside.length, elapsed: true });
      else if (test) condition = conditionOf(test[1] as string, Number(test[2]));
      else if (money) text(money[1] as string);
      i = end + 1;
    } else if (/^general/i.test(rest)) {
      parts.push({ kind: 'general' });
      i += 7;
    } else if (/^am\/pm/i.test(rest) || /^a\/p/i.test(rest)) {
      const long = /^am\/pm/i.test(rest);
      parts.push({ kind: 'date', letter: 'a', count: long ? 5 : 3, elapsed: false });
      i += long ? 5 : 3;
    } else if ('0#?'.includes(sign)) {
      parts.push({ kind: 'digit', sign: sign as '0' | '#' | '?' });
      i++;
    } else if (sign === '.') {
      parts.push({ kind: 'point' });
      i++;
    } else if (sign === ',') {
      parts.push({ kind: 'comma' });
      i++;
    } else if (sign === '%') {
      parts.push({ kind: 'percent' });
      i++;
    } else if (sign === '@') {
      parts.push({ kind: 'at' });
      i++;
    } else if (/^e[+-]/i.test(rest)) {
      parts.push({ kind: 'exponent', plus: rest[1] === '+' });
      i += 2;
    } else if ('dmyhsb'.includes(lower)) {
      let count = 1;
      while (format[i + count]?.toLowerCase() === lower) count++;
      parts.push({ kind: 'date', letter: lower, count, elapsed: false });
      i += count;
    } else if (sign === '/' && parts.some(({ kind }) => kind === 'digit')) {
      const places = /^\/([?#0]+)/.exec(rest)?.[1]?.length ?? 0;
      if (places === 0) text(sign);
      else parts.push({ kind: 'fraction', places });
      i += 1 + places;
    } else if (/[a-z]/i.test(sign)) return undefined;
    else {
      text(sign);
      i++;
    }
  }
  close();
  return sections.length > 4 ? undefined : sections;
}

function conditionOf(operator: string, limit: number): (value: number) => boolean {
  switch (operator) {
    case '<':
      return (value) => value < limit;
    case '>':
      return (value) => value > limit;
    case '<=':
      return (value) => value <= limit;
    case '>=':
      return (value) => value >= limit;
    case '=':
      return (value) => value === limit;
    default:
      return (value) => value !== limit;
  }
}

/**
 * The text a format makes of a value; #VALUE! when the format cannot be read. `dateOffset`: days to add to a serial to
 * get one of the 1900 system.
 */
export function formatted(value: Scalar, format: string, dateOffset = 0): string | CellError {
  if (isError(value)) return value;
  const sections = sectionsOf(format);
  if (!sections) return VALUE;
  if (typeof value === 'string') {
    const section =
      sections[3] ?? (sections.length < 4 && sections.some(hasAt) ? sections.find(hasAt) : undefined);
    if (!section) return value;
    return section.parts
      .map((part) => (part.kind === 'at' ? value : part.kind === 'text' ? part.text : ''))
      .join('');
  }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const number = value ?? 0;
  const { section, magnitude } = sectionFor(sections, number);
  if (!section || section.parts.length === 0) return number < 0 && sections.length === 1 ? '-' : '';
  return section.parts.some(({ kind }) => kind === 'date')
    ? dateText(section.parts, number, dateOffset)
    : numberText(section.parts, magnitude);
}

const hasAt = ({ parts }: Section) => parts.some(({ kind }) => kind === 'at');

/** The section for a number, and the number as that section shows it: without its sign where the section is its own. */
function sectionFor(
  sections: readonly Section[],
  value: number,
): { section: Section | undefined; magnitude: number } {
  const conditional = sections.find(({ condition }) => condition?.(value));
  if (conditional) return { section: conditional, magnitude: value };
  if (sections.some(({ condition }) => condition)) {
    return { section: sections.find(({ condition }) => !condition), magnitude: value };
  }
  if (value < 0 && sections.length > 1) return { section: sections[1], magnitude: -value };
  if (value === 0 && sections.length > 2) return { section: sections[2], magnitude: value };
  return { section: sections[0], magnitude: value };
}

function numberText(parts: readonly Part[], value: number): string {
  if (parts.some(({ kind }) => kind === 'general')) {
    return parts
      .map((part) => (part.kind === 'general' ? generalInCell(value) : 'text' in part ? part.text : ''))
      .join('');
  }
  if (parts.some(({ kind }) => kind === 'fraction')) return fractionText(parts, value);
  const firstDigit = parts.findIndex(({ kind }) => kind === 'digit');
  if (firstDigit < 0) {
    const bare = parts
      .map((part) => (part.kind === 'text' ? part.text : part.kind === 'percent' ? '%' : ''))
      .join('');
    return value < 0 && parts.length > 0 ? `-${bare}` : bare;
  }
  const exponentAt = parts.findIndex(({ kind }) => kind === 'exponent');
  const mantissa = exponentAt < 0 ? parts : parts.slice(0, exponentAt);
  const pointAt = mantissa.findIndex(({ kind }) => kind === 'point');
  const isDigit = (part: Part): part is Extract<Part, { kind: 'digit' }> => part.kind === 'digit';
  const whole = (pointAt < 0 ? mantissa : mantissa.slice(0, pointAt)).filter(isDigit);
  const decimals = pointAt < 0 ? [] : mantissa.slice(pointAt).filter(isDigit);
  const lastDigit = mantissa.reduce((last, part, i) => (part.kind === 'digit' ? i : last), -1);
  const lastWhole = mantissa.reduce(
    (last, part, i) => (part.kind === 'digit' && (pointAt < 0 || i < pointAt) ? i : last),
    -1,
  );
  const commas = mantissa.map((part, i) => ({ part, i })).filter(({ part }) => part.kind === 'comma');
  const grouped = commas.some(({ i }) => i > firstDigit && i < lastWhole);
  const end = pointAt < 0 ? lastDigit : Math.max(lastDigit, lastWhole);
  const thousands = commas.filter(
    ({ i }) => i > end || (pointAt >= 0 && i > lastWhole && i < pointAt),
  ).length;
  const percents = parts.filter(({ kind }) => kind === 'percent').length;

  let scaled = (Math.abs(value) * Math.pow(100, percents)) / Math.pow(1000, thousands);
  let exponent = 0;
  if (exponentAt >= 0 && scaled !== 0) {
    const places = Math.max(1, whole.length);
    exponent = Math.floor(Math.log10(scaled));
    exponent -= places > 1 ? ((exponent % places) + places) % places : 0;
    scaled /= Math.pow(10, exponent);
    if (Number(scaled.toFixed(decimals.length)) >= Math.pow(10, places)) {
      exponent += places;
      scaled /= Math.pow(10, places);
    }
  }
  const [wholeDigits = '0', decimalDigits = ''] = fixedDigits(scaled, decimals.length).split('.');
  const isZero = /^0*$/.test(wholeDigits + decimalDigits);

  let out = value < 0 && !isZero ? '-' : '';
  const digits = wholeDigits === '0' ? '' : wholeDigits;
  const groupAt = (fromRight: number) => grouped && fromRight > 0 && fromRight % 3 === 0;
  let placed = 0;
  let inDecimals = 0;
  const shownDecimals = trimmedDecimals(decimalDigits, decimals);
  const pad = (sign: '0' | '#' | '?') => (sign === '0' ? '0' : sign === '?' ? ' ' : '');
  for (const [i, part] of mantissa.entries()) {
    if (part.kind === 'text') out += part.text;
    else if (part.kind === 'percent') out += '%';
    else if (part.kind === 'point') out += '.';
    else if (part.kind === 'digit') {
      if (pointAt >= 0 && i > pointAt) {
        out += shownDecimals[inDecimals] ?? pad(part.sign);
        inDecimals++;
        continue;
      }
      const remaining = whole.length - placed;
      if (placed === 0 && digits.length > whole.length) {
        // Digits beyond the placeholders come with the first of them.
        for (let k = 0; k <= digits.length - whole.length; k++) {
          out += digits[k];
          if (groupAt(digits.length - k - 1)) out += ',';
        }
      } else {
        const digit = digits[digits.length - remaining] ?? pad(part.sign);
        out += digit;
        if (digit !== '' && groupAt(remaining - 1)) out += digit === ' ' ? ' ' : ',';
      }
      placed++;
    }
  }
  if (exponentAt < 0) return out;
  const exponentPart = parts[exponentAt] as Extract<Part, { kind: 'exponent' }>;
  const tail = parts.slice(exponentAt + 1);
  const width = tail.filter(isDigit).length;
  out += `E${exponent < 0 ? '-' : exponentPart.plus ? '+' : ''}${String(Math.abs(exponent)).padStart(width, '0')}`;
  return out + tail.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

/** A number as General shows it in a cell of ordinary width: eleven characters. */
function generalInCell(value: number): string {
  const magnitude = Math.abs(value);
  const full = generalText(magnitude);
  const sign = value < 0 ? '-' : '';
  if (full.length <= 11 && !full.includes('E')) return sign + full;
  if (magnitude >= 1e11 || (magnitude < 1e-4 && magnitude > 0)) {
    const [mantissa = '', exponent = '0'] = magnitude.toExponential(5).split('e');
    const power = Number(exponent);
    const digits = mantissa.replace(/\.?0+$/, '');
    return `${sign}${digits}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  const whole = Math.trunc(magnitude).toString().length;
  return sign + String(Number(magnitude.toFixed(Math.max(0, 10 - whole))));
}

function trimmedDecimals(digits: string, placeholders: readonly { sign: string }[]): string[] {
  const shown = [...digits];
  for (let i = shown.length - 1; i >= 0 && shown[i] === '0' && placeholders[i]?.sign !== '0'; i--) {
    shown[i] = placeholders[i]?.sign === '?' ? ' ' : '';
  }
  return shown;
}

/** Fixed decimals of the number as it reads with 15 digits, halves upwards. */
export function fixedDigits(value: number, places: number): string {
  if (value < 1e15) return round(value, places).toFixed(Math.min(places, 100));
  const [mantissa = '', exponent = '0'] = value.toExponential(14).split('e');
  const whole = mantissa.replace('.', '').padEnd(Number(exponent) + 1, '0');
  return places > 0 ? `${whole}.${'0'.repeat(places)}` : whole;
}

function fractionText(parts: readonly Part[], value: number): string {
  const at = parts.findIndex(({ kind }) => kind === 'fraction');
  const { places } = parts[at] as Extract<Part, { kind: 'fraction' }>;
  const limit = Math.pow(10, places) - 1;
  const magnitude = Math.abs(value);
  const hasWhole =
    parts.slice(0, at).filter(({ kind }) => kind === 'digit').length > 1 ||
    parts.slice(0, at).some((p) => p.kind === 'text');
  const whole = hasWhole ? Math.floor(magnitude) : 0;
  let best = { top: 0, bottom: 1, error: Infinity };
  for (let bottom = 1; bottom <= limit; bottom++) {
    const top = Math.round((magnitude - whole) * bottom);
    const error = Math.abs(magnitude - whole - top / bottom);
    if (error < best.error - 1e-15) best = { top, bottom, error };
  }
  const carry = hasWhole && best.top === best.bottom;
  const sign = value < 0 ? '-' : '';
  const shownWhole = whole + (carry ? 1 : 0);
  const fraction =
    best.top === 0 || carry
      ? ' '.repeat(places * 2 + 1)
      : `${String(best.top).padStart(places)}/${String(best.bottom).padEnd(places)}`;
  if (!hasWhole) return `${sign}${String(best.top).padStart(places)}/${String(best.bottom).padEnd(places)}`;
  return `${sign}${shownWhole === 0 && best.top !== 0 ? '' : shownWhole} ${fraction}`;
}

function dateText(parts: readonly Part[], serial: number, dateOffset: number): string | CellError {
  const dateParts = parts.filter((part): part is Extract<Part, { kind: 'date' }> => part.kind === 'date');
  const twelveHours = dateParts.some(({ letter }) => letter === 'a');
  const pointAt = parts.findIndex(({ kind }) => kind === 'point');
  const secondDecimals = pointAt < 0 ? 0 : parts.slice(pointAt).filter(({ kind }) => kind === 'digit').length;
  const scale = Math.pow(10, secondDecimals);
  const showsSeconds = dateParts.some(({ letter }) => letter === 's');
  // Seconds are rounded, minutes and hours cut off.
  const ticks = showsSeconds
    ? Math.round(serial * 86_400 * scale) / scale
    : Math.floor(serial * 86_400 + 1e-6);
  const days = Math.floor(ticks / 86_400);
  const date = dateOfSerial(days + dateOffset);
  if (!date || serial < 0) return VALUE;
  const seconds = ticks - days * 86_400;
  const hour = Math.floor(seconds / 3600);
  const minute = Math.floor(seconds / 60) % 60;
  const second = seconds - Math.floor(seconds / 60) * 60;
  const pad = (value: number, count: number) => String(value).padStart(Math.min(count, 2), '0');

  let out = '';
  let skipDigits = false;
  for (const [i, part] of parts.entries()) {
    if (part.kind === 'text') out += part.text;
    else if (part.kind === 'point') {
      if (secondDecimals > 0) {
        out += `.${(second % 1).toFixed(secondDecimals).slice(2)}`;
        skipDigits = true;
      } else out += '.';
    } else if (part.kind === 'digit') {
      if (!skipDigits) out += '0';
    } else if (part.kind === 'comma') out += ',';
    else if (part.kind === 'percent') out += '%';
    if (part.kind !== 'date') continue;
    const { letter, count, elapsed } = part;
    if (elapsed) {
      const total = letter === 'h' ? ticks / 3600 : letter === 'm' ? ticks / 60 : ticks;
      out += String(Math.floor(total)).padStart(count, '0');
    } else if (letter === 'y')
      out += count <= 2 ? pad(date.year % 100, 2) : String(date.year).padStart(4, '0');
    else if (letter === 'm') {
      if (isMinute(parts, i)) out += pad(minute, count);
      else {
        const name = MONTHS[date.month - 1] as string;
        out +=
          count <= 2 ? pad(date.month, count) : count === 3 ? name.slice(0, 3) : count === 5 ? name[0] : name;
      }
    } else if (letter === 'd') {
      const name = WEEKDAYS[weekdayOfSerial(days + dateOffset)] as string;
      out += count <= 2 ? pad(date.day, count) : count === 3 ? name.slice(0, 3) : name;
    } else if (letter === 'h') out += pad(twelveHours ? hour % 12 || 12 : hour, count);
    else if (letter === 's') out += pad(Math.floor(second + 1e-9), count);
    else if (letter === 'a') out += count === 5 ? (hour < 12 ? 'AM' : 'PM') : hour < 12 ? 'A' : 'P';
  }
  return out;
}

/** An m is minutes next to hours or seconds, and the month otherwise. */
function isMinute(parts: readonly Part[], index: number): boolean {
  const neighbour = (step: number) => {
    for (let i = index + step; i >= 0 && i < parts.length; i += step) {
      const part = parts[i] as Part;
      if (part.kind === 'date' && part.letter !== 'a') return part.letter;
    }
    return undefined;
  };
  return neighbour(-1) === 'h' || neighbour(1) === 's';
}
