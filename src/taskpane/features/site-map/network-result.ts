/** Finds the tables that the location functions fill, and the lists of coordinates, among the cells of sheets. */
import { formatAddress, parseAddress } from '../../../workbook/address';
import type { CellValue, RangeContent } from '../../../workbook/workbook';

/** A quantity that a site sends to a customer; both counted from 0. */
export interface MapDelivery {
  readonly site: number;
  readonly customer: number;
  readonly quantity: number;
}

/** A location function's table, read back from the sheet. */
export interface NetworkResult {
  /** Its first cell. */
  readonly address: string;
  /** "NET.PMEDIAN"; null where only the values are left of it. */
  readonly functionName: string | null;
  /** Whether each site is open. */
  readonly open: readonly boolean[];
  readonly customerCount: number;
  readonly deliveries: readonly MapDelivery[];
}

/** Two neighbouring columns of numbers under headings that say coordinates. */
export interface CoordinateList {
  readonly address: string;
  readonly count: number;
  readonly system: CoordinateSystem;
}

/** Latitude and longitude in degrees, or x and y of a plane. */
export type CoordinateSystem = 'globe' | 'plane';

const HEADER = ['part', 'item', 'value', 'site'] as const;
const GLOBE = [
  /^(lat|latitude|breite|breitengrad)(?!\p{L})/iu,
  /^(lon|lng|long|longitude|länge|längengrad)(?!\p{L})/iu,
] as const;
const PLANE = [/^x(?!\p{L})/iu, /^y(?!\p{L})/iu] as const;

export function findNetworkResults(ranges: readonly RangeContent[]): NetworkResult[] {
  return ranges.flatMap(({ address, values, formulas }) => {
    const at = parseAddress(address)!;
    return values.flatMap((line, r) =>
      line.flatMap((cell, c) => {
        if (cell !== 'part' || !HEADER.every((heading, i) => line[c + i] === heading)) return [];
        const read = readResult(values, r, c);
        if (read === null) return [];
        const anchor = { ...at, row: at.row + r, column: at.column + c, rowCount: 1, columnCount: 1 };
        const called = /\bNET[._]([A-Z]+)/i.exec(formulas[r]?.[c] ?? '');
        return [
          {
            address: formatAddress(anchor),
            functionName: called ? `NET.${called[1]!.toUpperCase()}` : null,
            ...read,
          },
        ];
      }),
    );
  });
}

function readResult(
  values: readonly (readonly CellValue[])[],
  top: number,
  left: number,
): Pick<NetworkResult, 'open' | 'customerCount' | 'deliveries'> | null {
  const header = values[top]!;
  // Options tell the quantity of each delivery; plans of p sites the weight of each customer, or nothing.
  const quantityColumn = ['quantity', 'weight']
    .map((heading) => header.indexOf(heading, left))
    .find((column) => column >= 0);
  const open: boolean[] = [];
  const deliveries: MapDelivery[] = [];
  let customerCount = 0;
  for (let r = top + 1; r < values.length; r++) {
    const row = values[r]!;
    const part = row[left];
    if (part === 'site') open.push(row[left + 2] === 'open');
    else if (part === 'customer') {
      const [customer, site] = [row[left + 2], row[left + 3]];
      if (typeof customer !== 'number' || typeof site !== 'number') return null;
      const quantity = quantityColumn === undefined ? 1 : row[quantityColumn];
      deliveries.push({
        site: site - 1,
        customer: customer - 1,
        quantity: typeof quantity === 'number' ? quantity : 1,
      });
      customerCount = Math.max(customerCount, customer);
    } else if (part !== 'result') break;
  }
  const complete = open.length > 0 && deliveries.every(({ site }) => open[site] !== undefined);
  return complete && deliveries.length > 0 ? { open, customerCount, deliveries } : null;
}

export function findCoordinates(ranges: readonly RangeContent[]): CoordinateList[] {
  return ranges.flatMap(({ address, values }) => {
    const at = parseAddress(address)!;
    return values.flatMap((line, r) =>
      line.flatMap((cell, c) => {
        const system = systemOf(cell, line[c + 1]);
        if (system === null) return [];
        let count = 0;
        while (
          typeof values[r + 1 + count]?.[c] === 'number' &&
          typeof values[r + 1 + count]?.[c + 1] === 'number'
        )
          count++;
        if (count === 0) return [];
        const area = { ...at, row: at.row + r + 1, column: at.column + c, rowCount: count, columnCount: 2 };
        return [{ address: formatAddress(area), count, system }];
      }),
    );
  });
}

/** What two neighbouring headings say; null where they are no coordinates. */
function systemOf(first: CellValue | undefined, second: CellValue | undefined): CoordinateSystem | null {
  if (typeof first !== 'string' || typeof second !== 'string') return null;
  if (GLOBE[0].test(first) && GLOBE[1].test(second)) return 'globe';
  return PLANE[0].test(first) && PLANE[1].test(second) ? 'plane' : null;
}

/** The lists that fit the result by their number of rows; two different ones where there are two. */
export function matchCoordinates(
  { open, customerCount }: Pick<NetworkResult, 'open' | 'customerCount'>,
  lists: readonly CoordinateList[],
): { readonly sites: string; readonly customers: string } {
  const sites = lists.find(({ count }) => count === open.length);
  const customers =
    lists.find((list) => list.count === customerCount && list !== sites) ??
    lists.find(({ count }) => count === customerCount);
  return { sites: sites?.address ?? '', customers: customers?.address ?? '' };
}
