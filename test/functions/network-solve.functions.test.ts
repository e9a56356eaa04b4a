import {
  capacitatedLocationFunction,
  facilityLocationFunction,
  frontierFunction,
  whyFunction,
} from '../../src/functions/network-location.functions';
import { flowFunction, transportFunction } from '../../src/functions/network-flow.functions';
import {
  maxCoverFunction,
  pCenterFunction,
  pMedianFunction,
  setCoverFunction,
} from '../../src/functions/network-siting.functions';

const unitCost = [
  [1, 4, 9],
  [3, 2, 6],
  [8, 5, 1],
];
const fixedCost = [[10], [20], [5]];
const demand = [[5], [5], [5]];
const item = (rows: any[][], name: string): unknown => rows.find((row) => row[1] === name)?.[2];

describe('NET.FACILITYLOCATION', () => {
  it('spills status, cost, bound, gap, seconds and method, then sites and customers', async () => {
    const rows = await facilityLocationFunction(unitCost, fixedCost, demand);
    expect(rows.slice(0, 7).map((row) => row[1])).toEqual([
      'item',
      'status',
      'total cost',
      'bound',
      'gap',
      'seconds',
      'method',
    ]);
    expect(item(rows, 'status')).toBe('optimal');
    expect(item(rows, 'total cost')).toBe(10 + 5 + 5 + 20 + 5);
    expect(rows.filter((row) => row[0] === 'site').map((row) => row[2])).toEqual(['open', 'closed', 'open']);
    expect(rows.filter((row) => row[0] === 'customer').map((row) => row[3])).toEqual([1, 1, 3]);
    expect(rows.every((row) => row.length === rows[0]!.length)).toBe(true);
  });

  it('reads forced sites as numbers or words, and says what it cannot read', async () => {
    const closed = await facilityLocationFunction(unitCost, fixedCost, demand, undefined, undefined, [
      [''],
      ['open'],
      [-1],
    ]);
    expect(closed.filter((row) => row[0] === 'site').map((row) => row[2])).toEqual([
      'closed',
      'open',
      'closed',
    ]);
    await expect(
      facilityLocationFunction(unitCost, fixedCost, demand, undefined, undefined, [[2], [0], [0]]),
    ).rejects.toMatchObject({
      code: '#VALUE!',
      message: 'forced, entry 1, must be 1 or "open", 0 or blank, or -1 or "closed", not 2',
    });
  });

  it('shows #N/A when Excel cancels it, and lets it run again', async () => {
    const invocation = {} as CustomFunctions.CancelableInvocation;
    const run = (own?: CustomFunctions.CancelableInvocation) =>
      facilityLocationFunction(
        [[7, 7]],
        [[1]],
        [[1], [1]],
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
        own,
      );
    const cancelled = run(invocation);
    invocation.onCanceled!();
    await expect(cancelled).rejects.toMatchObject({ code: '#N/A' });
    expect(item(await run(), 'total cost')).toBe(15);
  });

  it('names blank and ragged costs', async () => {
    await expect(
      facilityLocationFunction(
        [
          [1, null],
          [1, 2],
        ],
        [[1], [1]],
        [[1], [1]],
      ),
    ).rejects.toThrow('unitCost, row 1, column 2, is blank; enter a number');
    await expect(facilityLocationFunction([[1, 2], [1]], [[1], [1]], [[1], [1]])).rejects.toThrow(
      'unitCost, row 2, has 1 cells where the first row has 2',
    );
  });
});

describe('NET.CAPACITATEDLOCATION', () => {
  it('splits a customer between sites unless told not to', async () => {
    const split = await capacitatedLocationFunction(unitCost, fixedCost, demand, [[8], [8], [8]]);
    expect(split.filter((row) => row[0] === 'customer').length).toBeGreaterThan(3);
    const single = await capacitatedLocationFunction(unitCost, fixedCost, demand, [[8], [8], [8]], [[true]]);
    expect(single.filter((row) => row[0] === 'customer')).toHaveLength(3);
    expect(item(single, 'total cost') as number).toBeGreaterThanOrEqual(item(split, 'total cost') as number);
  });
});

describe('NET.FRONTIER', () => {
  it('has a row per k with bands', async () => {
    const rows = await frontierFunction(unitCost, fixedCost, demand, [[1]], [[3]], unitCost, [[1, 4]]);
    expect(rows[0]).toEqual([
      'k',
      'total cost',
      'fixed cost',
      'freight',
      'average distance',
      'within 1',
      'within 4',
      'status',
      'bound',
      'gap',
      'seconds',
    ]);
    expect(rows.map((row) => row[0])).toEqual(['k', 1, 2, 3]);
    expect(rows[2]!.slice(1, 7)).toEqual([45, 15, 30, 2, 2 / 3, 1]);
  });
});

describe('NET.WHY', () => {
  it('has a row per site asked for', async () => {
    const rows = await whyFunction([[2], [3]], unitCost, fixedCost, demand);
    expect(rows[1]!.slice(0, 7)).toEqual([2, 'closed', 45, 55, 45, 10, 0]);
    expect(rows[2]!.slice(0, 4)).toEqual([3, 'open', 45, 45]);
  });
});

