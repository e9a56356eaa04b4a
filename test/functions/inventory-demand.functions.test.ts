import { lossFunction } from '../../src/functions/inventory-demand.functions';

const column = (values: readonly unknown[]): unknown[][] => values.map((value) => [value]);
const cell = (value: unknown): any[][] => [[value]];

describe('INV.LOSS', () => {
  const loss = (...args: unknown[]): unknown =>
    (lossFunction as (...ranges: any[]) => any[][])(
      ...args.map((arg) => (Array.isArray(arg) ? column(arg) : cell(arg))),
    )[0]![0];

  it('takes the order last, right after the parameters', () => {
    expect(loss(18, 'poisson', 15, 2)).toBeCloseTo(0.848340302917789, 12);
    expect(loss(18, 'poisson', 15, null, 2)).toBeCloseTo(0.848340302917789, 12);
    expect(loss(4, 'gamma', 2, 3, 2)).toBeCloseTo(10.280288386513346, 11);
    expect(loss(7, 'geometric', 0.2)).toBeCloseTo(1.048576, 12);
    expect(loss(10, 'lognormal', 2, 0.3)).toBeCloseTo(0.28364973888106326, 12);
  });

  it('takes lists for discrete and empirical demand', () => {
    expect(loss(2, 'Discrete', [1, 2, 4], [0.2, 0.5, 0.3], 2)).toBeCloseTo(0.3, 14);
    expect(loss(2, 'empirical', [1, 2, 4, 5])).toBeCloseTo(1.25, 14);
    expect(loss(2, 'empirical', [1, 2, 4, 5], 2)).toBeCloseTo((1 + 3) / 4, 14);
  });

  it('lifts over columns', () => {
    const lifted = lossFunction(column([0, 1, 2]) as any[][], cell('normal'), cell(0), cell(1));
    expect(lifted.map(([value]) => value.toFixed(6))).toEqual(['0.398942', '0.083315', '0.008491']);
  });

  it('says what is missing or too much', () => {
    expect(() => loss(1, 'normal', 0)).toThrow('parameters of "normal" must be mean and sd, not 1 of them');
    expect(() => loss(1, 'poisson', 3, 1, 1)).toThrow('parameters of "poisson" must be mean, not 2 of them');
    expect(() => loss(1, 'normal', 0, 1, 3)).toThrow('order must be 1 or 2, not 3');
    expect(() => loss(1, 'cauchy', 0, 1)).toThrow('distribution must be one of "normal"');
  });
});
