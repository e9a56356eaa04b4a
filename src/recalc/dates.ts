/** Serial dates. Serial 1 is 1 January 1900, and 60 the 29 February 1900 that never was. */

const DAY = 86_400_000;
/** Serial 0 by the calendar after the phantom day. */
const EPOCH = Date.UTC(1899, 11, 30);
/** Days between the date systems that begin in 1900 and in 1904. */
export const DAYS_1904 = 1462;
/** 31 December 9999. */
export const LAST_SERIAL = 2_958_465;

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Serial of a date; months and days outside their ranges roll over. */
export function serialOfDate(year: number, month: number, day: number): number {
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, 1);
  const first = Math.round((utc.getTime() - EPOCH) / DAY);
  // Months before March 1900 lie one lower, because the phantom day comes after them.
  return (first > 60 ? first : first - 1) + day - 1;
}

/** The date of a serial from 0 on; undefined outside Excel's calendar. Serial 0 reads 0 January 1900. */
export function dateOfSerial(serial: number): CalendarDate | undefined {
  const whole = Math.floor(serial);
  if (whole < 0 || whole > LAST_SERIAL || Number.isNaN(whole)) return undefined;
  if (whole === 0) return { year: 1900, month: 1, day: 0 };
  if (whole === 60) return { year: 1900, month: 2, day: 29 };
  const date = new Date(EPOCH + (whole < 60 ? whole + 1 : whole) * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 for Sunday to 6 for Saturday, by Excel's count, which is off before March 1900. */
export function weekdayOfSerial(serial: number): number {
  return (((Math.floor(serial) - 1) % 7) + 7) % 7;
}

export const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The same day so many months later, or the month's last day where it has none such. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (((index % 12) + 12) % 12) + 1;
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}
