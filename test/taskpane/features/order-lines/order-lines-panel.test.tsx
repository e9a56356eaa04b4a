/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import '../../support/node-globals';
import { RendererProvider, createDOMRenderer } from '@fluentui/react-components';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { createCaseStore } from '../../../../src/case/case-store';
import { DomainError } from '../../../../src/domain/domain-error';
import type {
  FileInspection,
  OrderLinesPlan,
  OrderLinesResult,
} from '../../../../src/order-lines/order-lines';
import { OrderLinesPanel } from '../../../../src/taskpane/features/order-lines/order-lines-panel';
import { FormatterProvider } from '../../../../src/taskpane/i18n/formatter-context';
import { createI18n } from '../../../../src/taskpane/i18n/i18n';
import { PaneProvider } from '../../../../src/taskpane/pane-context';
import { createPaneStore } from '../../../../src/taskpane/pane-store';
import { OrderLinesCancelled } from '../../../../src/worker/order-lines-client';
import type { OrderLinesReader } from '../../../../src/worker/order-lines-client';
import { excelWorkbook } from '../../../../src/workbook/excel-workbook';
import { openExcel } from '../../../support/excel-in-node';
import type { ExcelInNode } from '../../../support/excel-in-node';

jest.setTimeout(30_000);

const inspection: FileInspection = {
  format: 'csv',
  dialect: { delimiter: ',', byteOrderMark: false },
  decimalMark: '.',
  columns: [
    { name: 'Customer', kind: 'text', example: 'Acme' },
    { name: 'Revenue', kind: 'number', example: '100' },
    { name: 'COGS', kind: 'number', example: '60' },
    { name: 'Weight', kind: 'number', example: '5' },
  ],
};

const result: OrderLinesResult = {
  customers: [
    {
      customer: 'Acme',
      lines: 2,
      revenue: 200,
      costOfGoods: 120,
      grossMargin: 80,
      activityCosts: [3.5, 10],
      costToServe: 13.5,
      netMargin: 66.5,
      costToServeShare: 0.0675,
      netMarginShare: 0.3325,
    },
    {
      customer: '=1+1',
      lines: 1,
      revenue: 0,
      costOfGoods: 0,
      grossMargin: 0,
      activityCosts: [1.75, 2],
      costToServe: 3.75,
      netMargin: -3.75,
      costToServeShare: null,
      netMarginShare: null,
    },
  ],
  rates: [1.75, 1],
  volumes: [3, 12],
  rejected: [{ row: 4, column: 'Weight', reason: 'negative', value: '-5' }],
  rejections: [{ column: 'Weight', reason: 'negative', lines: 1 }],
  provenance: {
    fileName: 'lines.csv',
    bytes: 123,
    sha256: 'ab'.repeat(32),
    rows: 4,
    acceptedRows: 3,
    rejectedRows: 1,
    firstDate: null,
    lastDate: null,
    sql: 'WITH "accepted" AS (SELECT 1)',
    calculatedAt: '2026-01-02T03:04:05.000Z',
    seconds: 1.25,
  },
};

/** Answers when it is told to, as the worker does. */
class Reader implements OrderLinesReader {
  plan: OrderLinesPlan | undefined;
  private settle:
    { resolve: (value: OrderLinesResult) => void; reject: (error: unknown) => void } | undefined;
  readonly inspect = async (file: File): Promise<FileInspection> => {
    if (file.name.endsWith('.parquet'))
      throw new DomainError('out-of-range', `"${file.name}"`, 'is not Parquet');
    return inspection;
  };
  readonly aggregate: OrderLinesReader['aggregate'] = (_file, _inspection, plan, onProgress) => {
    this.plan = plan;
    onProgress({ rows: 1500, share: 0.5 });
    return new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  };
  finish(answer: OrderLinesResult): void {
    this.settle!.resolve(answer);
  }
  readonly cancel = (): void => this.settle?.reject(new OrderLinesCancelled());
}

