/** Printed examples run through the functions as Excel calls them. */
import { callForColumn, callFunction, expectPrinted } from '../support/call-function';

describe('CASE.IRRS', () => {
  const rates = (flows: number[]) => callForColumn('CASE.IRRS', 'Internal rate of return', flows);

  it.each([
    ['four years', [-70000, 12000, 15000, 18000, 21000], -0.021],
    ['five years', [-70000, 12000, 15000, 18000, 21000, 26000], 0.087],
    ['two years', [-70000, 12000, 15000], -0.444],
  ])('gives what Microsoft’s page of IRR prints for %s', async (_, flows, printed) => {
    expectPrinted(await rates(flows), [printed], 3);
  });

  it('gives 5.96 % for −123,400, 36,200, 54,800, 48,100 (Wikipedia, "Internal rate of return")', async () => {
    expectPrinted(await rates([-123400, 36200, 54800, 48100]), [0.0596], 4);
  });

  it('gives 0 % and 10 % for −10, 21, −11 (Wikipedia, "Internal rate of return", multiple IRRs)', async () => {
    expectPrinted(await rates([-10, 21, -11]), [0, 0.1], 12);
  });

  it('gives 10, 20 and 30 % for −1,000, 3,600, −4,310, 1,716 (product (1.1 − x)(1.2 − x)(1.3 − x), by hand)', async () => {
    expectPrinted(await rates([-1000, 3600, -4310, 1716]), [0.1, 0.2, 0.3], 9);
  });

  it('gives 28.1 % for −4,000, 2,000, 4,000 (Brealey, Myers & Allen, 10th ed., §5.3)', async () => {
    expectPrinted(await rates([-4000, 2000, 4000]), [0.2808], 4);
  });

  it('gives 50 % for lending and borrowing alike (same, pitfall 1: projects A and B)', async () => {
    expect(await callFunction('CASE.IRRS', [-1000, 1500])).toEqual([
      ['Internal rate of return', 'NPV around it'],
      [expect.closeTo(0.5, 12), 'falls'],
    ]);
    expect(await callFunction('CASE.IRRS', [1000, -1500])).toEqual([
      ['Internal rate of return', 'NPV around it'],
      [expect.closeTo(0.5, 12), 'rises'],
    ]);
  });

  it.each([[[100, 20, 30]], [[0, 5, 5]]])('refuses %j, which are all positive', async (flows) => {
    await expect(callFunction('CASE.IRRS', flows)).rejects.toMatchObject({
      code: '#N/A',
      message: expect.stringContaining('they are all positive') as string,
    });
  });
});

describe('CASE.INCREMENTAL', () => {
  it('values flows as Excel’s NPV does: 1,188.44 and 1,922.06 with −3,749.47 (Microsoft’s page of NPV)', async () => {
    const value = async (rate: number, flows: number[]) =>
      (
        await callForColumn(
          'CASE.INCREMENTAL',
          'Difference',
          flows,
          flows.map(() => 0),
          rate,
        )
      )[0];
    expectPrinted([await value(0.1, [0, -10000, 3000, 4200, 6800])], [1188.44], 2);
    expectPrinted([await value(0.08, [-40000, 8000, 9200, 10000, 12000, 14500])], [1922.06], 2);
    expectPrinted([await value(0.08, [-40000, 8000, 9200, 10000, 12000, 14500, -9000])], [-3749.47], 2);
  });

  it('prefers E over D although its IRR is lower: 11,818 against 8,182 at 10 % (Brealey, Myers & Allen, §5.3, pitfall 3)', async () => {
    const table = (await callFunction(
      'CASE.INCREMENTAL',
      [-20000, 35000],
      [-10000, 20000],
      0.1,
    )) as unknown[][];
    expectPrinted(table[1]!.slice(1), [11818, 8182, 3636], 0);
    expectPrinted(table[2]!.slice(1), [0.75, 1, 0.5], 9);
  });
});

