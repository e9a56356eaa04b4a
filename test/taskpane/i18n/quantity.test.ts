import fc from 'fast-check';
import { createFormatter, decimalsFor, unitBesideNumber } from '../../../src/taskpane/i18n/quantity';

const english = createFormatter('en-US', { percentagePoints: 'pp' });
const german = createFormatter('de-DE', { percentagePoints: 'Pp.' });
const french = createFormatter('fr-FR', { percentagePoints: 'pp' });
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('quantities', () => {
  test('a currency unit, as sign or ISO code, stands where the language puts it', () => {
    expect(english.quantity(1234567.4, '$')).toBe('$1,234,567');
    expect(english.quantity(1234567.4, 'USD')).toBe('$1,234,567');
    expect(spaced(german.quantity(1234567.4, 'EUR'))).toBe('1.234.567 €');
  });

  test('what rounds to nothing has no sign', () => {
    expect(english.quantity(-1e-12, '')).toBe('0');
    expect(english.quantity(-0, '$')).toBe('$0');
    expect(spaced(german.quantity(-1e-9, 'EUR', { decimals: 2 }))).toBe('0,00 €');
    expect(english.quantity(-0.04, '', { decimals: 1 })).toBe('0.0');
    expect(english.plain(-1e-12)).toBe('−0.000000000001');
  });

  test('a percentage is a fraction in the cell', () => {
    expect(english.quantity(0.9534, '%')).toBe('95.3%');
    expect(spaced(german.quantity(0.9534, '%'))).toBe('95,3 %');
  });

  test('a share is a percentage, and what it is a share of follows', () => {
    expect(english.quantity(0.937, 'share')).toBe('93.7%');
    expect(spaced(english.quantity(0.108, 'of revenue'))).toBe('10.8% of revenue');
    expect(spaced(english.delta(0.005, '% of revenue'))).toBe('+0.5 pp of revenue');
    expect(english.quantity(0.108, 'of revenue', { bare: true })).toBe('10.8%');
    expect(['share', 'of revenue', '$', 'days', ''].map(unitBesideNumber)).toEqual([
      '',
      'of revenue',
      '',
      'days',
      '',
    ]);
    expect(spaced(english.quantity(0.03, '% per year'))).toBe('3% per year');
    expect(spaced(english.quantity(0.009, 'share/year'))).toBe('0.9%/year');
    // A small share keeps its digits.
    expect(english.quantity(0.0008, 'share')).toBe('0.08%');
    // A word that only begins alike is none.
    expect(spaced(english.quantity(3, 'shares'))).toBe('3 shares');
    expect(spaced(english.quantity(1, '1 = yes'))).toBe('1 (1 = yes)');
    expect(spaced(english.quantity(95, 'percent'))).toBe('95 percent');
  });

  test('any other unit follows the number', () => {
    expect(spaced(english.quantity(4.128, 'days'))).toBe('4.13 days');
    expect(spaced(german.quantity(4.128, 'Tage'))).toBe('4,13 Tage');
    expect(spaced(english.quantity(12, 'turns'))).toBe('12 turns');
    expect(spaced(english.quantity(0.01234, '$/kg'))).toBe('0.0123 $/kg');
    expect(english.quantity(12, 'turns', { bare: true })).toBe('12');
  });

  test('three capital letters that are no currency stay a word', () => {
    expect(spaced(english.quantity(7, 'FTE'))).toBe('7 FTE');
  });

  test('no value is a dash', () => {
    expect(english.quantity(null, '$')).toBe('–');
  });

  test('in short: three digits that count, from a million up with a word', () => {
    expect(english.quantity(12345678, '$', { compact: true })).toBe('$12.3M');
    expect(spaced(german.quantity(-12345678, '€', { compact: true }))).toBe('−12,3 Mio. €');
    expect(english.quantity(999999, '$', { compact: true })).toBe('$1M');
    expect(english.quantity(591473, '$', { compact: true })).toBe('$591,000');
    expect(spaced(german.quantity(591473, '€', { compact: true }))).toBe('591.000 €');
    expect(english.delta(-26533, '$', { compact: true })).toBe('−$26,500');
    expect(english.quantity(9999, '$', { compact: true })).toBe('$9,999');
  });

  test('in short only where nothing is left out', () => {
    expect(english.quantity(49400000, '$', { compact: 'exact' })).toBe('$49.4M');
    expect(english.quantity(49412345, '$', { compact: 'exact' })).toBe('$49,412,345');
    expect(english.quantity(0.95, '%', { compact: 'exact' })).toBe('95%');
  });

  test('negative values carry a true minus', () => {
    expect(spaced(english.quantity(-5, 'days'))).toBe('−5 days');
    expect(english.quantity(-5, '$')).toBe('−$5');
  });
});

