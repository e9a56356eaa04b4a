/** Small workbooks for tests: calculated models, and an open workbook that calculates them. */
import type {
  CellInput,
  CellWrite,
  RangeContent,
  SheetInfo,
  TableContent,
} from '../../src/workbook/workbook';
import { RecalculationEngine } from '../../src/recalc/engine';
import type { CellValue, WorkbookModel } from '../../src/recalc/model';
import { cellAddress, parseAreaAddress, parseCellAddress } from '../../src/recalc/model';
import { remarkText } from '../../src/recalc/remark';
import type { ReplayableWorkbook } from '../../src/recalc/replay-workbook';
import type { Scalar } from '../../src/recalc/values';
import { CellError } from '../../src/recalc/values';
import type { Contents, FixtureOptions } from './written-model';
import { cell, modelOf } from './written-model';

const storedValue = (value: Scalar): CellValue =>
  value instanceof CellError ? { error: value.code } : value;

/** The model with every formula's value, as Excel would have saved it. */
export function calculated(model: WorkbookModel): WorkbookModel {
  const engine = new RecalculationEngine(model);
  engine.calculateAll();
  return {
    ...model,
    sheets: model.sheets.map((sheet) => {
      const store = engine.store.sheet(sheet.name)!;
      const cells = sheet.cells.map((cell) => ({
        ...cell,
        value: storedValue(store.values[store.slotAt(cell.row, cell.column)] ?? null),
      }));
      return { ...sheet, cells };
    }),
  };
}

/** The value a formula has in cell Z99 of the first sheet. */
export function valueOf(formula: string, contents: Contents = {}, options: FixtureOptions = {}): Scalar {
  const engine = new RecalculationEngine(modelOf({ Sheet1: { ...contents, Z99: formula } }, options));
  const result = engine.calculateAll().find(({ slot }) => engine.store.nameOf(slot) === 'Sheet1!Z99');
  if (result?.problem !== undefined) throw new Error(remarkText(result.problem));
  return result?.value ?? null;
}

/** An open workbook in memory. What it is not made for is not there, so that a test cannot pass by silence. */
export class OpenWorkbook implements ReplayableWorkbook {
  private contents: Record<string, Record<string, CellValue>>;
  readonly reads: string[][] = [];
  readonly writes: CellWrite[] = [];
  /** Run before each read, as a co-author would. */
  beforeRead: (() => void) | undefined;

  constructor(
    sheets: Readonly<Record<string, Contents>>,
    private readonly options: FixtureOptions = {},
    /** Values that this workbook shows instead of the right ones, by cell. */
    private readonly faults: Readonly<Record<string, CellValue>> = {},
  ) {
    this.contents = Object.fromEntries(Object.entries(sheets).map(([name, cells]) => [name, { ...cells }]));
  }

  put(sheet: string, address: string, content: CellValue): void {
    this.contents[sheet]![address] = content;
  }

  at(sheet: string, address: string): CellValue {
    return this.contents[sheet]?.[address] ?? null;
  }

  info() {
    return Promise.resolve({
      fileName: 'test.xlsx',
      calculationMode: 'automatic' as const,
      dateSystem: this.options.dateSystem === '1904' ? (1904 as const) : (1900 as const),
      iteration: this.options.iterative === true ? { maxIterations: 100, maxChange: 0.001 } : null,
      locale: {
        displayLanguage: 'en-US',
        contentLanguage: 'en-US',
        decimalSeparator: '.',
        thousandsSeparator: ',',
      },
    });
  }

  sheets(): Promise<SheetInfo[]> {
    return Promise.resolve(
      Object.entries(this.contents).map(([name, cells]) => {
        const at = Object.keys(cells).map((address) => parseCellAddress(address)!);
        const rows = at.map(({ row }) => row);
        const columns = at.map(({ column }) => column);
        const used =
          at.length === 0
            ? null
            : `'${name}'!${cellAddress(Math.min(...rows), Math.min(...columns))}:${cellAddress(Math.max(...rows), Math.max(...columns))}`;
        return { name, visible: true, protected: false, usedRange: used };
      }),
    );
  }

