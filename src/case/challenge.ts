/**
 * The board's questions, made from the model's own weak points. Each has a key that stays the same while the weak
 * point does, the cells that it is about, and the answer that someone gave.
 */
import type { RangeContent } from '../workbook/workbook';
import { DO_NOTHING, isChoice, nameKey, sameName } from './case';
import type { Case, CellBinding, ChallengeAnswer, Driver, Metric } from './case';
import { cellOf } from './case-sheet';
import type { CaseSheet, ReadTable } from './case-sheet';
import {
  ALTERNATIVES_TABLE,
  DECISION_FIELDS,
  DECISION_TABLE,
  DRIVERS_TABLE,
  EFFECTS_TABLE,
  FOLLOW_THROUGH_TABLE,
  METRICS_TABLE,
} from './case-tables';
import { CHALLENGE_SENTENCES } from './challenge-sentences';
import type { ChallengeSentence } from './challenge-sentences';
import { paysAndGains } from './charge-back';
import { checkCase } from './checks';
import { compare } from './comparison';
import { alternativeInFocus, primaryMetric } from './recommendation';
import { resultOf } from './results';
import { largestSwing, switchingReach } from './sensitivity';
import type { Sensitivity } from './sensitivity';

export const CHALLENGE_GROUPS = ['assumptions', 'alternatives', 'risk', 'implementation'] as const;
export type ChallengeGroup = (typeof CHALLENGE_GROUPS)[number];

/** A figure with its unit; put into words where the question is shown. */
export interface Figure {
  readonly value: number | null;
  readonly unit: string;
}

export interface ChallengeQuestion {
  /** The rule and what it concerns, such as "unsourced-driver:Fuel price". */
  readonly key: string;
  readonly group: ChallengeGroup;
  readonly sentence: ChallengeSentence;
  /** What the sentence's places are filled with; several names stand in a list. */
  readonly facts: Readonly<Record<string, string | Figure | readonly string[]>>;
  /** The cells that it is about, such as "Inputs!B4"; the model's own before those of the case sheet. */
  readonly cells: readonly string[];
  /** Greater is graver, within a group. */
  readonly weight: number;
  readonly answer: ChallengeAnswer | null;
}

export interface ChallengeInput {
  readonly sheet: CaseSheet;
  /** The model's cells (`readModel`); without them nothing is asked about formulas. */
  readonly model?: readonly RangeContent[];
  /** Swings and switching values, where they were computed. */
  readonly sensitivity?: Sensitivity;
  /** "2026-09-30". */
  readonly today: string;
}

/** Older figures are asked after. */
const STALE_MONTHS = 12;
/** A range wider than this share of the likely value is wide. */
const WIDE = 0.5;
/** A driver matters whose swing is at least this share of the largest swing of the primary metric. */
const LARGE_EFFECT = 0.1;
/** A threshold is near below this share of itself, and options are close below this share of the leader's value. */
const NEAR = 0.05;
/** A switching value is near within the driver's range, or within this share of its value. */
const NEAR_SWITCH = 0.1;
/** One party bears nearly all. */
const ONE_BUDGET = 0.8;
/** So many formulas with literals are asked about. */
const LITERALS_ASKED = 5;

type Draft = Omit<ChallengeQuestion, 'answer' | 'group'>;

/** All questions by group, the gravest first, with their answers. */
export function challengeQuestions(input: ChallengeInput): ChallengeQuestion[] {
  const context = contextOf(input);
  const drafts: Record<ChallengeGroup, Draft[]> = {
    assumptions: assumptionQuestions(context),
    alternatives: alternativeQuestions(context),
    risk: riskQuestions(context),
    implementation: implementationQuestions(context),
  };
  const answers = new Map(input.sheet.case.challenge.map((answer) => [nameKey(answer.key), answer]));
  return CHALLENGE_GROUPS.flatMap((group) =>
    drafts[group]
      .sort((a, b) => b.weight - a.weight)
      .map((draft) => ({ ...draft, group, answer: answers.get(nameKey(draft.key)) ?? null })),
  );
}

/** Answers to questions that the case gives no reason for any more, or that someone wrote on the sheet. */
export function otherAnswers(of: Case, questions: readonly ChallengeQuestion[]): ChallengeAnswer[] {
  const asked = new Set(questions.map(({ key }) => nameKey(key)));
  return of.challenge.filter(({ key, answer }) => answer !== '' && !asked.has(nameKey(key)));
}

