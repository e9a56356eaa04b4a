import fc from 'fast-check';
import { evaluateOption } from '../../../src/domain/network/evaluate-option';

/** Powerco: three plants, four cities. */
const powerco = {
  unitCost: [
    [8, 6, 10, 9],
    [9, 12, 13, 7],
    [14, 9, 16, 5],
  ],
  fixedCost: [0, 0, 0],
  demand: [45, 20, 30, 30],
};

describe('evaluateOption', () => {
  it('matches Winston, Operations Research, 4th ed. (2004), section 7.1, Powerco: 1,020 with plants limited to 35, 50, 40', () => {
    const option = evaluateOption({ ...powerco, open: [true, true, true], capacity: [35, 50, 40] });
    expect(option.totalCost).toBeCloseTo(1020, 9);
    expect(option.sites.map((site) => site.utilisation)).toEqual([1, 1, 1]);
  });

  it('serves each customer from the cheapest open site when nothing limits it (worked by hand)', () => {
    const option = evaluateOption({
      ...powerco,
      fixedCost: [100, 200, 400],
      open: [true, false, true],
      distance: powerco.unitCost,
      bands: [6, 8],
    });
    expect(option.freight).toBe(8 * 45 + 6 * 20 + 10 * 30 + 5 * 30);
    expect(option.fixedCost).toBe(500);
    expect(option.openSites).toEqual([0, 2]);
    expect(option.deliveries.map((delivery) => delivery.site)).toEqual([0, 0, 0, 2]);
    expect(option.averageDistance).toBeCloseTo(930 / 125, 12);
    expect(option.bands!.map((band) => band.demand)).toEqual([50, 45, 30]);
  });

  it('never costs less with a capacity, and nothing but the fixed cost of spare sites changes with more of them', () => {
    const amount = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(
        fc.array(fc.array(amount, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
        fc.array(amount, { minLength: 4, maxLength: 4 }),
        fc.array(fc.integer({ min: 70, max: 120 }), { minLength: 3, maxLength: 3 }),
        (unitCost, demand, capacity) => {
          const base = { unitCost, demand, fixedCost: [5, 5, 5] };
          const all = [true, true, true];
          const free = evaluateOption({ ...base, open: all });
          const limited = evaluateOption({ ...base, open: all, capacity });
          expect(limited.totalCost).toBeGreaterThanOrEqual(free.totalCost - 1e-9);
          const fewer = evaluateOption({ ...base, open: [true, true, false] });
          expect(fewer.freight).toBeGreaterThanOrEqual(free.freight);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('says by how much the open capacity falls short', () => {
    expect(() => evaluateOption({ ...powerco, open: [true, true, false], capacity: [35, 50, 40] })).toThrow(
      'capacity of the open sites falls short of demand by 40 units',
    );
  });

  it('refuses an option without an open site, ragged costs and negative costs, naming the row', () => {
    const open = [true, true, true];
    expect(() => evaluateOption({ ...powerco, open: [false, false, false] })).toThrow(
      'open has no open site',
    );
    expect(() =>
      evaluateOption({
        ...powerco,
        open,
        unitCost: [
          [1, 2, 3, 4],
          [1, 2, 3],
          [1, 2, 3, 4],
        ],
      }),
    ).toThrow('unitCost, row 2, has 3 columns where the first row has 4');
    expect(() =>
      evaluateOption({
        ...powerco,
        open,
        unitCost: [
          [1, 2, 3, 4],
          [1, 2, -3, 1],
          [1, 2, 3, 4],
        ],
      }),
    ).toThrow('unitCost, row 2, column 3, must be zero or a positive number, not -3');
    expect(() => evaluateOption({ ...powerco, open, bands: [5] })).toThrow(
      'distance is missing; bands need it',
    );
  });
});
