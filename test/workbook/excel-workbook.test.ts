import { excelWorkbook } from '../../src/workbook/excel-workbook';
import type { CellsChanged, SheetPlan, Workbook } from '../../src/workbook/workbook';
import { formula, text } from '../../src/workbook/workbook';
import type { ExcelInNode, ExcelInNodeOptions } from '../support/excel-in-node';
import { openExcel } from '../support/excel-in-node';

let excel: ExcelInNode;
let workbook: Workbook;

async function open(sheets: ExcelInNodeOptions['sheets'], more: ExcelInNodeOptions = {}): Promise<void> {
  excel = await openExcel({ sheets, ...more } as ExcelInNodeOptions);
  workbook = excelWorkbook();
}

afterEach(async () => {
  await excel.close();
});

const MODEL = {
  Inputs: [
    ['Price', 10],
    ['Volume', 100],
    ['Open?', true],
  ],
  'Cash flow': [
    ['Revenue', '=Inputs!B1*Inputs!B2'],
    ['Broken', '=1/0'],
    ['Nothing', '=""'],
  ],
};

describe('cells', () => {
  it('reads values, formulas and formats of several sheets in one go, telling blanks, errors and empty texts apart', async () => {
    await open(MODEL);
    const [inputs, flow] = await workbook.read(['Inputs!A1:B4', "'Cash flow'!B1:$B$3"], {
      numberFormats: true,
    });
    expect(inputs!.address).toBe('Inputs!A1:B4');
    expect(inputs!.values).toEqual([
      ['Price', 10],
      ['Volume', 100],
      ['Open?', true],
      [null, null],
    ]);
    expect(inputs!.formulas.flat().every((one) => one === null)).toBe(true);
    expect(inputs!.numberFormats![0]).toEqual(['General', 'General']);
    expect(flow!.values).toEqual([[1000], [{ error: '#DIV/0!' }], ['']]);
    expect(flow!.formulas).toEqual([['=Inputs!B1*Inputs!B2'], ['=1/0'], ['=""']]);
  });

  it('reads a range of more cells than one answer of Excel holds', async () => {
    await open({ Big: [] });
    const rows = Array.from({ length: 3000 }, (_, r) => Array.from({ length: 25 }, (_, c) => r * 25 + c));
    await workbook.write([{ address: 'Big!A1:Y3000', cells: rows }]);
    const [content] = await workbook.read(['Big!A1:Y3000']);
    expect(content!.values).toEqual(rows);
  });

  it('reads and writes in pieces what Excel on the web does not take at once', async () => {
    await open({ Big: [] }, { payloadLimit: 5_000_000 });
    const entry = (r: number): string => `${'x'.repeat(300)}${r}`;
    const rows = Array.from({ length: 20_000 }, (_, r) => [text(entry(r)), r]);
    await workbook.write([{ address: 'Big!A1:B20000', cells: rows }]);
    const [content] = await workbook.read(['Big!A1:B20000'], { numberFormats: true });
    expect(content!.values).toEqual(rows.map((_, r) => [entry(r), r]));
    expect(content!.numberFormats).toHaveLength(20_000);

    const definition = { name: 'Long', sheet: 'Big', at: 'D1', headers: ['Text', 'Row'], rows };
    await workbook.editTables([{ kind: 'create', definition }]);
    const [none, table] = await workbook.readTables(['None', 'Long']);
    expect(none).toBeNull();
    expect(table).toMatchObject({ name: 'Long', address: 'Big!D1:E20001', headers: ['Text', 'Row'] });
    expect(table!.values).toEqual(content!.values);
  }, 60_000);

  it('writes numbers, formulas, texts that look like something else, and blanks', async () => {
    await open(MODEL);
    const texts = [
      '=SUM(A1)',
      '+49 30',
      '-',
      '@home',
      "'quoted'",
      '00123',
      '3.5 %',
      'true',
      '#N/A',
      '1 May',
      'plain',
    ];
    await workbook.write([
      { address: `Inputs!D1:D${texts.length}`, cells: texts.map((one) => [text(one)]) },
      { address: 'Inputs!B1:B2', cells: [[undefined], [null]] },
      { address: 'Inputs!C1', cells: formula('=B1*2'), numberFormat: '0.00' },
    ]);
    const [written, inputs, doubled] = await workbook.read(
      [`Inputs!D1:D${texts.length}`, 'Inputs!B1:B2', 'Inputs!C1'],
      { numberFormats: true },
    );
    expect(written!.values.flat()).toEqual(texts);
    expect(written!.formulas.flat()).toEqual(texts.map(() => null));
    expect(inputs!.values).toEqual([[10], [null]]);
    expect(doubled).toMatchObject({ values: [[20]], formulas: [['=B1*2']], numberFormats: [['0.00']] });
  });

  it('calculates custom functions before it says it is done', async () => {
    await open(MODEL, { calculationDelay: 30 });
    await workbook.write([{ address: 'Inputs!B1', cells: 12 }]);
    await workbook.calculate();
    expect((await workbook.read(["'Cash flow'!B1"]))[0]!.values).toEqual([[1200]]);
  });

  it('names the area that a formula spills over', async () => {
    await open({
      S: [['={1,2;3,4;5,6}', null, 7]],
    });
    expect(await workbook.spills(['S!A1', 'S!C1'])).toEqual(['S!A1:B3', null]);
  });

  it('reads and writes in English where the workbook is German', async () => {
    await open({ Inputs: [['=SUM(1.5,2)', 1.5]] }, { locale: 'de-DE' });
    const [content] = await workbook.read(['Inputs!A1:B1']);
    expect(content).toMatchObject({ values: [[3.5, 1.5]], formulas: [['=SUM(1.5,2)', null]] });
    expect((await workbook.info()).locale).toMatchObject({ contentLanguage: 'de-DE', decimalSeparator: ',' });
  });
});

