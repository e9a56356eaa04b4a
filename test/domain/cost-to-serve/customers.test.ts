import fc from 'fast-check';
import { customerProfits } from '../../../src/domain/cost-to-serve/customer-profit';
import { priceWaterfall } from '../../../src/domain/cost-to-serve/price-waterfall';
import { paretoAnalysis, segments } from '../../../src/domain/cost-to-serve/concentration';
import { serviceMenu } from '../../../src/domain/cost-to-serve/service-menu';
import type {
  OrderProfile,
  ProposedTerms,
  ServiceRates,
} from '../../../src/domain/cost-to-serve/service-menu';

describe('customerProfits', () => {
  // Orders, visits, delivery miles, cases, expedited deliveries of five customers of a distributor of bottled water.
  const spring = {
    revenue: [2080 * 14.4, 8750 * 14.16, 60_800 * 13.2, 31_800 * 13.92, 3900 * 12.96],
    costOfGoods: [2080 * 12, 8750 * 12, 60_800 * 12, 31_800 * 12, 3900 * 12],
    driverVolumes: [
      [15, 2, 10 * 14, 2080, 0],
      [25, 3, 30 * 4, 8750, 0],
      [30, 6, 60 * 3, 60_800, 0],
      [25, 2, 40 * 8, 31_800, 0],
      [30, 3, 20 * 40, 3900, 1],
    ],
    driverRates: [100, 80, 2, 0.5, 300],
    customers: ['P', 'Q', 'R', 'S', 'T'],
  };

  it('gives the five customers of Spring Distribution (Horngren, Datar & Foster, Cost Accounting, 12th ed. (2006), problem in ch. 14)', () => {
    const profits = customerProfits(spring);
    [2012, 11_545, 38_720, 41_856, -3346].forEach((money, i) =>
      expect(profits[i]!.netMargin).toBeCloseTo(money, 6),
    );
    expect(profits[4]!.activityCosts).toEqual([3000, 240, 1600, 1950, 300]);
    expect(profits[4]!.netMarginShare).toBeCloseTo(-3346 / 50_544, 12);
  });

  it('sums the parts of each customer to its total', () => {
    const money = fc.double({ min: -1e7, max: 1e7, noNaN: true });
    const volumes = fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(money, money, volumes), { minLength: 1, maxLength: 20 }), (rows) => {
        const profits = customerProfits({
          revenue: rows.map(([revenue]) => revenue),
          costOfGoods: rows.map(([, cost]) => cost),
          driverVolumes: rows.map(([, , list]) => list),
          driverRates: [12.5, 3, 0.2],
          customers: rows.map((_, i) => `C${i}`),
        });
        profits.forEach((profit, i) => {
          const parts = profit.activityCosts.reduce((sum, cost) => sum + cost, profit.netMargin);
          const gross = rows[i]![0] - rows[i]![1];
          expect(Math.abs(parts - gross)).toBeLessThanOrEqual(
            1e-9 * (Math.abs(gross) + profit.costToServe + 1),
          );
        });
      }),
    );
  });

  it('leaves shares open without revenue', () => {
    const [profit] = customerProfits({
      revenue: [0],
      costOfGoods: [0],
      driverVolumes: [[1]],
      driverRates: [5],
      customers: ['A'],
    });
    expect(profit).toMatchObject({ netMargin: -5, netMarginShare: undefined, costToServeShare: undefined });
  });

  it('refuses a negative quantity and a missing driver by row and column, and a customer that stands twice', () => {
    const volumes = spring.driverVolumes.map((row) => [...row]);
    volumes[2]![3] = -1;
    expect(() => customerProfits({ ...spring, driverVolumes: volumes })).toThrow(
      'driverVolumes, row 3, column 4, must be zero or a positive number, not -1',
    );
    expect(() =>
      customerProfits({ ...spring, driverVolumes: spring.driverVolumes.map((row) => row.slice(1)) }),
    ).toThrow('driverVolumes, row 1, must have as many entries as driverRates (5), not 4');
    expect(() => customerProfits({ ...spring, customers: ['P', 'Q', 'R', 'Q', 'T'] })).toThrow(
      'customers must each stand in one row; "Q" stands in rows 2 and 4',
    );
  });
});

describe('priceWaterfall', () => {
  const deductions = [0.1, 0.12, undefined, 0.3, 0.37, 0.35, 0.2, 0.09, undefined];
  const labels = [
    'Order-size discount',
    'Competitive discount',
    'Invoice price',
    'Payment terms',
    'Annual volume bonus',
    'Off-invoice promotions',
    'Co-op advertising',
    'Freight',
    'Pocket price',
  ];

  it('falls from 6.00 list over 5.78 invoice to 4.47 pocket price (Marn & Rosiello, HBR September 1992, linoleum)', () => {
    const steps = priceWaterfall(6, deductions, labels);
    const at = (label: string) => steps.find((step) => step.label === label)!;
    expect(at('Invoice price').remaining).toBeCloseTo(5.78, 12);
    expect(at('Pocket price').remaining).toBeCloseTo(4.47, 12);
    expect(at('Pocket price').amount).toBeUndefined();
    expect(at('Net margin').shareOfList).toBeCloseTo(4.47 / 6, 12);
    expect(steps).toHaveLength(11);
  });

  it('sums the steps to what is left', () => {
    const money = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(money, fc.array(money, { minLength: 1, maxLength: 12 }), (list, amounts) => {
        const steps = priceWaterfall(list, amounts, amounts.map(String));
        const sum = steps.reduce((total, step) => total + (step.amount ?? 0), 0);
        expect(steps.at(-1)!.remaining).toBeCloseTo(sum, 4);
      }),
    );
  });

  it('refuses deductions that are all blank', () => {
    expect(() => priceWaterfall(6, [undefined], ['Invoice'])).toThrow('deductions are all blank');
  });
});

