/** The page's grid keeps the promises of the grid's interface, as the grid in memory does in unit tests. */
import { emptyWorkbook } from '../../workbench/page/empty-workbook';
import type { CellInput, Grid, GridChange, SheetArea } from '../../workbench/grid/grid';
import { openXlsx } from '../../workbench/xlsx/open-xlsx';
import { saveXlsx } from '../../workbench/xlsx/save-xlsx';
import { eventually } from '../support/eventually';
import type { WorkbenchPage } from '../support/workbench-page';
import { openWorkbench } from '../support/workbench-page';

let workbench: WorkbenchPage;
let first: string;

/** Calls a member of the grid in the page, and waits for the calculation. */
async function call<M extends keyof Grid>(
  member: M,
  ...args: Grid[M] extends (...given: infer A) => unknown ? A : never
): Promise<Grid[M] extends (...given: never[]) => infer R ? R : never> {
  return workbench.page.evaluate(
    async ([name, given]) => {
      const { grid } = window.workbench.current;
      const result: unknown = (grid as unknown as Record<string, (...a: unknown[]) => unknown>)[
        name as string
      ]!(...(given as unknown[]));
      await grid.whenCalculated();
      return result as never;
    },
    [member, args] as const,
  );
}

const at = (row: number, column: number, rowCount = 1, columnCount = 1, sheet = first): SheetArea => ({
  sheet,
  row,
  column,
  rowCount,
  columnCount,
});
const write = (row: number, column: number, cells: CellInput[][], sheet = first) =>
  call('write', at(row, column, cells.length, cells[0]!.length, sheet), cells);
const sheetNames = async () => (await call('sheets')).map(({ name }) => name);

/** What listeners hear while the work is done. */
async function heard(work: () => Promise<unknown>): Promise<Omit<GridChange, 'source'>[]> {
  await workbench.page.evaluate(() => {
    const changes: GridChange[] = [];
    const stop = window.workbench.current.grid.onChange((change) => changes.push(change));
    Object.assign(window, { heard: { changes, stop } });
  });
  await work();
  return workbench.page.evaluate(() => {
    const { heard } = window as unknown as { heard: { changes: GridChange[]; stop: () => void } };
    heard.stop();
    return heard.changes.map(({ source: _, ...change }) => change);
  });
}

beforeAll(async () => {
  workbench = await openWorkbench();
}, 120_000);

beforeEach(async () => {
  await workbench.openFile('empty.xlsx', await saveXlsx(emptyWorkbook()));
  first = await call('activeSheet');
});

afterAll(async () => {
  expect(workbench.problems).toEqual([]);
  await workbench.close();
});

describe('cells', () => {
  it('hold numbers, texts, truth values, errors and formulas; undefined leaves one as it is', async () => {
    await write(0, 0, [[1, 'x', true, { error: '#N/A' }, '12']]);
    await write(0, 0, [[undefined, null, undefined, undefined, undefined, { formula: '=A1+C1' }]]);
    expect(await call('values', at(0, 0, 1, 6))).toEqual([[1, null, true, { error: '#N/A' }, '12', 2]]);
    expect(await call('formulas', at(0, 4, 1, 2))).toEqual([[null, '=A1+C1']]);
    expect(await call('usedArea', first, true)).toEqual({ row: 0, column: 0, rowCount: 1, columnCount: 6 });
  });

  it('keep number formats, and a formula does not take the format of what it refers to', async () => {
    await write(0, 0, [[0.25, { formula: '=A1*2' }]]);
    await call('setNumberFormats', at(0, 0, 1, 2), [['0.0%', undefined]]);
    expect(await call('numberFormats', at(0, 0, 1, 2))).toEqual([['0.0%', 'General']]);
    expect(await call('text', at(0, 0, 1, 2))).toEqual([['25.0%', '0.5']]);
  });

  it('keep every field of a style, and lose those that are set to null', async () => {
    const style = {
      fillColor: '#FF0000',
      fontName: 'Arial',
      fontSize: 14,
      fontColor: '#123456',
      bold: true,
      italic: true,
      underline: 'double',
      strikethrough: true,
      horizontalAlignment: 'centerAcrossSelection',
      verticalAlignment: 'top',
      wrapText: true,
      indentLevel: 2,
      textRotation: 45,
      locked: false,
      borders: {
        top: { style: 'continuous', weight: 'thin', color: '#00FF00' },
        left: { style: 'double', weight: 'thick', color: '#000000' },
      },
    } as const;
    await call('applyStyle', at(2, 1), style);
    expect(await call('styles', at(2, 1))).toEqual([[style]]);
    await call('applyStyle', at(2, 1), {
      fillColor: null,
      locked: null,
      underline: null,
      borders: { top: null },
    });
    const left = { ...style, fillColor: undefined, locked: undefined, underline: undefined };
    // toEqual takes an undefined field for a missing one.
    expect(await call('styles', at(2, 1))).toEqual([[{ ...left, borders: { left: style.borders.left } }]]);
    await call('clear', at(2, 1), 'formats');
    expect(await call('styles', at(2, 1))).toEqual([[{}]]);
  });

  it('spill, say from where, and show #SPILL! while something is in the way', async () => {
    await write(0, 0, [[{ formula: '=SEQUENCE(2,2)' }]]);
    expect(await call('values', at(0, 0, 2, 2))).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(await call('spillOf', first, 0, 0)).toEqual({ row: 0, column: 0, rowCount: 2, columnCount: 2 });
    expect(await call('spillParentOf', first, 1, 1)).toEqual({ row: 0, column: 0 });
    await write(1, 1, [['here']]);
    expect(await call('values', at(0, 0))).toEqual([[{ error: '#SPILL!' }]]);
    await write(1, 1, [[null]]);
    expect(await call('values', at(1, 1))).toEqual([[4]]);
  });

  it('may be written beyond the rows and columns that are shown', async () => {
    await write(5_000, 60, [['far']]);
    expect(await call('values', at(5_000, 60))).toEqual([['far']]);
  });
});

