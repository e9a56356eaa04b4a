import type ExcelJS from 'exceljs';
import { columnLetter, SheetWriter } from '../sheet-writer';
import { customers, firstCustomer, lastCustomer } from './customers';
import { input } from './inputs';
import {
  areas,
  blockColumn,
  candidates,
  evaluatedResults,
  firstCandidate,
  givenOptions,
  lastCandidate,
  locatedResults,
  mostSites,
  optionRow,
  OPTIONS_SHEET,
  SITE_COUNT_SHEET,
} from './site-candidates';

const onCount = (column: string) =>
  `'${SITE_COUNT_SHEET}'!$${column}$${firstCandidate}:$${column}$${lastCandidate}`;
const places = `'${SITE_COUNT_SHEET}'!$C$${firstCandidate}:$D$${lastCandidate}`;
const bands = `'${SITE_COUNT_SHEET}'!$C$9:$C$10`;
const lastArea = columnLetter(2 + areas);
const matrix = (firstRow: number) => `$C$${firstRow}:$${lastArea}$${firstRow + candidates.length - 1}`;

/** What the table "How many DCs" rests on: distances, costs, and what the functions answer in full. */
export function siteOptionsSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    OPTIONS_SHEET,
    'DC options: what the functions answer in full',
    [10, 18],
  );
  sheet.put('A2', `Read by ${SITE_COUNT_SHEET}. Sites are numbered as there, areas as on Customers.`, 'note');
  matrices(sheet);
  const [distance, cost] = [matrix(optionRow.distance), matrix(optionRow.cost)];
  const network = `${cost},${onCount('E')},${customers('F')}`;

  sheet.section(optionRow.frontier - 1, 'NET.FRONTIER: the best network for each number of DCs', 16);
  sheet.spill(
    `A${optionRow.frontier}`,
    `K${optionRow.frontier + mostSites}`,
    `=FULCRUM.NET.FRONTIER(${network},1,${mostSites},${distance},${bands})`,
    '#,##0.###',
  );

  sheet.section(optionRow.located - 1, 'NET.FACILITYLOCATION with exactly 1, 2, … DCs', 16);
  const locatedLast = optionRow.located + locatedResults + candidates.length + areas;
  for (let k = 1; k <= mostSites; k++) {
    sheet.spill(
      `${blockColumn(k - 1)}${optionRow.located}`,
      `${blockColumn(k - 1, 7)}${locatedLast}`,
      `=FULCRUM.NET.FACILITYLOCATION(${network},${k},${k},,,${distance})`,
      '#,##0.###',
    );
  }
  sheet.section(optionRow.given - 1, 'NET.EVALUATE of the given options', 16);
  const givenLast = optionRow.given + evaluatedResults + candidates.length + areas;
  givenOptions.forEach((_, option) =>
    sheet.spill(
      `${blockColumn(option)}${optionRow.given}`,
      `${blockColumn(option, 7)}${givenLast}`,
      `=FULCRUM.NET.EVALUATE(${network},${onCount('GHI'[option]!)},,${distance},${bands})`,
      '#,##0.###',
    ),
  );

  sheet.section(optionRow.pooling - 1, 'INV.POOLING: safety stock before (one DC) and after', 16);
  const assignmentOf = (block: number, lastRow: number) => {
    const column = blockColumn(block, 3);
    return `$${column}$${lastRow - areas + 1}:$${column}$${lastRow}`;
  };
  const before = assignmentOf(0, locatedLast);
  for (let k = 1; k <= mostSites; k++) pooled(sheet, k - 1, k, before, assignmentOf(k - 1, locatedLast));
  givenOptions.forEach(({ open }, option) =>
    pooled(sheet, mostSites + option, open.length, before, assignmentOf(option, givenLast)),
  );
  sheet.freeze(2, 1);
}

function matrices(sheet: SheetWriter): void {
  const named = (firstRow: number) =>
    candidates.forEach(([city], i) => {
      sheet.put(`A${firstRow + i}`, i + 1, 'label', '0');
      sheet.put(`B${firstRow + i}`, city);
    });
  sheet.section(optionRow.distance - 2, 'Road miles from each candidate to each area', 16);
  named(optionRow.distance);
  sheet.spill(
    `C${optionRow.distance - 1}`,
    `${lastArea}${optionRow.distance + candidates.length - 1}`,
    `=FULCRUM.NET.DISTANCEMATRIX(${places},Customers!$D$${firstCustomer}:$E$${lastCustomer},"mi",${input('circuity')})`,
    '#,##0',
  );
  sheet.section(optionRow.cost - 1, 'Delivered cost, USD per unit: inbound and less-than-truckload', 16);
  named(optionRow.cost);
  for (let i = 0; i < candidates.length; i++) {
    for (let j = 0; j < areas; j++) {
      const column = columnLetter(3 + j);
      sheet.put(
        `${column}${optionRow.cost + i}`,
        `='${SITE_COUNT_SHEET}'!$F${firstCandidate + i}+(${input('ltlBase')}+${input('ltlMile')}*${column}${optionRow.distance + i}/100)*${input('weight')}/100`,
        'link',
        '0.00',
      );
    }
  }
  sheet.section(optionRow.supplier - 2, 'Road miles from each candidate to each supplier', 16);
  named(optionRow.supplier);
  sheet.spill(
    `C${optionRow.supplier - 1}`,
    `D${optionRow.supplier + candidates.length - 1}`,
    `=FULCRUM.NET.DISTANCEMATRIX(${places},Network!$B$13:$C$14,"mi",${input('circuity')})`,
    '#,##0',
  );
}

/** The safety stock of an option: each area's demand at the DC that serves it. */
function pooled(sheet: SheetWriter, block: number, sites: number, before: string, after: string): void {
  const daily = `${customers('F')}/365`;
  const assumption = (row: number) => `'${SITE_COUNT_SHEET}'!$C$${row}`;
  sheet.spill(
    `${blockColumn(block)}${optionRow.pooling}`,
    `${blockColumn(block, 6)}${optionRow.pooling + sites + 4}`,
    `=FULCRUM.INV.POOLING(${daily},${daily}*${assumption(6)},${assumption(7)},${before},${after},${input('leadTime')},${assumption(8)},${input('goods')})`,
    '#,##0',
  );
}
