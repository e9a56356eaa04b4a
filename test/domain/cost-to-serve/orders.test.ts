import fc from 'fast-check';
import { breakEvenDropSize } from '../../../src/domain/cost-to-serve/drop-size';
import { freightCharge } from '../../../src/domain/cost-to-serve/freight-charge';
import { workingCapital } from '../../../src/domain/cost-to-serve/working-capital';

describe('breakEvenDropSize', () => {
  it('is fixed cost over unit contribution, the break-even quantity of cost-volume-profit analysis (Horngren, Datar & Foster, Cost Accounting, 12th ed. (2006), ch. 3: 2,000 over 80 is 25 units)', () => {
    expect(breakEvenDropSize({ orderCost: 2000, unitMargin: 80, targetMargin: 0 })).toBe(25);
  });

  it('leaves the target margin per unit at the drop size', () => {
    const money = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    const share = fc.double({ min: 0, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(money, money, share, (orderCost, unitMargin, kept) => {
        const targetMargin = kept * unitMargin;
        const quantity = breakEvenDropSize({ orderCost, unitMargin, targetMargin });
        expect((unitMargin - orderCost / quantity - targetMargin) / unitMargin).toBeCloseTo(0, 9);
      }),
    );
  });

  it('finds no order large enough for a target above the margin', () => {
    expect(() => breakEvenDropSize({ orderCost: 5, unitMargin: 2, targetMargin: 2 })).toThrow(
      'targetMargin must be below unitMargin (2), not 2: no order is large enough',
    );
  });
});

describe('freightCharge', () => {
  // Rates per pound of a glossary's tariff: 100, 90, 80, 75, 70 and 65 per hundredweight.
  const tariff = {
    breakWeights: [0, 500, 1000, 2000, 5000, 10_000],
    breakRates: [1, 0.9, 0.8, 0.75, 0.7, 0.65],
    minimumCharge: 60,
  };

  it('charges 250, 650, 1,500 and 2,500 lb as the tariff of Creative Logistics (deficit rating, glossary) does: 250, 585, 1,200 and 1,875', () => {
    expect([250, 650, 1500, 2500].map((weight) => freightCharge(weight, tariff))).toEqual([
      250, 585, 1200, 1875,
    ]);
  });

  it('bills 490 lb as 500 lb of the next bracket: 450 (rule of R. H. Ballou, Business Logistics, 5th ed. (2004), ch. 6, computed by hand)', () => {
    expect(freightCharge(490, tariff)).toBe(450);
    // The break weight is 500 × 0.9 / 1 = 450 lb: below it the own bracket is cheaper.
    expect(freightCharge(449, tariff)).toBe(449);
  });

  it('never charges a heavier shipment less, nor any below the minimum', () => {
    const weight = fc.double({ min: 0.01, max: 30_000, noNaN: true });
    fc.assert(
      fc.property(weight, weight, (a, b) => {
        const [light, heavy] = [Math.min(a, b), Math.max(a, b)];
        expect(freightCharge(light, tariff)).toBeLessThanOrEqual(freightCharge(heavy, tariff));
        expect(freightCharge(light, tariff)).toBeGreaterThanOrEqual(60);
      }),
    );
  });

  it('charges nothing for no weight', () => {
    expect(freightCharge(0, tariff)).toBe(0);
  });

  it('refuses breaks out of order and a negative weight', () => {
    expect(() => freightCharge(1, { ...tariff, breakWeights: [0, 500, 400, 2000, 5000, 10_000] })).toThrow(
      'breakWeights, entry 3, must be above the one before (500), not 400',
    );
    expect(() => freightCharge(-1, tariff)).toThrow('weight must be zero or a positive number, not -1');
  });
});

describe('workingCapital', () => {
  const business = {
    daysSales: 45,
    daysInventory: 60,
    daysPayable: 30,
    revenue: 730_000,
    costOfGoods: 365_000,
    rate: 0.1,
  };

  it('inverts the turnover days by which it is defined (Brealey, Myers & Allen, 10th ed. (2011), §28.6; computed by hand)', () => {
    const capital = workingCapital(business);
    expect(capital).toMatchObject({
      receivables: 90_000,
      inventory: 60_000,
      payables: 30_000,
      cashToCashDays: 75,
    });
    expect((capital.receivables / business.revenue) * 365).toBeCloseTo(business.daysSales, 12);
    expect(capital.annualCharge).toBeCloseTo(12_000, 9);
  });

  it('has parts that sum to the cash tied up and grows with each day of sales', () => {
    const days = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(days, days, days, (daysSales, daysInventory, daysPayable) => {
        const capital = workingCapital({ ...business, daysSales, daysInventory, daysPayable });
        const later = workingCapital({ ...business, daysSales: daysSales + 1, daysInventory, daysPayable });
        expect(capital.receivables + capital.inventory - capital.payables).toBe(capital.cashTiedUp);
        expect(later.cashTiedUp - capital.cashTiedUp).toBeCloseTo(2000, 6);
      }),
    );
  });

  it('refuses negative days', () => {
    expect(() => workingCapital({ ...business, daysSales: -1 })).toThrow(
      'daysSales must be zero or a positive number, not -1',
    );
  });
});
