export type UnreadableReason =
  | 'empty'
  | 'not-xlsx'
  | 'password-protected'
  | 'legacy-format'
  | 'binary-workbook'
  | 'corrupt'
  | 'hostile'
  | 'too-large';

/** A file the workbench does not open. The message says why and what to do, and follows the file's name. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';

  constructor(
    readonly reason: UnreadableReason,
    fileName: string,
    explanation: string,
    options?: ErrorOptions,
  ) {
    super(`${fileName} ${explanation}`, options);
  }
}
