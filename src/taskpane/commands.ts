import type { i18n } from 'i18next';
import { failureOf } from '../case/case-store';
import { associateCommand, showPane } from '../workbook/office-host';
import { evaluateCase } from './evaluate-case';
import { failureText } from './pane-context';
import type { PaneServices } from './pane-context';

/** The pane once it has its services and words, its case being read or read. */
export interface StartedPane {
  readonly services: PaneServices;
  readonly words: i18n;
}

/**
 * Ties the ribbon's buttons, named in manifest.xml, to the pane. To be called while the page loads: a button may be
 * what starts the page, and Excel drops the press, with the button held, where its action is not there yet. The action
 * waits for the pane instead.
 */
export function associateCommands(started: Promise<StartedPane>): void {
  const showCompare = async () => {
    const { services, words } = await started;
    const { show, notify } = services.pane.getState();
    show('compare');
    // Where the pane cannot be brought up, the command is carried out all the same.
    await showPane().catch((error: unknown) => {
      notify({ intent: 'warning', text: failureText(words, failureOf(error)) });
    });
  };
  associateCommand('Fulcrum.ShowCompare', showCompare);
  associateCommand('Fulcrum.EvaluateCase', async () => {
    await showCompare();
    const { services, words } = await started;
    await evaluateCase(services, words);
  });
}
