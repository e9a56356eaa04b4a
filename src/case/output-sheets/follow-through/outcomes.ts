/** What came of it: actuals against ranges, who pays and who gains, and who answers for which consequence. */
import { formula, text } from '../../../workbook/workbook';
import type { PlannedCell } from '../../../workbook/workbook';
import { sameName } from '../../case';
import { ACTUALS_TABLE, DRIVERS_TABLE, EFFECTS_TABLE } from '../../case-sheet/case-tables';
import { chargeToDeciders, deviationsFromPlan, paysAndGains } from '../../follow-through/charge-back';
import { primaryMetric } from '../../decision/recommendation';
import type { Sensitivity } from '../../decision/sensitivity';
import { quoted } from '../formula-text';
import { cellOfRow, resultExpression, rowCell, tableColumn } from '../sheet-references';
import { figureFormat } from '../../unit';
import {
  WIDTH,
  afterNumbers,
  calculation,
  formatOf,
  heading,
  link,
  nothing,
  number,
  ofNumbers,
  section,
  verdict,
} from './rows';
import type { Context } from './rows';

export function actuals({ sheet, of, rows, words, own, followed }: Context): void {
  section(rows, own.actuals, [
    ...[own.subject, own.date, own.enteredBy].map(heading),
    ...[own.actual, own.low, own.high].map(ofNumbers),
    afterNumbers(own.place),
  ]);
  const [none, below, above, within, unjudged] = [
    own.noVerdict,
    own.belowRange,
    own.aboveRange,
    own.within,
    own.noRange,
  ].map(quoted);
  for (const row of of.actuals) {
    const r = rows.length + 1;
    const cell = (header: string): string | null => cellOfRow(sheet, ACTUALS_TABLE.table, row, header);
    const format = formatOf(of, row.subject);
    const isDriver = of.drivers.some(({ name }) => sameName(name, row.subject));
    const end = (driverEnd: 'Low' | 'High', percentile: 'P10' | 'P90'): PlannedCell => {
      if (isDriver)
        return number(
          link(rowCell(sheet, DRIVERS_TABLE.table, row.subject, driverEnd), words.notSet),
          format,
        );
      const { value, isThere } = resultExpression(sheet, quoted(followed), `$A${r}`, percentile);
      return calculation(`=IF(${isThere},${value},${quoted(own.notSimulated)})`, format);
    };
    rows.push([
      link(cell('Driver or metric')),
      link(cell('Date'), words.noDate, words.day),
      link(cell('By')),
      number(link(cell('Value'), own.noValue), format),
      end('Low', 'P10'),
      end('High', 'P90'),
      verdict(
        `=IF(NOT(ISNUMBER(D${r})),${none!},IF(AND(ISNUMBER(E${r}),D${r}<E${r}),${below!},` +
          `IF(AND(ISNUMBER(F${r}),D${r}>F${r}),${above!},` +
          `IF(AND(ISNUMBER(E${r}),ISNUMBER(F${r})),${within!},${unjudged!}))))`,
      ),
    ]);
  }
  if (of.actuals.length === 0) nothing(rows, own.noActuals);
}

export function parties({ sheet, of, rows, own, followed }: Context): void {
  section(rows, own.parties(followed), [
    heading(own.party),
    ...[own.cost, own.benefit, own.net, own.transfer, own.netAfter].map(ofNumbers),
    heading(''),
  ]);
  const found = paysAndGains(of, followed).parties;
  const column = (header: string): string => tableColumn(sheet, EFFECTS_TABLE.table, header)!;
  const first = rows.length + 1;
  const last = rows.length + found.length;
  const format = figureFormat(
    '',
    found.flatMap(({ cost, benefit }) => [cost, benefit]),
  );
  const nets = `$D$${first}:$D$${last}`;
  const whole = `SUM(${nets})>=0`;
  for (const { party } of found) {
    const r = rows.length + 1;
    const matching = `(${column('Function or partner')}=$A${r})*(${column('Alternative')}=${quoted(followed)})`;
    // A negative cost is a benefit, and the other way round.
    const sum = (own: string, other: string): string =>
      `=SUMPRODUCT(${matching}*(${column(own)}>0),${column(own)})-SUMPRODUCT(${matching}*(${column(other)}<0),${column(other)})`;
    rows.push([
      { content: text(party), role: 'label' },
      calculation(sum('Cost borne', 'Benefit received'), format),
      calculation(sum('Benefit received', 'Cost borne'), format),
      calculation(`=C${r}-B${r}`, `+${format};-${format};0`),
      calculation(
        `=IF(${whole},IF(D${r}<0,-D${r},IF(D${r}=0,0,D${r}*SUMIF(${nets},"<0")/SUMIF(${nets},">0"))),${quoted(own.noTransfer)})`,
        `+${format};-${format};0`,
      ),
      calculation(`=IF(ISNUMBER(E${r}),D${r}+E${r},D${r})`, `+${format};-${format};0`),
    ]);
  }
  if (found.length === 0) return nothing(rows, own.noEffects);
  const total = (c: string): PlannedCell => ({
    ...calculation(`=SUM(${c}${first}:${c}${last})`, format),
    role: 'total',
  });
  rows.push([{ content: text(own.all), role: 'total' }, ...['B', 'C', 'D', 'E', 'F'].map(total)]);
  rows.push([
    {
      content: formula(`=IF(${whole},${quoted(own.transfers)},${quoted(own.shortfall)})`),
      role: 'note',
      columns: WIDTH,
    },
  ]);
}

export function charges({ of, rows, own, followed }: Context, sensitivity: Sensitivity): void {
  const primary = primaryMetric(of);
  if (!primary || sensitivity.length === 0) return;
  const found = chargeToDeciders(of, deviationsFromPlan(of, followed, primary.name, sensitivity));
  section(rows, own.charges(primary.name), [
    heading(own.decider),
    ofNumbers(own.consequence),
    afterNumbers(own.unitOfIt),
    heading(own.deviating),
  ]);
  const format = figureFormat(
    primary.unit,
    found.map(({ amount }) => amount),
  );
  for (const { decider, amount, drivers } of found) {
    rows.push([
      { content: text(decider || own.unowned), role: 'label' },
      { content: amount, role: 'calculation', numberFormat: `+${format};-${format};0`, align: 'right' },
      { content: text(primary.unit), role: 'label', align: 'center' },
      { content: text(drivers.map(({ driver }) => driver).join(', ')), role: 'prose', columns: WIDTH - 3 },
    ]);
  }
  if (found.length === 0) return nothing(rows, own.noCharges);
  rows.push([
    {
      content: text(own.chargesNote),
      role: 'note',
      columns: WIDTH,
    },
  ]);
}
