/** The map as plain data: where sites and customers lie, who serves whom, and how it fits a drawing. */
import { formatAddress, parseAddress } from '../../../workbook/address';
import type { CellValue, RangeContent } from '../../../workbook/workbook';
import type { CoordinateSystem, NetworkResult } from './network-result';

export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

export interface MapPlace extends MapPoint {
  readonly name: string | null;
}

export interface MapSite extends MapPlace {
  readonly open: boolean;
  /** Place among the open sites, which decides its look; null when closed. */
  readonly rank: number | null;
  readonly served: number;
  readonly customers: number;
}

export interface MapCustomer extends MapPlace {
  readonly quantity: number;
  /** The sites that serve it, the one that sends most first. */
  readonly sites: readonly number[];
}

export interface SiteMap {
  readonly sites: readonly MapSite[];
  readonly customers: readonly MapCustomer[];
  readonly quantity: number;
}

/** How far to the left of the coordinates a column of names is looked for. */
const NAME_COLUMNS = 6;

/** The cells to read for a list of coordinates: itself and what may hold names to its left. */
export function withNames(address: string): string | null {
  const area = parseAddress(address);
  if (!area || area.columnCount !== 2) return null;
  const column = Math.max(0, area.column - NAME_COLUMNS);
  return formatAddress({ ...area, column, columnCount: area.column - column + 2 });
}

/** The places of rows that end in two numbers, named by the nearest column of texts; null when one has none. */
export function readPlaces({ values }: Pick<RangeContent, 'values'>): MapPlace[] | null {
  const width = values[0]?.length ?? 0;
  const isText = (value: CellValue | undefined) => typeof value === 'string' && value !== '';
  // A heading taken in with the column is passed over.
  const rows = isText(values[0]?.[width - 1]) ? values.slice(1) : values;
  const named = Array.from({ length: width - 2 }, (_, i) => width - 3 - i);
  const distinct = (column: number) => new Set(rows.map((row) => row[column])).size;
  const texts = named.filter((column) => rows.every((row) => isText(row[column])));
  // States or types repeat; a column in which every row differs tells the places apart.
  const names = texts.find((column) => distinct(column) === rows.length) ?? texts[0];
  const places = rows.map((row): MapPlace | null => {
    const [first, second] = [row[width - 2], row[width - 1]];
    if (typeof first !== 'number' || typeof second !== 'number') return null;
    return { x: first, y: second, name: names === undefined ? null : String(row[names]) };
  });
  return places.length > 0 && places.every((place) => place !== null) ? places : null;
}

/** Puts the result on its places; both lists have as many rows as the result has sites and customers. */
export function siteMap(
  { open, deliveries }: NetworkResult,
  sitePlaces: readonly MapPlace[],
  customerPlaces: readonly MapPlace[],
  system: CoordinateSystem,
): SiteMap {
  const [sites, customers] = projected([sitePlaces, customerPlaces], system);
  const served = open.map(() => 0);
  const guests = open.map(() => new Set<number>());
  const sources = customers.map(() => [] as { site: number; quantity: number }[]);
  for (const { site, customer, quantity } of deliveries) {
    served[site]! += quantity;
    guests[site]!.add(customer);
    sources[customer]?.push({ site, quantity });
  }
  let rank = 0;
  return {
    sites: sites.map((place, site) => ({
      ...place,
      open: open[site]!,
      rank: open[site] ? rank++ : null,
      served: served[site]!,
      customers: guests[site]!.size,
    })),
    customers: customers.map((place, customer) => {
      const own = sources[customer]!.sort((a, b) => b.quantity - a.quantity);
      return {
        ...place,
        quantity: own.reduce((sum, { quantity }) => sum + quantity, 0),
        sites: own.map(({ site }) => site),
      };
    }),
    quantity: served.reduce((sum, quantity) => sum + quantity, 0),
  };
}

/** Whether numbers could be latitudes and longitudes: how a list without such headings is read. */
export function systemOfPlaces(places: readonly MapPoint[]): CoordinateSystem {
  return places.every(({ x, y }) => Math.abs(x) <= 90 && Math.abs(y) <= 180) ? 'globe' : 'plane';
}

/** As a drawing has them: to the right and down. Of a globe, lengths are true along the middle latitude. */
function projected<const T extends readonly (readonly MapPlace[])[]>(
  lists: T,
  system: CoordinateSystem,
): { [K in keyof T]: MapPlace[] } {
  const latitudes = lists.flat().map(({ x }) => x);
  const middle = (least(latitudes) + greatest(latitudes)) / 2;
  const stretch = Math.cos((middle * Math.PI) / 180);
  return lists.map((places) =>
    places.map(({ x, y, name }) =>
      system === 'globe' ? { x: y * stretch, y: -x, name } : { x, y: -y, name },
    ),
  ) as { [K in keyof T]: MapPlace[] };
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Where a point of the map lies in the drawing. */
  place(point: MapPoint): MapPoint;
  /** Radius of a customer's dot: its area tells the quantity. */
  radius(quantity: number): number;
}

const MARGIN = 16;
const LEAST_HEIGHT = 160;
const LEAST_RADIUS = 2;

/** Fits the map to a width: its height follows its shape, within what a pane can show at once. */
export function drawingOf({ sites, customers }: SiteMap, width: number): Drawing {
  const all = [...sites, ...customers];
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const [left, right, top, bottom] = [least(xs), greatest(xs), least(ys), greatest(ys)];
  const inner = Math.max(1, width - 2 * MARGIN);
  const [spanX, spanY] = [Math.max(right - left, 1e-9), Math.max(bottom - top, 1e-9)];
  const height = Math.round(Math.max(LEAST_HEIGHT, Math.min(width, (inner * spanY) / spanX + 2 * MARGIN)));
  const scale = Math.min(inner / spanX, (height - 2 * MARGIN) / spanY);
  const [centerX, centerY] = [(left + right) / 2, (top + bottom) / 2];
  const most = Math.max(greatest(customers.map(({ quantity }) => quantity)), Number.MIN_VALUE);
  // The more dots, the smaller: together they cover a small part of the drawing.
  const largest = Math.max(3, Math.min(14, Math.sqrt((width * height) / (10 * customers.length))));
  return {
    width,
    height,
    place: ({ x, y }) => ({
      x: width / 2 + (x - centerX) * scale,
      y: height / 2 + (y - centerY) * scale,
    }),
    radius: (quantity) => Math.max(LEAST_RADIUS, largest * Math.sqrt(quantity / most)),
  };
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const greatest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
