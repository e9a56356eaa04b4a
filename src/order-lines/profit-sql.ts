/**
 * The statement that turns order lines into the customer table, in standard SQL: common table expressions,
 * delimited identifiers, CASE, CAST and COUNT(DISTINCT). A file and a warehouse run the same text.
 */
import type { UsedColumn } from './check-plan';
import type { Activity, OrderLinesPlan } from './order-lines';
import { numberLiteral, quoteIdentifier, quoteText } from './sql-text';

/** What counts as yes and as no in a column of text; blank is no. */
export const YES = ['1', 'true', 'yes', 'y', 'x', 'ja', 'j', 'wahr', 't'] as const;
export const NO = ['', '0', 'false', 'no', 'n', 'nein', 'falsch', 'f'] as const;

export const LINES_TABLE = 'order_lines';

/** The whole statement, with the rates inlined, for a table of order lines with the file's column names. */
export function warehouseSql(
  plan: OrderLinesPlan,
  used: readonly UsedColumn[],
  rates: readonly number[],
  table = LINES_TABLE,
): string {
  return [
    'WITH "accepted" AS (',
    indent(`${acceptedSql(plan, used, table)}\nWHERE ${conditions(plan, used).join('\n  AND ')}`),
    '),',
    '"volumes" AS (',
    indent(volumesSql(plan, 'COUNT(DISTINCT "order_number")')),
    '),',
    profitSql(plan, rates),
  ].join('\n');
}

/** Costs and margins from a table "volumes"; continues a WITH clause, or begins one. */
export function profitSql(plan: OrderLinesPlan, rates: readonly number[]): string {
  const numbers = plan.activities.map((_, i) => i + 1);
  // A count times a literal would be an exact decimal, which a rate of many digits overflows.
  const costs = numbers.map(
    (i) => `CAST("volume_${i}" AS DOUBLE PRECISION) * ${numberLiteral(rates[i - 1]!)} AS "cost_${i}"`,
  );
  const costToServe = numbers.map((i) => `"cost_${i}"`).join(' + ');
  const names = plan.activities.map(({ name }, i) => `"cost_${i + 1}" AS ${quoteIdentifier(name.trim())}`);
  return `"costs" AS (
  SELECT
    "customer", "lines", "revenue", "cost_of_goods",
    ${costs.join(',\n    ')}
  FROM "volumes"
),
"margins" AS (
  SELECT
    "costs".*,
    "revenue" - "cost_of_goods" AS "gross_margin",
    ${costToServe} AS "cost_to_serve",
    "revenue" - "cost_of_goods" - (${costToServe}) AS "net_margin"
  FROM "costs"
)
SELECT
  "customer", "lines", "revenue", "cost_of_goods", "gross_margin",
  ${names.join(',\n  ')},
  "cost_to_serve",
  "net_margin",
  "cost_to_serve" / NULLIF("revenue", 0) AS "cost_to_serve_share",
  "net_margin" / NULLIF("revenue", 0) AS "net_margin_share"
FROM "margins"
ORDER BY "net_margin" DESC, "customer"`;
}

/** The lines of the table with the columns by their meaning; which of them count is decided around it. */
export function acceptedSql(plan: OrderLinesPlan, used: readonly UsedColumn[], table: string): string {
  const columns = [
    `${keyOf(plan.customer, used)} AS "customer"`,
    ...(countsOrders(plan) ? [`${keyOf(plan.order!, used)} AS "order_number"`] : []),
    ...(plan.date === null ? [] : [`${quoteIdentifier(plan.date)} AS "date"`]),
    `${numberOf(plan.revenue)} AS "revenue"`,
    `${plan.costOfGoods === null ? 'CAST(0 AS DOUBLE PRECISION)' : numberOf(plan.costOfGoods)} AS "cost_of_goods"`,
    ...plan.activities.flatMap((activity, i) => {
      const units = unitsOf(activity, plan, used);
      return units === null ? [] : [`${units} AS "units_${i + 1}"`];
    }),
  ];
  return `SELECT
  ${columns.join(',\n  ')}
FROM ${quoteIdentifier(table)}`;
}

/**
 * Volumes per customer from a table "accepted".
 *
 * @param orders what stands for the number of orders: a batch does not see all lines of a customer
 */
