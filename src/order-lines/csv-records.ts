import type { CsvDialect } from './order-lines';

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;

/** Whole records at the start of some bytes of a CSV file. */
export interface RecordCut {
  /** Bytes up to and with the last line end that is not within quotes; 0 where there is none. */
  readonly bytes: number;
  /** How many records end there, blank ones included. */
  readonly records: number;
  /** Which of them, counted from 1, are blank lines. */
  readonly blank: readonly number[];
}

/**
 * Finds where the last whole record ends, so that a file can be read in pieces. A quote opens a field only at
 * its start: a stray one, as in 5" pipe, does not swallow the lines after it.
 *
 * @param last whether the file ends with these bytes: what follows the last line end is a record then
 */
export function cutRecords(bytes: Uint8Array, delimiter: CsvDialect['delimiter'], last: boolean): RecordCut {
  const separator = delimiter.charCodeAt(0);
  const blank: number[] = [];
  let quoted = false;
  let fieldStart = true;
  let recordStart = 0;
  let records = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (quoted) {
      if (byte !== QUOTE) continue;
      if (bytes[i + 1] === QUOTE) i++;
      else quoted = false;
    } else if (byte === NEWLINE) {
      records++;
      if (i === recordStart || (i === recordStart + 1 && bytes[recordStart] === RETURN)) blank.push(records);
      recordStart = i + 1;
      fieldStart = true;
    } else if (byte === QUOTE && fieldStart) {
      quoted = true;
      fieldStart = false;
    } else {
      fieldStart = byte === separator;
    }
  }
  if (last && recordStart < bytes.length) {
    records++;
    recordStart = bytes.length;
  }
  return { bytes: recordStart, records, blank };
}

/** The record number, from 1, of the kept record `index`, from 0, where the sorted `skipped` ones were left out. */
export function recordNumber(index: number, skipped: readonly number[]): number {
  let number = index + 1;
  for (const one of skipped) {
    if (one > number) break;
    number++;
  }
  return number;
}

/** The separator that the heading uses most; a comma where it uses none. */
export function guessDelimiter(heading: string): CsvDialect['delimiter'] {
  const outside = heading.replace(/"(?:[^"]|"")*"/g, '');
  const count = (one: string): number => outside.split(one).length - 1;
  return ([',', ';', '\t', '|'] as const).reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** The fields of one record. */
export function splitRecord(record: string, delimiter: CsvDialect['delimiter']): string[] {
  const text = record.replace(/\r?\n$/, '');
  const fields: string[] = [];
  for (let i = 0; ;) {
    let field = '';
    if (text[i] === '"') {
      for (i++; i < text.length; i++) {
        if (text[i] !== '"') field += text[i];
        else if (text[i + 1] === '"') {
          field += '"';
          i++;
        } else break;
      }
      i++;
    }
    const end = text.indexOf(delimiter, i);
    fields.push(field + text.slice(i, end < 0 ? undefined : end));
    if (end < 0) return fields;
    i = end + 1;
  }
}

/** Headings as column names: blank ones get a number, repeated ones a second name. */
export function columnNames(headings: readonly string[]): string[] {
  const taken = new Set<string>();
  return headings.map((heading, i) => {
    const base = heading.trim() || `Column ${i + 1}`;
    let name = base;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base} (${n})`;
    taken.add(name.toLowerCase());
    return name;
  });
}
