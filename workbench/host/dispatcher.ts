/** Executes the batches of Office.js against the object model. */
import { HostError, invalidReference, notImplemented } from './host-error';
import { HostObject } from './object-type';
import type {
  Action,
  ActionResult,
  BatchBody,
  BatchResult,
  ObjectPath,
  QueryInfo,
  ReferencedPath,
} from './protocol';
import { ActionType, ObjectPathType } from './protocol';
import { query } from './query';

/** What the dispatcher needs of the workbook around it. */
export interface DispatcherContext {
  readonly workbook: HostObject;
  /** Objects that Office.js creates by name, such as its own services. */
  service(name: string): HostObject;
  /** Settles when values written before can be read. */
  whenCalculated(): Promise<void>;
  /** Called between two actions of a batch, which waits for it. */
  breathe?(): Promise<void>;
  /** Hears each member that is used, as `memberNames` spells it. */
  observe?(member: string): void;
}

type Resolved = HostObject | null;

function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function usable(object: Resolved): Resolved {
  if (object?.type.gone?.(object.self)) throw invalidReference();
  return object;
}

export class Dispatcher {
  private readonly references = new Map<string, HostObject>();
  private readonly referenceIds = new WeakMap<HostObject, string>();
  private nextReference = 1;
  /** The objects of the batch under way, by path. */
  private objects = new Map<number, Resolved>();

  constructor(private readonly context: DispatcherContext) {}

  /** Objects that outlive the statement that made them: they have to follow their cells. */
  *liveObjects(): Iterable<HostObject> {
    yield* this.references.values();
    for (const object of this.objects.values()) if (object) yield object;
  }

  get referenceCount(): number {
    return this.references.size;
  }

  async execute(body: BatchBody): Promise<BatchResult> {
    const results: ActionResult[] = [];
    const traces: number[] = [];
    this.objects = new Map();
    for (const [index, action] of body.Actions.entries()) {
      if (index > 0) await this.context.breathe?.();
      try {
        results.push({ ActionId: action.Id, Value: await this.perform(action, body) });
        if (action.ActionType === ActionType.Trace) traces.push(action.Id);
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        return {
          Results: results,
          TraceIds: traces,
          Error: {
            Code: error.code,
            Message: error.message,
            Location: error.location ?? this.location(action, body),
            ActionIndex: index,
          },
        };
      } finally {
        if (index === body.Actions.length - 1) this.objects = new Map();
      }
    }
    return { Results: results, TraceIds: traces };
  }

  private async perform(action: Action, body: BatchBody): Promise<unknown> {
    if (action.ActionType === ActionType.Trace) return null;
    const object = await this.resolve(action.ObjectPathId, body);
    switch (action.ActionType) {
      case ActionType.Instantiate:
        return object && this.identity(object);
      case ActionType.Query:
        return object && (await this.query(object, action.QueryInfo ?? {}));
      case ActionType.Method: {
        const result = await this.callMethod(object, action, body);
        return result instanceof HostObject ? this.identity(result) : (result ?? null);
      }
      case ActionType.SetProperty: {
        const [value] = await this.argumentsOf(action, body);
        if (object) this.setProperty(object, camelCase(action.Name), value);
        return null;
      }
      case ActionType.Update:
        if (object) {
          for (const [name, value] of Object.entries(action.ObjectState ?? {})) {
            this.setProperty(object, camelCase(name), value);
          }
        }
        return null;
      default:
        throw notImplemented(`action type ${action.ActionType}`);
    }
  }