describe('CASE.PAYBACK', () => {
  it.each([
    ['A', [-2000, 500, 500, 5000], 2.2],
    ['B', [-2000, 500, 1800, 0], 1 + 1500 / 1800],
    ['C', [-2000, 1800, 500, 0], 1.4],
  ])(
    'counts project %s of Brealey, Myers & Allen, 10th ed., §5.2, whole periods 3, 2, 2, straight within them',
    async (_, flows, periods) => {
      expect(await callFunction('CASE.PAYBACK', flows)).toBeCloseTo(periods, 12);
    },
  );

  it('counts from the first period in which money is needed, also when that is not period 0 (definition, by hand)', async () => {
    expect(await callFunction('CASE.PAYBACK', [0, -100, 60, 60])).toBeCloseTo(2 + 40 / 60, 12);
    expect(await callFunction('CASE.PAYBACK', [100, -200, 150])).toBeCloseTo(1 + 100 / 150, 12);
    expect(await callFunction('CASE.PAYBACK', [0, 10])).toBe(0);
  });

  it('is 2.35 years when 1,000 come back as 500 a year at 10 % (discounted; by hand: 132.23 of 375.66 are missing after two)', async () => {
    expect(await callFunction('CASE.PAYBACK', [-1000, 500, 500, 500], 0.1)).toBeCloseTo(2.352, 3);
  });
});

describe('CASE.PROFITABILITYINDEX and CASE.EAA', () => {
  it('is 3.1, 4.2 and 3.4 for projects with NPVs of 21, 16 and 12 (Brealey, Myers & Allen, §5.4; theirs is one less)', async () => {
    const indices = [
      [-10, 30, 5],
      [-5, 5, 20],
      [-5, 5, 15],
    ].map((flows) => callFunction('CASE.PROFITABILITYINDEX', 0.1, flows));
    expectPrinted(await Promise.all(indices), [3.1, 4.2, 3.4], 1);
  });

  it('is 10.61 and 11.45 a year for machines A and B (same, §6.3: 15, 5, 5, 5 and 10, 6, 6 at 6 %)', async () => {
    const annuities = [
      [-15, -5, -5, -5],
      [-10, -6, -6],
    ].map((flows) => callFunction('CASE.EAA', 0.06, flows));
    expectPrinted(await Promise.all(annuities), [-10.61, -11.45], 2);
  });
});

describe('CASE.MACRS', () => {
  it.each([
    [3, [33.33, 44.45, 14.81, 7.41]],
    [5, [20, 32, 19.2, 11.52, 11.52, 5.76]],
    [7, [14.29, 24.49, 17.49, 12.49, 8.93, 8.92, 8.93, 4.46]],
    [10, [10, 18, 14.4, 11.52, 9.22, 7.37, 6.55, 6.55, 6.56, 6.55, 3.28]],
    [15, [5, 9.5, 8.55, 7.7, 6.93, 6.23, 5.9, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 2.95]],
  ])('writes off %d-year property by table A-1 of IRS Publication 946', async (years, percentages) => {
    const amounts = await callForColumn('CASE.MACRS', 'Depreciation', 100, years);
    expectPrinted(amounts, percentages, 10);
  });
});

describe('CASE.SWITCHINGVALUE', () => {
  it('breaks even at 85,000 scooters between NPVs of −19.6 at none and 3.43 at 100,000 (Brealey, Myers & Allen, §10.1, Otobai)', async () => {
    const [value] = await callForColumn('CASE.SWITCHINGVALUE', 'Driver value', [100, 0], [3.43, -19.6], 0);
    expect(value).toBeCloseTo(85.1, 1);
  });
});

describe('CASE.RAMP', () => {
  it('takes blank days as 90 to 120 and 12 to 18 months', async () => {
    const defaults = await callFunction('CASE.RAMP', null, null, 24, 0.5);
    expect(defaults).toEqual(await callFunction('CASE.RAMP', 90, 120, 24, 0.5, 365, 548));
  });
});
