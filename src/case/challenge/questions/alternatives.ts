/** Questions on the choice of alternatives. */
import {
  ALTERNATIVES_TABLE,
  DECISION_FIELDS,
  DECISION_TABLE,
  METRICS_TABLE,
} from '../../case-sheet/case-tables';
import { resultOf } from '../../evaluation/results';
import { cellsOf } from './context';
import type { Context, Draft } from './context';

/** Options are close below this share of the leader's value. */
const NEAR = 0.05;

export function alternativeQuestions(context: Context): Draft[] {
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
        difference: { value: difference, unit: primary.unit, apart: true },
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
