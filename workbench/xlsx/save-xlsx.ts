/** Saves a workbook as an xlsx file: exceljs writes it, then the parts it does not know are added. */
import { openArchive, packArchive, partText, setPartText } from './archive';
import type { Parts } from './archive';
import { writeCustomProperties } from './custom-properties';
import { namesXml } from './defined-names';
import { writeSettings } from './document-settings';
import type { WorkbookFile } from './workbook-file';
import { sheetOptions, writeSheet } from './write-sheet';

export async function saveXlsx(file: WorkbookFile, modified = new Date()): Promise<Uint8Array> {
  const { default: Excel } = await import('exceljs');
  const workbook = new Excel.Workbook();
  const { properties } = file;
  Object.assign(workbook, {
    title: properties.title,
    subject: properties.subject,
    creator: properties.author,
    keywords: properties.keywords,
    description: properties.comments,
    category: properties.category,
    manager: properties.manager,
    company: properties.company,
    lastModifiedBy: properties.lastAuthor,
    created: new Date(properties.creationDate),
    modified,
  });
  // Excel recalculates on opening: its functions may differ in the last digits from those that gave the values.
  workbook.calcProperties.fullCalcOnLoad = true;
  workbook.views = [
    {
      x: 0,
      y: 0,
      width: 24000,
      height: 12000,
      firstSheet: 0,
      activeTab: file.activeSheet,
      visibility: 'visible',
    },
  ];
  for (const sheet of file.sheets) {
    await writeSheet(workbook.addWorksheet(sheet.name, sheetOptions(sheet)), sheet);
  }
  const parts = openArchive(file.name, new Uint8Array(await workbook.xlsx.writeBuffer()));
  const types = new Map([
    ...writeSettings(parts, file.settings),
    ...writeCustomProperties(parts, properties.custom),
    ...markDynamicArrays(parts),
  ]);
  addContentTypes(parts, types);
  writeNames(parts, file);
  return packArchive(parts, 6);
}

function addContentTypes(parts: Parts, types: ReadonlyMap<string, string>): void {
  const overrides = Array.from(
    types,
    ([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`,
  );
  const xml = partText(parts, '[Content_Types].xml');
  setPartText(parts, '[Content_Types].xml', xml.replace('</Types>', `${overrides.join('')}</Types>`));
}

function writeNames(parts: Parts, { names, sheets, calculationMode }: WorkbookFile): void {
  const mode = { manual: 'manual', automaticExceptTables: 'autoNoTable', automatic: 'auto' }[calculationMode];
  const defined = namesXml(names, sheets);
  setPartText(
    parts,
    'xl/workbook.xml',
    partText(parts, 'xl/workbook.xml')
      .replace('</sheets>', () => `</sheets>${defined}`)
      .replace('<calcPr ', `<calcPr calcMode="${mode}" `),
  );
}

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DYNAMIC = 'http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray';

/**
 * The metadata that tells a dynamic array from an array formula of old, one record for all cells.
 * @see [MS-XLSX] 2.6.194, CT_DynamicArrayProperties
 */
const METADATA =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  `<metadata xmlns="${SPREADSHEET}" xmlns:xda="${DYNAMIC}">` +
  '<metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" ' +
  'pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" ' +
  'coerce="1" cellMeta="1"/></metadataTypes>' +
  '<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}">' +
  '<xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>' +
  '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>';

/** Marks every array formula as dynamic; returns the content types of the new parts by path. */
function markDynamicArrays(parts: Parts): Map<string, string> {
  let found = false;
  for (const path of [...parts.keys()].filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))) {
    const xml = partText(parts, path);
    const marked = xml.replace(/<c ([^>]*)><f t="array"/g, '<c $1 cm="1"><f t="array"');
    if (marked === xml) continue;
    found = true;
    setPartText(parts, path, marked);
  }
  if (!found) return new Map();
  setPartText(parts, 'xl/metadata.xml', METADATA);
  const rels = partText(parts, 'xl/_rels/workbook.xml.rels');
  const link =
    '<Relationship Id="rIdMetadata" Target="metadata.xml" ' +
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sheetMetadata"/>';
  setPartText(
    parts,
    'xl/_rels/workbook.xml.rels',
    rels.replace('</Relationships>', `${link}</Relationships>`),
  );
  return new Map([
    ['xl/metadata.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml'],
  ]);
}
