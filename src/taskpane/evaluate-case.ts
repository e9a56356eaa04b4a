import type { i18n } from 'i18next';
import { failureOf } from '../case/case-store';
import type { Evaluate } from '../case/case-store';
import type { PaneServices } from './pane-context';

/** The recalculation engine, loaded when it is first needed: it hands over to the workbook where it must. */
const evaluateByEngine: Evaluate = async (workbook, of, options) => {
  const { localEngineOf } = await import('./local-engine');
  return localEngineOf(workbook).evaluate(workbook, of, options);
};

/**
 * Evaluates the case for a button of the pane or the ribbon. Ends without an error: what stopped it stands in the
 * case's state, which the pane shows above every view.
 */
export async function evaluateCase(
  { caseStore, pane }: PaneServices,
  { t }: i18n,
  using: Evaluate = evaluateByEngine,
): Promise<void> {
  const { announce, notify, evaluating, evaluationBegan, evaluationEnded } = pane.getState();
  if (evaluating) return;
  evaluationBegan();
  announce(t('compare.preparing'));
  try {
    const results = await caseStore.evaluate({ with: using });
    const count = new Set(results.map(({ alternative }) => alternative)).size;
    announce(t('compare.finished', { count }));
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'cancelled') notify({ intent: 'info', text: t('sentences.cancelled') });
  } finally {
    evaluationEnded();
  }
}
