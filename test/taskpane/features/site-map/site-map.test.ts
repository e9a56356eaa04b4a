import fc from 'fast-check';
import {
  findCoordinates,
  findNetworkResults,
  matchCoordinates,
} from '../../../../src/taskpane/features/site-map/network-result';
import {
  drawingOf,
  readPlaces,
  siteMap,
  systemOfPlaces,
  withNames,
} from '../../../../src/taskpane/features/site-map/site-map';
import { facilityLocationFunction } from '../../../../src/functions/network-location.functions';
import { pMedianFunction } from '../../../../src/functions/network-siting.functions';
import type { CellValue, RangeContent } from '../../../../src/workbook/workbook';

/** A sheet as the port reads it, the formula in the first cell of what is placed. */
function sheet(
  name: string,
  placed: readonly { row: number; column: number; values: CellValue[][]; formula?: string }[],
): RangeContent {
  const height = Math.max(...placed.map(({ row, values }) => row + values.length));
  const width = Math.max(...placed.map(({ column, values }) => column + values[0]!.length));
  const values: CellValue[][] = Array.from({ length: height }, () => new Array<CellValue>(width).fill(null));
  const formulas: (string | null)[][] = values.map((row) => row.map(() => null));
  for (const { row, column, values: block, formula } of placed) {
    block.forEach((line, r) => line.forEach((value, c) => (values[row + r]![column + c] = value)));
    if (formula) formulas[row]![column] = formula;
  }
  const last = String.fromCharCode(64 + width);
  return { address: `${name}!A1:${last}${height}`, values, formulas };
}

const located = () =>
  facilityLocationFunction(
    [
      [1, 4, 9],
      [3, 2, 9],
      [9, 9, 1],
    ],
    [[10], [90], [5]],
    [[5, 5, 2]],
  );
const lists: CellValue[][] = [
  ['City', 'State', 'Latitude', 'Longitude'],
  ['Columbus', 'OH', 40, -83],
  ['Reno', 'NV', 39.5, -120],
  ['Dallas', 'TX', 33, -97],
];

describe('reading network results back from a sheet', () => {
  it('finds what NET.FACILITYLOCATION spilled, with its sites and deliveries', async () => {
    const values = (await located()) as CellValue[][];
    const range = sheet('Net', [
      { row: 2, column: 1, values, formula: '=FULCRUM.NET.FACILITYLOCATION(A1:C3,D1:D3,E1:E3)' },
    ]);
    expect(findNetworkResults([range])).toEqual([
      {
        address: 'Net!B3',
        functionName: 'NET.FACILITYLOCATION',
        open: [true, false, true],
        customerCount: 3,
        deliveries: [
          { site: 0, customer: 0, quantity: 5 },
          { site: 0, customer: 1, quantity: 5 },
          { site: 2, customer: 2, quantity: 2 },
        ],
      },
    ]);
  });

  it('reads the weights of NET.PMEDIAN, also where only values are left', async () => {
    const values = (await pMedianFunction(
      [
        [0, 3, 7],
        [3, 0, 4],
        [7, 4, 0],
      ],
      [[1, 2, 3]],
      [[1]],
    )) as CellValue[][];
    const [result] = findNetworkResults([sheet('P', [{ row: 0, column: 0, values }])]);
    expect(result).toMatchObject({ functionName: null, open: [false, true, false] });
    expect(result!.deliveries.map(({ quantity }) => quantity)).toEqual([1, 2, 3]);
  });

  it('passes over a table that breaks off or names a site that is not there', () => {
    const header = ['part', 'item', 'value', 'site', 'quantity'];
    const broken = (site: number): CellValue[][] => [
      header,
      ['site', 'site 1', 'open', 1, 5],
      ['customer', 'customer 1', 1, site, 5],
    ];
    expect(findNetworkResults([sheet('S', [{ row: 0, column: 0, values: [header] }])])).toEqual([]);
    expect(findNetworkResults([sheet('S', [{ row: 0, column: 0, values: broken(2) }])])).toEqual([]);
    expect(findNetworkResults([sheet('S', [{ row: 0, column: 0, values: broken(1) }])])).toHaveLength(1);
  });

  it('finds coordinates by their headings and gives each list to what has as many rows', () => {
    const plane: CellValue[][] = [
      ['x', 'y'],
      [100, 200],
      [300, 400],
    ];
    const found = findCoordinates([
      sheet('Places', [
        { row: 0, column: 0, values: lists },
        { row: 6, column: 0, values: plane },
      ]),
    ]);
    expect(found).toEqual([
      { address: 'Places!C2:D4', count: 3, system: 'globe' },
      { address: 'Places!A8:B9', count: 2, system: 'plane' },
    ]);
    expect(matchCoordinates({ open: [true, false, true], customerCount: 2 }, found)).toEqual({
      sites: 'Places!C2:D4',
      customers: 'Places!A8:B9',
    });
    expect(matchCoordinates({ open: [true], customerCount: 9 }, found)).toEqual({ sites: '', customers: '' });
  });
});

