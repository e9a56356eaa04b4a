/** The assumptions that matter most, with their ranges and sources. */
import { formula, text } from '../../../workbook/workbook';
import type { CellInput, PlannedCell } from '../../../workbook/workbook';
import { isChoice } from '../../case';
import type { Alternative, Case, Driver } from '../../case';
import type { CaseSheet } from '../../case-sheet/case-sheet';
import { DRIVERS_TABLE } from '../../case-sheet/case-tables';
import { largestSwing } from '../../decision/sensitivity';
import type { Sensitivity } from '../../decision/sensitivity';
import { quoted } from '../formula-text';
import { rowCell } from '../sheet-references';
import type { SheetWords } from '../words/en';
import { figureFormat, openFormat } from '../../unit';
import { heading, linked } from './page';
import type { Page } from './page';

/** What the page has room for; what is left out is said. */
const DRIVERS_SHOWN = 6;

export function assumptions(
  sheet: CaseSheet,
  page: Page,
  focus: Alternative | null,
  sensitivity: Sensitivity,
): void {
  const of = sheet.case;
  const { words } = page;
  const { brief } = words;
  if (of.drivers.length === 0) return page.prose(text(brief.noDrivers), brief.noDrivers.length);
  const base = of.alternatives[0]!;
  const other = focus === base ? null : focus;
  // What the alternatives choose is no assumption.
  const assumed = of.drivers.filter((driver) => !isChoice(driver));
  const weighed = assumed.sort((a, b) => importance(of, b, sensitivity) - importance(of, a, sensitivity));
  const right = (label: string): PlannedCell => ({ ...heading(text(label)), align: 'right' });
  page.add([
    heading(text(brief.driver)),
    heading(text(brief.unit)),
    ...[base.name, other?.name ?? '', brief.low, brief.high].map(right),
    { ...heading(text(brief.source)), columns: page.width - 6, indent: 1 },
  ]);
  for (const driver of weighed.slice(0, DRIVERS_SHOWN)) {
    const cell = (header: string): string | null => rowCell(sheet, DRIVERS_TABLE.table, driver.name, header);
    const figures = [driver.low, driver.likely, driver.high, ...Object.values(driver.values)];
    const isKnown = figures.some((figure) => figure !== null);
    const number = (content: CellInput): PlannedCell => ({
      content,
      role: 'link',
      align: 'right',
      // How large the number in the model's cell is shows only there.
      numberFormat: isKnown ? figureFormat(driver.unit, figures) : openFormat(driver.unit),
    });
    const baseCell = cell(base.name);
    const likely = cell('Likely');
    const inModel = modelCell(driver, words);
    const standing =
      baseCell && likely
        ? `IF(ISNUMBER(${baseCell}),${baseCell},IF(ISNUMBER(${likely}),${likely},${inModel}))`
        : inModel;
    const own = other && cell(other.name);
    page.add([
      { content: linked(cell('Name'), driver.name), role: 'link' },
      { content: linked(cell('Unit'), ''), role: 'link' },
      number(formula(`=${standing}`)),
      other ? number(formula(own ? `=IF(ISNUMBER(${own}),${own},${standing})` : `=${standing}`)) : undefined,
      number(linked(cell('Low'), words.notSet)),
      number(linked(cell('High'), words.notSet)),
      { content: linked(cell('Source'), brief.noSource), role: 'link', columns: page.width - 6, indent: 1 },
    ]);
  }
  if (assumed.length > DRIVERS_SHOWN) {
    const more = brief.moreDrivers(assumed.length - DRIVERS_SHOWN);
    page.add([{ content: text(more), role: 'note', columns: page.width }]);
  }
}

/** What stands in the model where the case says nothing else. */
function modelCell({ cell }: Driver, { brief }: SheetWords): string {
  return cell?.name ?? cell?.address ?? quoted(brief.asInModel);
}

/** By its effect on the primary metric where that is known, or else by the width of its range. */
function importance(of: Case, driver: Driver, sensitivity: Sensitivity): number {
  const primary = of.metrics.find(({ role }) => role === 'primary');
  const swing = primary && largestSwing(sensitivity, driver.name, primary.name);
  if (swing) return 1e6 + swing.swing;
  const { low, likely, high } = driver;
  return low === null || high === null ? 0 : (high - low) / (Math.abs(likely ?? (low + high) / 2) || 1);
}
