/** The stored table behind an object, and the areas of its parts. */
import type { SheetArea } from '../../grid/grid';
import type { TableModel } from '../../grid/stored-model';
import { itemNotFound } from '../host-error';
import type { Book } from './book';

export interface TableSelf {
  readonly book: Book;
  readonly id: string;
}

/** The table's model; ItemNotFound once it was deleted. */
export function tableModel({ book, id }: TableSelf): TableModel {
  const model = book.grid.stored.tables.find((candidate) => candidate.id === id);
  if (!model) throw itemNotFound();
  return model;
}

/** The rows between headers and totals. */
export function bodyArea({ area, showHeaders, showTotals }: TableModel): SheetArea {
  const headers = showHeaders ? 1 : 0;
  return { ...area, row: area.row + headers, rowCount: area.rowCount - headers - (showTotals ? 1 : 0) };
}

export function headerArea({ area, showHeaders }: TableModel): SheetArea {
  if (!showHeaders) throw itemNotFound();
  return { ...area, rowCount: 1 };
}

export function totalArea({ area, showTotals }: TableModel): SheetArea {
  if (!showTotals) throw itemNotFound();
  return { ...area, row: area.row + area.rowCount - 1, rowCount: 1 };
}
