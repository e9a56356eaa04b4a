/** What drivers and metrics turned out to be, against the ranges that the case gave. */
import { nameKey, sameName } from '../case';
import type { Actual, Case } from '../case';
import { resultOf } from '../evaluation/results';

/** The case with an actual in place of an earlier one of the same subject and day, the latest day last. */
export function recordActual(of: Case, actual: Actual): Case {
  const others = of.actuals.filter(
    (one) => !(sameName(one.subject, actual.subject) && one.date === actual.date),
  );
  const after = others.findIndex(({ date }) => date > actual.date);
  const at = after < 0 ? others.length : after;
  return { ...of, actuals: [...others.slice(0, at), actual, ...others.slice(at)] };
}

/** The latest actual of a driver or metric; of two of one day the later row. */
export function latestActual(of: Case, subject: string): Actual | null {
  return of.actuals.reduce<Actual | null>(
    (latest, one) =>
      one.value !== null && sameName(one.subject, subject) && (latest === null || one.date >= latest.date)
        ? one
        : latest,
    null,
  );
}

export interface ActualAgainstRange {
  readonly subject: string;
  /** "unknown": neither a driver nor a metric of the case. */
  readonly kind: 'driver' | 'metric' | 'unknown';
  readonly unit: string;
  readonly date: string;
  readonly value: number;
  readonly by: string;
  /** What was expected under the alternative. */
  readonly expected: number | null;
  /** A driver's low and high; a metric's P10 and P90. */
  readonly low: number | null;
  readonly high: number | null;
  /** "unjudged" without a range. */
  readonly place: 'within' | 'below' | 'above' | 'unjudged';
  /** Actual less expected. */
  readonly deviation: number | null;
}

/** All actuals with a value, against what the case expected under the alternative, in the order of their days. */
export function actualsAgainstRanges(of: Case, alternative: string): ActualAgainstRange[] {
  return of.actuals.flatMap((actual): ActualAgainstRange[] => {
    if (actual.value === null) return [];
    const { kind, unit, expected, low, high } = expectation(of, alternative, actual.subject);
    const { value } = actual;
    const place =
      low !== null && value < low
        ? 'below'
        : high !== null && value > high
          ? 'above'
          : low !== null && high !== null
            ? 'within'
            : 'unjudged';
    const deviation = expected === null ? null : value - expected;
    return [{ ...actual, value, kind, unit, expected, low, high, place, deviation }];
  });
}

type Expectation = Pick<ActualAgainstRange, 'kind' | 'unit' | 'expected' | 'low' | 'high'>;

function expectation(of: Case, alternative: string, subject: string): Expectation {
  const driver = of.drivers.find(({ name }) => sameName(name, subject));
  if (driver) {
    const base = of.alternatives[0]?.name ?? '';
    const expected = driver.values[alternative] ?? driver.values[base] ?? driver.likely;
    return { kind: 'driver', unit: driver.unit, expected, low: driver.low, high: driver.high };
  }
  const metric = of.metrics.find(({ name }) => sameName(name, subject));
  if (!metric) return { kind: 'unknown', unit: '', expected: null, low: null, high: null };
  const result = resultOf(of, alternative, metric.name);
  return {
    kind: 'metric',
    unit: metric.unit,
    expected: result?.value ?? null,
    low: result?.p10 ?? null,
    high: result?.p90 ?? null,
  };
}

/** How many subjects had a range, and of how many the latest actual lies within it. */
export function calibration(rows: readonly ActualAgainstRange[]): {
  readonly judged: number;
  readonly within: number;
} {
  const latest = new Map<string, ActualAgainstRange>();
  for (const row of rows) {
    const before = latest.get(nameKey(row.subject));
    if (row.place !== 'unjudged' && (!before || row.date >= before.date))
      latest.set(nameKey(row.subject), row);
  }
  const judged = [...latest.values()];
  return { judged: judged.length, within: judged.filter(({ place }) => place === 'within').length };
}