describe('differences', () => {
  test('have a sign, and percentage points for percentages', () => {
    expect(english.delta(1500, '$')).toBe('+$1,500');
    expect(spaced(english.delta(-0.012, '%'))).toBe('−1.2 pp');
    expect(spaced(german.delta(0.012, '%'))).toBe('+1,2 Pp.');
    expect(spaced(english.delta(0, 'days'))).toBe('0 days');
  });

  test('a small difference between large numbers does not read as none', () => {
    expect(spaced(english.delta(0.4, 'units', { decimals: 0 }))).toBe('+0.4 units');
    expect(spaced(english.delta(-0.000404, '%', { decimals: 1 }))).toBe('−0.04 pp');
    expect(spaced(english.delta(0.000456, '%', { decimals: 1 }))).toBe('+0.046 pp');
  });

  test('a compact number shows as many digits as are asked for', () => {
    expect(english.quantity(46_083_000, '$', { compact: true })).toBe('$46.1M');
    expect(english.quantity(46_083_000, '$', { compact: 4 })).toBe('$46.08M');
  });

  test('relative differences', () => {
    expect(english.relative(-0.0321)).toBe('−3.2%');
    expect(spaced(german.relative(0.42))).toBe('+42 %');
  });
});

describe('what people type', () => {
  test.each([
    ['1,234.5', 1234.5],
    ['1234.5', 1234.5],
    ['-2', -2],
    ['−2', -2],
    ['95%', 0.95],
    ['1e3', 1000],
    ['1,5', null],
    ['1.2.3', null],
    ['abc', null],
    ['', null],
    ['12 345', 12345],
  ])('English: %s', (text, value) => {
    expect(english.parse(text)).toBe(value);
  });

  test.each([
    ['1.234,5', 1234.5],
    ['1,5', 1.5],
    ['1.234', 1234],
    ['1.5', null],
    ['12 345,25', 12345.25],
    ['97,5 %', 0.975],
  ])('German: %s', (text, value) => {
    expect(german.parse(text)).toBe(value);
  });

  test('French groups by narrow spaces', () => {
    expect(french.parse('12\u202f345,5')).toBe(12345.5);
  });

  test('what is written plainly is read back as the same number, in every language', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
        fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'es-ES', 'pl-PL', 'ar-EG', 'ja-JP'),
        (value, locale) => {
          const format = createFormatter(locale, { percentagePoints: 'pp' });
          const rounded = Number(value.toPrecision(15));
          const back = format.parse(format.plain(value));
          expect(back).not.toBeNull();
          expect(Math.abs(back! - rounded)).toBeLessThanOrEqual(Math.abs(rounded) * 1e-14);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('a row of values shares its decimals', () => {
  expect(decimalsFor([12345.67, 2], '$')).toBe(0);
  expect(decimalsFor([1, 2, 3], 'days')).toBe(0);
  expect(decimalsFor([4.12, 12.5, null], 'days')).toBe(2);
  // No zeros that no value needs.
  expect(decimalsFor([6.2, 5.8], 'turns')).toBe(1);
  expect(decimalsFor([0.61, 0.78], '%')).toBe(0);
  expect(decimalsFor([0.0123], '$/kg')).toBe(4);
  expect(decimalsFor([0.953], '%')).toBe(1);
  expect(decimalsFor([], '$')).toBe(0);
});

test('a day is written in the language, whatever the time zone; what is no day stays', () => {
  expect(english.day('2027-04-30')).toBe('Apr 30, 2027');
  expect(german.day('2027-04-30')).toBe('30.04.2027');
  expect(english.day('end of Q2')).toBe('end of Q2');
  expect(english.day('2027-99-99')).toBe('2027-99-99');
});
