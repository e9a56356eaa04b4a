import type { Parts } from './archive';
import { partText } from './archive';
import { elements } from './xml';

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** The target's path in the archive. */
  readonly path: string;
}

/** The relationships of a part, those to targets outside the archive left out. */
export function relationshipsOf(parts: Parts, path: string): Relationship[] {
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const xml = partText(parts, `${folder}_rels/${path.slice(slash)}.rels`);
  return elements(xml, 'Relationship')
    .filter(({ attributes }) => attributes.get('TargetMode') !== 'External')
    .map(({ attributes }) => ({
      id: attributes.get('Id') ?? '',
      type: attributes.get('Type') ?? '',
      path: resolved(folder, attributes.get('Target') ?? ''),
    }));
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const segments = folder.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
