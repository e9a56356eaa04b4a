/**
 * What DuckDB does to a batch of raw lines before the standard statement sees them: reads numbers, dates and
 * yes or no from text, and finds the first fault of each line. Only lines without a fault go on.
 */
import type { UsedColumn } from './check-plan';
import type { OrderLinesPlan, RejectionReason } from './order-lines';
import { LINES_TABLE, NO, YES, namedActivities } from './profit-sql';
import { quoteIdentifier, quoteText } from './sql-text';

/** How a column arrives in the table `batch`, where column i is called c‹i›. Dates are milliseconds since 1970. */
export type RawType = 'text' | 'number' | 'integer' | 'boolean' | 'milliseconds';

interface Rule {
  /** Position among the used columns. */
  readonly index: number;
  readonly column: string;
  readonly reason: RejectionReason;
  /** True where the line is at fault. */
  readonly condition: string;
}

export interface Staging {
  /** Statements that make the views `staged` and `order_lines` over the table `batch`. */
  readonly views: readonly string[];
  /** Fault k of a staged line is rule k − 1. */
  readonly rules: readonly Pick<Rule, 'column' | 'reason'>[];
  /** An expression over `staged`: what stood in the column at fault. */
  readonly faultyValue: string;
}

/** @param raw of each used column, in their order */
export function stageLines(
  plan: OrderLinesPlan,
  used: readonly UsedColumn[],
  raw: readonly RawType[],
): Staging {
  const typed = used.map((column, i) => typedExpression(column, raw[i]!, `c${i}`, plan));
  const rules = used.flatMap((column, i) => rulesOf(plan, column, raw[i]!, i));
  const customer = used.findIndex(({ name }) => name === plan.customer);
  if (plan.rowsAre === 'customers') {
    rules.push({ index: customer, column: plan.customer, reason: 'duplicateCustomer', condition: 'FALSE' });
  }
  const fault = `CASE ${rules.map(({ condition }, k) => `WHEN ${condition} THEN ${k + 1}`).join(' ')} ELSE 0 END`;
  const raws = used.map((_, i) => `c${i}`);
  const read = `SELECT rowid AS n, ${raws.join(', ')}, ${typed.map((one, i) => `${one} AS t${i}`).join(', ')} FROM batch`;
  const judged = `SELECT *, ${fault} AS fault FROM (${read})`;
  return {
    views: [
      `CREATE OR REPLACE VIEW staged AS ${plan.rowsAre === 'customers' ? onceEach(judged, used[customer]!, customer, rules.length) : judged}`,
      `CREATE OR REPLACE VIEW ${LINES_TABLE} AS SELECT ${used
        .map(({ name }, i) => `t${i} AS ${quoteIdentifier(name)}`)
        .join(', ')} FROM staged WHERE fault = 0`,
    ],
    rules,
    faultyValue: `CASE fault ${rules.map(({ index }, k) => `WHEN ${k + 1} THEN CAST(c${index} AS VARCHAR)`).join(' ')} END`,
  };
}

/** Every later line of a customer, within the batch or after earlier batches, is at fault. */
function onceEach(judged: string, customer: UsedColumn, index: number, fault: number): string {
  const key = customer.kind === 'text' ? `trim(t${index})` : `t${index}`;
  return (
    `SELECT * EXCLUDE (fault), CASE WHEN fault = 0 AND (` +
    `row_number() OVER (PARTITION BY fault = 0, ${key} ORDER BY n) > 1 ` +
    `OR ${key} IN (SELECT customer FROM volumes)) THEN ${fault} ELSE fault END AS fault FROM (${judged})`
  );
}

