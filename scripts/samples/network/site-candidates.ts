import { metropolitanAreas } from '../metropolitan-areas';
import { columnLetter } from '../sheet-writer';

/** Candidate sites of "How many DCs", the options priced beside the optimum, and where their results stand. */

export const SITE_COUNT_SHEET = 'How many DCs';
export const OPTIONS_SHEET = 'DC options';

export const candidates: readonly (readonly [
  city: string,
  latitude: number,
  longitude: number,
  fixedCost: number,
])[] = [
  ['Columbus OH', 39.9612, -82.9988, 690000],
  ['Reno NV', 39.5296, -119.8138, 640000],
  ['Dallas TX', 32.7767, -96.797, 670000],
  ['Atlanta GA', 33.749, -84.388, 680000],
  ['Harrisburg PA', 40.2732, -76.8867, 720000],
  ['Memphis TN', 35.1495, -90.049, 610000],
  ['Kansas City MO', 39.0997, -94.5786, 620000],
  ['Denver CO', 39.7392, -104.9903, 700000],
  ['Riverside CA', 33.9806, -117.3755, 890000],
  ['Jacksonville FL', 30.3322, -81.6557, 650000],
  ['Joliet IL', 41.525, -88.0817, 700000],
  ['Tacoma WA', 47.2529, -122.4443, 780000],
];
export const firstCandidate = 15;
export const lastCandidate = firstCandidate + candidates.length - 1;

/** The most DCs that the table prices. */
export const mostSites = 6;

export const givenOptions: readonly { readonly name: string; readonly open: readonly number[] }[] = [
  { name: 'Today: Columbus', open: [1] },
  { name: 'Columbus, Reno', open: [1, 2] },
  { name: 'Columbus, Reno, Dallas', open: [1, 2, 3] },
];

const sites = candidates.length;
export const areas = metropolitanAreas.length;

/** Rows of the sheet of the options. */
export const optionRow = {
  distance: 6,
  cost: 6 + sites + 3,
  supplier: 6 + 2 * sites + 7,
  frontier: 6 + 3 * sites + 10,
  pooling: 6 + 3 * sites + 20,
  located: 6 + 3 * sites + 36,
  given: 6 + 4 * sites + areas + 52,
} as const;

/** Columns a table of NET.FACILITYLOCATION, NET.EVALUATE or INV.POOLING takes, with a gap. */
const BLOCK = 9;
export const blockColumn = (block: number, column = 0): string => columnLetter(1 + block * BLOCK + column);

/** Result rows of a located option (with distances) and of an evaluated one (with distances and two bands). */
export const locatedResults = 10;
export const evaluatedResults = 9;

const onOptions = (column: string, row: number, lastRow?: number): string =>
  `'${OPTIONS_SHEET}'!$${column}$${row}${lastRow === undefined ? '' : `:$${column}$${lastRow}`}`;

/** The columns of the INV.POOLING table of a block. */
function poolingOf(block: number) {
  const [first, last] = [optionRow.pooling, optionRow.pooling + mostSites + 4];
  const column = (at: number) => onOptions(blockColumn(block, at), first, last);
  return [column(0), column(1), column(5), column(6)] as const;
}

/** Cells of the sheet of the options, as the table refers to them. */
export const optionCell = {
  supplierMiles: (site: number, supplier: number): string =>
    onOptions('CD'[supplier]!, optionRow.supplier + site),
  ofCount: (k: number) => {
    const cell = (column: string) => onOptions(column, optionRow.frontier + k);
    return {
      fixed: cell('C'),
      freight: cell('D'),
      miles: cell('E'),
      oneDay: cell('F'),
      twoDay: cell('G'),
      status: cell('H'),
      pooling: poolingOf(k - 1),
    };
  },
  ofGiven: (option: number) => {
    const [first, last] = [optionRow.given, optionRow.given + evaluatedResults];
    const [items, values] = [1, 2].map((column) => onOptions(blockColumn(option, column), first, last));
    const result = (item: string) => `INDEX(${values},MATCH("${item}",${items},0))`;
    const share = (band: string) => `INDEX(${values},MATCH("${band}"&"*",${items},0))`;
    return {
      fixed: result('fixed cost'),
      freight: result('freight'),
      miles: result('average distance'),
      oneDay: share('share up to'),
      twoDay: `1-${share('share beyond')}`,
      status: result('status'),
      pooling: poolingOf(mostSites + option),
    };
  },
};
