import type { i18n } from 'i18next';
import { failureOf } from '../case/case-store';
import type { Unsubscribe } from '../workbook/workbook';
import { failureText } from './pane-context';
import type { PaneServices } from './pane-context';
import { publishCaseResults } from './publish-results';

/**
 * Reads the case and follows the workbook: edits of the case sheet and the model by the store, the selection by the
 * pane. Settles when all is connected; what fails is shown in the pane, which goes on with what works.
 */
export async function connect(
  { workbook, caseStore, pane }: PaneServices,
  words: i18n,
): Promise<Unsubscribe> {
  const { notify, selected, show } = pane.getState();
  const unlessItFails = (subscribe: Promise<Unsubscribe>): Promise<Unsubscribe> =>
    subscribe.catch((error: unknown) => {
      notify({ intent: 'warning', text: failureText(words, failureOf(error)) });
      return async () => undefined;
    });

  const stopPublishing = publishCaseResults(caseStore);
  await caseStore.load();
  // Whoever chose a view while the case was read stays there.
  if (caseStore.getState().case?.results.length && !pane.getState().viewChosen) show('compare');
  const subscriptions = await Promise.all([
    unlessItFails(caseStore.follow()),
    unlessItFails(workbook.onSelectionChanged(selected)),
  ]);
  // Several selected areas are no failure: the pane then asks for one cell.
  await workbook.selection().then(selected, () => undefined);
  return async () => {
    stopPublishing();
    await Promise.all(subscriptions.map((stop) => stop()));
  };
}
