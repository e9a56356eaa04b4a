/** Tells what happens in Univer's workbook, by whomever, in the terms of the grid. */
import type { ICellData, ICommandInfo, IExecutionOptions, Injector, IRange } from '@univerjs/presets';
import { ICommandService } from '@univerjs/presets';
import {
  InsertColByRangeCommand,
  InsertRowByRangeCommand,
  RemoveColByRangeCommand,
  RemoveRowByRangeCommand,
  RemoveSheetCommand,
  SetDefinedNameCommand,
  SetWorksheetNameCommand,
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColMutation,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowMutation,
  InsertSheetMutation,
  MoveRangeMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  SetRangeValuesMutation,
  SetWorksheetActiveOperation,
  SetWorksheetNameMutation,
} from '@univerjs/preset-sheets-core';
import type { CellShift, CellValue, GridChange, SheetArea, SheetChange } from '../grid';
import { Listeners } from '../listeners';

interface SheetParams {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly range?: IRange;
  readonly cellValue?: Readonly<Record<number, Readonly<Record<number, ICellData | null>>>>;
  readonly sheet?: { readonly id: string };
  readonly from?: MovedCells;
  readonly to?: MovedCells;
}

interface MovedCells {
  readonly subUnitId: string;
  readonly value: SheetParams['cellValue'];
}

const ROWS_AND_COLUMNS: ReadonlyMap<
  string,
  readonly [GridChange['kind'], CellShift['kind'], CellShift['axis']]
> = new Map([
  [InsertRowMutation.id, ['rowsInserted', 'insert', 'rows']],
  [RemoveRowMutation.id, ['rowsDeleted', 'delete', 'rows']],
  [InsertColMutation.id, ['columnsInserted', 'insert', 'columns']],
  [RemoveColMutation.id, ['columnsDeleted', 'delete', 'columns']],
]);

const CELLS: ReadonlyMap<string, readonly [GridChange['kind'], CellShift['kind'], CellShift['axis']]> =
  new Map([
    [InsertRangeMoveDownCommand.id, ['cellsInserted', 'insert', 'rows']],
    [InsertRangeMoveRightCommand.id, ['cellsInserted', 'insert', 'columns']],
    [DeleteRangeMoveUpCommand.id, ['cellsDeleted', 'delete', 'rows']],
    [DeleteRangeMoveLeftCommand.id, ['cellsDeleted', 'delete', 'columns']],
  ]);

/** Commands that move cells or rename what formulas refer to, and rewrite formulas with it. */
const STRUCTURAL: ReadonlySet<string> = new Set([
  ...CELLS.keys(),
  InsertColByRangeCommand.id,
  InsertRowByRangeCommand.id,
  RemoveColByRangeCommand.id,
  RemoveRowByRangeCommand.id,
  RemoveSheetCommand.id,
  SetWorksheetNameCommand.id,
  SetDefinedNameCommand.id,
]);

function areaOf(sheet: string, { startRow, startColumn, endRow, endColumn }: IRange): SheetArea {
  return {
    sheet,
    row: startRow,
    column: startColumn,
    rowCount: endRow - startRow + 1,
    columnCount: endColumn - startColumn + 1,
  };
}

/** The smallest area that holds every cell whose contents, not only its look, were set; null when none was. */
function contentArea(sheet: string, cells: SheetParams['cellValue']): SheetArea | null {
  let range: IRange | null = null as IRange | null;
  for (const [rowKey, columns] of Object.entries(cells ?? {})) {
    for (const [columnKey, cell] of Object.entries(columns ?? {}) as [string, ICellData | null][]) {
      if (cell && !('v' in cell) && !('f' in cell) && !('p' in cell) && !('si' in cell)) continue;
      const row = Number(rowKey);
      const column = Number(columnKey);
      range = {
        startRow: Math.min(range?.startRow ?? row, row),
        startColumn: Math.min(range?.startColumn ?? column, column),
        endRow: Math.max(range?.endRow ?? row, row),
        endColumn: Math.max(range?.endColumn ?? column, column),
      };
    }
  }
  return range && areaOf(sheet, range);
}

export interface EventContext {
  readonly unitId: string;
  value(area: SheetArea): CellValue;
  /** Called before listeners hear of cells that moved, or of a sheet that went. */
  moved(shift: CellShift): void;
  deleted(sheet: string): void;
  activeSheet(): string;
}

