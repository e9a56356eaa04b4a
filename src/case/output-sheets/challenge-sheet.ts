/** The sheet `Challenge`: the transcript of the board's questions and answers, with the cells that back them. */
import { formula, text } from '../../workbook/workbook';
import type { PlannedCell, SheetPlan, Workbook } from '../../workbook/workbook';
import type { ChallengeAnswer } from '../case';
import { CaseError } from '../case-error';
import { readCaseSheet } from '../case-sheet/case-sheet';
import type { CaseSheet } from '../case-sheet/case-sheet';
import { CHALLENGE_TABLE } from '../case-sheet/case-tables';
import { challengeQuestions, otherAnswers } from '../challenge/challenge';
import { CHALLENGE_GROUPS } from '../challenge/questions/context';
import type { ChallengeInput, ChallengeQuestion } from '../challenge/questions/context';
import { readModel } from '../evaluation/fingerprint';
import { quoted } from './formula-text';
import { sheetFooter } from './sheet-conventions';
import { ENGLISH } from './sheet-language';
import type { SheetLanguage } from './sheet-language';
import type { SheetWords } from './words/en';
import { absolute, cellOfRow } from './sheet-references';
import { CHALLENGE_SHEET } from './output-sheets';
import { say } from '../said';

const WIDTH = 7;

type Row = (PlannedCell | undefined)[];

/** Reads case and model as they are now. @throws CaseError "not-evaluable" without a case */
export async function readChallenge(
  workbook: Workbook,
  options: Pick<ChallengeInput, 'sensitivity' | 'today'>,
): Promise<{ readonly sheet: CaseSheet; readonly questions: ChallengeQuestion[] }> {
  const [sheet, model] = await Promise.all([readCaseSheet(workbook), readModel(workbook)]);
  if (!sheet) throw new CaseError('not-evaluable', say('noCaseOnSheet'));
  return { sheet, questions: challengeQuestions({ sheet, model, ...options }) };
}

/** Writes the sheet; returns the questions. */
export async function writeChallenge(
  workbook: Workbook,
  options: Pick<ChallengeInput, 'sensitivity' | 'today'>,
  language: SheetLanguage = ENGLISH,
): Promise<ChallengeQuestion[]> {
  const { sheet, questions } = await readChallenge(workbook, options);
  await workbook.writeSheet(challengeSheet(sheet, questions, language));
  return questions;
}

function challengeSheet(
  sheet: CaseSheet,
  questions: readonly ChallengeQuestion[],
  { words, questionText }: SheetLanguage,
): SheetPlan {
  const own = words.challenge;
  const others = otherAnswers(sheet.case, questions);
  const answered = questions.filter(({ answer }) => answer !== null && answer.answer !== '').length;
  const rows: Row[] = [
    [{ content: text(own.title), role: 'title', columns: WIDTH }],
    [
      {
        content: text(own.summary(questions.length, answered)),
        role: 'subtitle',
        columns: WIDTH,
      },
    ],
    [
      {
        content: text(own.note),
        role: 'note',
        columns: WIDTH,
      },
    ],
  ];
  for (const group of CHALLENGE_GROUPS) {
    heading(rows, own.groups[group], words);
    const asked = questions.filter((one) => one.group === group);
    for (const question of asked) {
      rows.push([
        { content: text(questionText(question)), role: 'prose' },
        { content: text(question.cells.join(', ')), role: 'note' },
        ...answerCells(sheet, question.answer, words),
      ]);
    }
    if (asked.length === 0) rows.push([{ content: text(own.nothingToAsk), role: 'muted', columns: WIDTH }]);
  }
  if (others.length > 0) {
    heading(rows, own.answeredBefore, words);
    for (const answer of others) {
      rows.push([
        { content: text(answer.question), role: 'prose' },
        undefined,
        ...answerCells(sheet, answer, words),
      ]);
    }
  }
  return {
    name: CHALLENGE_SHEET,
    blocks: [{ at: 'A1', rows }],
    columnWidths: [60, 24, 50, 20, 16, 16, 12],
    print: { orientation: 'landscape', ...sheetFooter(sheet.case, words) },
    gridlines: false,
  };
}

function heading(rows: Row[], title: string, { challenge }: SheetWords): void {
  const { question, about, answer, backedBy, cellsNow, by, date } = challenge;
  rows.push([]);
  rows.push([{ content: text(title), role: 'section', columns: WIDTH }]);
  rows.push(
    [question, about, answer, backedBy, cellsNow, by, date].map((label) => ({
      content: text(label),
      role: 'heading',
    })),
  );
}

/** Answer, backing cells, what these hold now, by whom and when. */
function answerCells(sheet: CaseSheet, answer: ChallengeAnswer | null, words: SheetWords): Row {
  const { open } = words.challenge;
  if (!answer) return [{ content: text(open), role: 'prose' }];
  const field = (header: string): string | null => cellOfRow(sheet, CHALLENGE_TABLE.table, answer, header);
  const link = (header: string, otherwise: string, shown = (cell: string): string => cell): PlannedCell => {
    const cell = field(header);
    return {
      content: cell ? formula(`=IF(${cell}="",${quoted(otherwise)},${shown(cell)})`) : text(otherwise),
      role: 'link',
    };
  };
  const references = answer.cells.flatMap(({ name, address }) =>
    address === null ? [] : (name ?? absolute(address)),
  );
  return [
    {
      ...link('Answer', open),
      role: 'prose',
      lines: Math.max(1, Math.ceil(answer.answer.length / 50)),
    },
    link('Cells', ''),
    references.length === 0
      ? undefined
      : {
          // One cell stands as it is; of several each is shown, a blank as nothing.
          content: formula(references.length === 1 ? `=${references[0]!}` : `=${references.join('&"; "&')}`),
          role: 'link',
          align: 'right',
        },
    link('By', ''),
    link('Date', '', words.day),
  ];
}
