import { DomainError } from '../domain/domain-error';
import { centerOfGravity, GRAVITY_METHODS } from '../domain/network/center-of-gravity';
import { FREIGHT_MODES, freightEmissions } from '../domain/network/freight-emissions';
import type { FlowArc, FlowNode } from '../domain/network/minimum-cost-flow';
import { requireArcCount } from '../domain/network/network-checks';
import type { CellResult, ExcelRange } from './excel-call';
import {
  choice,
  excelCall,
  liftScalar,
  number,
  numberList,
  numberMatrix,
  oneChoice,
  optionalNumber,
  table,
} from './excel-call';
import { costMatrix, given, paddedResult, reportRows, solved } from './network-arguments';

const TRANSPORT_HEADER = ['part', 'item', 'value', 'source', 'destination', 'unit cost', 'cost'] as const;

/**
 * The cheapest flows from sources to destinations, with the price of every limit.
 *
 * When to use: to assign shipments when the sites are given, and to price scarce supply.
 * Formula: min Σ c(i,j) x(i,j); shipments from i at most supply(i), to j equal to demand(j).
 * Units: money and units per period. A price is the change of cost per further unit of that supply or demand.
 * Reading: status infeasible means supply falls short; the plan then serves the most and says what is missing.
 * Source: Winston, Operations Research, 4th ed. (2004), chapter 7.
 * @customfunction NET.TRANSPORT
 * @param unitCost Cost per unit from each source (rows) to each destination (columns).
 * @param supply Units each source can send.
 * @param demand Units each destination must receive.
 * @param [output] "flows" (default), "prices" for shadow prices, or "cost" for the result rows alone.
 * @param invocation Lets Excel cancel the solve.
 * @returns {Promise<any[][]>} Result rows (status, total cost, …), then a row per flow or per price.
 * @example =INDEX(FULCRUM.NET.TRANSPORT({8,6,10,9;9,12,13,7;14,9,16,5}, {35;50;40}, {45,20,30,30}), 3, 3) -> 1020
 */
export async function transportFunction(
  unitCost: any[][],
  supply: any[][],
  demand: any[][],
  output?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): Promise<any[][]> {
  return solved(
    'transport',
    () => {
      outputOf(output);
      return {
        unitCost: costMatrix('unitCost', unitCost),
        supply: numberList('supply', supply),
        demand: numberList('demand', demand),
      };
    },
    ({ status, cost, flows, shortfall, supplyPrice, demandPrice, seconds }, input) => {
      const missing = shortfall.reduce((sum, quantity) => sum + quantity, 0);
      const shown = outputOf(output);
      const prices = (part: string, item: string, values: readonly number[]): CellResult[][] =>
        values.map((price, i) => [part, `${item} ${i + 1}`, price, '', '', '', '']);
      return table(TRANSPORT_HEADER, [
        ...exactRows(TRANSPORT_HEADER, status, cost, seconds),
        paddedResult(TRANSPORT_HEADER, 'shortfall', missing),
        ...shortfall.flatMap((quantity, j) =>
          quantity > 0 ? [['shortfall', `destination ${j + 1}`, quantity, '', j + 1, '', '']] : [],
        ),
        // What is scarce beyond measure has no price.
        ...(shown === 'prices' && status === 'optimal'
          ? [
              ...prices('supply price', 'source', supplyPrice),
              ...prices('demand price', 'destination', demandPrice),
            ]
          : []),
        ...(shown === 'flows'
          ? flows.map(({ source, destination, quantity }) => {
              const price = input.unitCost[source]![destination]!;
              return [
                'flow',
                `source ${source + 1} to destination ${destination + 1}`,
                quantity,
                source + 1,
                destination + 1,
                price,
                price * quantity,
              ];
            })
          : []),
      ]);
    },
    invocation,
  );
}

function outputOf(output: ExcelRange): 'flows' | 'prices' | 'cost' {
  return oneChoice('output', output, ['flows', 'prices', 'cost'], 'flows');
}

