import fc from 'fast-check';
import {
  columnNames,
  cutRecords,
  guessDelimiter,
  recordNumber,
  splitRecord,
} from '../../src/order-lines/csv-records';

const bytes = (text: string) => new TextEncoder().encode(text);

test('a cut ends after the last whole record, and names the blank ones', () => {
  expect(cutRecords(bytes('a,b\n\nc,"x\ny"\r\nd,'), ',', false)).toEqual({
    bytes: 14,
    records: 3,
    blank: [2],
  });
  expect(cutRecords(bytes('a\r\n\r\nb'), ',', true)).toEqual({ bytes: 6, records: 3, blank: [2] });
});

test('a stray quote within a field does not swallow the lines after it', () => {
  expect(cutRecords(bytes('5" pipe,1\n6" pipe,2\n'), ',', false).records).toBe(2);
});

test('property: pieces of any size end at the same records as the whole', () => {
  const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', ' ') });
  fc.assert(
    fc.property(
      fc.array(fc.array(field, { minLength: 2, maxLength: 3 }), { minLength: 1 }),
      fc.nat(40),
      (rows, size) => {
        const text = rows
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',') + '\n')
          .join('');
        const all = bytes(text);
        expect(cutRecords(all, ',', true)).toEqual({ bytes: all.length, records: rows.length, blank: [] });
        const cut = cutRecords(all.subarray(0, size), ',', false);
        const rest = cutRecords(all.subarray(cut.bytes), ',', true);
        expect(cut.records + rest.records).toBe(rows.length);
      },
    ),
    { numRuns: 200 },
  );
});

test('property: a record splits into the fields it was written from', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (fields) => {
      const record = fields.map((one) => `"${one.replaceAll('"', '""')}"`).join(';');
      expect(splitRecord(`${record}\r\n`, ';')).toEqual(fields);
    }),
    { numRuns: 200 },
  );
});

test('record numbers step over what was left out', () => {
  expect([0, 1, 2, 3].map((index) => recordNumber(index, [1, 3, 4]))).toEqual([2, 5, 6, 7]);
});

test.each([
  ['Kunde;Umsatz, netto;Menge', ';'],
  ['"a;b;c",d,e', ','],
  ['one\ttwo', '\t'],
  ['only', ','],
])('the separator of %j is %j', (heading, delimiter) => {
  expect(guessDelimiter(heading)).toBe(delimiter);
});

test('blank and repeated headings get names of their own', () => {
  expect(columnNames(['Qty', '', 'qty', ' Qty '])).toEqual(['Qty', 'Column 2', 'qty (2)', 'Qty (3)']);
});
