/**
 * Defined names, read and written here because exceljs keeps only those that refer to ranges, and expands each
 * range cell by cell. Print areas and titles are names too, with reserved spellings.
 */
import type { Area } from '../grid/grid';
import { COLUMN_LIMIT, ROW_LIMIT } from '../grid/grid';
import { areaAddress, parseAddress, quotedSheetName } from '../grid/a1';
import { fromFileFormula, toFileFormula } from './file-formula';
import type { NameFile, PageLayoutFile, SheetFile } from './workbook-file';
import { elements, escapeXml } from './xml';

const PRINT_AREA = '_xlnm.Print_Area';
const PRINT_TITLES = '_xlnm.Print_Titles';

export type PrintRanges = Pick<PageLayoutFile, 'printArea' | 'printTitleRows' | 'printTitleColumns'>;

export interface NamesOfFile {
  readonly names: NameFile[];
  /** By position of the sheet. */
  readonly print: ReadonlyMap<number, PrintRanges>;
}

/** The areas of a list such as "Sheet1!$A$1:$B$9,Sheet1!$D:$D"; the sheet is known already. */
function areasOf(list: string): Area[] {
  return Array.from(list.matchAll(/!([^,!]+)/g), (match) => parseAddress(match[1]!)?.area ?? []).flat();
}

export function readNames(workbookXml: string): NamesOfFile {
  const names: NameFile[] = [];
  const print = new Map<number, PrintRanges>();
  for (const { attributes, content } of elements(workbookXml, 'definedName')) {
    const name = attributes.get('name') ?? '';
    const position = attributes.get('localSheetId');
    const scope = position === undefined ? null : Number(position);
    if (scope !== null && (name === PRINT_AREA || name === PRINT_TITLES)) {
      const before = print.get(scope) ?? { printArea: [], printTitleRows: null, printTitleColumns: null };
      const areas = areasOf(content);
      print.set(
        scope,
        name === PRINT_AREA
          ? { ...before, printArea: areas }
          : {
              ...before,
              printTitleRows: areas.find((area) => area.columnCount === COLUMN_LIMIT) ?? null,
              printTitleColumns: areas.find((area) => area.rowCount === ROW_LIMIT) ?? null,
            },
      );
    } else if (name !== '' && !name.startsWith('_xlnm.') && content.trim() !== '') {
      names.push({
        name,
        scope,
        formula: fromFileFormula(content),
        comment: attributes.get('comment') ?? '',
        visible: attributes.get('hidden') !== '1',
      });
    }
  }
  return { names, print };
}

function nameXml(name: string, scope: number | null, content: string, more = ''): string {
  const local = scope === null ? '' : ` localSheetId="${scope}"`;
  return `<definedName name="${escapeXml(name)}"${local}${more}>${escapeXml(content)}</definedName>`;
}

/** The definedNames element, empty without names. */
export function namesXml(names: readonly NameFile[], sheets: readonly SheetFile[]): string {
  const written = names.map(({ name, scope, formula, comment, visible }) => {
    const more = (comment ? ` comment="${escapeXml(comment)}"` : '') + (visible ? '' : ' hidden="1"');
    return { name, xml: nameXml(name, scope, toFileFormula(formula), more) };
  });
  sheets.forEach(({ name: sheet, pageLayout }, position) => {
    const refers = (areas: readonly Area[]) =>
      areas.map((area) => `${quotedSheetName(sheet)}!${areaAddress(area, true)}`).join(',');
    const titles = [pageLayout.printTitleColumns, pageLayout.printTitleRows].filter((area) => area !== null);
    if (pageLayout.printArea.length > 0) {
      written.push({ name: PRINT_AREA, xml: nameXml(PRINT_AREA, position, refers(pageLayout.printArea)) });
    }
    if (titles.length > 0) {
      written.push({ name: PRINT_TITLES, xml: nameXml(PRINT_TITLES, position, refers(titles)) });
    }
  });
  if (written.length === 0) return '';
  // Excel expects them sorted by name.
  written.sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));
  return `<definedNames>${written.map(({ xml }) => xml).join('')}</definedNames>`;
}