/** Result rows of a method that is exact whenever it ends. */
function exactRows(
  header: { readonly length: number },
  status: 'optimal' | 'infeasible',
  cost: number,
  seconds: number,
): CellResult[][] {
  const report = { status: 'optimal', bound: cost, gap: 0, seconds, method: 'network simplex' } as const;
  return reportRows(header, report, 'total cost', cost).map((row) =>
    row[1] === 'status' ? paddedResult(header, 'status', status) : row,
  );
}

const FLOW_HEADER = ['part', 'item', 'value', 'from', 'to', 'unit cost', 'cost', 'utilisation'] as const;

/**
 * The cheapest flow from plants through warehouses to customers, with capacities on lanes and nodes.
 *
 * When to use: to plan flows over several echelons, or to find the lane or node that limits them.
 * Formula: min Σ cost × flow; flow into a node plus its supply equals flow out plus its demand.
 * Units: money and units per period. Price is what one more unit at the node costs.
 * Reading: status infeasible means that some demand cannot be reached; shortfall rows say where.
 * Source: Ahuja, Magnanti and Orlin, Network Flows (1993), chapters 1 and 11.
 * @customfunction NET.FLOW
 * @param arcs Columns from, to, cost per unit, [capacity], [least flow]; a header row is allowed.
 * @param nodes Columns name, supply (demand negative), [greatest throughput]; a header row is allowed.
 * @param invocation Lets Excel cancel the solve.
 * @returns {Promise<any[][]>} Result rows (status, total cost, …), a row per arc, a row per node.
 * @example =INDEX(FULCRUM.NET.FLOW({"A","B",2,10;"B","C",3,10;"A","C",7,10}, {"A",12;"B",0;"C",-12}), 3, 3) -> 64
 */
export async function flowFunction(
  arcs: any[][],
  nodes: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): Promise<any[][]> {
  return solved(
    'flow',
    () => ({ arcs: arcList(arcs), nodes: nodeList(nodes) }),
    ({ status, cost, flows, nodes: priced, seconds }, input) =>
      table(FLOW_HEADER, [
        ...exactRows(FLOW_HEADER, status, cost, seconds),
        paddedResult(
          FLOW_HEADER,
          'shortfall',
          priced.reduce((sum, node) => sum + node.shortfall, 0),
        ),
        ...priced.flatMap((node) =>
          node.shortfall > 0 ? [['shortfall', node.name, node.shortfall, '', '', '', '', '']] : [],
        ),
        ...input.arcs.map(({ from, to, unitCost, capacity }, a) => {
          const flow = flows[a]!;
          const used = capacity === undefined || capacity === 0 ? '' : flow / capacity;
          return ['flow', `${from} to ${to}`, flow, from, to, unitCost, unitCost * flow, used];
        }),
        ...priced.map((node) => ['throughput', node.name, node.through, '', '', '', '', '']),
        ...priced.map((node) => ['price', node.name, node.price, '', '', '', '', '']),
      ]),
    invocation,
  );
}

interface Body {
  readonly rows: readonly (readonly unknown[])[];
  /** The number of the first of them in the range, for messages. */
  readonly first: number;
}

/** The rows of a range without its header row: one whose numeric column holds a text. */
function bodyOf(field: string, range: ExcelRange, numericColumn: number): Body {
  if (range === null || range === undefined) throw new DomainError('out-of-range', field, 'is missing');
  const [head, ...rest] = range;
  if (head === undefined || head.length <= numericColumn) {
    throw new DomainError('out-of-range', field, `must have at least ${numericColumn + 1} columns`);
  }
  const cell = head[numericColumn];
  const hasHeader = typeof cell === 'string' && cell !== '';
  return hasHeader ? { rows: rest, first: 2 } : { rows: range, first: 1 };
}

function arcList(range: ExcelRange): FlowArc[] {
  const { rows, first } = bodyOf('arcs', range, 2);
  // Before they are read, which takes seconds for millions.
  requireArcCount(rows.length);
  return rows.map((row, r) => {
    const field = `arcs, row ${first + r},`;
    return {
      from: nameIn(field, row[0]),
      to: nameIn(field, row[1]),
      unitCost: numberIn(field, 'a cost', row[2]),
      ...given({
        capacity: optionalIn(field, 'a capacity', row[3]),
        least: optionalIn(field, 'a least flow', row[4]),
      }),
    };
  });
}

