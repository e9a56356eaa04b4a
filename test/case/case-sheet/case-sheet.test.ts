import type { Case } from '../../../src/case/case';
import { readCaseSheet } from '../../../src/case/case-sheet/case-sheet';
import { caseSheetEdits } from '../../../src/case/case-sheet/case-sheet-edits';
import { createCaseSheet, updateCaseSheet } from '../../../src/case/case-sheet/write-case-sheet';
import { alternative, atAddress, createCase, driver, metric } from '../../../src/case/create-case';
import { excelWorkbook } from '../../../src/workbook/excel-workbook';
import type { TableContent, Workbook } from '../../../src/workbook/workbook';
import { formula, text } from '../../../src/workbook/workbook';
import type { ExcelInNode } from '../../support/excel-in-node';
import { openExcel } from '../../support/excel-in-node';
import { MODEL, sampleCase } from '../sample-case';

let excel: ExcelInNode;
let workbook: Workbook;

beforeEach(async () => {
  excel = await openExcel({ sheets: MODEL });
  workbook = excelWorkbook();
});

afterEach(async () => {
  await excel.close();
});

async function table(name: string): Promise<TableContent> {
  return (await workbook.readTables([name]))[0]!;
}

async function read(): Promise<Case> {
  return (await readCaseSheet(workbook))!.case;
}

async function change(edit: (before: Case) => Case): Promise<Case> {
  const sheet = (await readCaseSheet(workbook))!;
  return updateCaseSheet(workbook, sheet, edit(sheet.case));
}

/** The cell of a table's body, such as "'Fulcrum case'!B9". */
async function cellIn(name: string, row: number, header: string): Promise<string> {
  const { address, headers } = await table(name);
  const [, column, top] = /!([A-Z]+)(\d+):/.exec(address)!;
  const letter = String.fromCharCode(column!.charCodeAt(0) + headers.indexOf(header));
  return `'Fulcrum case'!${letter}${Number(top) + 1 + row}`;
}

