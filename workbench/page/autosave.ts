/** Writes drafts a moment after changes, at the latest after a fixed time of steady change. */
import type { Grid } from '../grid/grid';
import { fileFromGrid } from '../grid/grid-file';
import { deleteDraft, writeDraft } from './draft-store';

const QUIET = 300;
const LONGEST = 1_500;

export class Autosave {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dirtySince: number | null = null;
  private settings: string;
  private writing: Promise<unknown> = Promise.resolve();
  private readonly stop: (() => void)[];

  constructor(
    private readonly grid: Grid,
    private readonly onChange: (unsaved: boolean) => void,
  ) {
    this.settings = this.settingsNow();
    this.stop = [
      grid.onChange(() => this.changed()),
      grid.onSheetChange(({ kind }) => kind !== 'activated' && this.changed()),
    ];
  }

  /**
   * To be called after each batch of the add-in: its document settings change without a cell. Settles when they are
   * kept, for the add-in's journal stands in them: no cell may be written before it would outlive a crash.
   */
  async keepSettings(): Promise<void> {
    const now = this.settingsNow();
    if (now === this.settings) return;
    this.settings = now;
    this.changed();
    clearTimeout(this.timer);
    await this.write();
  }

  changed(): void {
    this.onChange(true);
    this.dirtySince ??= Date.now();
    clearTimeout(this.timer);
    const left = this.dirtySince + LONGEST - Date.now();
    this.timer = setTimeout(() => void this.write(), Math.max(0, Math.min(QUIET, left)));
  }

  /** Forgets the draft: the workbook was saved, or its changes are not wanted. */
  async discard(): Promise<void> {
    this.forget();
    this.onChange(false);
    await this.writing;
    await deleteDraft();
  }

  dispose(): void {
    this.forget();
    for (const stop of this.stop) stop();
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.dirtySince = null;
  }

  private write(): Promise<unknown> {
    this.dirtySince = null;
    const file = fileFromGrid(this.grid);
    this.writing = this.writing
      .then(() => writeDraft(file))
      .catch((error: unknown) => {
        console.warn('The draft could not be kept in this browser.', error);
      });
    return this.writing;
  }

  private settingsNow(): string {
    return JSON.stringify([...this.grid.stored.settings]);
  }
}
