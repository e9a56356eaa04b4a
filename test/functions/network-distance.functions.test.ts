import {
  distanceMatrixFunction,
  haversineFunction,
  serviceBandsFunction,
} from '../../src/functions/network-distance.functions';
import { evaluateFunction } from '../../src/functions/network-evaluate.functions';

describe('NET.HAVERSINE', () => {
  it('lifts over a column of places', () => {
    const result = haversineFunction([[36.12], [0]], [[-86.67], [0]], [[33.94]], [[-118.4]]);
    expect(result).toHaveLength(2);
    expect(result[0]![0]).toBeCloseTo(2886.448, 2);
  });
});

describe('NET.DISTANCEMATRIX', () => {
  it('spills a header and feeds the other functions as it is', () => {
    const places = [
      [0, 0],
      [0, 1],
    ];
    const spilled = distanceMatrixFunction(places, places);
    expect(spilled[0]).toEqual(['to 1', 'to 2']);
    const bands = serviceBandsFunction(spilled, [[1], [1]], [[3], [1]], [[50]]);
    expect(bands[1]).toEqual([0, 50, 3, 0.75, 0.75]);
    expect(bands[2]).toEqual([50, 'beyond', 1, 0.25, 1]);
  });
});

describe('NET.EVALUATE', () => {
  it('spills results, sites and deliveries, counted from 1', () => {
    const rows = evaluateFunction(
      [
        [1, 4],
        [3, 2],
      ],
      [[10], [20]],
      [[5], [5]],
      [['open'], [true]],
      [[5], [10]],
    );
    expect(rows.find((row) => row[1] === 'total cost')![2]).toBe(45);
    expect(rows.find((row) => row[1] === 'site 2')).toEqual(['site', 'site 2', 'open', 2, 5, 20, 10, 0.5]);
    expect(rows.at(-1)).toEqual(['customer', 'customer 2', 2, 2, 5, '', 10, '']);
  });

  it('names a blank cost', () => {
    expect(() =>
      evaluateFunction(
        [
          [1, 4],
          [3, ''],
        ],
        [[10], [20]],
        [[5], [5]],
        [[1], [1]],
      ),
    ).toThrow('unitCost, row 2, column 2, is blank; enter a number');
  });
});
