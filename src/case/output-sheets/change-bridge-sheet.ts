/** The sheet `Change bridge`: from one kept evaluation to another, by driver. */
import { formula, text } from '../../workbook/workbook';
import type { PlannedCell, SheetPlan, Workbook } from '../../workbook/workbook';
import type { Case } from '../case';
import type { ChangeBridge } from '../decision/change-bridge';
import { sheetFooter } from './sheet-conventions';
import { ENGLISH } from './sheet-language';
import type { SheetLanguage } from './sheet-language';
import type { SheetWords } from './words/en';
import { CHANGE_BRIDGE_SHEET } from './output-sheets';

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
  const heading = (label: string): PlannedCell => ({ content: text(label), role: 'heading' });
  const last = FIRST_ROW + steps.length + 1;
  const step = (
    label: string,
    values: readonly (number | null)[],
    part: number,
    row: number,
  ): PlannedCell[] => [
    { content: text(label), role: 'label' },
    ...values.map((content): PlannedCell => ({ content, role: 'calculation' })),
    { content: part, role: 'calculation' },
    { content: formula(`=E${row - 1}+D${row}`), role: 'calculation' },
  ];
  const notes = [
    own.methods[method],
    bridge.modelChanged === false ? own.sameModel : own.otherModel,
    ...(unknown.length > 0 ? [own.unknown(unknown)] : []),
  ];
  return {
    name: CHANGE_BRIDGE_SHEET,
    columnWidths: [44, 16, 16, 18, 18],
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
            { content: before, role: 'total' },
          ],
          ...steps.map(({ driver, before: old, after: now, part }, i) =>
            step(driver.name, [old, now], part, FIRST_ROW + 1 + i),
          ),
          step(own.rest, [null, null], rest, last),
          [
            { content: text(to.name), role: 'total' },
            undefined,
            undefined,
            undefined,
            { content: after, role: 'total' },
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
