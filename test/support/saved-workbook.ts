/** The open workbook as a saved file, its cells as the recalculation engine computes them, and its pages. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { RecalculationEngine } from '../../src/recalc/engine';
import { readXlsx } from '../../src/recalc/read-xlsx';
import { remarkText } from '../../src/recalc/remark';
import { functionRegistry } from '../../src/functions/registry.generated';
import type { Grid } from '../../workbench/grid/grid';
import { fileFromGrid } from '../../workbench/grid/grid-file';
import { saveXlsx } from '../../workbench/xlsx/save-xlsx';
import type { WorkbookFile } from '../../workbench/xlsx/workbook-file';
import { fileWithValues } from './file-with-values';

export type SheetValues = (number | string | boolean | null)[][];

/** The file with the value of every formula as the recalculation engine computes it; errors as their codes. */
async function calculatedFile(grid: Grid): Promise<WorkbookFile> {
  const file = fileFromGrid(grid);
  const engine = new RecalculationEngine(readXlsx(await saveXlsx(file)), { functions: functionRegistry });
  for (const { slot, problem } of engine.calculateAll())
    if (problem) throw new Error(`${engine.store.nameOf(slot)}: ${remarkText(problem)}`);
  return fileWithValues(file, engine);
}

/** The cells of a sheet, from A1, computed from the saved file; errors as their codes. */
export async function calculatedSheet(grid: Grid, name: string): Promise<SheetValues> {
  const sheet = (await calculatedFile(grid)).sheets.find((one) => one.name === name)!;
  const rows: SheetValues = [];
  for (const { row, column, value } of sheet.cells) {
    const shown = typeof value === 'object' && value !== null ? value.error : value;
    (rows[row] ??= [])[column] = shown;
  }
  return Array.from(rows, (line) => Array.from(line ?? [], (value) => value ?? null));
}

const SOFFICE = process.env['FULCRUM_SOFFICE'] ?? '/usr/bin/soffice';

export function libreOffice(): boolean {
  return existsSync(SOFFICE);
}

/** How many pages a sheet prints on, by LibreOffice; the others are hidden and without a print area, so not printed. */
export async function printedPages(grid: Grid, name: string): Promise<{ pages: number; pdf: Buffer }> {
  const file = await calculatedFile(grid);
  const only = {
    ...file,
    sheets: file.sheets.map((sheet) =>
      sheet.name === name
        ? sheet
        : {
            ...sheet,
            visibility: 'hidden' as const,
            pageLayout: { ...sheet.pageLayout, printArea: [], printTitleRows: null },
          },
    ),
    activeSheet: file.sheets.findIndex((sheet) => sheet.name === name),
  };
  const folder = await mkdtemp(join(tmpdir(), 'fulcrum-print-'));
  try {
    await writeFile(join(folder, 'book.xlsx'), await saveXlsx(only));
    await promisify(execFile)(
      SOFFICE,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'book.xlsx'),
      ],
      { timeout: 90_000 },
    );
    const pdf = await readFile(join(folder, 'book.pdf'));
    return { pages: pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0, pdf };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
