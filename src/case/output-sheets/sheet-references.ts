/** Native formulas over the case's tables, for the sheets that the add-in writes. */
import { columnLetters, parseAddress } from '../../workbook/address';
import { nameKey, sameName } from '../case';
import type { Decision } from '../case';
import { cellOf, columnAt } from '../case-sheet/case-sheet';
import type { CaseSheet, ReadTable } from '../case-sheet/case-sheet';
import { DECISION_FIELDS, DECISION_TABLE, RESULTS_TABLE } from '../case-sheet/case-tables';
import { currencySign, fractionRest } from '../unit';
import { quoted } from './formula-text';
import type { SheetWords } from './words/en';

/** "'Fulcrum case'!B7" → "'Fulcrum case'!$B$7". */
export function absolute(address: string): string {
  const { row, column } = parseAddress(address)!;
  return `${address.slice(0, address.lastIndexOf('!'))}!$${columnLetters(column)}$${row + 1}`;
}

/** The body of a table's column, absolute; null where the workbook has no such table. */
export function tableColumn(sheet: CaseSheet, table: string, header: string): string | null {
  const content = sheet.tables.get(table)?.content;
  if (!content || columnAt(content, header) < 0) return null;
  const top = absolute(cellOf(content, 0, header));
  const bottom = absolute(cellOf(content, Math.max(0, content.values.length - 1), header));
  return `${top}:${bottom.split('!').at(-1)!}`;
}

/** The absolute cell of a named row; null where the row is not on the sheet yet. */
export function rowCell(sheet: CaseSheet, table: string, row: string, header: string): string | null {
  const read = sheet.tables.get(table) as ReadTable<{ name: string }> | undefined;
  const found = read?.rows.find((one) => sameName(one.row.name, row));
  return read && found && columnAt(read.content, header) >= 0
    ? absolute(cellOf(read.content, found.index, header))
    : null;
}

/** The absolute cell of the nth row of a table as read, by what the row holds. */
export function cellOfRow(sheet: CaseSheet, table: string, wanted: unknown, header: string): string | null {
  const read = sheet.tables.get(table);
  const found = read?.rows.find(({ row }) => row === wanted);
  return read && found ? absolute(cellOf(read.content, found.index, header)) : null;
}

/** The cell with a field of the decision. */
export function decisionCell(sheet: CaseSheet, field: keyof Decision): string | null {
  const { content, rows } = sheet.tables.get(DECISION_TABLE.table) as ReadTable<{ field: string }>;
  const row = rows.find((one) => nameKey(one.row.field) === nameKey(DECISION_FIELDS[field]));
  return row && columnAt(content, 'Text') >= 0 ? absolute(cellOf(content, row.index, 'Text')) : null;
}

/**
 * The result of a metric under an alternative as an expression without "=", and whether there is a number.
 *
 * @param alternative a cell with its name, or its quoted name
 * @param metric likewise
 */
export function resultExpression(
  sheet: CaseSheet,
  alternative: string,
  metric: string,
  header: 'Value' | 'P10' | 'P90' = 'Value',
): { readonly value: string; readonly isThere: string } {
  const column = (name: string): string => tableColumn(sheet, RESULTS_TABLE.table, name)!;
  const row = `(${column('Alternative')}=${alternative})*(${column('Metric')}=${metric})`;
  const values = column(header);
  return {
    value: `SUMPRODUCT(${row},${values})`,
    isThere: `SUMPRODUCT(${row}*ISNUMBER(${values}))>0`,
  };
}

/** The number rounded to three significant digits. */
export function threeDigits(value: string): string {
  return `ROUND(${value},2-INT(LOG10(ABS(${value})+(${value}=0))))`;
}

/**
 * A number as words in three significant digits: "$49.4M", "95.2%", "4.1 days"; in German "49,4 Mio. €". FIXED instead
 * of TEXT, whose codes are read differently where the comma marks the decimals.
 *
 * @param value an expression that is a number
 * @param unit as the case has it
 */
export function inWords(value: string, unit: string, { numbers }: SheetWords): string {
  const { percent, gap } = numbers;
  const size = `ABS(${value})`;
  // At 99.95 three digits leave no decimals, at 9.995 one.
  const fixed = (scale: string): string =>
    `FIXED(${value}${scale},IF(${size}${scale}>=99.95,0,IF(${size}${scale}>=9.995,1,2)))`;
  const rest = fractionRest(unit);
  if (rest !== null) {
    // A share of less than one percent needs more decimals to say anything.
    const decimals = `IF(OR(${value}=0,${size}*100>=1),1,IF(${size}*1000>=1,2,3))`;
    const after = rest === '' || rest.startsWith('/') ? `${percent}${rest}` : `${percent} ${rest}`;
    return `FIXED(${value}*100,${decimals})&${quoted(after)}`;
  }
  const scaled =
    `IF(${size}>=999500000,${fixed('/1000000000')}&${quoted(numbers.billion)},` +
    `IF(${size}>=999500,${fixed('/1000000')}&${quoted(numbers.million)},` +
    `IF(${size}>=9995,${fixed('/1000')}&${quoted(numbers.thousand)},${fixed('')})))`;
  const words = unit.trim();
  if (words === '') return scaled;
  const sign = currencySign(words);
  if (sign !== null && numbers.currencyFirst) {
    // The currency sign goes between the minus and the number.
    return `SUBSTITUTE(${quoted(sign)}&${scaled},${quoted(`${sign}-`)},${quoted(`-${sign}`)})`;
  }
  return `${scaled}&${quoted(gap + (sign ?? words))}`;
}
