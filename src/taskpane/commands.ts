import type { i18n } from 'i18next';
import { associateCommand, showPane } from '../workbook/office-host';
import { evaluateCase } from './evaluate-case';
import type { PaneServices } from './pane-context';

/** Ties the ribbon's buttons, named in manifest.xml, to the pane. */
export function associateCommands(services: PaneServices, words: i18n): void {
  const showCompare = async () => {
    services.pane.getState().show('compare');
    await showPane();
  };
  associateCommand('Fulcrum.ShowCompare', showCompare);
  associateCommand('Fulcrum.EvaluateCase', async () => {
    await showCompare();
    await evaluateCase(services, words);
  });
}
