import fc from 'fast-check';
import type { LotSizeInput } from '../../../src/domain/inventory/lot-size';
import { lotSize } from '../../../src/domain/inventory/lot-size';

/** Least cost over all sets of order periods. */
function bruteForce(
  demands: readonly number[],
  fixed: readonly number[],
  carrying: readonly number[],
  prices: readonly number[] = demands.map(() => 0),
): number {
  let best = Infinity;
  for (let set = 0; set < 1 << demands.length; set++) {
    let cost = 0;
    let from = -1;
    for (let t = 0; t < demands.length; t++) {
      if (set & (1 << t)) {
        from = t;
        cost += fixed[t]!;
      }
      if (demands[t]! > 0 && from < 0) cost = Infinity;
      if (from >= 0) cost += demands[t]! * prices[from]!;
      for (let k = Math.max(from, 0); k < t; k++) cost += demands[t]! * carrying[k]!;
    }
    best = Math.min(best, cost);
  }
  return best;
}

describe('lotSize', () => {
  it('orders 210 and 150 at a cost of 1,380 in Snyder & Shen 2e, Example 3.9', () => {
    const plan = lotSize({ demands: [90, 120, 80, 70], orderCost: 500, holdingCost: 2 });
    expect(plan.orders).toEqual([210, 0, 150, 0]);
    expect(plan.endingInventory).toEqual([120, 0, 70, 0]);
    expect(plan.cost).toBe(1380);
  });

  it('costs 864 over the twelve months of Wagner & Whitin (1958): order costs vary, holding cost 1', () => {
    const plan = lotSize({
      demands: [69, 29, 36, 61, 61, 26, 34, 67, 45, 67, 79, 56],
      orderCost: [85, 102, 102, 101, 98, 114, 105, 86, 119, 110, 98, 114],
      holdingCost: 1,
    });
    expect(plan.cost).toBe(864);
  });

  it('finds the least cost of all order periods, also with costs that vary and periods without demand', () => {
    const period = fc.record({
      demand: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 })),
      fixed: fc.integer({ min: 0, max: 300 }),
      carrying: fc.integer({ min: 0, max: 5 }),
      price: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(period, { minLength: 1, maxLength: 9 }), fc.boolean(), (periods, constant) => {
        const demands = periods.map(({ demand }) => demand);
        const fixed = periods.map((p) => (constant ? periods[0]! : p).fixed);
        const carrying = periods.map((p) => (constant ? periods[0]! : p).carrying);
        const prices = periods.map(({ price }) => price);
        const plan = lotSize({ demands, orderCost: fixed, holdingCost: carrying });
        expect(plan.cost).toBeCloseTo(bruteForce(demands, fixed, carrying), 9);
        expect(
          lotSize({ demands, orderCost: fixed, holdingCost: carrying, unitCost: prices }).cost,
        ).toBeCloseTo(bruteForce(demands, fixed, carrying, prices), 9);
        expect(Math.min(...plan.endingInventory)).toBeGreaterThanOrEqual(0);
        expect(plan.orders.reduce((a, b) => a + b, 0)).toBe(demands.reduce((a, b) => a + b, 0));
      }),
      { numRuns: 300 },
    );
  });

  it('orders each period when orders are free, once when stock is, and leaves no residue of decimals', () => {
    const demands = [0.1, 0.2, 0.3, 0.4, 0.7];
    expect(lotSize({ demands, orderCost: 0, holdingCost: 1 }).orders).toEqual(demands);
    expect(
      lotSize({ demands, orderCost: 1, holdingCost: 0 }).orders.filter((units) => units > 0),
    ).toHaveLength(1);
    const plan = lotSize({ demands, orderCost: 0.15, holdingCost: 1 });
    for (const units of plan.endingInventory) expect(units === 0 || units > 1e-3).toBe(true);
  });

  it('takes demand of 1e-9 and 1e12 in one schedule', () => {
    const plan = lotSize({ demands: [1e12, 1e-9, 0, 1e12], orderCost: 100, holdingCost: 1 });
    expect(plan.orders.map((units) => units > 0)).toEqual([true, false, false, true]);
    expect(plan.cost).toBeCloseTo(200, 6);
  });

  it('takes no account of what carrying costs in the last period: no plan has stock then', () => {
    const input: LotSizeInput = { demands: [90, 120, 80, 70], orderCost: 500, holdingCost: [2, 2, 2, 2] };
    expect(lotSize({ ...input, holdingCost: [2, 2, 2, 1e18] })).toEqual(lotSize(input));
  });

  it('takes a list of one cost for every period', () => {
    const input: LotSizeInput = { demands: [90, 120, 80, 70], orderCost: 500, holdingCost: 2 };
    expect(lotSize({ ...input, orderCost: [500], holdingCost: [2] })).toEqual(lotSize(input));
  });

  it('refuses no periods, negative demand and lists of another length', () => {
    const input: LotSizeInput = { demands: [1, 2, 3], orderCost: 1, holdingCost: 1 };
    expect(() => lotSize({ ...input, demands: [] })).toThrow('demands must have at least 1 entry');
    expect(() => lotSize({ ...input, demands: [1, -2] })).toThrow(
      'demands, entry 2, must be zero or a positive',
    );
    expect(() => lotSize({ ...input, orderCost: [1, 2] })).toThrow(
      'orderCost must have as many entries as demands (3)',
    );
    expect(() => lotSize({ ...input, orderCost: [] })).toThrow('orderCost must have at least 1 entry');
    expect(() => lotSize({ ...input, holdingCost: -1 })).toThrow(
      'holdingCost must be zero or a positive number',
    );
  });
});