let excel: ExcelInNode;
let unmount: () => void;
afterEach(async () => {
  unmount();
  await excel.close();
});

async function openPanel(reader: OrderLinesReader, language = 'en-US') {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  excel = await openExcel({ sheets: { Sheet1: [['mine']] } });
  const workbook = excelWorkbook();
  const services = { workbook, caseStore: createCaseStore({ workbook }), pane: createPaneStore() };
  const words = await createI18n(language);
  ({ unmount } = render(
    <RendererProvider renderer={createDOMRenderer(undefined)}>
      <I18nextProvider i18n={words}>
        <FormatterProvider locale={language}>
          <PaneProvider value={services}>
            <OrderLinesPanel reader={reader} />
          </PaneProvider>
        </FormatterProvider>
      </I18nextProvider>
    </RendererProvider>,
  ));
  return { ...services, user: userEvent.setup({ delay: null }) };
}

const fileNamed = (name: string) => new File(['Customer,Revenue\n'], name);
const input = () => screen.getByLabelText('File of order lines');

test('a file to a sheet: columns guessed, a rate set, the table, its source and the rejected line written', async () => {
  const reader = new Reader();
  const { user, workbook } = await openPanel(reader);
  await user.upload(input(), fileNamed('lines.csv'));
  expect(await screen.findByLabelText('Customer')).toHaveValue('Customer');
  expect(screen.getByLabelText('Cost of goods')).toHaveValue('COGS');
  expect(screen.getByLabelText('Order number')).toHaveValue('');

  const lines = screen.getByRole('group', { name: 'Line handling' });
  const rate = within(lines).getByLabelText('Rate');
  await user.clear(rate);
  await user.type(rate, '1.75{Enter}');
  await user.click(screen.getByRole('button', { name: 'Calculate and write the sheet' }));
  expect(await screen.findByText('Reading the file: 1,500 lines')).toBeInTheDocument();
  expect(reader.plan!.activities[0]).toMatchObject({ name: 'Line handling', amount: 1.75 });
  // Nothing is written while the file is read.
  expect((await workbook.sheets()).map(({ name }) => name)).toEqual(['Sheet1']);

  reader.finish(result);
  expect(await screen.findByText(/3 of 4 lines counted, 2 customers/)).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: '1 rejected line' })).toBeInTheDocument();
  expect(screen.getByRole('cell', { name: /negative/ })).toBeInTheDocument();
  const [table, source, rejected] = await workbook.readTables([
    'CustomerProfit',
    'CustomerProfit_Source',
    'CustomerProfit_Rejected',
  ]);
  expect(table!.headers).toEqual([
    'Customer',
    'Lines',
    'Revenue',
    'Cost of goods',
    'Gross margin',
    'Line handling',
    'Weight',
    'Cost-to-serve',
    'Net margin',
    'Cost-to-serve % of revenue',
    'Net margin % of revenue',
  ]);
  expect(table!.values).toEqual([
    ['Acme', 2, 200, 120, 80, 3.5, 10, 13.5, 66.5, 0.0675, 0.3325],
    // A customer that looks like a formula stays text.
    ['=1+1', 1, 0, 0, 0, 1.75, 2, 3.75, -3.75, null, null],
  ]);
  expect(Object.fromEntries(source!.values)).toMatchObject({
    File: 'lines.csv',
    'SHA-256': 'ab'.repeat(32),
    'Lines rejected': 1,
    'Cost-to-serve in all': 17.25,
    SQL: 'WITH "accepted" AS (SELECT 1)',
  });
  expect(rejected!.values).toEqual([[4, 'Weight', '-5', 'negative; mark returns in a column of their own']]);
});

