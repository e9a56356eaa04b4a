/** Which events the pane asked for, and how they reach it. */
import type { EventEntry, EventName } from './protocol';
import { EVENT_CATEGORY, EventType } from './protocol';

/** The target of events that concern the whole workbook. */
export const WORKBOOK_TARGET = 'Workbook';

export class EventHub {
  private readonly registered = new Map<string, number>();
  private readonly listeners = new Set<(entries: readonly EventEntry[]) => void>();

  /** A pane that wants to hear events; returns how to stop. */
  connect(listener: (entries: readonly EventEntry[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  register(event: EventName, target: string): void {
    const key = `${event} ${target}`;
    this.registered.set(key, (this.registered.get(key) ?? 0) + 1);
  }

  unregister(event: EventName, target: string): void {
    const key = `${event} ${target}`;
    const count = (this.registered.get(key) ?? 0) - 1;
    if (count > 0) this.registered.set(key, count);
    else this.registered.delete(key);
  }

  /** Sends the event to those of the targets that someone registered for. */
  raise(event: EventName, targets: readonly string[], message: Readonly<Record<string, unknown>>): void {
    const entries = targets
      .filter((target) => this.registered.has(`${event} ${target}`))
      .map((targetId) => ({
        messageCategory: EVENT_CATEGORY,
        messageType: EventType[event],
        targetId,
        message: JSON.stringify(message),
      }));
    if (entries.length === 0) return;
    for (const listener of [...this.listeners]) listener(entries);
  }

  /** Sends an event that panes hear without having asked. */
  tell(event: EventName, targetId: string): void {
    const entry = { messageCategory: EVENT_CATEGORY, messageType: EventType[event], targetId, message: '{}' };
    for (const listener of [...this.listeners]) listener([entry]);
  }
}

/** The members by which Office.js registers for an event, for an object that events can be aimed at. */
export function eventMembers<T>(
  event: EventName,
  wireName: string,
  target: (self: T) => { readonly events: EventHub; readonly target: string },
): Record<string, (self: T) => void> {
  return {
    [`_Register${wireName}`]: (self) => {
      const { events, target: id } = target(self);
      events.register(event, id);
    },
    [`_Unregister${wireName}`]: (self) => {
      const { events, target: id } = target(self);
      events.unregister(event, id);
    },
  };
}
