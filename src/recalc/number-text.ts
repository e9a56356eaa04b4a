/** Numbers, dates and times written as text, read the way Excel's English locale reads them. */
import { serialOfDate } from './dates';

const currency = /^([-+]?)\s*\$\s*/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The number a text stands for; undefined when it is not a number. */
export function parseNumberText(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const plain = parsePlain(trimmed);
  if (plain !== undefined) return plain;
  // Dates and times must stand alone, without spaces around them.
  return parseFraction(trimmed) ?? parseDateTime(text);
}

function parsePlain(text: string): number | undefined {
  let body = text;
  let sign = 1;
  const bracketed = /^\((.*)\)$/.exec(body);
  if (bracketed) {
    sign = -1;
    body = bracketed[1]!.trim();
  }
  const money = currency.exec(body);
  if (money) {
    if (money[1] === '-') sign = -sign;
    body = body.slice(money[0].length);
  }
  let scale = 1;
  if (body.endsWith('%')) {
    scale = 100;
    body = body.slice(0, -1).trim();
  } else if (body.startsWith('%')) {
    scale = 100;
    body = body.slice(1).trim();
  }
  if (body.endsWith('-') && /^[\d.,]+-$/.test(body)) {
    sign = -sign;
    body = body.slice(0, -1);
  }
  if (
    /^[-+]?(?:\d{1,3}(?:,\d{3,})+|\d+)(?:\.\d*)?(?:[eE][-+]?\d+)?$|^[-+]?\.\d+(?:[eE][-+]?\d+)?$/.test(body)
  ) {
    const value = Number(body.replace(/,/g, ''));
    return Number.isFinite(value) ? (sign * value) / scale : undefined;
  }
  return undefined;
}

/** "1 1/2" and "0 3/4"; a bare "1/2" is a date. */
function parseFraction(text: string): number | undefined {
  const match = /^([-+]?)(\d+)\s+(\d+)\/(\d+)$/.exec(text);
  if (!match || Number(match[4]) === 0) return undefined;
  const value = Number(match[2]) + Number(match[3]) / Number(match[4]);
  return match[1] === '-' ? -value : value;
}

function parseDateTime(text: string): number | undefined {
  const whole = parseTime(text) ?? parseDate(text);
  if (whole !== undefined) return whole;
  const split = /^(.*\S)[\sT]+(\d{1,2}:.*|\d{1,2}\s*[AaPp][Mm]?)$/.exec(text);
  if (!split) return undefined;
  const date = parseDate(split[1]!);
  const time = parseTime(split[2]!);
  return date === undefined || time === undefined ? undefined : date + time;
}

/** Serial of a date written as text; undefined when it is not a date. */
export function parseDate(text: string): number | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const us = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})$/.exec(text);
  if (us) return dateOf(fullYear(us[3]!), Number(us[1]), Number(us[2]));
  const short = /^(\d{1,2})[-/](\d{4}|\d{1,2})$/.exec(text);
  if (short) {
    const second = Number(short[2]);
    if (short[2]!.length === 4) return dateOf(second, Number(short[1]), 1);
    return dateOf(new Date().getFullYear(), Number(short[1]), second);
  }
  const monthIndex = (name: string) => months.findIndex((month) => name.toLowerCase().startsWith(month)) + 1;
  const dayFirst = /^(\d{1,2})[-\s/]([A-Za-z]{3,9})[-\s/,]+(\d{4}|\d{2})$/.exec(text);
  if (dayFirst) return dateOf(fullYear(dayFirst[3]!), monthIndex(dayFirst[2]!), Number(dayFirst[1]));
  const monthFirst = /^([A-Za-z]{3,9})[-\s]+(\d{1,2}),?[-\s]+(\d{4}|\d{2})$/.exec(text);
  if (monthFirst) return dateOf(fullYear(monthFirst[3]!), monthIndex(monthFirst[1]!), Number(monthFirst[2]));
  const monthYear = /^([A-Za-z]{3,9})[-\s]+(\d{4})$/.exec(text);
  if (monthYear) return dateOf(Number(monthYear[2]), monthIndex(monthYear[1]!), 1);
  const dayMonth = /^(\d{1,2})[-\s]([A-Za-z]{3,9})$/.exec(text);
  if (dayMonth) return dateOf(new Date().getFullYear(), monthIndex(dayMonth[2]!), Number(dayMonth[1]));
  return undefined;
}

/** Two-digit years up to 29 are of this century. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year < 30 ? 2000 + year : 1900 + year;
}

function dateOf(year: number, month: number, day: number): number | undefined {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  const last = year === 1900 && month === 2 ? 29 : new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day <= last ? serialOfDate(year, month, day) : undefined;
}

/** Fraction of a day of a time written as text; undefined when it is not a time. */
export function parseTime(text: string): number | undefined {
  const match = /^(\d{1,4})(?::(\d{1,2}))?(?::(\d{1,2}(?:\.\d+)?))?\s*([AaPp])?[Mm]?$/.exec(text);
  if (!match || (match[2] === undefined && match[4] === undefined)) return undefined;
  if (/[Mm]$/.test(text) && match[4] === undefined) return undefined;
  let hours = Number(match[1]);
  if (match[4] !== undefined) {
    if (hours > 12) return undefined;
    hours = (hours % 12) + (match[4].toLowerCase() === 'p' ? 12 : 0);
  }
  const minutes = Number(match[2] ?? 0);
  const seconds = Number(match[3] ?? 0);
  if (minutes > 59 || seconds >= 60) return undefined;
  return (hours * 3600 + minutes * 60 + seconds) / 86_400;
}
