/** What a careful reader would object to in a case: each a row that names a cell. */
import type { RangeContent } from '../../workbook/workbook';
import type { Check } from './check';
import { LENSES, sameName } from '../case';
import type { Case, Driver, Metric } from '../case';
import { cellOf } from '../case-sheet/case-sheet';
import type { CaseSheet, ReadTable } from '../case-sheet/case-sheet';
import { ALTERNATIVES_TABLE, DRIVERS_TABLE, METRICS_TABLE, RESULTS_TABLE } from '../case-sheet/case-tables';
import { compare } from '../decision/comparison';
import type { Comparison } from '../decision/comparison';
import { doubleCountedDrivers, literalsInFormulas, nettedExcessAndShortage } from './model-checks';
import type { Freshness } from '../evaluation/results';

export interface ChecksInput {
  readonly sheet: CaseSheet;
  readonly freshness: Freshness;
  /** The model's cells (`readModel`); its formulas are not looked at without them. */
  readonly model?: readonly RangeContent[];
}

/** All objections, errors first. An empty list: none of the checks found anything. */
export function checkCase({ sheet, freshness, model = [] }: ChecksInput): Check[] {
  const of = sheet.case;
  const places = placesOn(sheet);
  const comparison = compare(of, { freshness });
  const checks: Check[] = [
    ...sheet.problems.map(({ cell, message }): Check => ({
      rule: 'unreadable-cell',
      severity: 'error',
      cell: cell ?? sheet.versionCell,
      message,
    })),
    ...tooFewAlternatives(of, places),
    ...of.metrics.flatMap((metric) => incompleteMetric(metric, places)),
    ...breachedGuardrails(comparison, places),
    ...emptyLenses(of, places),
    ...of.drivers.flatMap((driver) => outsideRange(driver, of, places)),
    ...differentHorizons(of, places),
    ...noDownside(of, comparison, places),
    ...staleResults(freshness, places),
    ...doubleCountedDrivers(of, model, (driver) => driver.cell?.address ?? places.driver(driver, 'Cell')),
    ...nettedExcessAndShortage(model),
    ...literalsInFormulas(model),
  ];
  return [...checks.filter(isError), ...checks.filter((check) => !isError(check))];
}

function isError({ severity }: Check): boolean {
  return severity === 'error';
}

// ---------------------------------------------------------------------------------------------
// Where things stand on the case sheet

interface Places {
  /** The first heading cell of a table. */
  readonly table: (name: string) => string;
  readonly driver: (driver: Driver, header: string) => string;
  readonly metric: (metric: Pick<Metric, 'name'>, header: string) => string;
  readonly alternative: (name: string, header: string) => string;
}

function placesOn(sheet: CaseSheet): Places {
  const table = (name: string): string => cellOf(sheet.tables.get(name)!.content, -1, 0);
  const named = (name: string, key: string, header: string): string => {
    const { content, rows } = sheet.tables.get(name) as ReadTable<{ name: string }>;
    const row = rows.find((one) => sameName(one.row.name, key));
    return row ? cellOf(content, row.index, header) : table(name);
  };
  return {
    table,
    driver: (driver, header) => named(DRIVERS_TABLE.table, driver.name, header),
    metric: (metric, header) => named(METRICS_TABLE.table, metric.name, header),
    alternative: (name, header) => named(ALTERNATIVES_TABLE.table, name, header),
  };
}

// ---------------------------------------------------------------------------------------------
// Rules

function tooFewAlternatives(of: Case, places: Places): Check[] {
  const count = Math.max(0, of.alternatives.length - 1);
  if (count >= 2) return [];
  return [
    {
      rule: 'too-few-alternatives',
      severity: 'error',
      cell: places.table(ALTERNATIVES_TABLE.table),
      message: `There ${count === 1 ? 'is 1 alternative' : 'are no alternatives'} beside do nothing; a decision needs at least 2.`,
    },
  ];
}

function incompleteMetric(metric: Metric, places: Places): Check[] {
  const missing = [
    metric.owner === '' ? 'Owner' : null,
    metric.cadence === '' ? 'Cadence' : null,
    metric.threshold === null ? 'Threshold' : null,
  ].filter((one) => one !== null);
  if (missing.length === 0) return [];
  const primary = metric.role === 'primary';
  return [
    {
      rule: 'incomplete-metric',
      severity: primary ? 'error' : 'warning',
      cell: places.metric(metric, missing[0]!),
      message:
        `The metric "${metric.name}" has no ${listed(missing.map((one) => one.toLowerCase()))}` +
        (primary ? '; without, it cannot be primary.' : '.'),
    },
  ];
}

function breachedGuardrails({ alternatives }: Comparison, places: Places): Check[] {
  return alternatives.flatMap(({ name, breaches }) =>
    breaches.map((metric): Check => ({
      rule: 'guardrail-breached',
      severity: 'error',
      cell: places.metric({ name: metric }, 'Threshold'),
      message: `"${name}" breaches the guardrail "${metric}" without a waiver; change the alternative or record who waives it and why.`,
    })),
  );
}

