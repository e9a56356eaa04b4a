/** Models written as address → content. */
import type {
  CellModel,
  CellReference,
  CellValue,
  NameModel,
  TableModel,
  WorkbookModel,
} from '../../src/recalc/model';
import { parseAreaAddress, parseCellAddress, parseCellName } from '../../src/recalc/model';

/** "=A1+1" is a formula; "{A1:A3}=…" an array formula over these cells; anything else a constant. */
export type Contents = Readonly<Record<string, CellValue>>;

export interface FixtureOptions {
  readonly names?: readonly NameModel[];
  readonly tables?: readonly TableModel[];
  readonly dialect?: 'file' | 'sheet';
  readonly iterative?: boolean;
  readonly dateSystem?: '1900' | '1904';
}

function cellOf(address: string, content: CellValue): CellModel {
  const at = parseCellAddress(address);
  if (!at) throw new Error(`${address} is not a cell`);
  if (typeof content !== 'string') return { ...at, value: content };
  const array = /^\{([A-Z0-9:]+)\}(=.*)$/.exec(content);
  if (array)
    return { ...at, formula: array[2] as string, value: null, array: parseAreaAddress(array[1] as string)! };
  return content.startsWith('=') ? { ...at, formula: content, value: null } : { ...at, value: content };
}

/** A model whose formulas have not been calculated yet. */
export function modelOf(
  sheets: Readonly<Record<string, Contents>>,
  options: FixtureOptions = {},
): WorkbookModel {
  return {
    sheets: Object.entries(sheets).map(([name, contents]) => ({
      name,
      cells: Object.entries(contents).map(([address, content]) => cellOf(address, content)),
    })),
    names: options.names ?? [],
    tables: options.tables ?? [],
    dateSystem: options.dateSystem ?? '1900',
    iterative: options.iterative ?? false,
    dialect: options.dialect ?? 'sheet',
  };
}

export const cell = (name: string): CellReference => parseCellName(name)!;
