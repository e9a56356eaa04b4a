/**
 * The object model against the real, unpatched Office.js: each member that the dispatcher has, has a case here, and
 * each case really uses the members it names.
 */
import { objectTypes } from '../../../../workbench/host/model/object-types';
import { memberNames } from '../../../../workbench/host/object-type';
import type { ExcelInNode } from '../../../support/excel-in-node';
import { openExcel } from '../../../support/excel-in-node';
import type { Cases } from './bench';
import { Bench } from './bench';
import { chartsCases } from './charts.cases';
import { namesCases } from './names.cases';
import { formatCases, rangeCases } from './range.cases';
import { tablesCases } from './tables.cases';
import { workbookCases } from './workbook.cases';
import { worksheetCases } from './worksheet.cases';

const groups: Readonly<Record<string, Cases>> = {
  workbook: workbookCases,
  worksheets: worksheetCases,
  ranges: rangeCases,
  formats: formatCases,
  names: namesCases,
  tables: tablesCases,
  charts: chartsCases,
};

const used = new Set<string>();
let excel: ExcelInNode;

beforeAll(async () => {
  excel = await openExcel({ sheets: { Sheet1: [] }, observe: (member) => used.add(member) });
});

afterAll(async () => {
  await excel.close();
});

describe.each(Object.entries(groups))('%s', (_, cases) => {
  test.each(Object.entries(cases))('%s', async (title, run) => {
    used.clear();
    await excel.Excel.run((context) => run(new Bench(excel, context)));
    for (const member of title.split(', ')) expect([...used]).toContain(member);
  });
});

test('every member of the object model has a case', () => {
  const proved = new Set(
    Object.values(groups).flatMap((cases) => Object.keys(cases).flatMap((title) => title.split(', '))),
  );
  const members = objectTypes.flatMap((type) => memberNames(type));
  expect(members.filter((member) => !proved.has(member))).toEqual([]);
  expect([...proved].filter((member) => !members.includes(member))).toEqual([]);
});
