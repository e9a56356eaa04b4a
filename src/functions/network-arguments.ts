/**
 * Reads the arguments the network functions share and shapes their tables. Sites and customers are counted
 * from 1 in Excel and from 0 in the domain.
 */
import { DomainError } from '../domain/domain-error';
import type { NetworkOption } from '../domain/network/evaluate-option';
import type { SolvedOption } from '../domain/network/facility-location';
import type { Place } from '../domain/network/haversine-distance';
import type { SitingPlan } from '../domain/network/p-median';
import type { ServiceBand } from '../domain/network/service-bands';
import type { SolveReport } from '../domain/optimization/solve-report';
import { solverClient } from '../worker/solver-client';
import type { SolveKind, Solves } from '../worker/solve-protocol';
import type { CellResult, ExcelRange } from './excel-call';
import { excelCall, isOmitted, numberList, numberMatrix, oneNumber, readYesOrNo, table } from './excel-call';

/** A matrix of numbers, with or without a header row of texts such as NET.DISTANCEMATRIX spills. */
export function costMatrix(field: string, range: ExcelRange): number[][] {
  const first = range?.[0];
  const hasHeader =
    range !== null &&
    range !== undefined &&
    range.length > 1 &&
    first?.every((cell) => typeof cell === 'string' && cell !== '');
  return hasHeader ? numberMatrix(field, range.slice(1), 1) : numberMatrix(field, range);
}

export function optionalMatrix(field: string, range: ExcelRange): number[][] | undefined {
  return isOmitted(range) ? undefined : costMatrix(field, range);
}

export function optionalList(field: string, range: ExcelRange): number[] | undefined {
  return isOmitted(range) ? undefined : numberList(field, range);
}

export function optionalOneNumber(field: string, range: ExcelRange): number | undefined {
  return isOmitted(range) ? undefined : oneNumber(field, range);
}

/** Of an argument of one cell: yes, or no where it is blank or omitted. */
export function yesOrNo(field: string, range: ExcelRange): boolean {
  return readYesOrNo(field, range?.[0]?.[0] ?? null);
}

/** Places as two columns, latitude and longitude. */
export function placeList(field: string, range: ExcelRange): Place[] {
  return numberMatrix(field, range).map((row) => {
    if (row.length !== 2) {
      throw new DomainError(
        'out-of-range',
        field,
        `must have two columns, latitude and longitude, not ${row.length}`,
      );
    }
    return { latitude: row[0]!, longitude: row[1]! };
  });
}

/** One flag per site: 1, TRUE or "open"; 0, FALSE, blank or "closed". */
export function openFlags(field: string, range: ExcelRange): boolean[] {
  return siteFlags(field, range).map((flag) => flag > 0);
}

/** One flag per site: 1 or "open" must be open, −1 or "closed" must be closed, 0 or blank may be either. */
export function forcedFlags(field: string, range: ExcelRange): number[] | undefined {
  return isOmitted(range) ? undefined : siteFlags(field, range);
}

function siteFlags(field: string, range: ExcelRange): number[] {
  if (range === null || range === undefined) throw new DomainError('out-of-range', field, 'is missing');
  const cells = range.length === 1 ? range[0]! : range.map((row) => row[0]);
  if (range.length > 1 && range.some((row) => row.length !== 1)) {
    throw new DomainError('out-of-range', field, 'must be one column or one row');
  }
  return cells.map((cell, i) => {
    const written = typeof cell === 'string' ? cell.trim().toLowerCase() : cell;
    if (written === null || written === undefined || written === '' || written === false || written === 0)
      return 0;
    if (written === true || written === 1 || written === 'open') return 1;
    if (written === -1 || written === 'closed') return -1;
    throw new DomainError(
      'out-of-range',
      `${field}, entry ${i + 1},`,
      `must be 1 or "open", 0 or blank, or -1 or "closed", not ${String(written)}`,
    );
  });
}

/** The columns of every table that describes a network option. */
export const OPTION_HEADER = [
  'part',
  'item',
  'value',
  'site',
  'quantity',
  'fixed cost',
  'freight',
  'utilisation',
] as const;

/** A line of the first part of an option's table: a name and its value. */
export function resultRow(item: string, value: CellResult): CellResult[] {
  return ['result', item, value, '', '', '', '', ''];
}

