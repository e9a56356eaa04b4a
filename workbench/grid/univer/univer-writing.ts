/** What is put into the cells of Univer's workbook: contents, number formats and looks. */
import type { ICellData } from '@univerjs/presets';
import { SetRangeValuesCommand, SetRangeValuesMutation } from '@univerjs/preset-sheets-core';
import type { CellInput, SheetArea, SheetId, StylePatch } from '../grid';
import { literalCell, NO_FORMAT } from './univer-snapshot';
import type { CellCustom } from './univer-snapshot';
import { patchedExtras, writeStyle } from './univer-style';
import type { UniverUnit } from './univer-unit';

export class UniverWriting {
  constructor(
    private readonly unit: UniverUnit,
    /** Whether calculation is manual. */
    private readonly isManual: () => boolean,
  ) {}

  write(area: SheetArea, inputs: readonly (readonly CellInput[])[]): void {
    this.unit.makeRoom(area);
    const cells = this.unit.cells(area.sheet);
    const cellValue: Record<number, Record<number, ICellData>> = {};
    inputs.forEach((line, r) =>
      line.forEach((input, c) => {
        if (input === undefined) return;
        const row = area.row + r;
        const column = area.column + c;
        const data: ICellData =
          input !== null && typeof input === 'object' && 'formula' in input
            ? {
                f: input.formula,
                v: null,
                t: null,
                ...(cells.numberFormat(row, column) === 'General' && { s: NO_FORMAT }),
              }
            : { f: null, ...literalCell(input) };
        (cellValue[row] ??= {})[column] = { ...data, si: null, p: null };
      }),
    );
    this.setCells(area.sheet, cellValue);
  }

  private setCells(subUnitId: SheetId, cellValue: Record<number, Record<number, ICellData>>): void {
    const params = { unitId: this.unit.unitId, subUnitId, cellValue };
    // Univer calculates after every change but those that it takes for another user's.
    if (this.isManual())
      this.unit.commands.syncExecuteCommand(SetRangeValuesMutation.id, params, { onlyLocal: true });
    else
      this.unit.commands.syncExecuteCommand(SetRangeValuesCommand.id, {
        unitId: this.unit.unitId,
        subUnitId,
        value: cellValue,
      });
  }

  setNumberFormats(area: SheetArea, codes: readonly (readonly (string | undefined)[])[]): void {
    this.unit.makeRoom(area);
    this.setLook(area, (row, column) => {
      const pattern = codes[row - area.row]?.[column - area.column];
      return pattern === undefined ? null : { s: { n: { pattern } } };
    });
  }

  applyStyle(area: SheetArea, patch: StylePatch): void {
    this.unit.makeRoom(area);
    const s = writeStyle(patch);
    const cells = this.unit.cells(area.sheet);
    this.setLook(area, (row, column) => {
      const custom = cells.cell(row, column)?.custom as CellCustom | null | undefined;
      const extras = patchedExtras(custom?.style, patch);
      return { s, ...((extras || custom) && { custom: extras ? { style: extras } : null }) };
    });
  }

  private setLook(area: SheetArea, look: (row: number, column: number) => ICellData | null): void {
    const range = this.unit.range(area)?.getRange();
    if (!range) return;
    const value: Record<number, Record<number, ICellData>> = {};
    for (let row = range.startRow; row <= range.endRow; row++) {
      for (let column = range.startColumn; column <= range.endColumn; column++) {
        const data = look(row, column);
        if (data) (value[row] ??= {})[column] = data;
      }
    }
    // The mutation alone: the command takes formulas that are not calculated yet for emptied cells. A look calculates
    // nothing, so Univer need not hear of it as of a change.
    this.unit.commands.syncExecuteCommand(
      SetRangeValuesMutation.id,
      { unitId: this.unit.unitId, subUnitId: area.sheet, cellValue: value },
      { onlyLocal: true },
    );
  }

  clear(area: SheetArea, what: 'all' | 'contents' | 'formats'): void {
    if (what !== 'formats') this.unit.range(area)?.clearContent();
    if (what === 'contents') return;
    // Univer's own command takes apart what is merged where the selection of the sheet shown lies, not this area.
    this.unit.range(area)?.breakApart();
    const cells = this.unit.cells(area.sheet);
    this.setLook(area, (row, column) => {
      const cell = cells.cell(row, column);
      return cell && { s: null, ...(cell.custom && { custom: null }) };
    });
  }
}
