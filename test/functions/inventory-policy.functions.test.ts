import {
  clarkScarfFunction,
  placementCostFunction,
  placementFunction,
} from '../../src/functions/inventory-placement.functions';
import {
  economicOrderQuantityFunction,
  jointReplenishmentFunction,
  lotSizeFunction,
  quantityDiscountFunction,
} from '../../src/functions/inventory-order-quantity.functions';
import { rqPolicyFunction, ssPolicyFunction } from '../../src/functions/inventory-policy.functions';
import {
  baseStockDisruptionFunction,
  eoqDisruptionFunction,
  eoqYieldFunction,
  newsvendorYieldFunction,
} from '../../src/functions/inventory-supply.functions';

const one = (value: unknown): any[][] => [[value]];
const column = (...values: unknown[]): any[][] => values.map((value) => [value]);

function thrownBy(call: () => unknown): { code: string; message: string } {
  try {
    call();
  } catch (error) {
    return error as { code: string; message: string };
  }
  throw new Error('nothing was thrown');
}

describe('INV.RQPOLICY', () => {
  const call = (...last: any[]) =>
    (rqPolicyFunction as (...args: any[]) => any[][])(
      one(8),
      one(0.225),
      one(7.5),
      one(1300),
      one(150),
      one(1 / 12),
      ...last,
    );

  it('is exact unless a method is named, in any spelling', () => {
    expect(call()[1]![2]).toBeCloseTo(78.0711463, 6);
    expect(call(null)).toEqual(call(one('Exact')));
    expect(call(one('EOQ+B'))).toEqual(call(one('eoqb')));
    expect(call(one('loss-function'))).toEqual(call(one('loss')));
    expect(call(one('EIL'))[1]![2]).toBeCloseTo(95.4511402, 6);
    expect(call(one('EOQ+SS'))[1]![0]).toBeCloseTo(190.3369966, 6);
  });

  it('lifts over rows, a bad one failing alone', () => {
    const rows = 10_000;
    const bad = new Set([17, 4_000, 9_999]);
    const result = rqPolicyFunction(
      column(...Array.from({ length: rows }, (_, i) => (bad.has(i) ? (i === 17 ? 'n/a' : -1) : 8 + (i % 7)))),
      one(0.225),
      one(7.5),
      one(1300),
      one(150),
      one(1 / 12),
    );
    expect(result).toHaveLength(rows + 1);
    const failed = result.flatMap((row, i) => (typeof row[0] === 'object' ? [i - 1] : []));
    expect(failed).toEqual([17, 4_000, 9_999]);
    expect(result[18]![0]).toMatchObject({
      code: '#VALUE!',
      message: 'orderCost must be a number, not the text "n/a"',
    });
    expect(result[4001]![0]).toMatchObject({ message: 'orderCost must be a positive number, not -1' });
  });

  it('asks for demandSd unless demand is Poisson', () => {
    expect(thrownBy(() => rqPolicyFunction(one(8), one(1), one(9), one(5), one(''), one(1))).message).toBe(
      'demandSd is blank; enter a number, or use the method "poisson"',
    );
    expect(
      rqPolicyFunction(one(100), one(20), one(150), one(1.5), one(''), one(2), one('Poisson'))[1]!.slice(
        0,
        2,
      ),
    ).toEqual([3, 5]);
    expect(thrownBy(() => call(one('best'))).message).toContain(
      'method must be one of "exact", "poisson", "EIL"',
    );
  });
});

describe('INV.SSPOLICY', () => {
  it('offers Poisson, negative binomial and the power approximation', () => {
    expect(ssPolicyFunction(one(5), one(1), one(4), one(6))[1]!.slice(0, 2)).toEqual([4, 10]);
    const clustered = ssPolicyFunction(one(5), one(1), one(4), one(6), one('negbin'), one(5))[1]!;
    expect(clustered[2]).toBeGreaterThan(8.0341);
    expect(ssPolicyFunction(one(2.5), one(0.18), one(0.7), one(50), one('power'), one(8))[1]).toEqual([
      expect.closeTo(40.1946169565, 8),
      expect.closeTo(74.2901701098, 8),
      '',
      'approximation; cost not evaluated',
    ]);
    expect(thrownBy(() => ssPolicyFunction(one(5), one(1), one(4), one(6), one('negbin'))).message).toBe(
      'demandSd is blank; "negbin" needs a number',
    );
    expect(
      thrownBy(() => ssPolicyFunction(one(5), one(1), one(4), one(6), one('negbin'), one(2))).message,
    ).toContain('needs a variance above the mean');
  });
});