/** The question in English, figures in three significant digits. */
export function questionText({ sentence, facts }: ChallengeQuestion): string {
  return fillSentence(CHALLENGE_SENTENCES[sentence], facts, plainFigure, (names) => names.join(', '));
}

function fillSentence(
  template: string,
  facts: ChallengeQuestion['facts'],
  figure: (figure: Figure) => string,
  list: (names: readonly string[]) => string,
): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, place: string) => {
    const fact = facts[place];
    if (fact === undefined) return '';
    if (typeof fact === 'string') return fact;
    return 'value' in fact ? figure(fact) : list(fact);
  });
}

/** A figure in English, three significant digits. */
export function plainFigure({ value, unit }: Figure): string {
  if (value === null) return 'not known';
  const number = (one: number): string =>
    new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 }).format(one);
  if (unit === '%') return `${number(value * 100)} %`;
  if (unit === '$') return value < 0 ? `-$${number(-value)}` : `$${number(value)}`;
  return unit === '' ? number(value) : `${number(value)} ${unit}`;
}

export interface AnswerParts {
  readonly question: string;
  readonly answer: string;
  readonly cells: readonly CellBinding[];
  readonly by: string;
  readonly date: string;
}

/** The case with the answer in place of an earlier one to the same question; an emptied answer is taken away. */
export function withAnswer(
  of: Case,
  { key, group }: Pick<ChallengeQuestion, 'key' | 'group'>,
  parts: AnswerParts,
): Case {
  const answer: ChallengeAnswer = { key, group, ...parts };
  const empty = parts.answer === '' && parts.cells.length === 0;
  const at = of.challenge.findIndex((one) => sameName(one.key, key));
  if (at < 0) return empty ? of : { ...of, challenge: [...of.challenge, answer] };
  return {
    ...of,
    challenge: empty
      ? of.challenge.filter((_, i) => i !== at)
      : of.challenge.map((one, i) => (i === at ? answer : one)),
  };
}

// ---------------------------------------------------------------------------------------------

interface Context {
  readonly of: Case;
  readonly base: string;
  readonly primary: Metric | null;
  readonly comparison: ReturnType<typeof compare>;
  readonly checks: ReturnType<typeof checkCase>;
  readonly sensitivity: Sensitivity;
  readonly today: string;
  /** The cell of a row of the case sheet; the table's first heading where it is not there. */
  readonly place: (table: string, row: string | null, header: string) => string;
}

function contextOf({ sheet, model = [], sensitivity = [], today }: ChallengeInput): Context {
  const of = sheet.case;
  return {
    of,
    base: of.alternatives[0]?.name ?? DO_NOTHING,
    primary: primaryMetric(of),
    comparison: compare(of),
    // Whether results are stale is for the checks; no question comes of it.
    checks: checkCase({ sheet, freshness: { state: 'none' }, model }),
    sensitivity,
    today,
    place: (table, row, header) => {
      const read = sheet.tables.get(table) as ReadTable<Record<string, unknown>> | undefined;
      if (!read) return sheet.versionCell;
      const found = read.rows.find(
        ({ row: { name, field } }) => row !== null && sameName(String(name ?? field), row),
      );
      return found ? cellOf(read.content, found.index, header) : cellOf(read.content, -1, 0);
    },
  };
}

/** The model's cell where there is one, then the cell of the case sheet. */
function cellsOf(row: { readonly cell: CellBinding | null }, ...more: readonly string[]): string[] {
  return [...(row.cell?.address ? [row.cell.address] : []), ...more];
}

function plannedValue({ of, base }: Context, driver: Driver): Figure {
  const own = of.alternatives.map(({ name }) => driver.values[name] ?? null).find((value) => value !== null);
  return { value: driver.likely ?? driver.values[base] ?? own ?? null, unit: driver.unit };
}

// ---------------------------------------------------------------------------------------------
// Assumptions

