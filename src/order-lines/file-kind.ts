import { DomainError } from '../domain/domain-error';

/** What the first bytes of a file give away. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly is: string }[] = [
  { bytes: [0x50, 0x41, 0x52, 0x31], is: 'a Parquet file' },
  { bytes: [0x50, 0x41, 0x52, 0x45], is: 'an encrypted Parquet file' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], is: 'an Excel workbook or another zip archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], is: 'an older Excel workbook' },
  { bytes: [0x1f, 0x8b], is: 'a gzip archive' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], is: 'a zstd archive' },
  { bytes: [0x25, 0x50, 0x44, 0x46], is: 'a PDF' },
  { bytes: [0xff, 0xfe], is: 'text in UTF-16' },
  { bytes: [0xfe, 0xff], is: 'text in UTF-16' },
];
const PARQUET = SIGNATURES[0]!;

/**
 * Whether the file is CSV or Parquet, by its name and its bytes, which must agree.
 *
 * @param start the first bytes of the file, up to some thousands
 * @param end its last four bytes
 * @throws DomainError "out-of-range" with what the file seems to be instead
 */
export function fileFormat(name: string, start: Uint8Array, end: Uint8Array): 'csv' | 'parquet' {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const parquet = extension === 'parquet' || extension === 'pq';
  if (!parquet && !['csv', 'tsv', 'txt'].includes(extension ?? '')) {
    refuse(name, 'must be a CSV or Parquet file, by a name that ends in .csv, .tsv, .txt or .parquet');
  }
  if (start.length === 0) refuse(name, 'is empty');
  const found = SIGNATURES.find(({ bytes }) => bytes.every((byte, i) => start[i] === byte));
  if (parquet) {
    if (found !== PARQUET)
      refuse(name, `is not Parquet, as its name says, but ${found?.is ?? likeness(start)}`);
    if (!PARQUET.bytes.every((byte, i) => end[i] === byte)) {
      refuse(name, 'is cut off: a Parquet file ends with its table of contents; copy it again');
    }
    return 'parquet';
  }
  if (found) refuse(name, `is not CSV, as its name says, but ${found.is}${advice(found.is)}`);
  if (start.includes(0)) refuse(name, 'is not CSV, as its name says: it holds bytes that no text has');
  return 'csv';
}

function likeness(start: Uint8Array): string {
  return start.includes(0) ? 'something else' : 'text';
}

function advice(is: string): string {
  if (is.includes('Excel')) return '; save the sheet as CSV UTF-8';
  if (is.includes('UTF-16')) return '; save it as UTF-8';
  return is.includes('archive') ? '; unpack it first' : '';
}

function refuse(name: string, rule: string): never {
  throw new DomainError('out-of-range', `"${name}"`, rule);
}
