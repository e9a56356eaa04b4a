/**
 * Unpacks a ZIP archive with care: nothing is inflated before the archive's directory was checked, and no part grows
 * beyond the size that the directory promised.
 */
import { unzipSync } from 'fflate';

const MEGABYTE = 1024 * 1024;
const LARGEST_CONTENT = 400 * MEGABYTE;
const LARGEST_PART = 200 * MEGABYTE;
const MOST_PARTS = 4000;
/** Real workbooks reach 30 or 40; only a bomb promises to grow a thousandfold. */
const LARGEST_RATIO = 300;
/** Names that would reach an object's prototype where a reader keeps parts in an object. */
const PROTOTYPE_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** An archive that is not unpacked; the message says what about it, as the end of a sentence. */
export class HostileArchive extends Error {
  override readonly name = 'HostileArchive';
}

/** The parts of a workbook's archive by path; whatever else lies in it is left out. */
export function unpack(data: Uint8Array): Map<string, Uint8Array> {
  let content = 0;
  let count = 0;
  const parts = unzipSync(data, {
    filter: ({ name, size, originalSize }) => {
      if (++count > MOST_PARTS) throw new HostileArchive(`it consists of more than ${MOST_PARTS} parts`);
      if (name.split(/[\\/]/).some((segment) => segment === '..' || PROTOTYPE_NAMES.has(segment))) {
        throw new HostileArchive(`it holds a part named "${name.slice(0, 80)}", which no workbook has`);
      }
      content += originalSize;
      if (originalSize > LARGEST_PART || content > LARGEST_CONTENT) {
        throw new HostileArchive(`it would unpack to more than ${LARGEST_CONTENT / MEGABYTE} MB`);
      }
      if (originalSize > MEGABYTE && originalSize > size * LARGEST_RATIO) {
        const times = Math.round(originalSize / size);
        throw new HostileArchive(`a part of it would unpack to ${times} times its size`);
      }
      return /^(\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/)/.test(name) && !name.endsWith('/');
    },
  });
  return new Map(Object.entries(parts));
}
