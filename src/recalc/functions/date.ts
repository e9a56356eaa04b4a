import {
  addMonths,
  dateOfSerial,
  daysInMonth,
  isLeapYear,
  LAST_SERIAL,
  serialOfDate,
  weekdayOfSerial,
} from '../dates';
import type { CalendarDate } from '../dates';
import { parseDate, parseNumberText, parseTime } from '../number-text';
import type { CellError, Scalar, Value } from '../values';
import { cellsOf, isError, NUM, toNumber, VALUE } from '../values';
import type { CallContext, FunctionDefinition } from './definition';
import { contextFunction, numberFunction } from './definition';

/** A serial of the workbook as a date. */
function dateIn({ dateOffset }: CallContext, serial: number): CalendarDate | CellError {
  return dateOfSerial(serial + dateOffset) ?? NUM;
}

/** A date as a serial of the workbook. */
function serialIn({ dateOffset }: CallContext, { year, month, day }: CalendarDate): number | CellError {
  const serial = serialOfDate(year, month, day) - dateOffset;
  return serial < 0 || serial > LAST_SERIAL ? NUM : serial;
}

const datePart = (name: string, part: (date: CalendarDate) => number) =>
  contextFunction(name, 'n', 'number', (context, serial) => {
    const date = dateIn(context, serial);
    return isError(date) ? date : part(date);
  });

/** Seconds within the day, rounded to whole ones. */
function secondsOf(serial: number): number | CellError {
  if (serial < 0) return NUM;
  return Math.round((serial - Math.floor(serial)) * 86_400) % 86_400;
}

const timePart = (name: string, part: (seconds: number) => number) =>
  numberFunction(name, 'n', (serial) => {
    const seconds = secondsOf(serial);
    return isError(seconds) ? seconds : part(seconds);
  });

/** Days between two dates in a year of twelve months of 30 days. */
export function days360(from: CalendarDate, to: CalendarDate, european: boolean): number {
  let start = from.day;
  let end = to.day;
  if (european) {
    start = Math.min(start, 30);
    end = Math.min(end, 30);
  } else {
    const lastOfFebruary = from.month === 2 && start >= daysInMonth(from.year, 2);
    if (lastOfFebruary || start === 31) start = 30;
    if (end === 31 && start === 30) end = 30;
  }
  return (to.year - from.year) * 360 + (to.month - from.month) * 30 + end - start;
}

/** As the securities industry counts 30/360: the end of February moves only when both dates stand there. */
function days360Securities(from: CalendarDate, to: CalendarDate): number {
  const isFebruaryEnd = ({ year, month, day }: CalendarDate) => month === 2 && day === daysInMonth(year, 2);
  let start = from.day;
  let end = to.day;
  if (isFebruaryEnd(from) && isFebruaryEnd(to)) end = 30;
  if (isFebruaryEnd(from)) start = 30;
  if (end === 31 && start >= 30) end = 30;
  if (start === 31) start = 30;
  return (to.year - from.year) * 360 + (to.month - from.month) * 30 + end - start;
}

/** Average length of the years a span touches, as the actual/actual basis of Excel counts. */
function actualYear(from: CalendarDate, to: CalendarDate): number {
  const anniversary = addMonths(from, 12);
  const withinYear =
    from.year === to.year ||
    (to.year === from.year + 1 &&
      (to.month < anniversary.month || (to.month === anniversary.month && to.day <= from.day)));
  if (withinYear) {
    if (from.year === to.year) return isLeapYear(from.year) ? 366 : 365;
    const leapDay = isLeapYear(from.year)
      ? from.month <= 2
      : isLeapYear(to.year) && (to.month > 2 || (to.month === 2 && to.day === 29));
    return leapDay ? 366 : 365;
  }
  let days = 0;
  for (let year = from.year; year <= to.year; year++) days += isLeapYear(year) ? 366 : 365;
  return days / (to.year - from.year + 1);
}

/** Part of a year between two serials by a day-count basis 0 to 4. */
export function yearFraction(start: number, end: number, basis: number): number | CellError {
  const first = Math.floor(Math.min(start, end));
  const last = Math.floor(Math.max(start, end));
  const from = dateOfSerial(first);
  const to = dateOfSerial(last);
  if (!from || !to || basis < 0 || basis > 4) return NUM;
  switch (Math.trunc(basis)) {
    case 0:
      return days360Securities(from, to) / 360;
    case 1:
      return first === last ? 0 : (last - first) / actualYear(from, to);
    case 2:
      return (last - first) / 360;
    case 3:
      return (last - first) / 365;
    default:
      return days360(from, to, true) / 360;
  }
}

function weekday(serial: number, type: number): number | CellError {
  const day = weekdayOfSerial(serial);
  if (serial < 0) return NUM;
  if (type === 1 || type === 17) return day + 1;
  if (type === 2) return ((day + 6) % 7) + 1;
  if (type === 3) return (day + 6) % 7;
  if (type >= 11 && type <= 16) return ((day - (type - 10) + 7) % 7) + 1;
  return NUM;
}

