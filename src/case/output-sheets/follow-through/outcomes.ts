/** What came of it: actuals against ranges, who pays and who gains, and who answers for which consequence. */
import { formula, text } from '../../../workbook/workbook';
import type { PlannedCell } from '../../../workbook/workbook';
import { sameName } from '../../case';
import type { Case } from '../../case';
import type { CaseSheet } from '../../case-sheet/case-sheet';
import { ACTUALS_TABLE, DRIVERS_TABLE, EFFECTS_TABLE } from '../../case-sheet/case-tables';
import { chargeToDeciders, deviationsFromPlan, paysAndGains } from '../../follow-through/charge-back';
import { primaryMetric } from '../../decision/recommendation';
import type { Sensitivity } from '../../decision/sensitivity';
import { cellOfRow, quoted, resultExpression, rowCell, tableColumn } from '../sheet-references';
import { figureFormat } from '../../unit';
import { WIDTH, calculation, formatOf, link, nothing, number, section, verdict } from './rows';
import type { Row } from './rows';

export function actuals(sheet: CaseSheet, rows: Row[], followed: string): void {
  const of = sheet.case;
  section(rows, 'Actuals against the ranges given', [
    'Driver or metric',
    'Date',
    'By',
    'Actual',
    'Low or P10',
    'High or P90',
    'Place',
  ]);
  for (const row of of.actuals) {
    const r = rows.length + 1;
    const cell = (header: string): string | null => cellOfRow(sheet, ACTUALS_TABLE.table, row, header);
    const format = formatOf(of, row.subject);
    const isDriver = of.drivers.some(({ name }) => sameName(name, row.subject));
    const end = (driverEnd: 'Low' | 'High', percentile: 'P10' | 'P90'): PlannedCell => {
      if (isDriver)
        return number(link(rowCell(sheet, DRIVERS_TABLE.table, row.subject, driverEnd), 'not set'), format);
      const { value, isThere } = resultExpression(sheet, quoted(followed), `$A${r}`, percentile);
      return calculation(`=IF(${isThere},${value},"not simulated")`, format);
    };
    rows.push([
      link(cell('Driver or metric')),
      link(cell('Date'), 'no date'),
      link(cell('By')),
      number(link(cell('Value'), 'no value'), format),
      end('Low', 'P10'),
      end('High', 'P90'),
      verdict(
        `=IF(NOT(ISNUMBER(D${r})),"no verdict",IF(AND(ISNUMBER(E${r}),D${r}<E${r}),"BELOW range",` +
          `IF(AND(ISNUMBER(F${r}),D${r}>F${r}),"ABOVE range",IF(AND(ISNUMBER(E${r}),ISNUMBER(F${r})),"within","no range"))))`,
      ),
    ]);
  }
  if (of.actuals.length === 0) nothing(rows, 'No actual is entered yet.');
}

export function parties(sheet: CaseSheet, rows: Row[], followed: string): void {
  const of = sheet.case;
  section(rows, `Who pays and who gains under ${followed}`, [
    'Function or partner',
    'Cost borne',
    'Benefit received',
    'Net',
    'Transfer',
    'Net after transfer',
    '',
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
        `=IF(${whole},IF(D${r}<0,-D${r},IF(D${r}=0,0,D${r}*SUMIF(${nets},"<0")/SUMIF(${nets},">0"))),"none")`,
        `+${format};-${format};0`,
      ),
      calculation(`=IF(ISNUMBER(E${r}),D${r}+E${r},D${r})`, `+${format};-${format};0`),
    ]);
  }
  if (found.length === 0) return nothing(rows, 'No effects on functions or partners are entered.');
  const total = (c: string): PlannedCell => ({
    ...calculation(`=SUM(${c}${first}:${c}${last})`, format),
    role: 'total',
  });
  rows.push([{ content: text('All'), role: 'total' }, ...['B', 'C', 'D', 'E', 'F'].map(total)]);
  rows.push([
    {
      content: formula(
        `=IF(${whole},"The least transfers that leave nobody worse off: losses are made whole by those who gain, in proportion to their gain.",` +
          `"The costs exceed the benefits: no transfers can leave nobody worse off.")`,
      ),
      role: 'note',
      columns: WIDTH,
    },
  ]);
}

export function charges(of: Case, rows: Row[], followed: string, sensitivity: Sensitivity): void {
  const primary = primaryMetric(of);
  if (!primary || sensitivity.length === 0) return;
  const found = chargeToDeciders(of, deviationsFromPlan(of, followed, primary.name, sensitivity));
  section(rows, `Consequences for ${primary.name}, charged to the function that decided`, [
    'Function',
    'Consequence',
    'Unit of it',
    'Drivers that came out otherwise',
  ]);
  const format = figureFormat(
    primary.unit,
    found.map(({ amount }) => amount),
  );
  for (const { decider, amount, drivers } of found) {
    rows.push([
      { content: text(decider || 'nobody owns the driver'), role: 'label' },
      { content: amount, role: 'calculation', numberFormat: `+${format};-${format};0`, align: 'right' },
      { content: text(primary.unit), role: 'label', align: 'center' },
      { content: text(drivers.map(({ driver }) => driver).join(', ')), role: 'prose', columns: WIDTH - 3 },
    ]);
  }
  if (found.length === 0) return nothing(rows, 'No driver with a known effect came out otherwise yet.');
  rows.push([
    {
      content: text(
        'Each driver alone, from its plan to its last actual, the others as planned; as computed when this was written.',
      ),
      role: 'note',
      columns: WIDTH,
    },
  ]);
}