export class UniverEvents {
  readonly changes = new Listeners<GridChange>();
  readonly sheetChanges = new Listeners<SheetChange>();
  private readonly subscriptions: { dispose(): void }[];
  /** The value of a single cell before it was set. */
  private before: { readonly params: unknown; readonly value: CellValue } | null = null;

  /** Set while a command changes the structure, to the end of its turn. */
  private structural: ReturnType<typeof setTimeout> | null = null;
  private activationTimer: ReturnType<typeof setTimeout> | null = null;
  private lastActive: string;

  constructor(
    injector: Injector,
    private readonly context: EventContext,
  ) {
    this.lastActive = context.activeSheet();
    const commands = injector.get(ICommandService);
    this.subscriptions = [
      commands.beforeCommandExecuted((command, options) => this.beforeCommand(command, options)),
      commands.onCommandExecuted((command, options) => this.afterCommand(command, options)),
    ];
  }

  dispose(): void {
    for (const timer of [this.structural, this.activationTimer]) if (timer !== null) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private beforeCommand({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (STRUCTURAL.has(id)) this.beginStructural();
    if (id !== SetRangeValuesMutation.id || options?.['fromFormula']) return;
    const { unitId, subUnitId, cellValue } = (params ?? {}) as SheetParams;
    if (unitId !== this.context.unitId) return;
    const area = contentArea(subUnitId!, cellValue);
    const single = area?.rowCount === 1 && area.columnCount === 1;
    this.before = single ? { params, value: this.context.value(area) } : null;
  }

  private afterCommand({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    const given = (params ?? {}) as SheetParams;
    // Some commands know no sheet but the one that is shown.
    if ((given.unitId ?? this.context.unitId) !== this.context.unitId) return;
    const sheet = given.subUnitId ?? given.sheet?.id ?? this.context.activeSheet();
    const shift = ROWS_AND_COLUMNS.get(id) ?? CELLS.get(id);
    if (shift && given.range) {
      const [kind, how, axis] = shift;
      const area = areaOf(sheet, given.range);
      this.context.moved({ kind: how, axis, area });
      this.changes.emit({ kind, area, source: 'local', ...(CELLS.has(id) && { axis }) });
      return;
    }
    switch (id) {
      case SetRangeValuesMutation.id:
        if (!options?.['fromFormula'] && this.structural === null)
          this.edited(sheet, given.cellValue, params);
        break;
      case MoveRangeMutation.id:
        if (this.structural !== null) break;
        for (const side of [given.from, given.to]) if (side) this.edited(side.subUnitId, side.value, null);
        break;
      case InsertSheetMutation.id:
        this.sheetChanges.emit({ kind: 'added', sheet, source: 'local' });
        break;
      case RemoveSheetMutation.id:
        this.context.deleted(sheet);
        this.sheetChanges.emit({ kind: 'deleted', sheet, source: 'local' });
        break;
      case SetWorksheetNameMutation.id:
        this.sheetChanges.emit({ kind: 'renamed', sheet, source: 'local' });
        break;
      case SetWorksheetActiveOperation.id:
        this.activationTimer ??= setTimeout(() => this.activated());
        break;
    }
  }

  /** Told once the commands are done: Univer may show a sheet for the while of a command. */
  private activated(): void {
    this.activationTimer = null;
    const sheet = this.context.activeSheet();
    if (sheet === this.lastActive) return;
    this.lastActive = sheet;
    this.sheetChanges.emit({ kind: 'activated', sheet, source: 'local' });
  }

  /** Rewritten formulas and moved cells are part of the change of structure, and no edits. */
  private beginStructural(): void {
    if (this.structural !== null) clearTimeout(this.structural);
    this.structural = setTimeout(() => (this.structural = null));
  }

  private edited(sheet: string, cells: SheetParams['cellValue'], params: unknown): void {
    const area = contentArea(sheet, cells);
    if (!area) return;
    const { before } = this;
    const single = before && params !== null && before.params === params;
    this.changes.emit({
      kind: 'edited',
      area,
      source: 'local',
      ...(single && { before: before.value, after: this.context.value(area) }),
    });
  }
}
