import type { Said } from '../said';

/** An objection to a case. */
export type CheckRule =
  | 'unreadable-cell'
  | 'too-few-alternatives'
  | 'incomplete-metric'
  | 'guardrail-breached'
  | 'empty-lens'
  | 'driver-outside-range'
  | 'double-counted-driver'
  | 'different-horizons'
  | 'no-downside'
  | 'excess-and-shortage-netted'
  | 'literal-in-formula'
  | 'stale-results';

/** What is wrong and what to do, with the cell that it concerns. */
export interface Check extends Said {
  readonly rule: CheckRule;
  /** "error": the case should not be decided upon as it is. */
  readonly severity: 'error' | 'warning';
  /** Such as "Inputs!B4". */
  readonly cell: string;
}
