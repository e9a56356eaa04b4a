import type { i18n } from 'i18next';
import { otherAnswers } from '../../../case/challenge/challenge';
import { CHALLENGE_GROUPS } from '../../../case/challenge/questions/context';
import type { ChallengeGroup, ChallengeQuestion } from '../../../case/challenge/questions/context';
import { nameKey } from '../../../case/case';
import type { Case, ChallengeAnswer } from '../../../case/case';
import type { Formatter } from '../../i18n/quantity';
import { questionText } from '../../i18n/sentence-text';

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
  words: i18n,
  format: Formatter,
): ChallengeView {
  const answers = new Map(of.challenge.map((answer) => [nameKey(answer.key), answer]));
  const views = questions.map((question): QuestionView => {
    const answer = answers.get(nameKey(question.key)) ?? null;
    const text = questionText(words, question, format);
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
