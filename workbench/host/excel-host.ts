/** The host that Office.js talks to: takes its batches one at a time and tells it what happens in the workbook. */
import { areaAddress } from '../grid/a1';
import { intersection } from '../grid/area';
import type { CellShift, Grid, GridChange, SheetArea } from '../grid/grid';
import { movedArea } from '../grid/moved-area';
import { Dispatcher } from './dispatcher';
import { EventHub, WORKBOOK_TARGET } from './event-hub';
import { HostError, inCellEditMode, notImplemented, payloadTooLarge } from './host-error';
import type { HostLocale } from './locale';
import { hostLocale } from './locale';
import type { Book } from './model/book';
import type { RangeSelf } from './model/range';
import { rangeType } from './model/range';
import { shownValue, valueType } from './model/range-cells';
import type { RangeAreasSelf } from './model/range-areas';
import { rangeAreasType } from './model/range-areas';
import { followHeaders } from './model/tables';
import { createBook, eventReference, workbook } from './model/workbook';
import type { HostObject } from './object-type';
import { nextTask } from './next-task';
import type { BatchBody, BatchRequest, BatchResult } from './protocol';
import { DELAY_FOR_CELL_EDIT } from './protocol';
import { Services } from './services';

/** How long a batch may keep the page from hearing its user, milliseconds; Excel answers in a process of its own. */
const LONGEST_TURN = 40;

/** Milliseconds without a batch after which a pane has opened, and how long that may take. */
const QUIET = 100;
const LONGEST_OPENING = 1000;

/** A fault to inject into a batch. */
export type Fault =
  /** Answered instead of the batch. */
  | HostError
  /** Milliseconds before the batch. */
  | { readonly delay: number }
  /** The batch is refused at the action of that position; what stands before it takes effect. */
  | { readonly error: HostError; readonly at: number }
  /** No answer ever comes, whether or not the batch takes effect. */
  | { readonly silent: 'executed' | 'lost' };

export interface ExcelHostOptions {
  readonly locale?: HostLocale['tag'];
  /** Called before each batch; what it returns goes wrong. */
  readonly beforeBatch?: (body: BatchBody) => Fault | undefined;
  /** The most characters that a batch and its answer may have, as Excel on the web refuses above 5 MB. */
  readonly payloadLimit?: number;
  /** How long a read waits for the calculation, in milliseconds; a stuck custom function must not stop the pane. */
  readonly calculationPatience?: number;
  /** Hears each member of the object model that is used, such as "Range.values =". */
  readonly observe?: (member: string) => void;
}

export class ExcelHost {
  readonly events = new EventHub();
  readonly services = new Services();
  readonly locale: HostLocale;
  /** See ExcelHostOptions; may be set at any time. */
  beforeBatch: ExcelHostOptions['beforeBatch'];
  /** Called after each batch; its answer waits for it. */
  afterBatch: (() => Promise<void>) | undefined;
  /** Opens a file that the pane hands over as a new workbook. */
  onOpenFile: ((data: Uint8Array) => void) | undefined;
  private readonly book: Book;
  private readonly dispatcher: Dispatcher;
  private readonly selectionListeners = new Set<() => void>();
  private readonly unsubscribe: (() => void)[];
  private readonly calculationPatience: number;
  private readonly payloadLimit: number;
  private queue: Promise<unknown> = Promise.resolve();
  private executing = false;
  private turnBegan = 0;
  private unread = false;
  private lastActive: string;

  constructor(
    readonly grid: Grid,
    options: ExcelHostOptions = {},
  ) {
    this.locale = hostLocale(options.locale ?? 'en-US');
    this.beforeBatch = options.beforeBatch;
    this.calculationPatience = options.calculationPatience ?? 30_000;
    this.payloadLimit = options.payloadLimit ?? Infinity;
    this.book = createBook(grid, this.locale, this.events, (data) => {
      if (!this.onOpenFile) throw notImplemented('Application.createWorkbook()');
      this.onOpenFile(data);
    });
    this.lastActive = grid.activeSheet();
    const root = workbook(this.book);
    this.dispatcher = new Dispatcher({
      workbook: root,
      service: (name) => this.services.open(name),
      whenCalculated: () => this.whenCalculated(),
      breathe: () => this.breathe(),
      ...(options.observe ? { observe: options.observe } : {}),
    });
    this.unsubscribe = [
      grid.onChange((change) => this.changed(change)),
      grid.onSelectionChange((selection) => this.selected(selection)),
      grid.onCalculated((sheet) =>
        this.events.raise('calculated', [sheet, WORKBOOK_TARGET], { worksheetId: sheet }),
      ),
      grid.onSheetChange(({ kind, sheet, source }) => this.sheetChanged(kind, sheet, source)),
    ];
  }

