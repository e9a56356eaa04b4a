import { currencySign, figureFormat, fractionRest } from '../../src/case/unit';

test('fractions are told by their unit, and what is left to say of it', () => {
  const rests = ['%', 'share', 'of revenue', '% per year', 'share/year', 'USD', 'shares'].map(fractionRest);
  expect(rests).toEqual(['', '', 'of revenue', 'per year', '/year', null, null]);
});

test('a German unit of a fraction is told as well', () => {
  const units = [
    'Anteil',
    'Anteil am Umsatz',
    '% vom Umsatz',
    'Anteil der Aufträge',
    '% pro Jahr',
    'Anteile',
  ];
  expect(units.map(fractionRest)).toEqual(['', 'am Umsatz', 'vom Umsatz', 'der Aufträge', 'pro Jahr', null]);
});

test('a currency has the same sign by sign and by code', () => {
  expect(['$', ' USD ', 'EUR', '¥', 'USD/unit', 'CHF'].map(currencySign)).toEqual([
    '$',
    '$',
    '€',
    '¥',
    null,
    null,
  ]);
});

test('a format shows about three digits of the largest figure', () => {
  expect(figureFormat('USD', [1_234_567, null])).toBe('#,##0');
  expect(figureFormat('days', [-12.34])).toBe('#,##0.0');
  expect(figureFormat('USD/unit', [5.6, 0.2])).toBe('0.00');
  expect(figureFormat('t', [0.0123])).toBe('0.0000');
  expect(figureFormat('days', [])).toBe('0.00');
  expect(figureFormat('% per year', [0.03, 0.05])).toBe('0.0%');
  expect(figureFormat('share', [0.0008, 0.0042])).toBe('0.00%');
  expect(figureFormat('share', [0.0004])).toBe('0.000%');
  // 95 with the unit "%" is no fraction.
  expect(figureFormat('%', [95])).toBe('#,##0.0');
});