function assumptionQuestions(context: Context): Draft[] {
  const { of, checks, place } = context;
  const literals = checks.filter(({ rule }) => rule === 'literal-in-formula');
  const counted = checks.filter(({ rule }) => rule === 'double-counted-driver');
  return [
    ...of.drivers.filter((driver) => !isChoice(driver)).flatMap((driver) => driverQuestions(context, driver)),
    ...firstOfColumns(literals.map(({ cell }) => cell))
      .slice(0, LITERALS_ASKED)
      .map((cell): Draft => ({
        key: `literal-in-formula:${cell}`,
        sentence: 'literalInFormula',
        facts: { cell },
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
function firstOfColumns(cells: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const cell of cells) {
    const column = cell.replace(/\d+$/, '');
    if (!first.has(column)) first.set(column, cell);
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
      : { metric: effect.metric.name, swing: { value: effect.swing, unit: effect.metric.unit } };
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

function differs({ alternatives }: Case, { values }: Driver): boolean {
  return (
    new Set(alternatives.map(({ name }) => values[name] ?? null).filter((value) => value !== null)).size > 0
  );
}

/** Whole months from one day to another; null where either is no date. */
export function monthsBetween(from: string, to: string): number | null {
  const [start, end] = [from, to].map((day) => /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.slice(1).map(Number));
  if (!start || !end) return null;
  const months = (end[0]! - start[0]!) * 12 + end[1]! - start[1]!;
  return end[2]! < start[2]! ? months - 1 : months;
}

// ---------------------------------------------------------------------------------------------
// Alternatives

function alternativeQuestions(context: Context): Draft[] {
  const { of, base, comparison, checks, place } = context;
  const questions: Draft[] = [];
  const alternativeCell = (name: string | null, header: string): string =>
    place(ALTERNATIVES_TABLE.table, name, header);

  if (of.alternatives.length < 3) {
    questions.push({
      key: 'too-few-alternatives:case',
      sentence: 'tooFewAlternatives',
      facts: {},
      cells: [alternativeCell(null, 'Name')],
      weight: 3,
    });
  }
  const moved = of.drivers.filter((driver) =>
    of.alternatives.slice(1).some(({ name }) => (driver.values[name] ?? null) !== null),
  );
  if (moved.length > 0 && of.drivers.every(({ values }) => (values[base] ?? null) === null)) {
    questions.push({
      key: 'idle-baseline:case',
      sentence: 'idleBaseline',
      facts: { alternative: base, drivers: moved.slice(0, 3).map(({ name }) => name) },
      cells: moved.slice(0, 3).flatMap((driver) => cellsOf(driver)),
      weight: 2.5,
    });
  }
  const sunny = new Set(checks.filter(({ rule }) => rule === 'no-downside').map(({ cell }) => cell));
  for (const { name, dominatedBy, isBase } of comparison.alternatives) {
    if (sunny.has(alternativeCell(name, 'Risk'))) {
      questions.push({
        key: `no-downside:${name}`,
        sentence: 'noDownside',
        facts: { alternative: name },
        cells: [alternativeCell(name, 'Risk')],
        weight: 2,
      });
    }
    const [other] = dominatedBy;
    if (!isBase && other !== undefined) {
      questions.push({
        key: `dominated-alternative:${name}`,
        sentence: 'dominated',
        facts: { alternative: name, other },
        cells: [alternativeCell(name, 'Name')],
        weight: 1,
      });
    }
  }
  return [...questions, ...closeRace(context), ...counterCaseQuestion(context)];
}

/** The two best on the primary metric, where little lies between them. */
function closeRace({ of, primary, place }: Context): Draft[] {
  if (!primary?.direction) return [];
  const sign = primary.direction === 'higher' ? 1 : -1;
  const [first, second] = of.alternatives
    .flatMap(({ name }) => {
      const value = resultOf(of, name, primary.name)?.value ?? null;
      return value === null ? [] : [{ name, value }];
    })
    .sort((a, b) => sign * (b.value - a.value));
  if (!first || !second) return [];
  const difference = Math.abs(first.value - second.value);
  if (difference > NEAR * Math.abs(first.value)) return [];
  return [
    {
      key: `close-race:${primary.name}`,
      sentence: 'closeRace',
      facts: {
        alternative: first.name,
        other: second.name,
        metric: primary.name,
        difference: { value: difference, unit: primary.unit },
      },
      cells: cellsOf(primary, place(METRICS_TABLE.table, primary.name, 'Name')),
      weight: 1.5,
    },
  ];
}

function counterCaseQuestion({ of, place }: Context): Draft[] {
  if (of.decision.whatWouldChangeOurMind !== '') return [];
  return [
    {
      key: 'no-counter-case:case',
      sentence: 'noCounterCase',
      facts: {},
      cells: [place(DECISION_TABLE.table, DECISION_FIELDS.whatWouldChangeOurMind, 'Text')],
      weight: 1.2,
    },
  ];
}

// ---------------------------------------------------------------------------------------------
// Risk

function riskQuestions(context: Context): Draft[] {
  const { of, comparison, checks, place } = context;
  const questions: Draft[] = [...switchingQuestions(context), ...nearThresholds(context)];
  comparison.alternatives.forEach(({ name, isBase }, i) => {
    for (const { metric, cells } of comparison.metrics) {
      const cell = cells[i]!;
      const { threshold, unit } = metric;
      if (threshold === null || cell.headroom === null || isBase) continue;
      const about = { metric: metric.name, alternative: name };
      const draft = (
        rule: string,
        sentence: ChallengeSentence,
        facts: Draft['facts'],
        weight: number,
      ): Draft => ({
        key: `${rule}:${name}|${metric.name}`,
        sentence,
        facts: { ...about, ...facts },
        cells: cellsOf(metric, place(METRICS_TABLE.table, metric.name, 'Threshold')),
        weight,
      });
      const limit = { threshold: { value: threshold, unit } };
      const unlucky = metric.direction === 'higher' ? cell.p10 : cell.p90;
      const missed =
        unlucky !== null && (metric.direction === 'higher' ? unlucky < threshold : unlucky > threshold);
      if (cell.guardrail === 'breach') {
        const gap = { value: Math.abs(cell.headroom), unit };
        questions.push(draft('guardrail-breached', 'guardrailBreached', { gap }, 3));
      } else if (cell.headroom > NEAR * Math.abs(threshold) && missed) {
        questions.push(draft('threshold-at-risk', 'thresholdAtRisk', limit, 1));
      }
    }
  });
  const sunny = new Set(checks.filter(({ rule }) => rule === 'no-downside').map(({ cell }) => cell));
  for (const { name, risk, reversibility } of of.alternatives.slice(1)) {
    const at = (header: string): string => place(ALTERNATIVES_TABLE.table, name, header);
    const ask = (rule: string, sentence: ChallengeSentence, header: string): void => {
      questions.push({
        key: `${rule}:${name}`,
        sentence,
        facts: { alternative: name },
        cells: [at(header)],
        weight: 0.8,
      });
    };
    if (risk === '' && !sunny.has(at('Risk'))) ask('unnamed-risk', 'unnamedRisk', 'Risk');
    if (reversibility === '') ask('no-way-back', 'noWayBack', 'Reversibility');
  }
  return questions;
}

/** Thresholds that are met by little: of each metric the alternative that meets it by the least, the others named. */
function nearThresholds({ comparison, place }: Context): Draft[] {
  return comparison.metrics.flatMap(({ metric, cells }): Draft[] => {
    const { threshold, unit } = metric;
    if (threshold === null) return [];
    const near = cells
      .filter(({ effect }) => effect !== 'base')
      .flatMap(({ alternative, headroom }) =>
        headroom !== null && headroom >= 0 && headroom <= NEAR * Math.abs(threshold)
          ? [{ alternative, headroom }]
          : [],
      )
      .sort((a, b) => a.headroom - b.headroom);
    if (near.length === 0) return [];
    return [
      {
        key: `threshold-near:${metric.name}`,
        sentence: 'thresholdNear',
        facts: {
          metric: metric.name,
          alternatives: near.map(({ alternative }) => alternative),
          headroom: { value: near[0]!.headroom, unit },
          threshold: { value: threshold, unit },
        },
        cells: cellsOf(metric, place(METRICS_TABLE.table, metric.name, 'Threshold')),
        weight: 1.5,
      },
    ];
  });
}

/** Of each driver and metric the nearest switching value: from the other side it is the same one. */
function switchingQuestions(context: Context): Draft[] {
  const nearest = new Map<string, Draft>();
  for (const draft of nearSwitching(context)) {
    const { driver, metric } = draft.facts;
    const place = `${driver as string}\u0000${metric as string}`;
    const known = nearest.get(place);
    if (!known || draft.weight > known.weight) nearest.set(place, draft);
  }
  return [...nearest.values()];
}

function nearSwitching({ of, sensitivity, place }: Context): Draft[] {
  const focus = alternativeInFocus(of);
  // Where two alternatives tell the same switching value, the one that is recommended or leads comes first.
  const ordered = [
    ...sensitivity.filter(({ alternative }) => alternative === focus),
    ...sensitivity.filter(({ alternative }) => alternative !== focus),
  ];
  return ordered.flatMap((entry): Draft[] => {
    const driver = of.drivers.find(({ name }) => sameName(name, entry.driver));
    const metric = of.metrics.find(({ name }) => sameName(name, entry.metric));
    if (!driver || !metric || entry.switching === null) return [];
    const reach = switchingReach(entry, driver);
    const change = Math.abs(entry.switching.value - entry.base) / (Math.abs(entry.base) || 1);
    const near = (reach !== null && reach <= 1) || change <= NEAR_SWITCH;
    if (!near) return [];
    const { against } = entry.switching;
    return [
      {
        key: `switching-value:${entry.alternative}|${driver.name}|${metric.name}`,
        sentence: against === null ? 'switchingThreshold' : 'switchingAgainst',
        facts: {
          driver: driver.name,
          metric: metric.name,
          alternative: entry.alternative,
          base: { value: entry.base, unit: driver.unit },
          value: { value: entry.switching.value, unit: driver.unit },
          ...(against === null ? {} : { other: against }),
        },
        cells: [...cellsOf(driver, place(DRIVERS_TABLE.table, driver.name, 'Low')), ...cellsOf(metric)],
        weight: 3 - Math.min(1, reach ?? change),
      },
    ];
  });
}

// ---------------------------------------------------------------------------------------------
// Implementation

function implementationQuestions(context: Context): Draft[] {
  const { of, place } = context;
  const questions: Draft[] = of.alternatives.slice(1).flatMap(({ name }) => budgetQuestions(context, name));
  for (const metric of of.metrics) {
    if (metric.owner !== '' && metric.cadence !== '') continue;
    questions.push({
      key: `unowned-metric:${metric.name}`,
      sentence: 'unownedMetric',
      facts: { metric: metric.name },
      cells: cellsOf(
        metric,
        place(METRICS_TABLE.table, metric.name, metric.owner === '' ? 'Owner' : 'Cadence'),
      ),
      weight: metric.role === 'primary' ? 1.5 : 0.5,
    });
  }
  for (const { name, months, people, systems } of of.alternatives.slice(1)) {
    if (months !== null && people !== '' && systems !== '') continue;
    questions.push({
      key: `unstated-burden:${name}`,
      sentence: 'unstatedBurden',
      facts: { alternative: name },
      cells: [place(ALTERNATIVES_TABLE.table, name, 'Months')],
      weight: 1,
    });
  }
  const promises = place(FOLLOW_THROUGH_TABLE.table, null, 'Kind');
  const once = (rule: string, sentence: ChallengeSentence, cell: string, weight: number): void => {
    questions.push({ key: `${rule}:case`, sentence, facts: {}, cells: [cell], weight });
  };
  const { followThrough } = of;
  if (
    !followThrough.some(({ kind, owner, date }) => kind === 'adoption step' && owner !== '' && date !== '')
  ) {
    once('no-adoption-steps', 'lateSteps', promises, 1.2);
  }
  if (!followThrough.some(({ kind, threshold }) => kind === 'tripwire' && threshold !== null)) {
    once('no-tripwire', 'noTripwire', promises, 1.3);
  }
  if (of.decision.decideBy === '') {
    once('no-deadline', 'noDeadline', place(DECISION_TABLE.table, DECISION_FIELDS.decideBy, 'Text'), 0.9);
  }
  return questions;
}

/** One budget pays and others gain, or someone is worse off. */
function budgetQuestions({ of, place }: Context, alternative: string): Draft[] {
  const { parties } = paysAndGains(of, alternative);
  const costs = parties.reduce((sum, { cost }) => sum + cost, 0);
  const benefits = parties.reduce((sum, { benefit }) => sum + benefit, 0);
  const cells = [place(EFFECTS_TABLE.table, null, 'Cost borne')];
  const payer = parties.find(({ cost }) => costs > 0 && cost >= ONE_BUDGET * costs);
  const gainers = parties.filter((one) => one !== payer && one.benefit > 0);
  const gained = gainers.reduce((sum, { benefit }) => sum + benefit, 0);
  if (payer && gained > 0.5 * benefits) {
    return [
      {
        key: `split-benefit:${alternative}`,
        sentence: 'splitBenefit',
        facts: {
          payer: payer.party,
          share: { value: payer.cost / costs, unit: '%' },
          alternative,
          gainers: gainers.map(({ party }) => party),
        },
        cells,
        weight: 2,
      },
    ];
  }
  // The case's money is the unit of its primary metric where that is money; a bare number says enough.
  return parties
    .filter(({ net }) => net < 0)
    .map(({ party, net }) => ({
      key: `losing-party:${alternative}|${party}`,
      sentence: 'losingParty' as const,
      facts: { party, alternative, loss: { value: -net, unit: '' } },
      cells,
      weight: 1.8,
    }));
}
