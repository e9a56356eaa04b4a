/** Workbooks in memory from rows of entries, as tests write them down. */
import { onSheet } from './area';
import type { CellInput } from './grid';
import { MemoryGrid } from './memory-grid';
import type { MemoryGridOptions } from './memory-grid';

/** A workbook from rows of entries by sheet name; texts that begin with "=" are formulas, empty ones empty cells. */
export function memoryGrid(
  sheets: Readonly<Record<string, readonly (readonly (number | string | boolean | null)[])[]>>,
  options: MemoryGridOptions = {},
): MemoryGrid {
  const names = Object.keys(sheets);
  const grid = new MemoryGrid(names.length > 0 ? names : undefined, options);
  for (const { id, name } of grid.sheets()) {
    const rows = sheets[name] ?? [];
    const columnCount = Math.max(0, ...rows.map((row) => row.length));
    if (rows.length === 0 || columnCount === 0) continue;
    const cells = rows.map((row) => Array.from({ length: columnCount }, (_, c) => inputOf(row[c] ?? null)));
    grid.write(onSheet(id, { row: 0, column: 0, rowCount: rows.length, columnCount }), cells);
  }
  return grid;
}

function inputOf(entry: number | string | boolean | null): CellInput {
  if (entry === '') return null;
  return typeof entry === 'string' && entry.startsWith('=') ? { formula: entry } : entry;
}
