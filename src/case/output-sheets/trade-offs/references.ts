/** The formulas by which the sheet Trade-offs refers to the case's tables. */
import { formula, text } from '../../../workbook/workbook';
import type { CellInput } from '../../../workbook/workbook';
import type { Metric } from '../../case';
import type { CaseSheet } from '../../case-sheet/case-sheet';
import { ALTERNATIVES_TABLE, FOLLOW_THROUGH_TABLE, METRICS_TABLE } from '../../case-sheet/case-tables';
import { quoted, translated } from '../formula-text';
import { decisionCell, resultExpression, rowCell, tableColumn } from '../sheet-references';
import type { SheetWords } from '../words/en';

export interface References {
  readonly decision: CellInput;
  alternativeName(name: string): CellInput;
  /** @param shown in which words what the cell holds is shown */
  metricField(metric: Metric, header: string, shown?: Readonly<Record<string, string>>): CellInput;
  /** The formula of a result, from the cells that hold the alternative's and the metric's name. */
  result(alternativeCell: string, metricCell: string): string;
  /** The formula of an alternative's field, from the cell that holds its name. */
  alternativeField(alternativeCell: string, header: string): string;
  guardrail(r: number, column: string, headerRow: number): string;
}

export function references(sheet: CaseSheet, words: SheetWords): References {
  const none = quoted(words.notAvailable);
  const sentence = decisionCell(sheet, 'decision');
  const field = (
    table: string,
    row: string,
    header: string,
    shown: Readonly<Record<string, string>> = {},
  ): CellInput => {
    const cell = rowCell(sheet, table, row, header);
    if (cell === null) return header === 'Name' ? text(row) : null;
    return formula(`=IF(${cell}="","",${translated(cell, shown)})`);
  };
  const ofAlternative = (header: string): string => tableColumn(sheet, ALTERNATIVES_TABLE.table, header)!;
  const promise = (header: string): string => tableColumn(sheet, FOLLOW_THROUGH_TABLE.table, header)!;
  return {
    decision: sentence
      ? formula(`=IF(${sentence}="",${quoted(words.tradeOffs.decisionMissing)},${sentence})`)
      : text(sheet.case.decision.decision),
    alternativeName: (name) => field(ALTERNATIVES_TABLE.table, name, 'Name'),
    metricField: (metric, header, shown) => field(METRICS_TABLE.table, metric.name, header, shown),
    result: (alternativeCell, metricCell) => {
      const { value, isThere } = resultExpression(sheet, alternativeCell, metricCell);
      return `=IF(${isThere},${value},${none})`;
    },
    alternativeField: (alternativeCell, header) => {
      const found = `INDEX(${ofAlternative(header)},MATCH(${alternativeCell},${ofAlternative('Name')},0))`;
      return `=IF(${found}="","",${found})`;
    },
    guardrail: (r, c, headerRow) => {
      const waived =
        `SUMPRODUCT((${promise('Kind')}="waiver")*(${promise('Metric')}=$A${r})*` +
        `(${promise('Alternative')}=${c}$${headerRow}))>0`;
      const [higher, lower] = [quoted(words.directions.higher), quoted(words.directions.lower)];
      const met = `IF($D${r}=${higher},${c}${r}>=$E${r},${c}${r}<=$E${r})`;
      const isJudged = `AND(OR($D${r}=${higher},$D${r}=${lower}),ISNUMBER(${c}${r}),ISNUMBER($E${r}))`;
      return (
        `=IF(NOT(${isJudged}),${none},` +
        `IF(${met},${quoted(words.pass)},IF(${waived},${quoted(words.waived)},${quoted(words.breach)})))`
      );
    },
  };
}