describe('NET.PMEDIAN and NET.MAXCOVER', () => {
  it('list every site and customer', async () => {
    const rows = await pMedianFunction(unitCost, demand, [[2]]);
    expect(item(rows, 'open sites')).toBe(2);
    expect(rows.filter((row) => row[0] === 'customer')).toHaveLength(3);
    const cover = await maxCoverFunction(unitCost, demand, [[1]], [[1]]);
    expect(item(cover, 'covered weight')).toBe(5);
    expect(item(cover, 'covered share')).toBeCloseTo(1 / 3, 12);
  });
});

describe('NET.TRANSPORT', () => {
  it('spills flows, prices, or the shortfall', async () => {
    const flows = await transportFunction(
      [
        [1, 2],
        [3, 1],
      ],
      [[5], [5]],
      [[4], [4]],
    );
    expect(flows.filter((row) => row[0] === 'flow').map((row) => row[2])).toEqual([4, 4]);
    const prices = await transportFunction(
      [
        [1, 2],
        [3, 1],
      ],
      [[5], [5]],
      [[4], [4]],
      [['prices']],
    );
    expect(prices.filter((row) => row[0] === 'demand price').map((row) => row[2])).toEqual([1, 1]);
    const short = await transportFunction(
      [
        [1, 2],
        [3, 1],
      ],
      [[5], [1]],
      [[4], [4]],
    );
    expect(item(short, 'status')).toBe('infeasible');
    expect(item(short, 'shortfall')).toBe(2);
  });
});

describe('NET.FLOW', () => {
  it('reads tables with and without a header row', async () => {
    const arcs = [
      ['A', 'B', 2, 10],
      ['B', 'C', 3, ''],
      ['A', 'C', 7, null],
    ];
    const nodes = [
      ['A', 12],
      ['B', ''],
      ['C', -12],
    ];
    const plain = await flowFunction(arcs, nodes);
    const headed = await flowFunction(
      [['from', 'to', 'cost', 'capacity'], ...arcs],
      [['node', 'supply'], ...nodes],
    );
    expect(item(plain, 'total cost')).toBe(64);
    expect(item(headed, 'total cost')).toBe(64);
    await expect(flowFunction([['A', 'B', '']], nodes)).rejects.toThrow(
      'arcs, row 1, must have a cost, not a blank',
    );
    const badCost = [
      ['from', 'to', 'cost'],
      ['A', 'B', 2],
      ['B', 'C', ''],
    ];
    await expect(flowFunction(badCost, nodes)).rejects.toThrow('arcs, row 3, must have a cost, not a blank');
  });

  it('counts the header row of a matrix where it names a cell', async () => {
    const distances = [
      ['to 1', 'to 2'],
      [1, 2],
      [3, ''],
    ];
    await expect(setCoverFunction(distances, [[5]])).rejects.toThrow(
      'distance, row 3, column 2, is blank; enter a number',
    );
  });
});

describe('two million arcs', () => {
  const SITES = 1000;
  const CUSTOMERS = 2000;
  const costs = new Array<number[]>(SITES).fill(new Array<number>(CUSTOMERS).fill(1));
  const perSite = new Array<number[]>(SITES).fill([1]);
  const perCustomer = new Array<number[]>(CUSTOMERS).fill([1]);

  it.each([
    ['FACILITYLOCATION', 'unitCost', () => facilityLocationFunction(costs, perSite, perCustomer)],
    [
      'CAPACITATEDLOCATION',
      'unitCost',
      () => capacitatedLocationFunction(costs, perSite, perCustomer, perSite),
    ],
    ['FRONTIER', 'unitCost', () => frontierFunction(costs, perSite, perCustomer, [[1]], [[2]])],
    ['WHY', 'unitCost', () => whyFunction([[1]], costs, perSite, perCustomer)],
    ['PMEDIAN', 'distance', () => pMedianFunction(costs, perCustomer, [[5]])],
    ['PCENTER', 'distance', () => pCenterFunction(costs, perCustomer, [[5]])],
    ['MAXCOVER', 'distance', () => maxCoverFunction(costs, perCustomer, [[1]], [[5]])],
    ['SETCOVER', 'distance', () => setCoverFunction(costs, [[1]])],
    ['TRANSPORT', 'unitCost', () => transportFunction(costs, perSite, perCustomer)],
  ])('are refused by NET.%s with the limit and what to do', async (_, argument, call) => {
    await expect(call()).rejects.toMatchObject({
      code: '#VALUE!',
      message: `${argument} has 1000 × 2000 = 2000000 cells; the limit is 1500000: group customers or drop sites`,
    });
  });

  it('are refused by NET.FLOW before they are read', async () => {
    const arcs = new Array<unknown[]>(SITES * CUSTOMERS).fill(['a', 'b', 1]);
    await expect(flowFunction(arcs, [['a', 1]])).rejects.toMatchObject({
      code: '#VALUE!',
      message: 'arcs has 2000000 rows; the limit is 1500000: group customers or drop lanes',
    });
  });
});