describe('INV.EOQ, INV.EOQDISCOUNT, INV.LOTSIZE and INV.JOINTREPLENISHMENT', () => {
  it('return tables with a header row, and totals last', () => {
    expect(economicOrderQuantityFunction(column(8, 16), one(0.225), one(1300))).toHaveLength(3);
    const [header, order] = quantityDiscountFunction(
      8,
      0.3,
      1300,
      [[0, 400, 800]],
      [[0.75, 0.72, 0.68]],
      'All-units',
    );
    expect(header!.slice(0, 3)).toEqual(['quantity', 'cost', 'cycle']);
    expect(order!.slice(0, 2)).toEqual([800, expect.closeTo(978.6, 9)]);
    expect(lotSizeFunction(column(90, 120, 80, 70), one(500), one(2)).at(-1)).toEqual([
      'Total',
      360,
      360,
      190,
      1000,
      380,
      1380,
    ]);
    expect(
      lotSizeFunction(column(90, 120), one(500), one(2), column(3, 4)).map((line) => line.slice(-2)),
    ).toEqual([
      ['purchaseCost', 'cost'],
      [630, 1370],
      [0, 0],
      [630, 1370],
    ]);
    const joint = jointReplenishmentFunction(
      600,
      column(120, 840, 300),
      column(1, 1, 1),
      column(160, 20, 50),
    );
    const perItem = joint.slice(1, -1).reduce((sum, row) => sum + row[4], 600 / joint.at(-1)![2]);
    expect(joint.at(-1)![4]).toBeCloseTo(perItem, 9);
    expect(joint.at(-1)![5]).toBe('optimal');
  });

  it('refuse text with the sentence of the rule', () => {
    expect(thrownBy(() => lotSizeFunction(column(1, 'x'), one(1), one(1)))).toMatchObject({
      code: '#VALUE!',
      message: 'demands, entry 2, must be a number, not the text "x"',
    });
    expect(thrownBy(() => quantityDiscountFunction(8, 0.3, 1300, [[0]], [[1]], 'bulk')).message).toContain(
      'type must be one of "all-units", "incremental"',
    );
  });
});

describe('INV.EOQDISRUPTION, INV.BASESTOCKDISRUPTION, INV.EOQYIELD and INV.NEWSVENDORYIELD', () => {
  it('take the approximation as TRUE or 1, and nothing else', () => {
    const call = (flag?: unknown) =>
      eoqDisruptionFunction(
        one(8),
        one(0.225),
        one(5),
        one(1300),
        one(1.5),
        one(14),
        flag === undefined ? undefined : one(flag),
      );
    expect(call()).toEqual(call(false));
    expect(call(true)).toEqual(call(1));
    expect(call(true)[1]![0]).toBeCloseTo(773.1432417, 6);
    expect(call('yes')).toEqual(call(true));
    expect(thrownBy(() => call('perhaps')).message).toBe('approximate must be TRUE or FALSE, not perhaps');
    expect(baseStockDisruptionFunction(one(0.25), one(3), one(2000), one(0.04), one(0.25))[1]![0]).toBe(8000);
  });

  it('say which yield type an omitted one was read as', () => {
    const share = eoqYieldFunction(one(18500), one(0.06), one(75000), one(0.8333), one(0.14))[1]!;
    const units = eoqYieldFunction(one(18500), one(0.06), one(75000), one(-15000), one(9000))[1]!;
    expect([share[3], units[3]]).toEqual(['multiplicative', 'additive']);
    expect(units[0]).toBeCloseTo(230246.3704688, 5);
    const order = newsvendorYieldFunction(
      one(15),
      one(75),
      one(1.5e6),
      one(0),
      one(1e6 / Math.sqrt(12)),
      undefined,
      one('uniform'),
    )[1]!;
    expect(order[0]).toBeCloseTo(1833333.3333, 3);
    expect(order[4]).toBe('additive');
  });
});

describe('INV.PLACEMENT and INV.PLACEMENTCOST', () => {
  const arcs = [
    [1, 3],
    [3, 2],
    [3, 4],
  ];
  const network = [
    column(3, 1, 1, 1),
    column(1, 1, 1, 1),
    column('', 1, 0, 1),
    column('', 0, '', 1),
    arcs,
    1,
    1,
  ] as const;

  it('end with the total, and say that demand is bounded', () => {
    const result = placementFunction(...network);
    expect(result.map((row) => row[1])).toEqual(['serviceTime', 0, 0, 0, 1, '']);
    expect(result.at(-1)![7]).toBeCloseTo(2 * Math.SQRT2 + Math.sqrt(6) + 3, 10);
    expect(result.at(-1)![8]).toMatch(/^optimal, if demand over t periods stays within mean \+ z · sd · √t/);
    expect(placementCostFunction(...network, column(0, 0, 0, 1)).at(-1)![7]).toBeCloseTo(
      result.at(-1)![7],
      12,
    );
  });

  it('take one longest service time for all, a single stage without arcs, and units in a third column', () => {
    expect(placementFunction(one(4), one(10), one(2), one(0), one(''), 0.5, 2).at(-1)![7]).toBe(40);
    const kit = placementFunction(column(1, 1), column(1, 1), column(0, 1), one(0), [[1, 2, 3]], 1, 1);
    expect(kit[1]![4]).toBe(3);
  });

  it('tell infeasible service times from bad input', () => {
    expect(thrownBy(() => placementCostFunction(...network, column(9, 0, 0, 1))).code).toBe('#N/A');
    expect(
      thrownBy(() => placementFunction(network[0], network[1], network[2], network[3], [[1], [2]], 1, 1))
        .message,
    ).toContain('arcs must have 2 columns');
  });
});

describe('INV.CLARKSCARF', () => {
  it("reads stages from the supplier's end, and numbers them as the textbook does", () => {
    const result = clarkScarfFunction([[2, 2, 3]], [[2, 1, 1]], 37.12, 5, 1);
    expect(result.map((row) => row[0])).toEqual(['stage', 3, 2, 1, 'Total']);
    expect(result.at(-1)![3]).toBeCloseTo(47.6601495838, 8);
  });
});