/** Week of the year by the ISO: the first one holds the first Thursday. */
function isoWeek(serial: number): number {
  const thursday = Math.floor(serial) - ((weekdayOfSerial(serial) + 6) % 7) + 3;
  const { year } = dateOfSerial(thursday) as CalendarDate;
  return Math.floor((thursday - serialOfDate(year, 1, 1)) / 7) + 1;
}

function weekNumber(serial: number, type: number): number | CellError {
  const date = dateOfSerial(serial);
  if (!date) return NUM;
  if (type === 21) return isoWeek(serial);
  const starts: Record<number, number> = { 1: 0, 2: 1, 11: 1, 12: 2, 13: 3, 14: 4, 15: 5, 16: 6, 17: 0 };
  const start = starts[type];
  if (start === undefined) return NUM;
  const newYear = serialOfDate(date.year, 1, 1);
  const lead = (weekdayOfSerial(newYear) - start + 7) % 7;
  return Math.floor((Math.floor(serial) - newYear + lead) / 7) + 1;
}

/** Which days of the week are free, Sunday first, from a code or a text such as "0000011" that begins on Monday. */
function freeDays(weekend: Scalar | undefined): boolean[] | CellError {
  if (typeof weekend === 'string') {
    if (!/^[01]{7}$/.test(weekend) || weekend === '1111111') return VALUE;
    return Array.from({ length: 7 }, (_, day) => weekend[(day + 6) % 7] === '1');
  }
  const code = Math.trunc((typeof weekend === 'number' ? weekend : undefined) ?? 1);
  if (code >= 1 && code <= 7) {
    const first = (code + 5) % 7;
    return Array.from({ length: 7 }, (_, day) => day === first || day === (first + 1) % 7);
  }
  return code >= 11 && code <= 17 ? Array.from({ length: 7 }, (_, day) => day === code - 11) : NUM;
}

function holidaysOf(value: Value | undefined): Set<number> | CellError {
  const days = new Set<number>();
  if (value === undefined) return days;
  for (const cell of cellsOf(value)) {
    if (cell === null) continue;
    const serial = toNumber(cell);
    if (isError(serial)) return serial;
    days.add(Math.floor(serial));
  }
  return days;
}

function workCalendar(
  weekend: Scalar | undefined,
  holidays: Value | undefined,
): ((serial: number) => boolean) | CellError {
  const free = freeDays(weekend);
  if (isError(free)) return free;
  const off = holidaysOf(holidays);
  if (isError(off)) return off;
  return (serial) => !free[weekdayOfSerial(serial)] && !off.has(serial);
}

function networkDays(start: number, end: number, weekend: Scalar | undefined, holidays: Value | undefined) {
  const isWorkday = workCalendar(weekend, holidays);
  if (isError(isWorkday)) return isWorkday;
  const first = Math.floor(Math.min(start, end));
  const last = Math.floor(Math.max(start, end));
  let days = 0;
  for (let day = first; day <= last; day++) if (isWorkday(day)) days++;
  return start > end ? -days : days;
}

function workday(start: number, days: number, weekend: Scalar | undefined, holidays: Value | undefined) {
  const isWorkday = workCalendar(weekend, holidays);
  if (isError(isWorkday)) return isWorkday;
  const step = days < 0 ? -1 : 1;
  let left = Math.abs(Math.trunc(days));
  let day = Math.floor(start);
  while (left > 0) {
    day += step;
    if (day < 0 || day > LAST_SERIAL) return NUM;
    if (isWorkday(day)) left--;
  }
  return day;
}

function dateDifference(
  from: CalendarDate,
  to: CalendarDate,
  days: number,
  unit: string,
): number | CellError {
  const beforeDay = to.day < from.day;
  const months = (to.year - from.year) * 12 + to.month - from.month - (beforeDay ? 1 : 0);
  switch (unit.toUpperCase()) {
    case 'D':
      return days;
    case 'M':
      return months;
    case 'Y':
      return Math.floor(months / 12);
    case 'YM':
      return ((months % 12) + 12) % 12;
    case 'MD': {
      if (!beforeDay) return to.day - from.day;
      const previous = to.month === 1 ? 12 : to.month - 1;
      return daysInMonth(to.month === 1 ? to.year - 1 : to.year, previous) - from.day + to.day;
    }
    case 'YD': {
      const year = to.month < from.month || (to.month === from.month && beforeDay) ? to.year - 1 : to.year;
      return serialOfDate(to.year, to.month, to.day) - serialOfDate(year, from.month, from.day);
    }
    default:
      return NUM;
  }
}

