/** Roman numerals, from the classic form 0 to the shortest form 4, and numbers in other bases. */
import type { CellError } from '../values';
import { NUM, VALUE } from '../values';
import type { FunctionDefinition } from './definition';
import { numberFunction, textFunction, valueFunction } from './definition';

const SIGNS = ['M', 'D', 'C', 'L', 'X', 'V', 'I'];
const WORTH = [1000, 500, 100, 50, 10, 5, 1];

/** A larger form lets a sign stand before ones further above it, as in VM for 995. */
function roman(number: number, form: number): string | CellError {
  let rest = Math.trunc(number);
  const depth = Math.trunc(form);
  if (rest < 0 || rest > 3999 || depth < 0 || depth > 4) return VALUE;
  const worth = (at: number) => WORTH[at] as number;
  let text = '';
  for (let ten = 0; ten < WORTH.length; ten += 2) {
    const digit = Math.floor(rest / worth(ten));
    if (digit % 5 === 4) {
      // Fours and nines are written by subtraction; each step of the form allows a smaller sign to be subtracted.
      const minuend = digit === 4 ? ten - 1 : ten - 2;
      let subtrahend = ten;
      for (let step = 0; step < depth && subtrahend < WORTH.length - 1; step++) {
        if (worth(minuend) - worth(subtrahend + 1) > rest) break;
        subtrahend++;
      }
      text += `${SIGNS[subtrahend]}${SIGNS[minuend]}`;
      rest -= worth(minuend) - worth(subtrahend);
    } else {
      text += (digit > 4 ? (SIGNS[ten - 1] as string) : '') + (SIGNS[ten] as string).repeat(digit % 5);
      rest %= worth(ten);
    }
  }
  return text;
}

function arabic(text: string): number | CellError {
  const written = text.trim().toUpperCase();
  const negative = written.startsWith('-');
  const signs = negative ? written.slice(1) : written;
  if (signs.length > 255) return VALUE;
  let total = 0;
  let largest = 0;
  for (const sign of [...signs].reverse()) {
    const at = SIGNS.indexOf(sign);
    if (at < 0) return VALUE;
    const worth = WORTH[at] as number;
    total += worth < largest ? -worth : worth;
    largest = Math.max(largest, worth);
  }
  return negative ? -total : total;
}

export const romanFunctions: readonly FunctionDefinition[] = [
  valueFunction('ROMAN', 'n v?', (number, form) => {
    const depth = form === undefined || form === true ? 0 : form === false ? 4 : Number(form);
    return Number.isNaN(depth) ? VALUE : roman(number, depth);
  }),
  numberFunction('ARABIC', 't', arabic),
  textFunction('BASE', 'n n n?', (number, radix, length) => {
    const value = Math.trunc(number);
    const base = Math.trunc(radix);
    const least = Math.trunc(length ?? 0);
    if (value < 0 || value >= 2 ** 53 || base < 2 || base > 36 || least < 0 || least > 255) return NUM;
    return value.toString(base).toUpperCase().padStart(least, '0');
  }),
  numberFunction('DECIMAL', 't n', (text, radix) => {
    const base = Math.trunc(radix);
    if (base < 2 || base > 36 || text.length > 255) return NUM;
    let value = 0;
    for (const sign of text.trim().toLowerCase()) {
      const digit = parseInt(sign, 36);
      if (Number.isNaN(digit) || digit >= base) return NUM;
      value = value * base + digit;
    }
    return value;
  }),
];
