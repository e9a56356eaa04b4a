/** Page layout and protection of a worksheet between exceljs and the workbench's model. */
import type ExcelJS from 'exceljs';
import { defaultPageLayout } from '../grid/stored-model';
import type { PageLayoutModel, ProtectionModel } from '../grid/stored-model';
import type { PrintRanges } from './defined-names';
import type { PageLayoutFile } from './workbook-file';

const POINTS_PER_INCH = 72;

/** Excel's paper sizes by their number in the file. @see ECMA-376 part 1, 18.3.1.63, paperSize */
const PAPER: ReadonlyMap<number, string> = new Map([
  [1, 'Letter'],
  [3, 'Tabloid'],
  [5, 'Legal'],
  [7, 'Executive'],
  [8, 'A3'],
  [9, 'A4'],
  [11, 'A5'],
  [12, 'B4'],
  [13, 'B5'],
]);

type HeadersFooters = PageLayoutModel['headersFooters'];

const SECTIONS = { L: 'left', C: 'center', R: 'right' } as const;

/** Splits "&LText&C…&R…" into its three sections. */
function readSections(written: string | undefined, kind: 'Header' | 'Footer', into: HeadersFooters): void {
  if (!written) return;
  const pieces = written.split(/&(?=[LCR])/);
  // What precedes the first mark is centred.
  if (pieces[0]) into[`center${kind}`] = pieces[0];
  for (const piece of pieces.slice(1)) {
    into[`${SECTIONS[piece[0] as keyof typeof SECTIONS]}${kind}`] = piece.slice(1);
  }
}

function writeSections(layout: HeadersFooters, kind: 'Header' | 'Footer'): string | undefined {
  const written = Object.entries(SECTIONS)
    .map(([mark, side]) => [mark, layout[`${side}${kind}`]] as const)
    .filter(([, text]) => text !== '')
    .map(([mark, text]) => `&${mark}${text}`)
    .join('');
  return written || undefined;
}

export function readPageLayout(
  setup: Partial<ExcelJS.PageSetup> | undefined,
  headerFooter: Partial<ExcelJS.HeaderFooter> | undefined,
  print: PrintRanges | undefined,
): PageLayoutFile {
  const layout = defaultPageLayout();
  const headersFooters = { ...layout.headersFooters };
  readSections(headerFooter?.oddHeader, 'Header', headersFooters);
  readSections(headerFooter?.oddFooter, 'Footer', headersFooters);
  const margins = { ...layout.margins };
  for (const [side, inches] of Object.entries(setup?.margins ?? {})) {
    if (side in margins && Number.isFinite(inches)) {
      margins[side as keyof typeof margins] = Number(inches) * POINTS_PER_INCH;
    }
  }
  return {
    ...layout,
    orientation: setup?.orientation === 'landscape' ? 'Landscape' : 'Portrait',
    paperSize: PAPER.get(Number(setup?.paperSize)) ?? layout.paperSize,
    zoom: setup?.fitToPage
      ? {
          ...((setup.fitToWidth ?? 1) > 0 && { horizontalFitToPages: setup.fitToWidth ?? 1 }),
          ...((setup.fitToHeight ?? 1) > 0 && { verticalFitToPages: setup.fitToHeight ?? 1 }),
        }
      : { scale: setup?.scale ?? 100 },
    margins,
    centerHorizontally: setup?.horizontalCentered === true,
    centerVertically: setup?.verticalCentered === true,
    blackAndWhite: setup?.blackAndWhite === true,
    draftMode: setup?.draft === true,
    printGridlines: setup?.showGridLines === true,
    printHeadings: setup?.showRowColHeaders === true,
    printOrder: setup?.pageOrder === 'overThenDown' ? 'OverThenDown' : 'DownThenOver',
    printArea: print?.printArea ?? [],
    printTitleRows: print?.printTitleRows ?? null,
    printTitleColumns: print?.printTitleColumns ?? null,
    headersFooters,
  };
}

export function writePageLayout(sheet: ExcelJS.Worksheet, layout: PageLayoutFile): void {
  const { left, right, top, bottom, header, footer } = layout.margins;
  const inches = (points: number) => points / POINTS_PER_INCH;
  const paper = [...PAPER].find(([, name]) => name.toLowerCase() === layout.paperSize.toLowerCase())?.[0];
  const { scale, horizontalFitToPages, verticalFitToPages } = layout.zoom;
  const fitToPage = horizontalFitToPages !== undefined || verticalFitToPages !== undefined;
  Object.assign(sheet.pageSetup, {
    orientation: layout.orientation === 'Landscape' ? 'landscape' : 'portrait',
    ...(paper !== undefined && { paperSize: paper }),
    fitToPage,
    ...(fitToPage
      ? { fitToWidth: horizontalFitToPages ?? 0, fitToHeight: verticalFitToPages ?? 0 }
      : { scale: scale ?? 100 }),
    margins: {
      left: inches(left),
      right: inches(right),
      top: inches(top),
      bottom: inches(bottom),
      header: inches(header),
      footer: inches(footer),
    },
    horizontalCentered: layout.centerHorizontally,
    verticalCentered: layout.centerVertically,
    blackAndWhite: layout.blackAndWhite,
    draft: layout.draftMode,
    showGridLines: layout.printGridlines,
    showRowColHeaders: layout.printHeadings,
    pageOrder: layout.printOrder === 'OverThenDown' ? 'overThenDown' : 'downThenOver',
  });
  const oddHeader = writeSections(layout.headersFooters, 'Header');
  const oddFooter = writeSections(layout.headersFooters, 'Footer');
  Object.assign(sheet.headerFooter, { ...(oddHeader && { oddHeader }), ...(oddFooter && { oddFooter }) });
}

/** What exceljs calls the permissions, and what Excel's API does. */
const PERMISSIONS = {
  autoFilter: 'allowAutoFilter',
  deleteColumns: 'allowDeleteColumns',
  deleteRows: 'allowDeleteRows',
  objects: 'allowEditObjects',
  scenarios: 'allowEditScenarios',
  formatCells: 'allowFormatCells',
  formatColumns: 'allowFormatColumns',
  formatRows: 'allowFormatRows',
  insertColumns: 'allowInsertColumns',
  insertHyperlinks: 'allowInsertHyperlinks',
  insertRows: 'allowInsertRows',
  pivotTables: 'allowPivotTables',
  sort: 'allowSort',
} as const;

/** A password cannot be read back from the file; the sheet stays protected without it. */
export function readProtection(written: Record<string, unknown> | null | undefined): ProtectionModel | null {
  if (!written?.sheet) return null;
  const options = Object.fromEntries(
    Object.entries(PERMISSIONS)
      .filter(([field]) => field in written && written[field] !== undefined)
      .map(([field, permission]) => [permission, written[field]]),
  );
  return { password: null, options };
}

export async function writeProtection(
  sheet: ExcelJS.Worksheet,
  protection: ProtectionModel | null,
): Promise<void> {
  if (!protection) return;
  const options = Object.fromEntries(
    Object.entries(PERMISSIONS)
      .filter(([, permission]) => permission in protection.options)
      .map(([field, permission]) => [field, protection.options[permission] === true]),
  );
  await sheet.protect(protection.password ?? '', options);
}