  names() {
    return Promise.resolve(
      (this.options.names ?? []).map(({ name, sheet, formula }) => ({
        name,
        sheet: sheet ?? null,
        formula,
        visible: true,
      })),
    );
  }

  tables() {
    return Promise.resolve(
      (this.options.tables ?? []).map(({ name, sheet, area: { top, left, bottom, right } }) => ({
        name,
        sheet,
        address: `${sheet}!${cellAddress(top, left)}:${cellAddress(bottom, right)}`,
      })),
    );
  }

  readTables(names: readonly string[]): Promise<(TableContent | null)[]> {
    return Promise.resolve(
      names.map((name) => {
        const table = this.options.tables?.find((candidate) => candidate.name === name);
        if (!table) return null;
        const { top, left, bottom, right } = table.area;
        const height = bottom - top + 1 - table.headerRows - table.totalsRows;
        const rows = Array.from({ length: height }, () => table.columns.map((): null => null));
        const address = `${table.sheet}!${cellAddress(top, left)}:${cellAddress(bottom - table.totalsRows, right)}`;
        return { name, sheet: table.sheet, address, headers: table.columns, values: rows, formulas: rows };
      }),
    );
  }

  private model(): WorkbookModel {
    return calculated(modelOf(this.contents, this.options));
  }

  spills(cells: readonly string[]): Promise<(string | null)[]> {
    const model = this.model();
    return Promise.resolve(
      cells.map((name) => {
        const { sheet, row, column } = cell(name);
        const found = model.sheets
          .find((s) => s.name === sheet)
          ?.cells.find((c) => c.row === row && c.column === column);
        if (!found?.array) return null;
        const { top, left, bottom, right } = found.array;
        return `'${sheet}'!${cellAddress(top, left)}:${cellAddress(bottom, right)}`;
      }),
    );
  }

  read(addresses: readonly string[]): Promise<RangeContent[]> {
    this.beforeRead?.();
    this.reads.push([...addresses]);
    const engine = new RecalculationEngine(modelOf(this.contents, this.options));
    engine.calculateAll();
    return Promise.resolve(
      addresses.map((address) => {
        const bang = address.lastIndexOf('!');
        const name = address.slice(0, bang).replace(/^'|'$/g, '');
        const { top, left, bottom, right } = parseAreaAddress(address.slice(bang + 1))!;
        const sheet = engine.store.sheet(name)!;
        const values: CellValue[][] = [];
        const formulas: (string | null)[][] = [];
        for (let r = top; r <= bottom; r++) {
          const valueRow: CellValue[] = [];
          const formulaRow: (string | null)[] = [];
          for (let c = left; c <= right; c++) {
            const slot = sheet.slotAt(r, c);
            const fault = this.faults[`${name}!${cellAddress(r, c)}`];
            valueRow.push(fault ?? (slot < 0 ? null : storedValue(sheet.values[slot] ?? null)));
            formulaRow.push(slot < 0 ? null : (engine.store.cells[slot]?.formula ?? null));
          }
          values.push(valueRow);
          formulas.push(formulaRow);
        }
        return { address, values, formulas };
      }),
    );
  }

  write(writes: readonly CellWrite[]): Promise<void> {
    for (const write of writes) {
      this.writes.push(write);
      const { sheet, row, column } = cell(write.address);
      const input = (write.cells as readonly (readonly CellInput[])[])[0]?.[0];
      const content: CellValue =
        typeof input === 'object' && input !== null
          ? 'formula' in input
            ? input.formula
            : input.text
          : (input ?? null);
      this.contents[sheet]![cellAddress(row, column)] = content;
    }
    return Promise.resolve();
  }

  calculate(): Promise<void> {
    return Promise.resolve();
  }
}
