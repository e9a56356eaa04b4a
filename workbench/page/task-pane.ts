/** The task pane: the add-in's own page in an iframe, where the real Office.js finds the workbench's host. */
import type { CustomFunction, FunctionMetadata } from '../custom-functions/function-metadata';
import type { ExcelHost } from '../host/excel-host';
import type { PaneOptions } from '../host/pane-connection';
import type { WorkbenchWindow } from '../host/pane-shim';
import { element } from './element';

/** What Office.js keeps of the functions that the add-in associated, in upper case. */
interface PaneWindow {
  readonly CustomFunctions?: {
    readonly _association?: { readonly mappings: Record<string, CustomFunction> };
  };
}

export class TaskPane {
  private frame: HTMLIFrameElement | null = null;

  /** Opens the pane anew on this host, and settles when its scripts have run and its functions answer. */
  async open(host: ExcelHost, paneOptions: PaneOptions): Promise<void> {
    (window as WorkbenchWindow).fulcrumWorkbench = { host, paneOptions };
    const frame = document.createElement('iframe');
    frame.title = 'Fulcrum task pane';
    frame.src = 'taskpane.html';
    this.frame = frame;
    const loaded = new Promise<void>((resolve) => {
      frame.addEventListener('load', () => resolve(), { once: true });
    });
    element('pane').replaceChildren(frame);
    await loaded;
    await this.functionsAnswer();
  }

  /**
   * The add-in associates its functions at once and loads their models after: until then a call returns a promise.
   * Waiting for one call spares the workbook a first calculation in which every function comes late.
   */
  private async functionsAnswer(): Promise<void> {
    const pane = this.frame?.contentWindow as PaneWindow | null | undefined;
    const [first] = Object.values(pane?.CustomFunctions?._association?.mappings ?? {});
    try {
      await first?.();
    } catch {
      // A call without arguments is refused; that it was answered is what counts.
    }
  }

  findFunction(id: string): CustomFunction | undefined {
    const pane = this.frame?.contentWindow as PaneWindow | null | undefined;
    return pane?.CustomFunctions?._association?.mappings[id.toUpperCase()];
  }
}

export async function loadFunctionMetadata(): Promise<readonly FunctionMetadata[]> {
  const response = await fetch('functions.json');
  if (!response.ok) throw new Error(`functions.json could not be loaded (${response.status}).`);
  const { functions } = (await response.json()) as { functions: FunctionMetadata[] };
  return functions;
}
