import type ExcelJS from 'exceljs';
import { SheetWriter } from '../sheet-writer';
import { input } from './inputs';

const skuGroups: readonly [
  name: string,
  speed: string,
  items: number,
  dailyUnits: number,
  dailySd: number,
  unitCost: number,
  orderDays: number,
][] = [
  ['Filters', 'fast', 14, 62, 24, 58, 14],
  ['Pumps', 'fast', 10, 55, 23, 132, 14],
  ['Valves', 'fast', 18, 38, 18, 71, 14],
  ['Fittings', 'fast', 24, 31, 14, 34, 21],
  ['Motors', 'medium', 16, 14, 9.5, 188, 28],
  ['Controllers', 'medium', 14, 11, 8, 214, 28],
  ['Sensors', 'medium', 22, 9, 7, 96, 28],
  ['Cables', 'medium', 30, 7.5, 6, 42, 28],
  ['Spare kits', 'slow', 60, 1.4, 2.6, 118, 60],
  ['Gaskets', 'slow', 85, 1.1, 2.2, 27, 60],
  ['Legacy boards', 'slow', 70, 0.6, 1.7, 265, 60],
  ['Special tools', 'slow', 45, 0.5, 1.5, 340, 60],
];

const firstSku = 6;
const lastSku = firstSku + skuGroups.length - 1;

export const stockTotal = lastSku + 1;

export function inventorySheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Inventory',
    'Inventory: stock for the target fill rate',
    [18, 10, 10, 12, 12, 12, 12, 12, 14, 14, 14, 14, 16, 16],
  );
  sheet.put(
    'A2',
    'Per item. Demand splits evenly over the stocking DCs; the standard deviation falls with the root of their number.',
    'note',
  );
  sheet.headings(5, [
    'SKU group',
    'Speed',
    'Items',
    'Demand, units/day',
    'Sd, units/day',
    'Unit cost, USD',
    'Order cycle, days',
    'Stocking DCs',
    'Demand per DC',
    'Sd per DC',
    'Safety stock per DC',
    'Safety stock today',
    'Stock, USD',
    'Stock today, USD',
  ]);
  skuGroups.forEach(([name, speed, items, dailyUnits, dailySd, unitCost, orderDays], i) => {
    const r = firstSku + i;
    sheet.put(`A${r}`, name);
    sheet.put(`B${r}`, speed);
    sheet.put(`C${r}`, items, 'input', '0');
    sheet.put(`D${r}`, dailyUnits, 'input', '0.0');
    sheet.put(`E${r}`, dailySd, 'input', '0.0');
    sheet.put(`F${r}`, unitCost, 'input', '0.00');
    sheet.put(`G${r}`, orderDays, 'input', '0');
    sheet.put(`H${r}`, `=IF(AND(B${r}="slow",${input('pooled')}=1),1,Network!$C$9)`, 'link', '0');
    sheet.put(`I${r}`, `=D${r}/H${r}`, 'calculation', '0.00');
    sheet.put(`J${r}`, `=E${r}/SQRT(H${r})`, 'calculation', '0.00');
    sheet.put(`M${r}`, `=C${r}*H${r}*(K${r}+I${r}*G${r}/2)*F${r}`, 'calculation', '#,##0');
    sheet.put(`N${r}`, `=C${r}*(L${r}+D${r}*G${r}/2)*F${r}`, 'calculation', '#,##0');
  });
  const column = (letter: string) => `${letter}${firstSku}:${letter}${lastSku}`;
  const service = `${input('leadTime')},${input('leadTimeSd')},${input('fill')},"fill"`;
  sheet.spill(
    `K${firstSku}`,
    `K${lastSku}`,
    `=FULCRUM.INV.SAFETYSTOCK(${column('I')},${column('J')},${service},${column('I')}*${column('G')})`,
    '#,##0.0',
  );
  sheet.spill(
    `L${firstSku}`,
    `L${lastSku}`,
    `=FULCRUM.INV.SAFETYSTOCK(${column('D')},${column('E')},${service},${column('D')}*${column('G')})`,
    '#,##0.0',
  );
  const total = lastSku + 1;
  sheet.put(`A${total}`, 'Total', 'total');
  sheet.put(`M${total}`, `=SUM(${column('M')})`, 'total', '#,##0');
  sheet.put(`N${total}`, `=SUM(${column('N')})`, 'total', '#,##0');
  sheet.put(`A${total + 2}`, 'Cost of the goods sold in a year by these groups');
  sheet.put(
    `M${total + 2}`,
    `=SUMPRODUCT(${column('C')},${column('D')},${column('F')})*365`,
    'calculation',
    '#,##0',
  );
  sheet.freeze(1, 5);
}