export function volumesSql(plan: OrderLinesPlan, orders: 'COUNT(DISTINCT "order_number")' | '0'): string {
  const volumes = plan.activities.map(({ driver }, i) => {
    const units =
      driver.kind === 'lines' ? 'COUNT(*)' : driver.kind === 'orders' ? orders : `SUM("units_${i + 1}")`;
    return `${units} AS "volume_${i + 1}"`;
  });
  return `SELECT
  "customer",
  COUNT(*) AS "lines",
  SUM("revenue") AS "revenue",
  SUM("cost_of_goods") AS "cost_of_goods",
  ${volumes.join(',\n  ')}
FROM "accepted"
GROUP BY "customer"`;
}

export function countsOrders(plan: OrderLinesPlan): boolean {
  return plan.activities.some(({ driver }) => driver.kind === 'orders');
}

/** Units of the driver on one line; null where lines or orders are counted. */
function unitsOf(
  { name, driver }: Activity,
  plan: OrderLinesPlan,
  used: readonly UsedColumn[],
): string | null {
  switch (driver.kind) {
    case 'lines':
    case 'orders':
      return null;
    case 'sum':
      return numberOf(driver.column);
    case 'flag':
      return `CASE WHEN ${isYes(driver.column, used)} THEN 1 ELSE 0 END`;
    case 'named': {
      const units = plan.volume === null ? '1' : numberOf(plan.volume);
      return `CASE WHEN ${nameOf(plan.activity!, used)} = ${quoteText(name.trim())} THEN ${units} ELSE 0 END`;
    }
  }
}

/** What a line must fulfil to count; the same rules that reject lines of a file. */
function conditions(plan: OrderLinesPlan, used: readonly UsedColumn[]): string[] {
  return used.flatMap((column) => {
    const name = quoteIdentifier(column.name);
    switch (column.role) {
      case 'key':
        return column.kind === 'text' ? [`TRIM(${name}) <> ''`] : [`${name} IS NOT NULL`];
      case 'money':
      case 'date':
        return [`${name} IS NOT NULL`];
      case 'units':
        return [`${numberOf(column.name)} ${column.name === plan.volume ? '>' : '>='} 0`];
      case 'quantity':
        return [`${numberOf(column.name)} > 0`];
      case 'activity':
        return [`${nameOf(column.name, used)} IN (${namedActivities(plan).map(quoteText).join(', ')})`];
      case 'flag':
        return flagCondition(column);
    }
  });
}

/** A blank is no; what is neither yes nor no is left out. */
function flagCondition({ name, kind }: UsedColumn): string[] {
  const column = quoteIdentifier(name);
  if (kind === 'boolean') return [];
  if (kind === 'number') return [`(${column} IS NULL OR ${column} IN (0, 1))`];
  const words = [...YES, ...NO].map(quoteText).join(', ');
  return [`(${column} IS NULL OR LOWER(TRIM(${column})) IN (${words}))`];
}

/** The names that the activity column may hold. */
export function namedActivities({ activities }: OrderLinesPlan): string[] {
  return activities.filter(({ driver }) => driver.kind === 'named').map(({ name }) => name.trim());
}

function kindOf(name: string, used: readonly UsedColumn[]): UsedColumn['kind'] {
  return used.find((column) => column.name === name)?.kind ?? 'text';
}

function keyOf(name: string, used: readonly UsedColumn[]): string {
  const column = quoteIdentifier(name);
  return kindOf(name, used) === 'text' ? `TRIM(${column})` : column;
}

function nameOf(name: string, used: readonly UsedColumn[]): string {
  const column = quoteIdentifier(name);
  return kindOf(name, used) === 'text' ? `TRIM(${column})` : `CAST(${column} AS VARCHAR(100))`;
}

function numberOf(name: string): string {
  return `CAST(${quoteIdentifier(name)} AS DOUBLE PRECISION)`;
}

function isYes(name: string, used: readonly UsedColumn[]): string {
  const column = quoteIdentifier(name);
  const kind = kindOf(name, used);
  if (kind === 'boolean') return column;
  if (kind === 'number') return `${column} = 1`;
  return `LOWER(TRIM(${column})) IN (${YES.map(quoteText).join(', ')})`;
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
