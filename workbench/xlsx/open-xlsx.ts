/** Opens an xlsx file: checks the archive, lets exceljs read cells and styles, and reads the rest itself. */
import type ExcelJS from 'exceljs';
import type { Area } from '../grid/grid';
import { StoredModel } from '../grid/stored-model';
import { corrupt, openArchive, packArchive, partText } from './archive';
import type { Parts } from './archive';
import { pointsOfWidth } from './column-width';
import { readCustomProperties } from './custom-properties';
import { readNames } from './defined-names';
import { readSettings } from './document-settings';
import { readPageLayout, readProtection } from './page-layout-file';
import { readCells, StyleReader } from './read-cells';
import type { RowModel } from './read-cells';
import { relationshipsOf } from './relationships';
import { checkedParts } from './sheet-parts';
import { readTables } from './table-parts';
import { resolveColor, themeColors } from './theme-colors';
import type { FileColor } from './theme-colors';
import { UnreadableFileError } from './unreadable-file';
import type { LineFile, SheetFile, WorkbookFile } from './workbook-file';
import { elements } from './xml';

export interface OpenedFile {
  readonly file: WorkbookFile;
  /** What the file holds and the workbench does not keep, such as "charts". */
  readonly leftOut: readonly string[];
}

/** What exceljs holds of a worksheet, which its types leave open. */
interface SheetModel {
  readonly rows: readonly RowModel[];
  readonly cols?: readonly { min: number; max: number; width?: number; hidden?: boolean }[];
  readonly sheetProtection?: Record<string, unknown> | null;
}

/** Days between the two epochs in which Excel counts dates. */
const EPOCH_1904 = 1462;

/**
 * @throws UnreadableFileError when the file is empty, damaged, protected with a password, of another format,
 *   too large, or made to harm the reader
 */
export async function openXlsx(fileName: string, data: Uint8Array): Promise<OpenedFile> {
  const parts = openArchive(fileName, data);
  try {
    return { file: await read(fileName, parts), leftOut: leftOut(parts) };
  } catch (error) {
    throw error instanceof UnreadableFileError ? error : corrupt(fileName, error);
  }
}

async function read(fileName: string, parts: Parts): Promise<WorkbookFile> {
  const { checked, merges } = checkedParts(fileName, parts);
  const { default: Excel } = await import('exceljs');
  const workbook = new Excel.Workbook();
  await workbook.xlsx.load(packArchive(checked, 0) as unknown as ExcelJS.Buffer);

  const workbookXml = partText(parts, 'xl/workbook.xml');
  const listed = elements(workbookXml, 'sheet').map(({ attributes }) => attributes);
  const paths = new Map(relationshipsOf(parts, 'xl/workbook.xml').map(({ id, path }) => [id, path]));
  const positions = listed.flatMap((attributes, position) => {
    const path = paths.get(attributes.get('r:id') ?? '');
    return path && merges.has(path) ? [{ name: attributes.get('name') ?? '', path, position }] : [];
  });
  if (positions.length === 0) throw new Error('The workbook has no worksheet.');

  const names = readNames(workbookXml);
  const themePart = [...parts.keys()].find((path) => /^xl\/theme\/theme\d*\.xml$/.test(path));
  const theme = themeColors(themePart ? partText(parts, themePart) : '');
  const styles = new StyleReader(theme);
  // exceljs counts from 1904 where the file says "1", and misses that "true" says the same.
  const epoch = elements(workbookXml, 'workbookPr')[0]?.attributes.get('date1904');
  const dateOffset = epoch === 'true' ? EPOCH_1904 : 0;
  const sheets = positions.map(({ name, path, position }) => {
    const sheet = workbook.worksheets.find((candidate) => candidate.name === name);
    if (!sheet) throw new Error(`The part of worksheet "${name}" is missing.`);
    return readSheet(sheet, {
      merges: merges.get(path)!,
      tables: readTables(parts, path),
      print: names.print.get(position),
      styles,
      theme,
      dateOffset,
    });
  });
  const kept = positions.map(({ position }) => position);
  const tab = Number(elements(workbookXml, 'workbookView')[0]?.attributes.get('activeTab') ?? 0);
  const shown = kept.indexOf(tab);
  return {
    name: fileName,
    sheets,
    activeSheet:
      sheets[shown]?.visibility === 'visible'
        ? shown
        : Math.max(
            0,
            sheets.findIndex(({ visibility }) => visibility === 'visible'),
          ),
    names: names.names
      .filter(({ scope }) => scope === null || kept.includes(scope))
      .map((name) => ({ ...name, scope: name.scope === null ? null : kept.indexOf(name.scope) })),
    calculationMode: calculationMode(workbookXml),
    settings: readSettings(parts),
    properties: { ...readProperties(workbook), custom: readCustomProperties(parts) },
  };
}

