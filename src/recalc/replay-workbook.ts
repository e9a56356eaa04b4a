/** Replays cases in the open workbook: writes the drivers, calculates, reads, and puts the user's cells back. */
import type { CellInput, CellWrite, Workbook } from '../workbook/workbook';
import { RecalculationEngine } from './engine';
import { fingerprint } from './fingerprint';
import type { DriverValue, LocalModelOptions } from './local-model';
import type { Area, CellReference, CellValue } from './model';
import { cellAddress, cellName, parseCellName, quotedSheetName } from './model';
import type { ReadableWorkbook } from './read-workbook';
import { readWorkbook } from './read-workbook';
import type { WorkbookReplay } from './verify';

/** The part of the port that replaying needs. */
export type ReplayableWorkbook = ReadableWorkbook & Pick<Workbook, 'write' | 'calculate'>;

/** Hears what the driver cells held before the first write, so that a crash can be undone. */
export interface ReplayJournal {
  begin(originals: readonly CellWrite[]): Promise<void>;
  end(): Promise<void>;
}

const written = (value: DriverValue): CellInput => (typeof value === 'string' ? { text: value } : value);

/** What a cell held, as something that can be written back. */
function original(value: CellValue, formula: string | null): CellInput {
  if (formula !== null) return { formula };
  if (typeof value === 'object' && value !== null) return { formula: `=${value.error}` };
  return typeof value === 'string' ? { text: value } : value;
}

/** Cells grouped by sheet into the smallest rectangles that hold them. */
function boxesOf(cells: readonly CellReference[]): Map<string, Area> {
  const boxes = new Map<string, Area>();
  for (const { sheet, row, column } of cells) {
    const box = boxes.get(sheet);
    boxes.set(sheet, {
      top: Math.min(box?.top ?? row, row),
      left: Math.min(box?.left ?? column, column),
      bottom: Math.max(box?.bottom ?? row, row),
      right: Math.max(box?.right ?? column, column),
    });
  }
  return boxes;
}

const boxAddress = (sheet: string, { top, left, bottom, right }: Area) =>
  `${quotedSheetName(sheet)}!${cellAddress(top, left)}:${cellAddress(bottom, right)}`;

/** The values of the named cells, by one read of a rectangle on each sheet. */
export async function readCells(
  workbook: Pick<Workbook, 'read'>,
  names: readonly string[],
): Promise<CellValue[]> {
  const cells = names.map((name) => {
    const cell = parseCellName(name);
    if (!cell) throw new Error(`${name} is not a cell`);
    return cell;
  });
  const boxes = [...boxesOf(cells)];
  const contents = await workbook.read(boxes.map(([sheet, area]) => boxAddress(sheet, area)));
  const bySheet = new Map(
    boxes.map(([sheet, area], i) => [sheet, { area, values: contents[i]?.values ?? [] }]),
  );
  return cells.map(({ sheet, row, column }) => {
    const box = bySheet.get(sheet);
    return box?.values[row - box.area.top]?.[column - box.area.left] ?? null;
  });
}

/**
 * The open workbook as a place to replay cases in. After each case, whatever happens, the driver cells hold again what
 * they held before, formulas included.
 */
export function replayInWorkbook(
  workbook: ReplayableWorkbook,
  drivers: readonly CellReference[],
  metrics: readonly CellReference[],
  options: LocalModelOptions = {},
  journal?: ReplayJournal,
): WorkbookReplay {
  const addresses = drivers.map(cellName);

  const readOriginals = async (): Promise<CellWrite[]> => {
    const contents = await workbook.read(addresses);
    return addresses.map((address, i) => {
      const content = contents[i];
      return {
        address,
        cells: [[original(content?.values[0]?.[0] ?? null, content?.formulas[0]?.[0] ?? null)]],
      };
    });
  };

  return {
    replay: async (values, names) => {
      const originals = await readOriginals();
      await journal?.begin(originals);
      try {
        await workbook.write(
          addresses.map((address, i) => ({ address, cells: [[written(values[i] as DriverValue)]] })),
          { calculate: true },
        );
        return await readCells(workbook, names);
      } finally {
        await workbook.write(originals, { calculate: true });
        await journal?.end();
      }
    },
    fingerprint: async () => {
      const model = await readWorkbook(workbook, drivers, metrics);
      const engine = new RecalculationEngine(
        model,
        options.functions ? { functions: options.functions } : {},
      );
      return fingerprint(engine, engine.plan(drivers, metrics));
    },
  };
}
