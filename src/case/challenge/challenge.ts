/**
 * The board's questions, made from the model's own weak points. Each has a key that stays the same while the weak
 * point does, the cells that it is about, and the answer that someone gave.
 */
import { nameKey, sameName } from '../case';
import type { Case, CellBinding, ChallengeAnswer } from '../case';
import { CHALLENGE_SENTENCES } from './challenge-sentences';
import { CHALLENGE_GROUPS, contextOf } from './questions/context';
import type { ChallengeGroup, ChallengeInput, ChallengeQuestion, Draft, Figure } from './questions/context';
import { alternativeQuestions } from './questions/alternatives';
import { assumptionQuestions } from './questions/assumptions';
import { implementationQuestions } from './questions/implementation';
import { riskQuestions } from './questions/risk';
import { currencySign, fractionRest } from '../unit';

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
  const rest = fractionRest(unit);
  if (rest !== null) {
    return `${number(value * 100)}%${rest === '' || rest.startsWith('/') ? rest : ` ${rest}`}`;
  }
  const sign = currencySign(unit);
  if (sign !== null) return value < 0 ? `-${sign}${number(-value)}` : `${sign}${number(value)}`;
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
