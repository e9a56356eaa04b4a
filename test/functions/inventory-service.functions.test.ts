import {
  exchangeCurveFunction,
  orderUpToFunction,
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

  it('takes 100,000 rows of fill rates in one call', () => {
    const many = column(Array.from({ length: 100_000 }, (_, i) => 1 + (i % 997))) as any[][];
    const result = safetyStockFunction(many, many, cell(2), cell(0.3), cell(0.98), cell('fill'), cell(500));
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
});

describe('demand by its history', () => {
  const history = column([0, 0, 3, 0, 1, 0, 0, 2]) as any[][];
  const none = null as unknown as any[][];

  it('gives the reorder point that the totals of two periods written out give', () => {
    const totals = history.flatMap(([a]) => history.map(([b]) => (a as number) + (b as number)));
    const levels = column([0.5, 0.9, 0.99]) as any[][];
    const points = reorderPointFunction(
      history,
      none,
      cell(2),
      cell(0),
      levels,
      cell('cycle'),
      none,
      none,
      cell('empirical'),
    );
    points.forEach(([r], i) => {
      const share = (x: number): number => totals.filter((total) => total <= x).length / totals.length;
      expect(share(r)).toBeGreaterThanOrEqual(levels[i]![0]);
      expect(share(r - 1)).toBeLessThan(levels[i]![0]);
    });
    const [, reached] = serviceLevelFunction(
      cell(3),
      cell(4),
      history,
      none,
      cell(2),
      cell(0),
      cell('empirical'),
    );
    const short = (x: number): number =>
      totals.reduce((sum, total) => sum + Math.max(total - x, 0), 0) / totals.length;
    expect(reached![1]).toBeCloseTo(1 - (short(3) - short(7)) / 4, 12);
  });

  it('asks for a certain lead time of whole periods, one cell, and a standard deviation where it is needed', () => {
    const stock = (...last: unknown[]): any[][] =>
      safetyStockFunction(
        history,
        none,
        ...(last.map(cell) as [any[][], any[][], any[][], any[][]]),
        none,
        none,
        cell('empirical'),
      );
    expect(() => stock(2, 0.5, 0.9, 'cycle')).toThrow('leadTimeSd must be 0 for demand by a history');
    expect(() => stock(2.5, 0, 0.9, 'cycle')).toThrow(
      'leadTime, with the review period, must be a whole number',
    );
    const mixed = [['normal'], ['empirical']];
    const rows = safetyStockFunction(
      cell(9),
      cell(3),
      cell(4),
      cell(0),
      cell(0.9),
      cell('cycle'),
      none,
      none,
      mixed,
    );
    expect(rows[1]![0]).toMatchObject({
      message: 'distribution "empirical" must be one cell: it takes the whole of demandMean',
    });
    expect(
      safetyStockFunction(
        cell(9),
        none,
        cell(4),
        cell(0),
        cell(0.9),
        cell('cycle'),
        none,
        none,
        cell('poisson'),
      ),
    ).toEqual([[8]]);
  });
});