function nodeList(range: ExcelRange): FlowNode[] {
  const { rows, first } = bodyOf('nodes', range, 1);
  return rows.map((row, r) => {
    const field = `nodes, row ${first + r},`;
    return {
      name: nameIn(field, row[0]),
      supply: optionalIn(field, 'a supply', row[1]) ?? 0,
      ...given({ throughput: optionalIn(field, 'a throughput', row[2]) }),
    };
  });
}

function nameIn(field: string, cell: unknown): string {
  if (cell === null || cell === undefined || cell === '') {
    throw new DomainError('out-of-range', field, 'has a blank name');
  }
  return String(cell).trim();
}

function numberIn(field: string, what: string, cell: unknown): number {
  if (typeof cell === 'number') return cell;
  throw new DomainError(
    'out-of-range',
    field,
    `must have ${what}, not ${cell ? `"${String(cell)}"` : 'a blank'}`,
  );
}

function optionalIn(field: string, what: string, cell: unknown): number | undefined {
  return cell === null || cell === undefined || cell === '' ? undefined : numberIn(field, what, cell);
}

/**
 * The best place in the plane for one site among weighted points.
 *
 * When to use: as a first idea of where a site should lie, before real candidates are compared.
 * Formula: weiszfeld min Σ w × straight-line distance; rectilinear min Σ w (|Δx| + |Δy|); mean Σ w p / Σ w.
 * Units: those of the coordinates; use projected coordinates or a small region, not degrees of the globe.
 * Source: Weiszfeld (1937); Vardi and Zhang, PNAS 97 (2000) for optima that lie at a point.
 * @customfunction NET.CENTEROFGRAVITY
 * @param points Coordinates x and y (two columns).
 * @param weights Weight of each point, such as its volume.
 * @param [method] "weiszfeld" (default), "mean" or "rectilinear".
 * @returns {any[][]} x, y, cost (Σ weight × distance), status.
 * @example =FULCRUM.NET.CENTEROFGRAVITY({0,0;4,0;4,3}, {1;5;1}) -> {"x","y","cost","status";4,0,7,"optimal"}
 */
export function centerOfGravityFunction(points: any[][], weights: any[][], method?: any[][]): any[][] {
  return excelCall(() => {
    const chosen = oneChoice('method', method, GRAVITY_METHODS, 'weiszfeld');
    const places = numberMatrix('points', points).map((row) => {
      if (row.length !== 2)
        throw new DomainError('out-of-range', 'points', `must have two columns, x and y, not ${row.length}`);
      return { x: row[0]!, y: row[1]! };
    });
    const { x, y, cost } = centerOfGravity(places, numberList('weights', weights), chosen);
    // The mean does not minimise the distance that is shown as cost.
    return table(['x', 'y', 'cost', 'status'], [[x, y, cost, chosen === 'mean' ? 'approximate' : 'optimal']]);
  });
}

/**
 * Greenhouse gas emissions of a freight movement, in kg CO2e.
 *
 * When to use: to put emissions beside cost and service of a network option.
 * Formula: distance × weight × factor; road 0.10163, rail 0.02779, sea 0.01612, bulk 0.00353, air 0.89939.
 * Units: km, tonnes, kg CO2e per tonne-km (tank to wheel; air long-haul with radiative forcing).
 * Source: UK Government GHG Conversion Factors for Company Reporting 2025, "Freighting goods" (average laden).
 * @customfunction NET.EMISSIONS
 * @param distance Distance travelled (km).
 * @param weight Weight carried (tonnes).
 * @param mode "road", "rail", "sea" (container), "bulk" or "air".
 * @param [factor] The carrier's own factor (kg CO2e per tonne-km) instead of the published one.
 * @returns {any[][]} Emissions (kg CO2e).
 * @example =FULCRUM.NET.EMISSIONS(500, 20, "rail") -> 277.9
 */
export function emissionsFunction(
  distance: any[][],
  weight: any[][],
  mode: any[][],
  factor?: any[][],
): any[][] {
  return liftScalar(
    {
      distance: number(distance),
      weight: number(weight),
      mode: choice(mode, FREIGHT_MODES),
      factor: optionalNumber(factor),
    },
    freightEmissions,
  );
}
