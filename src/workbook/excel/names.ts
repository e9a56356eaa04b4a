/** Defined names of the workbook and its sheets. */
import { absoluteAddress, localAddress } from '../address';
import type { CellArea } from '../address';
import type { NameAccess, NameInfo } from '../workbook';
import type { Batch } from './batch';
import { normalised, requireArea } from './cells';

export function nameAccess(batch: Batch): NameAccess {
  return {
    names: () => batch(listNames),
    defineNames: (definitions) =>
      batch(async (context) => {
        const { names } = context.workbook;
        const areas = definitions.map(({ address }) => requireArea(address));
        const existing = definitions.map(({ name }) => names.getItemOrNullObject(name));
        for (const item of existing) item.load('name');
        await context.sync();
        definitions.forEach(({ name, comment }, i) => {
          pointName(context, existing[i]!, { name, area: areas[i]!, comment });
        });
        await context.sync();
      }),
    deleteNames: (toDelete) =>
      batch(async (context) => {
        const items = toDelete.map((name) => context.workbook.names.getItemOrNullObject(name));
        for (const item of items) item.load('name');
        await context.sync();
        for (const item of items) if (!item.isNullObject) item.delete();
        await context.sync();
      }),
    resolveNames: (wanted) =>
      batch(async (context) => {
        const ranges = wanted.map((name) =>
          context.workbook.names.getItemOrNullObject(name).getRangeOrNullObject(),
        );
        for (const range of ranges) range.load('address');
        await context.sync();
        return ranges.map((range) => (range.isNullObject ? null : normalised(range.address)));
      }),
  };
}

/**
 * Makes the name stand for the cells. One that exists, as `existing` tells, is changed rather than deleted and made
 * anew: nothing can come between the two then.
 */
export function pointName(
  { workbook }: Excel.RequestContext,
  existing: Excel.NamedItem,
  definition: { readonly name: string; readonly area: CellArea; readonly comment?: string | undefined },
): void {
  const { name, area, comment } = definition;
  if (existing.isNullObject) {
    workbook.names.add(name, workbook.worksheets.getItem(area.sheet).getRange(localAddress(area)), comment);
    return;
  }
  existing.formula = `=${absoluteAddress(area)}`;
  if (comment !== undefined) existing.comment = comment;
}

const FIELDS = 'name,formula,visible';

async function listNames(context: Excel.RequestContext): Promise<NameInfo[]> {
  const { names, worksheets } = context.workbook;
  names.load(FIELDS);
  worksheets.load('name');
  await context.sync();
  const ofSheets = worksheets.items.map((sheet) => {
    sheet.names.load(FIELDS);
    return sheet;
  });
  await context.sync();
  const info = (item: Excel.NamedItem, sheet: string | null): NameInfo => ({
    name: item.name,
    sheet,
    formula: String(item.formula),
    visible: item.visible,
  });
  return [
    ...names.items.map((item) => info(item, null)),
    ...ofSheets.flatMap((sheet) => sheet.names.items.map((item) => info(item, sheet.name))),
  ];
}