test('a second run writes a second sheet and leaves the first', async () => {
  const reader = new Reader();
  const { user, workbook } = await openPanel(reader);
  await user.upload(input(), fileNamed('lines.csv'));
  for (const sheet of ['Customer profit', 'Customer profit 2']) {
    await user.click(await screen.findByRole('button', { name: 'Calculate and write the sheet' }));
    await screen.findByText('Reading the file: 1,500 lines');
    reader.finish(result);
    await waitFor(async () => expect((await workbook.sheets()).map(({ name }) => name)).toContain(sheet));
    await screen.findByText(/3 of 4 lines counted/);
  }
});

test('a German pane has the sheet written in German, under the same names', async () => {
  const reader = new Reader();
  const { user, workbook } = await openPanel(reader, 'de-DE');
  await user.upload(screen.getByLabelText('Datei mit Auftragszeilen'), fileNamed('lines.csv'));
  const calculate = await screen.findByRole('button', { name: 'Rechnen und Blatt schreiben' });
  await user.selectOptions(screen.getAllByLabelText('Grundlage')[0]!, 'pool');
  const cost = screen.getByLabelText('Kosten insgesamt');
  await user.clear(cost);
  await user.type(cost, '1234,5{Enter}');
  await user.click(calculate);
  reader.finish(result);
  const names = ['', '_Source', '_Rates', '_Rejected'].map((part) => `CustomerProfit${part}`);
  const [table, source, rates, rejected] = await waitFor(async () => {
    const tables = await workbook.readTables(names);
    expect(tables).not.toContain(null);
    return tables.map((one) => one!);
  });
  const activities = reader.plan!.activities.map(({ name }) => name);
  expect(table!.headers).toEqual([
    ...['Kunde', 'Zeilen', 'Umsatz', 'Wareneinsatz', 'Bruttomarge', ...activities],
    ...['Servicekosten', 'Nettomarge', 'Servicekosten in % vom Umsatz', 'Nettomarge in % vom Umsatz'],
  ]);
  expect(source!.headers).toEqual(['Angabe', 'Wert']);
  expect(Object.fromEntries(source!.values)).toMatchObject({
    Datei: 'lines.csv',
    'Abgewiesene Zeilen': 1,
    'Erstes Datum': 'keine Spalte mit Datum',
    'Servicekosten insgesamt': 17.25,
  });
  expect(rates!.headers).toEqual(['Aktivität', 'Treiber', 'Umfang', 'Satz', 'Grundlage']);
  expect(rates!.values[0]![4]).toBe('1.234,5 auf den Umfang verteilt');
  expect(rates!.values[1]!.slice(1)).toEqual(['Summe von Weight', 12, 1, 'wie angegeben']);
  expect(rejected!.headers).toEqual(['Zeile in der Datei', 'Spalte', 'Wert', 'Grund']);
});

test('a cancel leaves the workbook as it was', async () => {
  const reader = new Reader();
  const { user, workbook, pane } = await openPanel(reader);
  await user.upload(input(), fileNamed('lines.csv'));
  await user.click(await screen.findByRole('button', { name: 'Calculate and write the sheet' }));
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(screen.queryByText(/Reading the file/)).not.toBeInTheDocument();
  expect(pane.getState().notices).toMatchObject([{ text: 'Cancelled. Nothing was written.' }]);
  expect((await workbook.sheets()).map(({ name }) => name)).toEqual(['Sheet1']);
});

test('a file that is not what its name says, and one of which no line counts, write nothing', async () => {
  const reader = new Reader();
  const { user, workbook } = await openPanel(reader);
  await user.upload(input(), fileNamed('lines.parquet'));
  expect(await screen.findByText('Nothing was written: "lines.parquet" is not Parquet')).toBeInTheDocument();
  await user.upload(input(), fileNamed('lines.csv'));
  await user.click(await screen.findByRole('button', { name: 'Calculate and write the sheet' }));
  reader.finish({ ...result, customers: [] });
  expect(await screen.findByText(/No line of the file could be counted/)).toBeInTheDocument();
  expect((await workbook.sheets()).map(({ name }) => name)).toEqual(['Sheet1']);
});
