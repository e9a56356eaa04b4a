import { DomainError } from '../domain/domain-error';

/** A name as a delimited identifier of standard SQL, safe whatever it holds. @throws DomainError for NUL */
export function quoteIdentifier(name: string): string {
  return `"${withoutNul(name).replaceAll('"', '""')}"`;
}

/** A text as a literal of standard SQL, safe whatever it holds. @throws DomainError for NUL */
export function quoteText(text: string): string {
  return `'${withoutNul(text).replaceAll("'", "''")}'`;
}

/** A number as a literal that reads back as the same double. @throws DomainError for one that is not finite */
export function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new DomainError('out-of-range', 'rate', 'must be a number');
  return Object.is(value, -0) ? '0' : String(value);
}

function withoutNul(text: string): string {
  if (!text.includes('\0')) return text;
  throw new DomainError('out-of-range', 'columns', 'must not have a NUL character in a name');
}
