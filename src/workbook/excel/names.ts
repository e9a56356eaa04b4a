/** Defined names of the workbook and its sheets. */
import { localAddress } from '../address';
import type { NameAccess, NameInfo } from '../workbook';
import type { Batch } from './batch';
import { normalised, requireArea } from './cells';

export function nameAccess(batch: Batch): NameAccess {
  return {
    names: () => batch(listNames),
    defineNames: (definitions) =>
      batch(async (context) => {
        const { names, worksheets } = context.workbook;
        const existing = definitions.map(({ name }) => names.getItemOrNullObject(name));
        for (const item of existing) item.load('name');
        await context.sync();
        definitions.forEach(({ name, address, comment }, i) => {
          const area = requireArea(address);
          const item = existing[i]!;
          if (!item.isNullObject) item.delete();
          names.add(name, worksheets.getItem(area.sheet).getRange(localAddress(area)), comment);
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
