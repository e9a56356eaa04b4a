import type ExcelJS from 'exceljs';
import { SheetWriter, type CellKind } from '../sheet-writer';

export function aboutSheet(workbook: ExcelJS.Workbook): void {
  const about = new SheetWriter(
    workbook,
    'About',
    'Network redesign: one national DC, or closer to the customer?',
    [26, 112],
  );
  const lines: [string, string][] = [
    [
      'The question',
      'Keep one national DC, add a west DC, add west and south with slow movers pooled, or hand over to a 3PL?',
    ],
    ['Inputs', 'Every assumption, with unit and source. The drivers of the case are cells of this sheet.'],
    [
      'Customers',
      '64 metropolitan areas: demand by population, distance to each DC, the cheapest open DC, two-day coverage.',
    ],
    ['Network', 'Volume, utilisation and annual cost by DC; today and under the choice on Inputs.'],
    [
      'Inventory',
      'Safety stock for an exact fill rate by SKU group; every open DC stocks, or slow movers are pooled.',
    ],
    ['Cost-to-serve', '24 accounts from gross margin to net margin, and the whale curve.'],
    ['Cash flow', 'Five years by quarter, from revenue to free cash flow and net present value.'],
    ['KPIs', 'The outcomes on which the alternatives are compared.'],
    [
      'How many DCs',
      'Freight, fixed cost, pooled stock and service for one to six DCs among twelve candidates, in one table.',
    ],
    [
      'DC options',
      'What the location functions answer in full; the map of sites in the pane shows each result.',
    ],
    ['Sources', 'Where the public figures come from. The company and its accounts are invented.'],
  ];
  lines.forEach(([name, text], i) => {
    about.put(`A${3 + i}`, name, 'label').font = { bold: true };
    about.put(`B${3 + i}`, text).alignment = { wrapText: true, vertical: 'top' };
  });
  about.section(15, 'Legend', 2);
  const legend: [CellKind, string, string][] = [
    ['input', 'Input', 'blue on pale yellow: may be changed'],
    ['calculation', 'Calculation', 'black: a formula on this sheet'],
    ['link', 'Link', 'green: a formula that reads another sheet'],
  ];
  legend.forEach(([kind, name, text], i) => {
    about.put(`A${16 + i}`, name, kind);
    about.put(`B${16 + i}`, text);
  });
  about.freeze(0, 1);
}
