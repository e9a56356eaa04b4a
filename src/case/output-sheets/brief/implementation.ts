/** What carrying it out takes: burden, first steps, tripwires, and what would change our mind. */
import { formula, text } from '../../../workbook/workbook';
import type { Alternative } from '../../case';
import type { CaseSheet } from '../../case-sheet/case-sheet';
import { ALTERNATIVES_TABLE, FOLLOW_THROUGH_TABLE } from '../../case-sheet/case-tables';
import { cellOfRow, inWords, quoted, rowCell } from '../sheet-references';
import { unitOf } from '../../unit';
import type { Page } from './page';

/** What the page has room for. */
const STEPS_SHOWN = 4;
const TRIPWIRES_SHOWN = 3;

export function implementation(sheet: CaseSheet, page: Page, focus: Alternative | null): void {
  const of = sheet.case;
  if (focus && focus !== of.alternatives[0]) {
    const cell = (header: string): string | null =>
      rowCell(sheet, ALTERNATIVES_TABLE.table, focus.name, header);
    const part = (label: string, header: string, after = ''): string => {
      const at = cell(header);
      return at
        ? `${quoted(`${label}: `)}&IF(${at}="","not stated",${at}${after})`
        : quoted(`${label}: not stated`);
    };
    const name = cell('Name');
    page.prose(
      formula(
        `=${name ?? quoted(focus.name)}&". "&${[
          part('Time', 'Months', '&" months"'),
          part('people', 'People'),
          part('systems', 'Systems'),
          part('way back', 'Reversibility'),
          part('risk', 'Risk'),
        ].join('&"; "&')}&"."`,
      ),
      focus.people.length + focus.systems.length + focus.reversibility.length + focus.risk.length + 80,
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
        `="• "&IF(${date}="","no date",${date})&": "&${what}&IF(${owner}="",", no owner",", "&${owner})`,
      ),
      step.text.length + step.owner.length + 16,
    );
  }
  if (steps.length === 0) page.prose(text('No adoption steps are set.'), 30);
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
        `="• Tripwire: "&${subject}&" at "&${inWords(threshold, unitOf(of, tripwire.metric))}&": "&IF(${action}="","no action set",${action})`,
      ),
      tripwire.metric.length + tripwire.action.length + 30,
    );
  }
  page.linked(
    sheet,
    'whatWouldChangeOurMind',
    'What would change our mind: not written yet',
    '"What would change our mind: "&',
  );
}
