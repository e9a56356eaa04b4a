/** What every grid adapter promises the object model; each adapter's test calls this with how to make one. */
import { onSheet } from '../../../workbench/grid/area';
import type { CellInput, Grid, GridChange, SheetArea } from '../../../workbench/grid/grid';
import { COLUMN_LIMIT, ROW_LIMIT } from '../../../workbench/grid/grid';

/** Makes a grid with one empty sheet, "Sheet1"; the contract disposes of what `dispose` is given for. */
export interface GridMaker {
  make(): Promise<Grid> | Grid;
  dispose?(grid: Grid): void;
}

export function gridContract({ make, dispose }: GridMaker): void {
  let grid: Grid;
  let sheet: string;

  beforeEach(async () => {
    grid = await make();
    sheet = grid.activeSheet();
  });

  afterEach(() => dispose?.(grid));

  function area(row: number, column: number, rowCount = 1, columnCount = 1): SheetArea {
    return { sheet, row, column, rowCount, columnCount };
  }

  function write(row: number, column: number, cells: readonly (readonly CellInput[])[]): void {
    grid.write(area(row, column, cells.length, cells[0]!.length), cells);
  }

  async function calculated(where: SheetArea): Promise<unknown[][]> {
    await grid.whenCalculated();
    return grid.values(where);
  }

  describe('cells', () => {
    test('hold numbers, texts, booleans and errors; undefined leaves one, null empties one', async () => {
      write(0, 0, [[1, 'text', true, { error: '#N/A' }]]);
      expect(await calculated(area(0, 0, 1, 5))).toEqual([[1, 'text', true, { error: '#N/A' }, null]]);
      write(0, 0, [[undefined, null, false]]);
      expect(await calculated(area(0, 0, 1, 3))).toEqual([[1, null, false]]);
    });

    test('calculate their formulas', async () => {
      write(0, 0, [[2, { formula: '=A1*3' }]]);
      expect(await calculated(area(0, 0, 1, 2))).toEqual([[2, 6]]);
      expect(grid.formulas(area(0, 0, 1, 2))).toEqual([[null, '=A1*3']]);
      write(0, 0, [[5]]);
      expect(await calculated(area(0, 1))).toEqual([[15]]);
    });

    test('show their text by the number format', () => {
      write(0, 0, [[1234.5, 'text']]);
      grid.setNumberFormats(area(0, 0, 1, 2), [['#,##0.00', undefined]]);
      expect(grid.text(area(0, 0, 1, 3))).toEqual([['1,234.50', 'text', '']]);
      expect(grid.numberFormats(area(0, 0, 1, 3))).toEqual([['#,##0.00', 'General', 'General']]);
    });

    test('have a used area, with formats or without', () => {
      expect(grid.usedArea(sheet, false)).toBeNull();
      write(1, 1, [[1]]);
      grid.applyStyle(area(4, 2), { fillColor: '#FFFF00' });
      expect(grid.usedArea(sheet, true)).toEqual({ row: 1, column: 1, rowCount: 1, columnCount: 1 });
      expect(grid.usedArea(sheet, false)).toEqual({ row: 1, column: 1, rowCount: 4, columnCount: 2 });
    });

    test('spill, and find the cell that spills into them', async () => {
      write(0, 0, [[{ formula: '={1,2;3,4}' }]]);
      expect(await calculated(area(0, 0, 2, 2))).toEqual([
        [1, 2],
        [3, 4],
      ]);
      expect(grid.spillOf(sheet, 0, 0)).toEqual({ row: 0, column: 0, rowCount: 2, columnCount: 2 });
      expect(grid.spillParentOf(sheet, 1, 1)).toEqual({ row: 0, column: 0 });
      expect([grid.spillOf(sheet, 1, 1), grid.spillParentOf(sheet, 5, 5)]).toEqual([null, null]);
      expect(grid.formulas(area(0, 0, 1, 2))).toEqual([['={1,2;3,4}', null]]);
    });

    test('can be cleared of their contents, formats or both', () => {
      write(0, 0, [[0.5]]);
      grid.setNumberFormats(area(0, 0), [['0%']]);
      grid.applyStyle(area(0, 0), { bold: true });
      grid.clear(area(0, 0), 'contents');
      expect([grid.values(area(0, 0)), grid.numberFormats(area(0, 0))]).toEqual([[[null]], [['0%']]]);
      write(0, 0, [[0.5]]);
      grid.clear(area(0, 0), 'formats');
      expect([grid.values(area(0, 0)), grid.numberFormats(area(0, 0)), grid.styles(area(0, 0))]).toEqual([
        [[0.5]],
        [['General']],
        [[{}]],
      ]);
    });
  });

  describe('styles', () => {
    test('are applied field by field; null returns a field to its default', () => {
      grid.applyStyle(area(0, 0, 1, 2), { bold: true, fillColor: '#FFF2CC' });
      grid.applyStyle(area(0, 1), { bold: null, fontColor: '#0000FF', horizontalAlignment: 'center' });
      expect(grid.styles(area(0, 0, 1, 2))).toEqual([
        [
          { bold: true, fillColor: '#FFF2CC' },
          { fillColor: '#FFF2CC', fontColor: '#0000FF', horizontalAlignment: 'center' },
        ],
      ]);
    });

    test('have borders edge by edge', () => {
      const line = { style: 'continuous', weight: 'thin', color: '#000000' } as const;
      grid.applyStyle(area(0, 0), { borders: { top: line, bottom: line } });
      grid.applyStyle(area(0, 0), { borders: { top: null } });
      expect(grid.styles(area(0, 0))[0]![0]!.borders).toEqual({ bottom: line });
    });

    test('columns and rows have sizes and may be hidden', () => {
      grid.setColumnWidth(sheet, 1, 2, 120);
      grid.setRowHeight(sheet, 3, 1, 30);
      grid.setColumnsHidden(sheet, 4, 1, true);
      expect(grid.columnWidth(sheet, 2)).toBeCloseTo(120, 0);
      expect(grid.rowHeight(sheet, 3)).toBeCloseTo(30, 0);
      expect([grid.columnHidden(sheet, 4), grid.columnHidden(sheet, 1)]).toEqual([true, false]);
    });
  });

  describe('structure', () => {
    test('merged cells', () => {
      grid.merge(area(0, 0, 2, 2));
      expect(grid.merges(sheet)).toEqual([{ row: 0, column: 0, rowCount: 2, columnCount: 2 }]);
      grid.unmerge(area(1, 1));
      expect(grid.merges(sheet)).toEqual([]);
    });

    test('inserted rows move cells, formulas, names and tables', async () => {
      write(0, 0, [[1], [2], [{ formula: '=SUM(A1:A2)' }]]);
      grid.setName({ name: 'second', scope: null, formula: '=Sheet1!$A$2', comment: '', visible: true });
      grid.shift({
        kind: 'insert',
        axis: 'rows',
        area: { sheet, row: 1, column: 0, rowCount: 1, columnCount: COLUMN_LIMIT },
      });
      expect(grid.formulas(area(3, 0))).toEqual([['=SUM(A1:A3)']]);
      expect(await calculated(area(0, 0, 4, 1))).toEqual([[1], [null], [2], [3]]);
      expect(grid.names()[0]!.formula).toBe('=Sheet1!$A$3');
    });

    test('deleted columns move cells and leave #REF! where they were needed', async () => {
      write(0, 0, [[1, 2, 3, { formula: '=C1' }, { formula: '=B1' }]]);
      await grid.whenCalculated();
      grid.shift({
        kind: 'delete',
        axis: 'columns',
        area: { sheet, row: 0, column: 1, rowCount: ROW_LIMIT, columnCount: 1 },
      });
      expect(await calculated(area(0, 0, 1, 3))).toEqual([[1, 3, 3]]);
      expect(grid.formulas(area(0, 2, 1, 2))).toEqual([['=B1', '=#REF!']]);
    });
  });

  describe('sheets', () => {
    test('are added, renamed, moved, hidden and deleted', async () => {
      const added = grid.addSheet('Outputs');
      write(0, 0, [[7]]);
      grid.write(onSheet(added, area(0, 0)), [[{ formula: '=Sheet1!A1+1' }]]);
      expect(await calculated(onSheet(added, area(0, 0)))).toEqual([[8]]);
      grid.updateSheet(sheet, { name: 'Cash flow' });
      expect(grid.formulas(onSheet(added, area(0, 0)))).toEqual([["='Cash flow'!A1+1"]]);
      grid.moveSheet(added, 0);
      expect(grid.sheets().map(({ name }) => name)).toEqual(['Outputs', 'Cash flow']);
      grid.updateSheet(added, { visibility: 'hidden', tabColor: '#FF8800', showGridlines: false });
      expect(grid.sheets()[0]).toMatchObject({
        visibility: 'hidden',
        tabColor: '#FF8800',
        showGridlines: false,
      });
      grid.deleteSheet(added);
      expect(grid.sheets().map(({ id }) => id)).toEqual([sheet]);
    });

    test('freeze panes', () => {
      expect(grid.frozenPanes(sheet)).toEqual({ rows: 0, columns: 0 });
      grid.freezePanes(sheet, { rows: 2, columns: 1 });
      expect(grid.frozenPanes(sheet)).toEqual({ rows: 2, columns: 1 });
    });
  });

  test('names stand for cells and values, and are replaced by the same name', async () => {
    grid.setName({ name: 'rate', scope: null, formula: '=0.5', comment: 'per year', visible: true });
    write(0, 0, [[{ formula: '=rate*2' }]]);
    expect(await calculated(area(0, 0))).toEqual([[1]]);
    grid.setName({ name: 'RATE', scope: null, formula: '=2', comment: '', visible: true });
    expect(grid.names()).toHaveLength(1);
    expect(await calculated(area(0, 0))).toEqual([[4]]);
    grid.deleteName('rate', null);
    expect(grid.names()).toEqual([]);
  });

  test('the selection moves with its sheet', () => {
    const other = grid.addSheet('Other');
    const heard: SheetArea[] = [];
    grid.onSelectionChange((selection) => heard.push(selection));
    grid.select({ sheet: other, row: 2, column: 1, rowCount: 3, columnCount: 2 });
    expect(grid.activeSheet()).toBe(other);
    expect(grid.selection()).toEqual({ sheet: other, row: 2, column: 1, rowCount: 3, columnCount: 2 });
    expect(heard.at(-1)).toEqual(grid.selection());
  });

  test('listeners hear what was edited until they leave', () => {
    const heard: GridChange[] = [];
    const stop = grid.onChange((change) => heard.push(change));
    write(0, 0, [[1]]);
    write(1, 1, [[1, 2]]);
    stop();
    write(2, 2, [[3]]);
    expect(heard).toMatchObject([
      { kind: 'edited', source: 'local', area: area(0, 0), after: 1 },
      { kind: 'edited', source: 'local', area: area(1, 1, 1, 2) },
    ]);
  });
}
