import {
  exchangeCurveFunction,
  leadTimeTradeOffFunction,
  lossFunction,
  orderUpToFunction,
  poolingFunction,
  reorderPointFunction,
  safetyStockFunction,
  serviceCurveFunction,
  serviceLevelFunction,
} from '../../src/functions/inventory-service.functions';

const column = (values: readonly unknown[]): unknown[][] => values.map((value) => [value]);
const cell = (value: unknown): any[][] => [[value]];

describe('INV.SAFETYSTOCK over a column', () => {
  const rows = 10_000;
  const bad: Record<number, [unknown, string]> = {
    17: ['n/a', 'demandSd must be a number, not the text "n/a"'],
    4_321: [-3, 'demandSd must be zero or a positive number, not -3'],
    9_999: [null, 'demandSd is blank; enter a number'],
  };
  const sds = Array.from({ length: rows }, (_, i) => (i in bad ? bad[i]![0] : 5 + (i % 90)));

  it('gives three bad rows among 10,000 their own errors, and the others their values', () => {
    const result = safetyStockFunction(
      cell(100),
      column(sds) as any[][],
      cell(4),
      cell(0.5),
      cell(0.97),
      cell('fill'),
      cell(250),
    );
    expect(result).toHaveLength(rows);
    result.forEach(([value], i) => {
      if (i in bad) expect(value).toMatchObject({ code: '#VALUE!', message: bad[i]![1] });
      else expect(typeof value).toBe('number');
    });
    const alone = safetyStockFunction(
      cell(100),
      cell(sds[42]),
      cell(4),
      cell(0.5),
      cell(0.97),
      cell('fill'),
      cell(250),
    );
    expect(result[42]).toEqual(alone[0]);
  });

  it('takes 100,000 rows of fill rates in a few seconds at most, also on a busy machine', () => {
    const many = column(Array.from({ length: 100_000 }, (_, i) => 1 + (i % 997))) as any[][];
    const start = performance.now();
    const result = safetyStockFunction(many, many, cell(2), cell(0.3), cell(0.98), cell('fill'), cell(500));
    expect(performance.now() - start).toBeLessThan(5000);
    expect(result).toHaveLength(100_000);
    expect(result.every(([value]) => typeof value === 'number')).toBe(true);
  });
});

describe('arguments by name', () => {
  it('never guesses the kind of service', () => {
    const call = (serviceType: unknown): any[][] =>
      safetyStockFunction(cell(100), cell(20), cell(4), cell(0), cell(0.95), cell(serviceType));
    expect(() => call(null)).toThrow('serviceType is blank; enter a text');
    expect(() => call('beta')).toThrow('serviceType must be one of "cycle", "fill", not "beta"');
    expect(call('Cycle')[0]![0]).toBeCloseTo(65.794145, 5);
  });

  it('adds the mean demand of review period and lead time for the reorder point and the order-up-to level', () => {
    const at = (f: typeof safetyStockFunction): number =>
      f(cell(100), cell(20), cell(4), cell(0), cell(0.95), cell('cycle'), null as any, cell(2))[0]![0];
    expect(at(reorderPointFunction) - at(safetyStockFunction)).toBeCloseTo(600, 9);
    expect(at(orderUpToFunction)).toBe(at(reorderPointFunction));
  });

  it('names the single-loss approximation, which asks for more stock than the exact fill rate', () => {
    const at = (method: string | null): number =>
      safetyStockFunction(
        cell(100),
        cell(40),
        cell(4),
        cell(0),
        cell(0.9),
        cell('fill'),
        cell(60),
        null as any,
        null as any,
        cell(method),
      )[0]![0];
    expect(at('single-loss')).toBeGreaterThan(at('two-loss') + 1);
    expect(at(null)).toBe(at('two-loss'));
  });
});

describe('tables', () => {
  it('INV.SERVICELEVEL gives a row per item, and a bad item its error across the row', () => {
    const result = serviceLevelFunction(
      column([500, 500]) as any[][],
      column([100, 0]) as any[][],
      cell(100),
      cell(30),
      cell(4),
      cell(0),
    );
    expect(result).toHaveLength(3);
    expect(result[1]!.every((value) => typeof value === 'number')).toBe(true);
    expect(result[2]).toHaveLength(4);
    result[2]!.forEach((value) => expect(value).toMatchObject({ code: '#VALUE!' }));
  });

  it('INV.SERVICECURVE has its usual targets when none are given', () => {
    const result = serviceCurveFunction(
      cell(100),
      cell(40),
      cell(4),
      cell(0),
      cell(500),
      cell(10),
      cell(0.2),
      cell('cycle'),
    );
    expect(result.slice(1).map(([target]) => target)).toEqual([
      0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99, 0.995, 0.999,
    ]);
    expect(result[1]![6]).toBe('');
  });

  it('INV.EXCHANGECURVE names the items and the mismatched column', () => {
    const pair = (a: number, b: number): any[][] => column([a, b]) as any[][];
    const call = (quantities: any[][]): any[][] =>
      exchangeCurveFunction(
        pair(10, 200),
        pair(1000, 100),
        pair(60, 20),
        quantities,
        cell(500),
        cell('budget'),
        column(['bolt', 'motor']) as any[][],
      );
    const result = call(pair(250, 50));
    expect(result.map(([name]) => name)).toEqual(['sku', 'bolt', 'motor', 'Total']);
    expect(result[3]![4]).toBeCloseTo(500, 6);
    expect(result[3]![7]).toBeCloseTo(500, 6);
    expect(result[3]![1]).toBeGreaterThan(result[3]![5]);
    expect(() => call(cell(50))).toThrow('orderQuantity must have as many entries as demand (2), not 1');
  });

  it('INV.POOLING ends with the change, after less before', () => {
    const result = poolingFunction(
      column([25, 25]) as any[][],
      column([5, 5]) as any[][],
      [
        [1, 0],
        [0, 1],
      ],
      column(['north', 'south']) as any[][],
      column(['centre', 'centre']) as any[][],
      cell(2),
      cell(0.9),
      cell(100),
    );
    const [before, after, change] = [result[3]!, result[5]!, result[6]!];
    expect(before.slice(0, 2)).toEqual(['before', 'total']);
    expect(after.slice(0, 2)).toEqual(['after', 'total']);
    expect(change[5]).toBeCloseTo(after[5] - before[5], 12);
    expect(change[6]).toBeCloseTo(100 * change[5], 10);
  });

  it('INV.LEADTIMETRADEOFF asks for four columns', () => {
    const call = (suppliers: any[][]): any[][] =>
      leadTimeTradeOffFunction(suppliers, cell(1000), cell(300), cell(0.95), cell(0.005), cell(0));
    expect(() => call([[1, 2, 3]])).toThrow('suppliers must have 4 columns');
    expect(call([[1, 2, 1, 2000]])[1]![7]).toBe('nobody');
  });
});

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
