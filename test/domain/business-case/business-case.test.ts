import fc from 'fast-check';
import { benefitRamp } from '../../../src/domain/business-case/benefit-ramp';
import { freeCashFlow } from '../../../src/domain/business-case/cash-flow';
import { costOfDelay, costOfInaction, parallelRun } from '../../../src/domain/business-case/cost-of-waiting';
import { incrementalCase } from '../../../src/domain/business-case/incremental';
import {
  equivalentAnnualAnnuity,
  paybackPeriods,
  profitabilityIndex,
} from '../../../src/domain/business-case/investment-criteria';
import { macrsSchedule } from '../../../src/domain/business-case/macrs';
import { presentValue } from '../../../src/domain/business-case/present-value';
import { switchingValues } from '../../../src/domain/business-case/switching-value';

const money = fc.integer({ min: -10_000, max: 10_000 });
const rates = fc.double({ min: 0, max: 1, noNaN: true });

describe('freeCashFlow', () => {
  /** Guano project, thousand dollars. Salvage of 1,442 after tax is a negative investment in year 7. */
  const guano = {
    benefits: [0, 523, 12887, 32610, 48901, 35834, 19717, 0],
    costs: [4000, 837 + 2200, 7729 + 1210, 19552 + 1331, 29345 + 1464, 21492 + 1611, 11830 + 1772, 0],
    capex: [10000, 0, 0, 0, 0, 0, 0, -1442],
    workingCapital: [0, 550, 1289, 3261, 4890, 3583, 2002, 0],
    depreciation: [0, 1583, 1583, 1583, 1583, 1583, 1583, 0],
    taxRate: 0.35,
  };

  it('gives the flows of the guano project, −12,600 to 3,444, and its NPV of 3,520 at 20 % (Brealey, Myers & Allen, 10th ed., tables 6.5 and 6.6)', () => {
    const flows = freeCashFlow(guano).map((row) => row.freeCashFlow);
    const published = [-12600, -1630, 2381, 6205, 10685, 10136, 6110, 3444];
    flows.forEach((flow, t) => expect(Math.abs(flow - published[t]!)).toBeLessThan(1.01));
    expect(Math.abs(presentValue(0.2, flows) - 3520)).toBeLessThan(2);
  });

  it('returns all working capital once its level is back at zero, and the tax shield of depreciation', () => {
    fc.assert(
      fc.property(fc.array(money, { minLength: 1, maxLength: 8 }), rates, (levels, taxRate) => {
        const zeros = [...levels, 0].map(() => 0);
        const rows = freeCashFlow({
          benefits: zeros,
          costs: zeros,
          capex: zeros,
          workingCapital: [...levels, 0],
          depreciation: zeros.map(() => 10),
          taxRate,
        });
        expect(rows.at(-1)!.cumulative).toBeCloseTo(10 * taxRate * rows.length, 6);
      }),
    );
  });

  it('refuses unequal lengths and a tax rate in percent', () => {
    expect(() => freeCashFlow({ ...guano, capex: [1] })).toThrow(
      'capex must have as many entries as benefits (8), not 1',
    );
    expect(() => freeCashFlow({ ...guano, taxRate: 35 })).toThrow('taxRate must lie between 0 and 1, not 35');
  });
});

describe('paybackPeriods', () => {
  it.each([
    ['A', [-2000, 500, 500, 5000], 2 + 1000 / 5000],
    ['B', [-2000, 500, 1800, 0], 1 + 1500 / 1800],
    ['C', [-2000, 1800, 500, 0], 1 + 200 / 500],
  ])(
    'gives project %s between its second and third year (Brealey, Myers & Allen, §5.2: 3, 2 and 2 whole years)',
    (_, flows, periods) => {
      expect(paybackPeriods(flows)).toBeCloseTo(periods, 12);
    },
  );

  it('is no shorter when flows are discounted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 3, maxLength: 9 }),
        rates,
        (inflows, rate) => {
          const flows = [-50, ...inflows];
          let discounted: number;
          try {
            discounted = paybackPeriods(flows, rate);
          } catch {
            return;
          }
          expect(discounted).toBeGreaterThanOrEqual(paybackPeriods(flows) - 1e-9);
        },
      ),
    );
  });

  it.each([
    ['ten tenths', [-1, ...Array.from({ length: 10 }, () => 0.1)], 10],
    ['three thirds of a million', [-1e6, 1e6 / 3, 1e6 / 3, 1e6 / 3], 3],
    ['an advance that is spent to the last cent', [0.3, -0.1, -0.1, -0.1], 0],
  ])('pays back when only rounding is missing: %s', (_, flows, periods) => {
    expect(paybackPeriods(flows)).toBe(periods);
  });

  it('says what is missing when flows never pay back', () => {
    expect(() => paybackPeriods([-100, 30, 30])).toThrow(
      'flows do not pay back: 40 is still missing after period 2',
    );
    expect(() => paybackPeriods([-100, 30], -1)).toThrow('rate must lie above -1 (-100 %), not -1');
  });
});