// Annual volume in money of ten stock items.
const silicon = [90_000, 77_000, 26_350, 15_001, 12_500, 8502, 1200, 850, 504, 150];

describe('paretoAnalysis and segments', () => {
  it('ranks Silicon Chips: 38.8 % and 33.2 % of 232,057 lead (Heizer & Render, Operations Management, 10th ed. (2011), ch. 12, example 1)', () => {
    const pareto = paretoAnalysis([...silicon].reverse(), 0.7);
    expect(pareto.map(({ share }) => Number((100 * share).toFixed(1))).slice(0, 7)).toEqual([
      38.8, 33.2, 11.4, 6.5, 5.4, 3.7, 0.5,
    ]);
    expect(pareto.at(-1)!.cumulative).toBe(232_057);
    expect(pareto.filter(({ vital }) => vital).map(({ item }) => item)).toEqual([9, 8]);
  });

  it('puts two items of Silicon Chips into A and the next three into B (same example: A 72 %, B 23 %, C 5 %)', () => {
    const classes = segments(silicon, [0.7, 0.95]).map(({ segment }) => segment);
    expect(classes.join('')).toBe('AABBBCCCCC');
  });

  it('keeps every item once, in falling order, with the fewest items that reach the target', () => {
    const values = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 50 });
    const target = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(values, target, (list, share) => {
        fc.pre(list.some((value) => value > 0));
        const pareto = paretoAnalysis(list, share);
        const vital = pareto.filter((point) => point.vital);
        expect(new Set(pareto.map(({ item }) => item)).size).toBe(list.length);
        expect(vital.at(-1)!.cumulativeShare).toBeGreaterThanOrEqual(share - 1e-9);
        expect(vital.at(-1)!.shareBefore).toBeLessThan(share);
        expect(pareto.at(-1)!.cumulativeShare).toBe(1);
      }),
    );
  });

  it('refuses values that are all zero, a negative one, and thresholds out of order', () => {
    expect(() => paretoAnalysis([0, 0], 0.8)).toThrow('values must have an entry above 0');
    expect(() => paretoAnalysis([1, -1], 0.8)).toThrow(
      'values, entry 2, must be zero or a positive number, not -1',
    );
    expect(() => segments([1], [0.9, 0.8])).toThrow(
      'thresholds, entry 2, must be above the one before (0.9), not 0.8',
    );
  });
});

describe('serviceMenu', () => {
  const profile: OrderProfile = {
    revenue: 365_000,
    orders: 100,
    expediteShare: 0.2,
    returnShare: 0.1,
    paymentDays: 60,
  };
  const terms: ProposedTerms = {
    orderSize: 7300,
    expediteShare: 0.1,
    returnShare: undefined,
    paymentDays: 30,
  };
  const rates: ServiceRates = { order: 50, expedite: 150, return: 80, capital: 0.1 };

  it('counts each saving by hand: 50 orders less, 5 expedites less, 30 days of 1,000 a day at 10 % (computed independently)', () => {
    const { lines, total } = serviceMenu(profile, terms, rates);
    expect(lines.map((line) => line.savingAlone)).toEqual([50 * 50 + 10 * 150 + 5 * 80, 1500, 0, 3000]);
    lines
      .map((line) => line.savingAfterOthers)
      .forEach((saving, i) => expect(saving).toBeCloseTo([4400, 750, 0, 3000][i]!, 9));
    expect(total).toBeCloseTo(8150, 9);
  });

  it('adds the savings one after the other up to the total', () => {
    const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });
    const proposal = fc.record({
      orderSize: fc.double({ min: 10, max: 1e6, noNaN: true }),
      expediteShare: share,
      returnShare: share,
      paymentDays: fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(proposal, (proposed) => {
        const { lines, total } = serviceMenu(profile, proposed, rates);
        const sum = lines.reduce((all, line) => all + line.savingAfterOthers, 0);
        expect(Math.abs(sum - total)).toBeLessThanOrEqual(
          1e-9 * (1 + lines.reduce((all, l) => all + Math.abs(l.savingAfterOthers), 0)),
        );
      }),
    );
  });

  it('refuses no change at all and a share above 1', () => {
    const none = {
      orderSize: undefined,
      expediteShare: undefined,
      returnShare: undefined,
      paymentDays: undefined,
    };
    expect(() => serviceMenu(profile, none, rates)).toThrow('terms are all blank');
    expect(() => serviceMenu(profile, { ...terms, expediteShare: 10 }, rates)).toThrow(
      'terms, expedites, must lie between 0 and 1, not 10',
    );
  });
});
