/** The language in which a sheet is written; whoever has it written chooses it. */
import { questionText } from '../challenge/challenge';
import type { ChallengeQuestion } from '../challenge/questions/context';
import { plainFigure } from '../said';
import type { Figure, Said } from '../said';
import { en } from './words/en';
import type { SheetWords } from './words/en';

export interface SheetLanguage {
  readonly words: SheetWords;
  /** A sentence of the case, such as a check. */
  readonly textOf: (said: Said) => string;
  /** A question of the board. */
  readonly questionText: (question: Pick<ChallengeQuestion, 'sentence' | 'facts'>) => string;
  /** A figure with its unit in three significant digits. */
  readonly figure: (figure: Figure) => string;
}

export const ENGLISH: SheetLanguage = {
  words: en,
  textOf: ({ message }) => message,
  questionText,
  figure: plainFigure,
};
