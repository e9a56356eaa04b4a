import type ExcelJS from 'exceljs';
import { SheetWriter } from '../sheet-writer';
import { customers } from './customers';
import { input } from './inputs';

const accounts: readonly [
  name: string,
  share: number,
  region: string,
  orders: number,
  lines: number,
  expedites: number,
  returns: number,
  days: number,
  discount: number,
][] = [
  ['Northern Mechanical', 0.094, 'East', 2100, 8, 0.02, 0.01, 38, 0.06],
  ['Union Wholesale', 0.083, 'East', 1650, 11, 0.02, 0.012, 42, 0.065],
  ['Pacific Service Group', 0.078, 'West', 5200, 4, 0.11, 0.03, 51, 0.055],
  ['Lakeland Supply', 0.071, 'Central', 1900, 9, 0.03, 0.01, 35, 0.05],
  ['Gulf Industrial', 0.066, 'South', 3600, 5, 0.07, 0.022, 47, 0.05],
  ['Summit Retail', 0.061, 'West', 9800, 3, 0.09, 0.055, 62, 0.07],
  ['Harbor Distribution', 0.056, 'East', 1300, 12, 0.01, 0.008, 33, 0.045],
  ['Prairie Parts', 0.052, 'Central', 2500, 6, 0.04, 0.015, 40, 0.04],
  ['Metro Maintenance', 0.048, 'East', 6900, 3, 0.06, 0.028, 44, 0.035],
  ['Desert Climate', 0.045, 'West', 4800, 3, 0.13, 0.034, 55, 0.04],
  ['Bayou Contractors', 0.042, 'South', 4100, 4, 0.08, 0.025, 50, 0.035],
  ['Keystone Mechanical', 0.04, 'East', 1200, 10, 0.02, 0.009, 36, 0.035],
  ['Great Basin Supply', 0.037, 'West', 3900, 3, 0.12, 0.03, 58, 0.03],
  ['Piedmont Service', 0.035, 'South', 2300, 5, 0.04, 0.016, 41, 0.03],
  ['Heartland Online', 0.033, 'Central', 14500, 2, 0.03, 0.085, 30, 0.02],
  ['Cascade Facilities', 0.03, 'West', 2600, 4, 0.1, 0.024, 49, 0.025],
  ['Capitol Engineering', 0.027, 'East', 900, 9, 0.01, 0.007, 37, 0.02],
  ['Delta Cooling', 0.024, 'South', 2700, 3, 0.09, 0.028, 53, 0.02],
  ['Tri-State Repair', 0.021, 'Central', 3800, 2, 0.05, 0.03, 43, 0.015],
  ['Sunbelt Homes', 0.018, 'South', 5600, 2, 0.07, 0.06, 60, 0.025],
  ['Island Trade', 0.015, 'West', 1900, 3, 0.16, 0.035, 64, 0.01],
  ['Old Mill Hardware', 0.012, 'East', 2400, 2, 0.04, 0.04, 45, 0.01],
  ['Canyon Rentals', 0.008, 'West', 2100, 2, 0.14, 0.05, 66, 0.005],
  ['Walk-in trade', 0.004, 'Central', 3300, 1, 0.01, 0.07, 5, 0],
];

export const firstAccount = 12;
export const lastAccount = firstAccount + accounts.length - 1;
export const accountTotal = lastAccount + 1;

