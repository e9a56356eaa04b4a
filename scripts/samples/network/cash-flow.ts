import type ExcelJS from 'exceljs';
import { columnLetter, SheetWriter, type CellKind } from '../sheet-writer';
import { accountTotal, firstAccount, lastAccount } from './cost-to-serve';
import { input } from './inputs';
import { stockTotal } from './inventory';

const quarters = 20;
const firstQuarter = 4;

export function cashFlowSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(workbook, 'Cash flow', 'Cash flow over five years by quarter', [
    36,
    10,
    13,
    ...Array.from({ length: quarters }, () => 13),
  ]);
  sheet.put(
    'A2',
    'Quarter 0 holds the investment. The chosen network takes over from today’s along the ramp.',
    'note',
  );
  const column = (quarter: number) => columnLetter(firstQuarter - 1 + quarter);
  sheet.headings(4, ['USD', 'Unit', ...Array.from({ length: quarters + 1 }, (_, q) => `Q${q}`)]);

  /** A row's formula for quarter q (and optionally quarter 0), with c the column and p the one before. */
  type Formula = (c: string, p: string, q: number) => string;
  const rows: [
    key: string,
    label: string,
    unit: string,
    format: string,
    kind: CellKind,
    formula: Formula,
    atStart?: string,
  ][] = [
    ['quarter', 'Quarter', 'number', '0', 'calculation', (_c, p) => `=${p}5+1`, '=0'],
    ['year', 'Year', 'number', '0', 'calculation', (c) => `=ROUNDUP(${c}5/4,0)`],
    [
      'ramp',
      'Share of the change in effect',
      'share',
      '0%',
      'link',
      (c) =>
        `=IF(SUM(${input('west')},${input('south')},${input('pooled')},${input('outsourced')})=0,0,MAX(0,MIN(1,(3*${c}5-${input('goLive')})/${input('rampMonths')})))`,
      '=0',
    ],
    ['growth', 'Volume index', 'index', '0.000', 'link', (c) => `=(1+${input('growth')})^(${c}6-1)`],
    ['rates', 'Freight price index', 'index', '0.000', 'link', (c) => `=(1+${input('inflation')})^(${c}6-1)`],
    [
      'coverage',
      'Demand within two days',
      'share',
      '0.0%',
      'link',
      (c) => `=Network!$C$25*(1-${c}7)+Network!$D$25*${c}7`,
    ],
    [
      'sales',
      'Sales index from coverage',
      'index',
      '0.000',
      'link',
      (c, p, q) =>
        `=${q === 1 ? '1' : `${p}11`}*IF(${c}10<0.7,1-${input('churn')}/4,1)+${input('uplift')}*100*(${c}10-${q === 1 ? 'Network!$C$25' : `${p}10`})`,
    ],
    ['units', 'Units', 'units', '#,##0', 'link', (c) => `=${input('units')}/4*${c}8*${c}11`],
    [
      'revenue',
      'Revenue',
      'USD',
      '#,##0',
      'link',
      (c) =>
        `=${c}12*${input('price')}*(1-SUMPRODUCT('Cost-to-serve'!$B$${firstAccount}:$B$${lastAccount},'Cost-to-serve'!$I$${firstAccount}:$I$${lastAccount}))`,
    ],
    ['goods', 'Cost of goods', 'USD', '#,##0', 'link', (c) => `=-${c}12*${input('goods')}`],
    [
      'outbound',
      'Outbound freight',
      'USD',
      '#,##0',
      'link',
      (c) => `=-${c}12*${c}9*(Network!$C$19*(1-${c}7)+Network!$D$19*${c}7)/Network!$G$9`,
    ],
    [
      'inbound',
      'Inbound freight',
      'USD',
      '#,##0',
      'link',
      (c) => `=-${c}12*${c}9*(Network!$C$20*(1-${c}7)+Network!$D$20*${c}7)/Network!$G$9`,
    ],
    [
      'handling',
      'Handling',
      'USD',
      '#,##0',
      'link',
      (c) => `=-${c}12*(Network!$C$21*(1-${c}7)+Network!$D$21*${c}7)/Network!$G$9`,
    ],
    [
      'fixed',
      'Fixed cost of the network',
      'USD',
      '#,##0',
      'link',
      (c) => `=-(Network!$C$22*(1-${c}7)+Network!$D$22*${c}7)/4`,
    ],
    [
      'service',
      'Customer service, expedites, returns',
      'USD',
      '#,##0',
      'link',
      (c) => `=-SUM('Cost-to-serve'!$M$${accountTotal}:$O$${accountTotal})/4*${c}8*${c}11`,
    ],
    [
      'stock',
      'Inventory at cost',
      'USD',
      '#,##0',
      'link',
      (c) => `=(Inventory!$N$${stockTotal}*(1-${c}7)+Inventory!$M$${stockTotal}*${c}7)*${c}8*${c}11`,
      `=Inventory!$N$${stockTotal}`,
    ],
    [
      'carrying',
      'Carrying cost without capital',
      'USD',
      '#,##0',
      'link',
      (c, p) => `=-(${p}20+${c}20)/2*${input('carrying')}/4`,
    ],
    [
      'transition',
      'Transition cost',
      'USD',
      '#,##0',
      'link',
      () => `=0`,
      `=-IF(${input('outsourced')}=1,${input('transition3pl')},(${input('west')}+${input('south')})*${input('transitionSite')})`,
    ],
    [
      'ebitda',
      'Operating cash profit',
      'USD',
      '#,##0',
      'total',
      (c) => `=SUM(${c}13:${c}19)+${c}21+${c}22`,
      '=C22',
    ],
    [
      'capex',
      'Investment',
      'USD',
      '#,##0',
      'link',
      () => `=0`,
      `=-IF(${input('outsourced')}=1,0,(${input('west')}+${input('south')})*${input('capexSite')})`,
    ],
    [
      'depreciation',
      'Depreciation',
      'USD',
      '#,##0',
      'link',
      (c) => `=IF(${c}5<=4*${input('life')},$C$24/${input('life')}/4,0)`,
      '=0',
    ],
    [
      'tax',
      'Tax',
      'USD',
      '#,##0',
      'link',
      (c) => `=-${input('tax')}*(${c}23+${c}25)`,
      `=-${input('tax')}*C23`,
    ],
    ['payables', 'Payables', 'USD', '#,##0', 'link', (c) => `=-${c}14*4*${input('payable')}/365`, '=D27'],
    [
      'capital',
      'Change in working capital',
      'USD',
      '#,##0',
      'calculation',
      (c, p) => `=-(${c}20-${c}27-(${p}20-${p}27))`,
      '=0',
    ],
    [
      'free',
      'Free cash flow',
      'USD',
      '#,##0',
      'total',
      (c) => `=${c}23+${c}24+${c}26+${c}28`,
      '=C23+C24+C26+C28',
    ],
    [
      'cumulative',
      'Cumulative free cash flow',
      'USD',
      '#,##0',
      'calculation',
      (c, p) => `=${p}30+${c}29`,
      '=C29',
    ],
    [
      'factor',
      'Discount factor, mid-quarter',
      'factor',
      '0.0000',
      'link',
      (c) => `=(1+${input('discount')})^(-(${c}5-0.5)/4)`,
      '=1',
    ],
    ['present', 'Present value', 'USD', '#,##0', 'calculation', (c) => `=${c}29*${c}31`, '=C29*C31'],
  ];
  rows.forEach(([, label, unit, format, kind, formula, atStart], i) => {
    const r = 5 + i;
    sheet.put(`A${r}`, label, kind === 'total' ? 'total' : 'label');
    sheet.put(`B${r}`, unit, 'note');
    if (atStart) sheet.put(`C${r}`, atStart, kind, format);
    for (let q = 1; q <= quarters; q++) {
      sheet.put(`${column(q)}${r}`, formula(column(q), column(q - 1), q), kind, format);
    }
  });
  const last = column(quarters);
  sheet.put('A34', 'Net present value of five years', 'total');
  sheet.put('B34', 'USD', 'note');
  sheet.put('C34', `=SUM(C32:${last}32)`, 'total', '#,##0');
  sheet.freeze(3, 4);
}
