import { DomainError, requireEntries, requireNonNegative } from '../domain/domain-error';
import type { ColumnKind, FileColumn, OrderLinesPlan } from './order-lines';

/** Columns of the statement's result beside the activities'; an activity must not be called like one. */
const STATEMENT_COLUMNS = [
  'customer',
  'lines',
  'revenue',
  'cost_of_goods',
  'gross_margin',
  'cost_to_serve',
  'net_margin',
  'cost_to_serve_share',
  'net_margin_share',
] as const;

/** What the column is for: decides how its values are read and when a line is rejected. */
export type Role = 'key' | 'money' | 'units' | 'quantity' | 'flag' | 'date' | 'activity';

export interface UsedColumn {
  readonly name: string;
  readonly role: Role;
  readonly kind: ColumnKind;
}

/**
 * The columns that the plan uses, each once, in the order of the file.
 *
 * @throws DomainError "not-found" for a column the file does not have; "out-of-range" for one used in two ways or
 *   holding the wrong kind of values, for activities without a name, of the same name, or with a rate that is not
 *   zero or a positive number, and for drivers that lack their column
 */
export function usedColumns(plan: OrderLinesPlan, columns: readonly FileColumn[]): UsedColumn[] {
  const used = new Map<string, { role: Role; field: string }>();
  const use = (field: string, name: string | null, role: Role): void => {
    if (name === null) return;
    const before = used.get(name);
    if (before && before.role !== role && !bothUnits(before.role, role)) {
      throw new DomainError('out-of-range', field, `must be another column than ${before.field}: "${name}"`);
    }
    // A quantity that also drives an activity stays the stricter of the two.
    used.set(name, before?.role === 'quantity' ? before : { role, field });
  };

  if (plan.customer === '') throw new DomainError('out-of-range', 'customer', 'must be a column of the file');
  if (plan.revenue === '') throw new DomainError('out-of-range', 'revenue', 'must be a column of the file');
  use('customer', plan.customer, 'key');
  use('revenue', plan.revenue, 'money');
  use('cost of goods', plan.costOfGoods, 'money');
  if (plan.costOfGoods === plan.revenue) {
    throw new DomainError('out-of-range', 'cost of goods', 'must be another column than revenue');
  }
  use('quantity', plan.quantity, 'quantity');
  use('date', plan.date, 'date');
  checkActivities(plan);
  if (plan.activities.some(({ driver }) => driver.kind === 'orders')) {
    if (plan.order === plan.customer) {
      throw new DomainError('out-of-range', 'order', 'must be another column than customer');
    }
    use('order', plan.order, 'key');
  }
  if (plan.activities.some(({ driver }) => driver.kind === 'named')) {
    use('activity', plan.activity, 'activity');
    use('volume', plan.volume, 'units');
  }
  for (const { name, driver } of plan.activities) {
    if (driver.kind === 'sum') use(`driver of "${name}"`, driver.column, 'units');
    if (driver.kind === 'flag') use(`driver of "${name}"`, driver.column, 'flag');
  }
  return inFileOrder(used, columns);
}

function bothUnits(one: Role, other: Role): boolean {
  const units: readonly Role[] = ['units', 'quantity'];
  return units.includes(one) && units.includes(other);
}

function checkActivities({ activities, order, activity }: OrderLinesPlan): void {
  requireEntries('activities', activities);
  const taken = new Set<string>(STATEMENT_COLUMNS);
  activities.forEach(({ name, driver, amount, basis }, i) => {
    if (name.trim() === '') throw new DomainError('out-of-range', `activity ${i + 1}`, 'must have a name');
    const key = name.trim().toLowerCase();
    if (taken.has(key)) {
      throw new DomainError(
        'out-of-range',
        `activity "${name}"`,
        'must have a name that no other column of the table has',
      );
    }
    taken.add(key);
    requireNonNegative(`${basis === 'rate' ? 'rate' : 'cost'} of "${name}"`, amount);
    if (driver.kind === 'orders' && order === null) {
      throw new DomainError('out-of-range', `driver of "${name}"`, 'needs the column of the order number');
    }
    if (driver.kind === 'named' && activity === null) {
      throw new DomainError(
        'out-of-range',
        `driver of "${name}"`,
        'needs the column that names the activity',
      );
    }
    if ((driver.kind === 'sum' || driver.kind === 'flag') && driver.column === '') {
      throw new DomainError('out-of-range', `driver of "${name}"`, 'must be a column of the file');
    }
  });
}

const ACCEPTED_KINDS: Readonly<Record<Role, readonly ColumnKind[]>> = {
  key: ['text', 'number'],
  // Text: numbers may stand there as text, and each line that is none is rejected with its reason.
  money: ['number', 'text'],
  units: ['number', 'text'],
  quantity: ['number', 'text'],
  flag: ['boolean', 'number', 'text'],
  date: ['date', 'text'],
  activity: ['text', 'number'],
};

function inFileOrder(
  used: ReadonlyMap<string, { role: Role; field: string }>,
  columns: readonly FileColumn[],
): UsedColumn[] {
  const lowerCase = new Map<string, string>();
  for (const [name, { role, field }] of used) {
    const column = columns.find((one) => one.name === name);
    if (!column) throw new DomainError('not-found', field, `must be a column of the file; "${name}" is none`);
    if (!ACCEPTED_KINDS[role].includes(column.kind)) {
      throw new DomainError(
        'out-of-range',
        field,
        `cannot be the column "${name}", which holds ${column.kind === 'boolean' ? 'yes or no' : `${column.kind}s`}`,
      );
    }
    const twin = lowerCase.get(name.toLowerCase());
    if (twin !== undefined) {
      throw new DomainError(
        'out-of-range',
        field,
        `cannot be told from "${twin}" by SQL: rename the column "${name}" in the file`,
      );
    }
    lowerCase.set(name.toLowerCase(), name);
  }
  return columns.flatMap(({ name, kind }) => {
    const found = used.get(name);
    return found ? [{ name, kind, role: found.role }] : [];
  });
}
