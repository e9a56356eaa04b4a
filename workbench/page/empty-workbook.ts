import { defaultPageLayout, StoredModel } from '../grid/stored-model';
import type { SheetFile, WorkbookFile } from '../xlsx/workbook-file';

/** A new workbook with one empty sheet. */
export function emptyWorkbook(): WorkbookFile {
  return {
    name: 'Book1.xlsx',
    sheets: [emptySheet('Sheet1')],
    activeSheet: 0,
    names: [],
    calculationMode: 'automatic',
    settings: new Map(),
    properties: new StoredModel().properties,
  };
}

export function emptySheet(name: string): SheetFile {
  return {
    name,
    visibility: 'visible',
    tabColor: '',
    showGridlines: true,
    rightToLeft: false,
    frozen: { rows: 0, columns: 0 },
    cells: [],
    columns: [],
    rows: [],
    merges: [],
    tables: [],
    charts: [],
    protection: null,
    pageLayout: { ...defaultPageLayout(), printArea: [], printTitleRows: null, printTitleColumns: null },
  };
}
