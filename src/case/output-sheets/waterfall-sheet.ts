/** The sheet `Waterfall`: from do nothing to an alternative, driver by driver, with the sum checked. */
import { formula, text } from '../../workbook/workbook';
import type { PlannedCell, SheetPlan, StyleRole, Workbook } from '../../workbook/workbook';
import type { Case } from '../case';
import { CaseError } from '../case-error';
import { readCaseSheet } from '../case-sheet/case-sheet';
import type { CaseSheet } from '../case-sheet/case-sheet';
import { quoted } from './formula-text';
import { headingWidth, nameWidth, sheetFooter } from './sheet-conventions';
import { ENGLISH } from './sheet-language';
import type { SheetLanguage } from './sheet-language';
import { resultExpression } from './sheet-references';
import type { SheetWords } from './words/en';
import { numberFormatOf } from './trade-offs-sheet';
import type { Waterfall } from '../decision/waterfall';
import { WATERFALL_SHEET } from './output-sheets';
import { say } from '../said';
import { figureFormat } from '../unit';

const WIDTH = 7;
const UNIT_COLUMN = 4;
const CHART_ROWS = 16;

/** Writes the sheet. @throws CaseError "not-evaluable" where the workbook has no case; WorkbookError "refused" */
export async function writeWaterfall(
  workbook: Workbook,
  waterfall: Waterfall,
  { words }: SheetLanguage = ENGLISH,
): Promise<void> {
  const sheet = await readCaseSheet(workbook);
  if (!sheet) throw new CaseError('not-evaluable', say('noCaseOnSheet'));
  await workbook.writeSheet(waterfallSheet(sheet, waterfall, words));
}

function waterfallSheet(sheet: CaseSheet, waterfall: Waterfall, words: SheetWords): SheetPlan {
  const of = sheet.case;
  const own = words.waterfall;
  const { base, alternative, metric, unit, start, steps, sampledOrders } = waterfall;
  const format = formatOf(of, metric);
  const signed = `+${format};-${format};${format}`;
  const head = 5;
  const first = head + 2;
  const last = head + 1 + steps.length;
  const now = resultExpression(sheet, quoted(alternative), quoted(metric));
  const figure = (
    content: PlannedCell['content'],
    numberFormat: string,
    role: StyleRole = 'calculation',
  ): PlannedCell => ({ content, role, numberFormat, align: 'right' });
  const top = last + 4;
  const agrees = `ABS(C${last + 1}-${now.value})<=1E-9*MAX(1,ABS(C${last + 1}))`;
  const howMade = sampledOrders === null ? own.exact : own.sampled(sampledOrders);
  const headings = [
    own.step,
    own.amount,
    own.level,
    own.standardError,
    own.unitOfDriver,
    own.before,
    own.after,
  ];
  const rows: (PlannedCell | undefined)[][] = [
    [{ content: text(own.title(metric)), role: 'title', columns: WIDTH }],
    [
      {
        content: text(own.subtitle(base, alternative, unit)),
        role: 'subtitle',
        columns: WIDTH,
      },
    ],
    [{ content: text(howMade), role: 'note', columns: WIDTH, lines: 2 }],
    [],
    headings.map((heading, i) => ({
      content: text(heading),
      role: 'heading',
      ...(i === UNIT_COLUMN ? { indent: 1 } : i > 0 ? { align: 'right' as const } : {}),
    })),
    [label(base), undefined, figure(start, format)],
    ...steps.map(({ driver, amount, standardError, unit: driverUnit, before, after }, i) => [
      label(driver),
      figure(amount, signed),
      figure(formula(`=C${first + i - 1}+B${first + i}`), format),
      standardError === 0 ? undefined : figure(standardError, format),
      { ...label(driverUnit), indent: 1 },
      figure(before, figureFormat(driverUnit, [before, after])),
      figure(after, figureFormat(driverUnit, [before, after])),
    ]),
    [
      { content: text(alternative), role: 'total' },
      figure(formula(steps.length === 0 ? '=0' : `=SUM(B${first}:B${last})`), signed, 'total'),
      figure(formula(`=C${head + 1}+B${last + 1}`), format, 'total'),
    ],
    [
      { content: text(own.check), role: 'note' },
      undefined,
      {
        content: formula(
          `=IF(${now.isThere},IF(${agrees},${quoted(own.agrees)},${quoted(own.differs)}),` +
            `${quoted(words.notEvaluated)})`,
        ),
        role: 'calculation',
        align: 'right',
      },
    ],
    [],
    ...Array.from({ length: CHART_ROWS }, () => []),
    [{ content: text(words.legend), role: 'note', columns: WIDTH }],
  ];
  return {
    name: WATERFALL_SHEET,
    blocks: [{ at: 'A1', rows }],
    columnWidths: [
      nameWidth([alternative, ...steps.map(({ driver }) => driver)], 40),
      18,
      18,
      16,
      16,
      ...[own.before, own.after].map((one) => headingWidth(one, 14)),
    ],
    print: { orientation: 'landscape', onePage: true, ...sheetFooter(of, words) },
    gridlines: false,
    ...(steps.length > 0 && {
      charts: [
        {
          name: 'Fulcrum waterfall',
          kind: 'columns',
          title: own.chart(metric, base, alternative),
          source: `A${head}:B${last}`,
          seriesBy: 'columns',
          covers: `A${top}:G${top + CHART_ROWS - 1}`,
          ...(unit === '' ? {} : { valueAxisTitle: unit }),
        },
      ],
    }),
  };
}

function label(content: string): PlannedCell {
  return { content: text(content), role: 'label' };
}

function formatOf(of: Case, name: string): string {
  const metric = of.metrics.find((one) => one.name === name);
  return metric ? numberFormatOf(of, metric) : '#,##0.00';
}
