import type ExcelJS from 'exceljs';
import { metropolitanAreas } from '../metropolitan-areas';
import { SheetWriter } from '../sheet-writer';
import { input } from './inputs';

export const firstCustomer = 6;
export const lastCustomer = firstCustomer + metropolitanAreas.length - 1;
/** A column of the areas as other sheets refer to it. */
export const customers = (column: string) =>
  `Customers!$${column}$${firstCustomer}:$${column}$${lastCustomer}`;

export function customersSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Customers',
    'Customers by metropolitan area',
    [22, 6, 13, 10, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 10],
  );
  sheet.put(
    'A2',
    'Annual units by population; each area is served by the open DC with the lowest delivered cost.',
    'note',
  );
  ['Columbus, miles', 'Reno, miles', 'Dallas, miles'].forEach((text, i) =>
    sheet.put(`${'GHI'[i]!}4`, text, 'heading'),
  );
  sheet.put('J4', 'Delivered cost from, USD/unit', 'note');
  sheet.headings(5, [
    'Metropolitan area',
    'State',
    'Population 2020',
    'Latitude',
    'Longitude',
    'Units/year',
    '',
    '',
    '',
    'Columbus',
    'Reno',
    'Dallas',
    'Serving DC',
    'Distance, miles',
    'Freight, USD/unit',
    'Freight today, USD/unit',
    'Two-day, 1 = yes',
  ]);
  metropolitanAreas.forEach((area, i) => {
    const r = firstCustomer + i;
    sheet.put(`A${r}`, area.name);
    sheet.put(`B${r}`, area.state);
    sheet.put(`C${r}`, area.population, 'input', '#,##0');
    sheet.put(`D${r}`, area.latitude, 'input', '0.0000');
    sheet.put(`E${r}`, area.longitude, 'input', '0.0000');
    sheet.put(
      `F${r}`,
      `=${input('units')}*C${r}/SUM($C$${firstCustomer}:$C$${lastCustomer})`,
      'link',
      '#,##0',
    );
    ['G', 'H', 'I'].forEach((distance, dc) => {
      const delivered = ['J', 'K', 'L'][dc]!;
      sheet.put(
        `${delivered}${r}`,
        `=IF(Network!$C$${6 + dc}=1,Network!$E$${6 + dc}+Network!$F$${6 + dc}+(${input('ltlBase')}+${input('ltlMile')}*${distance}${r}/100)*${input('weight')}/100,1000000)`,
        'link',
        '0.00',
      );
    });
    sheet.put(`M${r}`, `=MATCH(MIN(J${r}:L${r}),J${r}:L${r},0)`, 'calculation', '0');
    sheet.put(`N${r}`, `=INDEX(G${r}:I${r},1,M${r})`, 'calculation', '#,##0');
    sheet.put(
      `O${r}`,
      `=(${input('ltlBase')}+${input('ltlMile')}*N${r}/100)*${input('weight')}/100*(1-${input('outsourced')}*${input('discount3pl')})`,
      'link',
      '0.00',
    );
    sheet.put(
      `P${r}`,
      `=(${input('ltlBase')}+${input('ltlMile')}*G${r}/100)*${input('weight')}/100`,
      'link',
      '0.00',
    );
    sheet.put(`Q${r}`, `=IF(N${r}<=750,1,0)`, 'calculation', '0');
  });
  // The function's own header row falls into the row of headings.
  sheet.spill(
    `G${firstCustomer - 1}`,
    `I${lastCustomer}`,
    `=FULCRUM.NET.DISTANCEMATRIX(D${firstCustomer}:E${lastCustomer},Network!$J$6:$K$8,"mi",${input('circuity')})`,
    '#,##0',
  );
  const total = lastCustomer + 1;
  sheet.put(`A${total}`, 'Total', 'total');
  sheet.put(`C${total}`, `=SUM(C${firstCustomer}:C${lastCustomer})`, 'total', '#,##0');
  sheet.put(`F${total}`, `=SUM(F${firstCustomer}:F${lastCustomer})`, 'total', '#,##0');
  sheet.freeze(1, 5);
}
