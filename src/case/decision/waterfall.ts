/** What of an alternative's difference to do nothing is due to which driver: plain data, the largest first. */

export interface WaterfallStep {
  readonly driver: string;
  readonly unit: string;
  /** The driver's cell in the model. */
  readonly address: string;
  readonly before: number;
  readonly after: number;
  readonly amount: number;
  /** 0 where the amount is exact. */
  readonly standardError: number;
  /** The metric before this step, all earlier ones taken. */
  readonly from: number;
  readonly to: number;
}

export interface Waterfall {
  readonly base: string;
  readonly alternative: string;
  readonly metric: string;
  readonly unit: string;
  /** Of the metric under do nothing, and under the alternative. */
  readonly start: number;
  readonly end: number;
  readonly steps: readonly WaterfallStep[];
  /** How many random orders of change the amounts are averaged over; null where they are exact. */
  readonly sampledOrders: number | null;
}

interface Parts extends Pick<Waterfall, 'base' | 'alternative' | 'metric' | 'unit'> {
  /** By position of the driver; together they are `after` − `before`. */
  readonly attribution: {
    readonly before: number;
    readonly after: number;
    readonly parts: readonly number[];
    readonly standardErrors: readonly number[];
    readonly sampledOrders: number | null;
  };
  readonly drivers: readonly { readonly name: string; readonly unit: string; readonly address: string }[];
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** The drivers that differ, the largest part first, added up from do nothing; the last step ends at the alternative. */
export function waterfallOf({ attribution, drivers, before, after, ...head }: Parts): Waterfall {
  const { before: start, after: end, parts, standardErrors, sampledOrders } = attribution;
  const steps: WaterfallStep[] = [];
  const order = [...drivers.keys()]
    .filter((driver) => before[driver] !== after[driver])
    .sort((a, b) => Math.abs(parts[b]!) - Math.abs(parts[a]!));
  for (const [i, driver] of order.entries()) {
    const from = steps.at(-1)?.to ?? start;
    const isLast = i === order.length - 1;
    // What rounding leaves goes to the last, smallest step, and is far below what is shown of it.
    const amount = isLast ? end - from : parts[driver]!;
    const { name, unit, address } = drivers[driver]!;
    steps.push({
      driver: name,
      unit,
      address,
      before: before[driver]!,
      after: after[driver]!,
      amount,
      standardError: standardErrors[driver]!,
      from,
      to: isLast ? end : from + amount,
    });
  }
  return { ...head, start, end, steps, sampledOrders };
}
