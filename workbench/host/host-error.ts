/** An error that the host answers to a batch; codes and sentences as Excel has them. */
export class HostError extends Error {
  override readonly name = 'HostError';

  constructor(
    readonly code: string,
    message: string,
    /** Where it happened, such as "Range.values"; the dispatcher fills it in. */
    readonly location?: string,
  ) {
    super(message);
  }
}

export function notImplemented(member: string): HostError {
  return new HostError(
    'NotImplemented',
    `The embedded workbook does not have ${member}; add it to workbench/host/model, with a conformance case.`,
    member,
  );
}

export function invalidArgument(
  message = 'The argument is invalid or missing or has an incorrect format.',
): HostError {
  return new HostError('InvalidArgument', message);
}

export function wrongShape(): HostError {
  return invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
}

export function itemNotFound(): HostError {
  return new HostError('ItemNotFound', "The requested resource doesn't exist.");
}

export function itemAlreadyExists(): HostError {
  return new HostError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.');
}

export function accessDenied(): HostError {
  return new HostError('AccessDenied', 'You cannot perform the requested operation.');
}

export function invalidOperation(message: string): HostError {
  return new HostError('InvalidOperation', message);
}

export function invalidReference(): HostError {
  return new HostError('InvalidReference', 'This reference is not valid for the current operation.');
}

export function payloadTooLarge(which: 'Request' | 'Response'): HostError {
  return new HostError(
    `${which}PayloadSizeLimitExceeded`,
    `The ${which.toLowerCase()} payload size has exceeded the limit.`,
  );
}

export function rangeExceedsLimit(): HostError {
  return new HostError(
    'RangeExceedsLimit',
    'The cell count in the range has exceeded the maximum supported number.',
  );
}

export function inCellEditMode(): HostError {
  return new HostError(
    'InvalidOperationInCellEditMode',
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  );
}
