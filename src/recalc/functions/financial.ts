import type { CellError, Value } from '../values';
import { cellsOf, DIV0, isError, NA, NUM, VALUE } from '../values';
import { withNumbers } from './collect';
import type { FunctionDefinition } from './definition';
import { numberFunction } from './definition';

/** What is added up period by period ends here: nothing real lasts as long, and the sum would not end. */
const MOST_PERIODS = 1_000_000;

/** Value at the end of so many payments of 1, each at a period's end or, with type 1, at its beginning. */
function annuity(rate: number, periods: number, type: number): number {
  return rate === 0 ? periods : ((1 + rate * type) * (Math.pow(1 + rate, periods) - 1)) / rate;
}

const typeOf = (type: number | undefined) => ((type ?? 0) === 0 ? 0 : 1);

function payment(rate: number, periods: number, present: number, future = 0, type = 0): number | CellError {
  if (periods === 0 || rate <= -1) return NUM;
  return -(present * Math.pow(1 + rate, periods) + future) / annuity(rate, periods, type);
}

function futureValue(rate: number, periods: number, pay: number, present = 0, type = 0): number {
  return -(present * Math.pow(1 + rate, periods) + pay * annuity(rate, periods, type));
}

function presentValue(rate: number, periods: number, pay: number, future = 0, type = 0): number | CellError {
  if (rate === -1) return NUM;
  return -(future + pay * annuity(rate, periods, type)) / Math.pow(1 + rate, periods);
}

function interestPart(
  rate: number,
  period: number,
  periods: number,
  present: number,
  future = 0,
  type = 0,
): number | CellError {
  if (period < 1 || period >= periods + 1) return NUM;
  const pay = payment(rate, periods, present, future, type);
  if (isError(pay)) return pay;
  if (period === 1) return type === 1 ? 0 : -present * rate;
  return type === 1
    ? (futureValue(rate, period - 2, pay, present, 1) - pay) * rate
    : futureValue(rate, period - 1, pay, present, 0) * rate;
}

function principalPart(
  rate: number,
  period: number,
  periods: number,
  present: number,
  future = 0,
  type = 0,
): number | CellError {
  const pay = payment(rate, periods, present, future, type);
  const interest = interestPart(rate, period, periods, present, future, type);
  if (isError(pay)) return pay;
  return isError(interest) ? interest : pay - interest;
}

function cumulative(part: typeof interestPart) {
  return (rate: number, periods: number, present: number, start: number, end: number, type: number) => {
    const first = Math.ceil(start);
    const last = Math.trunc(end);
    if (rate <= 0 || periods <= 0 || present <= 0 || start < 1 || end < start || end > periods) return NUM;
    if ((type !== 0 && type !== 1) || last > MOST_PERIODS) return NUM;
    let total = 0;
    for (let period = first; period <= last; period++) {
      const share = part(rate, period, periods, present, 0, type);
      if (isError(share)) return share;
      total += share;
    }
    return total;
  };
}

function periodsNeeded(rate: number, pay: number, present: number, future = 0, type = 0): number | CellError {
  if (rate === 0) return pay === 0 ? NUM : -(present + future) / pay;
  if (rate <= -1) return NUM;
  const level = pay * (1 + rate * type);
  const ratio = (level - future * rate) / (present * rate + level);
  return ratio <= 0 ? NUM : Math.log(ratio) / Math.log(1 + rate);
}

/** A root of f by Newton steps from the guess; undefined when they lead nowhere. */
function newton(
  f: (x: number) => { value: number; slope: number },
  guess: number,
  least: number,
): number | undefined {
  let x = guess;
  for (let i = 0; i < 100; i++) {
    const { value, slope } = f(x);
    if (!Number.isFinite(value) || !Number.isFinite(slope)) return undefined;
    if (value === 0) return x;
    if (slope === 0) return undefined;
    let next = x - value / slope;
    if (next <= least) next = (x + least) / 2;
    // Steps that die away at the edge have found no root.
    if (next - least < 1e-9) return undefined;
    if (Math.abs(next - x) <= 1e-14 * Math.max(1, Math.abs(next))) return next;
    x = next;
  }
  // Rounding may keep the last digits moving.
  const { value, slope } = f(x);
  return Math.abs(value / slope) < 1e-9 * Math.max(1, Math.abs(x)) ? x : undefined;
}

