import type ExcelJS from 'exceljs';
import { SheetWriter } from '../sheet-writer';

export function sourcesSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(workbook, 'Sources', 'Sources', [34, 100]);
  sheet.headings(3, ['Figure', 'Source']);
  const rows: [string, string][] = [
    [
      'Population of metropolitan areas',
      'U.S. Census Bureau, 2020 Census, Redistricting Data (P.L. 94-171), table P1: resident population of metropolitan statistical areas, 1 April 2020',
    ],
    [
      'Coordinates',
      'U.S. Census Bureau, 2020 Gazetteer Files: the first-named city of each area, rounded to four decimals; great-circle miles',
    ],
    [
      'Road miles per straight mile',
      'R. H. Ballou, H. Rahardja & N. Sakai, "Selected country circuity factors for road travel distance estimation", Transportation Research A 36 (2002): 1.20 for the United States',
    ],
    [
      'Truckload cost',
      'American Transportation Research Institute, An Analysis of the Operational Costs of Trucking: 2024 Update: 2.270 USD per mile in 2023',
    ],
    [
      'Truck emission factor',
      'U.S. Environmental Protection Agency, GHG Emission Factors Hub (2024), table 8: medium- and heavy-duty truck, 0.168 kg CO2 per short ton-mile',
    ],
    [
      'Two-day radius',
      'An assumption: two driving days under the U.S. hours-of-service limit of 11 hours a day, less loading; 750 road miles',
    ],
    [
      'Road freight emissions on How many DCs',
      'The factor of NET.EMISSIONS, whose help names its source and year',
    ],
    ['Everything else', 'The company, its accounts, contracts and offers are invented, of a realistic size'],
  ];
  rows.forEach(([figure, source], i) => {
    sheet.put(`A${4 + i}`, figure);
    sheet.put(`B${4 + i}`, source).alignment = { wrapText: true, vertical: 'top' };
  });
  sheet.freeze(0, 3);
}
