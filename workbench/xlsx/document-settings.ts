/**
 * The add-in's document settings, kept where Excel keeps them: as properties of the add-in's web extension part,
 * each value as JSON.
 * @see [MS-OWEXML] 2.2.6, CT_OsfWebExtension
 */
import type { Parts } from './archive';
import { partText, setPartText } from './archive';
import { elements, escapeXml } from './xml';

/** The add-in's id, as in manifest.xml. */
export const ADD_IN_ID = '6b6d1c0e-5a0f-4c0a-9d2e-3f7c1b8a4e52';

const FOLDER = 'xl/webextensions';
const EXTENSION = `${FOLDER}/webextension1.xml`;
const TASKPANES = `${FOLDER}/taskpanes.xml`;
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.microsoft.com/office';
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The settings that the add-in left in the file; those of other add-ins are none of its business. */
export function readSettings(parts: Parts): Map<string, unknown> {
  const settings = new Map<string, unknown>();
  for (const path of parts.keys()) {
    if (!/^xl\/webextensions\/webextension\d*\.xml$/.test(path)) continue;
    const xml = partText(parts, path);
    const reference = elements(xml, 'we:reference')[0]?.attributes.get('id')?.toLowerCase();
    if (reference?.replace(/[{}]/g, '') !== ADD_IN_ID) continue;
    for (const { attributes } of elements(xml, 'we:property')) {
      const name = attributes.get('name');
      if (name === undefined || name.startsWith('Office.')) continue;
      settings.set(name, parsed(attributes.get('value') ?? ''));
    }
  }
  return settings;
}

/** Other tools write the bare text where Excel writes JSON. */
function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Adds the web extension part with the settings; returns the content types of the new parts by path. */
export function writeSettings(parts: Parts, settings: ReadonlyMap<string, unknown>): Map<string, string> {
  if (settings.size === 0) return new Map();
  const properties = Array.from(settings, ([name, value]) => {
    const json = JSON.stringify(value) ?? 'null';
    return `<we:property name="${escapeXml(name)}" value="${escapeXml(json)}"/>`;
  }).join('');
  setPartText(
    parts,
    EXTENSION,
    `${HEADER}<we:webextension xmlns:we="${OFFICE}/webextensions/webextension/2010/11" id="{${ADD_IN_ID}}">` +
      `<we:reference id="${ADD_IN_ID}" version="1.0.0.0" store="developer" storeType="Registry"/>` +
      `<we:alternateReferences/><we:properties>${properties}</we:properties><we:bindings/></we:webextension>`,
  );
  setPartText(
    parts,
    TASKPANES,
    `${HEADER}<wetp:taskpanes xmlns:wetp="${OFFICE}/webextensions/taskpanes/2010/11">` +
      '<wetp:taskpane dockstate="right" visibility="0" width="350" row="1">' +
      '<wetp:webextensionref xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>' +
      '</wetp:taskpane></wetp:taskpanes>',
  );
  setPartText(
    parts,
    `${FOLDER}/_rels/taskpanes.xml.rels`,
    `${HEADER}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" ` +
      `Type="${OFFICE}/2011/relationships/webextension" Target="webextension1.xml"/></Relationships>`,
  );
  const root = partText(parts, '_rels/.rels');
  const link = `<Relationship Id="rIdTaskpanes" Type="${OFFICE}/2011/relationships/webextensiontaskpanes" Target="${TASKPANES}"/>`;
  setPartText(parts, '_rels/.rels', root.replace('</Relationships>', `${link}</Relationships>`));
  return new Map([
    [EXTENSION, 'application/vnd.ms-office.webextension+xml'],
    [TASKPANES, 'application/vnd.ms-office.webextensiontaskpanes+xml'],
  ]);
}
