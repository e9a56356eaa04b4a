/**
 * A model of monthly product economics made to measure the recalculation engine: inputs, tables, forty formulas per
 * product and month, totals with lookups, SUMIFS, NPV and the like.
 */
import type { CellModel, CellReference, CellValue, SheetModel, WorkbookModel } from '../src/recalc/model';
import { columnLetters, parseCellAddress } from '../src/recalc/model';

class SheetBuilder {
  readonly cells: CellModel[] = [];

  constructor(readonly name: string) {}

  put(address: string, content: CellValue): void {
    const at = parseCellAddress(address);
    if (!at) throw new Error(`${address} is not a cell`);
    const isFormula = typeof content === 'string' && content.startsWith('=');
    this.cells.push(isFormula ? { ...at, formula: content, value: null } : { ...at, value: content });
  }

  sheet(): SheetModel {
    return { name: this.name, cells: this.cells };
  }
}

const inputs: readonly (readonly [string, number])[] = [
  ['Base volume', 1000],
  ['Growth a month', 0.01],
  ['Price uplift', 0.02],
  ['Elasticity', -0.8],
  ['Unit cost', 42],
  ['Cost inflation', 0.003],
  ['Freight a unit', 3.5],
  ['Tax rate', 0.25],
  ['Discount rate', 0.1],
  ['Safety days', 14],
  ['Lead time', 21],
  ['Service factor', 1.645],
  ['Capacity', 1600],
  ['Overtime premium', 0.35],
  ['Exchange rate', 1.08],
  ['Capital', 60000],
  ['Days of sales outstanding', 45],
  ['Days payable', 30],
  ['Marketing share', 0.04],
  ['Overhead scenario', 2],
];

const ROWS = 40;

/** The rows of a product's block, as formulas of this month's column, the month before's and the input cells. */
function productRows(
  product: number,
  first: boolean,
  row: (k: number) => string,
  before: (k: number) => string,
  at: (k: number) => string,
  prices: string,
  from: (k: number) => string,
): string[] {
  const name = `$A$${product * (ROWS + 2) + 1}`;
  return [
    first ? 'DATE(2025,1,31)' : `EOMONTH(${before(1)},1)`,
    `MONTH(${row(1)})`,
    `INDEX(Tables!$E$2:$E$13,MATCH(${row(2)},Tables!$D$2:$D$13,0))`,
    first ? `${at(1)}*(1+${product}/50)` : `${before(4)}*(1+${at(2)})`,
    `ROUND(${row(4)}*${row(3)}*(1+${at(4)}*${at(3)}),0)`,
    `VLOOKUP(${name},${prices},2,FALSE)*(1+${at(3)})`,
    `VLOOKUP(${row(5)},Tables!$A$2:$B$6,2,TRUE)`,
    `${row(6)}*(1-${row(7)})`,
    `${row(5)}*${row(8)}`,
    first ? at(5) : `${before(10)}*(1+${at(6)})`,
    `MIN(${row(5)},${at(13)})`,
    `MAX(0,${row(5)}-${at(13)})`,
    `${row(11)}*${row(10)}+${row(12)}*${row(10)}*(1+${at(14)})`,
    `${row(5)}*${at(7)}*${at(15)}`,
    `${row(9)}-${row(13)}-${row(14)}`,
    `IF(${row(9)}=0,0,${row(15)}/${row(9)})`,
    `${row(9)}*${at(19)}`,
    `CHOOSE(${at(20)},1200,1500,1800)+${row(5)}*0.1`,
    `${row(15)}-${row(17)}-${row(18)}`,
    `${at(16)}/60`,
    `${row(19)}-${row(20)}`,
    `IF(${row(21)}>0,${row(21)}*${at(8)},0)`,
    `${row(21)}-${row(22)}`,
    `${at(12)}*SQRT(${at(11)}/30)*${row(5)}*0.15+${row(5)}*${at(10)}/30`,
    first ? row(24) : `${row(24)}-${before(24)}`,
    `${row(25)}*${row(10)}`,
    `${row(9)}*${at(17)}/30`,
    `${row(13)}*${at(18)}/30`,
    first ? `${row(27)}-${row(28)}` : `(${row(27)}-${row(28)})-(${before(27)}-${before(28)})`,
    `${row(23)}+${row(20)}-${row(26)}-${row(29)}`,
    first ? row(30) : `${before(31)}+${row(30)}`,
    `IFERROR(${row(13)}/${row(5)},0)`,
    `AND(${row(16)}>0.2,${row(12)}=0)`,
    `IF(${row(33)},"OK","CHECK")`,
    `SUM(${from(9)}:${row(9)})`,
    `AVERAGE(${from(16)}:${row(16)})`,
    `MAX(${from(24)}:${row(24)})`,
    `${row(30)}/(1+${at(9)})^(${row(2)}/12)`,
    `ABS(${row(29)})`,
    `ROUNDUP(${row(24)}/50,0)*50`,
  ];
}