function rate(
  periods: number,
  pay: number,
  present: number,
  future: number | undefined,
  type: number | undefined,
  guess: number | undefined,
): number | CellError {
  if (periods <= 0) return NUM;
  const when = typeOf(type);
  const balance = (r: number): number =>
    Math.abs(r) < 1e-11
      ? present + pay * periods + (future ?? 0)
      : -futureValue(r, periods, pay, present, when) + (future ?? 0);
  const f = (r: number) => {
    const step = 1e-6 * Math.max(1e-2, Math.abs(r));
    return { value: balance(r), slope: (balance(r + step) - balance(r - step)) / (2 * step) };
  };
  const start = guess ?? 0.1;
  return newton(f, start, -1) ?? newton(f, 0.01, -1) ?? newton(f, 1e-4, -1) ?? NUM;
}

/** Net present value with the first flow one period away. */
function netPresentValue(rate: number, flows: readonly number[]): number {
  let total = 0;
  let discount = 1;
  for (let i = 0; i < flows.length; i++) {
    discount *= 1 + rate;
    total += (flows[i] as number) / discount;
  }
  return total;
}

function internalRate(flows: readonly number[], guess: number | undefined): number | CellError {
  if (!flows.some((flow) => flow > 0) || !flows.some((flow) => flow < 0)) return NUM;
  const f = (r: number) => {
    let value = 0;
    let slope = 0;
    let discount = 1;
    for (let k = 0; k < flows.length; k++) {
      const flow = flows[k] as number;
      value += flow * discount;
      slope -= (k * flow * discount) / (1 + r);
      discount /= 1 + r;
    }
    return { value, slope };
  };
  if (guess !== undefined && guess <= -1) return VALUE;
  const found = newton(f, guess ?? 0.1, -1);
  if (found !== undefined) return found;
  return bracketed((r) => f(r).value) ?? NUM;
}

/** A root above −1 between neighbours of a grid, by halving. */
function bracketed(f: (x: number) => number): number | undefined {
  let low = -0.999999;
  let atLow = f(low);
  for (const high of [-0.9, -0.5, -0.2, 0, 0.1, 0.3, 1, 3, 10, 100, 1e4]) {
    const atHigh = f(high);
    if (Number.isFinite(atLow) && atLow * atHigh <= 0) {
      let [a, b] = [low, high];
      for (let i = 0; i < 200; i++) {
        const middle = (a + b) / 2;
        if (f(middle) * atLow > 0) a = middle;
        else b = middle;
      }
      return (a + b) / 2;
    }
    low = high;
    atLow = atHigh;
  }
  return undefined;
}

/** Flows with their dates, for the X functions. Blank flows are none; what else is no number is refused. */
function dated(values: Value, dates: Value): { flows: number[]; days: number[] } | CellError {
  const flows: number[] = [];
  const days: number[] = [];
  const v = cellsOf(values);
  const d = cellsOf(dates);
  if (v.length !== d.length) return NUM;
  for (const [i, cell] of v.entries()) {
    const day = d[i] ?? null;
    if (isError(cell)) return cell;
    if (isError(day)) return day;
    if ((cell !== null && typeof cell !== 'number') || typeof day !== 'number') return VALUE;
    flows.push(cell ?? 0);
    days.push(Math.trunc(day));
  }
  const [first] = days;
  if (first === undefined) return NA;
  return days.some((day) => day < first || day < 0) ? NUM : { flows, days };
}

function datedValue(
  r: number,
  flows: readonly number[],
  days: readonly number[],
): { value: number; slope: number } {
  let value = 0;
  let slope = 0;
  for (const [i, flow] of flows.entries()) {
    const years = ((days[i] as number) - (days[0] as number)) / 365;
    const present = flow / Math.pow(1 + r, years);
    value += present;
    slope -= (years * present) / (1 + r);
  }
  return { value, slope };
}

