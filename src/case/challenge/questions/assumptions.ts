/** Questions on figures without source, of old, wide or twice counted, and on numbers in formulas. */
import { isChoice } from '../../case';
import type { Case, Driver, Metric } from '../../case';
import { DRIVERS_TABLE } from '../../case-sheet/case-tables';
import type { ChallengeSentence } from '../challenge-sentences';
import type { Check } from '../../checks/check';
import { largestSwing } from '../../decision/sensitivity';
import { cellsOf, plannedValue } from './context';
import type { Context, Draft } from './context';

/** Older figures are asked after. */
const STALE_MONTHS = 12;
/** A range wider than this share of the likely value is wide. */
const WIDE = 0.5;
/** A driver matters whose swing is at least this share of the largest swing of the primary metric. */
const LARGE_EFFECT = 0.1;
/** So many formulas with literals are asked about. */
const LITERALS_ASKED = 5;

export function assumptionQuestions(context: Context): Draft[] {
  const { of, checks, place } = context;
  const literals = checks.filter(
    // The last of a long list counts the others and names no number.
    ({ rule, facts }) => rule === 'literal-in-formula' && facts['literal'] !== undefined,
  );
  const counted = checks.filter(({ rule }) => rule === 'double-counted-driver');
  return [
    ...of.drivers.filter((driver) => !isChoice(driver)).flatMap((driver) => driverQuestions(context, driver)),
    ...firstOfColumns(literals)
      .slice(0, LITERALS_ASKED)
      .map(({ cell, facts: { literal } }): Draft => ({
        key: `literal-in-formula:${cell}`,
        sentence: 'literalInFormula',
        facts: { cell, literal: literal! },
        cells: [cell],
        weight: 0,
      })),
    ...of.drivers
      .filter((driver) =>
        counted.some(
          ({ cell }) => cell === (driver.cell?.address ?? place(DRIVERS_TABLE.table, driver.name, 'Cell')),
        ),
      )
      .map((driver): Draft => ({
        key: `double-counted-driver:${driver.name}`,
        sentence: 'doubleCounted',
        facts: { driver: driver.name },
        cells: cellsOf(driver),
        weight: 0.9,
      })),
  ];
}

/** The same formula often fills a column; its first cell is asked about. */
function firstOfColumns(literals: readonly Check[]): Check[] {
  const first = new Map<string, Check>();
  for (const literal of literals) {
    const column = literal.cell.replace(/\d+$/, '');
    if (!first.has(column)) first.set(column, literal);
  }
  return [...first.values()];
}

function driverQuestions(context: Context, driver: Driver): Draft[] {
  const { of, today, place } = context;
  const at = (header: string): string[] => cellsOf(driver, place(DRIVERS_TABLE.table, driver.name, header));
  const effect = effectOf(context, driver);
  if (effect === 'small') return [];
  const weight = effect === null ? 0.5 * rangeShare(driver) : effect.share;
  const swing =
    effect === null
      ? null
      : {
          metric: effect.metric.name,
          swing: { value: effect.swing, unit: effect.metric.unit, apart: true as const },
        };
  const name = { driver: driver.name };
  const questions: Draft[] = [];
  const ask = (
    rule: string,
    sentence: ChallengeSentence,
    facts: Draft['facts'],
    header: string,
    add = 0,
  ): void => {
    questions.push({
      key: `${rule}:${driver.name}`,
      sentence,
      facts: { ...name, ...facts },
      cells: at(header),
      weight: weight + add,
    });
  };

  if (driver.source === '') {
    const value = plannedValue(context, driver);
    if (swing) ask('unsourced-driver', 'unsourcedDriverSwing', { value, ...swing }, 'Source', 1);
    else ask('unsourced-driver', 'unsourcedDriver', { value }, 'Source', 1);
  } else {
    const age = monthsBetween(driver.date, today);
    if (age === null) ask('stale-driver', 'undatedDriver', {}, 'Date');
    else if (age > STALE_MONTHS) {
      ask(
        'stale-driver',
        'staleDriver',
        { date: driver.date, months: { value: age, unit: '' } },
        'Date',
        0.5,
      );
    }
  }
  const { low, high, unit } = driver;
  if (low !== null && high !== null && rangeShare(driver) >= WIDE) {
    const range = { low: { value: low, unit }, high: { value: high, unit } };
    if (swing) ask('wide-driver', 'wideDriverSwing', { ...range, ...swing }, 'Low', 0.5);
    else ask('wide-driver', 'wideDriver', range, 'Low', 0.5);
  } else if (driver.confidence === 'low') {
    ask('wide-driver', 'lowConfidence', {}, 'Confidence', 0.5);
  } else if ((low === null || high === null) && differs(of, driver)) {
    ask('unranged-driver', 'unrangedDriver', {}, 'Low');
  }
  return questions;
}

/** What the driver does to the primary metric; "small" where others do far more, null where it is not known. */
function effectOf(
  { primary, sensitivity, of }: Context,
  driver: Driver,
): { readonly metric: Metric; readonly swing: number; readonly share: number } | 'small' | null {
  if (!primary) return null;
  const own = largestSwing(sensitivity, driver.name, primary.name);
  if (!own) return null;
  const largest = Math.max(
    ...of.drivers.map(({ name }) => largestSwing(sensitivity, name, primary.name)?.swing ?? 0),
  );
  if (own.swing < LARGE_EFFECT * largest || largest === 0) return 'small';
  return { metric: primary, swing: own.swing, share: own.swing / largest };
}

/** The range as a share of the likely value, or else of its middle; 0 without a range. */
function rangeShare({ low, likely, high }: Driver): number {
  if (low === null || high === null) return 0;
  const size = Math.abs(likely ?? (low + high) / 2);
  if (size === 0) return high > low ? WIDE : 0;
  return (high - low) / size;
}

/** Whether the alternatives do not all have the same value; a blank one is that of do nothing. */
function differs({ alternatives }: Case, { values }: Driver): boolean {
  const base = values[alternatives[0]?.name ?? ''] ?? null;
  return alternatives.some(({ name }) => (values[name] ?? base) !== base);
}

/** Whole months from one day to another; null where either is no date. */
export function monthsBetween(from: string, to: string): number | null {
  const [start, end] = [from, to].map((day) => /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.slice(1).map(Number));
  if (!start || !end) return null;
  const months = (end[0]! - start[0]!) * 12 + end[1]! - start[1]!;
  return end[2]! < start[2]! ? months - 1 : months;
}