function calculationMode(workbookXml: string): WorkbookFile['calculationMode'] {
  const mode = elements(workbookXml, 'calcPr')[0]?.attributes.get('calcMode');
  return mode === 'manual' ? 'manual' : mode === 'autoNoTable' ? 'automaticExceptTables' : 'automatic';
}

function readProperties(workbook: ExcelJS.Workbook): WorkbookFile['properties'] {
  const none = new StoredModel().properties;
  const created = workbook.created instanceof Date && Number.isFinite(workbook.created.getTime());
  return {
    title: workbook.title ?? '',
    subject: workbook.subject ?? '',
    author: workbook.creator ?? '',
    keywords: workbook.keywords ?? '',
    comments: workbook.description ?? '',
    category: workbook.category ?? '',
    manager: workbook.manager ?? '',
    company: workbook.company ?? '',
    lastAuthor: workbook.lastModifiedBy ?? '',
    revisionNumber: 0,
    creationDate: created ? workbook.created.toISOString() : none.creationDate,
    custom: none.custom,
  };
}

interface SheetContext {
  readonly merges: readonly Area[];
  readonly tables: SheetFile['tables'];
  readonly print: Parameters<typeof readPageLayout>[2];
  readonly styles: StyleReader;
  readonly theme: readonly string[];
  readonly dateOffset: number;
}

function readSheet(sheet: ExcelJS.Worksheet, context: SheetContext): SheetFile {
  const model = sheet.model as unknown as SheetModel;
  const view = (sheet.views as ExcelJS.WorksheetView[] | null)?.[0] as
    Partial<ExcelJS.WorksheetViewFrozen & ExcelJS.WorksheetViewCommon> | undefined;
  const frozen = view?.state === 'frozen';
  return {
    name: sheet.name,
    visibility: sheet.state,
    tabColor: resolveColor(sheet.properties.tabColor as FileColor | undefined, context.theme) ?? '',
    showGridlines: view?.showGridLines !== false,
    rightToLeft: view?.rightToLeft === true,
    frozen: { rows: frozen ? (view.ySplit ?? 0) : 0, columns: frozen ? (view.xSplit ?? 0) : 0 },
    cells: readCells(sheet, model.rows, context.styles, context.dateOffset),
    columns: (model.cols ?? [])
      .filter(({ width, hidden }) => width !== undefined || hidden)
      .map(({ min, max, width, hidden }) => ({
        first: min - 1,
        count: max - min + 1,
        ...(width !== undefined && { points: pointsOfWidth(width) }),
        hidden: hidden === true,
      })),
    rows: model.rows.flatMap(({ number, height, hidden }): LineFile[] =>
      height || hidden
        ? [{ first: number - 1, count: 1, ...(height && { points: height }), hidden: hidden === true }]
        : [],
    ),
    merges: context.merges,
    tables: context.tables,
    charts: [],
    protection: readProtection(model.sheetProtection),
    pageLayout: readPageLayout(sheet.pageSetup, sheet.headerFooter, context.print),
  };
}

/** Parts, and elements of worksheets, that are not kept on saving. */
function leftOut(parts: Parts): string[] {
  const paths = [...parts.keys()];
  const sheets = paths.filter((path) => path.startsWith('xl/worksheets/') && path.endsWith('.xml'));
  const inSheets = (element: string) => sheets.some((path) => partText(parts, path).includes(`<${element}`));
  const found: readonly (readonly [string, boolean])[] = [
    ['charts', paths.some((path) => path.startsWith('xl/charts/'))],
    ['pictures', paths.some((path) => path.startsWith('xl/media/'))],
    ['pivot tables', paths.some((path) => path.startsWith('xl/pivotTables/'))],
    ['comments', paths.some((path) => /^xl\/(comments|threadedComments)/.test(path))],
    ['macros', parts.has('xl/vbaProject.bin')],
    ['links to other workbooks', paths.some((path) => path.startsWith('xl/externalLinks/'))],
    ['data validation', inSheets('dataValidation ')],
    ['conditional formatting', inSheets('conditionalFormatting')],
    ['hyperlinks', inSheets('hyperlink ')],
  ];
  return found.filter(([, present]) => present).map(([what]) => what);
}
