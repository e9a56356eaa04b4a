/** What all sheets written for print have in common. */
import type { PrintPlan } from '../../workbook/workbook';
import type { Case } from '../case';
import { hash } from '../evaluation/fingerprint';

/** Colours are never alone: words or places tell the same. */
export const LEGEND =
  'Legend: inputs are blue on pale yellow; calculations are black; references to other sheets are green; ' +
  '▲ better, ▼ worse and = same are against do nothing; BREACH marks a guardrail that is not met.';

/** File, version of the model, discount rate, date and page, below every printed page. */
export function sheetFooter(of: Case): Pick<PrintPlan, 'footerLeft' | 'footerCenter' | 'footerRight'> {
  const rate = discountRate(of);
  const stated = rate === null ? 'discount rate not stated' : `discount rate ${percent(rate)}`;
  return {
    footerLeft: '&F',
    footerCenter: `${modelVersion(of)}, ${stated}`,
    footerRight: '&D, page &P of &N',
  };
}

/** A short mark of the formulas and inputs that the results came from. */
export function modelVersion(of: Case): string {
  if (of.results.length === 0) return 'not evaluated yet';
  return `model version ${hash(of.results.map(({ fingerprint }) => fingerprint)).slice(0, 8)}`;
}

/** The driver that is named as the discount rate or the cost of capital; null where there is none with a value. */
export function discountRate(of: Case): number | null {
  const driver = of.drivers.find(({ name }) =>
    /discount rate|cost of capital|\bwacc\b|hurdle rate|diskont|kalkulationszins|kapitalkosten/i.test(name),
  );
  if (!driver) return null;
  return driver.values[of.alternatives[0]?.name ?? ''] ?? driver.likely;
}

function percent(rate: number): string {
  return `${Number((rate * 100).toFixed(2))} %`;
}
