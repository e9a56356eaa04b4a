import fc from 'fast-check';
import {
  areasMeet,
  columnIndex,
  columnLetters,
  formatAddress,
  parseAddress,
  parseLocalAddress,
} from '../../src/workbook/address';

describe('addresses', () => {
  it('reads sheets with and without quotes, dollars and an equals sign', () => {
    const cell = { row: 3, column: 1, rowCount: 1, columnCount: 1 };
    expect(parseAddress('Inputs!B4')).toEqual({ sheet: 'Inputs', ...cell });
    expect(parseAddress("='Cash flow'!$B$4")).toEqual({ sheet: 'Cash flow', ...cell });
    expect(parseAddress("'Bob''s'!b4")).toEqual({ sheet: "Bob's", ...cell });
    expect(parseLocalAddress('D9:B2')).toEqual({ row: 1, column: 1, rowCount: 8, columnCount: 3 });
  });

  it.each([
    'B4',
    'Inputs!',
    '!B4',
    'Inputs!B0',
    'Inputs!B4:C5:D6',
    '=Inputs!#REF!',
    'Inputs!XFE1',
    'Inputs!A1048577',
  ])('reads no address in %s', (written) => {
    expect(parseAddress(written)).toBeNull();
  });

  it('quotes what Excel would misread', () => {
    const at = (sheet: string): string =>
      formatAddress({ sheet, row: 0, column: 0, rowCount: 1, columnCount: 1 });
    expect(at('Inputs')).toBe('Inputs!A1');
    expect(at('Cash flow')).toBe("'Cash flow'!A1");
    expect(at('Q1')).toBe("'Q1'!A1");
    expect(at('R1C1')).toBe("'R1C1'!A1");
    expect(at('2026')).toBe("'2026'!A1");
  });

  it('reads back what it writes', () => {
    const area = fc.record({
      sheet: fc
        .string({ minLength: 1, maxLength: 31 })
        .filter(
          (name) =>
            !/[[\]*?:/\\]/.test(name) && !/^'|'$/.test(name) && name.trim() === name && !name.startsWith('='),
        ),
      row: fc.integer({ min: 0, max: 1000 }),
      column: fc.integer({ min: 0, max: 16_000 }),
      rowCount: fc.integer({ min: 1, max: 50 }),
      columnCount: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(fc.property(area, (one) => expect(parseAddress(formatAddress(one))).toEqual(one)));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 16_383 }),
        (column) => columnIndex(columnLetters(column)) === column,
      ),
    );
  });

  it('tells whether areas share a cell', () => {
    const area = (address: string): NonNullable<ReturnType<typeof parseAddress>> => parseAddress(address)!;
    expect(areasMeet(area('A!B2:D4'), area('a!D4:E9'))).toBe(true);
    expect(areasMeet(area('A!B2:D4'), area('A!E2:E9'))).toBe(false);
    expect(areasMeet(area('A!B2'), area('B!B2'))).toBe(false);
  });
});