describe('listeners', () => {
  it('hear one edit with the value before and after, and nothing of the recalculation', async () => {
    await write(0, 0, [[5, { formula: '=A1*2' }]]);
    const changes = await heard(() => write(0, 0, [[7]]));
    expect(changes).toEqual([{ kind: 'edited', area: at(0, 0), before: 5, after: 7 }]);
  });

  it('hear of inserted rows once, and not of the formulas that were rewritten', async () => {
    await write(0, 0, [[5], [{ formula: '=A1*2' }]]);
    const changes = await heard(() =>
      call('shift', { kind: 'insert', axis: 'rows', area: at(0, 0, 2, 16_384) }),
    );
    expect(changes.map(({ kind }) => kind)).toEqual(['rowsInserted']);
    expect(changes[0]!.area).toMatchObject({ sheet: first, row: 0, rowCount: 2 });
    expect(await call('formulas', at(3, 0))).toEqual([['=A3*2']]);
    expect(await call('values', at(3, 0))).toEqual([[10]]);
  });
});

describe('sheets', () => {
  it('are added behind the one that is shown, renamed with their references, moved, hidden and deleted', async () => {
    const added = await call('addSheet', 'Cash flow');
    expect(await call('activeSheet')).toBe(first);
    await write(0, 0, [[{ formula: '=Sheet1!A1*10' }]], added);
    await write(0, 0, [[4]]);
    expect(await call('values', at(0, 0, 1, 1, added))).toEqual([[40]]);
    await call('updateSheet', first, { name: 'Inputs & co', tabColor: '#112233' });
    expect(await call('formulas', at(0, 0, 1, 1, added))).toEqual([["='Inputs & co'!A1*10"]]);
    await call('moveSheet', added, 0);
    expect(await sheetNames()).toEqual(['Cash flow', 'Inputs & co']);
    await call('updateSheet', added, { visibility: 'veryHidden' });
    expect((await call('sheets')).map(({ visibility }) => visibility)).toEqual(['veryHidden', 'visible']);
    await call('updateSheet', added, { visibility: 'visible' });
    expect(await call('activeSheet')).toBe(first);
    await call('deleteSheet', added);
    expect(await sheetNames()).toEqual(['Inputs & co']);
  });

  it('keep the merges of a sheet that is written at once, in the first row as well', async () => {
    const sheet = await call('addSheet', 'Merged');
    const whole = at(0, 0, 6, 5, sheet);
    await call('unmerge', whole);
    await write(
      0,
      0,
      Array.from({ length: 6 }, () => ['a', '', '', '', '']),
      sheet,
    );
    await call('clear', whole, 'formats');
    for (const row of [0, 1, 3]) {
      await call('applyStyle', at(row, 0, 1, 5, sheet), { bold: true, wrapText: true });
      await call('merge', at(row, 0, 1, 5, sheet));
    }
    await call('setRowHeight', sheet, 0, 1, 22);
    await call('setColumnWidth', sheet, 0, 5, 90);
    await call('freezePanes', sheet, { rows: 1, columns: 0 });
    const merged = [0, 1, 3].map((row) => ({ row, column: 0, rowCount: 1, columnCount: 5 }));
    expect(await call('merges', sheet)).toEqual(merged);
    const saved = (await openXlsx('saved.xlsx', await workbench.save())).file.sheets.at(-1)!;
    expect(saved.merges).toEqual(merged);
  });

  it('keep the merges of the sheet shown while another is cleared, and lose their own', async () => {
    await call('select', at(0, 0));
    await call('merge', at(0, 0, 1, 4));
    const sheet = await call('addSheet', 'Other');
    await write(0, 0, [['a', { formula: '=1+1' }]], sheet);
    await call('merge', at(3, 0, 1, 3, sheet));
    await call('applyStyle', at(0, 0, 2, 2, sheet), { bold: true });
    await call('setNumberFormats', at(0, 1, 1, 1, sheet), [['0.00']]);
    await call('clear', at(0, 0, 6, 5, sheet), 'formats');
    expect(await call('merges', first)).toEqual([{ row: 0, column: 0, rowCount: 1, columnCount: 4 }]);
    expect(await call('merges', sheet)).toEqual([]);
    expect((await call('styles', at(0, 0, 1, 1, sheet)))[0]![0]!.bold ?? false).toBe(false);
    expect(await call('numberFormats', at(0, 1, 1, 1, sheet))).toEqual([['General']]);
    expect(await call('formulas', at(0, 0, 1, 2, sheet))).toEqual([[null, '=1+1']]);
    await call('applyStyle', at(0, 0, 1, 1, sheet), { bold: true });
    await call('clear', at(0, 0, 1, 2, sheet), 'all');
    expect(await call('values', at(0, 0, 1, 2, sheet))).toEqual([[null, null]]);
    expect((await call('styles', at(0, 0, 1, 1, sheet)))[0]![0]!.bold ?? false).toBe(false);
  });

  it('freeze panes, merge cells, size and hide columns and rows, and leave the selection where it is', async () => {
    await call('select', at(4, 1, 2, 2));
    await call('freezePanes', first, { rows: 2, columns: 1 });
    expect(await call('frozenPanes', first)).toEqual({ rows: 2, columns: 1 });
    await call('merge', at(10, 0, 2, 2));
    expect(await call('merges', first)).toEqual([{ row: 10, column: 0, rowCount: 2, columnCount: 2 }]);
    await call('unmerge', at(11, 1));
    expect(await call('merges', first)).toEqual([]);
    await call('setColumnWidth', first, 1, 2, 90);
    expect([await call('columnWidth', first, 2), await call('columnWidth', first, 3)]).toEqual([90, 48]);
    await call('setRowHeight', first, 3, 1, 30);
    expect([await call('rowHeight', first, 3), await call('rowHeight', first, 4)]).toEqual([30, 15]);
    await call('setColumnsHidden', first, 5, 2, true);
    expect(await call('columnHidden', first, 6)).toBe(true);
    await call('setRowsHidden', first, 7, 1, true);
    expect(await call('rowHidden', first, 7)).toBe(true);
    expect(await call('selection')).toEqual(at(4, 1, 2, 2));
  });

  it('fit columns to their longest text', async () => {
    await write(0, 0, [['a text that needs more room than a column has']]);
    await call('autofitColumns', first, 0, 1);
    expect(await call('columnWidth', first, 0)).toBeGreaterThan(150);
  });
});

