/** The line under the formula bar: why the selected cell shows an error, or what spilled into it. */
import { cellArea } from '../grid/area';
import { areaAddress } from '../grid/a1';
import type { Grid } from '../grid/grid';

const FORMULA_BAR = '[data-u-comp="formula-bar"]';

const EXPLANATIONS: Readonly<Record<string, string>> = {
  '#BUSY!': 'The function is still working on its result.',
  '#NAME?': 'The formula uses a name or function that does not exist.',
  '#SPILL!': 'The result needs more cells than are empty here.',
  '#REF!': 'The formula refers to cells that no longer exist.',
  '#CYCLE!': 'The formula refers to its own cell.',
};

export function createCellStatus(): HTMLElement {
  const line = document.createElement('div');
  line.id = 'cell-status';
  line.className = 'cell-status';
  line.setAttribute('role', 'status');
  return line;
}

/** Univer draws its formula bar when it pleases: the line takes its place under it, and takes it again. */
export function placeCellStatus(line: HTMLElement, container: HTMLElement): void {
  const place = () => {
    const bar = container.querySelector(FORMULA_BAR);
    if (bar && bar.nextElementSibling !== line) bar.after(line);
  };
  new MutationObserver(place).observe(container, { childList: true, subtree: true });
  place();
}

function describeSelection(grid: Grid): { readonly text: string; readonly isError: boolean } {
  const { sheet, row, column } = grid.selection();
  const value = grid.values({ sheet, ...cellArea(row, column) })[0]![0]!;
  if (value !== null && typeof value === 'object') {
    const explanation = value.message ?? EXPLANATIONS[value.error];
    return { text: explanation ? `${value.error}  ${explanation}` : value.error, isError: true };
  }
  const parent = grid.spillParentOf(sheet, row, column);
  if (!parent) return { text: '', isError: false };
  if (parent.row !== row || parent.column !== column) {
    return { text: `Spilled from ${areaAddress(cellArea(parent.row, parent.column))}`, isError: false };
  }
  const area = grid.spillOf(sheet, row, column);
  return { text: area ? `Spills over ${areaAddress(area)}` : '', isError: false };
}

/** Keeps the line up to date; returns how to stop. */
export function followSelection(grid: Grid, line: HTMLElement): () => void {
  const show = () => {
    const { text, isError } = describeSelection(grid);
    line.textContent = text;
    line.title = text;
    line.dataset['kind'] = isError ? 'error' : '';
  };
  const stop = [grid.onSelectionChange(show), grid.onCalculated(show), grid.onChange(show)];
  show();
  return () => stop.forEach((end) => end());
}
