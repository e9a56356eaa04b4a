/** The order in which formulas must be computed, and which of them lie between drivers and metrics. */
import type { CellStore } from './store';
import type { RangeValue } from './values';

/** What a formula reads: whole ranges, shared, and single cells found while computing. */
export interface Precedents {
  readonly ranges: readonly RangeValue[];
}

export interface CalculationOrder {
  /** Formula cells, each after what it reads. */
  readonly order: readonly number[];
  /** The formula cells among them that depend on a driver. */
  readonly cone: ReadonlySet<number>;
  /** Circular references: the cells in the order they read each other, the first one again at the end. */
  readonly cycles: readonly (readonly number[])[];
}

export class DependencyGraph {
  /** Cells found to be read only while computing, by the cell that reads them. */
  private readonly discovered = new Map<number, Set<number>>();

  constructor(
    private readonly store: CellStore,
    private readonly precedentsOf: (slot: number) => Precedents,
  ) {}

  /** Notes that one cell reads another; returns whether that is news. */
  discover(reader: number, read: number): boolean {
    const known = this.discovered.get(reader) ?? new Set<number>();
    if (known.has(read)) return false;
    this.discovered.set(reader, known.add(read));
    return true;
  }

  discoveredBy(reader: number): readonly number[] {
    return [...(this.discovered.get(reader) ?? [])];
  }

  /** The formula cells a cell reads; a cell filled by an array stands for the array's formula. */
  formulasReadBy(slot: number): number[] {
    const { store } = this;
    const found = new Set<number>();
    const add = (read: number) => {
      const source = store.owners.get(read) ?? read;
      if (store.cells[source]?.formula !== undefined) found.add(source);
    };
    for (const { slots } of this.precedentsOf(slot).ranges) {
      for (let i = 0; i < slots.length; i++) {
        const read = slots[i] as number;
        if (read >= 0) add(read);
      }
    }
    for (const read of this.discovered.get(slot) ?? []) add(read);
    return [...found];
  }

  /** Whether a cell reads any of the marked ones. */
  private readsAny(slot: number, marked: (read: number) => boolean): boolean {
    for (const { slots } of this.precedentsOf(slot).ranges) {
      for (let i = 0; i < slots.length; i++) {
        const read = slots[i] as number;
        if (read >= 0 && marked(read)) return true;
      }
    }
    for (const read of this.discovered.get(slot) ?? []) if (marked(read)) return true;
    return false;
  }

  /**
   * Orders what the targets need. Drivers are taken as given, even where they hold a formula. Cells on a circular
   * path are ordered as if the reference that closes the circle were not there.
   */
  plan(targets: readonly number[], drivers: ReadonlySet<number>): CalculationOrder {
    const { store } = this;
    const order: number[] = [];
    const cycles: number[][] = [];
    const state = new Uint8Array(store.cells.length);
    const path: { slot: number; reads: number[]; next: number }[] = [];
    const enter = (slot: number) => {
      state[slot] = 1;
      path.push({ slot, reads: this.formulasReadBy(slot), next: 0 });
    };
    for (const target of targets) {
      const start = store.owners.get(target) ?? target;
      if (state[start] !== 0 || drivers.has(start) || store.cells[start]?.formula === undefined) continue;
      enter(start);
      for (let top = path[path.length - 1]; top; top = path[path.length - 1]) {
        const read = top.reads[top.next++];
        if (read === undefined) {
          state[top.slot] = 2;
          order.push(top.slot);
          path.pop();
        } else if (!drivers.has(read)) {
          if (state[read] === 0) enter(read);
          else if (state[read] === 1) {
            const from = path.findIndex(({ slot }) => slot === read);
            cycles.push([...path.slice(from).map(({ slot }) => slot), read]);
          }
        }
      }
    }
    const cone = new Set<number>();
    const isDirty = (read: number) =>
      drivers.has(read) || cone.has(read) || cone.has(store.owners.get(read) ?? -1);
    // A second pass settles cells whose circle was cut before their precedent was marked.
    for (let pass = 0; pass < (cycles.length > 0 ? 2 : 1); pass++) {
      for (const slot of order) if (!cone.has(slot) && this.readsAny(slot, isDirty)) cone.add(slot);
    }
    return { order, cone, cycles };
  }
}
