import fc from 'fast-check';
import { economicOrderQuantity } from '../../../src/domain/inventory/economic-order-quantity';
import type { QuantityDiscountInput } from '../../../src/domain/inventory/quantity-discount';
import {
  discountTypes,
  holdingBases,
  quantityDiscount,
} from '../../../src/domain/inventory/quantity-discount';

const candy: QuantityDiscountInput = {
  orderCost: 8,
  holdingCost: 0.3,
  demandRate: 1300,
  breaks: [0, 400, 800],
  unitCosts: [0.75, 0.72, 0.68],
  type: 'all-units',
};

/** Cost of an order of q, straight from the price list. */
function costOf(
  q: number,
  { orderCost, holdingCost, demandRate, breaks, unitCosts, type, holdingBasis }: QuantityDiscountInput,
) {
  let step = 0;
  while (step + 1 < breaks.length && q >= breaks[step + 1]!) step++;
  let paid = q * unitCosts[step]!;
  if (type === 'incremental') {
    paid = 0;
    for (let j = 0; j <= step; j++)
      paid += unitCosts[j]! * (Math.min(q, breaks[j + 1] ?? Infinity) - breaks[j]!);
  }
  if (type === 'modified-all-units')
    paid = Math.min(...breaks.map((from, j) => unitCosts[j]! * Math.max(q, from)));
  const held = holdingBasis === 'unit' ? q : paid;
  return (demandRate * (paid + orderCost)) / q + (holdingCost * held) / 2;
}

describe('quantityDiscount', () => {
  it('orders 800 at 978.60 a year under the all-units discount of Snyder & Shen 2e, Example 3.6', () => {
    const { quantity, cost, averageUnitCost, purchaseCost, orderingCost, holdingCost } =
      quantityDiscount(candy);
    expect(quantity).toBe(800);
    expect(cost).toBeCloseTo(978.6, 10);
    expect([averageUnitCost, purchaseCost, orderingCost, holdingCost].map((x) => +x.toFixed(10))).toEqual([
      0.68, 884, 13, 81.6,
    ]);
  });

  it('stays at 304.05 for 1,043.41 under the incremental discount of Snyder & Shen 2e, Example 3.7', () => {
    const { quantity, cost } = quantityDiscount({ ...candy, type: 'incremental' });
    expect(quantity).toBeCloseTo(304.04678003, 8);
    expect(cost).toBeCloseTo(1043.41052551, 8);
  });

  it('takes breaks without the leading zero, and a holding cost that does not depend on the price', () => {
    expect(quantityDiscount({ ...candy, breaks: [400, 800] })).toEqual(quantityDiscount(candy));
    const flat = quantityDiscount({ ...candy, holdingCost: 0.225, holdingBasis: 'unit' });
    expect(flat.quantity).toBe(800);
    expect(flat.cost).toBeCloseTo(884 + 13 + 90, 10);
  });

  it('is the economic order quantity plus purchases when there is one price', () => {
    const one = quantityDiscount({ ...candy, breaks: [0], unitCosts: [0.75], type: 'incremental' });
    const plain = economicOrderQuantity({ orderCost: 8, holdingCost: 0.225, demandRate: 1300 });
    expect(one.quantity).toBeCloseTo(plain.quantity, 10);
    expect(one.cost).toBeCloseTo(plain.cost + 0.75 * 1300, 10);
  });

  it('orders what all-units does when a modified discount only spares the buyer just below a break', () => {
    expect(quantityDiscount({ ...candy, type: 'modified-all-units' })).toEqual(quantityDiscount(candy));
  });

  it('is never beaten by another quantity, of a fine scan of random price lists', () => {
    const steps = fc.array(
      fc.record({
        width: fc.integer({ min: 1, max: 500 }),
        off: fc.double({ min: 0, max: 0.2, noNaN: true }),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(
        steps,
        fc.integer({ min: 1, max: 200 }),
        fc.constantFrom(...discountTypes),
        fc.constantFrom(...holdingBases),
        (list, orderCost, type, holdingBasis) => {
          let from = 0;
          let price = 10;
          const breaks = [0, ...list.map(({ width }) => (from += width))];
          const unitCosts = [10, ...list.map(({ off }) => (price *= 1 - off))];
          const input = {
            orderCost,
            holdingCost: 0.25,
            demandRate: 1000,
            breaks,
            unitCosts,
            type,
            holdingBasis,
          };
          const best = quantityDiscount(input);
          expect(costOf(best.quantity, input)).toBeCloseTo(best.cost, 6);
          for (let q = 1; q <= 4000; q += 3)
            expect(costOf(q, input)).toBeGreaterThanOrEqual(best.cost - 1e-7);
          for (const q of breaks.slice(1)) expect(costOf(q, input)).toBeGreaterThanOrEqual(best.cost - 1e-7);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('refuses price lists that do not make sense', () => {
    expect(() => quantityDiscount({ ...candy, breaks: [0, 800, 400] })).toThrow(
      'breaks must rise, but 400 follows 800',
    );
    expect(() => quantityDiscount({ ...candy, breaks: [100, 400, 800] })).toThrow(
      'breaks must start with 0, not 100',
    );
    expect(() => quantityDiscount({ ...candy, breaks: [0] })).toThrow(
      'breaks must have as many entries as unitCosts (3)',
    );
    expect(() => quantityDiscount({ ...candy, unitCosts: [0.7, 0.72, 0.68] })).toThrow(
      'unitCosts must not rise with the quantity, but 0.72 follows 0.7',
    );
    expect(() => quantityDiscount({ ...candy, unitCosts: [0.7, 0.6, 0] })).toThrow(
      'unitCosts, entry 3, must be',
    );
  });
});