describe('profitabilityIndex', () => {
  it.each([
    [[-20, 70, 10], 3.53],
    [[-10, 15, 40], 4.53],
    [[-10, -5, 60], 4.34],
  ])(
    'of %j at 12 %% is %d (Ross, Westerfield & Jaffe, Corporate Finance, §5.6, Hiram Finnegan)',
    (flows, index) => {
      // The book rounds present values to one decimal before it divides.
      expect(Math.abs(profitabilityIndex(0.12, flows) - index)).toBeLessThan(0.01);
    },
  );

  it('lies above one exactly when net present value is above zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.array(money, { minLength: 1, maxLength: 6 }),
        rates,
        (cost, later, rate) => {
          const flows = [-cost, ...later];
          const value = presentValue(rate, flows);
          fc.pre(Math.abs(value) > 1e-6);
          expect(profitabilityIndex(rate, flows) > 1).toBe(value > 0);
        },
      ),
    );
  });

  it('refuses a first flow that is not an investment', () => {
    expect(() => profitabilityIndex(0.1, [10, 20])).toThrow(
      'flows, entry 1, must be the investment, below zero, not 10',
    );
  });
});

describe('equivalentAnnualAnnuity', () => {
  it.each([
    ['A', [-15, -5, -5, -5], -10.61],
    ['B', [-10, -6, -6], -11.45],
  ])(
    'of machine %s at 6 %% is %s (Brealey, Myers & Allen, 10th ed., §6.3: 10.61 and 11.45 thousand)',
    (_, flows, annuity) => {
      expect(equivalentAnnualAnnuity(0.06, flows as number[])).toBeCloseTo(annuity as number, 2);
    },
  );

  it('has the same present value as the flows, at a rate of zero too', () => {
    fc.assert(
      fc.property(fc.array(money, { minLength: 2, maxLength: 9 }), rates, (flows, rate) => {
        const annuity = equivalentAnnualAnnuity(rate, flows);
        const level = flows.map((_, t) => (t === 0 ? 0 : annuity));
        expect(presentValue(rate, level)).toBeCloseTo(presentValue(rate, flows), 5);
      }),
    );
    expect(equivalentAnnualAnnuity(0, [0, 4, 8])).toBe(6);
  });

  it('refuses a single flow', () => {
    expect(() => equivalentAnnualAnnuity(0.1, [5])).toThrow('flows must have at least 2 entries');
  });
});

describe('incrementalCase', () => {
  it('finds IRRs of 100 % and 75 %, an incremental NPV of 3,636 and IRR of 50 % (Brealey, Myers & Allen, §5.3, projects D and E)', () => {
    const result = incrementalCase([-20000, 35000], [-10000, 20000], 0.1);
    expect(result.baseRates[0]).toBeCloseTo(1, 10);
    expect(result.alternativeRates[0]).toBeCloseTo(0.75, 10);
    expect(result.baseValue).toBeCloseTo(8181.82, 2);
    expect(result.alternativeValue).toBeCloseTo(11818.18, 2);
    expect(result.differenceValue).toBeCloseTo(3636.36, 2);
    expect(result.crossoverRates[0]).toBeCloseTo(0.5, 10);
  });

  it('adds up, whatever the flows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(money, money), { minLength: 2, maxLength: 8 }), rates, (rows, rate) => {
        const result = incrementalCase(
          rows.map(([a]) => a),
          rows.map(([, b]) => b),
          rate,
        );
        expect(result.differenceValue).toBeCloseTo(result.alternativeValue - result.baseValue, 5);
      }),
    );
  });

  it('refuses flows of unequal length', () => {
    expect(() => incrementalCase([1, 2, 3], [1, 2], 0.1)).toThrow(
      'base must have as many entries as alternative (3)',
    );
  });
});

describe('macrsSchedule', () => {
  it('writes 10,000 of five-year property off as 2,000, 3,200, 1,920, 1,152, 1,152, 576 (IRS Publication 946, table A-1)', () => {
    expect(macrsSchedule(10_000, 5).map((row) => row.depreciation)).toEqual([
      2000, 3200, 1920, 1152, 1152, 576,
    ]);
  });

  it.each([3, 5, 7, 10, 15, 20])('writes the whole cost off in class %d', (recoveryClass) => {
    const rows = macrsSchedule(1, recoveryClass);
    expect(rows).toHaveLength(recoveryClass + 1);
    expect(rows.reduce((sum, row) => sum + row.depreciation, 0)).toBeCloseTo(1, 10);
    expect(rows.at(-1)!.bookValue).toBe(0);
  });

  it('refuses another class', () => {
    expect(() => macrsSchedule(1, 6)).toThrow('class must be 3, 5, 7, 10, 15 or 20 years, not 6');
  });
});

