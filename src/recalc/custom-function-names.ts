/**
 * Excel saves a custom function under another name than the cell shows: FULCRUM.INV.EOQ becomes
 * _xldudf_FULCRUM_INV_EOQ in the file. Our ids hold no underscore, so the way back is unambiguous.
 */
const shownCall = /\bFULCRUM(?:\.[A-Z0-9]+)+(?=\s*\()/gi;
const storedCall = /\b_xldudf_FULCRUM(?:_[A-Z0-9]+)+(?=\s*\()/gi;

/** The formula as an .xlsx file stores it; texts in quotes stay as they are. */
export function storedFormula(formula: string): string {
  return outsideTexts(formula, (part) =>
    part.replace(shownCall, (name) => `_xldudf_${name.toUpperCase().replaceAll('.', '_')}`),
  );
}

/** The formula as the cell shows it, from the one an .xlsx file stores. */
export function shownFormula(formula: string): string {
  return outsideTexts(formula, (part) =>
    part.replace(storedCall, (name) => name.slice('_xldudf_'.length).toUpperCase().replaceAll('_', '.')),
  );
}

function outsideTexts(formula: string, change: (part: string) => string): string {
  return formula
    .split('"')
    .map((part, i) => (i % 2 === 0 ? change(part) : part))
    .join('"');
}