export function costToServeSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Cost-to-serve',
    'Cost-to-serve: from gross margin to net margin by account',
    [24, 10, 10, 10, 10, 11, 10, 10, 10, 14, 14, 12, 12, 12, 12, 12, 14, 12, 3, 8, 24, 14, 14, 12, 12],
  );
  sheet.section(3, 'Freight by region', 4);
  sheet.headings(4, ['Region', 'From longitude', 'To longitude', 'Freight, USD/unit']);
  const regions: [string, number, number][] = [
    ['West', -130, -104],
    ['Central', -104, -84.3],
    ['East', -84.3, -60],
  ];
  regions.forEach(([name, from, to], i) => {
    const r = 5 + i;
    sheet.put(`A${r}`, name);
    sheet.put(`B${r}`, from, 'input', '0.0');
    sheet.put(`C${r}`, to, 'input', '0.0');
    const inRegion = `(${customers('E')}>=B${r})*(${customers('E')}<C${r})*(${customers('D')}>=${name === 'West' ? 0 : 36})`;
    sheet.put(
      `D${r}`,
      `=SUMPRODUCT(${inRegion}*${customers('F')}*${customers('O')})/SUMPRODUCT(${inRegion}*${customers('F')})`,
      'link',
      '0.00',
    );
  });
  sheet.put('A8', 'South');
  sheet.put('B8', -104, 'input', '0.0');
  sheet.put('C8', -60, 'input', '0.0');
  const south = `(${customers('E')}>=B8)*(${customers('E')}<C8)*(${customers('D')}<36)`;
  sheet.put(
    'D8',
    `=SUMPRODUCT(${south}*${customers('F')}*${customers('O')})/SUMPRODUCT(${south}*${customers('F')})`,
    'link',
    '0.00',
  );

  sheet.section(10, 'Accounts, per year', 18);
  sheet.headings(11, [
    'Account',
    'Share of units',
    'Region',
    'Orders',
    'Lines per order',
    'Expedited share',
    'Return share',
    'Days to pay',
    'Rebate',
    'Revenue, USD',
    'Gross margin, USD',
    'Freight, USD',
    'Orders and lines, USD',
    'Expedites, USD',
    'Returns, USD',
    'Capital, USD',
    'Net margin, USD',
    'Cost-to-serve',
  ]);
  accounts.forEach(([name, share, region, orders, lines, expedites, returns, days, rebate], i) => {
    const r = firstAccount + i;
    sheet.put(`A${r}`, name);
    sheet.put(`B${r}`, share, 'input', '0.0%');
    sheet.put(`C${r}`, region);
    sheet.put(`D${r}`, orders, 'input', '#,##0');
    sheet.put(`E${r}`, lines, 'input', '0');
    sheet.put(`F${r}`, expedites, 'input', '0%');
    sheet.put(`G${r}`, returns, 'input', '0.0%');
    sheet.put(`H${r}`, days, 'input', '0');
    sheet.put(`I${r}`, rebate, 'input', '0.0%');
    sheet.put(`J${r}`, `=${input('units')}*B${r}*${input('price')}*(1-I${r})`, 'link', '#,##0');
    sheet.put(`K${r}`, `=J${r}-${input('units')}*B${r}*${input('goods')}`, 'link', '#,##0');
    sheet.put(`L${r}`, `=${input('units')}*B${r}*VLOOKUP(C${r},$A$5:$D$8,4,FALSE)`, 'link', '#,##0');
    sheet.put(`M${r}`, `=D${r}*(${input('order')}+E${r}*${input('line')})`, 'link', '#,##0');
    sheet.put(`N${r}`, `=D${r}*F${r}*${input('expedite')}*IF(Network!$D$25>0.8,0.6,1)`, 'link', '#,##0');
    sheet.put(
      `O${r}`,
      `=D${r}*E${r}*G${r}*${input('return')}*IF(${input('outsourced')}=1,${input('errors3pl')},1)`,
      'link',
      '#,##0',
    );
    sheet.put(`P${r}`, `=J${r}*H${r}/365*${input('discount')}`, 'link', '#,##0');
    sheet.put(`Q${r}`, `=K${r}-SUM(L${r}:P${r})-${input('units')}*B${r}*$D$9`, 'link', '#,##0');
    sheet.put(`R${r}`, `=(K${r}-Q${r})/J${r}`, 'calculation', '0.0%');
  });
  sheet.put('A9', 'Warehousing and inbound, all regions', 'label');
  sheet.put('D9', '=SUM(Network!D20:D22)/Network!G9', 'link', '0.00');
  const total = lastAccount + 1;
  sheet.put(`A${total}`, 'Total', 'total');
  for (const letter of ['B', 'D', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q']) {
    sheet.put(
      `${letter}${total}`,
      `=SUM(${letter}${firstAccount}:${letter}${lastAccount})`,
      'total',
      letter === 'B' ? '0.0%' : '#,##0',
    );
  }
  sheet.put(`R${total}`, `=(K${total}-Q${total})/J${total}`, 'total', '0.0%');

  sheet.put('T10', 'Whale curve', 'section');
  sheet.spill(
    'T11',
    `Y${lastAccount}`,
    `=FULCRUM.CTS.WHALECURVE(Q${firstAccount}:Q${lastAccount},A${firstAccount}:A${lastAccount})`,
  );
  for (let r = firstAccount; r <= lastAccount; r++) {
    for (const letter of ['V', 'W']) sheet.sheet.getCell(`${letter}${r}`).numFmt = '#,##0';
    sheet.sheet.getCell(`X${r}`).numFmt = '0.0%';
  }
  for (const letter of ['T', 'U', 'V', 'W', 'X', 'Y']) {
    sheet.sheet.getCell(`${letter}11`).font = { bold: true };
  }
  sheet.freeze(1, 11);
}
