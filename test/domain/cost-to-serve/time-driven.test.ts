import fc from 'fast-check';
import { activityRate } from '../../../src/domain/cost-to-serve/activity-rate';
import { capacityCostRate } from '../../../src/domain/cost-to-serve/capacity-rate';
import { timeDrivenCost } from '../../../src/domain/cost-to-serve/time-driven-costing';
import { transactionMinutes } from '../../../src/domain/cost-to-serve/time-equation';

describe('capacityCostRate', () => {
  it('is 0.80 a minute for 560,000 a quarter and 28 people of about 25,000 practical minutes (Kaplan & Anderson, HBR November 2004)', () => {
    const department = { cost: 560_000, headcount: 28, minutesPerHead: 25_000, practicalShare: 1 };
    expect(capacityCostRate(department)).toBeCloseTo(0.8, 12);
    // From the 31,680 paid minutes that the article begins with, at 80 %, before it rounds to 25,000.
    const paid = { cost: 560_000, headcount: 28, minutesPerHead: 31_680, practicalShare: 0.8 };
    expect(capacityCostRate(paid)).toBeCloseTo(0.789, 3);
  });

  it('falls in proportion to the practical share', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, (practicalShare) => {
        const full = { cost: 1000, headcount: 3, minutesPerHead: 500, practicalShare: 1 };
        expect(capacityCostRate({ ...full, practicalShare }) * practicalShare).toBeCloseTo(
          capacityCostRate(full),
          12,
        );
      }),
    );
  });

  it('refuses no people and a share above 1', () => {
    const department = { cost: 1, headcount: 1, minutesPerHead: 1, practicalShare: 0.8 };
    expect(() => capacityCostRate({ ...department, headcount: 0 })).toThrow(
      'headcount must be a positive number, not 0',
    );
    expect(() => capacityCostRate({ ...department, practicalShare: 80 })).toThrow(
      'practicalShare must be a share above 0 and at most 1, not 80',
    );
  });
});

describe('timeDrivenCost', () => {
  const department = { rate: 0.8, unitMinutes: [8, 44, 50], practicalMinutes: 700_000 };

  it('uses 578,600 of 700,000 minutes, 462,880 of 560,000 (Kaplan & Anderson, HBR November 2004, table of the quarter)', () => {
    const cost = timeDrivenCost({ ...department, volumes: [49_000, 1400, 2500] });
    expect(cost.activities.map(({ minutes }) => minutes)).toEqual([392_000, 61_600, 125_000]);
    [313_600, 49_280, 100_000].forEach((money, i) => expect(cost.activities[i]!.cost).toBeCloseTo(money, 6));
    expect(cost.used.cost).toBeCloseTo(462_880, 6);
    expect(cost.unused.minutes).toBe(121_400);
    expect(cost.unused.cost).toBeCloseTo(97_120, 6);
    expect(cost.utilisation).toBeCloseTo(0.83, 2);
  });

  it('gives the cost of the next quarter: 51,000 orders, 1,150 inquiries, 2,700 credit checks (same article)', () => {
    const cost = timeDrivenCost({ ...department, volumes: [51_000, 1150, 2700] });
    [326_400, 40_480, 108_000].forEach((money, i) => expect(cost.activities[i]!.cost).toBeCloseTo(money, 6));
    expect(cost.unused.cost).toBeCloseTo(85_120, 6);
  });

  it('splits the cost of the capacity into used and unused without rest', () => {
    const volumes = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(volumes, (list) => {
        const cost = timeDrivenCost({ ...department, volumes: list });
        const parts = cost.activities.reduce((sum, activity) => sum + activity.cost, cost.unused.cost);
        expect(Math.abs(parts - 560_000)).toBeLessThanOrEqual(1e-9 * Math.max(560_000, cost.used.cost));
      }),
    );
  });

  it('shows an overloaded department with less than nothing unused', () => {
    const cost = timeDrivenCost({ rate: 1, unitMinutes: [10], volumes: [12], practicalMinutes: 100 });
    expect(cost.unused).toEqual({ minutes: -20, cost: -20 });
    expect(cost.utilisation).toBeCloseTo(1.2, 12);
  });

  it('refuses a negative volume by its place, and lists of unequal length', () => {
    expect(() => timeDrivenCost({ ...department, volumes: [1, -2, 3] })).toThrow(
      'volumes, entry 2, must be zero or a positive number, not -2',
    );
    expect(() => timeDrivenCost({ ...department, volumes: [1, 2] })).toThrow(
      'volumes must have as many entries as unitMinutes (3), not 2',
    );
  });
});

describe('transactionMinutes', () => {
  it('takes 0.5, 7 and 7.2 minutes to pack: 0.5 + 6.5 special packaging + 0.2 by air (Kaplan & Anderson, HBR November 2004)', () => {
    expect(transactionMinutes(0.5, [6.5, 0.2], [0, 0])).toBe(0.5);
    expect(transactionMinutes(0.5, [6.5, 0.2], [1, 0])).toBe(7);
    expect(transactionMinutes(0.5, [6.5, 0.2], [1, 1])).toBeCloseTo(7.2, 12);
  });

  it('adds up over transactions as over their drivers', () => {
    const drivers = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(drivers, (rows) => {
        const each = rows.reduce((sum, row) => sum + transactionMinutes(2, [1.5, 0.25], row), 0);
        const together = transactionMinutes(
          2 * rows.length,
          [1.5, 0.25],
          [rows.reduce((sum, [a]) => sum + a, 0), rows.reduce((sum, [, b]) => sum + b, 0)],
        );
        expect(each).toBeCloseTo(together, 9);
      }),
    );
  });

  it('refuses a negative driver by its column, a missing one, and a time below zero', () => {
    expect(() => transactionMinutes(1, [1, 1], [1, -1])).toThrow(
      'drivers, column 2, must be zero or a positive number, not -1',
    );
    expect(() => transactionMinutes(1, [1, 1], [1])).toThrow('drivers must have as many entries');
    expect(() => transactionMinutes(1, [-2], [3])).toThrow('gives -5 minutes');
  });
});

describe('activityRate', () => {
  it('is 8.00 an order: 70 % of 560,000 over 49,000 orders (Kaplan & Anderson, HBR November 2004, the conventional rate)', () => {
    expect(activityRate({ poolCost: 0.7 * 560_000, driverVolume: 49_000 })).toBeCloseTo(8, 12);
    expect(activityRate({ poolCost: 0.1 * 560_000, driverVolume: 1400 })).toBeCloseTo(40, 12);
    expect(activityRate({ poolCost: 0.2 * 560_000, driverVolume: 2500 })).toBeCloseTo(44.8, 12);
  });

  it('gives the pool back when it is charged', () => {
    const positive = fc.double({ min: 0.001, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (poolCost, driverVolume) => {
        const charged = activityRate({ poolCost, driverVolume }) * driverVolume;
        expect(charged / poolCost).toBeCloseTo(1, 12);
      }),
    );
  });

  it('refuses a driver without volume', () => {
    expect(() => activityRate({ poolCost: 1, driverVolume: 0 })).toThrow(
      'driverVolume must be a positive number, not 0',
    );
  });
});
