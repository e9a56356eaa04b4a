/**
 * The sheet `Sensitivities`: how far each driver alone moves a metric, and where it turns the decision. Written on
 * request; writing it again replaces it.
 */
import { formula, text } from '../../workbook/workbook';
import type { PlannedCell, SheetPlan, Workbook } from '../../workbook/workbook';
import { sameName } from '../case';
import type { Case } from '../case';
import type { DriverSensitivity } from '../decision/sensitivity';
import { LEGEND, sheetFooter } from './sheet-conventions';
import { SENSITIVITIES_SHEET } from './output-sheets';

const HEADINGS = [
  'Driver',
  'Swing of the metric',
  'Unit',
  'Cell',
  'Value',
  'Metric at its low',
  'Metric at its value',
  'Metric at its high',
  'Swing, share of the metric',
  'Switching value',
  'Change to the switching value',
  'Switches against',
];
const NUMBER = '#,##0.###';

type Row = (PlannedCell | undefined)[];

/** Writes the sheet. @throws WorkbookError "refused" where the workbook is protected */
export async function writeSensitivities(
  workbook: Workbook,
  of: Case,
  entries: readonly DriverSensitivity[],
): Promise<void> {
  await workbook.writeSheet(sensitivitiesSheet(of, entries));
}

/** @param entries of one metric under one alternative, the largest swing first */
function sensitivitiesSheet(of: Case, entries: readonly DriverSensitivity[]): SheetPlan {
  const width = HEADINGS.length;
  const whole = (content: string, role: 'title' | 'note'): Row => [
    { content: text(content), role, columns: width },
  ];
  const [first] = entries;
  const rows: Row[] = [
    whole(first ? `What drives ${first.metric} of ${first.alternative}` : 'What drives the result', 'title'),
    whole(
      'Each driver alone goes from its low to its high; all others keep the alternative\u2019s values. Values were ' +
        'computed and stay until this sheet is written again; swings and changes are formulas.',
      'note',
    ),
    [],
    HEADINGS.map((content) => ({ content: text(content), role: 'heading' })),
  ];
  const top = rows.length;
  for (const entry of entries) rows.push(entryRow(of, entry, rows.length + 1));
  rows.push([], whole(LEGEND, 'note'));
  return {
    name: SENSITIVITIES_SHEET,
    blocks: [{ at: 'A1', rows }],
    columnWidths: [34, 16, 12, 18, 12, 16, 16, 16, 14, 14, 14, 20],
    freeze: { rows: top, columns: 1 },
    print: { orientation: 'landscape', titleRows: `${top}:${top}`, ...sheetFooter(of) },
    gridlines: false,
    charts:
      entries.length === 0
        ? []
        : [
            {
              name: 'Fulcrum sensitivities',
              kind: 'bars',
              title: `Swing of ${first?.metric ?? 'the metric'} by driver`,
              source: `A${top}:B${top + entries.length}`,
              seriesBy: 'columns',
              covers: `A${rows.length + 2}:F${rows.length + 20}`,
            },
          ],
  };
}

function entryRow(of: Case, entry: DriverSensitivity, r: number): Row {
  const driver = of.drivers.find(({ name }) => sameName(name, entry.driver));
  const { switching } = entry;
  const plain = (content: string): PlannedCell => ({ content: text(content), role: 'label' });
  return [
    plain(entry.driver),
    derived(`=IF(AND(ISNUMBER(F${r}),ISNUMBER(H${r})),ABS(H${r}-F${r}),"n/a")`, NUMBER),
    plain(driver?.unit ?? ''),
    plain(driver?.cell?.address ?? ''),
    figure(entry.base),
    figure(entry.atLow),
    figure(entry.atBase),
    figure(entry.atHigh),
    derived(`=IF(AND(ISNUMBER(B${r}),ISNUMBER(G${r})),IF(G${r}=0,"n/a",B${r}/ABS(G${r})),"n/a")`, '0.0%'),
    switching ? figure(switching.value) : plain('none found'),
    derived(`=IF(ISNUMBER(J${r}),IF(E${r}=0,"n/a",(J${r}-E${r})/ABS(E${r})),"n/a")`, '+0.0%;-0.0%;0.0%'),
    switching ? plain(switching.against ?? 'its threshold') : undefined,
  ];
}

const figure = (value: number | null): PlannedCell => ({
  content: value === null || !Number.isFinite(value) ? text('n/a') : value,
  numberFormat: NUMBER,
  align: 'right',
});

const derived = (source: string, numberFormat: string): PlannedCell => ({
  content: formula(source),
  role: 'calculation',
  numberFormat,
  align: 'right',
});
