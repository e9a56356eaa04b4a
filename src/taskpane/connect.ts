import type { i18n } from 'i18next';
import { failureOf } from '../case/case-store';
import { failureText } from './pane-context';
import type { PaneServices } from './pane-context';

/**
 * Reads the case and follows the workbook: edits of the case sheet and the model by the store, the selection by the
 * pane. Settles when the case is read; what fails is shown in the pane, which goes on with what works.
 */
export async function connect({ workbook, caseStore, pane }: PaneServices, { t }: i18n): Promise<void> {
  const { notify, selected } = pane.getState();
  const report = (error: unknown) => notify({ intent: 'warning', text: failureText(t, failureOf(error)) });
  await caseStore.load();
  if (caseStore.getState().case?.results.length) pane.getState().show('compare');
  await Promise.all([
    caseStore.follow().catch(report),
    workbook.onSelectionChanged(selected).catch(report),
    // Several selected areas are no failure: the pane then asks for one cell.
    workbook.selection().then(selected, () => undefined),
  ]);
}
