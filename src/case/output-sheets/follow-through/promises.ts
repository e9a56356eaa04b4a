/** Who answers for what, what makes us act, and what was promised. */
import { text } from '../../../workbook/workbook';
import type { CaseSheet } from '../../case-sheet/case-sheet';
import { METRICS_TABLE } from '../../case-sheet/case-tables';
import { quoted, resultExpression, rowCell } from '../sheet-references';
import { goodSide } from '../../follow-through/tripwires';
import {
  WIDTH,
  calculation,
  formatOf,
  lastActual,
  link,
  nothing,
  number,
  promiseCell,
  promises,
  prose,
  section,
  verdict,
} from './rows';
import type { Row } from './rows';

export function reviews(sheet: CaseSheet, rows: Row[]): void {
  section(rows, 'Review and escalation', ['What', 'Owner', 'How']);
  const found = promises(sheet.case, 'review cadence', 'escalation path', 'metric owner');
  for (const row of found) {
    rows.push([
      link(promiseCell(sheet, row, 'Kind')),
      link(promiseCell(sheet, row, 'Owner'), 'NOBODY'),
      prose(promiseCell(sheet, row, 'Text'), row.text.length, 110, WIDTH - 2),
    ]);
  }
  if (found.length === 0) nothing(rows, 'No review cadence and no escalation path are set.');
}

export function metrics(sheet: CaseSheet, rows: Row[], followed: string): void {
  const of = sheet.case;
  section(rows, 'Metrics', [
    'Metric',
    'Unit',
    'Owner',
    'Cadence',
    'Threshold',
    'Expected',
    'Last actual',
    'State',
  ]);
  for (const metric of of.metrics) {
    const r = rows.length + 1;
    const cell = (header: string): string | null => rowCell(sheet, METRICS_TABLE.table, metric.name, header);
    const format = formatOf(of, metric.name);
    const expected = resultExpression(sheet, quoted(followed), `$A${r}`);
    const actual = lastActual(sheet, `$A${r}`);
    const direction = cell('Direction');
    const met = `IF(${direction ?? '""'}="higher",G${r}>=E${r},G${r}<=E${r})`;
    rows.push([
      link(cell('Name'), metric.name),
      link(cell('Unit')),
      link(cell('Owner'), 'NOBODY'),
      link(cell('Cadence'), 'not set'),
      number(link(cell('Threshold'), 'not set'), format),
      calculation(`=IF(${expected.isThere},${expected.value},"not evaluated")`, format),
      calculation(actual ? `=IF(${actual.isThere},${actual.value},"none yet")` : '="none yet"', format),
      verdict(
        `=IF(AND(ISNUMBER(G${r}),ISNUMBER(E${r})),IF(${met},"meets threshold","MISSES threshold"),"no verdict yet")`,
      ),
    ]);
  }
  if (of.metrics.length === 0) nothing(rows, 'No metric is bound yet.');
}

export function tripwires(sheet: CaseSheet, rows: Row[]): void {
  const of = sheet.case;
  section(rows, 'Tripwires', [
    'Watches',
    'Threshold',
    'Good side',
    'Last actual',
    'State',
    'Owner',
    'Action',
  ]);
  const found = promises(of, 'tripwire');
  for (const row of found) {
    const r = rows.length + 1;
    const format = formatOf(of, row.metric);
    const actual = lastActual(sheet, `$A${r}`);
    const good = goodSide(of, row);
    rows.push([
      link(promiseCell(sheet, row, 'Metric'), 'nothing'),
      number(link(promiseCell(sheet, row, 'Threshold'), 'not set'), format),
      {
        content: text(good === null ? 'not known' : good === 'higher' ? 'above' : 'below'),
        role: 'label',
        align: 'center',
      },
      calculation(actual ? `=IF(${actual.isThere},${actual.value},"none yet")` : '="none yet"', format),
      verdict(
        `=IF(AND(ISNUMBER(B${r}),ISNUMBER(D${r}),C${r}<>"not known"),` +
          `IF(IF(C${r}="above",D${r}>=B${r},D${r}<=B${r}),"clear","TRIPPED"),"no verdict yet")`,
      ),
      link(promiseCell(sheet, row, 'Owner'), 'NOBODY'),
      prose(promiseCell(sheet, row, 'Action'), row.action.length, 50, WIDTH - 6),
    ]);
  }
  if (found.length === 0) nothing(rows, 'No tripwire is set: no figure makes us stop or turn back.');
}

export function steps(sheet: CaseSheet, rows: Row[]): void {
  section(rows, 'Adoption steps', ['By', 'Owner', 'Step']);
  const found = promises(sheet.case, 'adoption step').sort((a, b) => a.date.localeCompare(b.date));
  for (const row of found) {
    rows.push([
      link(promiseCell(sheet, row, 'Date'), 'no date'),
      link(promiseCell(sheet, row, 'Owner'), 'NOBODY'),
      prose(promiseCell(sheet, row, 'Text'), row.text.length, 110, WIDTH - 2),
    ]);
  }
  if (found.length === 0) nothing(rows, 'No adoption steps are set.');
}

export function waivers(sheet: CaseSheet, rows: Row[]): void {
  const found = promises(sheet.case, 'waiver');
  if (found.length === 0) return;
  section(rows, 'Waivers', ['Guardrail', 'Allowed by', 'Alternative', 'Why']);
  for (const row of found) {
    rows.push([
      link(promiseCell(sheet, row, 'Metric')),
      link(promiseCell(sheet, row, 'Owner'), 'NOBODY'),
      link(promiseCell(sheet, row, 'Alternative')),
      prose(promiseCell(sheet, row, 'Text'), row.text.length, 90, WIDTH - 3),
    ]);
  }
}
