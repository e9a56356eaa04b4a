/** The workbench: opens and saves workbooks, and shows each with a task pane of its own. */
import type { PaneOptions } from '../host/pane-connection';
import { registerUniverFunctions } from '../custom-functions/univer-functions';
import { fileFromGrid } from '../grid/grid-file';
import { NAMESPACE } from '../xlsx/file-functions';
import { openXlsx } from '../xlsx/open-xlsx';
import { saveXlsx } from '../xlsx/save-xlsx';
import { UnreadableFileError } from '../xlsx/unreadable-file';
import type { WorkbookFile } from '../xlsx/workbook-file';
import { createCellStatus, placeCellStatus } from './cell-status';
import { readDraft } from './draft-store';
import { element } from './element';
import { emptyWorkbook } from './empty-workbook';
import { fitWrappedRows } from './fit-rows';
import { clearNotices, showNotice } from './notices';
import { fetchSample } from './samples';
import type { Sample } from './samples';
import { Session } from './session';
import { loadFunctionMetadata, TaskPane } from './task-pane';
import type { Theme } from './theme';
import { OFFICE_THEMES } from './theme';
import type { UniverApp } from './univer-app';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export class Workbench {
  private readonly pane = new TaskPane();
  private readonly statusLine = createCellStatus();
  private session: Session | null = null;
  private theme: Theme = 'light';
  private unsaved = false;
  private functions: Promise<void> | null = null;

  constructor(
    private readonly app: UniverApp,
    private readonly office: Pick<PaneOptions, 'displayLanguage' | 'requirementSets'>,
  ) {
    placeCellStatus(this.statusLine, element('grid'));
  }

  get current(): Session {
    if (!this.session) throw new Error('No workbook is open.');
    return this.session;
  }

  /** Opens what the last visit left unsaved, or else the sample. */
  async start(sample: Sample): Promise<void> {
    await this.whileBusy(() => this.startWith(sample));
  }

  private async startWith(sample: Sample): Promise<void> {
    const draft = await readDraft().catch(() => undefined);
    if (draft) {
      const { name } = draft.file;
      const when = new Date(draft.savedAt).toLocaleString(undefined, {
        dateStyle: 'medium',
        timeStyle: 'short',
      });
      await this.show(draft.file);
      this.setUnsaved(true);
      showNotice('warning', `Your unsaved changes to ${name} of ${when} were recovered.`, {
        label: 'Discard them',
        run: () => void this.openSample(sample),
      });
      return;
    }
    await this.showSample(sample);
  }

  async openSample(sample: Sample): Promise<void> {
    await this.whileBusy(() => this.showSample(sample));
  }

  private async showSample(sample: Sample): Promise<void> {
    const name = sample.path.split('/').at(-1)!;
    try {
      await this.openData(name, await fetchSample(sample));
    } catch (error) {
      this.report(error);
      // The page is of use without its sample, too.
      if (!this.session) await this.show(emptyWorkbook());
    }
  }

  /** Opens an empty workbook; what the one before holds unsaved is offered back. */
  async newWorkbook(): Promise<void> {
    await this.whileBusy(() => this.insteadOfCurrent(() => this.show(emptyWorkbook())));
  }

  /** Opens a file that the pane hands over; Excel would show it in a window of its own. */
  private async openAsNew(data: Uint8Array): Promise<void> {
    await this.whileBusy(() =>
      this.insteadOfCurrent(async () => {
        try {
          await this.openData('Book2.xlsx', data);
        } catch (error) {
          this.report(error);
        }
      }),
    );
  }

  private async insteadOfCurrent(open: () => Promise<void>): Promise<void> {
    const before = this.session && this.unsaved ? fileFromGrid(this.session.grid) : null;
    clearNotices();
    await this.session?.autosave.discard();
    await open();
    if (!before) return;
    showNotice('warning', `${before.name} was closed with unsaved changes.`, {
      label: 'Open it again',
      run: () =>
        void this.whileBusy(async () => {
          await this.show(before);
          this.setUnsaved(true);
        }),
    });
  }

  async openFile(file: File): Promise<void> {
    await this.whileBusy(async () => {
      try {
        await this.openData(file.name, new Uint8Array(await file.arrayBuffer()));
      } catch (error) {
        this.report(error);
      }
    });
  }

  /** The file as the user saves it. */
  async save(): Promise<void> {
    const { grid, autosave } = this.current;
    try {
      if (grid.isEditing()) await grid.whenEditingEnds();
      await grid.whenCalculated();
      const data = await saveXlsx(fileFromGrid(grid));
      download(grid.name, data);
      await autosave.discard();
      const charted = grid.sheets().filter(({ id }) => grid.stored.charts.some(({ sheet }) => sheet === id));
      if (charted.length === 0) showNotice('info', `${grid.name} was saved to your downloads.`);
      else {
        showNotice(
          'warning',
          `${grid.name} was saved to your downloads, without the charts of ${list(charted.map(({ name }) => name))}: ` +
            'the workbench does not draw or save charts. Write these sheets again in Excel to have them.',
        );
      }
    } catch (error) {
      this.report(error);
    }
  }

  /** Tells who looks at the page, tests above all, when it can be used. */
  private async whileBusy(work: () => Promise<void>): Promise<void> {
    const { dataset } = document.documentElement;
    dataset['workbench'] = 'busy';
    await work();
    dataset['workbench'] = 'ready';
  }

  /** The pane learns of the theme when it opens, as in Excel on the desktop. */
  setTheme(theme: Theme): void {
    this.theme = theme;
    this.app.api.toggleDarkMode(theme !== 'light');
    const { session } = this;
    if (!session) return;
    void this.openPane(session).then(() => {
      if (this.session === session) session.grid.calculate('full');
    });
  }

  private async openData(name: string, data: Uint8Array): Promise<void> {
    const { file, leftOut } = await openXlsx(name, data);
    clearNotices();
    await this.session?.autosave.discard();
    await this.show(file);
    if (leftOut.length > 0) {
      showNotice(
        'warning',
        `${name} holds ${list(leftOut)}, which the workbench does not keep. Save under another name to keep the original.`,
      );
    }
  }

  /** Shows the workbook in place of the one before, which is disposed of last: Univer always needs one. */
  private async show(file: WorkbookFile): Promise<void> {
    const before = this.session;
    this.session = new Session(
      this.app,
      file,
      this.statusLine,
      (unsaved) => this.setUnsaved(unsaved),
      // The pane that asks for it goes with its workbook: its batch is answered first.
      (data) => setTimeout(() => void this.openAsNew(data)),
    );
    before?.dispose();
    this.setUnsaved(false);
    const { session } = this;
    await this.openPane(session);
    if (this.session !== session) return;
    // Univer measures text once it has drawn, and would stop a calculation for the heights.
    fitWrappedRows(session.grid, file, session.grid.fileSheetIds);
    session.grid.calculate('full');
  }

  /** The pane beside the workbook, and its functions ready for the cells. */
  private async openPane(session: Session): Promise<void> {
    session.calls.cancelAll();
    const loaded = this.pane.open(session.host, {
      theme: OFFICE_THEMES[this.theme],
      ...this.office,
    });
    this.functions ??= this.registerFunctions();
    await Promise.all([loaded, this.functions]);
    // The pane and the grid's calculation share a thread: what the user sees and clicks goes first.
    await session.host.whenOpened();
  }

  private async registerFunctions(): Promise<void> {
    registerUniverFunctions(this.app.injector, NAMESPACE, await loadFunctionMetadata(), {
      find: (id) => this.pane.findFunction(id),
      calls: () => this.current.calls,
      sheetName: (sheetId) => this.current.grid.sheets().find(({ id }) => id === sheetId)?.name ?? '',
    });
  }

  private setUnsaved(unsaved: boolean): void {
    this.unsaved = unsaved;
    const name = this.session?.grid.name ?? '';
    element('file-name').textContent = this.unsaved ? `${name} · not saved` : name;
    document.title = `${name} · Fulcrum workbench`;
  }

  private report(error: unknown): void {
    if (!(error instanceof UnreadableFileError)) console.error(error);
    showNotice('error', error instanceof Error ? error.message : String(error));
  }
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function download(name: string, data: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([data as Uint8Array<ArrayBuffer>], { type: XLSX_TYPE }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then; the browser holds the data until it ends.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