it('names hold references and formulas, follow moved cells, and may be called like a function', async () => {
  await write(1, 1, [[3]]);
  await call('setName', { name: 'Rate', scope: null, formula: '=Sheet1!$B$2', comment: 'c', visible: true });
  await call('setName', { name: 'Tax', scope: first, formula: '=0.5', comment: '', visible: false });
  await write(0, 0, [[{ formula: '=Rate*Tax' }]]);
  expect(await call('values', at(0, 0))).toEqual([[1.5]]);
  await call('shift', { kind: 'insert', axis: 'rows', area: at(1, 0, 2, 16_384) });
  expect(await call('names')).toEqual([
    { name: 'Rate', scope: null, formula: '=Sheet1!$B$4', comment: 'c', visible: true },
    { name: 'Tax', scope: first, formula: '=0.5', comment: '', visible: false },
  ]);
  expect(await call('values', at(0, 0))).toEqual([[1.5]]);
  await call('setName', { name: 'RATE', scope: null, formula: '=Sheet1!$B$9', comment: '', visible: true });
  expect((await call('names')).filter(({ name }) => /rate/i.test(name))).toHaveLength(1);
  await call('deleteName', 'tax', first);
  expect((await call('names')).map(({ name }) => name)).toEqual(['RATE']);
});

