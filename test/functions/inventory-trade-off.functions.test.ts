import { leadTimeTradeOffFunction, poolingFunction } from '../../src/functions/inventory-trade-off.functions';

const column = (values: readonly unknown[]): unknown[][] => values.map((value) => [value]);
const cell = (value: unknown): any[][] => [[value]];

describe('tables of the trade-offs', () => {
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
