import { DomainError } from '../domain-error';

/**
 * Site–customer pairs a model accepts. Above it a solve would outgrow the memory and patience of a browser;
 * the remedy is to group customers by region.
 */
export const MOST_PAIRS = 1_500_000;

/** Sums and differences of larger numbers lose the small ones, and with them the choice between sites. */
const LARGEST = 1e15;

function requireMagnitude(field: string, value: number): void {
  if (value >= 0 && value <= LARGEST) return;
  const most = value > 0 ? ` of at most ${LARGEST}` : '';
  throw new DomainError('out-of-range', field, `must be zero or a positive number${most}, not ${value}`);
}

/**
 * Returns the matrix when it has rows of one length, no more than `MOST_PAIRS` cells, and no negative or
 * missing number; throws `DomainError` naming the first offending row otherwise.
 */
export function requireCostMatrix(
  field: string,
  matrix: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const columns = matrix[0]?.length ?? 0;
  if (columns === 0) {
    throw new DomainError(
      'out-of-range',
      field,
      'must have a row for each site and a column for each customer',
    );
  }
  const pairs = matrix.length * columns;
  if (pairs > MOST_PAIRS) {
    throw new DomainError(
      'out-of-range',
      field,
      `has ${matrix.length} × ${columns} = ${pairs} cells; the limit is ${MOST_PAIRS}: group customers or drop sites`,
    );
  }
  matrix.forEach((row, r) => {
    if (row.length !== columns) {
      throw new DomainError(
        'out-of-range',
        `${field}, row ${r + 1},`,
        `has ${row.length} columns where the first row has ${columns}`,
      );
    }
    for (let c = 0; c < columns; c++) {
      const value = row[c]!;
      // The name of the cell is put together only where it is needed.
      if (!(value >= 0 && value <= LARGEST))
        requireMagnitude(`${field}, row ${r + 1}, column ${c + 1},`, value);
    }
  });
  return matrix;
}

/** Throws `DomainError` for more arcs than a model accepts. */
export function requireArcCount(arcs: number): void {
  if (arcs <= MOST_PAIRS) return;
  throw new DomainError(
    'out-of-range',
    'arcs',
    `has ${arcs} rows; the limit is ${MOST_PAIRS}: group customers or drop lanes`,
  );
}

/** Throws `DomainError` unless the second matrix has the rows and columns of the first. */
export function requireSameShape(
  field: string,
  matrix: readonly (readonly number[])[],
  otherField: string,
  other: readonly (readonly number[])[],
): void {
  if (matrix.length !== other.length || matrix[0]!.length !== other[0]!.length) {
    throw new DomainError(
      'out-of-range',
      field,
      `must have ${other.length} rows and ${other[0]!.length} columns like ${otherField}, not ${matrix.length} × ${matrix[0]!.length}`,
    );
  }
}

/** Returns one non-negative number per row or column of a matrix; throws `DomainError` otherwise. */
export function requirePerEntry(
  field: string,
  values: readonly number[],
  count: number,
  what: string,
): readonly number[] {
  if (values.length !== count) {
    throw new DomainError(
      'out-of-range',
      field,
      `must have an entry for each of the ${count} ${what}, not ${values.length}`,
    );
  }
  values.forEach((value, i) => requireMagnitude(`${field}, entry ${i + 1},`, value));
  return values;
}

/** Returns the demand when it has one non-negative number per column of a matrix; throws `DomainError` otherwise. */
export function requireDemand(
  demand: readonly number[],
  matrixField: string,
  columns: number,
): readonly number[] {
  return requirePerEntry('demand', demand, columns, `columns of ${matrixField}`);
}
