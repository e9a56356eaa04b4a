/** The sheet `Change bridge`: from one kept evaluation to another, by driver. */
import { formula, text } from '../../workbook/workbook';
import type { PlannedCell, SheetPlan, StyleRole, Workbook } from '../../workbook/workbook';
import type { Case } from '../case';
import type { ChangeBridge } from '../decision/change-bridge';
import { nameWidth, sheetFooter } from './sheet-conventions';
import { ENGLISH } from './sheet-language';
import type { SheetLanguage } from './sheet-language';
import type { SheetWords } from './words/en';
import { CHANGE_BRIDGE_SHEET } from './output-sheets';
import { figureFormat } from '../unit';

/** The row of the first value, counted from 1. */
const FIRST_ROW = 6;

export async function writeChangeBridge(
  workbook: Workbook,
  of: Case,
  bridge: ChangeBridge,
  language: SheetLanguage = ENGLISH,
): Promise<void> {
  await workbook.writeSheet(changeBridgeSheet(of, bridge, language));
}

export function changeBridgeSheet(
  of: Case,
  bridge: ChangeBridge,
  { words }: SheetLanguage = ENGLISH,
): SheetPlan {
  const own = words.changeBridge;
  const { question, from, to, unit, before, after, steps, rest, method, unknown } = bridge;
  const heading = (label: string, i: number): PlannedCell => ({
    content: text(label),
    role: 'heading',
    ...(i > 0 && { align: 'right' }),
  });
  const format = figureFormat(unit, [before, after]);
  const figure = (
    content: PlannedCell['content'],
    numberFormat = format,
    role: StyleRole = 'calculation',
  ): PlannedCell => ({ content, role, numberFormat, align: 'right' });
  const last = FIRST_ROW + steps.length + 1;
  const step = (
    label: string,
    values: readonly (number | null)[],
    part: number,
    row: number,
    ofDriver = format,
  ): PlannedCell[] => [
    { content: text(label), role: 'label' },
    ...values.map((content) => figure(content, ofDriver)),
    figure(part, `+${format};-${format};${format}`),
    figure(formula(`=E${row - 1}+D${row}`)),
  ];
  const notes = [
    own.methods[method],
    bridge.modelChanged === false ? own.sameModel : own.otherModel,
    ...(unknown.length > 0 ? [own.unknown(unknown)] : []),
  ];
  return {
    name: CHANGE_BRIDGE_SHEET,
    columnWidths: [
      nameWidth(
        steps.map(({ driver }) => driver.name),
        44,
      ),
      16,
      16,
      18,
      18,
    ],
    freeze: { rows: FIRST_ROW - 1, columns: 1 },
    print: {
      orientation: 'landscape',
      titleRows: `${FIRST_ROW - 1}:${FIRST_ROW - 1}`,
      ...sheetFooter(of, words),
    },
    gridlines: false,
    blocks: [
      {
        at: 'A1',
        rows: [
          [{ content: text(own.title(question.metric)), role: 'title', columns: 5 }],
          [
            {
              content: text(own.subtitle(question.alternative, unit)),
              role: 'subtitle',
              columns: 5,
            },
          ],
          [{ content: text(`${described(from, words)}; ${described(to, words)}`), role: 'note', columns: 5 }],
          [],
          [own.step, own.before, own.after, own.change, own.total].map(heading),
          [
            { content: text(from.name), role: 'total' },
            undefined,
            undefined,
            undefined,
            figure(before, format, 'total'),
          ],
          ...steps.map(({ driver, before: old, after: now, part }, i) =>
            step(driver.name, [old, now], part, FIRST_ROW + 1 + i, figureFormat(driver.unit, [old, now])),
          ),
          step(own.rest, [null, null], rest, last),
          [
            { content: text(to.name), role: 'total' },
            undefined,
            undefined,
            undefined,
            figure(after, format, 'total'),
          ],
          [
            { content: text(own.check), role: 'note' },
            undefined,
            undefined,
            undefined,
            { content: formula(`=ROUND(E${last}-E${last + 1},6)`), role: 'calculation' },
          ],
          ...notes.map((note): PlannedCell[] => [{ content: text(note), role: 'note', columns: 5 }]),
        ],
      },
    ],
    charts: [
      {
        name: 'Fulcrum change bridge',
        kind: 'bars',
        title: own.chart(question.metric),
        source: `D${FIRST_ROW + 1}:D${last}`,
        seriesBy: 'columns',
        categories: `A${FIRST_ROW + 1}:A${last}`,
        covers: `G5:N${Math.max(22, last + 4)}`,
      },
    ],
  };
}

function described({ name, time, by }: ChangeBridge['from'], { changeBridge }: SheetWords): string {
  return `${name}: ${changeBridge.moment(time)}${by === '' ? '' : `, ${by}`}`;
}
