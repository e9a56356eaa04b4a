/**
 * How the object model is described: each Excel class is one table of its members, spelled as in Office.js.
 * What is not in the table is answered with NotImplemented; the conformance test walks the tables.
 */
import type { HostError } from './host-error';
import { invalidArgument } from './host-error';

export interface ObjectType<T> {
  /** The class's name in Office.js. */
  readonly name: string;
  /** The key that Office.js keeps to find the object again, where it has one. */
  readonly id?: { readonly field: 'Id' | '_Id'; readonly of: (self: T) => string | number };
  /** Office.js holds a reference to it from one batch to the next. */
  readonly tracked?: boolean;
  /** Whether its cells were deleted, so that it can no longer be used. */
  readonly gone?: (self: T) => boolean;
  /** Scalar properties. */
  readonly read?: Readonly<Record<string, (self: T) => unknown>>;
  readonly write?: Readonly<Record<string, (self: T, value: unknown) => void>>;
  /** Properties and methods that lead to another object; null where the answer is a null object. */
  readonly open?: Readonly<Record<string, (self: T) => HostObject | null>>;
  /** Methods: they return another object, a plain value, or nothing. */
  readonly call?: Readonly<Record<string, (self: T, args: readonly unknown[]) => unknown>>;
  /** What a collection holds, in order. */
  readonly items?: (self: T) => readonly HostObject[];
  /** `collection.getItem(key)`. */
  readonly item?: (self: T, key: unknown) => HostObject;
  /** Properties and methods whose answer depends on calculated values: a calculation is waited for first. */
  readonly calculated?: readonly string[];
}

/** An object of the model: its type and what the type's functions work on. */
export class HostObject<T = unknown> {
  constructor(
    readonly type: ObjectType<T>,
    readonly self: T,
  ) {}

  get id(): string | number | undefined {
    return this.type.id?.of(this.self);
  }
}

/** The members of a type as messages and tests name them: "Range.values", "Range.values =", "Range.getCell()". */
export function memberNames<T>({ name, read, write, open, call, items, item }: ObjectType<T>): string[] {
  return [
    ...Object.keys(read ?? {}).map((key) => `${name}.${key}`),
    ...Object.keys(write ?? {}).map((key) => `${name}.${key} =`),
    ...Object.keys(open ?? {}).map((key) => `${name}.${key}`),
    ...Object.keys(call ?? {}).map((key) => `${name}.${key}()`),
    ...(items ? [`${name}.items`] : []),
    ...(item ? [`${name}.getItem()`] : []),
  ];
}

/** Makes an object whose type is known to fit, for lists of mixed objects. */
export function hostObject<T>(type: ObjectType<T>, self: T): HostObject {
  return new HostObject(type, self) as HostObject;
}

/** The part of an object that another member works on; refuses an object of another class. */
export function selfOf<T>(type: ObjectType<T>, value: unknown): T {
  if (value instanceof HostObject && value.type === type) return value.self as T;
  throw invalidArgument();
}

// Reading arguments and property values

function refuse(): HostError {
  return invalidArgument();
}

export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw refuse();
}

export function asNumber(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw refuse();
}

export function asInteger(value: unknown): number {
  const number = asNumber(value);
  if (Number.isInteger(number)) return number;
  throw refuse();
}

export function asBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw refuse();
}

/** One of Excel's enumerated texts; upper and lower case of the first letter alike, as Office.js takes them. */
export function asChoice<C extends string>(value: unknown, choices: readonly C[]): C {
  const text = asText(value).toLowerCase();
  const found = choices.find((choice) => choice.toLowerCase() === text);
  if (found !== undefined) return found;
  throw refuse();
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw refuse();
}

/** Whether an argument was left out. */
export function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
