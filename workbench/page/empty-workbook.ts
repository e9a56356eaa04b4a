import { defaultPageLayout, StoredModel } from '../grid/stored-model';
import type { WorkbookFile } from '../xlsx/workbook-file';

/** A new workbook with one empty sheet. */
export function emptyWorkbook(): WorkbookFile {
  return {
    name: 'Book1.xlsx',
    sheets: [
      {
        name: 'Sheet1',
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
      },
    ],
    activeSheet: 0,
    names: [],
    calculationMode: 'automatic',
    settings: new Map(),
    properties: new StoredModel().properties,
  };
}
