import type { Activity, ColumnKind, FileColumn, FileInspection, OrderLinesPlan } from './order-lines';

interface Meaning {
  /** Words of headings in English and German; the first that fits best wins. */
  readonly words: RegExp;
  readonly kinds: readonly ColumnKind[];
}

const NUMBERS: readonly ColumnKind[] = ['number', 'text'];
const MEANINGS = {
  customer: {
    words: /\b(customer|client|account|sold to|ship to|kunde|kunden ?(nr|nummer|name)?|debitor)\b/,
    kinds: ['text', 'number'],
  },
  revenue: {
    words: /\b(revenue|net sales|sales|turnover|net value|line value|umsatz|erlös|nettowert)\b/,
    kinds: NUMBERS,
  },
  costOfGoods: {
    words:
      /\b(cost of goods( sold)?|cogs|goods cost|product cost|standard cost|cost|wareneinsatz|herstellkosten|einstand)\b/,
    kinds: NUMBERS,
  },
  order: {
    words:
      /\b(order|order (no|nr|number|id)|sales document|auftrag|auftrags ?(nr|nummer)|bestellung|beleg)\b/,
    kinds: ['text', 'number'],
  },
  quantity: { words: /\b(quantity|qty|units|pieces|menge|stück|anzahl)\b/, kinds: NUMBERS },
  date: {
    words: /\b(date|order date|day|datum|bestelldatum|auftragsdatum|lieferdatum)\b/,
    kinds: ['date', 'text'],
  },
  activity: { words: /\b(activity|process|aktivität|tätigkeit|prozess)\b/, kinds: ['text'] },
  volume: { words: /\b(activity volume|driver volume|volume|treibermenge|volumen)\b/, kinds: NUMBERS },
} satisfies Record<string, Meaning>;

const FLAGS = /\b(expedite|expedited|rush|express|return|returned|eil|eilauftrag|retoure|rückgabe)\b/;
const UNITS = /\b(weight|kg|pallets?|cartons?|minutes|stops?|gewicht|paletten|kartons|minuten)\b/;

/**
 * A first plan from the headings, for the user to change: a column is taken once, and a column without a
 * telling heading by nothing. Activities are proposed without a rate: nobody but the user knows it.
 */
export function guessPlan({ columns, decimalMark }: FileInspection): OrderLinesPlan {
  const left = [...columns];
  const take = ({ words, kinds }: Meaning): string | null => {
    const fitting = left.filter(({ name, kind }) => kinds.includes(kind) && words.test(spaced(name)));
    // The heading with the fewest words beside the telling ones says it most plainly.
    const best = fitting.sort((a, b) => beside(a.name, words) - beside(b.name, words))[0];
    if (!best) return null;
    left.splice(left.indexOf(best), 1);
    return best.name;
  };
  const costOfGoods = take(MEANINGS.costOfGoods);
  const revenue = take(MEANINGS.revenue);
  const date = take(MEANINGS.date);
  const customer = take(MEANINGS.customer);
  const order = take(MEANINGS.order);
  const activity = take(MEANINGS.activity);
  const volume = activity === null ? null : take(MEANINGS.volume);
  const quantity = take(MEANINGS.quantity);
  return {
    customer: customer ?? '',
    revenue: revenue ?? '',
    costOfGoods,
    order,
    quantity,
    date,
    activity,
    volume,
    rowsAre: 'orderLines',
    decimalMark,
    activities: proposedActivities(left, order),
  };
}

function proposedActivities(left: readonly FileColumn[], order: string | null): Activity[] {
  const activity = (name: string, driver: Activity['driver']): Activity => ({
    name,
    driver,
    basis: 'rate',
    amount: 0,
  });
  return [
    ...(order === null ? [] : [activity('Order handling', { kind: 'orders' })]),
    activity('Line handling', { kind: 'lines' }),
    ...left.flatMap(({ name, kind }): Activity[] => {
      const words = spaced(name);
      if (FLAGS.test(words) && kind !== 'date') return [activity(name, { kind: 'flag', column: name })];
      return UNITS.test(words) && kind === 'number' ? [activity(name, { kind: 'sum', column: name })] : [];
    }),
  ];
}

/** "CustomerID", "customer_id" and "Customer-ID" as "customer id". */
function spaced(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function beside(name: string, words: RegExp): number {
  return spaced(name).replace(words, '').length;
}
