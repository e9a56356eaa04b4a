/** Answers what `load(…)` asked for. */
import { notImplemented } from './host-error';
import type { HostObject } from './object-type';
import type { QueryInfo } from './protocol';

export interface QueryServices {
  identity(object: HostObject): Record<string, unknown>;
  whenCalculated(): Promise<void>;
  observe(member: string): void;
}

/** Property names to load, with what to load of the objects they lead to. */
type Selection = Map<string, Selection>;

function selectionOf(paths: readonly string[]): Selection {
  const root: Selection = new Map();
  for (const path of paths) {
    let level = root;
    for (const name of path.split(/[/.]/)) {
      let next = level.get(name);
      if (!next) {
        next = new Map();
        level.set(name, next);
      }
      level = next;
    }
  }
  return root;
}

/** Office.js names everything by an empty selection, "*" or "$all". */
const ALL = new Set(['*', '$all', '$none']);

export async function query(object: HostObject, info: QueryInfo, services: QueryServices): Promise<unknown> {
  const selection = selectionOf([...(info.Select ?? []), ...(info.Expand ?? [])]);
  return shape(object, selection, info, services);
}

async function shape(
  object: HostObject,
  selection: Selection,
  info: QueryInfo,
  services: QueryServices,
): Promise<Record<string, unknown>> {
  if (!object.type.items) return pick(object, selection, services);
  const own: Selection = new Map();
  const ofItems: Selection = new Map();
  for (const [name, nested] of selection) {
    if (name === 'items') for (const [key, value] of nested) ofItems.set(key, value);
    else if (object.type.read?.[name]) own.set(name, nested);
    else ofItems.set(name, nested);
  }
  const value =
    selection.size === 0 || own.size > 0 ? await pick(object, own, services) : services.identity(object);
  const wantsItems = selection.size === 0 || selection.has('items') || ofItems.size > 0;
  if (wantsItems) {
    services.observe(`${object.type.name}.items`);
    const from = info.Skip ?? 0;
    const items = object.type
      .items(object.self)
      .slice(from, info.Top === undefined ? undefined : from + info.Top);
    const list: unknown[] = [];
    for (const item of items) list.push(await pick(item, ofItems, services));
    value['_Items'] = list;
  }
  return value;
}

async function pick(
  object: HostObject,
  selection: Selection,
  services: QueryServices,
): Promise<Record<string, unknown>> {
  const { type, self } = object;
  const named = [...selection].filter(([name]) => !ALL.has(name));
  const everything = selection.size === 0 || named.length < selection.size;
  const scalars = Object.keys(type.read ?? {});
  const wanted: [string, Selection][] = everything
    ? [...scalars.map((name): [string, Selection] => [name, new Map()]), ...named]
    : named;
  const value = services.identity(object);
  if (wanted.some(([name]) => type.calculated?.includes(name))) await services.whenCalculated();
  for (const [name, nested] of wanted) {
    const wireName = name.charAt(0).toUpperCase() + name.slice(1);
    const read = type.read?.[name];
    const open = type.open?.[name];
    if (read || open) services.observe(`${type.name}.${name}`);
    if (read) value[wireName] = read(self);
    else if (open) {
      const child = open(self);
      value[wireName] = child && (await shape(child, nested, {}, services));
    } else if (name !== 'isNullObject') throw notImplemented(`${type.name}.${name}`);
  }
  return value;
}
