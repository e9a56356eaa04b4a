/** Coupon dates, prices and yields of bonds and bills by Excel's day-count bases. */
import { addMonths, dateOfSerial, daysInMonth, serialOfDate } from '../dates';
import type { CalendarDate } from '../dates';
import type { CellError } from '../values';
import { isError, NUM } from '../values';
import { days360, yearFraction } from './date';
import type { FunctionDefinition } from './definition';
import { contextFunction, numberFunction } from './definition';

const serialOf = ({ year, month, day }: CalendarDate) => serialOfDate(year, month, day);

/** Days between two serials by a basis: 30/360 for 0 and 4, actual otherwise. */
function daysBetween(from: number, to: number, basis: number): number {
  if (basis !== 0 && basis !== 4) return to - from;
  const a = dateOfSerial(from) as CalendarDate;
  const b = dateOfSerial(to) as CalendarDate;
  return days360(a, b, basis === 4);
}

interface CouponPeriod {
  /** Serials of the coupon dates around settlement. */
  readonly previous: number;
  readonly next: number;
  /** Coupons still to be paid. */
  readonly count: number;
}

/** The coupon period that holds the settlement, counted back from maturity; coupons at month ends stay there. */
function couponPeriod(settlement: number, maturity: number, frequency: number): CouponPeriod {
  const end = dateOfSerial(maturity) as CalendarDate;
  const isMonthEnd = end.day === daysInMonth(end.year, end.month);
  const step = 12 / frequency;
  const at = (count: number) => {
    const date = addMonths(end, -step * count);
    return serialOf(isMonthEnd ? { ...date, day: daysInMonth(date.year, date.month) } : date);
  };
  let count = 0;
  while (at(count) > settlement) count++;
  return { previous: at(count), next: at(count - 1), count };
}

/** Length of a coupon period as the basis has it. */
function periodDays({ previous, next }: CouponPeriod, frequency: number, basis: number): number {
  return basis === 1 ? next - previous : (basis === 3 ? 365 : 360) / frequency;
}

interface Coupon {
  readonly settlement: number;
  readonly maturity: number;
  readonly frequency: number;
  readonly basis: number;
}

/** Whole arguments of a coupon function, or the error they make. */
function couponOf(
  settlement: number,
  maturity: number,
  frequency: number,
  basis: number | undefined,
): Coupon | CellError {
  const coupon = {
    settlement: Math.trunc(settlement),
    maturity: Math.trunc(maturity),
    frequency: Math.trunc(frequency),
    basis: Math.trunc(basis ?? 0),
  };
  const isKnown = [1, 2, 4].includes(coupon.frequency) && coupon.basis >= 0 && coupon.basis <= 4;
  if (!isKnown || coupon.settlement < 0 || coupon.settlement >= coupon.maturity) return NUM;
  return dateOfSerial(coupon.maturity) && dateOfSerial(coupon.settlement) ? coupon : NUM;
}

const couponFunction = (name: string, model: (coupon: Coupon, period: CouponPeriod) => number) =>
  contextFunction(name, 'x x x x?', 'number', ({ dateOffset }, settlement, maturity, frequency, basis) => {
    const coupon = couponOf(settlement + dateOffset, maturity + dateOffset, frequency, basis);
    if (isError(coupon)) return coupon;
    return model(coupon, couponPeriod(coupon.settlement, coupon.maturity, coupon.frequency));
  });

const accruedDays = ({ settlement, basis }: Coupon, { previous }: CouponPeriod) =>
  daysBetween(previous, settlement, basis);

/** Days from settlement to the next coupon; by 30/360 what the accrued days leave of the period. */
function daysToNext(coupon: Coupon, period: CouponPeriod): number {
  const { settlement, frequency, basis } = coupon;
  if (basis === 0) return periodDays(period, frequency, basis) - accruedDays(coupon, period);
  return daysBetween(settlement, period.next, basis);
}

/** Clean price for 100 of face value; slope by the yield comes from differences. */
function bondPrice(coupon: Coupon, rate: number, yieldRate: number, redemption: number): number {
  const { frequency, basis } = coupon;
  const period = couponPeriod(coupon.settlement, coupon.maturity, frequency);
  const length = periodDays(period, frequency, basis);
  const accrued = accruedDays(coupon, period) / length;
  // By every basis what the accrued days leave of the period, as Excel has it.
  const toNext = 1 - accrued;
  const payment = (100 * rate) / frequency;
  if (period.count === 1) {
    return (redemption + payment) / (1 + (toNext * yieldRate) / frequency) - payment * accrued;
  }
  const discount = 1 + yieldRate / frequency;
  let price = redemption / Math.pow(discount, period.count - 1 + toNext);
  for (let k = 0; k < period.count; k++) price += payment / Math.pow(discount, k + toNext);
  return price - payment * accrued;
}

