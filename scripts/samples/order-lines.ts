import { randomSource } from '../../src/domain/probability/sampling/random-source';

/**
 * A quarter of invented order lines with realistic behaviour: customers of four trades that differ in size, order
 * frequency, lines per order, channel, expedites, returns, discounts and payment days. The same seed gives the same
 * lines on every machine.
 */
export const SEED = 20260331;
export const CUSTOMERS = 220;

/** How the customers of a trade buy; each customer varies around it. */
export interface Trade {
  readonly name: string;
  /** Share of the customers. */
  readonly share: number;
  /** Orders in the quarter, mean. */
  readonly orders: number;
  /** Lines per order, mean. */
  readonly lines: number;
  /** Units per line, median. */
  readonly units: number;
  /** Shares of the orders that come by phone and that are expedited. */
  readonly phone: number;
  readonly expedited: number;
  /** Share of the lines that come back. */
  readonly returned: number;
  /** On the invoice and at the end of the year, shares of list and of invoice revenue. */
  readonly discount: number;
  readonly rebate: number;
  readonly paymentDays: number;
}

export const trades: readonly Trade[] = [
  {
    name: 'Key account',
    share: 0.12,
    orders: 13,
    lines: 4.2,
    units: 26,
    phone: 0.1,
    expedited: 0.12,
    returned: 0.04,
    discount: 0.14,
    rebate: 0.04,
    paymentDays: 58,
  },
  {
    name: 'Facility manager',
    share: 0.4,
    orders: 7,
    lines: 3.4,
    units: 14,
    phone: 0.25,
    expedited: 0.05,
    returned: 0.025,
    discount: 0.07,
    rebate: 0.015,
    paymentDays: 41,
  },
  {
    name: 'Contractor',
    share: 0.3,
    orders: 12,
    lines: 1.9,
    units: 8,
    phone: 0.6,
    expedited: 0.14,
    returned: 0.07,
    discount: 0.05,
    rebate: 0.005,
    paymentDays: 47,
  },
  {
    name: 'Retail shop',
    share: 0.18,
    orders: 5,
    lines: 4.8,
    units: 10,
    phone: 0.35,
    expedited: 0.02,
    returned: 0.05,
    discount: 0.04,
    rebate: 0,
    paymentDays: 33,
  },
];

/** Items: list price and cost per unit (USD), weight per unit (kg), popularity. */
export const items: readonly (readonly [
  name: string,
  price: number,
  cost: number,
  kg: number,
  weight: number,
])[] = [
  ['Air filter', 18.4, 12.9, 0.9, 16],
  ['Belt', 12.9, 8.4, 0.4, 14],
  ['Bearing', 27.5, 19.3, 0.6, 12],
  ['Cleaner, 5 l', 21, 15.4, 5.3, 11],
  ['Fastener set', 9.8, 5.9, 1.1, 13],
  ['Gasket kit', 15.6, 9.8, 0.3, 9],
  ['Lamp', 11.2, 7.7, 0.5, 10],
  ['Motor, small', 134, 103, 7.8, 4],
  ['Pump', 189, 146, 11.5, 3],
  ['Valve', 46, 33.2, 1.9, 8],
];

export interface Customer {
  readonly id: string;
  readonly trade: Trade;
  readonly discount: number;
  readonly rebate: number;
  readonly paymentDays: number;
}

export interface OrderLine {
  readonly order: number;
  readonly date: Date;
  readonly customer: string;
  readonly channel: 'Electronic' | 'Phone';
  readonly item: string;
  readonly units: number;
  /** Money at list prices. */
  readonly listValue: number;
  readonly costOfGoods: number;
  readonly isFirst: boolean;
  readonly isExpedited: boolean;
  readonly isReturned: boolean;
  /** Kilograms of the whole order, on its last line; 0 on the others. */
  readonly shipmentWeight: number;
}

export function generateOrderLines(): { customers: Customer[]; lines: OrderLine[] } {
  const random = randomSource(SEED);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const spread = (sigma: number): number => Math.exp(sigma * normal() - (sigma * sigma) / 2);
  const share = (mean: number, sigma: number): number => Math.min(0.6, mean * spread(sigma));
  /** At least 1, with the given mean, as the number of lines in an order. */
  const count = (mean: number): number =>
    mean <= 1 ? 1 : 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - 1 / mean));
  const pick = <T>(list: readonly T[], weightOf: (entry: T) => number): T => {
    let left = random() * list.reduce((sum, entry) => sum + weightOf(entry), 0);
    return list.find((entry) => (left -= weightOf(entry)) < 0) ?? list[list.length - 1]!;
  };

  const customers: Customer[] = [];
  const orders: Omit<OrderLine, 'order'>[][] = [];
  for (let i = 0; i < CUSTOMERS; i++) {
    const trade = pick(trades, (entry) => entry.share);
    const id = `C${String(i + 1).padStart(3, '0')}`;
    customers.push({
      id,
      trade,
      discount: Math.round(1000 * Math.min(0.25, trade.discount * spread(0.35))) / 1000,
      rebate: Math.round(1000 * trade.rebate * spread(0.3)) / 1000,
      paymentDays: Math.round(trade.paymentDays * spread(0.25)),
    });
    const size = spread(0.55);
    const phone = share(trade.phone, 0.5);
    const expedited = share(trade.expedited, 0.8);
    const returned = share(trade.returned, 0.7);
    const orderCount = Math.max(1, Math.round(trade.orders * spread(0.45)));
    for (let o = 0; o < orderCount; o++) {
      const day = Math.floor(random() * 64);
      // 64 working days from Monday, 5 January 2026.
      const date = new Date(Date.UTC(2026, 0, 5 + 7 * Math.floor(day / 5) + (day % 5)));
      const channel = random() < phone ? 'Phone' : 'Electronic';
      const isExpedited = random() < expedited;
      const lineCount = count(trade.lines);
      let weight = 0;
      orders.push(
        Array.from({ length: lineCount }, (_, l): Omit<OrderLine, 'order'> => {
          const [item, price, cost, kg] = pick(items, (entry) => entry[4]);
          const units = Math.max(
            1,
            Math.round((trade.units * size * spread(0.6) * 20) / Math.max(20, price)),
          );
          weight += units * kg;
          return {
            date,
            customer: id,
            channel,
            item,
            units,
            listValue: Math.round(100 * units * price) / 100,
            costOfGoods: Math.round(100 * units * cost) / 100,
            isFirst: l === 0,
            isExpedited: l === 0 && isExpedited,
            isReturned: random() < returned,
            shipmentWeight: l === lineCount - 1 ? Math.round(10 * weight) / 10 : 0,
          };
        }),
      );
    }
  }
  orders.sort((a, b) => a[0]!.date.getTime() - b[0]!.date.getTime());
  return {
    customers,
    lines: orders.flatMap((lines, o) => lines.map((line) => ({ order: 26_001 + o, ...line }))),
  };
}