/** The costs and service of an option, then a row per site, then a row per delivery. */
export function optionRows(option: NetworkOption): CellResult[][] {
  const { averageDistance, bands } = option;
  return [
    resultRow('total cost', option.totalCost),
    resultRow('fixed cost', option.fixedCost),
    resultRow('freight', option.freight),
    resultRow('open sites', option.openSites.length),
    ...(averageDistance === undefined ? [] : [resultRow('average distance', averageDistance)]),
    ...(bands ?? []).map((band) => resultRow(bandName(band), band.share)),
    ...option.sites.map(({ site, open, served, fixedCost, freight, utilisation }) => [
      'site',
      `site ${site + 1}`,
      open ? 'open' : 'closed',
      site + 1,
      served,
      fixedCost,
      freight,
      utilisation,
    ]),
    ...option.deliveries.map(({ site, customer, quantity, freight }) => [
      'customer',
      `customer ${customer + 1}`,
      customer + 1,
      site + 1,
      quantity,
      '',
      freight,
      '',
    ]),
  ];
}

/** "share up to 500", "share 500 to 1000", "share beyond 1000". */
function bandName({ from, to }: ServiceBand): string {
  if (to === Infinity) return `share beyond ${from}`;
  return from === 0 ? `share up to ${to}` : `share ${from} to ${to}`;
}

/** The columns of every table that describes chosen sites and the customers assigned to them. */
export const SITING_HEADER = ['part', 'item', 'value', 'site', 'distance', 'weight'] as const;

/** How good a result is known to be, in the columns of any of these tables. */
export function reportRows(
  header: { readonly length: number },
  { status, method, bound, gap, seconds }: SolveReport,
  objective: string,
  cost: number,
): CellResult[][] {
  return (
    [
      ['status', status],
      [objective, cost],
      ['bound', bound],
      ['gap', gap],
      ['seconds', seconds],
      ['method', method],
    ] as const
  ).map(([item, value]) => paddedResult(header, item, value));
}

export function paddedResult(
  header: { readonly length: number },
  item: string,
  value: CellResult,
): CellResult[] {
  return ['result', item, value, ...Array.from({ length: header.length - 3 }, () => '')];
}

/** A row per site, open or closed, then a row per customer with its site. */
export function sitingRows(plan: SitingPlan, siteCount: number, weights?: readonly number[]): CellResult[][] {
  const open = new Set(plan.openSites);
  return [
    paddedResult(SITING_HEADER, 'open sites', plan.openSites.length),
    paddedResult(SITING_HEADER, 'average distance', plan.averageDistance),
    paddedResult(SITING_HEADER, 'greatest distance', plan.greatestDistance),
    ...Array.from({ length: siteCount }, (_, site) => [
      'site',
      `site ${site + 1}`,
      open.has(site) ? 'open' : 'closed',
      site + 1,
      '',
      '',
    ]),
    ...plan.assignment.map((site, customer) => [
      'customer',
      `customer ${customer + 1}`,
      customer + 1,
      site + 1,
      plan.distances[customer],
      weights?.[customer],
    ]),
  ];
}

/** A solved option: how good it is, its costs and service, its sites and deliveries. */
export function solvedOptionTable({ option, report }: SolvedOption): any[][] {
  return table(OPTION_HEADER, [
    ...reportRows(OPTION_HEADER, report, 'total cost', option.totalCost),
    ...optionRows(option).slice(1),
  ]);
}

/** Leaves out what was not given, so that absent arguments stay absent. */
export function given<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/**
 * Asks the shared solver and shapes its result. The promise always settles: Excel's cancelling, when a
 * formula is edited or deleted, withdraws the request and ends the solve if no other cell waits for it.
 */
export function solved<K extends SolveKind>(
  kind: K,
  input: () => Solves[K]['input'],
  shape: (result: Solves[K]['result'], input: Solves[K]['input']) => any[][],
  invocation: CustomFunctions.CancelableInvocation | undefined,
): Promise<any[][]> {
  return excelCall(async () => {
    const request = input();
    const running = solverClient().solve(kind, request);
    if (invocation) invocation.onCanceled = () => running.cancel();
    return shape(await running.result, request);
  });
}