describe('failures', () => {
  it('names a sheet that is not there', async () => {
    await open(MODEL);
    await expect(workbook.read(['Gone!A1'])).rejects.toMatchObject({
      code: 'not-found',
      message: 'The workbook has no sheet "Gone" any more.',
    });
    await expect(workbook.write([{ address: 'Gone!A1', cells: 1 }])).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(workbook.select('Gone!A1')).rejects.toMatchObject({ code: 'not-found', where: 'Gone' });
    await expect(workbook.read(['nonsense'])).rejects.toMatchObject({ code: 'not-found', where: 'nonsense' });
  });

  it('refuses a protected sheet by its name before anything is written', async () => {
    await open(MODEL);
    excel.grid.stored.protection.set(excel.grid.sheets()[1]!.id, { password: null, options: {} });
    await expect(
      workbook.write([
        { address: 'Inputs!B1', cells: 99 },
        { address: "'Cash flow'!B1", cells: 1 },
      ]),
    ).rejects.toMatchObject({ code: 'protected', where: 'Cash flow' });
    expect((await workbook.read(['Inputs!B1']))[0]!.values).toEqual([[10]]);
    expect((await workbook.sheets()).map((sheet) => sheet.protected)).toEqual([false, true]);
  });

  it('writes the unlocked cells of a protected sheet', async () => {
    await open(MODEL);
    const sheet = excel.grid.sheets()[0]!.id;
    excel.grid.applyStyle({ sheet, row: 0, column: 1, rowCount: 1, columnCount: 1 }, { locked: false });
    excel.grid.stored.protection.set(sheet, { password: null, options: {} });
    await workbook.write([{ address: 'Inputs!B1', cells: 42 }]);
    expect((await workbook.read(['Inputs!B1']))[0]!.values).toEqual([[42]]);
    await expect(workbook.write([{ address: 'Inputs!B1:B2', cells: 1 }])).rejects.toMatchObject({
      code: 'protected',
      where: 'Inputs',
    });
  });

  it('refuses cells that do not fit their address', async () => {
    await open(MODEL);
    await expect(workbook.write([{ address: 'Inputs!A1:B1', cells: [[1]] }])).rejects.toMatchObject({
      code: 'refused',
      where: 'Inputs!A1:B1',
    });
  });

  it('waits until the user has finished typing in a cell', async () => {
    await open(MODEL);
    excel.grid.beginEditing();
    const written = workbook.write([{ address: 'Inputs!B1', cells: 11 }]);
    let done = false;
    void written.then(() => (done = true));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(done).toBe(false);
    excel.grid.endEditing();
    await written;
    expect((await workbook.read(['Inputs!B1']))[0]!.values).toEqual([[11]]);
  });
});

