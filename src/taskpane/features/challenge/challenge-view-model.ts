import type { TFunction } from 'i18next';
import { otherAnswers } from '../../../case/challenge/challenge';
import { CHALLENGE_GROUPS } from '../../../case/challenge/questions/context';
import type { ChallengeGroup, ChallengeQuestion } from '../../../case/challenge/questions/context';
import { nameKey } from '../../../case/case';
import type { Case, ChallengeAnswer } from '../../../case/case';
import type { Formatter } from '../../i18n/quantity';

export interface QuestionView {
  readonly question: ChallengeQuestion;
  /** In the display language. */
  readonly text: string;
  readonly cells: readonly string[];
  readonly answer: ChallengeAnswer | null;
  readonly answered: boolean;
}

export interface ChallengeView {
  readonly groups: readonly { readonly group: ChallengeGroup; readonly questions: readonly QuestionView[] }[];
  readonly total: number;
  readonly answered: number;
  /** To questions that do not arise any more. */
  readonly before: readonly ChallengeAnswer[];
}

/** The questions in words of the display language, with the answers that the case has by now. */
export function challengeView(
  questions: readonly ChallengeQuestion[],
  of: Case,
  t: TFunction,
  format: Formatter,
  language: string,
): ChallengeView {
  const answers = new Map(of.challenge.map((answer) => [nameKey(answer.key), answer]));
  const list = new Intl.ListFormat(language);
  // Which places a sentence has is told by the question and not by the type of its key.
  const say = t as (key: string, words: Readonly<Record<string, string>>) => string;
  const views = questions.map((question): QuestionView => {
    const answer = answers.get(nameKey(question.key)) ?? null;
    const words = Object.fromEntries(
      Object.entries(question.facts).map(([place, fact]) => [place, factText(fact, format, list)]),
    );
    const text = say(`challenge.questions.${question.sentence}`, words);
    return { question, text, cells: question.cells, answer, answered: (answer?.answer ?? '') !== '' };
  });
  return {
    groups: CHALLENGE_GROUPS.map((group) => ({
      group,
      questions: views.filter((view) => view.question.group === group),
    })).filter((one) => one.questions.length > 0),
    total: views.length,
    answered: views.filter(({ answered }) => answered).length,
    before: otherAnswers(of, questions),
  };
}

/** Figures in three significant digits, several names as a list of the language. */
function factText(
  fact: ChallengeQuestion['facts'][string],
  format: Formatter,
  list: Intl.ListFormat,
): string {
  if (typeof fact === 'string') return fact;
  if (!('value' in fact)) return list.format(fact);
  const { value, unit } = fact;
  return format.quantity(value === null ? null : Number(value.toPrecision(3)), unit);
}
