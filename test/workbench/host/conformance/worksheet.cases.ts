import type { Bench, Cases } from './bench';
import { plain, properties, readings } from './bench';

async function names({ workbook, sync, context }: Bench): Promise<string[]> {
  workbook.worksheets.load('items/name');
  await sync.call({ context });
  return workbook.worksheets.items.map(({ name }) => name);
}

const layout = (bench: Bench): Excel.PageLayout => bench.sheet().pageLayout;

/** Registers, hears nothing of note, and unregisters: what the events say is the matter of event.test.ts. */
function registration(type: string, wireName: string, events: (bench: Bench) => unknown): Cases {
  return {
    [`${type}._Register${wireName}(), ${type}._Unregister${wireName}()`]: async (bench) => {
      const handlers = events(bench) as OfficeExtension.EventHandlers<unknown>;
      const result = handlers.add(() => Promise.resolve());
      await bench.sync();
      result.remove();
      await result.context.sync();
    },
  };
}

function loaded(bench: Bench): Excel.Worksheet {
  const sheet = bench.sheet();
  // Office.js aims a worksheet's events at its id.
  sheet.load('id');
  return sheet;
}

export const worksheetCases: Cases = {
  'Workbook.worksheets, WorksheetCollection.add(), WorksheetCollection.items, WorksheetCollection.getItem(), Worksheet.name, Worksheet.name =':
    async (bench) => {
      const { worksheets } = bench.workbook;
      worksheets.add('Trade-offs');
      await bench.sync();
      expect(await names(bench)).toContain('Trade-offs');
      const sheet = worksheets.getItem('TRADE-OFFS');
      sheet.name = 'Brief';
      expect(await bench.read(sheet, 'name')).toBe('Brief');
      worksheets.add('brief');
      expect(await bench.failure()).toBe('ItemAlreadyExists');
      worksheets.add('a/b');
      expect(await bench.failure()).toBe('InvalidArgument');
      worksheets.getItem('Nowhere').load('name');
      expect(await bench.failure()).toBe('ItemNotFound');
    },
  'WorksheetCollection.getItemOrNullObject()': async (bench) => {
    const none = bench.workbook.worksheets.getItemOrNullObject('Nowhere');
    const cells = none.getRange('A1');
    none.load('name');
    cells.load('values');
    await bench.sync();
    expect([none.isNullObject, cells.isNullObject]).toEqual([true, true]);
  },
  'WorksheetCollection.getCount(), WorksheetCollection.getFirst(), WorksheetCollection.getLast(), Worksheet.visibility, Worksheet.visibility =':
    async (bench) => {
      const { worksheets } = bench.workbook;
      const sheet = bench.sheet();
      const all = worksheets.getCount();
      await bench.sync();
      expect(await bench.read(sheet, 'visibility')).toBe('Visible');
      sheet.visibility = bench.excel.Excel.SheetVisibility.hidden;
      expect(await bench.read(sheet, 'visibility')).toBe('Hidden');
      const visible = worksheets.getCount(true);
      const first = worksheets.getFirst();
      const last = worksheets.getLast();
      const lastVisible = worksheets.getLast(true);
      first.load('name');
      last.load('id');
      lastVisible.load('id');
      sheet.load('id');
      await bench.sync();
      expect(visible.value).toBe(all.value - 1);
      expect(first.name).toBe('Sheet1');
      expect(last.id).toBe(sheet.id);
      expect(lastVisible.id).not.toBe(sheet.id);
    },
  'WorksheetCollection.getActiveWorksheet(), Worksheet.activate(), Worksheet.id': async (bench) => {
    const sheet = bench.sheet();
    sheet.activate();
    const active = bench.workbook.worksheets.getActiveWorksheet();
    active.load('id');
    sheet.load('id');
    await bench.sync();
    expect(active.id).toBe(sheet.id);
  },
  'Worksheet.position, Worksheet.position =': async (bench) => {
    const sheet = bench.sheet();
    sheet.position = 0;
    expect(await bench.read(sheet, 'position')).toBe(0);
    sheet.position = 999;
    expect(await bench.failure()).toBe('InvalidArgument');
    sheet.delete();
    await bench.sync();
  },
  'Worksheet.delete()': async (bench) => {
    const sheet = bench.workbook.worksheets.add('Short-lived');
    bench.sheet([["='Short-lived'!A1"]]);
    sheet.delete();
    await bench.sync();
    expect(await names(bench)).not.toContain('Short-lived');
  },
  ...properties('Worksheet', (bench) => bench.sheet(), { tabColor: ['', '#FF8800'] }),
  // Office.js sends showGridlines under another name.
  'Worksheet.showGridlines, Worksheet.gridlines =': async (bench) => {
    const sheet = bench.sheet();
    expect(await bench.read(sheet, 'showGridlines')).toBe(true);
    sheet.showGridlines = false;
    expect(await bench.read(sheet, 'showGridlines')).toBe(false);
  },
  ...readings('Worksheet', (bench) => bench.sheet(), { standardWidth: 8.43, standardHeight: 15 }),
  'Worksheet.getCell(), Worksheet.getRange(), Worksheet.getRangeByIndexes()': async (bench) => {
    const sheet = bench.sheet();
    expect(await bench.address(sheet.getCell(2, 3))).toBe('D3');
    expect(await bench.address(sheet.getRange('$B$2:C9'))).toBe('B2:C9');
    expect(await bench.address(sheet.getRange('B:C'))).toBe('B:C');
    expect(await bench.address(sheet.getRange())).toBe('1:1048576');
    expect(await bench.address(sheet.getRangeByIndexes(1, 0, 2, 3))).toBe('A2:C3');
    bench.workbook.names.add('wholeColumn', sheet.getRange('E:E'));
    expect(await bench.address(sheet.getRange('wholeColumn'))).toBe('E:E');
    sheet.getRange('nonsense!').load('address');
    expect(await bench.failure()).toBe('InvalidArgument');
    sheet.getRangeByIndexes(0, 0, 0, 1).load('address');
    expect(await bench.failure()).toBe('InvalidArgument');
  },
  'Worksheet.getRanges()': async (bench) => {
    const areas = bench.sheet().getRanges('A1:B2,D4');
    areas.load('address,areaCount');
    await bench.sync();
    expect(areas.areaCount).toBe(2);
    expect(areas.address).toMatch(/!A1:B2,.*!D4$/);
  },
  'Worksheet.getUsedRange(), Worksheet.getUsedRangeOrNullObject()': async (bench) => {
    const sheet = bench.sheet();
    const none = sheet.getUsedRangeOrNullObject();
    none.load('address');
    await bench.sync();
    expect(none.isNullObject).toBe(true);
    expect(await bench.address(sheet.getUsedRange())).toBe('A1');
    sheet.getRange('B2').values = [[1]];
    sheet.getRange('C9').format.fill.color = '#FFFF00';
    expect(await bench.address(sheet.getUsedRange())).toBe('B2:C9');
    expect(await bench.address(sheet.getUsedRangeOrNullObject(true))).toBe('B2');
  },
  'Worksheet.getNext(), Worksheet.getNextOrNullObject(), Worksheet.getPrevious(), Worksheet.getPreviousOrNullObject()':
    async (bench) => {
      const [first, second] = [bench.sheet(), bench.sheet()];
      first.load('id');
      second.load('id');
      const next = first.getNext();
      const previous = second.getPrevious();
      const none = second.getNextOrNullObject();
      const before = second.getPreviousOrNullObject(true);
      for (const sheet of [next, previous, none, before]) sheet.load('id');
      await bench.sync();
      expect([next.id, previous.id, before.id]).toEqual([second.id, first.id, first.id]);
      expect(none.isNullObject).toBe(true);
      second.getNext().load('id');
      expect(await bench.failure()).toBe('ItemNotFound');
    },
  'Worksheet.calculate()': async (bench) => {
    const sheet = bench.sheet([[2, '=A1*2']]);
    sheet.calculate(true);
    expect(await bench.read(sheet.getRange('B1'), 'values')).toEqual([[4]]);
  },
  'Worksheet.freezePanes, WorksheetFreezePanes.freezeAt(), WorksheetFreezePanes.freezeRows(), WorksheetFreezePanes.freezeColumns(), WorksheetFreezePanes.unfreeze(), WorksheetFreezePanes.getLocation(), WorksheetFreezePanes.getLocationOrNullObject()':
    async (bench) => {
      const sheet = bench.sheet();
      const { freezePanes } = sheet;
      freezePanes.freezeAt(sheet.getRange('A1:B3'));
      expect(await bench.address(freezePanes.getLocation())).toBe('A1:B3');
      freezePanes.freezeRows(2);
      expect(await bench.address(freezePanes.getLocation())).toBe('1:2');
      freezePanes.freezeColumns(1);
      expect(await bench.address(freezePanes.getLocation())).toBe('A:A');
      freezePanes.unfreeze();
      const none = freezePanes.getLocationOrNullObject();
      none.load('address');
      await bench.sync();
      expect(none.isNullObject).toBe(true);
    },
  'Worksheet.protection, WorksheetProtection.protect(), WorksheetProtection.unprotect(), WorksheetProtection.protected, WorksheetProtection.options':
    async (bench) => {
      const sheet = bench.sheet([[1, 2]]);
      sheet.getRange('B1').format.protection.locked = false;
      sheet.protection.protect({ allowFormatCells: true }, 'secret');
      sheet.protection.load('protected,options');
      await bench.sync();
      expect(sheet.protection.protected).toBe(true);
      expect(plain(sheet.protection.options)).toMatchObject({ allowFormatCells: true });
      sheet.getRange('A1').values = [[3]];
      expect(await bench.failure()).toBe('AccessDenied');
      sheet.getRange('B1').values = [[3]];
      sheet.getRange('A1').format.fill.color = '#FFFF00';
      await bench.sync();
      sheet.getRange('A1').format.columnWidth = 99;
      expect(await bench.failure()).toBe('AccessDenied');
      sheet.getRange('1:1').insert('Down' as Excel.InsertShiftDirection);
      expect(await bench.failure()).toBe('AccessDenied');
      sheet.protection.unprotect('wrong');
      expect(await bench.failure()).toBe('InvalidArgument');
      sheet.protection.unprotect('secret');
      sheet.getRange('A1').values = [[4]];
      expect(await bench.read(sheet.getRange('A1:B1'), 'values')).toEqual([[4, 3]]);
    },
  'Worksheet.pageLayout': async (bench) => {
    const sheet = bench.sheet();
    sheet.pageLayout.orientation = bench.excel.Excel.PageOrientation.landscape;
    expect(await bench.read(sheet.pageLayout, 'orientation')).toBe('Landscape');
  },
  ...properties('PageLayout', layout, {
    orientation: ['Portrait', 'Landscape'],
    paperSize: ['Letter', 'A4'],
    printOrder: ['DownThenOver', 'OverThenDown'],
    zoom: [{ scale: 100 }, { horizontalFitToPages: 1, verticalFitToPages: 0 }],
    centerHorizontally: [false, true],
    centerVertically: [false, true],
    blackAndWhite: [false, true],
    draftMode: [false, true],
    printGridlines: [false, true],
    printHeadings: [false, true],
    leftMargin: [50.4, 36],
    rightMargin: [50.4, 36],
    topMargin: [54, 36],
    bottomMargin: [54, 36],
    headerMargin: [21.6, 10],
    footerMargin: [21.6, 10],
  }),
  'PageLayout.setPrintMargins()': async (bench) => {
    const pageLayout = layout(bench);
    pageLayout.setPrintMargins('Inches' as Excel.PrintMarginUnit, { left: 1, top: 0.5 });
    pageLayout.load('leftMargin,topMargin,rightMargin');
    await bench.sync();
    expect([pageLayout.leftMargin, pageLayout.topMargin, pageLayout.rightMargin]).toEqual([72, 36, 50.4]);
    pageLayout.setPrintMargins('Inches' as Excel.PrintMarginUnit, { left: -1 });
    expect(await bench.failure()).toBe('InvalidArgument');
  },
  'PageLayout.setPrintArea(), PageLayout.getPrintArea(), PageLayout.getPrintAreaOrNullObject()': async (
    bench,
  ) => {
    const pageLayout = layout(bench);
    const none = pageLayout.getPrintAreaOrNullObject();
    none.load('address');
    await bench.sync();
    expect(none.isNullObject).toBe(true);
    pageLayout.setPrintArea('A1:H40');
    expect(await bench.read(pageLayout.getPrintArea(), 'address')).toMatch(/!A1:H40$/);
  },
  'PageLayout.setPrintTitleRows(), PageLayout.getPrintTitleRows(), PageLayout.getPrintTitleRowsOrNullObject()':
    async (bench) => {
      const pageLayout = layout(bench);
      const none = pageLayout.getPrintTitleRowsOrNullObject();
      none.load('address');
      await bench.sync();
      expect(none.isNullObject).toBe(true);
      pageLayout.setPrintTitleRows('1:2');
      expect(await bench.address(pageLayout.getPrintTitleRows())).toBe('1:2');
    },
  'PageLayout.setPrintTitleColumns(), PageLayout.getPrintTitleColumns(), PageLayout.getPrintTitleColumnsOrNullObject()':
    async (bench) => {
      const pageLayout = layout(bench);
      const none = pageLayout.getPrintTitleColumnsOrNullObject();
      none.load('address');
      await bench.sync();
      expect(none.isNullObject).toBe(true);
      pageLayout.setPrintTitleColumns('A:A');
      expect(await bench.address(pageLayout.getPrintTitleColumns())).toBe('A:A');
    },
  'PageLayout.headersFooters, HeaderFooterGroup.state, HeaderFooterGroup.defaultForAllPages': async (
    bench,
  ) => {
    const { headersFooters } = layout(bench);
    expect(await bench.read(headersFooters, 'state')).toBe('Default');
    headersFooters.defaultForAllPages.leftFooter = '&F';
    expect(await bench.read(headersFooters.defaultForAllPages, 'leftFooter')).toBe('&F');
  },
  ...properties('HeaderFooter', (bench) => layout(bench).headersFooters.defaultForAllPages, {
    leftHeader: ['', 'Left'],
    centerHeader: ['', 'Centre'],
    rightHeader: ['', 'Right'],
    leftFooter: ['', '&F'],
    centerFooter: ['', '&P of &N'],
    rightFooter: ['', '&D'],
  }),
  ...registration('Worksheet', 'DataChangedEvent', (bench) => loaded(bench).onChanged),
  ...registration('Worksheet', 'SelectionChangedEvent', (bench) => loaded(bench).onSelectionChanged),
  ...registration('Worksheet', 'CalculatedEvent', (bench) => loaded(bench).onCalculated),
  ...registration('Worksheet', 'ActivatedEvent', (bench) => loaded(bench).onActivated),
  ...registration('Worksheet', 'DeactivatedEvent', (bench) => loaded(bench).onDeactivated),
  ...registration('Worksheet', 'EventNameChanged', (bench) => loaded(bench).onNameChanged),
  ...registration('WorksheetCollection', 'DataChangedEvent', (bench) => bench.workbook.worksheets.onChanged),
  ...registration(
    'WorksheetCollection',
    'SelectionChangedEvent',
    ({ workbook }) => workbook.worksheets.onSelectionChanged,
  ),
  ...registration(
    'WorksheetCollection',
    'CalculatedEvent',
    (bench) => bench.workbook.worksheets.onCalculated,
  ),
  ...registration('WorksheetCollection', 'ActivatedEvent', (bench) => bench.workbook.worksheets.onActivated),
  ...registration(
    'WorksheetCollection',
    'DeactivatedEvent',
    (bench) => bench.workbook.worksheets.onDeactivated,
  ),
  ...registration('WorksheetCollection', 'AddedEvent', (bench) => bench.workbook.worksheets.onAdded),
  ...registration('WorksheetCollection', 'DeletedEvent', (bench) => bench.workbook.worksheets.onDeleted),
  ...registration(
    'WorksheetCollection',
    'EventNameChanged',
    (bench) => bench.workbook.worksheets.onNameChanged,
  ),
  ...registration('TableCollection', 'DataChangedEvent', (bench) => bench.workbook.tables.onChanged),
  ...registration('TableCollection', 'AddedEvent', (bench) => bench.workbook.tables.onAdded),
  ...registration('TableCollection', 'DeletedEvent', (bench) => bench.workbook.tables.onDeleted),
  ...registration('Table', 'DataChangedEvent', (bench) => loadedTable(bench).onChanged),
  ...registration('Table', 'SelectionChangedEvent', (bench) => loadedTable(bench).onSelectionChanged),
};

function loadedTable(bench: Bench): Excel.Table {
  const table = bench.sheet([['a'], [1]]).tables.add('A1:A2', true);
  table.load('id');
  return table;
}