export interface BenchModel {
  readonly workbook: WorkbookModel;
  readonly formulas: number;
  readonly drivers: readonly CellReference[];
  readonly metrics: readonly CellReference[];
}

/** One product makes about 540 formulas, twenty about 10,000. */
export function productEconomics(products: number): BenchModel {
  const inputSheet = new SheetBuilder('Inputs');
  const tables = new SheetBuilder('Tables');
  const calc = new SheetBuilder('Calc');
  const out = new SheetBuilder('Out');
  inputs.forEach(([name, value], i) => {
    inputSheet.put(`A${i + 1}`, name);
    inputSheet.put(`B${i + 1}`, value);
  });
  const discounts = [0, 0.02, 0.05, 0.08, 0.1];
  [0, 500, 1000, 1500, 3000].forEach((volume, i) => {
    tables.put(`A${i + 2}`, volume);
    tables.put(`B${i + 2}`, discounts[i] as number);
  });
  [0.8, 0.85, 0.95, 1, 1.05, 1.1, 1.2, 1.15, 1.05, 1, 0.95, 0.9].forEach((season, i) => {
    tables.put(`D${i + 2}`, i + 1);
    tables.put(`E${i + 2}`, season);
  });
  const listed = Math.max(products, 3);
  for (let p = 0; p < listed; p++) {
    tables.put(`G${p + 2}`, `Item ${p + 1}`);
    tables.put(`H${p + 2}`, 80 + p * 3);
    tables.put(`I${p + 2}`, ['North', 'South', 'East'][p % 3] as string);
  }
  const prices = `Tables!$G$2:$I$${listed + 1}`;
  const at = (k: number) => `Inputs!$B$${k}`;
  for (let p = 0; p < products; p++) {
    const top = p * (ROWS + 2);
    calc.put(`A${top + 1}`, `Item ${p + 1}`);
    calc.put(`B${top + 1}`, `=VLOOKUP(A${top + 1},${prices},3,FALSE)`);
    for (let month = 0; month < 12; month++) {
      const column = columnLetters(month + 2);
      const previous = columnLetters(month + 1);
      const rows = productRows(
        p,
        month === 0,
        (k) => `${column}${top + k + 1}`,
        (k) => `${previous}${top + k + 1}`,
        at,
        prices,
        (k) => `$C${top + k + 1}`,
      );
      rows.forEach((formula, k) => calc.put(`${column}${top + k + 2}`, `=${formula}`));
    }
  }
  const blocks = Array.from({ length: products }, (_, p) => p * (ROWS + 2));
  for (let month = 0; month < 12; month++) {
    const column = columnLetters(month + 1);
    const source = columnLetters(month + 2);
    out.put(`${column}1`, `=Calc!${source}2`);
    out.put(`${column}2`, `=${blocks.map((top) => `Calc!${source}${top + 31}`).join('+')}`);
    out.put(`${column}3`, `=${blocks.map((top) => `Calc!${source}${top + 10}`).join('+')}`);
    out.put(`${columnLetters(month + 2)}13`, `=${column}2`);
  }
  blocks.forEach((top, p) => {
    out.put(`P${p + 1}`, `=Calc!B${top + 1}`);
    out.put(`Q${p + 1}`, `=SUM(Calc!C${top + 10}:N${top + 10})`);
  });
  out.put('B6', `=NPV(${at(9)}/12,B2:M2)-${at(16)}`);
  out.put('B7', '=SUM(B3:M3)');
  out.put('B8', `=SUMIFS(Q1:Q${products},P1:P${products},"North")`);
  out.put('B9', '=SUMPRODUCT(B2:M2,B3:M3)/SUM(B3:M3)');
  out.put('B10', '=MIN(B2:M2)');
  out.put('B11', '=COUNTIF(Calc!C35:N35,"CHECK")');
  out.put('B12', '=IRR(B13:N13)');
  out.put('B13', `=-${at(16)}`);
  out.put('B14', '=XLOOKUP(MAX(B3:M3),B3:M3,B1:M1)');
  out.put('B15', '=STDEV.S(B2:M2)');
  out.put('B16', `=PMT(${at(9)}/12,60,-${at(16)})`);
  const sheets = [inputSheet, tables, calc, out].map((builder) => builder.sheet());
  const cell = (sheet: string, row: number, column: number): CellReference => ({ sheet, row, column });
  return {
    workbook: { sheets, names: [], tables: [], dateSystem: '1900', iterative: false, dialect: 'sheet' },
    formulas: sheets.flatMap(({ cells }) => cells).filter(({ formula }) => formula !== undefined).length,
    drivers: inputs.slice(0, 19).map((_, i) => cell('Inputs', i, 1)),
    metrics: [5, 6, 7, 8, 9, 10, 11, 13, 14].map((row) => cell('Out', row, 1)),
  };
}
