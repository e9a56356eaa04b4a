import fc from 'fast-check';
import { textLines } from '../../src/workbook/text-lines';

test.each([
  ['', 10, 1],
  ['short', 10, 1],
  ['one two three', 10, 2],
  ['Buy from the second-source supplier', 20, 3],
  ['one\ntwo', 10, 2],
  ['Donaudampfschifffahrt', 10, 3],
])('%p takes in a column of %d characters %d lines', (text, characters, lines) => {
  expect(textLines(text, characters)).toBe(lines);
});

test('never fewer lines than the letters fill, and never more than one for each word and full line', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom('a', 'b', 'c') }), {
        minLength: 1,
        maxLength: 20,
      }),
      fc.integer({ min: 2, max: 80 }),
      (words, characters) => {
        const room = Math.floor(characters * 0.9);
        const lines = textLines(words.join(' '), characters);
        const letters = words.reduce((sum, { length }) => sum + length, 0);
        expect(lines).toBeGreaterThanOrEqual(Math.ceil(letters / room));
        expect(lines).toBeLessThanOrEqual(
          words.reduce((sum, { length }) => sum + Math.ceil(length / room), 0),
        );
      },
    ),
  );
});
