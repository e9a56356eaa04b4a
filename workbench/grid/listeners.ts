import type { Unsubscribe } from './grid';

/** A list of listeners of one kind of event. */
export class Listeners<T> {
  private readonly list = new Set<(event: T) => void>();

  add(listener: (event: T) => void): Unsubscribe {
    this.list.add(listener);
    return () => this.list.delete(listener);
  }

  emit(event: T): void {
    for (const listener of [...this.list]) listener(event);
  }
}