describe('sheets and names', () => {
  it('lists sheets with what they use', async () => {
    await open({ ...MODEL, Empty: [] });
    expect(await workbook.sheets()).toEqual([
      { name: 'Inputs', visible: true, protected: false, usedRange: 'Inputs!A1:B3' },
      { name: 'Cash flow', visible: true, protected: false, usedRange: "'Cash flow'!A1:B3" },
      { name: 'Empty', visible: true, protected: false, usedRange: null },
    ]);
  });

  it('adds a sheet once and shows it', async () => {
    await open(MODEL);
    await workbook.addSheet('New');
    await workbook.addSheet('New');
    await workbook.activateSheet('New');
    expect(excel.grid.sheets().map(({ name }) => name)).toEqual(['Inputs', 'Cash flow', 'New']);
    expect(excel.grid.activeSheet()).toBe(excel.grid.sheets()[2]!.id);
  });

  it('defines, points anew, resolves and deletes names, which follow inserted rows', async () => {
    await open(MODEL);
    await workbook.defineNames([{ name: 'Fulcrum_Driver_Price', address: 'Inputs!B1' }]);
    await workbook.defineNames([
      { name: 'Fulcrum_Driver_Price', address: 'Inputs!B2', comment: 'the volume' },
    ]);
    expect(await workbook.resolveNames(['Fulcrum_Driver_Price', 'Unknown'])).toEqual(['Inputs!B2', null]);
    const sheet = excel.grid.sheets()[0]!.id;
    const insertion = { sheet, row: 0, column: 0, rowCount: 1, columnCount: 16_384 };
    excel.grid.shift({ kind: 'insert', axis: 'rows', area: insertion });
    expect(await workbook.resolveNames(['Fulcrum_Driver_Price'])).toEqual(['Inputs!B3']);
    expect(await workbook.names()).toEqual([
      { name: 'Fulcrum_Driver_Price', sheet: null, formula: '=Inputs!$B$3', visible: true },
    ]);
    excel.grid.shift({ kind: 'delete', axis: 'rows', area: { ...insertion, row: 2 } });
    expect(await workbook.resolveNames(['Fulcrum_Driver_Price'])).toEqual([null]);
    await workbook.deleteNames(['Fulcrum_Driver_Price', 'Unknown']);
    expect(await workbook.names()).toEqual([]);
  });
});

