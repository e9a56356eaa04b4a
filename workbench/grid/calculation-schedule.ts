/** When the grid in memory calculates: a while after a change, once for all that changed meanwhile. */
import type { CalculationMode } from './grid';

/** Milliseconds from a change to the calculated values, or what they wait for; 0 means at the next opportunity. */
export type CalculationDelay = number | (() => Promise<void>);

export class CalculationSchedule {
  mode: CalculationMode = 'automatic';
  private readonly delay: () => Promise<void>;
  private pending: Promise<void> | null = null;

  constructor(
    delay: CalculationDelay,
    private readonly calculate: () => void,
  ) {
    this.delay = delayed(delay);
  }

  /** To be called after a change. */
  soon(): void {
    if (this.mode !== 'manual') this.now();
  }

  /** Whatever the mode. */
  now(): void {
    this.pending ??= this.delay().then(() => {
      this.pending = null;
      this.calculate();
    });
  }

  isDue(): boolean {
    return this.pending !== null;
  }

  async whenDone(): Promise<void> {
    while (this.pending) await this.pending;
  }
}

function delayed(delay: CalculationDelay): () => Promise<void> {
  if (typeof delay === 'function') return delay;
  if (delay === 0) return () => Promise.resolve();
  return () => new Promise((resolve) => setTimeout(resolve, delay));
}
