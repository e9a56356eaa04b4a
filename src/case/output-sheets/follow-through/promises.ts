/** Who answers for what, what makes us act, and what was promised. */
import { text } from '../../../workbook/workbook';
import { METRICS_TABLE } from '../../case-sheet/case-tables';
import { quoted } from '../formula-text';
import { resultExpression, rowCell } from '../sheet-references';
import { goodSide } from '../../follow-through/tripwires';
import {
  WIDTH,
  afterNumbers,
  calculation,
  formatOf,
  heading,
  lastActual,
  link,
  nothing,
  number,
  ofNumbers,
  promiseCell,
  promises,
  prose,
  section,
  verdict,
  wordLink,
} from './rows';
import type { Context } from './rows';

export function reviews({ sheet, rows, words, own }: Context): void {
  section(rows, own.reviews, [own.what, own.owner, own.how].map(heading));
  const found = promises(sheet.case, 'review cadence', 'escalation path', 'metric owner');
  for (const row of found) {
    rows.push([
      wordLink(promiseCell(sheet, row, 'Kind'), words.kinds),
      link(promiseCell(sheet, row, 'Owner'), own.nobody),
      prose(promiseCell(sheet, row, 'Text'), row.text.length, 110, WIDTH - 2),
    ]);
  }
  if (found.length === 0) nothing(rows, own.noReviews);
}

export function metrics({ sheet, of, rows, words, own, followed }: Context): void {
  section(rows, own.metrics, [
    ...[own.metric, own.unit, own.owner, own.cadence].map(heading),
    ...[own.threshold, own.expected, own.lastActual].map(ofNumbers),
    afterNumbers(own.state),
  ]);
  const [none, meets, misses, open] = [own.noneYet, own.meets, own.misses, own.noVerdictYet].map(quoted);
  for (const metric of of.metrics) {
    const r = rows.length + 1;
    const cell = (header: string): string | null => rowCell(sheet, METRICS_TABLE.table, metric.name, header);
    const format = formatOf(of, metric.name);
    const expected = resultExpression(sheet, quoted(followed), `$A${r}`);
    const actual = lastActual(sheet, `$A${r}`);
    const direction = cell('Direction') ?? '""';
    const met = `IF(${direction}="higher",G${r}>=E${r},G${r}<=E${r})`;
    rows.push([
      link(cell('Name'), metric.name),
      link(cell('Unit')),
      link(cell('Owner'), own.nobody),
      wordLink(cell('Cadence'), words.cadences, words.notSet),
      number(link(cell('Threshold'), words.notSet), format),
      calculation(`=IF(${expected.isThere},${expected.value},${quoted(words.notEvaluated)})`, format),
      calculation(actual ? `=IF(${actual.isThere},${actual.value},${none!})` : `=${none!}`, format),
      verdict(
        `=IF(AND(ISNUMBER(G${r}),ISNUMBER(E${r}),${direction}<>""),IF(${met},${meets!},${misses!}),${open!})`,
      ),
    ]);
  }
  if (of.metrics.length === 0) nothing(rows, own.noMetrics);
}

export function tripwires({ sheet, of, rows, words, own }: Context): void {
  section(rows, own.tripwires, [
    heading(own.watches),
    ofNumbers(own.threshold),
    afterNumbers(own.goodSide),
    ofNumbers(own.lastActual),
    afterNumbers(own.state),
    heading(own.owner),
    heading(own.action),
  ]);
  const [none, clear, tripped, open] = [own.noneYet, own.clear, own.tripped, own.noVerdictYet].map(quoted);
  const [above, notKnown] = [quoted(own.above), quoted(own.notKnown)];
  const found = promises(of, 'tripwire');
  for (const row of found) {
    const r = rows.length + 1;
    const format = formatOf(of, row.metric);
    const actual = lastActual(sheet, `$A${r}`);
    const good = goodSide(of, row);
    rows.push([
      link(promiseCell(sheet, row, 'Metric'), own.nothing),
      number(link(promiseCell(sheet, row, 'Threshold'), words.notSet), format),
      {
        content: text(good === null ? own.notKnown : good === 'higher' ? own.above : own.below),
        role: 'label',
        align: 'center',
      },
      calculation(actual ? `=IF(${actual.isThere},${actual.value},${none!})` : `=${none!}`, format),
      verdict(
        `=IF(AND(ISNUMBER(B${r}),ISNUMBER(D${r}),C${r}<>${notKnown}),` +
          `IF(IF(C${r}=${above},D${r}>=B${r},D${r}<=B${r}),${clear!},${tripped!}),${open!})`,
      ),
      link(promiseCell(sheet, row, 'Owner'), own.nobody),
      prose(promiseCell(sheet, row, 'Action'), row.action.length, 50, WIDTH - 6),
    ]);
  }
  if (found.length === 0) nothing(rows, own.noTripwires);
}

export function steps({ sheet, rows, words, own }: Context): void {
  section(rows, own.steps, [own.dueBy, own.owner, own.step].map(heading));
  const found = promises(sheet.case, 'adoption step').sort((a, b) => a.date.localeCompare(b.date));
  for (const row of found) {
    rows.push([
      link(promiseCell(sheet, row, 'Date'), words.noDate, words.day),
      link(promiseCell(sheet, row, 'Owner'), own.nobody),
      prose(promiseCell(sheet, row, 'Text'), row.text.length, 110, WIDTH - 2),
    ]);
  }
  if (found.length === 0) nothing(rows, own.noSteps);
}

export function waivers({ sheet, rows, own }: Context): void {
  const found = promises(sheet.case, 'waiver');
  if (found.length === 0) return;
  section(rows, own.waivers, [own.guardrail, own.allowedBy, own.alternative, own.why].map(heading));
  for (const row of found) {
    rows.push([
      link(promiseCell(sheet, row, 'Metric')),
      link(promiseCell(sheet, row, 'Owner'), own.nobody),
      link(promiseCell(sheet, row, 'Alternative')),
      prose(promiseCell(sheet, row, 'Text'), row.text.length, 90, WIDTH - 3),
    ]);
  }
}
