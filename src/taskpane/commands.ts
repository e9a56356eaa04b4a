import type { i18n } from 'i18next';
import { failureOf } from '../case/case-store';
import { associateCommand, showPane } from '../workbook/office-host';
import { evaluateCase } from './evaluate-case';
import { failureText } from './pane-context';
import type { PaneServices } from './pane-context';

/** Ties the ribbon's buttons, named in manifest.xml, to the pane. */
export function associateCommands(services: PaneServices, words: i18n): void {
  const showCompare = async () => {
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
    await evaluateCase(services, words);
  });
}
