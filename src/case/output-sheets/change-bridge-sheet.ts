/** The sheet `Change bridge`: from one kept evaluation to another, by driver. */
import { formula, text } from '../../workbook/workbook';
import type { PlannedCell, SheetPlan, Workbook } from '../../workbook/workbook';
import type { Case } from '../case';
import type { ChangeBridge } from '../decision/change-bridge';
import { sheetFooter } from './sheet-conventions';
import { CHANGE_BRIDGE_SHEET } from './output-sheets';

/** The row of the first value, counted from 1. */
const FIRST_ROW = 6;

export async function writeChangeBridge(workbook: Workbook, of: Case, bridge: ChangeBridge): Promise<void> {
  await workbook.writeSheet(changeBridgeSheet(of, bridge));
}

export function changeBridgeSheet(of: Case, bridge: ChangeBridge): SheetPlan {
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
    `Parts by ${METHOD_NOTES[method]}`,
    bridge.modelChanged === false
      ? 'Formulas and constants are the same in both evaluations; a rest comes from computing the parts on the model of today.'
      : 'What no driver explains comes from changed formulas and constants.',
    ...(unknown.length > 0
      ? [`Drivers that one of the two does not know are in that rest: ${unknown.join(', ')}.`]
      : []),
  ];
  return {
    name: CHANGE_BRIDGE_SHEET,
    columnWidths: [44, 16, 16, 18, 18],
    freeze: { rows: FIRST_ROW - 1, columns: 1 },
    print: { orientation: 'landscape', titleRows: `${FIRST_ROW - 1}:${FIRST_ROW - 1}`, ...sheetFooter(of) },
    gridlines: false,
    blocks: [
      {
        at: 'A1',
        rows: [
          [{ content: text(`What changed ${question.metric}`), role: 'title', columns: 5 }],
          [
            {
              content: text(`${question.alternative}${unit === '' ? '' : `, in ${unit}`}`),
              role: 'subtitle',
              columns: 5,
            },
          ],
          [{ content: text(`${described(from)}; ${described(to)}`), role: 'note', columns: 5 }],
          [],
          ['Step', 'Before', 'After', 'Change', 'Running total'].map(heading),
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
          step('Model and unknown drivers', [null, null], rest, last),
          [
            { content: text(to.name), role: 'total' },
            undefined,
            undefined,
            undefined,
            { content: after, role: 'total' },
          ],
          [
            { content: text('Check: running total less result, to be 0'), role: 'note' },
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
        title: `Change of ${question.metric} by driver`,
        source: `D${FIRST_ROW + 1}:D${last}`,
        seriesBy: 'columns',
        covers: `G5:N${Math.max(22, last + 4)}`,
      },
    ],
  };
}

const METHOD_NOTES: Readonly<Record<ChangeBridge['method'], string>> = {
  'every order':
    'the mean over every order in which the drivers could have changed (Shapley), on the model of today.',
  'sampled orders': 'the mean over sampled orders of change (Shapley), on the model of today.',
  'one after the other': 'changing one driver after the other in the workbook, in the order of the case.',
};

function described({ name, time, by }: ChangeBridge['from']): string {
  const when = `${time.slice(0, 16).replace('T', ' ')} UTC`;
  return `${name}: ${when}${by === '' ? '' : `, ${by}`}`;
}
