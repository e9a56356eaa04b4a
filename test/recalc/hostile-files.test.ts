/** Files that were made to do harm, as the command line reads them: each is refused in a sentence, none in vain. */
import { strToU8, zipSync } from 'fflate';
import { readXlsx } from '../../src/recalc/read-xlsx';

const SHEET = 'xl/worksheets/sheet1.xml';
const relations = (list: string) =>
  strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`,
  );
const officeType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const parts = (sheet = '<c r="A1"><v>1</v></c>'): Record<string, Uint8Array> => ({
  '[Content_Types].xml': strToU8('<Types/>'),
  '_rels/.rels': relations(
    `<Relationship Id="r1" Type="${officeType}/officeDocument" Target="xl/workbook.xml"/>`,
  ),
  'xl/workbook.xml': strToU8(
    '<workbook xmlns:r="r"><sheets><sheet name="Inputs" sheetId="1" r:id="r1"/></sheets></workbook>',
  ),
  'xl/_rels/workbook.xml.rels': relations(
    `<Relationship Id="r1" Type="${officeType}/worksheet" Target="worksheets/sheet1.xml"/>`,
  ),
  [SHEET]: strToU8(`<worksheet><sheetData><row r="1">${sheet}</row></sheetData></worksheet>`),
});

const read = (files: Record<string, Uint8Array>, level: 0 | 9 = 0) => readXlsx(zipSync(files, { level }));

it('reads the workbook that the hostile ones are made from', () => {
  expect(read(parts()).sheets).toEqual([{ name: 'Inputs', cells: [{ row: 0, column: 0, value: 1 }] }]);
});

it.each<[string, () => Record<string, Uint8Array>, RegExp]>([
  [
    'a part that unpacks to a thousand times its size',
    () => ({ ...parts(), 'xl/media/a.xml': new Uint8Array(30_000_000) }),
    /a part of it would unpack to \d+ times its size/,
  ],
  [
    'more parts than a workbook has',
    () => ({
      ...parts(),
      ...Object.fromEntries(Array.from({ length: 4_001 }, (_, i) => [`xl/media/${i}`, new Uint8Array()])),
    }),
    /more than 4000 parts/,
  ],
  [
    'a part named out of the archive',
    () => ({ ...parts(), '../../etc/passwd': strToU8('x') }),
    /a part named "\.\.\/\.\.\/etc\/passwd"/,
  ],
  [
    'a part named to reach the prototype',
    () => ({ ...parts(), 'xl/__proto__/a.xml': strToU8('x') }),
    /a part named "xl\/__proto__\/a\.xml"/,
  ],
  ['a cell below the sheet', () => parts('<c r="A1048577"><v>1</v></c>'), /outside the sheet, A1048577/],
  [
    'a row far below the sheet',
    () => ({
      ...parts(),
      [SHEET]: strToU8(
        '<worksheet><sheetData><row r="99999999"><c><v>1</v></c></row></sheetData></worksheet>',
      ),
    }),
    /outside the sheet, in row 99999999/,
  ],
  [
    'a row without a number',
    () => ({
      ...parts(),
      [SHEET]: strToU8(
        '<worksheet><sheetData><row r="__proto__"><c><v>1</v></c></row></sheetData></worksheet>',
      ),
    }),
    /outside the sheet/,
  ],
  [
    'an array formula over the whole sheet',
    () => parts('<c r="A1"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c>'),
    /an array formula of it fills A1:XFD1048576/,
  ],
  [
    'entities that grow a billionfold',
    () => ({
      ...parts(),
      [SHEET]: strToU8(
        `<!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
      ),
    }),
    /its XML cannot be read/,
  ],
])('refuses %s', (_, files, told) => {
  expect(() => read(files(), 9)).toThrow(told);
});

it('reads a sheet of elements nested ten thousand deep without exhausting the stack', () => {
  const deep = 10_000;
  const files = {
    ...parts(),
    [SHEET]: strToU8(
      `<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>${'<x>'.repeat(deep)}${'</x>'.repeat(deep)}</worksheet>`,
    ),
  };
  expect(read(files).sheets[0]!.cells).toHaveLength(1);
});

it('follows no relationship out of the file, and none to itself without end', () => {
  const files = {
    ...parts(),
    'xl/worksheets/_rels/sheet1.xml.rels': relations(
      `<Relationship Id="a" Type="${officeType}/table" TargetMode="External" Target="http://example.com/x"/>` +
        `<Relationship Id="b" Type="${officeType}/table" Target="../../../../etc/passwd"/>` +
        `<Relationship Id="c" Type="${officeType}/table" Target="sheet1.xml"/>`,
    ),
  };
  expect(read(files).tables).toEqual([]);
});

it('takes sheets, names and texts for nothing but text', () => {
  const files = {
    ...parts('<c r="A1" t="inlineStr"><is><t>__proto__</t></is></c>'),
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="__proto__" sheetId="1" r:id="r1"/></sheets>' +
        '<definedNames><definedName name="constructor">1</definedName></definedNames></workbook>',
    ),
  };
  const model = read(files);
  expect(model.sheets[0]!.name).toBe('__proto__');
  expect(model.names[0]!.name).toBe('constructor');
  expect(Object.keys(Object.prototype)).toEqual([]);
});
