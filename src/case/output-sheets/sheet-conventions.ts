/** What all sheets written for print have in common. */
import type { PrintPlan } from '../../workbook/workbook';
import type { Case } from '../case';
import { hash } from '../evaluation/fingerprint';
import type { SheetWords } from './words/en';

/** File, version of the model, discount rate, date and page, below every printed page. */
export function sheetFooter(
  of: Case,
  words: SheetWords,
): Pick<PrintPlan, 'footerLeft' | 'footerCenter' | 'footerRight'> {
  const { footer } = words;
  const rate = discountRate(of);
  return {
    footerLeft: '&F',
    footerCenter: `${modelVersion(of, words)}, ${rate === null ? footer.noDiscountRate : footer.discountRate(rate)}`,
    footerRight: `&D, ${footer.page}`,
  };
}

/** In characters: so wide that no word is broken, and not below the least. */
export function columnWidth(words: string, least: number): number {
  return Math.max(least, ...words.split(' ').map((word) => word.length + 2));
}

/** In characters: so wide that the heading stands on one line, and not below the least. */
export function headingWidth(heading: string, least: number): number {
  return Math.max(least, heading.length + 2);
}

/** In characters: so wide that names are not cut off, up to 60, and not below the least. */
export function nameWidth(names: readonly string[], least: number): number {
  return Math.max(least, Math.min(60, Math.max(0, ...names.map(({ length }) => length + 2))));
}

/** A short mark of the formulas and inputs that the results came from. */
export function modelVersion(of: Case, { footer }: SheetWords): string {
  if (of.results.length === 0) return footer.notEvaluated;
  return footer.version(hash(of.results.map(({ fingerprint }) => fingerprint)).slice(0, 8));
}

/** The driver that is named as the discount rate or the cost of capital; null where there is none with a value. */
export function discountRate(of: Case): number | null {
  const driver = of.drivers.find(({ name }) =>
    /discount rate|cost of capital|\bwacc\b|hurdle rate|diskont|kalkulationszins|kapitalkosten/i.test(name),
  );
  if (!driver) return null;
  return driver.values[of.alternatives[0]?.name ?? ''] ?? driver.likely;
}