function datedRate(values: Value, dates: Value, guess: number | undefined): number | CellError {
  const read = dated(values, dates);
  if (isError(read)) return read;
  const { flows, days } = read;
  if (!flows.some((flow) => flow > 0) || !flows.some((flow) => flow < 0)) return NUM;
  if (guess !== undefined && guess <= -1) return NUM;
  const f = (r: number) => datedValue(r, flows, days);
  return newton(f, guess ?? 0.1, -1) ?? bracketed((r) => f(r).value) ?? NUM;
}

function modifiedRate(values: Value, finance: number, reinvest: number): number | CellError {
  return withNumbers([values], (flows) => {
    const n = flows.length;
    let gains = 0;
    let losses = 0;
    for (const [i, flow] of flows.entries()) {
      if (flow > 0) gains += flow * Math.pow(1 + reinvest, n - 1 - i);
      if (flow < 0) losses -= flow / Math.pow(1 + finance, i);
    }
    if (losses === 0 || !Number.isFinite(losses) || n < 2) return DIV0;
    return gains < 0 ? NUM : Math.pow(gains / losses, 1 / (n - 1)) - 1;
  });
}

function decliningBalance(
  cost: number,
  salvage: number,
  life: number,
  period: number,
  month = 12,
): number | CellError {
  const months = Math.trunc(month);
  const at = Math.trunc(period);
  if (cost < 0 || salvage < 0 || life <= 0 || at < 1 || months < 1 || months > 12) return NUM;
  if (at > life + (months < 12 ? 1 : 0) || at > MOST_PERIODS) return NUM;
  if (cost === 0) return 0;
  const r = Number((1 - Math.pow(salvage / cost, 1 / life)).toFixed(3));
  let depreciation = (cost * r * months) / 12;
  let total = 0;
  for (let i = 2; i <= at; i++) {
    total += depreciation;
    const share = i > life ? (12 - months) / 12 : 1;
    depreciation = (cost - total) * r * share;
  }
  return depreciation;
}

function doubleDeclining(
  cost: number,
  salvage: number,
  life: number,
  period: number,
  factor = 2,
): number | CellError {
  if (cost < 0 || salvage < 0 || life <= 0 || period <= 0 || period > life || factor <= 0) return NUM;
  const r = Math.min(1, factor / life);
  const before = r === 1 ? (period === 1 ? cost : 0) : cost * Math.pow(1 - r, period - 1);
  const after = cost * Math.pow(1 - r, period);
  return Math.max(0, before - Math.max(after, salvage));
}

/** Declining balance between two moments, by default changing to straight line once that is more. */
function variableDeclining(
  cost: number,
  salvage: number,
  life: number,
  start: number,
  end: number,
  factor = 2,
  noSwitch = false,
): number | CellError {
  if (cost < 0 || salvage < 0 || life <= 0 || start < 0 || end < start || end > life || factor <= 0)
    return NUM;
  if (end > MOST_PERIODS) return NUM;
  let book = cost;
  let total = 0;
  let straight = false;
  for (let year = 0; year < Math.ceil(end); year++) {
    const remaining = life - year;
    const line = (book - salvage) / remaining;
    const declining = Math.min((book * Math.min(factor, life)) / life, Math.max(0, book - salvage));
    straight ||= !noSwitch && line > declining;
    const depreciation = straight ? (book - salvage) / Math.max(1, remaining) : declining;
    const overlap = Math.min(end, year + 1) - Math.max(start, year);
    if (overlap > 0) total += depreciation * overlap;
    book -= depreciation;
  }
  return total;
}

const fractionDollar = (price: number, fraction: number, toDecimal: boolean): number | CellError => {
  const parts = Math.trunc(fraction);
  if (parts < 0) return NUM;
  if (fraction < 1) return DIV0;
  const digits = Math.ceil(Math.log10(parts));
  const scale = Math.pow(10, digits);
  const whole = Math.trunc(price);
  const rest = price - whole;
  return toDecimal ? whole + (rest * scale) / parts : whole + (rest * parts) / scale;
};