it.each(['rows', 'columns'] as const)(
  'references and names follow %s that come and go on a sheet that is not shown',
  async (axis) => {
    const other = await call('addSheet', 'Other');
    await write(2, 2, [[7]]);
    await call('setName', {
      name: 'Seven',
      scope: null,
      formula: '=Sheet1!$C$3',
      comment: '',
      visible: true,
    });
    const onOther = { sheet: other, row: 0, column: 0, rowCount: 1, columnCount: 1 };
    await call('write', onOther, [[{ formula: '=Sheet1!C3+Seven' }]]);
    await call('activateSheet', other);
    const area = axis === 'rows' ? at(1, 0, 1, 16_384) : at(0, 1, 1_048_576, 1);
    const seen = async () => {
      const [[formula]] = (await call('formulas', onOther)) as [[string]];
      const [[value]] = (await call('values', onOther)) as [[number]];
      const name = (await call('names')).find((one) => one.name === 'Seven')!.formula;
      return [formula, name, value];
    };
    await call('shift', { kind: 'insert', axis, area });
    const moved = axis === 'rows' ? 'C4' : 'D3';
    const absolute = axis === 'rows' ? '$C$4' : '$D$3';
    await eventually(async () =>
      expect(await seen()).toEqual([`=Sheet1!${moved}+Seven`, `=Sheet1!${absolute}`, 14]),
    );
    await call('shift', { kind: 'delete', axis, area });
    await eventually(async () => expect(await seen()).toEqual(['=Sheet1!C3+Seven', '=Sheet1!$C$3', 14]));
    expect(await call('activeSheet')).toBe(other);
  },
);

it('rows inserted look like the row above them, and are blank', async () => {
  await write(0, 0, [['Name', 1]]);
  await call('applyStyle', at(0, 0), { bold: true, fillColor: '#FFFF00' });
  await call('setNumberFormats', at(0, 1), [['0.0%']]);
  await call('shift', { kind: 'insert', axis: 'rows', area: at(1, 0, 3, 16_384) });
  expect(await call('styles', at(3, 0))).toEqual([[{ bold: true, fillColor: '#FFFF00' }]]);
  expect(await call('numberFormats', at(1, 0, 4, 2))).toEqual([
    ['General', '0.0%'],
    ['General', '0.0%'],
    ['General', '0.0%'],
    ['General', 'General'],
  ]);
  expect(await call('usedArea', at(0, 0).sheet, true)).toMatchObject({ rowCount: 1 });
});

it('moves part of a row, with the references to it', async () => {
  await write(0, 0, [
    [1, 2, 3],
    [{ formula: '=C1' }, null, null],
  ]);
  await call('shift', { kind: 'insert', axis: 'columns', area: at(0, 1) });
  expect(await call('values', at(0, 0, 1, 4))).toEqual([[1, null, 2, 3]]);
  expect(await call('formulas', at(1, 0))).toEqual([['=D1']]);
  await call('shift', { kind: 'delete', axis: 'columns', area: at(0, 1) });
  expect(await call('values', at(0, 0, 1, 4))).toEqual([[1, 2, 3, null]]);
});

it('calculates on demand alone in manual mode', async () => {
  await write(0, 0, [[2, { formula: '=A1*2' }]]);
  await call('setCalculationMode', 'manual');
  await write(0, 0, [[5]]);
  expect(await call('values', at(0, 1))).toEqual([[4]]);
  await call('calculate', 'recalculate');
  expect(await call('values', at(0, 1))).toEqual([[10]]);
});

it('tells of the selection that the user makes, and when a cell is being edited', async () => {
  await call('select', at(2, 2));
  expect(await call('selection')).toEqual(at(2, 2));
  await workbench.page.click('#grid canvas[id^="univer-sheet"]', { position: { x: 100, y: 60 } });
  const selection = await call('selection');
  await workbench.page.keyboard.press('ArrowDown');
  await eventually(async () => expect((await call('selection')).row).toBe(selection.row + 1));
  await workbench.page.keyboard.type('42');
  await eventually(async () => expect(await call('isEditing')).toBe(true));
  await workbench.page.keyboard.press('Enter');
  await eventually(async () => expect(await call('isEditing')).toBe(false));
  expect(await call('values', { ...selection, row: selection.row + 1 })).toEqual([[42]]);
});
