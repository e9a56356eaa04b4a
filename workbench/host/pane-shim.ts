/**
 * The script that the task pane's page in the workbench loads before office.js. The workbench puts its host and the
 * pane's options on its own window under `fulcrumWorkbench` before it opens the iframe.
 */
import type { ExcelHost } from './excel-host';
import type { PaneOptions, PaneWindow } from './pane-connection';
import { connectPane } from './pane-connection';

/** What the workbench's page shows to the panes it opens. */
export interface WorkbenchWindow {
  fulcrumWorkbench?: { readonly host: ExcelHost; readonly paneOptions?: PaneOptions };
}

function connect(): void {
  const { fulcrumWorkbench } = window.parent as unknown as WorkbenchWindow;
  if (!fulcrumWorkbench)
    throw new Error('This page belongs in the task pane of the workbench: open the workbench instead.');
  const disconnect = connectPane(
    window as unknown as PaneWindow,
    fulcrumWorkbench.host,
    fulcrumWorkbench.paneOptions,
  );
  window.addEventListener('pagehide', disconnect, { once: true });
}

// The workbench calls functions while it calculates; Excel does so afterwards.
(window as unknown as Record<symbol, boolean>)[Symbol.for('fulcrum.functions-within-calculation')] = true;
connect();
