/**
 * The sheet `Sensitivities`: how far each driver alone moves a metric, and where it turns the decision. Written on
 * request; writing it again replaces it.
 */
import { formula, text } from '../../workbook/workbook';
import type { PlannedCell, SheetPlan, Workbook } from '../../workbook/workbook';
import { sameName } from '../case';
import { figureFormat, unitOf } from '../unit';
import type { Case } from '../case';
import type { DriverSensitivity } from '../decision/sensitivity';
import { quoted } from './formula-text';
import { nameWidth, sheetFooter } from './sheet-conventions';
import { ENGLISH } from './sheet-language';
import type { SheetLanguage } from './sheet-language';
import type { SheetWords } from './words/en';
import { SENSITIVITIES_SHEET } from './output-sheets';

const COLUMNS = [
  'driver',
  'swing',
  'unit',
  'cell',
  'value',
  'atLow',
  'atValue',
  'atHigh',
  'share',
  'switching',
  'change',
  'against',
] as const;
/** Columns with words; the others hold numbers. */
const OF_WORDS: ReadonlySet<string> = new Set(['driver', 'unit', 'cell', 'against']);

type Row = (PlannedCell | undefined)[];

/** Writes the sheet. @throws WorkbookError "refused" where the workbook is protected */
export async function writeSensitivities(
  workbook: Workbook,
  of: Case,
  entries: readonly DriverSensitivity[],
  { words }: SheetLanguage = ENGLISH,
): Promise<void> {
  await workbook.writeSheet(sensitivitiesSheet(of, entries, words));
}

/** @param entries of one metric under one alternative, the largest swing first */
function sensitivitiesSheet(of: Case, entries: readonly DriverSensitivity[], words: SheetWords): SheetPlan {
  const { sensitivities } = words;
  const width = COLUMNS.length;
  const whole = (content: string, role: 'title' | 'note'): Row => [
    { content: text(content), role, columns: width },
  ];
  const [first] = entries;
  const rows: Row[] = [
    whole(first ? sensitivities.title(first.metric, first.alternative) : sensitivities.emptyTitle, 'title'),
    whole(sensitivities.note, 'note'),
    [],
    COLUMNS.map((column) => ({
      content: text(sensitivities.headings[column]),
      role: 'heading',
      ...(OF_WORDS.has(column) ? { indent: column === 'driver' ? 0 : 1 } : { align: 'right' as const }),
    })),
  ];
  const top = rows.length;
  for (const entry of entries) rows.push(entryRow(of, entry, rows.length + 1, words));
  rows.push([], whole(words.legend, 'note'));
  return {
    name: SENSITIVITIES_SHEET,
    blocks: [{ at: 'A1', rows }],
    columnWidths: [
      nameWidth(
        entries.map(({ driver }) => driver),
        34,
      ),
      16,
      12,
      nameWidth(
        of.drivers.map(({ cell }) => cell?.address ?? ''),
        18,
      ),
      12,
      16,
      16,
      16,
      14,
      14,
      14,
      20,
    ],
    freeze: { rows: top, columns: 1 },
    print: { orientation: 'landscape', titleRows: `${top}:${top}`, ...sheetFooter(of, words) },
    gridlines: false,
    charts: !first
      ? []
      : [
          {
            name: 'Fulcrum sensitivities',
            kind: 'bars',
            title: sensitivities.chart(first.metric),
            source: `A${top}:B${top + entries.length}`,
            seriesBy: 'columns',
            covers: `A${rows.length + 2}:F${rows.length + 20}`,
          },
        ],
  };
}

function entryRow(of: Case, entry: DriverSensitivity, r: number, words: SheetWords): Row {
  const { noneFound, threshold } = words.sensitivities;
  const none = quoted(words.notAvailable);
  const figure = (value: number | null, numberFormat: string): PlannedCell => ({
    content: value === null || !Number.isFinite(value) ? text(words.notAvailable) : value,
    numberFormat,
    align: 'right',
  });
  const driver = of.drivers.find(({ name }) => sameName(name, entry.driver));
  const { switching } = entry;
  const ofDriver = figureFormat(driver?.unit ?? '', [entry.base, switching?.value ?? null]);
  const ofMetric = figureFormat(unitOf(of, entry.metric), [entry.atLow, entry.atBase, entry.atHigh]);
  const plain = (content: string): PlannedCell => ({ content: text(content), role: 'label' });
  // Set off from the numbers to its left.
  const beside = (content: string): PlannedCell => ({ ...plain(content), indent: 1 });
  return [
    plain(entry.driver),
    derived(`=IF(AND(ISNUMBER(F${r}),ISNUMBER(H${r})),ABS(H${r}-F${r}),${none})`, ofMetric),
    beside(driver?.unit ?? ''),
    beside(driver?.cell?.address ?? ''),
    figure(entry.base, ofDriver),
    figure(entry.atLow, ofMetric),
    figure(entry.atBase, ofMetric),
    figure(entry.atHigh, ofMetric),
    derived(`=IF(AND(ISNUMBER(B${r}),ISNUMBER(G${r})),IF(G${r}=0,${none},B${r}/ABS(G${r})),${none})`, '0.0%'),
    switching ? figure(switching.value, ofDriver) : { ...plain(noneFound), align: 'right' },
    derived(`=IF(ISNUMBER(J${r}),IF(E${r}=0,${none},(J${r}-E${r})/ABS(E${r})),${none})`, '+0.0%;-0.0%;0.0%'),
    switching ? beside(switching.against ?? threshold) : undefined,
  ];
}

const derived = (source: string, numberFormat: string): PlannedCell => ({
  content: formula(source),
  role: 'calculation',
  numberFormat,
  align: 'right',
});