describe('benefitRamp', () => {
  it('starts at 90 and is whole at 120 days: month 3 shows almost nothing, month 5 all (checked by hand against the cubic)', () => {
    const rows = benefitRamp({ daysToFirst: 90, daysToFull: 120 }, 12);
    expect(rows[1]!.total).toBe(0);
    expect(rows[2]!.total).toBeLessThan(0.01);
    expect(rows[4]!.total).toBeCloseTo(1, 12);
    // The area of an S-curve is half its width: full benefit from day 105 on.
    expect(rows[11]!.cumulative).toBeCloseTo((365 - 105) / (365 / 12), 10);
  });

  it('never falls, stays within 0 and 1, and mixes the speeds by the share', () => {
    const day = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(day, day, rates, (first, width, share) => {
        const rows = benefitRamp({ daysToFirst: first, daysToFull: first + width }, 36, share);
        rows.forEach((row, i) => {
          expect(row.total).toBeCloseTo(share * row.structural + (1 - share) * row.behavioural, 12);
          expect(row.total).toBeGreaterThanOrEqual((rows[i - 1]?.total ?? 0) - 1e-12);
          expect(row.total).toBeLessThanOrEqual(1 + 1e-12);
        });
      }),
    );
  });

  it('refuses a full day before the first', () => {
    expect(() => benefitRamp({ daysToFirst: 90, daysToFull: 60 }, 3)).toThrow(
      'daysToFull must not be before daysToFirst (90), not 60',
    );
    expect(() => benefitRamp({ daysToFirst: 0, daysToFull: 1 }, 0)).toThrow(
      'months must be a whole number from 1 to 600',
    );
  });
});

describe('switchingValues', () => {
  it('finds where a straight outcome reaches zero, as the Green Book’s switching value (§5): base 100 worth 20, break-even at 80, headroom −20 %', () => {
    const [value] = switchingValues([100, 50], [20, -30], 0);
    expect(value).toEqual({ driverValue: 80, change: -20, headroom: -0.2 });
  });

  it('finds both crossings of a curve, nearest first', () => {
    const x = [3, 0, 1, 2, 4, 5, 6];
    const found = switchingValues(
      x,
      x.map((v) => (v - 1.5) * (v - 4.25)),
      0,
    );
    expect(found).toHaveLength(2);
    expect(Math.abs(found[0]!.change)).toBeLessThanOrEqual(Math.abs(found[1]!.change));
  });

  it('puts the outcome on target at every crossing it reports', () => {
    const points = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(points, fc.integer({ min: -30, max: 30 }), (drivers, target) => {
        const slope = 2;
        const outcomes = drivers.map((x) => slope * x + 1);
        fc.pre(Math.min(...outcomes) <= target && Math.max(...outcomes) >= target);
        for (const { driverValue } of switchingValues(drivers, outcomes, target)) {
          expect(slope * driverValue + 1).toBeCloseTo(target, 9);
        }
      }),
    );
  });

  it('says when the target is out of reach, and refuses a driver value given twice', () => {
    expect(() => switchingValues([1, 2], [5, 6], 0)).toThrow(
      'target is not reached for driver values from 1 to 2; the outcome stays above it',
    );
    expect(() => switchingValues([1, 1], [5, -6], 0)).toThrow(
      'driverValues must be distinct; 1 is given twice',
    );
  });
});

describe('the cost of waiting', () => {
  it('loses a year’s interest on the net present value by a year’s delay (NPV 100 at 10 %: 9.09), as Reinertsen prices delay', () => {
    const [delay] = costOfDelay(0.1, [-1000, 1210], [12]);
    expect(delay!.valueNow).toBeCloseTo(100, 10);
    expect(delay!.cost).toBeCloseTo(100 - 100 / 1.1, 10);
  });

  it('costs more the longer one waits, if the project pays', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (months) => {
        const [short, long] = costOfDelay(0.08, [-100, 60, 60], [months, months + 1]);
        expect(long!.cost).toBeGreaterThan(short!.cost);
      }),
    );
  });

  it('counts inaction from a drifting base: 100 growing 10 % a month at 10 each costs 100, then 210 (Green Book §4, by hand)', () => {
    expect(costOfInaction(100, 0.1, 2, 10).map((row) => Math.round(row.cost))).toEqual([100, 210]);
    expect(costOfInaction(100, 0, 3, 10).every((row) => row.cost === 0)).toBe(true);
  });

  it('nets a parallel run month by month (definition, by hand)', () => {
    expect(parallelRun(40, 30, 3, 25).map((row) => row.cumulativeNet)).toEqual([-15, -30, -45]);
  });

  it('refuses a negative delay, a drift of −100 % and too many months', () => {
    expect(() => costOfDelay(0.1, [1], [-1])).toThrow('months, entry 1, must be zero or a positive number');
    expect(() => costOfInaction(1, -1, 1, 1)).toThrow('drift must lie above -1');
    expect(() => parallelRun(1, 1, 1.5, 1)).toThrow('months must be a whole number from 1 to 120, not 1.5');
  });
});