/** The yield at which a bond has a price, by Newton steps on differences. */
function bondYield(coupon: Coupon, rate: number, price: number, redemption: number): number | CellError {
  let guess = rate > 0 ? rate : 0.05;
  for (let step = 0; step < 100; step++) {
    const miss = bondPrice(coupon, rate, guess, redemption) - price;
    const width = 1e-6;
    const slope =
      (bondPrice(coupon, rate, guess + width, redemption) -
        bondPrice(coupon, rate, guess - width, redemption)) /
      (2 * width);
    const next = guess - miss / slope;
    if (!Number.isFinite(next)) return NUM;
    if (Math.abs(next - guess) < 1e-13) return next;
    guess = next <= -coupon.frequency ? (guess - coupon.frequency) / 2 : next;
  }
  return NUM;
}

/** Macaulay duration in years. */
function duration(coupon: Coupon, rate: number, yieldRate: number): number {
  const { frequency, basis } = coupon;
  const period = couponPeriod(coupon.settlement, coupon.maturity, frequency);
  const toNext = 1 - accruedDays(coupon, period) / periodDays(period, frequency, basis);
  const payment = (100 * rate) / frequency;
  const discount = 1 + yieldRate / frequency;
  let value = 0;
  let weighted = 0;
  for (let k = 0; k < period.count; k++) {
    const flow = payment + (k === period.count - 1 ? 100 : 0);
    const present = flow / Math.pow(discount, k + toNext);
    value += present;
    weighted += present * (k + toNext);
  }
  return weighted / value / frequency;
}

const overBond = (
  name: string,
  signature: 'x x x x x x x?',
  model: (coupon: Coupon, rate: number, value: number, redemption: number) => number | CellError,
) =>
  contextFunction(
    name,
    signature,
    'number',
    ({ dateOffset }, settlement, maturity, rate, value, redemption, frequency, basis) => {
      const coupon = couponOf(settlement + dateOffset, maturity + dateOffset, frequency, basis);
      if (isError(coupon)) return coupon;
      return rate < 0 || redemption <= 0 ? NUM : model(coupon, rate, value, redemption);
    },
  );

const overDuration = (name: string, model: (coupon: Coupon, rate: number, yieldRate: number) => number) =>
  contextFunction(
    name,
    'x x x x x x?',
    'number',
    ({ dateOffset }, settlement, maturity, rate, yieldRate, frequency, basis) => {
      const coupon = couponOf(settlement + dateOffset, maturity + dateOffset, frequency, basis);
      if (isError(coupon)) return coupon;
      return rate < 0 || yieldRate < 0 ? NUM : model(coupon, rate, yieldRate);
    },
  );

/** A discounted security: part of a year from settlement to maturity. */
const overTerm = (name: string, model: (a: number, b: number, years: number) => number | CellError) =>
  contextFunction(name, 'x x x x x?', 'number', ({ dateOffset }, settlement, maturity, a, b, basis) => {
    const from = Math.trunc(settlement) + dateOffset;
    const to = Math.trunc(maturity) + dateOffset;
    if (from >= to || a <= 0 || b <= 0) return NUM;
    const years = yearFraction(from, to, Math.trunc(basis ?? 0));
    return isError(years) ? years : model(a, b, years);
  });

/** Days of a treasury bill, which runs for a year at most. */
function billDays(settlement: number, maturity: number): number | CellError {
  const from = dateOfSerial(settlement);
  const to = dateOfSerial(maturity);
  if (!from || !to) return NUM;
  const days = Math.trunc(maturity) - Math.trunc(settlement);
  const year = serialOf(addMonths(from, 12)) - Math.trunc(settlement);
  return days <= 0 || days > year ? NUM : days;
}

const overBill = (name: string, model: (value: number, days: number) => number | CellError) =>
  numberFunction(name, 'x x x', (settlement, maturity, value) => {
    const days = billDays(settlement, maturity);
    if (isError(days)) return days;
    return value <= 0 ? NUM : model(value, days);
  });

/** Bond-equivalent yield of a bill: for more than half a year the one that compounds once. */
function billEquivalent(discount: number, days: number): number | CellError {
  if (days <= 182) {
    const base = 360 - discount * days;
    return base <= 0 ? NUM : (365 * discount) / base;
  }
  const price = (100 - (discount * 100 * days) / 360) / 100;
  const year = days === 366 ? 366 : 365;
  const term = days / year;
  const root = term * term - (2 * term - 1) * (1 - 1 / price);
  return price <= 0 || root < 0 ? NUM : (2 * (Math.sqrt(root) - term)) / (2 * term - 1);
}

/** A security whose interest is paid in coupons counted from its first one. */
interface Accrual {
  readonly issue: number;
  readonly first: number;
  readonly settlement: number;
  readonly frequency: number;
  readonly basis: number;
}