  /** Answers one batch; batches are executed in the order in which they came, one after the other. */
  process(request: BatchRequest): Promise<BatchResult> {
    const { body } = request.message;
    const batch = typeof body === 'string' ? (JSON.parse(body) as BatchBody) : body;
    const delay = (request.flags & DELAY_FOR_CELL_EDIT) !== 0;
    const answer = this.queue.then(() => this.execute(batch, delay));
    this.queue = answer.catch(() => undefined);
    return answer.then((result) => result ?? new Promise<never>(() => undefined));
  }

  /** Settles when no batch is under way or waiting. */
  async whenIdle(): Promise<void> {
    let last: unknown;
    while (last !== this.queue) {
      last = this.queue;
      await last;
    }
  }

  /** Settles when the pane has asked something and then nothing for a while: what it opens with is there. */
  async whenOpened(): Promise<void> {
    const latest = performance.now() + LONGEST_OPENING;
    let end = latest;
    let last = this.queue;
    while (performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, QUIET / 4));
      await this.whenIdle();
      if (last !== this.queue) end = Math.min(latest, performance.now() + QUIET);
      last = this.queue;
    }
  }

  /** How many objects Office.js keeps a reference to. */
  get referenceCount(): number {
    return this.dispatcher.referenceCount;
  }

  /** Calls the listener when the selection moves: the event that Office.js has from its older interface. */
  onSelection(listener: () => void): () => void {
    this.selectionListeners.add(listener);
    return () => this.selectionListeners.delete(listener);
  }

  dispose(): void {
    for (const stop of this.unsubscribe) stop();
  }

  /** Null where no answer is to be given. */
  private async execute(body: BatchBody, delayForCellEdit: boolean): Promise<BatchResult | null> {
    const fault = this.beforeBatch?.(body);
    if (!fault) return this.performWithin(body, delayForCellEdit);
    if (fault instanceof HostError) return refused(fault);
    if ('delay' in fault) {
      await new Promise((resolve) => setTimeout(resolve, fault.delay));
      return this.perform(body, delayForCellEdit);
    }
    if ('error' in fault) {
      const done = await this.perform(
        { ...body, Actions: body.Actions.slice(0, fault.at) },
        delayForCellEdit,
      );
      return done.Error ? done : { ...done, ...refused(fault.error, fault.at), Results: done.Results };
    }
    if (fault.silent === 'executed') await this.perform(body, delayForCellEdit);
    return null;
  }

  private async performWithin(body: BatchBody, delayForCellEdit: boolean): Promise<BatchResult> {
    const isTooLong = (part: unknown): boolean =>
      this.payloadLimit < Infinity && JSON.stringify(part).length > this.payloadLimit;
    if (isTooLong(body)) return refused(payloadTooLarge('Request'));
    const done = await this.perform(body, delayForCellEdit);
    return isTooLong(done.Results) ? refused(payloadTooLarge('Response')) : done;
  }

  private async perform(body: BatchBody, delayForCellEdit: boolean): Promise<BatchResult> {
    if (this.grid.isEditing()) {
      if (!delayForCellEdit) return refused(inCellEditMode());
      await this.grid.whenEditingEnds();
    }
    this.executing = true;
    this.turnBegan = performance.now();
    try {
      return await this.dispatcher.execute(body);
    } finally {
      this.executing = false;
      await this.afterBatch?.();
    }
  }

  /** Lets the page's user in after a long turn; what is edited meanwhile is not the add-in's, and ends first. */
  private async breathe(): Promise<void> {
    if (performance.now() - this.turnBegan < LONGEST_TURN) return;
    this.executing = false;
    await nextTask();
    if (this.grid.isEditing()) await this.grid.whenEditingEnds();
    this.executing = true;
    this.turnBegan = performance.now();
  }

  /** Waits for the calculation that a change made necessary, once. */
  private async whenCalculated(): Promise<void> {
    if (!this.unread && !this.grid.isCalculating()) return;
    this.unread = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.calculationPatience);
    });
    await Promise.race([this.grid.whenCalculated(), patience]);
    clearTimeout(timer);
  }

  private changed(change: GridChange): void {
    this.unread = true;
    const { area, kind, source } = change;
    const shift = shiftOf(change);
    if (shift) for (const object of this.dispatcher.liveObjects()) follow(object, shift);
    if (kind === 'edited') followHeaders(this.book, area);
    const address = areaAddress(area);
    const message = {
      changeType: CHANGE_TYPES[kind],
      source: source === 'local' ? 'Local' : 'Remote',
      worksheetId: area.sheet,
      address,
      referenceId: eventReference(area.sheet, address),
      shiftDirection: SHIFT_DIRECTIONS[kind](shift),
      triggerSource: this.executing && source === 'local' ? 'ThisLocalAddin' : 'Unknown',
      ...(change.before === undefined || change.after === undefined
        ? {}
        : {
            valueBefore: shownValue(change.before),
            valueAfter: shownValue(change.after),
            valueTypeBefore: valueType(change.before),
            valueTypeAfter: valueType(change.after),
          }),
    };
    this.events.raise('changed', [area.sheet, WORKBOOK_TARGET], message);
    for (const table of this.grid.stored.tables) {
      if (table.area.sheet !== area.sheet || !intersection(table.area, area)) continue;
      this.events.raise('tableChanged', [table.id, area.sheet, WORKBOOK_TARGET], {
        ...message,
        tableId: table.id,
      });
    }
  }

  private selected(selection: SheetArea): void {
    const { sheet } = selection;
    const address = areaAddress(selection);
    this.events.raise('selectionChanged', [sheet, WORKBOOK_TARGET], { address, worksheetId: sheet });
    for (const table of this.grid.stored.tables) {
      const inside = table.area.sheet === sheet && intersection(table.area, selection) !== null;
      this.events.raise('tableSelectionChanged', [table.id], {
        address,
        isInsideTable: inside,
        tableId: table.id,
        worksheetId: sheet,
      });
    }
    this.events.tell('workbookSelectionChanged', '');
    for (const listener of [...this.selectionListeners]) listener();
  }

  private sheetChanged(
    kind: 'added' | 'deleted' | 'activated' | 'renamed',
    sheet: string,
    source: string,
  ): void {
    const origin = source === 'local' ? 'Local' : 'Remote';
    this.unread = true;
    switch (kind) {
      case 'added':
        return this.events.raise('added', [WORKBOOK_TARGET], { source: origin, worksheetId: sheet });
      case 'deleted':
        return this.events.raise('deleted', [WORKBOOK_TARGET], { source: origin, worksheetId: sheet });
      case 'activated':
        this.events.raise('deactivated', [this.lastActive, WORKBOOK_TARGET], {
          worksheetId: this.lastActive,
        });
        this.lastActive = sheet;
        return this.events.raise('activated', [sheet, WORKBOOK_TARGET], { worksheetId: sheet });
      case 'renamed': {
        const name = this.grid.sheets().find(({ id }) => id === sheet)?.name ?? '';
        return this.events.raise('nameChanged', [sheet, WORKBOOK_TARGET], {
          nameAfter: name,
          source: origin,
          worksheetId: sheet,
        });
      }
    }
  }
}

