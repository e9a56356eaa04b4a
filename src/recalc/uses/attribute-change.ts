/** Splits the change of a metric between two cases among the drivers that differ, so that the parts add up to it. */
import { shapleyValue } from '../../domain/sharing/shapley';
import { randomSource } from '../../domain/probability/sampling/random-source';
import type { DriverValue, RunOptions } from '../local-model';
import type { ModelEvaluator } from './model-evaluator';
import { requireCase } from './model-evaluator';

export interface ChangeAttribution {
  /** The metric in the first and in the second case. */
  readonly before: number;
  readonly after: number;
  /** For each driver its part, 0 where it does not differ; together they are `after` − `before`. */
  readonly parts: readonly number[];
  /** "every order": exact; "sampled orders": a mean over so many, which still sums exactly. */
  readonly method: 'every order' | 'sampled orders';
  /** Of each part, 0 where it is exact. */
  readonly standardErrors: readonly number[];
  /** So many orders were sampled; null where all count. */
  readonly sampledOrders: number | null;
}

/** Up to so many differing drivers all 2ⁿ mixed cases are computed. */
const MOST_EXACT = 10;
/** Orders sampled beyond that; each is followed by its reverse. */
const SAMPLED_ORDERS = 256;
const SEED = 1953;

/**
 * The Shapley value of the drivers: each one's change of the metric, averaged over all orders in which the drivers
 * could have changed. NaN parts where the metric is no number in a mixed case.
 *
 * @see L. S. Shapley, "A value for n-person games", Contributions to the Theory of Games II (1953)
 */
export async function attributeChange(
  model: ModelEvaluator,
  before: readonly DriverValue[],
  after: readonly DriverValue[],
  metric: number,
  { mostExact = MOST_EXACT, ...options }: RunOptions & { readonly mostExact?: number } = {},
): Promise<ChangeAttribution> {
  requireCase('before', before, model.driverCount);
  requireCase('after', after, model.driverCount);
  const changed = before.flatMap((value, driver) => (value === after[driver] ? [] : [driver]));
  const valuesOf = async (cases: readonly (readonly DriverValue[])[]): Promise<number[]> =>
    (await model.evaluateCases(cases, options)).map((metrics) => metrics[metric]?.value ?? NaN);
  const mixed = (isAfter: (position: number) => boolean): DriverValue[] => {
    const values = [...before];
    changed.forEach((driver, position) => {
      if (isAfter(position)) values[driver] = after[driver] as DriverValue;
    });
    return values;
  };
  const exact = changed.length <= mostExact;
  const { ends, shares, errors } = exact
    ? await everyOrder(changed.length, mixed, valuesOf)
    : await sampledOrders(changed.length, mixed, valuesOf);
  const parts = before.map(() => 0);
  const standardErrors = before.map(() => 0);
  changed.forEach((driver, position) => {
    parts[driver] = shares[position] as number;
    standardErrors[driver] = errors[position] ?? 0;
  });
  return {
    before: ends[0],
    after: ends[1],
    parts,
    method: exact ? 'every order' : 'sampled orders',
    standardErrors,
    sampledOrders: exact ? null : SAMPLED_ORDERS,
  };
}

interface Split {
  readonly ends: readonly [before: number, after: number];
  readonly shares: readonly number[];
  /** Standard errors; none where the shares are exact. */
  readonly errors: readonly number[];
}

type Mixed = (isAfter: (position: number) => boolean) => DriverValue[];
type ValuesOf = (cases: readonly (readonly DriverValue[])[]) => Promise<number[]>;

async function everyOrder(count: number, mixed: Mixed, valuesOf: ValuesOf): Promise<Split> {
  const sets = Array.from({ length: 2 ** count }, (_, set) => set);
  const worth = await valuesOf(sets.map((set) => mixed((position) => (set & (1 << position)) !== 0)));
  const parties = Array.from({ length: count }, (_, position) => String(position));
  const ends = [worth[0] as number, worth[worth.length - 1] as number] as const;
  return {
    ends,
    shares: shapleyValue({ parties, worth: Float64Array.from(worth, (value) => value - ends[0]) }),
    errors: [],
  };
}

async function sampledOrders(count: number, mixed: Mixed, valuesOf: ValuesOf): Promise<Split> {
  const random = randomSource(SEED);
  const orders: number[][] = [];
  while (orders.length < SAMPLED_ORDERS) {
    const order = Array.from({ length: count }, (_, position) => position);
    for (let i = count - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    orders.push(order, [...order].reverse());
  }
  const cases = orders.flatMap((order) =>
    Array.from({ length: count + 1 }, (_, steps) => {
      const done = new Set(order.slice(0, steps));
      return mixed((position) => done.has(position));
    }),
  );
  const values = await valuesOf(cases);
  const shares = Array.from({ length: count }, () => 0);
  const squares = Array.from({ length: count }, () => 0);
  const pairs = orders.length / 2;
  for (let pair = 0; pair < pairs; pair++) {
    const mean = Array.from({ length: count }, () => 0);
    for (const o of [2 * pair, 2 * pair + 1]) {
      const start = o * (count + 1);
      orders[o]!.forEach((position, step) => {
        mean[position]! += ((values[start + step + 1] as number) - (values[start + step] as number)) / 2;
      });
    }
    mean.forEach((value, position) => {
      shares[position]! += value / pairs;
      squares[position]! += value ** 2 / pairs;
    });
  }
  // An order and its reverse are not independent; the pairs are.
  const errors = shares.map((share, position) =>
    Math.sqrt(Math.max(0, squares[position]! - share ** 2) / (pairs - 1)),
  );
  return { ends: [values[0] as number, values[count] as number], shares, errors };
}
