/** Worksheets: what there is, adding, showing, and writing output sheets. */
import type { SheetAccess } from '../workbook';
import { openedAsNew } from './batch';
import type { Batch } from './batch';
import { normalised } from './cells';
import { writeSheetPlan } from './sheet-plan';

export function sheetAccess(batch: Batch): SheetAccess {
  return {
    sheets: () =>
      batch(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.load('name,visibility');
        await context.sync();
        const found = worksheets.items.map((sheet) => {
          const used = sheet.getUsedRangeOrNullObject(true);
          used.load('address');
          sheet.protection.load('protected');
          return { sheet, used };
        });
        await context.sync();
        return found.map(({ sheet, used }) => ({
          name: sheet.name,
          visible: sheet.visibility === 'Visible',
          protected: sheet.protection.protected,
          usedRange: used.isNullObject ? null : normalised(used.address),
        }));
      }),
    addSheet: (name) =>
      batch(async (context) => {
        const existing = context.workbook.worksheets.getItemOrNullObject(name);
        existing.load('name');
        await context.sync();
        if (existing.isNullObject) context.workbook.worksheets.add(name);
        await context.sync();
      }),
    activateSheet: (name) =>
      batch(async (context) => {
        context.workbook.worksheets.getItem(name).activate();
        await context.sync();
      }),
    deleteSheet: (name) =>
      batch(async (context) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject(name);
        sheet.load('name');
        await context.sync();
        if (sheet.isNullObject) return;
        sheet.delete();
        await context.sync();
      }),
    openAsNew: (file) => openedAsNew(base64(file)),
    writeSheet: (plan) => batch((context) => writeSheetPlan(context, plan)),
  };
}

function base64(file: Uint8Array): string {
  let binary = '';
  // Arguments of a call are limited in number.
  for (let at = 0; at < file.length; at += 8192) {
    binary += String.fromCharCode(...file.subarray(at, at + 8192));
  }
  return btoa(binary);
}