describe('tables', () => {
  const definition = {
    name: 'Stock',
    sheet: 'T',
    title: 'Stock on hand',
    at: 'A3',
    headers: ['Item', 'Units'],
    rows: [
      [text('Bolt'), 5],
      [text('Nut'), formula('=2+5')],
    ],
  };

  it('creates and reads them', async () => {
    await open({ T: [] });
    await workbook.editTables([{ kind: 'create', definition }]);
    expect(await workbook.tables()).toEqual([{ name: 'Stock', sheet: 'T', address: 'T!A3:B5' }]);
    expect(await workbook.readTables(['stock', 'None'])).toEqual([
      {
        name: 'Stock',
        sheet: 'T',
        address: 'T!A3:B5',
        headers: ['Item', 'Units'],
        values: [
          ['Bolt', 5],
          ['Nut', 7],
        ],
        formulas: [
          [null, null],
          [null, '=2+5'],
        ],
      },
      null,
    ]);
    expect((await workbook.read(['T!A2']))[0]!.values).toEqual([['Stock on hand']]);
  });

  it('inserts and deletes whole rows, so that a table below and notes beside move along', async () => {
    await open({ T: [] });
    const below = { ...definition, name: 'Below', title: 'Below', at: 'A8', rows: [[text('Gear'), 1]] };
    await workbook.editTables([
      { kind: 'create', definition },
      { kind: 'create', definition: below },
    ]);
    await workbook.write([{ address: 'T!D5', cells: text('note on nuts') }]);
    await workbook.editTables([
      {
        kind: 'insertRows',
        table: 'Stock',
        at: 1,
        rows: [
          [text('Washer'), 9],
          [text('Pin'), undefined],
        ],
      },
      { kind: 'insertRows', table: 'Stock', at: 4, rows: [[text('Last'), 1]] },
      { kind: 'setCells', table: 'Below', cells: [{ row: 0, column: 1, content: 2 }] },
      { kind: 'insertRows', table: 'Below', at: 1, rows: [[text('Cog'), 3]] },
    ]);
    const [stock, other] = await workbook.readTables(['Stock', 'Below']);
    expect(stock!.values.map(([item]) => item)).toEqual(['Bolt', 'Washer', 'Pin', 'Nut', 'Last']);
    expect(stock!.address).toBe('T!A3:B8');
    expect(other!.address).toBe('T!A11:B13');
    expect(other!.values).toEqual([
      ['Gear', 2],
      ['Cog', 3],
    ]);
    expect((await workbook.read(['T!D7']))[0]!.values).toEqual([['note on nuts']]);

    await workbook.editTables([
      { kind: 'deleteRows', table: 'Stock', at: 1, count: 2 },
      { kind: 'deleteRows', table: 'Below', at: 0, count: 2 },
    ]);
    const [shorter, emptied] = await workbook.readTables(['Stock', 'Below']);
    expect(shorter!.values.map(([item]) => item)).toEqual(['Bolt', 'Nut', 'Last']);
    expect(emptied!.values).toEqual([[null, null]]);
    expect((await workbook.read(['T!D5']))[0]!.values).toEqual([['note on nuts']]);
  });

  it('inserts rows at the top that look as the rows below them, not as the heading above', async () => {
    await open({ T: [] });
    const added = [
      [text('Screw'), 1],
      [text('Pin'), 2],
    ];
    await workbook.editTables([
      { kind: 'create', definition },
      { kind: 'insertRows', table: 'Stock', at: 0, rows: added },
    ]);
    expect((await workbook.readTables(['Stock']))[0]!.values.map(([item]) => item)).toEqual([
      'Screw',
      'Pin',
      'Bolt',
      'Nut',
    ]);
    const { id } = excel.grid.sheets()[0]!;
    const [heading, ...rows] = excel.grid.styles({
      sheet: id,
      row: 2,
      column: 0,
      rowCount: 5,
      columnCount: 1,
    });
    expect(rows).toEqual(rows.map(() => rows[3]));
    expect(rows[0]).not.toEqual(heading);
  });

  it('inserts, renames and deletes columns', async () => {
    await open({ T: [] });
    await workbook.editTables([
      { kind: 'create', definition },
      { kind: 'insertColumn', table: 'Stock', at: 1, header: 'Place' },
      { kind: 'insertColumn', table: 'Stock', at: 3, header: 'Note' },
      { kind: 'renameColumn', table: 'Stock', at: 2, header: '2026' },
      { kind: 'setCells', table: 'Stock', cells: [{ row: 1, column: 1, content: text('A7') }] },
      { kind: 'deleteColumn', table: 'Stock', at: 0 },
    ]);
    const [stock] = await workbook.readTables(['Stock']);
    expect(stock!.headers).toEqual(['Place', '2026', 'Note']);
    expect(stock!.values).toEqual([
      [null, 5, null],
      ['A7', 7, null],
    ]);
  });

  it('refuses a table that is gone, and a protected sheet', async () => {
    await open({ T: [] });
    const edit = { kind: 'deleteColumn', table: 'Stock', at: 0 } as const;
    await expect(workbook.editTables([edit])).rejects.toMatchObject({ code: 'not-found', where: 'Stock' });
    await workbook.editTables([{ kind: 'create', definition }]);
    excel.grid.stored.protection.set(excel.grid.sheets()[0]!.id, { password: null, options: {} });
    await expect(workbook.editTables([edit])).rejects.toMatchObject({ code: 'protected', where: 'T' });
  });
});

