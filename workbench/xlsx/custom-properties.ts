/** Custom document properties, which exceljs neither reads nor writes. @see ECMA-376 part 1, 22.3 */
import type { PropertiesModel } from '../grid/stored-model';
import type { Parts } from './archive';
import { partText, setPartText } from './archive';
import { elements, escapeXml } from './xml';

const PATH = 'docProps/custom.xml';
/** The format id of user-defined properties. */
const FORMAT_ID = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

type CustomProperties = PropertiesModel['custom'];

export function readCustomProperties(parts: Parts): CustomProperties {
  const custom: CustomProperties = new Map();
  for (const { attributes, content } of elements(partText(parts, PATH), 'property')) {
    const name = attributes.get('name');
    const typed = /^\s*<vt:(\w+)>/.exec(content)?.[1];
    if (name === undefined || typed === undefined) continue;
    const text = elements(content, `vt:${typed}`)[0]?.content ?? '';
    if (typed === 'bool') custom.set(name, { type: 'Boolean', value: text === 'true' || text === '1' });
    else if (typed === 'filetime') custom.set(name, { type: 'Date', value: text });
    else if (/^(i\d|int|r4|r8|decimal)/.test(typed)) {
      custom.set(name, { type: Number.isInteger(Number(text)) ? 'Number' : 'Float', value: Number(text) });
    } else custom.set(name, { type: 'String', value: text });
  }
  return custom;
}

function valueXml(value: unknown): string {
  if (typeof value === 'boolean') return `<vt:bool>${value}</vt:bool>`;
  if (typeof value === 'number') return `<vt:r8>${value}</vt:r8>`;
  if (value instanceof Date) return `<vt:filetime>${value.toISOString()}</vt:filetime>`;
  return `<vt:lpwstr>${escapeXml(String(value))}</vt:lpwstr>`;
}

/** Adds the part; returns the content types of the new parts by path. */
export function writeCustomProperties(parts: Parts, custom: CustomProperties): Map<string, string> {
  if (custom.size === 0) return new Map();
  // Ids 0 and 1 are reserved.
  const properties = Array.from(
    custom,
    ([name, { value }], i) =>
      `<property fmtid="${FORMAT_ID}" pid="${i + 2}" name="${escapeXml(name)}">${valueXml(value)}</property>`,
  ).join('');
  setPartText(
    parts,
    PATH,
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${properties}</Properties>`,
  );
  const root = partText(parts, '_rels/.rels');
  const link = `<Relationship Id="rIdCustom" Type="${OFFICE}/relationships/custom-properties" Target="${PATH}"/>`;
  setPartText(parts, '_rels/.rels', root.replace('</Relationships>', `${link}</Relationships>`));
  return new Map([[PATH, 'application/vnd.openxmlformats-officedocument.custom-properties+xml']]);
}
