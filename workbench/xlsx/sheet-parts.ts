/**
 * Before exceljs reads a worksheet part: refuses sizes that no worksheet has (exceljs would make an object for
 * every cell of a merge and every column of a run), and takes out what is read here or not at all.
 */
import type { Area } from '../grid/grid';
import { COLUMN_LIMIT, ROW_LIMIT } from '../grid/grid';
import { parseAddress } from '../grid/a1';
import { intersection } from '../grid/area';
import type { Parts } from './archive';
import { partText, setPartText } from './archive';
import { UnreadableFileError } from './unreadable-file';
import { elements, withoutElements } from './xml';

const MOST_CELLS = 500_000;
const MOST_MERGES = 20_000;
/** Excel's own limit is 65,490 cell formats; a font or fill of its own for each is far beyond real files. */
const MOST_FORMATS = 300_000;
/** A whole column; every cell of a merge costs an object. */
const LARGEST_MERGE = ROW_LIMIT;

/**
 * What exceljs need not see: what the workbench does not keep, and what is read apart because exceljs expands it
 * cell by cell or stumbles over it.
 */
const TAKEN_OUT = [
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'picture',
  'extLst',
  'mergeCells',
  'tableParts',
];

/** The only parts that exceljs needs. */
const FOR_EXCELJS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/(core|app)\.xml|xl\/((workbook|styles|sharedStrings)\.xml|_rels\/workbook\.xml\.rels|theme\/[^/]+\.xml|worksheets\/[^/]+\.xml))$/;

function mergesOf(fileName: string, part: string, xml: string): Area[] {
  const written = elements(xml, 'mergeCell');
  if (written.length > MOST_MERGES) {
    throw new UnreadableFileError(
      'too-large',
      fileName,
      `has ${written.length} merged areas in ${part}; the workbench opens up to ${MOST_MERGES}.`,
    );
  }
  const merges: Area[] = [];
  for (const { attributes } of written) {
    const address = attributes.get('ref') ?? '';
    const area = parseAddress(address)?.area;
    if (!area || area.rowCount * area.columnCount > LARGEST_MERGE) {
      throw new UnreadableFileError(
        'hostile',
        fileName,
        `was not opened: ${part} merges "${address.slice(0, 40)}", which no workbook does.`,
      );
    }
    // Excel drops a merge that overlaps another when it repairs a file; so does this.
    if (!merges.some((other) => intersection(other, area))) merges.push(area);
  }
  return merges;
}

function requireWithin(fileName: string, part: string, what: string, value: number, limit: number): void {
  if (value <= limit) return;
  throw new UnreadableFileError(
    'hostile',
    fileName,
    `was not opened: ${part} names ${what} ${value}, but a worksheet ends at ${limit}.`,
  );
}

/** Refuses more elements than the cells could need, which exceljs would make objects of for minutes. */
function requireFew(fileName: string, xml: string, tag: RegExp, what: string, most: number): void {
  let count = 0;
  tag.lastIndex = 0;
  while (tag.test(xml)) {
    if (++count <= most) continue;
    throw new UnreadableFileError(
      'too-large',
      fileName,
      `was not opened: it has more than ${most.toLocaleString('en-US')} ${what}.`,
    );
  }
}

/** The archive as exceljs may read it, and the merged areas by worksheet part. */
export function checkedParts(
  fileName: string,
  parts: Parts,
): { checked: Parts; merges: Map<string, Area[]> } {
  const checked: Parts = new Map([...parts].filter(([path]) => FOR_EXCELJS.test(path)));
  const merges = new Map<string, Area[]>();
  requireFew(fileName, partText(parts, 'xl/sharedStrings.xml'), /<(?:\w+:)?si[\s/>]/g, 'texts', MOST_CELLS);
  requireFew(
    fileName,
    partText(parts, 'xl/styles.xml'),
    /<(?:\w+:)?(?:xf|font|fill|border)[\s/>]/g,
    'formats',
    MOST_FORMATS,
  );
  let cells = 0;
  for (const path of [...checked.keys()].filter((name) => name.startsWith('xl/worksheets/'))) {
    const part = path.slice('xl/worksheets/'.length);
    const xml = partText(parts, path);
    for (const [, row] of xml.matchAll(/<row [^>]*?\br="(\d+)"/g)) {
      requireWithin(fileName, part, 'row', Number(row), ROW_LIMIT);
    }
    for (const [, column] of xml.matchAll(/<col [^>]*?\bmax="(\d+)"/g)) {
      requireWithin(fileName, part, 'column', Number(column), COLUMN_LIMIT);
    }
    for (const [, address] of xml.matchAll(/<c [^>]*?\br="([^"]*)"/g)) {
      cells++;
      if (!/^[A-Z]{1,3}\d{1,7}$/.test(address!) || !parseAddress(address!)) {
        throw new UnreadableFileError(
          'hostile',
          fileName,
          `was not opened: ${part} holds a cell "${address!.slice(0, 40)}", which no worksheet has.`,
        );
      }
    }
    if (cells > MOST_CELLS) {
      throw new UnreadableFileError(
        'too-large',
        fileName,
        `has more than ${MOST_CELLS.toLocaleString('en-US')} cells, the most that the workbench opens.`,
      );
    }
    merges.set(path, mergesOf(fileName, part, xml));
    setPartText(checked, path, withoutElements(xml, TAKEN_OUT));
  }
  const workbook = withoutElements(partText(parts, 'xl/workbook.xml'), ['definedNames', 'extLst']);
  setPartText(checked, 'xl/workbook.xml', workbook);
  return { checked, merges };
}
