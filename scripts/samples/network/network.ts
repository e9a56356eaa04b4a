import type ExcelJS from 'exceljs';
import { SheetWriter } from '../sheet-writer';
import { customers } from './customers';
import { input } from './inputs';

const distributionCenters = [
  { city: 'Columbus OH', latitude: 39.9612, longitude: -82.9988 },
  { city: 'Reno NV', latitude: 39.5296, longitude: -119.8138 },
  { city: 'Dallas TX', latitude: 32.7767, longitude: -96.797 },
];
const suppliers = [
  { name: 'Port of Los Angeles', latitude: 33.7361, longitude: -118.2639, share: 0.45 },
  { name: 'Plant in Charlotte NC', latitude: 35.2271, longitude: -80.8431, share: 0.55 },
];

export function networkSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Network',
    'Network: volume and annual cost by distribution center',
    [30, 10, 10, 14, 14, 14, 14, 14, 12, 12, 12],
  );
  sheet.headings(5, [
    'Distribution center',
    'Number',
    'Open',
    'Capacity, units/year',
    'Inbound, USD/unit',
    'Handling, USD/unit',
    'Units/year',
    'Utilisation',
    'Own handling, USD/unit',
    'Latitude',
    'Longitude',
  ]);
  const openFormulas = [
    '=1',
    `=MAX(${input('west')},${input('outsourced')})`,
    `=MAX(${input('south')},${input('outsourced')})`,
  ];
  const capacities = [1950000, 720000, 820000];
  const handling = [2.1, 2.35, 2.2];
  distributionCenters.forEach((center, i) => {
    const r = 6 + i;
    sheet.put(`A${r}`, center.city);
    sheet.put(`B${r}`, i + 1, 'calculation', '0');
    sheet.put(`C${r}`, openFormulas[i]!, 'link', '0');
    sheet.put(`D${r}`, capacities[i]!, 'input', '#,##0');
    sheet.put(
      `E${r}`,
      `=SUMPRODUCT($D$13:$D$14,${['E', 'F', 'G'][i]}$13:${['E', 'F', 'G'][i]}$14)*${input('truckload')}/${input('payload')}*${input('weight')}`,
      'link',
      '0.00',
    );
    sheet.put(`F${r}`, `=IF(${input('outsourced')}=1,${input('feeUnit')},I${r})`, 'link', '0.00');
    sheet.put(`G${r}`, `=SUMIFS(${customers('F')},${customers('M')},B${r})`, 'link', '#,##0');
    sheet.put(`H${r}`, `=G${r}/D${r}`, 'calculation', '0.0%');
    sheet.put(`I${r}`, handling[i]!, 'input', '0.00');
    sheet.put(`J${r}`, center.latitude, 'input', '0.0000');
    sheet.put(`K${r}`, center.longitude, 'input', '0.0000');
  });
  sheet.put('A9', 'Total', 'total');
  sheet.put('C9', '=SUM(C6:C8)', 'total', '0');
  sheet.put('G9', '=SUM(G6:G8)', 'total', '#,##0');

  sheet.section(11, 'Inbound', 7);
  sheet.headings(12, ['Origin', 'Latitude', 'Longitude', 'Share of volume', '', '', '']);
  ['Columbus, miles', 'Reno, miles', 'Dallas, miles'].forEach((text, i) =>
    sheet.put(`${'EFG'[i]!}11`, text, 'heading'),
  );
  suppliers.forEach((supplier, i) => {
    const r = 13 + i;
    sheet.put(`A${r}`, supplier.name);
    sheet.put(`B${r}`, supplier.latitude, 'input', '0.0000');
    sheet.put(`C${r}`, supplier.longitude, 'input', '0.0000');
    sheet.put(`D${r}`, supplier.share, 'input', '0%');
  });
  sheet.spill('E12', 'G14', `=FULCRUM.NET.DISTANCEMATRIX(B13:C14,J6:K8,"mi",${input('circuity')})`, '#,##0');

  sheet.section(17, 'Annual cost at year-1 volume and prices', 4);
  sheet.headings(18, ['Cost', 'Unit', 'Today', 'Under the choice']);
  const lines: [string, string, string][] = [
    [
      'Outbound freight',
      `=SUMPRODUCT(${customers('F')},${customers('P')})`,
      `=SUMPRODUCT(${customers('F')},${customers('O')})`,
    ],
    ['Inbound freight', '=G9*E6', '=SUMPRODUCT(G6:G8,E6:E8)'],
    ['Handling', '=G9*I6', '=SUMPRODUCT(G6:G8,F6:F8)'],
    [
      'Fixed cost',
      `=${input('fixedNational')}`,
      `=IF(${input('outsourced')}=1,${input('feeFixed')},${input('fixedNational')}*(1-${input('relief')}*(C7+C8))+C7*${input('fixedWest')}+C8*${input('fixedSouth')})`,
    ],
  ];
  lines.forEach(([label, today, choice], i) => {
    const r = 19 + i;
    sheet.put(`A${r}`, label);
    sheet.put(`B${r}`, 'USD/year', 'note');
    sheet.put(`C${r}`, today, 'link', '#,##0');
    sheet.put(`D${r}`, choice, 'link', '#,##0');
  });
  sheet.put('A23', 'Total', 'total');
  sheet.put('B23', 'USD/year', 'note');
  sheet.put('C23', '=SUM(C19:C22)', 'total', '#,##0');
  sheet.put('D23', '=SUM(D19:D22)', 'total', '#,##0');
  sheet.put('A25', 'Demand within two days');
  sheet.put('B25', 'share', 'note');
  sheet.put('C25', `=SUMIFS(${customers('F')},${customers('G')},"<=750")/G9`, 'link', '0.0%');
  sheet.put('D25', `=SUMPRODUCT(${customers('F')},${customers('Q')})/G9`, 'link', '0.0%');
  sheet.put('A26', 'Average distance to the customer');
  sheet.put('B26', 'miles', 'note');
  sheet.put('C26', `=SUMPRODUCT(${customers('F')},${customers('G')})/G9`, 'link', '#,##0');
  sheet.put('D26', `=SUMPRODUCT(${customers('F')},${customers('N')})/G9`, 'link', '#,##0');
  sheet.put('A27', 'Highest utilisation of an open DC');
  sheet.put('B27', 'share', 'note');
  sheet.put('C27', '=G9/D6', 'calculation', '0.0%');
  sheet.put('D27', '=MAX(H6:H8)', 'calculation', '0.0%');
  sheet.freeze(1, 5);
}
