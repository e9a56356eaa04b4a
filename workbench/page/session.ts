/** One open workbook: its grid, the host that Office.js talks to, its functions' calls and its drafts. */
import { FunctionCalls } from '../custom-functions/function-calls';
import type { Area, SheetArea, SheetId } from '../grid/grid';
import { restoreStored } from '../grid/grid-file';
import { UniverGrid } from '../grid/univer-grid';
import { ExcelHost } from '../host/excel-host';
import { nextTask } from '../host/next-task';
import type { WorkbookFile } from '../xlsx/workbook-file';
import { Autosave } from './autosave';
import { followSelection } from './cell-status';
import type { UniverApp } from './univer-app';

export class Session {
  readonly grid: UniverGrid;
  readonly host: ExcelHost;
  readonly calls: FunctionCalls;
  readonly autosave: Autosave;
  private readonly stop: (() => void)[];

  constructor(
    { api, injector }: UniverApp,
    readonly file: WorkbookFile,
    statusLine: HTMLElement,
    onUnsaved: (unsaved: boolean) => void,
    onOpenFile: (data: Uint8Array) => void,
  ) {
    this.calls = new FunctionCalls({
      recalculate: ({ sheet, row, column }) =>
        this.grid.calculation.calculateLate(
          this.grid.unitId,
          { sheet, row, column, rowCount: 1, columnCount: 1 },
          () => besideAnchor(sheet, this.grid.spillOf(sheet, row, column)),
        ),
      owe: () => this.grid.calculation.owe(),
      asks: ({ sheet, row, column }, functionName) =>
        this.grid.sheets().some(({ id }) => id === sheet) &&
        (this.grid.formulas({ sheet, row, column, rowCount: 1, columnCount: 1 })[0]![0] ?? '')
          .toUpperCase()
          .includes(functionName),
    });
    this.grid = new UniverGrid(file, {
      api,
      injector,
      errorMessage: (sheet, row, column) => this.calls.message(sheet, row, column),
    });
    restoreStored(this.grid, file, this.grid.fileSheetIds);
    const active = this.grid.fileSheetIds[file.activeSheet];
    if (active !== undefined) this.grid.activateSheet(active);
    this.autosave = new Autosave(this.grid, onUnsaved);
    this.host = new ExcelHost(this.grid);
    this.host.onOpenFile = onOpenFile;
    this.host.afterBatch = async () => {
      await this.autosave.keepSettings();
      // Between two batches the page hears its user.
      await nextTask();
    };
    this.stop = [
      followSelection(this.grid, statusLine),
      this.grid.onCalculated(() => this.calls.calculationEnded()),
    ];
  }

  dispose(): void {
    for (const stop of this.stop) stop();
    this.calls.cancelAll();
    this.autosave.dispose();
    this.host.dispose();
    this.grid.dispose();
  }
}

/** The spilled cells without the one that holds the formula, which must not be calculated again. */
function besideAnchor(sheet: SheetId, spill: Area | null): SheetArea[] {
  if (!spill) return [];
  const { row, column, rowCount, columnCount } = spill;
  const right = { sheet, row, column: column + 1, rowCount: 1, columnCount: columnCount - 1 };
  const below = { sheet, row: row + 1, column, rowCount: rowCount - 1, columnCount };
  return [right, below].filter((area) => area.rowCount > 0 && area.columnCount > 0);
}