function refused(error: HostError, at = 0): BatchResult {
  return {
    Results: [],
    Error: { Code: error.code, Message: error.message, Location: error.location ?? '', ActionIndex: at },
  };
}

const CHANGE_TYPES: Readonly<Record<GridChange['kind'], string>> = {
  edited: 'RangeEdited',
  rowsInserted: 'RowInserted',
  rowsDeleted: 'RowDeleted',
  columnsInserted: 'ColumnInserted',
  columnsDeleted: 'ColumnDeleted',
  cellsInserted: 'CellInserted',
  cellsDeleted: 'CellDeleted',
};

const SHIFT_DIRECTIONS: Readonly<Record<GridChange['kind'], (shift: CellShift | null) => string>> = {
  edited: () => 'None',
  rowsInserted: () => 'ShiftCellDown',
  rowsDeleted: () => 'ShiftCellUp',
  columnsInserted: () => 'ShiftCellRight',
  columnsDeleted: () => 'ShiftCellLeft',
  cellsInserted: (shift) => (shift?.axis === 'columns' ? 'ShiftCellRight' : 'ShiftCellDown'),
  cellsDeleted: (shift) => (shift?.axis === 'columns' ? 'ShiftCellLeft' : 'ShiftCellUp'),
};

function shiftOf({ kind, area, axis }: GridChange): CellShift | null {
  if (kind === 'edited') return null;
  const moved = kind.endsWith('Inserted') ? 'insert' : 'delete';
  return { kind: moved, axis: axis ?? (kind.startsWith('columns') ? 'columns' : 'rows'), area };
}

/** A range that Office.js holds goes with its cells; when they are deleted it can no longer be used. */
function follow(object: HostObject, shift: CellShift): void {
  if (object.type === rangeType) move(object.self as RangeSelf, shift);
  if (object.type === rangeAreasType)
    for (const place of (object.self as RangeAreasSelf).places) move(place, shift);
}

function move(place: { area: SheetArea; gone?: boolean }, shift: CellShift): void {
  const area = movedArea(place.area, shift);
  if (area) place.area = area;
  else place.gone = true;
}
