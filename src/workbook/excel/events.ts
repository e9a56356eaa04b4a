/** The selection, and what Excel tells of edits. */
import { formatAddress, localAddress, parseLocalAddress, quoteSheet } from '../address';
import type { CellsChanged, Interaction, Unsubscribe } from '../workbook';
import { supports, translated } from './batch';
import type { Batch } from './batch';
import { cellValue } from './cell-input';
import { normalised, noSheet, requireArea } from './cells';

/** Listening outlasts the batch it began in, so it goes by batches of its own. */
export function interaction(batch: Batch, own: Batch): Interaction {
  return {
    selection: () => batch(readSelection),
    select: (address) =>
      batch(async (context) => {
        const area = requireArea(address);
        const sheet = context.workbook.worksheets.getItemOrNullObject(area.sheet);
        sheet.load('name');
        await context.sync();
        if (sheet.isNullObject) throw noSheet(area.sheet);
        sheet.activate();
        sheet.getRange(localAddress(area)).select();
        await context.sync();
      }),
    onSelectionChanged: (listener) =>
      listen(own, 'onSelectionChanged', ({ sheet, address }) => {
        const area = parseLocalAddress(address);
        if (area) listener(formatAddress({ sheet, ...area }));
      }),
    onChanged: (listener) => listen(own, 'onChanged', (event) => listener(cellsChanged(event))),
  };
}

async function readSelection(context: Excel.RequestContext): Promise<string> {
  const range = context.workbook.getSelectedRange();
  range.load('address');
  await context.sync();
  return normalised(range.address);
}

/** An event with its sheet's name in place of its id. */
interface SheetEvent {
  readonly sheet: string;
  readonly address: string;
  readonly changeType?: string;
  readonly source?: string;
  readonly triggerSource?: string;
  readonly details?: { readonly valueAfter: unknown; readonly valueTypeAfter: string } | undefined;
}

type RawEvent = Omit<SheetEvent, 'sheet'> & { readonly worksheetId: string };

/** Events are passed on in their order, once the names of their sheets are known; one question serves all waiting. */
async function listen(
  own: Batch,
  event: 'onChanged' | 'onSelectionChanged',
  listener: (event: SheetEvent) => void,
): Promise<Unsubscribe> {
  let stopped = false;
  let waiting: RawEvent[] = [];
  let last: Promise<void> = Promise.resolve();
  const passOn = async (): Promise<void> => {
    const events = waiting;
    waiting = [];
    if (events.length === 0) return;
    const names = await sheetNames(own, new Set(events.map(({ worksheetId }) => worksheetId)));
    for (const raw of events) {
      const sheet = names.get(raw.worksheetId);
      if (!stopped && sheet !== undefined) listener({ ...raw, sheet });
    }
  };
  const handle = (raw: RawEvent): Promise<void> => {
    waiting.push(raw);
    // Where the connection broke in between, the next command will say so to the user.
    last = last.then(passOn).catch(() => undefined);
    return last;
  };
  const handler = await own(async (context) => {
    const { worksheets } = context.workbook;
    const added =
      event === 'onChanged'
        ? worksheets.onChanged.add((args) => handle(args))
        : worksheets.onSelectionChanged.add((args) => handle(args));
    await context.sync();
    return added as OfficeExtension.EventHandlerResult<unknown>;
  });
  return async () => {
    handler.remove();
    await translated(() => handler.context.sync());
    // What had happened before is still passed on.
    await last;
    stopped = true;
  };
}

async function sheetNames(own: Batch, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  return own(async (context) => {
    const sheets = [...ids].map((id) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(id);
      sheet.load('name');
      return { id, sheet };
    });
    await context.sync();
    return new Map(
      sheets.flatMap(({ id, sheet }) => (sheet.isNullObject ? [] : [[id, sheet.name] as const])),
    );
  });
}

const KINDS: Readonly<Record<string, CellsChanged['kind']>> = {
  RangeEdited: 'edited',
  RowInserted: 'rowsInserted',
  RowDeleted: 'rowsDeleted',
  ColumnInserted: 'columnsInserted',
  ColumnDeleted: 'columnsDeleted',
};

function cellsChanged({
  sheet,
  address,
  changeType,
  source,
  triggerSource,
  details,
}: SheetEvent): CellsChanged {
  const area = parseLocalAddress(address);
  const remote = source === 'Remote';
  return {
    // Whole rows and columns, such as "5:7", stay as Excel names them.
    address: area ? formatAddress({ sheet, ...area }) : `${quoteSheet(sheet)}!${address}`,
    kind: KINDS[changeType ?? ''] ?? 'other',
    source: remote ? 'remote' : 'local',
    byAddIn: remote ? false : supports('1.14') ? triggerSource === 'ThisLocalAddin' : null,
    ...(details ? { after: cellValue(details.valueAfter, details.valueTypeAfter) } : {}),
  };
}
