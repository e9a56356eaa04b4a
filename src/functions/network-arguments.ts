/**
 * Reads the arguments the network functions share and shapes their tables. Sites and customers are counted
 * from 1 in Excel and from 0 in the domain.
 */
import { DomainError } from '../domain/domain-error';
import type { NetworkOption } from '../domain/network/evaluate-option';
import type { Place } from '../domain/network/haversine-distance';
import type { ServiceBand } from '../domain/network/service-bands';
import type { CellResult, ExcelRange } from './excel-call';
import { isOmitted, numberList, numberMatrix, oneNumber } from './excel-call';

/** A matrix of numbers, with or without a header row of texts such as NET.DISTANCEMATRIX spills. */
export function costMatrix(field: string, range: ExcelRange): number[][] {
  const first = range?.[0];
  const hasHeader =
    range !== null &&
    range !== undefined &&
    range.length > 1 &&
    first?.every((cell) => typeof cell === 'string' && cell !== '');
  return numberMatrix(field, hasHeader ? range.slice(1) : range);
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
export function bandName({ from, to }: ServiceBand): string {
  if (to === Infinity) return `share beyond ${from}`;
  return from === 0 ? `share up to ${to}` : `share ${from} to ${to}`;
}
