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
import { say } from '../said';
import type { CaseSentence, Said } from '../said';

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
    ...sheet.problems.map(({ cell, sentence, facts, message }): Check => ({
      rule: 'unreadable-cell',
      severity: 'error',
      cell: cell ?? sheet.versionCell,
      sentence,
      facts,
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
      ...say(count === 1 ? 'oneAlternative' : 'noAlternatives'),
    },
  ];
}

function incompleteMetric(metric: Metric, places: Places): Check[] {
  const missing = [
    metric.owner === '' ? (['Owner', 'owner'] as const) : null,
    metric.cadence === '' ? (['Cadence', 'cadence'] as const) : null,
    metric.threshold === null ? (['Threshold', 'threshold'] as const) : null,
  ].filter((one) => one !== null);
  if (missing.length === 0) return [];
  const primary = metric.role === 'primary';
  return [
    {
      rule: 'incomplete-metric',
      severity: primary ? 'error' : 'warning',
      cell: places.metric(metric, missing[0]![0]),
      ...say(primary ? 'primaryIncomplete' : 'metricIncomplete', {
        metric: metric.name,
        missing: missing.map(([, part]) => say(part)),
      }),
    },
  ];
}

function breachedGuardrails({ alternatives }: Comparison, places: Places): Check[] {
  return alternatives.flatMap(({ name, breaches }) =>
    breaches.map((metric): Check => ({
      rule: 'guardrail-breached',
      severity: 'error',
      cell: places.metric({ name: metric }, 'Threshold'),
      ...say('guardrailBreached', { alternative: name, metric }),
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
      ...say('lensEmpty', { lenses: empty }),
    },
  ];
}

function outsideRange(driver: Driver, of: Case, places: Places): Check[] {
  const { name, low, likely, high, values } = driver;
  const at = (header: string, said: Said): Check => ({
    rule: 'driver-outside-range',
    severity: 'warning',
    cell: places.driver(driver, header),
    ...said,
  });
  if (low !== null && high !== null && low > high) {
    return [at('Low', say('rangeReversed', { driver: name, value: low, high }))];
  }
  if (driver.distribution === 'lognormal' && low !== null && low <= 0) {
    return [at('Low', say('lognormalNotPositive', { driver: name, value: low }))];
  }
  const outside = (
    value: number | null,
    header: string,
    [below, above]: readonly [CaseSentence, CaseSentence],
  ): Check[] => {
    if (value === null) return [];
    const facts = { driver: name, value, alternative: header };
    if (low !== null && value < low) return [at(header, say(below, { ...facts, low }))];
    if (high !== null && value > high) return [at(header, say(above, { ...facts, high }))];
    return [];
  };
  return [
    ...outside(likely, 'Likely', ['likelyBelowRange', 'likelyAboveRange']),
    ...of.alternatives.flatMap((one) =>
      outside(values[one.name] ?? null, one.name, ['valueBelowRange', 'valueAboveRange']),
    ),
  ];
}

/** Years or months that the decision, the metrics and the alternatives speak of, told in months. */
function differentHorizons(of: Case, places: Places): Check[] {
  const horizon = horizonsIn(of.decision.horizon)[0];
  if (horizon === undefined) return [];
  const check = (
    cell: string,
    sentence: 'metricHorizon' | 'implementationHorizon',
    name: string,
    months: number,
  ): Check => ({
    rule: 'different-horizons',
    severity: 'warning',
    cell,
    ...say(sentence, { name, own: duration(months), horizon: duration(horizon) }),
  });
  return [
    ...of.metrics.flatMap((metric) =>
      [...horizonsIn(metric.name), ...horizonsIn(metric.unit)]
        .filter((months) => months !== horizon)
        .slice(0, 1)
        .map((months) => check(places.metric(metric, 'Name'), 'metricHorizon', metric.name, months)),
    ),
    ...of.alternatives.flatMap(({ name, months }) =>
      months !== null && months > horizon
        ? [check(places.alternative(name, 'Months'), 'implementationHorizon', name, months)]
        : [],
    ),
  ];
}

function horizonsIn(words: string): number[] {
  const found = words.matchAll(
    /(\d+(?:\.\d+)?)[\s-]*(years?|yrs?|y|jahr(?:en?)?|months?|mo|monat(?:en?)?)\b/gi,
  );
  return [...found].map(([, count, unit]) => Number(count) * (/^[yj]/i.test(unit!) ? 12 : 1));
}

function duration(months: number): Said {
  const years = months / 12;
  if (Number.isInteger(years)) return years === 1 ? say('oneYear') : say('years', { count: years });
  return months === 1 ? say('oneMonth') : say('months', { count: months });
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
        ...say('noDownside', { alternative: name }),
      },
    ];
  });
}

function staleResults(freshness: Freshness, places: Places): Check[] {
  const found = (said: Said): Check[] => [
    { rule: 'stale-results', severity: 'error', cell: places.table(RESULTS_TABLE.table), ...said },
  ];
  switch (freshness.state) {
    case 'fresh':
      return [];
    case 'stale':
      return found(say('resultsStale', { alternatives: freshness.alternatives }));
    case 'none':
      return found(say('notEvaluated'));
    case 'unknown':
      return found(say('freshnessUnknown', { reason: freshness.reason }));
  }
}