describe('the case sheet', () => {
  it('is not there in a workbook without a case', async () => {
    expect(await readCaseSheet(workbook)).toBeNull();
  });

  it('gives back the case that was written, each cell bound by a defined name', async () => {
    const written = await createCaseSheet(workbook, sampleCase());
    expect(written.drivers[0]!.cell).toEqual({ name: 'Fulcrum_Driver_Price', address: 'Inputs!B1' });
    const sheet = (await readCaseSheet(workbook))!;
    expect(sheet.problems).toEqual([]);
    expect(sheet.case).toEqual(written);
    expect(
      await workbook.resolveNames(['Fulcrum_Driver_UnitCost', 'Fulcrum_Metric_Profit', 'Fulcrum_Schema']),
    ).toEqual(['Inputs!B3', 'KPIs!B1', "'Fulcrum case'!B2"]);
  });

  it("puts do nothing first, and a column per alternative after the drivers' own", async () => {
    await createCaseSheet(workbook, sampleCase());
    const { headers } = await table('FulcrumDrivers');
    expect(headers).toEqual([
      'Name',
      'Cell',
      'Unit',
      'Low',
      'Likely',
      'High',
      'Distribution',
      'Owner',
      'Source',
      'Date',
      'Confidence',
      'Do nothing',
      'Raise price',
      'Cut cost',
    ]);
  });

  it('changes nothing when nothing changed', async () => {
    await createCaseSheet(workbook, sampleCase());
    const sheet = (await readCaseSheet(workbook))!;
    expect(caseSheetEdits(sheet, sheet.case)).toMatchObject({
      defineNames: [],
      editTables: [],
      deleteNames: [],
    });
  });

  it('follows the cells when rows are inserted above them and when their sheet is renamed', async () => {
    await createCaseSheet(workbook, sampleCase());
    const inputs = excel.grid.sheets()[0]!.id;
    excel.grid.shift({
      kind: 'insert',
      axis: 'rows',
      area: { sheet: inputs, row: 0, column: 0, rowCount: 2, columnCount: 16_384 },
    });
    excel.grid.updateSheet(inputs, { name: 'Assumptions' });
    expect((await read()).drivers.map(({ cell }) => cell?.address)).toEqual([
      'Assumptions!B3',
      'Assumptions!B4',
      'Assumptions!B5',
    ]);
  });

  it('binds drivers added one by one, where Excel fills a formula down the column of its table', async () => {
    await createCaseSheet(workbook, createCase({ alternatives: [{ name: 'Do nothing' }] }));
    for (const [name, cell] of [
      ['Price', 'Inputs!B1'],
      ['Volume', 'Inputs!B2'],
      ['Unit cost', 'Inputs!B3'],
    ] as const) {
      await change((before) => ({
        ...before,
        drivers: [...before.drivers, driver({ name, cell: atAddress(cell) })],
      }));
    }
    expect((await read()).drivers.map(({ name, cell }) => [name, cell?.address])).toEqual([
      ['Price', 'Inputs!B1'],
      ['Volume', 'Inputs!B2'],
      ['Unit cost', 'Inputs!B3'],
    ]);
  });

  it('writes a single cell for a single change, leaving formulas and notes of the user alone', async () => {
    await createCaseSheet(workbook, sampleCase());
    const source = await cellIn('FulcrumDrivers', 0, 'Source');
    const volume = await cellIn('FulcrumDrivers', 1, 'Raise price');
    await workbook.write([
      { address: volume, cells: formula('=Inputs!B2*0.9') },
      { address: "'Fulcrum case'!T2", cells: text('my note') },
    ]);
    await change((before) => ({
      ...before,
      drivers: before.drivers.map((row) => (row.name === 'Price' ? { ...row, source: '=plan 2026' } : row)),
    }));
    const [changed, kept, note] = await workbook.read([source, volume, "'Fulcrum case'!T2"]);
    expect(changed).toMatchObject({ values: [['=plan 2026']], formulas: [[null]] });
    expect(kept).toMatchObject({ values: [[90]], formulas: [['=Inputs!B2*0.9']] });
    expect(note!.values).toEqual([['my note']]);
    expect((await read()).drivers[1]!.values['Raise price']).toBe(90);
  });

  it('adds, renames and removes rows and alternatives, in tables above others, with their columns', async () => {
    await createCaseSheet(workbook, sampleCase());
    const next = await change((before) => ({
      ...before,
      alternatives: [
        before.alternatives[0]!,
        { ...before.alternatives[1]!, name: 'Premium' },
        alternative({
          name: 'Both',
          months: 6,
          criteria: {
            ...alternative({ name: '' }).criteria,
            Resilience: { score: 4, evidence: 'two sources' },
          },
        }),
      ],
      drivers: [
        { ...before.drivers[0]!, values: { 'Do nothing': 10, Premium: 13, Both: 12 } },
        driver({ name: 'Margin target', unit: 'USD', values: { 'Do nothing': 1, Premium: null, Both: 2 } }),
        {
          ...before.drivers[2]!,
          name: 'Cost per unit',
          values: { 'Do nothing': 6.5, Premium: null, Both: null },
        },
      ],
      metrics: [...before.metrics, metric({ name: 'Third', direction: 'lower', lenses: ['CIO'] })],
      effects: [],
    }));
    const sheet = (await readCaseSheet(workbook))!;
    expect(sheet.problems).toEqual([]);
    expect(sheet.case).toEqual(next);
    expect((await table('FulcrumDrivers')).headers.slice(11)).toEqual(['Do nothing', 'Premium', 'Both']);
    // The driver that went was taken as renamed to the new one, so its name went with its binding.
    expect(await workbook.resolveNames(['Fulcrum_Driver_Volume', 'Fulcrum_Driver_UnitCost'])).toEqual([
      null,
      'Inputs!B3',
    ]);
  });

  it('keeps a note that stands beside a removed row', async () => {
    await createCaseSheet(workbook, sampleCase());
    const cell = (await cellIn('FulcrumDrivers', 1, 'Name')).replace('!A', '!T');
    await workbook.write([{ address: cell, cells: text('volume is from the S&OP plan') }]);
    await change((before) => ({
      ...before,
      drivers: before.drivers.filter(({ name }) => name !== 'Volume'),
    }));
    expect((await read()).drivers.map(({ name }) => name)).toEqual(['Price', 'Unit cost']);
    expect((await workbook.read([cell]))[0]!.values).toEqual([['volume is from the S&OP plan']]);
  });

  it('reads reordered and extra columns, an extra row of the decision, and blank rows', async () => {
    await createCaseSheet(workbook, sampleCase());
    await workbook.editTables([
      { kind: 'deleteColumn', table: 'FulcrumMetrics', at: 2 },
      { kind: 'insertColumn', table: 'FulcrumMetrics', at: 0, header: 'unit ' },
      { kind: 'insertColumn', table: 'FulcrumMetrics', at: 1, header: 'Remark' },
      {
        kind: 'setCells',
        table: 'FulcrumMetrics',
        cells: [
          { row: 0, column: 0, content: text('USD') },
          { row: 0, column: 1, content: text('mine') },
        ],
      },
      { kind: 'insertRows', table: 'FulcrumMetrics', at: 1, rows: [[]] },
      { kind: 'insertRows', table: 'FulcrumDecision', at: 2, rows: [[text('Sponsor'), text('COO')]] },
    ]);
    const before = await read();
    expect(before.metrics.map(({ name, unit }) => [name, unit])).toEqual([
      ['Profit', 'USD'],
      ['Revenue', ''],
    ]);
    await change((of) => ({
      ...of,
      decision: { ...of.decision, whyNow: 'prices rise in May' },
      metrics: of.metrics.map((row) => ({ ...row, cadence: 'monthly' })),
    }));
    const metrics = await table('FulcrumMetrics');
    expect(metrics.values.map((row) => row[1])).toEqual(['mine', null, null]);
    expect((await table('FulcrumDecision')).values[2]).toEqual(['Sponsor', 'COO']);
    expect((await read()).decision).toEqual({ ...before.decision, whyNow: 'prices rise in May' });
  });

  it('takes an address typed into the cell column, and binds it when the case is saved', async () => {
    await createCaseSheet(workbook, sampleCase());
    await workbook.write([{ address: await cellIn('FulcrumMetrics', 1, 'Cell'), cells: text('KPIs!$B$1') }]);
    expect((await read()).metrics[1]!.cell).toEqual({ name: null, address: 'KPIs!B1' });
    const saved = await change((before) => before);
    expect(saved.metrics[1]!.cell).toEqual({ name: 'Fulcrum_Metric_Revenue_2', address: 'KPIs!B1' });
    expect((await read()).metrics[1]!.cell).toEqual({ name: 'Fulcrum_Metric_Revenue_2', address: 'KPIs!B1' });
  });

  it("reads dates of Excel's as days", async () => {
    await createCaseSheet(workbook, sampleCase());
    await workbook.write([{ address: await cellIn('FulcrumDrivers', 0, 'Date'), cells: 46_112 }]);
    expect((await read()).drivers[0]!.date).toBe('2026-03-31');
    await workbook.write([{ address: await cellIn('FulcrumDecision', 4, 'Text'), cells: 46_112 }]);
    expect((await read()).decision.decideBy).toBe('2026-03-31');
  });

  it('reads a number in a field of the decision that is no day as it is', async () => {
    await createCaseSheet(workbook, sampleCase());
    await workbook.write([{ address: await cellIn('FulcrumDecision', 3, 'Text'), cells: 5 }]);
    expect((await read()).decision.horizon).toBe('5');
  });
});