/**
 * Coupon periods from issue to settlement as Excel counts them: whole periods as one, the rest from the last coupon
 * before settlement, but never from one before the period that ends with the first coupon; so that days may be taken
 * off again. Not from issue, whole periods before that one do not count.
 */
function accruedPeriods(accrual: Accrual, isFromIssue: boolean): number {
  const { issue, first, settlement, frequency, basis } = accrual;
  const end = dateOfSerial(first) as CalendarDate;
  const isMonthEnd = end.day === daysInMonth(end.year, end.month);
  const at = (count: number) => {
    const date = addMonths(end, (12 / frequency) * count);
    return serialOf(isMonthEnd ? { ...date, day: daysInMonth(date.year, date.month) } : date);
  };
  const lengthBefore = (count: number) =>
    periodDays({ previous: at(count - 1), next: at(count), count: 0 }, frequency, basis);
  let start = Math.min(0, Math.floor(((issue - first) / 366) * frequency));
  while (at(start) < issue) start++;
  let anchor = -1;
  if (isFromIssue) while (at(anchor + 1) < settlement) anchor++;
  if (start > anchor) return daysBetween(issue, settlement, basis) / lengthBefore(start);
  const part = daysBetween(issue, at(start), basis) / lengthBefore(start);
  const rest = daysBetween(at(anchor), settlement, basis) / lengthBefore(0);
  return (at(start) === issue ? 0 : part) + (isFromIssue ? anchor - start : 0) + rest;
}

export const bondFunctions: readonly FunctionDefinition[] = [
  couponFunction('COUPDAYBS', accruedDays),
  couponFunction('COUPDAYS', ({ frequency, basis }, period) => periodDays(period, frequency, basis)),
  couponFunction('COUPDAYSNC', daysToNext),
  couponFunction('COUPNCD', (_, { next }) => next),
  couponFunction('COUPPCD', (_, { previous }) => previous),
  couponFunction('COUPNUM', (_, { count }) => count),
  overBond('PRICE', 'x x x x x x x?', (coupon, rate, yieldRate, redemption) =>
    yieldRate < 0 ? NUM : bondPrice(coupon, rate, yieldRate, redemption),
  ),
  overBond('YIELD', 'x x x x x x x?', (coupon, rate, price, redemption) =>
    price <= 0 ? NUM : bondYield(coupon, rate, price, redemption),
  ),
  overDuration('DURATION', duration),
  overDuration(
    'MDURATION',
    (coupon, rate, yieldRate) => duration(coupon, rate, yieldRate) / (1 + yieldRate / coupon.frequency),
  ),
  overTerm('DISC', (price, redemption, years) => (redemption - price) / redemption / years),
  overTerm('INTRATE', (investment, redemption, years) => (redemption - investment) / investment / years),
  overTerm('PRICEDISC', (discount, redemption, years) => redemption - discount * redemption * years),
  overTerm('YIELDDISC', (price, redemption, years) => (redemption / price - 1) / years),
  overTerm('RECEIVED', (investment, discount, years) =>
    discount * years >= 1 ? NUM : investment / (1 - discount * years),
  ),
  contextFunction(
    'ACCRINTM',
    'x x x x? x?',
    'number',
    ({ dateOffset }, issue, settlement, rate, par, basis) => {
      const from = Math.trunc(issue) + dateOffset;
      const to = Math.trunc(settlement) + dateOffset;
      const face = par ?? 1000;
      if (from >= to || rate <= 0 || face <= 0) return NUM;
      const years = yearFraction(from, to, Math.trunc(basis ?? 0));
      return isError(years) ? years : face * rate * years;
    },
  ),
  contextFunction(
    'ACCRINT',
    'x x x x x? x x? b?',
    'number',
    ({ dateOffset }, issue, first, settlement, rate, par, frequency, basis, fromIssue) => {
      const accrual = {
        issue: Math.trunc(issue) + dateOffset,
        first: Math.trunc(first) + dateOffset,
        settlement: Math.trunc(settlement) + dateOffset,
        frequency: Math.trunc(frequency),
        basis: Math.trunc(basis ?? 0),
      };
      const face = par ?? 1000;
      const isKnown = [1, 2, 4].includes(accrual.frequency) && accrual.basis >= 0 && accrual.basis <= 4;
      if (!isKnown || rate <= 0 || face <= 0 || accrual.issue >= accrual.settlement) return NUM;
      if (![accrual.issue, accrual.first, accrual.settlement].every(dateOfSerial)) return NUM;
      return ((face * rate) / accrual.frequency) * accruedPeriods(accrual, fromIssue ?? true);
    },
  ),
  overBill('TBILLPRICE', (discount, days) => {
    const price = 100 * (1 - (discount * days) / 360);
    return price < 0 ? NUM : price;
  }),
  overBill('TBILLYIELD', (price, days) => (((100 - price) / price) * 360) / days),
  overBill('TBILLEQ', billEquivalent),
];
