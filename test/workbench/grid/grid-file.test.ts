import { fileFromGrid, fillGrid } from '../../../workbench/grid/grid-file';
import { MemoryGrid } from '../../../workbench/grid/memory-grid';
import { openXlsx } from '../../../workbench/xlsx/open-xlsx';
import { saveXlsx } from '../../../workbench/xlsx/save-xlsx';

async function model(): Promise<MemoryGrid> {
  const grid = new MemoryGrid(['Inputs', 'Model'], { name: 'model.xlsx' });
  const [inputs, other] = grid.sheets().map(({ id }) => id) as [string, string];
  const at = (sheet: string, row: number, column: number, rowCount = 1, columnCount = 1) => ({
    sheet,
    row,
    column,
    rowCount,
    columnCount,
  });
  grid.write(at(inputs, 0, 0, 3, 2), [
    ['Driver', 'Value'],
    ['Rate', 2.5],
    ['Cost', { formula: '=Rate*4' }],
  ]);
  grid.write(at(other, 0, 0), [[{ formula: '=Inputs!B3+1' }]]);
  grid.setName({ name: 'Rate', scope: null, formula: '=Inputs!$B$2', comment: 'per km', visible: true });
  grid.applyStyle(at(inputs, 0, 0, 1, 2), { bold: true, fillColor: '#FFF2CC' });
  grid.setNumberFormats(at(inputs, 1, 1), [['0.00']]);
  grid.setColumnWidth(inputs, 0, 1, 120);
  grid.merge(at(inputs, 5, 0, 2, 2));
  grid.freezePanes(inputs, { rows: 1, columns: 0 });
  grid.updateSheet(other, { tabColor: '#1F7A5C', visibility: 'hidden' });
  grid.stored.settings.set('fulcrum.journal', { step: 2 });
  grid.stored.rightToLeft.add(other);
  grid.stored.properties.title = 'A case';
  grid.stored.tables.push({
    id: '7',
    name: 'Drivers',
    area: at(inputs, 0, 0, 3, 2),
    showHeaders: true,
    showTotals: false,
    showBandedRows: true,
    showBandedColumns: false,
    showFilterButton: true,
    highlightFirstColumn: false,
    highlightLastColumn: false,
    style: 'TableStyleMedium2',
    columns: [
      { id: 1, name: 'Driver' },
      { id: 2, name: 'Value' },
    ],
  });
  await grid.whenCalculated();
  return grid;
}

it('survives the way through a file into another grid', async () => {
  const written = fileFromGrid(await model());
  const { file } = await openXlsx('model.xlsx', await saveXlsx(written));
  const grid = new MemoryGrid(['Sheet1'], { name: 'model.xlsx' });
  fillGrid(grid, file);
  await grid.whenCalculated();
  const { properties, ...again } = fileFromGrid(grid);
  const { properties: before, ...expected } = written;
  expect(again).toEqual(expected);
  expect(properties).toMatchObject({ title: before.title });
});

it('is plain data, which the draft store can keep', async () => {
  const written = fileFromGrid(await model());
  expect(structuredClone(written)).toEqual(written);
});