describe('the map', () => {
  it('names places by the nearest column that tells them apart', () => {
    expect(withNames('Places!H2:I4')).toBe('Places!B2:I4');
    expect(withNames('Places!C2:E4')).toBeNull();
    const named = [
      ['Albany', 'NY', 43, -74],
      ['Buffalo', 'NY', 43, -79],
    ];
    expect(readPlaces({ values: named })!.map(({ name }) => name)).toEqual(['Albany', 'Buffalo']);
    expect(readPlaces({ values: [['Latitude', 'Longitude'], ...named.map((row) => row.slice(2))] })).toEqual([
      { x: 43, y: -74, name: null },
      { x: 43, y: -79, name: null },
    ]);
    expect(
      readPlaces({
        values: [
          [43, -74],
          [null, 3],
        ],
      }),
    ).toBeNull();
  });

  it('puts north up and east to the right, and keeps x and y of a plane', () => {
    const result = {
      address: 'S!A1',
      functionName: null,
      open: [true],
      customerCount: 2,
      deliveries: [
        { site: 0, customer: 0, quantity: 3 },
        { site: 0, customer: 1, quantity: 1 },
      ],
    };
    const site = [{ x: 40, y: -100, name: 'Hub' }];
    const guests = [
      { x: 45, y: -100, name: 'North' },
      { x: 40, y: -90, name: 'East' },
    ];
    const { sites, customers, quantity } = siteMap(result, site, guests, 'globe');
    expect(quantity).toBe(4);
    expect(sites[0]).toMatchObject({ open: true, rank: 0, served: 4, customers: 2 });
    expect(customers[0]!.y).toBeLessThan(sites[0]!.y);
    expect(customers[1]!.x).toBeGreaterThan(sites[0]!.x);
    const flat = siteMap(result, site, guests, 'plane');
    expect(flat.customers[0]!.x - flat.sites[0]!.x).toBe(5);
    expect(systemOfPlaces(guests)).toBe('globe');
    expect(systemOfPlaces([{ x: 500, y: 20 }])).toBe('plane');
  });

  it('keeps every place within the drawing at any width, and a larger quantity in a larger dot', () => {
    const place = fc.record({
      x: fc.double({ min: -90, max: 90, noNaN: true }),
      y: fc.double({ min: -180, max: 180, noNaN: true }),
      name: fc.constant(null),
    });
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 20 }),
        fc.array(place, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 120, max: 1200 }),
        (guests, sites, width) => {
          const map = siteMap(
            {
              address: 'S!A1',
              functionName: null,
              open: sites.map(() => true),
              customerCount: guests.length,
              deliveries: guests.map((_, customer) => ({ site: 0, customer, quantity: customer })),
            },
            sites,
            guests,
            'globe',
          );
          const drawing = drawingOf(map, width);
          for (const point of [...map.sites, ...map.customers]) {
            const { x, y } = drawing.place(point);
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(drawing.width);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(drawing.height);
          }
          const radii = map.customers.map(({ quantity }) => drawing.radius(quantity));
          expect(radii).toEqual([...radii].sort((a, b) => a - b));
        },
      ),
    );
  });
});
