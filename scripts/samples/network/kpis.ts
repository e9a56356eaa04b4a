import type ExcelJS from 'exceljs';
import { SheetWriter, type CellKind } from '../sheet-writer';
import { accountTotal, firstAccount, lastAccount } from './cost-to-serve';
import { input } from './inputs';
import { stockTotal } from './inventory';

export function kpiSheet(workbook: ExcelJS.Workbook): Map<string, string> {
  const sheet = new SheetWriter(workbook, 'KPIs', 'Key figures under the choice on Inputs', [46, 16, 20, 76]);
  sheet.headings(3, ['Figure', 'Value', 'Unit', 'How it is computed']);
  const rows: [key: string, label: string, formula: string, format: string, unit: string, how: string][] = [
    [
      'npv',
      'Net present value',
      "='Cash flow'!C34",
      '#,##0',
      'USD',
      'Free cash flow of five years at the discount rate, mid-quarter',
    ],
    [
      'logistics',
      'Logistics cost in year 5',
      "=-SUM('Cash flow'!T15:W18)",
      '#,##0',
      'USD/year',
      'Freight, handling and fixed cost of quarters 17 to 20',
    ],
    [
      'costToServe',
      'Cost-to-serve',
      `='Cost-to-serve'!R${accountTotal}`,
      '0.0%',
      'of revenue',
      'Gross margin less net margin over revenue, all accounts',
    ],
    [
      'costPerUnit',
      'Landed logistics cost',
      '=Network!D23/Network!G9',
      '0.00',
      'USD/unit',
      'Annual network cost at year-1 volume per unit',
    ],
    [
      'twoDay',
      'Demand within two days',
      '=Network!D25',
      '0.0%',
      'share',
      'Within 750 road miles of the serving DC',
    ],
    [
      'perfect',
      'Perfect order rate',
      '=INDEX(FULCRUM.METRIC.PERFECTORDER(B18:B21),2,1)',
      '0.0%',
      'share',
      'Product of the four rates below',
    ],
    [
      'turns',
      'Inventory turns',
      `=FULCRUM.METRIC.TURNS(Inventory!M${stockTotal + 2},Inventory!M${stockTotal})`,
      '0.0',
      'per year',
      'Cost of goods sold over stock at cost',
    ],
    [
      'stock',
      'Inventory',
      `=Inventory!M${stockTotal}`,
      '#,##0',
      'USD',
      'Safety stock and half the order quantity, at cost',
    ],
    [
      'utilisation',
      'Highest DC utilisation',
      '=Network!D27',
      '0.0%',
      'share',
      'Units over capacity of the fullest open DC, year 1',
    ],
    [
      'cash',
      'One-time cash',
      "=-('Cash flow'!C22+'Cash flow'!C24)",
      '#,##0',
      'USD',
      'Investment and transition cost',
    ],
    [
      'emissions',
      'Transport emissions',
      '=Network!G9*B24/2000*(SUMPRODUCT(Network!G6:G8,B26:B28)/Network!G9+Network!D26)*B25/1000',
      '#,##0',
      't CO2/year',
      'Short tons × road miles, inbound and outbound × factor',
    ],
    [
      'eroders',
      'Accounts that erode profit',
      `=COUNTIF('Cost-to-serve'!Q${firstAccount}:Q${lastAccount},"<0")`,
      '0',
      'accounts',
      'Accounts with a negative net margin',
    ],
  ];
  const outcomes = new Map<string, string>();
  rows.forEach(([key, label, formula, format, unit, how], i) => {
    const r = 4 + i;
    sheet.put(`A${r}`, label);
    sheet.put(`B${r}`, formula, 'link', format);
    sheet.put(`C${r}`, unit, 'note');
    sheet.put(`D${r}`, how, 'note');
    outcomes.set(key, `KPIs!B${r}`);
  });
  sheet.section(17, 'Perfect order components', 4);
  const components: [string, string, string][] = [
    ['On time', '=0.9+0.08*Network!D25', 'Rises with the demand within two days'],
    ['Complete', `=${input('fill')}`, 'The target fill rate'],
    ['Undamaged', '=0.992-0.004*Network!D26/1000', 'Falls with the distance'],
    [
      'Documented',
      `=1-0.006*IF(${input('outsourced')}=1,${input('errors3pl')},1)`,
      'Order errors at the operator',
    ],
  ];
  components.forEach(([label, formula, how], i) => {
    const r = 18 + i;
    sheet.put(`A${r}`, label);
    sheet.put(`B${r}`, formula, 'link', '0.0%');
    sheet.put(`C${r}`, 'share', 'note');
    sheet.put(`D${r}`, how, 'note');
  });
  sheet.section(23, 'Emissions', 4);
  const emissions: [string, string, CellKind, string, string][] = [
    ['Shipping weight', `=${input('weight')}`, 'link', 'lb/unit', 'From Inputs'],
    [
      'Truck emission factor',
      '=0.168',
      'calculation',
      'kg CO2/ton-mile',
      'EPA GHG Emission Factors Hub 2024, table 8, medium- and heavy-duty truck',
    ],
    [
      'Inbound miles to Columbus',
      '=SUMPRODUCT(Network!D13:D14,Network!E13:E14)',
      'link',
      'miles',
      'Weighted by origin',
    ],
    [
      'Inbound miles to Reno',
      '=SUMPRODUCT(Network!D13:D14,Network!F13:F14)',
      'link',
      'miles',
      'Weighted by origin',
    ],
    [
      'Inbound miles to Dallas',
      '=SUMPRODUCT(Network!D13:D14,Network!G13:G14)',
      'link',
      'miles',
      'Weighted by origin',
    ],
  ];
  emissions.forEach(([label, formula, kind, unit, how], i) => {
    const r = 24 + i;
    sheet.put(`A${r}`, label);
    if (label === 'Truck emission factor') sheet.put(`B${r}`, 0.168, 'input', '0.000');
    else sheet.put(`B${r}`, formula, kind, '#,##0.0');
    sheet.put(`C${r}`, unit, 'note');
    sheet.put(`D${r}`, how, 'note');
  });
  sheet.freeze(1, 3);
  return outcomes;
}
