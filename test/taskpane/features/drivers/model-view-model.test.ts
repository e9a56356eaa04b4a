import { driver } from '../../../../src/case/create-case';
import {
  freeName,
  inheritedValue,
  nameFlaw,
  opensAll,
  proposedUnit,
  valuesInShort,
} from '../../../../src/taskpane/features/drivers/model-view-model';

const alternatives = ['Do nothing', 'West'];

test('an alternative without a value shows that of do nothing', () => {
  expect(inheritedValue(driver({ name: 'Rate', values: { 'Do nothing': 4 } }), alternatives, 1)).toBe(4);
  expect(inheritedValue(driver({ name: 'Rate', values: { 'Do nothing': 4 } }), alternatives, 0)).toBeNull();
  expect(inheritedValue(driver({ name: 'Rate' }), alternatives, 1)).toBeNull();
});

test('a closed driver shows what differs from do nothing', () => {
  const names = ['Do nothing', 'A', 'B', 'C', 'D', 'E'];
  const short = (values: Record<string, number>) =>
    valuesInShort(driver({ name: 'Rate', values }), names, String);
  expect(short({ 'Do nothing': 1, A: 2, B: 1 })).toBe('1 → A 2');
  expect(short({ 'Do nothing': 1 })).toBe('1');
  expect(
    valuesInShort(
      driver({ name: 'Rate', values: { 'Do nothing': 1, A: 2 } }),
      names,
      String,
      (value) => `${value} kg`,
    ),
  ).toBe('1 kg → A 2');
  expect(short({ B: 0 })).toBe('B 0');
  expect(short({})).toBe('');
  expect(short({ A: 1, B: 2, C: 3, D: 4 })).toBe('A 1 · B 2 · C 3 · …');
});

test('names are needed and unique without regard to case; a row may keep its own', () => {
  const rows = [{ name: 'Fuel price' }];
  expect(nameFlaw(rows, '  ')).toBe('missing');
  expect(nameFlaw(rows, 'FUEL PRICE ')).toBe('taken');
  expect(nameFlaw(rows, 'Fuel Price', 'Fuel price')).toBeNull();
  expect(nameFlaw(rows, 'Freight')).toBeNull();
});

test('a proposal loses its colon and gets a number where it is taken', () => {
  expect(freeName([], 'Fuel price:')).toBe('Fuel price');
  expect(freeName([{ name: 'Fuel' }, { name: 'fuel (2)' }], 'Fuel')).toBe('Fuel (3)');
  expect(freeName([{ name: 'Fuel' }], '')).toBe('');
});

test('long lists start closed', () => {
  expect(opensAll(12, 4)).toBe(true);
  expect(opensAll(200, 50)).toBe(false);
});

test('a percentage is told from a number in percent by the format of the cell', () => {
  expect(proposedUnit('', '0.0%', 'percent')).toBe('%');
  expect(proposedUnit('%', '0.0%', 'percent')).toBe('%');
  expect(proposedUnit('%', '0.0', 'percent')).toBe('percent');
  expect(proposedUnit('%', '0.0"%"', 'percent')).toBe('percent');
  expect(proposedUnit('%', '0.0\\%', 'percent')).toBe('percent');
  expect(proposedUnit('days', 'General', 'percent')).toBe('days');
});