export const dateFunctions: readonly FunctionDefinition[] = [
  contextFunction('DATE', 'n n n', 'number', (context, y, m, d) => {
    const year = Math.trunc(y);
    if (year < 0 || year > 9999) return NUM;
    const full = year < (context.dateOffset > 0 ? 1904 : 1900) ? year + 1900 : year;
    const month = Math.trunc(m);
    // A month beyond December 9999 is refused even where the day leads back before it.
    if (full + Math.floor((month - 1) / 12) > 9999) return NUM;
    return serialIn(context, { year: full, month, day: Math.trunc(d) });
  }),
  datePart('YEAR', ({ year }) => year),
  datePart('MONTH', ({ month }) => month),
  datePart('DAY', ({ day }) => day),
  timePart('HOUR', (seconds) => Math.floor(seconds / 3600)),
  timePart('MINUTE', (seconds) => Math.floor(seconds / 60) % 60),
  timePart('SECOND', (seconds) => seconds % 60),
  numberFunction('TIME', 'n n n', (hours, minutes, seconds) => {
    const limit = (value: number) => Math.abs(value) > 32_767;
    if ([hours, minutes, seconds].some(limit)) return NUM;
    const total = Math.trunc(hours) * 3600 + Math.trunc(minutes) * 60 + Math.trunc(seconds);
    return total < 0 ? NUM : (total % 86_400) / 86_400;
  }),
  contextFunction('WEEKDAY', 'n n?', 'number', ({ dateOffset }, serial, type) =>
    weekday(serial + dateOffset, Math.trunc(type ?? 1)),
  ),
  contextFunction('WEEKNUM', 'x x?', 'number', ({ dateOffset }, serial, type) =>
    weekNumber(serial + dateOffset, Math.trunc(type ?? 1)),
  ),
  contextFunction('ISOWEEKNUM', 'n', 'number', ({ dateOffset }, serial) =>
    serial < 0 ? NUM : isoWeek(serial + dateOffset),
  ),
  contextFunction('EDATE', 'x x', 'number', (context, serial, months) => {
    const date = dateIn(context, serial);
    return isError(date) ? date : serialIn(context, addMonths(date, Math.trunc(months)));
  }),
  contextFunction('EOMONTH', 'x x', 'number', (context, serial, months) => {
    const date = dateIn(context, serial);
    if (isError(date)) return date;
    const { year, month } = addMonths({ ...date, day: 1 }, Math.trunc(months));
    return serialIn(context, { year, month, day: daysInMonth(year, month) });
  }),
  numberFunction('DAYS', 'n n', (end, start) => {
    const outside = (serial: number) => serial < 0 || serial > LAST_SERIAL + 1;
    return outside(end) || outside(start) ? NUM : Math.floor(end) - Math.floor(start);
  }),
  contextFunction('DAYS360', 'n n b?', 'number', (context, start, end, european) => {
    const from = dateIn(context, start);
    const to = dateIn(context, end);
    if (isError(from)) return from;
    return isError(to) ? to : days360(from, to, european ?? false);
  }),
  contextFunction('YEARFRAC', 'x x x?', 'number', ({ dateOffset }, start, end, basis) =>
    yearFraction(start + dateOffset, end + dateOffset, Math.trunc(basis ?? 0)),
  ),
  contextFunction('DATEDIF', 'n n t', 'number', (context, start, end, unit) => {
    const from = dateIn(context, start);
    const to = dateIn(context, end);
    if (isError(from)) return from;
    if (isError(to)) return to;
    return start > end ? NUM : dateDifference(from, to, Math.floor(end) - Math.floor(start), unit);
  }),
  contextFunction('NETWORKDAYS', 'x x r?', 'number', ({ dateOffset }, start, end, holidays) =>
    networkDays(start + dateOffset, end + dateOffset, 1, holidays),
  ),
  contextFunction(
    'NETWORKDAYS.INTL',
    'n n v? r?',
    'number',
    ({ dateOffset }, start, end, weekend, holidays) =>
      networkDays(start + dateOffset, end + dateOffset, weekend, holidays),
  ),
  contextFunction('WORKDAY', 'x x r?', 'number', (_, start, days, holidays) =>
    workday(start, days, 1, holidays),
  ),
  contextFunction('WORKDAY.INTL', 'n n v? r?', 'number', (_, start, days, weekend, holidays) =>
    workday(start, days, weekend, holidays),
  ),
  contextFunction('DATEVALUE', 'v', 'number', ({ dateOffset }, text) => {
    if (typeof text !== 'string') return VALUE;
    const trimmed = text.trim();
    const serial = parseDate(trimmed) ?? (/[-/ ]/.test(trimmed) ? parseNumberText(trimmed) : undefined);
    return serial === undefined ? VALUE : Math.floor(serial) - dateOffset;
  }),
  numberFunction('TIMEVALUE', 'v', (text) => {
    if (typeof text !== 'string') return VALUE;
    const time = parseTime(text.trim()) ?? (text.includes(':') ? parseNumberText(text) : undefined);
    return time === undefined ? VALUE : time - Math.floor(time);
  }),
];