function emptyLenses(of: Case, places: Places): Check[] {
  const empty = LENSES.filter((lens) => !of.metrics.some((metric) => metric.lenses.includes(lens)));
  if (empty.length === 0) return [];
  return [
    {
      rule: 'empty-lens',
      severity: 'warning',
      cell: places.table(METRICS_TABLE.table),
      message: `Still too functional: no metric is seen through the lens of ${listed(empty)}.`,
    },
  ];
}

function outsideRange(driver: Driver, of: Case, places: Places): Check[] {
  const { low, likely, high, values } = driver;
  const at = (value: number, header: string, what: string, side: string): Check => ({
    rule: 'driver-outside-range',
    severity: 'warning',
    cell: places.driver(driver, header),
    message: `The driver "${driver.name}" is ${value} ${what}, ${side} of its range; correct the value or the range.`,
  });
  const outside = (value: number | null, header: string, what: string): Check[] => {
    if (value === null) return [];
    if (low !== null && value < low) return [at(value, header, what, `below the low end ${low}`)];
    if (high !== null && value > high) return [at(value, header, what, `above the high end ${high}`)];
    return [];
  };
  if (low !== null && high !== null && low > high) {
    return [at(low, 'Low', 'at its low end', `above the high end ${high}`)];
  }
  return [
    ...outside(likely, 'Likely', 'at its likely value'),
    ...of.alternatives.flatMap(({ name }) => outside(values[name] ?? null, name, `under "${name}"`)),
  ];
}

/** Years or months that the decision, the metrics and the alternatives speak of, told in months. */
function differentHorizons(of: Case, places: Places): Check[] {
  const horizon = horizonsIn(of.decision.horizon)[0];
  if (horizon === undefined) return [];
  const check = (cell: string, what: string, months: number): Check => ({
    rule: 'different-horizons',
    severity: 'warning',
    cell,
    message: `${what} speaks of ${inWords(months)}, but the horizon of the decision is ${inWords(horizon)}; compare like with like.`,
  });
  return [
    ...of.metrics.flatMap((metric) =>
      [...horizonsIn(metric.name), ...horizonsIn(metric.unit)]
        .filter((months) => months !== horizon)
        .slice(0, 1)
        .map((months) => check(places.metric(metric, 'Name'), `The metric "${metric.name}"`, months)),
    ),
    ...of.alternatives.flatMap(({ name, months }) =>
      months !== null && months > horizon
        ? [check(places.alternative(name, 'Months'), `The implementation of "${name}"`, months)]
        : [],
    ),
  ];
}

function horizonsIn(words: string): number[] {
  const found = words.matchAll(/(\d+(?:\.\d+)?)[\s-]*(years?|yrs?|y|months?|mo)\b/gi);
  return [...found].map(([, count, unit]) => Number(count) * (/^y/i.test(unit!) ? 12 : 1));
}

function inWords(months: number): string {
  const years = months / 12;
  if (Number.isInteger(years)) return `${years} ${years === 1 ? 'year' : 'years'}`;
  return `${months} ${months === 1 ? 'month' : 'months'}`;
}

/** Nothing gets worse, nobody bears a cost and no risk is named: too good to be true. */
function noDownside(of: Case, { alternatives, metrics }: Comparison, places: Places): Check[] {
  return alternatives.flatMap(({ name, isBase }, i) => {
    const cells = metrics.map((row) => row.cells[i]!);
    const evaluated = cells.some(({ value }) => value !== null);
    const worse = cells.some(({ effect }) => effect === 'worse');
    const borne = of.effects.some(
      (effect) => sameName(effect.alternative, name) && (effect.costBorne ?? 0) > 0,
    );
    const risk = of.alternatives[i]?.risk ?? '';
    if (isBase || !evaluated || worse || borne || risk !== '') return [];
    return [
      {
        rule: 'no-downside' as const,
        severity: 'warning' as const,
        cell: places.alternative(name, 'Risk'),
        message: `"${name}" has no downside: no metric gets worse, nobody bears a cost and no risk is named. Look for what is missing.`,
      },
    ];
  });
}

function staleResults(freshness: Freshness, places: Places): Check[] {
  const found = (message: string): Check[] => [
    { rule: 'stale-results', severity: 'error', cell: places.table(RESULTS_TABLE.table), message },
  ];
  switch (freshness.state) {
    case 'fresh':
      return [];
    case 'stale':
      return found(
        `The model changed since the evaluation of ${listed(freshness.alternatives)}; evaluate again.`,
      );
    case 'none':
      return found('The case is not evaluated yet.');
    case 'unknown':
      return found(`It is not known whether the results still hold: ${freshness.reason}`);
  }
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