  /** What tells Office.js how to find the object again. */
  private identity(object: HostObject): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    if (object.type.id) value[object.type.id.field] = object.id;
    if (object.type.tracked) value['_ReferenceId'] = this.keep(object);
    return value;
  }

  private keep(object: HostObject): string {
    let id = this.referenceIds.get(object);
    if (id === undefined) {
      id = `{${this.nextReference++}}`;
      this.referenceIds.set(object, id);
    }
    this.references.set(id, object);
    return id;
  }

  private async query(object: HostObject, info: QueryInfo): Promise<unknown> {
    return query(object, info, {
      identity: (found) => this.identity(found),
      whenCalculated: () => this.context.whenCalculated(),
      observe: (member) => this.context.observe?.(member),
    });
  }

  private async callMethod(object: Resolved, action: Action, body: BatchBody): Promise<unknown> {
    if (!object) return null;
    const args = await this.argumentsOf(action, body);
    if (action.Name === '_KeepReference') return void this.keep(object);
    if (action.Name === '_RemoveReference') return void this.references.delete(String(args[0]));
    return this.call(object, action.Name, args);
  }

  private async call(object: HostObject, wireName: string, args: readonly unknown[]): Promise<unknown> {
    const name = camelCase(wireName);
    const method = object.type.call?.[name];
    if (!method) throw notImplemented(`${object.type.name}.${name}()`);
    this.context.observe?.(`${object.type.name}.${name}()`);
    if (object.type.calculated?.includes(name)) await this.context.whenCalculated();
    return method(object.self, args);
  }

  private setProperty(object: HostObject, name: string, value: unknown): void {
    const write = object.type.write?.[name];
    if (write) {
      this.context.observe?.(`${object.type.name}.${name} =`);
      return write(object.self, value);
    }
    // `object.set({ format: { … } })` reaches into the objects it opens.
    const open = object.type.open?.[name];
    if (open && typeof value === 'object' && value !== null) {
      const child = open(object.self);
      if (child)
        for (const [key, part] of Object.entries(value)) this.setProperty(child, camelCase(key), part);
      return;
    }
    throw notImplemented(`${object.type.name}.${name} = …`);
  }

  private async argumentsOf(
    { ArgumentInfo: info }: Pick<Action, 'ArgumentInfo'>,
    body: BatchBody,
  ): Promise<unknown[]> {
    const references = info?.ReferencedObjectPathIds;
    const list: unknown[] = [];
    for (const [i, value] of (info?.Arguments ?? []).entries()) {
      list.push(await this.argument(value, references?.[i], body));
    }
    return list;
  }

  private async argument(
    value: unknown,
    path: ReferencedPath | undefined,
    body: BatchBody,
  ): Promise<unknown> {
    if (typeof path === 'number' && path !== 0) return this.resolve(path, body);
    if (Array.isArray(path) && Array.isArray(value)) {
      const list: unknown[] = [];
      for (const [i, item] of value.entries()) {
        list.push(await this.argument(item, (path as readonly ReferencedPath[])[i], body));
      }
      return list;
    }
    return value;
  }

  private async resolve(id: number, body: BatchBody): Promise<Resolved> {
    const known = this.objects.get(id);
    if (known !== undefined) return usable(known);
    const path = body.ObjectPaths[String(id)];
    if (!path) throw new HostError('InvalidObjectPath', `The batch has no object path ${id}.`);
    const parent = path.ParentObjectPathId ? await this.resolve(path.ParentObjectPathId, body) : null;
    const orphan = Boolean(path.ParentObjectPathId) && parent === null;
    const object = orphan ? null : await this.open(path, parent, body);
    this.objects.set(id, object);
    return usable(object);
  }

  private async open(path: ObjectPath, parent: Resolved, body: BatchBody): Promise<Resolved> {
    if (path.ObjectPathType === ObjectPathType.Global) return this.context.workbook;
    if (path.ObjectPathType === ObjectPathType.New) return this.context.service(path.Name);
    if (path.ObjectPathType === ObjectPathType.Reference) {
      const object = this.references.get(path.Name);
      if (!object) throw invalidReference();
      return object;
    }
    if (!parent) throw new HostError('InvalidObjectPath', `The object path ${path.Id} has no parent.`);
    const name = camelCase(path.Name);
    switch (path.ObjectPathType) {
      case ObjectPathType.Property: {
        const open = parent.type.open?.[name];
        if (!open) throw notImplemented(`${parent.type.name}.${name}`);
        this.context.observe?.(`${parent.type.name}.${name}`);
        return open(parent.self);
      }
      case ObjectPathType.Indexer: {
        if (!parent.type.item) throw notImplemented(`${parent.type.name}.getItem()`);
        this.context.observe?.(`${parent.type.name}.getItem()`);
        return parent.type.item(parent.self, (await this.argumentsOf(path, body))[0]);
      }
      case ObjectPathType.Method: {
        const result = await this.call(parent, path.Name, await this.argumentsOf(path, body));
        return result instanceof HostObject ? result : null;
      }
      default:
        throw notImplemented(`object path type ${path.ObjectPathType}`);
    }
  }

  /** "Class.member", as Excel reports where an error happened. */
  private location(action: Action, body: BatchBody): string {
    const object = this.objects.get(action.ObjectPathId);
    if (object) return action.Name ? `${object.type.name}.${camelCase(action.Name)}` : object.type.name;
    const path = body.ObjectPaths[String(action.ObjectPathId)];
    if (!path) return '';
    const parent = path.ParentObjectPathId === undefined ? null : this.objects.get(path.ParentObjectPathId);
    const member = path.ObjectPathType === ObjectPathType.Indexer ? 'getItem' : camelCase(path.Name);
    return parent ? `${parent.type.name}.${member}` : member;
  }
}
