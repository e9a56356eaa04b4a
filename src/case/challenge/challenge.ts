/**
 * The board's questions, made from the model's own weak points. Each has a key that stays the same while the weak
 * point does, the cells that it is about, and the answer that someone gave.
 */
import { nameKey, sameName } from '../case';
import type { Case, CellBinding, ChallengeAnswer } from '../case';
import { CHALLENGE_SENTENCES } from './challenge-sentences';
import { CHALLENGE_GROUPS, contextOf } from './questions/context';
import type { ChallengeGroup, ChallengeInput, ChallengeQuestion, Draft } from './questions/context';
import { alternativeQuestions } from './questions/alternatives';
import { assumptionQuestions } from './questions/assumptions';
import { implementationQuestions } from './questions/implementation';
import { riskQuestions } from './questions/risk';
import { fillSentence } from '../said';

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
export function questionText({ sentence, facts }: Pick<ChallengeQuestion, 'sentence' | 'facts'>): string {
  return fillSentence(CHALLENGE_SENTENCES[sentence], facts);
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
