/** What a workbook stores beside its cells and no grid computes with: one plain model for all adapters. */
import { movedArea } from './moved-area';
import type { CellShift, SheetArea, SheetId } from './sheet-area';

export interface TableModel {
  /** Unique in the workbook, stable under renaming. */
  readonly id: string;
  name: string;
  /** Headers, body and totals. */
  area: SheetArea;
  showHeaders: boolean;
  showTotals: boolean;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showFilterButton: boolean;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
  /** Such as "TableStyleMedium2"; empty for none. */
  style: string;
  columns: TableColumnModel[];
}

export interface TableColumnModel {
  readonly id: number;
  name: string;
}

export interface ChartAxisModel {
  title: string;
  titleVisible: boolean;
  visible: boolean;
  minimum: number | null;
  maximum: number | null;
  numberFormat: string;
  majorGridlines: boolean;
  /** From last to first, as bars need it to read from the top. */
  reversed: boolean;
  /** Where the other axis crosses. */
  position: string;
}

export interface ChartSeriesModel {
  name: string;
  /** "=Sheet1!$B$2:$B$9", empty until set. */
  values: string;
  categories: string;
  chartType: string;
  fillColor: string;
  lineColor: string;
  hasDataLabels: boolean;
}

export interface ChartModel {
  readonly id: string;
  readonly sheet: SheetId;
  name: string;
  chartType: string;
  title: { text: string; visible: boolean };
  legend: { visible: boolean; position: string };
  categoryAxis: ChartAxisModel;
  valueAxis: ChartAxisModel;
  series: ChartSeriesModel[];
  /** In points from the sheet's top left corner. */
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface PageLayoutModel {
  orientation: 'Portrait' | 'Landscape';
  paperSize: string;
  /** Either a percentage, or pages to fit. */
  zoom: { scale?: number; horizontalFitToPages?: number; verticalFitToPages?: number };
  /** In points. */
  margins: Record<'left' | 'right' | 'top' | 'bottom' | 'header' | 'footer', number>;
  centerHorizontally: boolean;
  centerVertically: boolean;
  blackAndWhite: boolean;
  draftMode: boolean;
  printGridlines: boolean;
  printHeadings: boolean;
  printOrder: 'DownThenOver' | 'OverThenDown';
  printArea: readonly SheetArea[];
  printTitleRows: SheetArea | null;
  printTitleColumns: SheetArea | null;
  headersFooters: Record<
    'leftHeader' | 'centerHeader' | 'rightHeader' | 'leftFooter' | 'centerFooter' | 'rightFooter',
    string
  >;
}

export interface ProtectionModel {
  password: string | null;
  /** Excel's WorksheetProtectionOptions, such as allowFormatCells. */
  options: Record<string, unknown>;
}

/** Document properties, such as title and author. */
export interface PropertiesModel {
  title: string;
  subject: string;
  author: string;
  keywords: string;
  comments: string;
  category: string;
  manager: string;
  company: string;
  lastAuthor: string;
  revisionNumber: number;
  creationDate: string;
  custom: Map<string, { type: string; value: unknown }>;
}

export function defaultPageLayout(): PageLayoutModel {
  return {
    orientation: 'Portrait',
    paperSize: 'Letter',
    zoom: { scale: 100 },
    margins: { left: 50.4, right: 50.4, top: 54, bottom: 54, header: 21.6, footer: 21.6 },
    centerHorizontally: false,
    centerVertically: false,
    blackAndWhite: false,
    draftMode: false,
    printGridlines: false,
    printHeadings: false,
    printOrder: 'DownThenOver',
    printArea: [],
    printTitleRows: null,
    printTitleColumns: null,
    headersFooters: {
      leftHeader: '',
      centerHeader: '',
      rightHeader: '',
      leftFooter: '',
      centerFooter: '',
      rightFooter: '',
    },
  };
}

export class StoredModel {
  /** In order of creation. */
  readonly tables: TableModel[] = [];
  readonly charts: ChartModel[] = [];
  /** The add-in's document settings, any JSON value by key. */
  readonly settings = new Map<string, unknown>();
  readonly protection = new Map<SheetId, ProtectionModel>();
  /** Sheets whose column A is at the right. */
  readonly rightToLeft = new Set<SheetId>();
  readonly properties: PropertiesModel = {
    title: '',
    subject: '',
    author: '',
    keywords: '',
    comments: '',
    category: '',
    manager: '',
    company: '',
    lastAuthor: '',
    revisionNumber: 0,
    creationDate: '2025-01-01T00:00:00Z',
    custom: new Map(),
  };
  /** Kept for who asks; no grid here iterates. */
  readonly iterativeCalculation = { enabled: false, maxIteration: 100, maxChange: 0.001 };
  private readonly pageLayouts = new Map<SheetId, PageLayoutModel>();

  pageLayout(sheet: SheetId): PageLayoutModel {
    let layout = this.pageLayouts.get(sheet);
    if (!layout) {
      layout = defaultPageLayout();
      this.pageLayouts.set(sheet, layout);
    }
    return layout;
  }

  /** Moves tables and print areas with the cells; a table whose every row or column was deleted goes. */
  shift(shift: CellShift): void {
    for (const table of [...this.tables]) {
      const before = table.area;
      const moved = movedArea(table.area, shift);
      if (moved) {
        table.area = moved;
        if (shift.axis === 'columns') matchColumns(table, before, shift);
      } else {
        this.tables.splice(this.tables.indexOf(table), 1);
      }
    }
    const layout = this.pageLayouts.get(shift.area.sheet);
    if (layout) {
      layout.printArea = layout.printArea.flatMap((area) => movedArea(area, shift) ?? []);
      layout.printTitleRows = layout.printTitleRows && movedArea(layout.printTitleRows, shift);
      layout.printTitleColumns = layout.printTitleColumns && movedArea(layout.printTitleColumns, shift);
    }
  }

  /** Drops everything that lived on a deleted sheet. */
  forgetSheet(sheet: SheetId): void {
    retain(this.tables, (table) => table.area.sheet !== sheet);
    retain(this.charts, (chart) => chart.sheet !== sheet);
    this.protection.delete(sheet);
    this.rightToLeft.delete(sheet);
    this.pageLayouts.delete(sheet);
  }
}

function retain<T>(list: T[], keep: (item: T) => boolean): void {
  list.splice(0, list.length, ...list.filter(keep));
}

/** Gives the table as many columns as its area has, where columns were inserted within it or deleted from it. */
function matchColumns(table: TableModel, before: SheetArea, { kind, area }: CellShift): void {
  const surplus = table.columns.length - table.area.columnCount;
  if (surplus === 0) return;
  const at = Math.max(0, area.column - before.column);
  if (kind === 'delete') {
    table.columns.splice(at, surplus);
    return;
  }
  for (let i = 0; i < -surplus; i++) {
    const id = Math.max(0, ...table.columns.map((column) => column.id)) + 1;
    table.columns.splice(at + i, 0, { id, name: freeColumnName(table.columns) });
  }
}

/** "Column1", "Column2", …: the first that none of the columns has. */
export function freeColumnName(columns: readonly { readonly name: string }[]): string {
  for (let i = 1; ; i++) {
    const name = `Column${i}`;
    if (!columns.some((column) => column.name.toLowerCase() === name.toLowerCase())) return name;
  }
}
