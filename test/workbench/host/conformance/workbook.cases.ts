import type { Cases } from './bench';
import { plain, properties, readings } from './bench';

export const workbookCases: Cases = {
  'Application.createWorkbook(), WorkbookCreated.open()': async (bench) => {
    const opened: Uint8Array[] = [];
    bench.excel.host.onOpenFile = (data) => void opened.push(data);
    await bench.excel.Excel.createWorkbook(btoa('PK file'));
    expect(opened.map((data) => new TextDecoder().decode(data))).toEqual(['PK file']);
    bench.excel.host.onOpenFile = undefined;
    await expect(bench.excel.Excel.createWorkbook(btoa('PK file'))).rejects.toMatchObject({
      code: 'NotImplemented',
    });
  },
  ...readings('Workbook', ({ workbook }) => workbook, {
    name: 'Book1.xlsx',
    readOnly: false,
    autoSave: false,
    isDirty: false,
    previouslySaved: true,
  }),
  'Workbook.application, Application.calculationMode, Application.calculationMode =': async (bench) => {
    const { application } = bench.workbook;
    expect(await bench.read(application, 'calculationMode')).toBe('Automatic');
    application.calculationMode = bench.excel.Excel.CalculationMode.manual;
    expect(await bench.read(application, 'calculationMode')).toBe('Manual');
    application.calculationMode = 'Automatic' as Excel.CalculationMode;
    await bench.sync();
  },
  'Application.calculate()': async (bench) => {
    const { application } = bench.workbook;
    const sheet = bench.sheet([[1, '=A1*2']]);
    await bench.sync();
    application.calculationMode = 'Manual' as Excel.CalculationMode;
    sheet.getRange('A1').values = [[5]];
    expect(await bench.read(sheet.getRange('B1'), 'values')).toEqual([[2]]);
    application.calculate(bench.excel.Excel.CalculationType.recalculate);
    expect(await bench.read(sheet.getRange('B1'), 'values')).toEqual([[10]]);
    application.calculationMode = 'Automatic' as Excel.CalculationMode;
    await bench.sync();
    application.calculate('Sometimes' as Excel.CalculationType);
    expect(await bench.failure()).toBe('InvalidArgument');
  },
  'Application.suspendApiCalculationUntilNextSync(), Application.suspendScreenUpdatingUntilNextSync()':
    async (bench) => {
      const sheet = bench.sheet([[1, '=A1*2']]);
      bench.workbook.application.suspendApiCalculationUntilNextSync();
      bench.workbook.application.suspendScreenUpdatingUntilNextSync();
      sheet.getRange('A1').values = [[4]];
      await bench.sync();
      expect(await bench.read(sheet.getRange('B1'), 'values')).toEqual([[8]]);
    },
  ...readings('Application', ({ workbook }) => workbook.application, {
    calculationState: 'Done',
    calculationEngineVersion: 191029,
    decimalSeparator: '.',
    thousandsSeparator: ',',
    useSystemSeparators: true,
  }),
  'Application.iterativeCalculation': async (bench) =>
    expect(await bench.read(bench.workbook.application.iterativeCalculation, 'enabled')).toBe(false),
  ...properties('IterativeCalculation', ({ workbook }) => workbook.application.iterativeCalculation, {
    enabled: [false, true],
    maxIteration: [100, 50],
    maxChange: [0.001, 0.01],
  }),
  'Workbook.functions, Functions.date(), FunctionResult.value, FunctionResult.error': async (bench) => {
    const result = bench.workbook.functions.date(2000, 1, 1);
    result.load('value,error');
    await bench.sync();
    expect(result.value).toBe(36_526);
    expect(result.error).toBeNull();
  },
  'Application.cultureInfo, CultureInfo.name': async (bench) =>
    expect(await bench.read(bench.workbook.application.cultureInfo, 'name')).toBe('en-US'),
  'CultureInfo.numberFormat, NumberFormatInfo.numberDecimalSeparator, NumberFormatInfo.numberGroupSeparator':
    async (bench) => {
      const { numberFormat } = bench.workbook.application.cultureInfo;
      numberFormat.load('numberDecimalSeparator,numberGroupSeparator');
      await bench.sync();
      expect([numberFormat.numberDecimalSeparator, numberFormat.numberGroupSeparator]).toEqual(['.', ',']);
    },
  'CultureInfo.datetimeFormat': async (bench) =>
    expect(await bench.read(bench.workbook.application.cultureInfo.datetimeFormat, 'dateSeparator')).toBe(
      '/',
    ),
  ...readings('DatetimeFormatInfo', ({ workbook }) => workbook.application.cultureInfo.datetimeFormat, {
    dateSeparator: '/',
    timeSeparator: ':',
    shortDatePattern: 'M/d/yyyy',
    longDatePattern: 'dddd, MMMM d, yyyy',
    longTimePattern: 'h:mm:ss tt',
  }),
  'Workbook.getSelectedRange(), Workbook.getSelectedRanges(), Workbook.getActiveCell(), Range.select()':
    async (bench) => {
      bench.range('B2:C4').select();
      await bench.sync();
      expect(await bench.address(bench.workbook.getSelectedRange())).toBe('B2:C4');
      expect(await bench.address(bench.workbook.getActiveCell())).toBe('B2');
      expect(await bench.read(bench.workbook.getSelectedRanges(), 'cellCount')).toBe(6);
    },
  // The names by which an event's arguments find their cells; event.test.ts goes through the event itself.
  'Workbook._GetRangeForEventByReferenceId(), Workbook._GetRangeOrNullObjectForEventByReferenceId()': async (
    bench,
  ) => {
    const sheet = bench.sheet();
    const id = await bench.read(sheet, 'id');
    const workbook = bench.workbook as unknown as Record<string, (reference: string) => Excel.Range>;
    expect(await bench.address(workbook['_GetRangeForEventByReferenceId']!(`${id}!B2:C3`))).toBe('B2:C3');
    const gone = workbook['_GetRangeOrNullObjectForEventByReferenceId']!('{no-such-sheet}!A1');
    gone.load('address');
    await bench.sync();
    expect(gone.isNullObject).toBe(true);
  },
  'Workbook.settings, SettingCollection.add(), SettingCollection.getItem(), Setting.key, Setting.value':
    async (bench) => {
      const { settings } = bench.workbook;
      settings.add('journal', { cells: ['A1'], at: 3 });
      await bench.sync();
      const setting = settings.getItem('journal');
      setting.load('key,value');
      await bench.sync();
      expect(setting.key).toBe('journal');
      expect(plain(setting.value)).toEqual({ cells: ['A1'], at: 3 });
      settings.getItem('missing').load('value');
      expect(await bench.failure()).toBe('ItemNotFound');
    },
  'SettingCollection.getItemOrNullObject(), SettingCollection.getCount(), SettingCollection.items, Setting.value =, Setting.delete()':
    async (bench) => {
      const { settings } = bench.workbook;
      const before = settings.getCount();
      const added = settings.add('pointer', 'one');
      await bench.sync();
      added.value = 'two';
      await bench.sync();
      settings.load('items/key,items/value');
      await bench.sync();
      expect(settings.items.map(({ key, value }) => [key, value])).toContainEqual(['pointer', 'two']);
      expect(settings.items).toHaveLength(before.value + 1);
      settings.getItem('pointer').delete();
      const gone = settings.getItemOrNullObject('pointer');
      gone.load('value');
      await bench.sync();
      expect(gone.isNullObject).toBe(true);
    },
  'Workbook.properties': async (bench) => {
    bench.workbook.properties.title = 'Network redesign';
    await bench.sync();
    expect(bench.excel.grid.stored.properties.title).toBe('Network redesign');
    bench.workbook.properties.title = '';
    await bench.sync();
  },
  ...properties('DocumentProperties', ({ workbook }) => workbook.properties, {
    title: ['', 'Title'],
    subject: ['', 'Subject'],
    author: ['', 'Author'],
    keywords: ['', 'Keywords'],
    comments: ['', 'Comments'],
    category: ['', 'Category'],
    manager: ['', 'Manager'],
    company: ['', 'Company'],
    revisionNumber: [0, 7],
  }),
  ...readings('DocumentProperties', ({ workbook }) => workbook.properties, { lastAuthor: '' }),
  'DocumentProperties.creationDate': async (bench) =>
    expect(new Date(await bench.read(bench.workbook.properties, 'creationDate')).getUTCFullYear()).toBe(2025),
  'DocumentProperties.custom, CustomPropertyCollection.add(), CustomPropertyCollection.getItem(), CustomProperty.key, CustomProperty.value, CustomProperty.type, CustomProperty.value =':
    async (bench) => {
      const { custom } = bench.workbook.properties;
      custom.add('Discount rate', 0.09);
      await bench.sync();
      const property = custom.getItem('discount RATE');
      property.load('key,value,type');
      await bench.sync();
      expect([property.key, property.value, property.type]).toEqual(['Discount rate', 0.09, 'Float']);
      property.value = 'nine per cent';
      await bench.sync();
      property.load('value,type');
      await bench.sync();
      expect([property.value, property.type]).toEqual(['nine per cent', 'String']);
    },
  'CustomPropertyCollection.getItemOrNullObject(), CustomPropertyCollection.getCount(), CustomPropertyCollection.items, CustomPropertyCollection.deleteAll(), CustomProperty.delete()':
    async (bench) => {
      const { custom } = bench.workbook.properties;
      custom.add('a', 1);
      custom.add('b', true);
      custom.getItem('a').delete();
      custom.load('items/key');
      const gone = custom.getItemOrNullObject('a');
      gone.load('key');
      await bench.sync();
      expect(custom.items.map(({ key }) => key)).toContain('b');
      expect(gone.isNullObject).toBe(true);
      custom.deleteAll();
      const count = custom.getCount();
      await bench.sync();
      expect(count.value).toBe(0);
    },
};
