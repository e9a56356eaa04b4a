/** A short text that changes when the formulas or inputs behind results change. */
import type { ModelPlan, RecalculationEngine } from './engine';
import type { StoredCell } from './store';
import type { Scalar } from './values';

/** Two 32-bit multiplicative hashes side by side: enough to notice an edit, not meant to withstand an attack. */
class Hash {
  private a = 0x811c9dc5;
  private b = 0x1b873593;

  add(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      this.a = Math.imul(this.a ^ code, 0x01000193);
      this.b = Math.imul((this.b << 5) ^ (this.b >>> 27) ^ code, 0x85ebca6b);
    }
    this.a = Math.imul(this.a ^ 0x1f, 0x01000193);
  }

  toString(): string {
    const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
    return hex(this.a) + hex(this.b);
  }
}

const written = (value: Scalar) => `${typeof value}:${String(value)}`;

/**
 * The fingerprint of a model: the formulas the metrics need, the constants these read, and the defined names. The
 * drivers' own values are left out, because every alternative sets them.
 */
export function fingerprint(engine: RecalculationEngine, plan: ModelPlan): string {
  const { store, model } = engine;
  const hash = new Hash();
  const drivers = new Set(plan.drivers);
  for (const slot of plan.drivers) hash.add(`driver ${store.nameOf(slot)}`);
  for (const slot of plan.metrics) hash.add(`metric ${store.nameOf(slot)}`);
  const entries = new Map<number, string>();
  const addConstant = (slot: number) => {
    if (entries.has(slot) || drivers.has(slot)) return;
    const cell = store.cells[slot] as StoredCell;
    if (cell.formula === undefined && !store.owners.has(slot)) entries.set(slot, written(cell.stored));
  };
  for (const slot of plan.order) {
    entries.set(slot, (store.cells[slot] as StoredCell).formula ?? '');
    for (const { slots } of engine.compiledCell(slot).ranges)
      for (const read of slots) if (read >= 0) addConstant(read);
    for (const read of engine.discovered(slot)) addConstant(read);
  }
  for (const slot of plan.metrics) addConstant(slot);
  // By name, so that the order in which cells were read does not matter.
  const lines = [...entries].map(([slot, content]) => `${store.nameOf(slot)}=${content}`).sort();
  for (const line of lines) hash.add(line);
  for (const { name, sheet, formula } of model.names) hash.add(`${sheet ?? ''}!${name}${formula}`);
  return hash.toString();
}
