/**
 * The messages between Office.js and its host, as the unpatched library sends and reads them.
 * Names are spelled as on the wire.
 */

export const ObjectPathType = {
  Global: 1,
  New: 2,
  Method: 3,
  Property: 4,
  Indexer: 5,
  Reference: 6,
} as const;

export const ActionType = {
  Instantiate: 1,
  Query: 2,
  Method: 3,
  SetProperty: 4,
  Trace: 5,
  RecursiveQuery: 6,
  QueryAsJson: 7,
  EnsureUnchanged: 8,
  Update: 9,
} as const;

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** In the place of each argument that is an object: its path; nested where the argument is a list. */
  readonly ReferencedObjectPathIds?: readonly ReferencedPath[];
}

export type ReferencedPath = number | null | readonly ReferencedPath[];

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

export interface BatchBody {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

/** One `context.sync()` as it reaches the host. */
export interface BatchRequest {
  readonly id: number;
  readonly type: 1;
  /** Bit 64 asks to wait while a cell is being edited. */
  readonly flags: number;
  readonly message: { readonly body: BatchBody | string };
}

export const DELAY_FOR_CELL_EDIT = 64;

export interface ActionResult {
  readonly ActionId: number;
  readonly Value: unknown;
}

interface BatchError {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly ActionIndex: number;
}

export interface BatchResult {
  readonly Results: readonly ActionResult[];
  /** The trace actions that were passed: Office.js registers its older events only where it finds theirs. */
  readonly TraceIds?: readonly number[];
  readonly Error?: BatchError;
}

/** An event as Office.js dispatches it: `message` is JSON. */
export interface EventEntry {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
}

/** The category of workbook events, and their types. */
export const EVENT_CATEGORY = 65536;

export const EventType = {
  /** Of the workbook as a whole; Office.js does not announce that it listens. */
  workbookSelectionChanged: 2,
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  nameChanged: 25,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

export type EventName = keyof typeof EventType;
