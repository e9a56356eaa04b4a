import fc from 'fast-check';
import { readEntry } from '../../../workbench/host/entry';
import { hostLocale } from '../../../workbench/host/locale';

test.each<[unknown, unknown]>([
  [null, { input: undefined }],
  ['', { input: null }],
  [1.5, { input: 1.5 }],
  [true, { input: true }],
  ['text', { input: 'text' }],
  ['1.5', { input: 1.5 }],
  ['TRUE', { input: true }],
  ['12%', { input: 0.12, numberFormat: '0%' }],
  ['=A1+1', { input: { formula: '=A1+1' } }],
  ['=', { input: '=' }],
  ["'=A1", { input: '=A1' }],
  ["'12", { input: '12' }],
  ['#n/a', { input: { error: '#N/A' } }],
  ['-', { input: '-' }],
])('%j is read as %j', (value, entry) => expect(readEntry(value, false)).toEqual(entry));

test('a date is a serial number with a date format', () => {
  // 1 March 2025 is day 45,717 of Excel's 1900 calendar.
  expect(readEntry('2025-03-01', false)).toEqual({ input: 45717, numberFormat: 'yyyy-mm-dd' });
});

test('in a cell formatted as text everything stays text', () => {
  expect(readEntry('12', true)).toEqual({ input: '12' });
  expect(readEntry(1.5, true)).toEqual({ input: '1.5' });
  expect(readEntry('=A1', true)).toEqual({ input: '=A1' });
});

test("a German user's entries are read with a comma", () => {
  const german = hostLocale('de-DE');
  expect(readEntry('1,5', false, german)).toEqual({ input: 1.5 });
  expect(readEntry('=SUMME(A1;0,5)', false, german)).toEqual({ input: { formula: '=SUM(A1,0.5)' } });
});

test.each([[NaN], [Infinity], [{}], [[1]], ['=SUM(']])('%j is refused', (value) => {
  expect(() => readEntry(value, false)).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
});

test('every finite number written as JavaScript writes it is read back', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (number) => {
      const { input } = readEntry(number, false);
      expect(input).toBe(number);
    }),
  );
});
