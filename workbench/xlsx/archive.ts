/** An xlsx file is a ZIP archive of XML parts. */
import { strFromU8, strToU8, zipSync } from 'fflate';
import { HostileArchive, unpack } from '../../src/recalc/unpack';
import { UnreadableFileError } from './unreadable-file';

/** The parts of an archive by path. */
export type Parts = Map<string, Uint8Array>;

const MEGABYTE = 1024 * 1024;
const LARGEST_FILE = 50 * MEGABYTE;

const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP_SIGNATURE = [0x50, 0x4b, 0x03, 0x04];
function startsWith(data: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => data[i] === byte);
}

function includesText(data: Uint8Array, text: string): boolean {
  const pattern = Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = data.indexOf(pattern[0]!); at >= 0; at = data.indexOf(pattern[0]!, at + 1)) {
    if (pattern.every((byte, i) => data[at + i] === byte)) return true;
  }
  return false;
}

/** Refuses what is no ZIP archive, saying what it is instead. */
function requireZip(fileName: string, data: Uint8Array): void {
  if (data.length === 0) throw new UnreadableFileError('empty', fileName, 'is empty.');
  if (data.length > LARGEST_FILE) {
    throw new UnreadableFileError(
      'too-large',
      fileName,
      `has ${Math.round(data.length / MEGABYTE)} MB; the workbench opens files of up to ${LARGEST_FILE / MEGABYTE} MB.`,
    );
  }
  if (startsWith(data, OLE_SIGNATURE)) {
    // Directory names of a compound file are UTF-16.
    throw includesText(data, 'EncryptedPackage')
      ? new UnreadableFileError(
          'password-protected',
          fileName,
          'is protected with a password. Open it in Excel, remove the password under File › Info › ' +
            'Protect Workbook › Encrypt with Password, save it and open it here again.',
        )
      : new UnreadableFileError(
          'legacy-format',
          fileName,
          'is in the format of Excel 97–2003. Open it in Excel and save it as an Excel workbook (.xlsx).',
        );
  }
  if (!startsWith(data, ZIP_SIGNATURE)) {
    throw new UnreadableFileError('not-xlsx', fileName, 'is not an Excel workbook (.xlsx).');
  }
}

/** The parts of the archive; nothing but what the workbook consists of. */
export function openArchive(fileName: string, data: Uint8Array): Parts {
  requireZip(fileName, data);
  let parts: Parts;
  try {
    parts = unpack(data);
  } catch (error) {
    if (!(error instanceof HostileArchive)) throw corrupt(fileName, error);
    throw new UnreadableFileError('hostile', fileName, `was not opened: ${error.message}.`);
  }
  if (parts.has('xl/workbook.bin')) {
    throw new UnreadableFileError(
      'binary-workbook',
      fileName,
      'is a binary workbook (.xlsb). Open it in Excel and save it as an Excel workbook (.xlsx).',
    );
  }
  if (!parts.has('xl/workbook.xml') || !parts.has('[Content_Types].xml')) {
    throw new UnreadableFileError('not-xlsx', fileName, 'is an archive, but not an Excel workbook (.xlsx).');
  }
  return parts;
}

export function corrupt(fileName: string, cause: unknown): UnreadableFileError {
  return new UnreadableFileError(
    'corrupt',
    fileName,
    'is damaged and could not be read. Nothing was changed; try an earlier copy, or open and repair it in Excel.',
    { cause },
  );
}

export function packArchive(parts: Parts, level: 0 | 6): Uint8Array {
  // Every key is checked on opening or our own, so none reaches the prototype.
  // The parts carry no date of their own: Excel writes this one.
  return zipSync(Object.fromEntries(parts), { level, mtime: new Date(1980, 0, 1) });
}

export function partText(parts: Parts, path: string): string {
  const data = parts.get(path);
  return data ? strFromU8(data) : '';
}

export function setPartText(parts: Parts, path: string, text: string): void {
  parts.set(path, strToU8(text));
}
