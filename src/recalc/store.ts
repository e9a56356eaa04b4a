/** The cells of a workbook while it is being recalculated: one slot per cell, values in one array. */
import type { Area, CellReference, NameModel, TableModel, WorkbookModel } from './model';
import { cellName, MAX_COLUMNS } from './model';
import type { ArrayValue, RangeSheet, Scalar } from './values';
import { errorOf, RangeValue } from './values';

export interface StoredCell {
  readonly slot: number;
  readonly sheet: StoreSheet;
  readonly row: number;
  readonly column: number;
  readonly formula: string | undefined;
  /** The cells an array formula fills. */
  readonly array: Area | undefined;
  /** What Excel last calculated. */
  readonly stored: Scalar;
}

export class StoreSheet implements RangeSheet {
  private readonly slots = new Map<number, number>();
  /** Rows and columns from the first to the last that holds something. */
  rows = 0;
  columns = 0;
  private readonly hidden: ReadonlySet<number>;
  private readonly filtered: ReadonlySet<number>;

  constructor(
    readonly name: string,
    readonly index: number,
    readonly values: Scalar[],
    hiddenRows: readonly number[],
    filteredRows: readonly number[],
  ) {
    this.hidden = new Set(hiddenRows);
    this.filtered = new Set(filteredRows);
  }

  slotAt(row: number, column: number): number {
    return this.slots.get(row * MAX_COLUMNS + column) ?? -1;
  }

  setSlot(row: number, column: number, slot: number): void {
    this.slots.set(row * MAX_COLUMNS + column, slot);
    this.rows = Math.max(this.rows, row + 1);
    this.columns = Math.max(this.columns, column + 1);
  }

  isFiltered(row: number): boolean {
    return this.filtered.has(row);
  }

  isHidden(row: number): boolean {
    return this.hidden.has(row);
  }
}

export class CellStore {
  readonly values: Scalar[] = [];
  readonly cells: StoredCell[] = [];
  readonly sheets: StoreSheet[];
  /** For each cell that an array fills, the slot of the array's formula. */
  readonly owners = new Map<number, number>();
  /** The last array of each array formula by its slot. */
  readonly arrays = new Map<number, ArrayValue>();
  private readonly sheetsByName = new Map<string, StoreSheet>();
  private readonly namesByKey = new Map<string, NameModel>();
  private readonly tablesByName = new Map<string, TableModel>();
  private readonly ranges = new Map<string, RangeValue>();

  constructor(readonly model: WorkbookModel) {
    this.sheets = model.sheets.map(
      (sheet, index) =>
        new StoreSheet(sheet.name, index, this.values, sheet.hiddenRows ?? [], sheet.filteredRows ?? []),
    );
    for (const sheet of this.sheets) this.sheetsByName.set(sheet.name.toLowerCase(), sheet);
    for (const [i, { cells }] of model.sheets.entries()) {
      const sheet = this.sheets[i] as StoreSheet;
      for (const { row, column, formula, value, array } of cells) {
        const stored = typeof value === 'object' && value !== null ? errorOf(value.error) : value;
        this.addCell(sheet, row, column, formula, array, stored);
      }
    }
    for (const cell of [...this.cells]) if (cell.array) this.claimArray(cell, cell.array);
    for (const name of model.names) this.namesByKey.set(nameKey(name.name, name.sheet), name);
    for (const table of model.tables) this.tablesByName.set(table.name.toLowerCase(), table);
  }

  private addCell(
    sheet: StoreSheet,
    row: number,
    column: number,
    formula: string | undefined,
    array: Area | undefined,
    stored: Scalar,
  ): number {
    const slot = this.values.length;
    this.values.push(stored);
    this.cells.push({ slot, sheet, row, column, formula, array, stored });
    sheet.setSlot(row, column, slot);
    return slot;
  }

  private claimArray(cell: StoredCell, { top, left, bottom, right }: Area): void {
    for (let r = top; r <= bottom; r++) {
      for (let c = left; c <= right; c++) {
        const slot = this.slotFor(cell.sheet, r, c);
        if (slot !== cell.slot && this.cells[slot]?.formula === undefined) this.owners.set(slot, cell.slot);
      }
    }
  }

  /** The cell's slot, made for a blank cell. Must not be called once ranges have been read. */
  slotFor(sheet: StoreSheet, row: number, column: number): number {
    const slot = sheet.slotAt(row, column);
    return slot >= 0 ? slot : this.addCell(sheet, row, column, undefined, undefined, null);
  }

  sheet(name: string): StoreSheet | undefined {
    return this.sheetsByName.get(name.toLowerCase());
  }

  /** A name as seen from a sheet: its own before the workbook's. */
  name(name: string, sheet: string | undefined): NameModel | undefined {
    return this.namesByKey.get(nameKey(name, sheet)) ?? this.namesByKey.get(nameKey(name, undefined));
  }

  table(name: string): TableModel | undefined {
    return this.tablesByName.get(name.toLowerCase());
  }

  tableAt(sheet: StoreSheet, row: number, column: number): TableModel | undefined {
    return this.model.tables.find(
      ({ sheet: name, area }) =>
        name.toLowerCase() === sheet.name.toLowerCase() &&
        row >= area.top &&
        row <= area.bottom &&
        column >= area.left &&
        column <= area.right,
    );
  }

  /** The range, the same object each time, so that what is known about it is found once. */
  range(
    sheet: RangeSheet,
    top: number,
    left: number,
    bottom: number,
    right: number,
    blankRows = 0,
    blankColumns = 0,
  ): RangeValue {
    const key = `${sheet.index}!${top},${left},${bottom},${right},${blankRows},${blankColumns}`;
    let range = this.ranges.get(key);
    if (!range) {
      range = new RangeValue(sheet, top, left, bottom, right, blankRows, blankColumns);
      this.ranges.set(key, range);
    }
    return range;
  }

  nameOf(slot: number): string {
    const cell = this.cells[slot] as StoredCell;
    return cellName({ sheet: cell.sheet.name, row: cell.row, column: cell.column });
  }

  /** The slot of a cell reference; undefined when the sheet does not exist. A blank cell gets a slot. */
  locate({ sheet, row, column }: CellReference): number | undefined {
    const found = this.sheet(sheet);
    return found && this.slotFor(found, row, column);
  }
}

const nameKey = (name: string, sheet: string | undefined) =>
  `${sheet === undefined ? '' : sheet.toLowerCase()}!${name.toLowerCase()}`;