export const financialFunctions: readonly FunctionDefinition[] = [
  numberFunction('PMT', 'n n n n? n?', (r, n, pv, fv, type) => payment(r, n, pv, fv ?? 0, typeOf(type))),
  numberFunction('FV', 'n n n n? n?', (r, n, pay, pv, type) =>
    r === -1 && n < 0 ? DIV0 : futureValue(r, n, pay, pv ?? 0, typeOf(type)),
  ),
  numberFunction('PV', 'n n n n? n?', (r, n, pay, fv, type) =>
    presentValue(r, n, pay, fv ?? 0, typeOf(type)),
  ),
  numberFunction('IPMT', 'n n n n n? n?', (r, per, n, pv, fv, type) =>
    interestPart(r, per, n, pv, fv ?? 0, typeOf(type)),
  ),
  numberFunction('PPMT', 'n n n n n? n?', (r, per, n, pv, fv, type) =>
    principalPart(r, per, n, pv, fv ?? 0, typeOf(type)),
  ),
  numberFunction('ISPMT', 'n n n n', (r, per, n, pv) => (n === 0 ? DIV0 : pv * r * (per / n - 1))),
  numberFunction('CUMIPMT', 'x x x x x x', cumulative(interestPart)),
  numberFunction('CUMPRINC', 'x x x x x x', cumulative(principalPart)),
  numberFunction('NPER', 'n n n n? n?', (r, pay, pv, fv, type) =>
    periodsNeeded(r, pay, pv, fv ?? 0, typeOf(type)),
  ),
  numberFunction('RATE', 'n n n n? n? n?', rate),
  numberFunction('NPV', 'n r*', (r, ...values) =>
    withNumbers(values, (flows) => (r === -1 ? DIV0 : netPresentValue(r, flows))),
  ),
  numberFunction('IRR', 'r n?', (values, guess) =>
    withNumbers([values], (flows) => internalRate(flows, guess)),
  ),
  numberFunction('XNPV', 'x a a', (r, values, dates) => {
    const read = dated(values, dates);
    if (isError(read)) return read === VALUE ? NUM : read;
    // Unlike NPV, it takes neither negative rates nor blank flows.
    return r < 0 || cellsOf(values).includes(null) ? NUM : datedValue(r, read.flows, read.days).value;
  }),
  numberFunction('XIRR', 'a a n?', datedRate),
  numberFunction('MIRR', 'r n n', modifiedRate),
  numberFunction('SLN', 'n n n', (cost, salvage, life) => (life === 0 ? DIV0 : (cost - salvage) / life)),
  numberFunction('SYD', 'n n n n', (cost, salvage, life, per) =>
    life <= 0 || per <= 0 || per > life
      ? NUM
      : ((cost - salvage) * (life - per + 1) * 2) / (life * (life + 1)),
  ),
  numberFunction('DB', 'n n n n n?', decliningBalance),
  numberFunction('DDB', 'n n n n n?', doubleDeclining),
  numberFunction('VDB', 'n n n n n n? b?', variableDeclining),
  numberFunction('EFFECT', 'x x', (nominal, n) => {
    const periods = Math.trunc(n);
    return nominal <= 0 || periods < 1 ? NUM : Math.pow(1 + nominal / periods, periods) - 1;
  }),
  numberFunction('NOMINAL', 'x x', (effective, n) => {
    const periods = Math.trunc(n);
    return effective <= 0 || periods < 1 ? NUM : periods * (Math.pow(1 + effective, 1 / periods) - 1);
  }),
  numberFunction('FVSCHEDULE', 'n r', (principal, rates) => {
    let value = principal;
    for (const cell of cellsOf(rates)) {
      const r = cell === null ? 0 : typeof cell === 'number' ? cell : isError(cell) ? cell : VALUE;
      if (isError(r)) return r;
      value *= 1 + r;
    }
    return value;
  }),
  numberFunction('RRI', 'n n n', (n, present, future) =>
    n <= 0 || present === 0 || future / present < 0 ? NUM : Math.pow(future / present, 1 / n) - 1,
  ),
  numberFunction('PDURATION', 'n n n', (r, present, future) =>
    r <= 0 || present <= 0 || future <= 0 ? NUM : Math.log(future / present) / Math.log(1 + r),
  ),
  numberFunction('DOLLARDE', 'x x', (price, fraction) => fractionDollar(price, fraction, true)),
  numberFunction('DOLLARFR', 'x x', (price, fraction) => fractionDollar(price, fraction, false)),
];