describe('settings, selection and events', () => {
  it('stores, replaces and removes settings in the workbook', async () => {
    await open(MODEL);
    expect(await workbook.readSetting('k')).toBeUndefined();
    await workbook.writeSettings({ k: { cells: [1.5, 'x', null] }, other: true });
    expect(await workbook.readSetting('k')).toEqual({ cells: [1.5, 'x', null] });
    await workbook.writeSettings({ k: undefined, other: false });
    expect(await workbook.readSetting('k')).toBeUndefined();
    expect(excel.grid.stored.settings.get('other')).toBe(false);
  });

  it('selects, and hears of selections', async () => {
    await open(MODEL);
    const heard: string[] = [];
    const stop = await workbook.onSelectionChanged((address) => heard.push(address));
    await workbook.select("'Cash flow'!B1:B2");
    expect(await workbook.selection()).toBe("'Cash flow'!B1:B2");
    await until(() => heard.length > 0);
    expect(heard.at(-1)).toBe("'Cash flow'!B1:B2");
    await stop();
    await workbook.select('Inputs!A1');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard.at(-1)).toBe("'Cash flow'!B1:B2");
  });

  it("tells its own edits from the user's and from a co-author's", async () => {
    await open(MODEL);
    const heard: CellsChanged[] = [];
    const stop = await workbook.onChanged((change) => heard.push(change));
    const sheet = excel.grid.sheets()[0]!.id;
    const cell = { sheet, row: 0, column: 1, rowCount: 1, columnCount: 1 };
    await workbook.write([{ address: 'Inputs!B2', cells: 5 }]);
    await until(() => heard.length > 0);
    await excel.host.whenIdle();
    excel.grid.write(cell, [[6]]);
    excel.grid.asCoauthor(() => excel.grid.write(cell, [[7]]));
    await until(() => heard.length >= 3);
    await stop();
    expect(heard).toEqual([
      { address: 'Inputs!B2', kind: 'edited', source: 'local', byAddIn: true, after: 5 },
      { address: 'Inputs!B1', kind: 'edited', source: 'local', byAddIn: false, after: 6 },
      { address: 'Inputs!B1', kind: 'edited', source: 'remote', byAddIn: false, after: 7 },
    ]);
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !condition(); i++) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('output sheets', () => {
  const plan = (rows: readonly string[], width = 2): SheetPlan => ({
    name: 'Report',
    columnWidths: [30, 12],
    freeze: { rows: 2, columns: 1 },
    print: { orientation: 'landscape', titleRows: '2:2', footerLeft: '&F', footerRight: '&D' },
    names: [{ name: 'Report_First', at: 'B3' }],
    blocks: [
      { at: 'A1', rows: [[{ content: text('Report'), role: 'title', columns: width }]] },
      {
        at: 'A2',
        rows: [
          Array.from({ length: width }, (_, c) => ({
            content: text(`Heading ${c}`),
            role: 'heading' as const,
          })),
          ...rows.map((row, r) => [
            { content: text(row) },
            { content: formula(`=Inputs!B${r + 1}`), role: 'link' as const, numberFormat: '#,##0' },
          ]),
        ],
      },
    ],
  });

  it('writes contents, looks, names and page layout, and says so again without doubling anything', async () => {
    await open(MODEL);
    await workbook.writeSheet(plan(['Price', 'Volume']));
    await workbook.writeSheet(plan(['Price', 'Volume']));
    const [content] = await workbook.read(['Report!A1:B4'], { numberFormats: true });
    expect(content!.values).toEqual([
      ['Report', null],
      ['Heading 0', 'Heading 1'],
      ['Price', 10],
      ['Volume', 100],
    ]);
    expect(content!.numberFormats![3]![1]).toBe('#,##0');
    const sheet = excel.grid.sheets().find(({ name }) => name === 'Report')!.id;
    const [headings, , links] = excel.grid.styles({
      sheet,
      row: 1,
      column: 0,
      rowCount: 3,
      columnCount: 2,
    }) as unknown as Record<string, unknown>[][];
    expect(headings![0]).toMatchObject({ bold: true, fontColor: '#FFFFFF' });
    expect(links![1]!.fontColor).toBe('#00612E');
    expect(excel.grid.frozenPanes(sheet)).toEqual({ rows: 2, columns: 1 });
    const layout = excel.grid.stored.pageLayout(sheet);
    expect(layout.orientation).toBe('Landscape');
    expect(layout.zoom).toEqual({ horizontalFitToPages: 1 });
    expect(layout.headersFooters).toMatchObject({ leftFooter: '&F', rightFooter: '&D' });
    expect(await workbook.resolveNames(['Report_First'])).toEqual(['Report!B3']);
    expect(excel.grid.merges(sheet)).toEqual([{ row: 0, column: 0, rowCount: 1, columnCount: 2 }]);
    expect(excel.grid.sheets().filter(({ name }) => name === 'Report')).toHaveLength(1);
  });

  it('keeps the notes beside and below when it grows', async () => {
    await open(MODEL);
    await workbook.writeSheet(plan(['Price']));
    await workbook.write([
      { address: 'Report!D3', cells: text('beside') },
      { address: 'Report!A5', cells: text('below') },
    ]);
    await workbook.writeSheet(plan(['Price', 'Volume', 'Open'], 4));
    const [content] = await workbook.read(['Report!A1:F7']);
    expect(content!.values[2]![5]).toBe('beside');
    expect(content!.values[6]![0]).toBe('below');
    await workbook.writeSheet(plan(['Price'], 4));
    const [again] = await workbook.read(['Report!A1:F7']);
    expect(again!.values[2]![5]).toBe('beside');
    expect(
      again!.values
        .slice(3, 5)
        .flat()
        .every((value) => value === null),
    ).toBe(true);
    expect(again!.values[6]![0]).toBe('below');
  });

  it("never writes over a sheet of the user's with the same name", async () => {
    await open({ ...MODEL, Report: [['mine']] });
    await expect(workbook.writeSheet(plan(['Price']))).rejects.toMatchObject({
      code: 'sheet-taken',
      where: 'Report',
    });
    expect((await workbook.read(['Report!A1']))[0]!.values).toEqual([['mine']]);
  });

  it('draws a chart once and updates it', async () => {
    await open(MODEL);
    const withChart: SheetPlan = {
      ...plan(['Price', 'Volume']),
      charts: [
        {
          name: 'Shares',
          kind: 'columns',
          title: 'Shares',
          source: 'A2:B4',
          seriesBy: 'columns',
          covers: 'A6:B12',
          valueAxisTitle: 'units',
        },
      ],
    };
    await workbook.writeSheet(withChart);
    await workbook.writeSheet(withChart);
    expect(excel.grid.stored.charts).toHaveLength(1);
    expect(excel.grid.stored.charts[0]).toMatchObject({
      name: 'Shares',
      chartType: 'ColumnClustered',
      title: { text: 'Shares' },
      series: [{ values: '=Report!$B$3:$B$4' }],
      categoryAxis: { reversed: false },
    });
  });

  it('draws bars from the top, with names that do not stand beside the numbers', async () => {
    await open(MODEL);
    const bars = {
      name: 'Changes',
      kind: 'bars',
      title: 'Changes',
      source: 'B3:B4',
      seriesBy: 'columns',
      categories: 'A3:A4',
      covers: 'A6:B12',
    } as const;
    await workbook.writeSheet({ ...plan(['Price', 'Volume']), charts: [bars] });
    expect(excel.grid.stored.charts[0]).toMatchObject({
      series: [{ values: '=Report!$B$3:$B$4', categories: '=Report!$A$3:$A$4' }],
      categoryAxis: { reversed: true, position: 'Maximum' },
    });
  });
});

describe('the workbook as a whole', () => {
  it('tells file, calculation mode, date system and capabilities', async () => {
    await open(MODEL, { requirementSets: { ExcelApi: '1.14' } });
    expect(workbook.capabilities).toMatchObject({ excelApi: 14, undoGroups: false, changeTrigger: true });
    expect(await workbook.info()).toMatchObject({
      fileName: 'Book1.xlsx',
      calculationMode: 'automatic',
      dateSystem: 1900,
      iteration: null,
    });
  });

  it.each(['1.14', '1.20'])(
    'groups writes on ExcelApi %s and throws on what the work throws',
    async (version) => {
      await open(MODEL, { requirementSets: { ExcelApi: version } });
      const read = await workbook.undoGroup(async (group) => {
        await group.write([{ address: 'Inputs!B1', cells: 20 }]);
        await group.undoGroup((inner) => inner.write([{ address: 'Inputs!B2', cells: 3 }]));
        await group.calculate();
        return group.read(["'Cash flow'!B1"]);
      });
      expect(read[0]!.values).toEqual([[60]]);
      await expect(workbook.undoGroup((group) => group.read(['Gone!A1']))).rejects.toMatchObject({
        code: 'not-found',
      });
    },
  );
});
