import fc from 'fast-check';
import { economicOrderBackorders } from '../../../src/domain/inventory/economic-order-backorders';
import { economicOrderQuantity } from '../../../src/domain/inventory/economic-order-quantity';
import { economicProductionQuantity } from '../../../src/domain/inventory/economic-production-quantity';

const shop = { orderCost: 8, holdingCost: 0.225, demandRate: 1300 };
const positive = fc.double({ min: 1e-6, max: 1e9, noNaN: true });

describe('economicOrderQuantity', () => {
  it('orders 304.05 at a cost of 68.41 a year in Snyder & Shen 2e, Example 3.1', () => {
    const { quantity, cost, cycle } = economicOrderQuantity(shop);
    expect(quantity).toBeCloseTo(304.0467800264368, 10);
    expect(cost).toBeCloseTo(68.41052550594829, 10);
    expect(cycle).toBeCloseTo(304.0467800264368 / 1300, 12);
  });

  it('costs no more than any other quantity', () => {
    fc.assert(
      fc.property(positive, positive, positive, positive, (orderCost, holdingCost, demandRate, other) => {
        const { cost } = economicOrderQuantity({ orderCost, holdingCost, demandRate });
        const otherCost = (orderCost * demandRate) / other + (holdingCost * other) / 2;
        expect(cost).toBeLessThanOrEqual(otherCost * (1 + 1e-12));
      }),
    );
  });

  it('holds for demand from 1e-9 to 1e12 and for free orders', () => {
    expect(economicOrderQuantity({ ...shop, demandRate: 1e-9 }).quantity).toBeCloseTo(
      Math.sqrt(16e-9 / 0.225),
      15,
    );
    expect(economicOrderQuantity({ ...shop, demandRate: 1e12 }).quantity).toBeCloseTo(
      Math.sqrt(16e12 / 0.225),
      4,
    );
    expect(economicOrderQuantity({ ...shop, orderCost: 0 })).toEqual({ quantity: 0, cost: 0, cycle: 0 });
  });

  it('refuses what is not positive, by name', () => {
    expect(() => economicOrderQuantity({ ...shop, holdingCost: 0 })).toThrow(
      'holdingCost must be a positive number',
    );
    expect(() => economicOrderQuantity({ ...shop, demandRate: -1 })).toThrow(
      'demandRate must be a positive number',
    );
    expect(() => economicOrderQuantity({ ...shop, orderCost: NaN })).toThrow(
      'orderCost must be zero or a positive',
    );
  });
});

describe('economicOrderBackorders', () => {
  it('orders 310.81 with 4.3 % backordered at a cost of 66.92 in Snyder & Shen 2e, Example 3.8', () => {
    const { quantity, backorderShare, cost, highestBackorder } = economicOrderBackorders({
      ...shop,
      backorderCost: 5,
    });
    expect(quantity).toBeCloseTo(310.81255515896464, 10);
    expect(backorderShare).toBeCloseTo(0.0430622009569378, 14);
    expect(cost).toBeCloseTo(66.92136355097325, 10);
    expect(highestBackorder).toBeCloseTo(310.81255515896464 * 0.0430622009569378, 10);
  });

  it('never costs more than the economic order quantity, and tends to it as waiting gets dear', () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        positive,
        positive,
        (orderCost, holdingCost, demandRate, backorderCost) => {
          const plain = economicOrderQuantity({ orderCost, holdingCost, demandRate });
          const waiting = economicOrderBackorders({ orderCost, holdingCost, demandRate, backorderCost });
          expect(waiting.cost).toBeLessThanOrEqual(plain.cost * (1 + 1e-12));
          expect(waiting.quantity).toBeGreaterThanOrEqual(plain.quantity * (1 - 1e-12));
          const never = economicOrderBackorders({
            orderCost,
            holdingCost,
            demandRate,
            backorderCost: holdingCost * 1e12,
          });
          expect(never.cost / plain.cost).toBeCloseTo(1, 10);
        },
      ),
    );
  });

  it('refuses a backorder cost of zero', () => {
    expect(() => economicOrderBackorders({ ...shop, backorderCost: 0 })).toThrow(
      'backorderCost must be a positive',
    );
  });
});

describe('economicProductionQuantity', () => {
  it('runs lots of 626.81 at a cost of 33.18 with the data of Snyder & Shen 2e, section 3.6 (eqs. 3.31, 3.32)', () => {
    const { quantity, cost, highestStock, runTime } = economicProductionQuantity({
      ...shop,
      productionRate: 1700,
    });
    expect(quantity).toBeCloseTo(626.8084945889684, 10);
    expect(cost).toBeCloseTo(33.183979125298336, 10);
    expect(highestStock).toBeCloseTo((626.8084945889684 * 400) / 1700, 10);
    expect(runTime).toBeCloseTo(626.8084945889684 / 1700, 12);
  });

  it('makes larger lots than are bought, down to the same ones at infinite speed', () => {
    fc.assert(
      fc.property(fc.double({ min: 1.001, max: 1e6, noNaN: true }), (speed) => {
        const made = economicProductionQuantity({ ...shop, productionRate: 1300 * speed });
        const bought = economicOrderQuantity(shop);
        expect(made.quantity / bought.quantity).toBeCloseTo(1 / Math.sqrt(1 - 1 / speed), 6);
        expect(made.cost).toBeLessThanOrEqual(bought.cost);
      }),
    );
  });

  it('keeps its digits when production is hardly faster than demand (closed form: Q = √(2Kλμ/h) for μ − λ = 1)', () => {
    const { quantity } = economicProductionQuantity({
      orderCost: 8,
      holdingCost: 0.225,
      demandRate: 1e12,
      productionRate: 1e12 + 1,
    });
    expect(quantity / Math.sqrt((16 / 0.225) * 1e12 * (1e12 + 1))).toBeCloseTo(1, 12);
  });

  it('refuses production no faster than demand', () => {
    expect(() => economicProductionQuantity({ ...shop, productionRate: 1300 })).toThrow(
      'productionRate must exceed demandRate (1300)',
    );
  });
});
