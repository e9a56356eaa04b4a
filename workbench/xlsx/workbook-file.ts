/**
 * A whole workbook as plain data: what the xlsx reader yields, what the writer takes, what the grids load and
 * save, and what the draft store keeps. It survives a structured clone. Rows and columns count from 0.
 */
import type {
  Area,
  CalculationMode,
  CellStyle,
  CellValue,
  DefinedName,
  FrozenPanes,
  SheetInfo,
} from '../grid/grid';
import type {
  ChartModel,
  PageLayoutModel,
  PropertiesModel,
  ProtectionModel,
  TableModel,
} from '../grid/stored-model';

export interface CellFile {
  readonly row: number;
  readonly column: number;
  /** The value as last calculated. */
  readonly value: CellValue;
  /** In English with "="; null for a literal. */
  readonly formula: string | null;
  /** The size of the area that the formula spills over, where it is larger than the cell. */
  readonly spill?: { readonly rowCount: number; readonly columnCount: number };
  /** The value was spilled here by another cell's formula. */
  readonly spilled?: boolean;
  /** Cells that look the same share one object. */
  readonly style?: CellStyle;
  /** "General" when missing. */
  readonly numberFormat?: string;
}

/** A run of columns or rows of one size. */
export interface LineFile {
  readonly first: number;
  readonly count: number;
  /** Width or height in points; the default when missing. */
  readonly points?: number;
  readonly hidden: boolean;
}

export type TableFile = Omit<TableModel, 'id' | 'area' | 'columns'> & {
  readonly area: Area;
  readonly columns: readonly string[];
};

export type PageLayoutFile = Omit<PageLayoutModel, 'printArea' | 'printTitleRows' | 'printTitleColumns'> & {
  readonly printArea: readonly Area[];
  readonly printTitleRows: Area | null;
  readonly printTitleColumns: Area | null;
};

export interface SheetFile extends Omit<SheetInfo, 'id'> {
  /** Column A is at the right; kept, though no grid here shows it so. */
  readonly rightToLeft: boolean;
  readonly frozen: FrozenPanes;
  readonly cells: readonly CellFile[];
  readonly columns: readonly LineFile[];
  readonly rows: readonly LineFile[];
  readonly merges: readonly Area[];
  readonly tables: readonly TableFile[];
  /** Kept in drafts; the xlsx writer has no charts. */
  readonly charts: readonly Omit<ChartModel, 'sheet'>[];
  readonly protection: ProtectionModel | null;
  readonly pageLayout: PageLayoutFile;
}

/** A defined name; `scope` is the sheet's position, or null for the whole workbook. */
export type NameFile = Omit<DefinedName, 'scope'> & { readonly scope: number | null };

export interface WorkbookFile {
  /** The file's name, such as "Book1.xlsx". */
  readonly name: string;
  /** In the order of their tabs, at least one of them visible. */
  readonly sheets: readonly SheetFile[];
  /** Position of the sheet that is open. */
  readonly activeSheet: number;
  readonly names: readonly NameFile[];
  readonly calculationMode: CalculationMode;
  /** The add-in's document settings. */
  readonly settings: ReadonlyMap<string, unknown>;
  readonly properties: PropertiesModel;
}

/** Excel's width and height of a column or row that nobody sized, in points. */
export const DEFAULT_COLUMN_WIDTH = 48;
export const DEFAULT_ROW_HEIGHT = 15;
