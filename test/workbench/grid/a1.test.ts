import fc from 'fast-check';
import { areaAddress, fullAddress, parseAddress, quotedSheetName } from '../../../workbench/grid/a1';
import { COLUMN_LIMIT, ROW_LIMIT } from '../../../workbench/grid/grid';

test.each([
  ['A1', { row: 0, column: 0, rowCount: 1, columnCount: 1 }],
  ['$C$5:B2', { row: 1, column: 1, rowCount: 4, columnCount: 2 }],
  ['B:D', { row: 0, column: 1, rowCount: ROW_LIMIT, columnCount: 3 }],
  ['3:4', { row: 2, column: 0, rowCount: 2, columnCount: COLUMN_LIMIT }],
  ['XFD1048576', { row: ROW_LIMIT - 1, column: COLUMN_LIMIT - 1, rowCount: 1, columnCount: 1 }],
])('%s is an area', (address, area) => expect(parseAddress(address)?.area).toEqual(area));

test.each(['', 'A', '1', 'A0', 'XFE1', 'A1048577', 'A1:B', 'A1:B2:C3', 'rate', '#REF!'])(
  '"%s" is no area',
  (address) => expect(parseAddress(address)).toBeNull(),
);

test.each([
  ['Inputs', 'Inputs'],
  ['Cash flow', "'Cash flow'"],
  ["Year's end", "'Year''s end'"],
  ['A1', "'A1'"],
  ['R1C1', "'R1C1'"],
  ['2025', "'2025'"],
])('the sheet %s is written %s', (name, written) => {
  expect(quotedSheetName(name)).toBe(written);
  expect(parseAddress(`${written}!B2`)).toEqual({
    sheetName: name,
    area: { row: 1, column: 1, rowCount: 1, columnCount: 1 },
  });
});

test('an address is read back as it was written, absolute or not', () => {
  const span = (limit: number): fc.Arbitrary<[number, number]> =>
    fc
      .integer({ min: 0, max: limit - 1 })
      .chain((first) => fc.tuple(fc.constant(first), fc.integer({ min: 1, max: limit - first })));
  fc.assert(
    fc.property(
      span(ROW_LIMIT),
      span(COLUMN_LIMIT),
      fc.boolean(),
      ([row, rowCount], [column, columnCount], absolute) => {
        const area = { row, column, rowCount, columnCount };
        expect(parseAddress(areaAddress(area, absolute))?.area).toEqual(area);
        expect(parseAddress(fullAddress("Bob's 2nd", area, absolute))).toEqual({
          sheetName: "Bob's 2nd",
          area,
        });
      },
    ),
    { numRuns: 60 },
  );
});
