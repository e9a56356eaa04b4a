import fc from 'fast-check';
import { exchangeCurve, type ExchangeItem } from '../../../src/domain/inventory/exchange-curve';
import { normal, standardNormalCdf } from '../../../src/domain/probability/normal';

const items: readonly ExchangeItem[] = [
  { unitCost: 10, demand: 1000, leadTimeDemandSd: 60, orderQuantity: 250 },
  { unitCost: 200, demand: 100, leadTimeDemandSd: 20, orderQuantity: 50 },
];

/** Units short per period at given safety factors, from the loss functions. */
function shortage(factors: readonly number[]): number {
  return items.reduce((sum, item, i) => {
    const demand = normal(0, item.leadTimeDemandSd);
    const stock = factors[i]! * item.leadTimeDemandSd;
    const perLot = demand.loss(stock) - demand.loss(stock + item.orderQuantity);
    return sum + (item.demand / item.orderQuantity) * perLot;
  }, 0);
}

const anyItem = fc.record({
  unitCost: fc.double({ min: 0.1, max: 500, noNaN: true }),
  demand: fc.double({ min: 1, max: 5000, noNaN: true }),
  leadTimeDemandSd: fc.double({ min: 0, max: 500, noNaN: true }),
  orderQuantity: fc.double({ min: 1, max: 3000, noNaN: true }),
});

describe('exchangeCurve', () => {
  it('hand-check by enumeration: no pair of safety factors reaches 97 % with less cash than 648.14', () => {
    const { optimal } = exchangeCurve(items, 'fill', 0.97);
    expect(optimal.cash).toBeCloseTo(648.14, 2);
    expect(optimal.fillRate).toBeCloseTo(0.97, 12);
    let least = Infinity;
    for (let first = 0; first <= 3; first += 0.01) {
      for (let second = 0; second <= 3; second += 0.01) {
        if (shortage([first, second]) > 0.03 * 1100) continue;
        least = Math.min(least, 600 * first + 4000 * second);
      }
    }
    expect(least).toBeGreaterThanOrEqual(optimal.cash - 1e-9);
    expect(least).toBeLessThan(optimal.cash + 6.1);
  });

  it('meets the goal, and never takes more cash or gives less service than one target for all', () => {
    fc.assert(
      fc.property(
        fc.array(anyItem, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0.7, max: 0.999, noNaN: true }),
        fc.constantFrom('units' as const, 'value' as const),
        (assortment, fillRate, weight) => {
          const atFill = exchangeCurve(assortment, 'fill', fillRate, weight);
          if (!atFill.exceededWithoutStock) {
            expect(atFill.optimal.fillRate).toBeCloseTo(fillRate, 9);
            expect(atFill.uniform.fillRate).toBeCloseTo(fillRate, 9);
          }
          expect(atFill.optimal.cash).toBeLessThanOrEqual(atFill.uniform.cash * (1 + 1e-7) + 1e-6);

          // Spending the uniform policy's cash freely serves at least as well.
          const budget = exchangeCurve(assortment, 'budget', atFill.uniform.cash, weight);
          expect(budget.optimal.fillRate).toBeGreaterThanOrEqual(atFill.uniform.fillRate - 1e-9);
          expect(budget.optimal.cash).toBeLessThanOrEqual(atFill.uniform.cash * (1 + 1e-9));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('pays the same price for the last unit of service in every item that holds safety stock', () => {
    const { optimal } = exchangeCurve(items, 'fill', 0.995);
    const prices = optimal.items.map(({ safetyStock }, i) => {
      const { unitCost, demand, leadTimeDemandSd, orderQuantity } = items[i]!;
      const k = safetyStock / leadTimeDemandSd;
      const slope = standardNormalCdf(k + orderQuantity / leadTimeDemandSd) - standardNormalCdf(k);
      return (unitCost * orderQuantity) / (demand * slope);
    });
    expect(Math.min(...optimal.items.map((item) => item.safetyStock))).toBeGreaterThan(0);
    expect(prices[0]! / prices[1]!).toBeCloseTo(1, 8);
  });

  it('says when no safety stock already serves better, and spends nothing then', () => {
    const result = exchangeCurve(items, 'fill', 0.5);
    expect(result.exceededWithoutStock).toBe(true);
    expect(result.optimal.cash).toBe(0);
    expect(exchangeCurve(items, 'budget', 0).optimal.cash).toBe(0);
  });

  it('holds nothing for items whose demand is certain', () => {
    const certain = { ...items[0]!, leadTimeDemandSd: 0 };
    const { optimal, uniform } = exchangeCurve([certain, items[1]!], 'fill', 0.999);
    expect(optimal.items[0]).toEqual({ fillRate: 1, cycleServiceLevel: 1, safetyStock: 0, cash: 0 });
    expect(uniform.items[0]!.safetyStock).toBe(0);
  });

  it('holds no optimal stock for an item without demand, whose stock nobody would miss', () => {
    const { optimal } = exchangeCurve([{ ...items[0]!, demand: 0 }, items[1]!], 'fill', 0.97);
    expect(optimal.items[0]!.safetyStock).toBe(0);
    expect(optimal.fillRate).toBeCloseTo(0.97, 10);
  });

  it('refuses a fill rate of one and items without demand or cost', () => {
    expect(() => exchangeCurve(items, 'fill', 1)).toThrow(
      'budgetOrFill must lie between 0 and 1, both excluded',
    );
    expect(() => exchangeCurve(items, 'budget', -5)).toThrow(
      'budgetOrFill must be zero or a positive number, not -5',
    );
    expect(() => exchangeCurve([{ ...items[0]!, unitCost: 0 }], 'fill', 0.9)).toThrow(
      'unitCost, entry 1, must be a positive number',
    );
    expect(() => exchangeCurve([{ ...items[0]!, demand: 0 }], 'fill', 0.9)).toThrow(
      'the sum of demand must be',
    );
    expect(() => exchangeCurve([], 'fill', 0.9)).toThrow('demand must have at least 1 entry');
  });
});
