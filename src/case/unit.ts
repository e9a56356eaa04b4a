/** What the words of a unit say about the number in the cell: a fraction of one, an amount of money. */
import { sameName } from './case';
import type { Case } from './case';

/**
 * "%", "share", "% of sales", "of revenue", "% per year", "share/year", "Anteil am Umsatz", "% pro Jahr"; the part after
 * the percent sign captured.
 */
const FRACTION =
  /^(?:(?:%|share|fraction|anteil) ?((?:of|per|an?|am|der|des|vom|von|pro|im|in der) .+|\/ ?.+)?|(of .+))$/i;

/** Of a unit that says that the cell holds a fraction of one, what still has to be said: "of revenue", ""; else null. */
export function fractionRest(unit: string): string | null {
  const found = FRACTION.exec(unit.trim());
  return found && (found[1] ?? found[2] ?? '');
}

export const CURRENCY_CODES: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
};

/** The sign of a unit that is one of the currencies with a sign of their own, by sign or by code; null of others. */
export function currencySign(unit: string): string | null {
  const wanted = unit.trim();
  const found = Object.entries(CURRENCY_CODES).find(([sign, code]) => sign === wanted || code === wanted);
  return found?.[0] ?? null;
}

/** A number format for figures of these sizes in one unit, for the eye only: the cells keep full precision. */
export function figureFormat(unit: string, figures: readonly (number | null)[]): string {
  const largest = Math.max(0, ...figures.map((one) => Math.abs(one ?? 0)));
  // A "%" beside figures such as 95 does not mean fractions.
  if (fractionRest(unit) !== null && largest <= 2) {
    if (largest === 0 || largest >= 0.01) return '0.0%';
    return largest >= 0.001 ? '0.00%' : '0.000%';
  }
  if (largest >= 1000) return '#,##0';
  if (largest >= 10) return '#,##0.0';
  return largest === 0 || largest >= 0.1 ? '0.00' : '0.0000';
}

/** A number format for a figure whose size only its cell knows. */
export function openFormat(unit: string): string {
  return fractionRest(unit) === null ? '[>=1000]#,##0;[<=-1000]-#,##0;General' : '[<=2]0.0%;General';
}

/** The unit of the driver or metric of that name; empty where there is none. */
export function unitOf({ drivers, metrics }: Case, subject: string): string {
  return [...metrics, ...drivers].find(({ name }) => sameName(name, subject))?.unit ?? '';
}