describe('a flawed case sheet', () => {
  beforeEach(async () => {
    await createCaseSheet(workbook, sampleCase());
  });

  it('names the cell of a text where a number belongs, and does not overwrite it', async () => {
    const low = await cellIn('FulcrumDrivers', 0, 'Low');
    await workbook.write([{ address: low, cells: text('nine') }]);
    const sheet = (await readCaseSheet(workbook))!;
    expect(sheet.problems).toEqual([
      {
        table: 'FulcrumDrivers',
        cell: low,
        sentence: 'notANumber',
        facts: { table: 'FulcrumDrivers', cell: low, column: 'Low', found: '"nine"' },
        message: `FulcrumDrivers ${low} (Low) must be a number, not "nine".`,
      },
    ]);
    await change((before) => ({
      ...before,
      drivers: before.drivers.map((row) => ({ ...row, owner: 'Finance' })),
    }));
    expect((await workbook.read([low]))[0]!.values).toEqual([['nine']]);
  });

  it.each([
    [
      'FulcrumMetrics',
      'Direction',
      text('upwards'),
      /\(Direction\) must be one of higher, lower, not "upwards"/,
    ],
    [
      'FulcrumMetrics',
      'Lens',
      text('CFO, CTO'),
      /\(Lens\) must be one of CFO, COO, CIO, commercial, not "CTO"/,
    ],
    ['FulcrumAlternatives', 'Resilience', 7, /\(Resilience\) must be a whole number from 1 to 5, not 7/],
    ['FulcrumAlternatives', 'Months', -1, /\(Months\) must be zero or more, not -1/],
    ['FulcrumDrivers', 'Unit', formula('=1/0'), /shows the error #DIV\/0!; enter text/],
    [
      'FulcrumDrivers',
      'Cell',
      text('B4'),
      /must be the address of one cell with its sheet, such as Inputs!B4/,
    ],
    ['FulcrumDrivers', 'Name', text('Volume'), /repeats the name "Volume"/],
    [
      'FulcrumAlternatives',
      'Name',
      text('Status quo'),
      /No alternative in FulcrumAlternatives is named "Do nothing"/,
    ],
  ] as const)('says what is wrong in %s, column %s', async (name, header, content, message) => {
    await workbook.write([{ address: await cellIn(name, 0, header), cells: content }]);
    const { problems } = (await readCaseSheet(workbook))!;
    expect(problems.map((problem) => problem.message).join('\n')).toMatch(message);
    expect(problems[0]!.cell).toMatch(/^'Fulcrum case'![A-Z]+\d+$/);
  });

  it('says that a bound cell was deleted', async () => {
    excel.grid.shift({
      kind: 'delete',
      axis: 'rows',
      area: { sheet: excel.grid.sheets()[0]!.id, row: 0, column: 0, rowCount: 1, columnCount: 16_384 },
    });
    const { problems, case: of } = (await readCaseSheet(workbook))!;
    expect(of.drivers[0]!.cell).toEqual({ name: 'Fulcrum_Driver_Price', address: null });
    expect(problems[0]!.message).toMatch(
      /refers to Fulcrum_Driver_Price, whose cell was deleted; select the cell/,
    );
  });

  it('refuses a newer sheet, naming the cell, and leaves it as it is', async () => {
    await workbook.write([{ address: "'Fulcrum case'!B2", cells: 3 }]);
    await expect(readCaseSheet(workbook)).rejects.toMatchObject({
      code: 'newer',
      cell: "'Fulcrum case'!B2",
      message: expect.stringContaining("'Fulcrum case'!B2 says version 3"),
    });
  });

  it.each([[text('one')], [null]])('refuses a sheet without a readable version: %j', async (content) => {
    await workbook.write([{ address: "'Fulcrum case'!B2", cells: content }]);
    await expect(readCaseSheet(workbook)).rejects.toMatchObject({
      code: 'damaged',
      cell: "'Fulcrum case'!B2",
    });
  });

  it('refuses a sheet that lacks a column or a table', async () => {
    const { address } = await table('FulcrumMetrics');
    await workbook.editTables([{ kind: 'deleteColumn', table: 'FulcrumMetrics', at: 4 }]);
    await expect(readCaseSheet(workbook)).rejects.toMatchObject({
      code: 'damaged',
      cell: address.replace(/:.*/, ''),
      message: expect.stringContaining('lacks the column "Direction"'),
    });
    excel.grid.stored.tables.splice(
      excel.grid.stored.tables.findIndex(({ name }) => name === 'FulcrumAlternatives'),
      1,
    );
    await expect(readCaseSheet(workbook)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('The table FulcrumAlternatives is missing'),
    });
  });

  it("begins no second case over the first, nor over a sheet of the user's with that name", async () => {
    await expect(createCaseSheet(workbook, sampleCase())).rejects.toMatchObject({ code: 'damaged' });
  });

  it('binds new rows without a case of their own name', async () => {
    const next = await change((before) => ({
      ...before,
      drivers: [...before.drivers, driver({ name: '% of list, 2026', cell: atAddress('Inputs!B2') })],
    }));
    expect(next.drivers[3]!.cell!.name).toBe('Fulcrum_Driver_OfList2026');
  });
});
