/** What carrying it out takes: burden, first steps, tripwires, and what would change our mind. */
import { formula, text } from '../../../workbook/workbook';
import type { Alternative } from '../../case';
import type { CaseSheet } from '../../case-sheet/case-sheet';
import { ALTERNATIVES_TABLE, FOLLOW_THROUGH_TABLE } from '../../case-sheet/case-tables';
import { quoted, textLength } from '../formula-text';
import { cellOfRow, inWords, rowCell } from '../sheet-references';
import { unitOf } from '../../unit';
import type { Page } from './page';

/** What the page has room for. */
const STEPS_SHOWN = 4;
const TRIPWIRES_SHOWN = 3;

export function implementation(sheet: CaseSheet, page: Page, focus: Alternative | null): void {
  const of = sheet.case;
  const { words } = page;
  const { brief } = words;
  const orElse = (cell: string, otherwise: string, shown = cell): string =>
    `IF(${cell}="",${quoted(otherwise)},${shown})`;
  if (focus && focus !== of.alternatives[0]) {
    const cell = (header: string): string | null =>
      rowCell(sheet, ALTERNATIVES_TABLE.table, focus.name, header);
    const part = (header: string, shown = (at: string): string => at): string => {
      const at = cell(header);
      return at ? orElse(at, brief.notStated, shown(at)) : quoted(brief.notStated);
    };
    const { name, people, systems, reversibility, risk } = focus;
    const blank = { name: '', time: '', people: '', systems: '', wayBack: '', risk: '' };
    page.prose(
      formula(
        `=${brief.burden({
          name: cell('Name') ?? quoted(name),
          time: part('Months', brief.months),
          people: part('People'),
          systems: part('Systems'),
          wayBack: part('Reversibility'),
          risk: part('Risk'),
        })}`,
      ),
      textLength(brief.burden(blank)) +
        [name, people, systems, reversibility, risk].reduce(
          (sum, one) => sum + Math.max(one.length, brief.notStated.length),
          0,
        ),
    );
  }
  const promise = (row: unknown, header: string): string | null =>
    cellOfRow(sheet, FOLLOW_THROUGH_TABLE.table, row, header);
  const steps = of.followThrough
    .filter(({ kind }) => kind === 'adoption step')
    .sort((a, b) => a.date.localeCompare(b.date))
    .slice(0, STEPS_SHOWN);
  for (const step of steps) {
    const [what, date, owner] = ['Text', 'Date', 'Owner'].map((header) => promise(step, header));
    if (!what || !date || !owner) continue;
    page.prose(
      formula(
        `=${brief.step({
          day: orElse(date, words.noDate, words.day(date)),
          what,
          owner: orElse(owner, brief.noOwner),
        })}`,
      ),
      step.text.length + Math.max(step.owner.length, brief.noOwner.length) + 16,
    );
  }
  if (steps.length === 0) page.prose(text(brief.noSteps), brief.noSteps.length);
  const tripwires = of.followThrough
    .filter(({ kind, threshold }) => kind === 'tripwire' && threshold !== null)
    .slice(0, TRIPWIRES_SHOWN);
  for (const tripwire of tripwires) {
    const [subject, threshold, action] = ['Metric', 'Threshold', 'Action'].map((header) =>
      promise(tripwire, header),
    );
    if (!subject || !threshold || !action) continue;
    page.prose(
      formula(
        `=${brief.tripwire({
          subject,
          value: inWords(threshold, unitOf(of, tripwire.metric), words),
          action: orElse(action, brief.noAction),
        })}`,
      ),
      textLength(brief.tripwire({ subject: '', value: '', action: '' })) +
        tripwire.metric.length +
        Math.max(tripwire.action.length, brief.noAction.length) +
        12,
    );
  }
  page.linked(sheet, 'whatWouldChangeOurMind', brief.changeOfMindMissing, brief.changeOfMind);
}
