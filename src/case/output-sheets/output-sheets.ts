/** The sheets that the add-in writes from the case and its results; they feed nothing back into the model. */
import { CASE_SHEET } from '../case-sheet/case-tables';

export const TRADE_OFFS_SHEET = 'Trade-offs';
export const BRIEF_SHEET = 'Brief';
export const FOLLOW_THROUGH_SHEET = 'Follow-through';
export const CHECKS_SHEET = 'Checks';
export const CHALLENGE_SHEET = 'Challenge';
export const CHANGE_BRIDGE_SHEET = 'Change bridge';
export const RISK_SHEET = 'Risk results';
export const SENSITIVITIES_SHEET = 'Sensitivities';
export const WATERFALL_SHEET = 'Waterfall';

export const OUTPUT_SHEETS: readonly string[] = [
  CASE_SHEET,
  TRADE_OFFS_SHEET,
  BRIEF_SHEET,
  FOLLOW_THROUGH_SHEET,
  CHECKS_SHEET,
  CHALLENGE_SHEET,
  CHANGE_BRIDGE_SHEET,
  RISK_SHEET,
  SENSITIVITIES_SHEET,
  WATERFALL_SHEET,
];