function typedExpression(
  { role, kind }: UsedColumn,
  raw: RawType,
  column: string,
  { decimalMark }: OrderLinesPlan,
): string {
  if (raw === 'milliseconds') return `epoch_ms(CAST(${column} AS BIGINT))`;
  const isNumber = role === 'money' || role === 'units' || role === 'quantity';
  if (raw !== 'text') return column;
  if (isNumber || (role === 'flag' && kind === 'number')) return numberFromText(column, decimalMark);
  if (role === 'flag' && kind === 'boolean') {
    const word = `lower(trim(${column}))`;
    return `CASE WHEN ${word} IN (${list(YES)}) THEN TRUE WHEN ${word} IN (${list(NO)}) THEN FALSE END`;
  }
  return role === 'date' ? `TRY_CAST(${column} AS TIMESTAMP)` : column;
}

/** DuckDB alone would also read 1_000 and infinity. */
function numberFromText(column: string, decimalMark: OrderLinesPlan['decimalMark']): string {
  const point = decimalMark === '.' ? column : `replace(${column}, ',', '.')`;
  const foreign = `contains(${column}, '_')${decimalMark === ',' ? ` OR contains(${column}, '.')` : ''}`;
  const number = `TRY_CAST(${point} AS DOUBLE)`;
  return `CASE WHEN ${foreign} THEN NULL WHEN isfinite(${number}) THEN ${number} END`;
}

const DATE_LIKE = `'^\\s*\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}'`;
const GROUPED = {
  '.': `'^\\s*[+-]?\\d{1,3}([,\\x{2019}'' \\x{00A0}\\x{202F}]\\d{3})+(\\.\\d*)?\\s*$'`,
  ',': `'^\\s*[+-]?\\d{1,3}([.\\x{2019}'' \\x{00A0}\\x{202F}]\\d{3})+(,\\d*)?\\s*$'`,
} as const;

/** The ways in which the column can be at fault, the most telling first. */
function rulesOf(plan: OrderLinesPlan, column: UsedColumn, raw: RawType, index: number): Rule[] {
  const [c, t] = [`c${index}`, `t${index}`];
  const rule = (reason: RejectionReason, condition: string): Rule => ({
    index,
    column: column.name,
    reason,
    condition,
  });
  const blank = raw === 'text' ? `(${c} IS NULL OR trim(${c}) = '')` : `${c} IS NULL`;
  const missing = rule('missing', blank);
  const numbers = [
    missing,
    ...(raw === 'text'
      ? [
          rule('thousandsSeparator', `${t} IS NULL AND regexp_matches(${c}, ${GROUPED[plan.decimalMark]})`),
          rule('dateAsText', `${t} IS NULL AND regexp_matches(${c}, ${DATE_LIKE})`),
        ]
      : []),
    // Text that is no number became NULL; a column of doubles can hold NaN and infinity.
    rule('notANumber', raw === 'text' ? `${t} IS NULL` : `NOT isfinite(${t})`),
  ];
  switch (column.role) {
    case 'key':
      return [missing];
    case 'money':
      return numbers;
    case 'units':
      return [
        ...numbers,
        rule('negative', `${t} < 0`),
        ...(column.name === plan.volume ? [rule('zeroVolume', `${t} = 0`)] : []),
      ];
    case 'quantity':
      return [...numbers, rule('negative', `${t} < 0`), rule('zeroVolume', `${t} = 0`)];
    case 'date':
      return [missing, ...(raw === 'text' ? [rule('dateAsText', `${t} IS NULL`)] : [])];
    case 'activity': {
      const name = raw === 'text' ? `trim(${c})` : `CAST(${c} AS VARCHAR)`;
      return [missing, rule('unknownActivity', `${name} NOT IN (${list(namedActivities(plan))})`)];
    }
    case 'flag':
      return [rule('notYesOrNo', `NOT ${blank} AND ${notYesOrNo(column, t)}`)];
  }
}

function notYesOrNo({ kind }: UsedColumn, typed: string): string {
  if (kind === 'boolean') return `${typed} IS NULL`;
  if (kind === 'number') return `(${typed} IS NULL OR ${typed} NOT IN (0, 1))`;
  return `lower(trim(${typed})) NOT IN (${list([...YES, ...NO])})`;
}

function list(texts: readonly string[]): string {
  return texts.map(quoteText).join(', ');
}
