import type { Said } from './said';

/** Why a case cannot be used as it is. */
export type CaseErrorCode =
  /** The case sheet was written by a newer add-in. */
  | 'newer'
  /** The case sheet lacks a table, a column or its version. */
  | 'damaged'
  /** A cell cannot be bound as asked. */
  | 'binding'
  /** The case cannot be evaluated as it is. */
  | 'not-evaluable'
  /** Someone edited the workbook during the evaluation. */
  | 'edited-meanwhile'
  /** An earlier evaluation was cut off and its cells are not restored yet. */
  | 'recovery-needed'
  /** The cells could not be restored; the journal is kept for the next opening. */
  | 'restore-failed'
  | 'cancelled'
  /** The model cannot be recalculated beside the workbook. */
  | 'not-local';

/** A refusal in a sentence for the user, naming the cell where there is one. */
export class CaseError extends Error {
  override readonly name = 'CaseError';

  constructor(
    readonly code: CaseErrorCode,
    readonly said: Said,
    /** Such as "Inputs!B4". */
    readonly cell: string | null = null,
    options?: ErrorOptions,
  ) {
    super(said.message, options);
  }
}
