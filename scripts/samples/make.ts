import { mkdirSync, writeFileSync } from 'node:fs';
import type ExcelJS from 'exceljs';
import type { Case } from '../../src/case/case';
import { createCaseStore } from '../../src/case/case-store';
import { functionRegistry } from '../../src/functions/registry.generated';
import { remarkText } from '../../src/recalc/remark';
import { isError } from '../../src/recalc/values';
import { excelWorkbook } from '../../src/workbook/excel-workbook';
import { openExcel } from '../../test/support/excel-in-node';
import { fileWithValues } from '../../test/support/file-with-values';
import { settledCalculation } from '../../test/support/settled-calculation';
import { fileFromGrid, fillGrid } from '../../workbench/grid/grid-file';
import { MemoryGrid } from '../../workbench/grid/memory-grid';
import { openXlsx } from '../../workbench/xlsx/open-xlsx';
import { saveXlsx } from '../../workbench/xlsx/save-xlsx';
import type { WorkbookFile } from '../../workbench/xlsx/workbook-file';
import { costToServeModel } from './cost-to-serve';
import { networkCase } from './network-case';
import { inputCells, networkModel } from './network-redesign';

/**
 * Writes samples/*.xlsx: the model by its builder, the case sheet by the add-in's own code on the workbench's
 * in-memory workbook, and the values of all formulas by the recalculation engine.
 */
async function makeSample(name: string, workbook: ExcelJS.Workbook, of?: Case): Promise<void> {
  const built = await openXlsx(name, new Uint8Array(await workbook.xlsx.writeBuffer()));
  const file = of ? await withCase(built.file, of) : built.file;
  const valued = await calculated(file, await saveXlsx(file));
  mkdirSync('samples', { recursive: true });
  // Made again from the same sources, the file is the same.
  writeFileSync(`samples/${name}`, await saveXlsx(valued, new Date(valued.properties.creationDate)));
}

async function withCase(file: WorkbookFile, of: Case): Promise<WorkbookFile> {
  const grid = new MemoryGrid([''], { name: file.name });
  fillGrid(grid, file);
  const excel = await openExcel({ grid });
  try {
    const store = createCaseStore({ workbook: excelWorkbook() });
    await store.load();
    await store.create(of);
    await store.save();
    const { failure, status, problems } = store.getState();
    if (failure || status !== 'ready' || problems.length > 0) {
      throw new Error(`the case was not written: ${JSON.stringify({ failure, status, problems })}`);
    }
  } finally {
    await excel.close();
  }
  // The in-memory workbook does not know how far the model's formulas spill: its sheets stay as they were built.
  const written = fileFromGrid(grid);
  const model = new Map(file.sheets.map((sheet) => [sheet.name, sheet]));
  return {
    ...written,
    activeSheet: 0,
    sheets: written.sheets.map((sheet) => model.get(sheet.name) ?? sheet),
  };
}

/** The file with the value of every formula as the recalculation engine computes it. */
async function calculated(file: WorkbookFile, saved: Uint8Array): Promise<WorkbookFile> {
  const { engine, results } = await settledCalculation(saved, functionRegistry);
  for (const { slot, value, problem } of results) {
    const fault = problem ? remarkText(problem) : isError(value) ? value.code : null;
    if (fault !== null) throw new Error(`${engine.store.nameOf(slot)}: ${fault}`);
  }
  return fileWithValues(file, engine);
}

async function main(): Promise<void> {
  // The seconds of a solve would make every file differ from the last: here time stands still.
  const now = Date.now();
  Date.now = () => now;
  const { workbook, outcomes } = networkModel();
  await makeSample('network-redesign.xlsx', workbook, networkCase(inputCells, outcomes));
  await makeSample('cost-to-serve.xlsx', costToServeModel().workbook);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
