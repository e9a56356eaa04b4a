/** Composes the pane: Office, the port to the workbook, the stores, the words, and the view. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createCaseStore } from '../case/case-store';
import { functionsAtRest } from '../functions/call-activity';
import { excelWorkbook } from '../workbook/excel-workbook';
import { displayLanguage, officeReady, officeTheme } from '../workbook/office-host';
import { App } from './app';
import { associateCommands } from './commands';
import type { StartedPane } from './commands';
import { connect } from './connect';
import { createI18n } from './i18n/i18n';
import { createPaneStore } from './pane-store';
import { readUserName } from './user-name';
import { NotInExcel } from './not-in-excel';

/** Never settles outside Excel, where nothing is to be started. */
async function start(place: HTMLElement): Promise<StartedPane> {
  const { inExcel } = await officeReady();
  const locale = displayLanguage() ?? navigator.language;
  const words = await createI18n(locale);
  document.documentElement.lang = words.resolvedLanguage ?? 'en';
  document.documentElement.dir = words.dir(locale);
  const root = createRoot(place);
  if (!inExcel) {
    root.render(<NotInExcel theme={officeTheme} text={words.t('errors.notInExcel')} />);
    return new Promise(() => undefined);
  }
  const workbook = excelWorkbook({ functionsAtRest });
  const services = {
    workbook,
    caseStore: createCaseStore({ workbook, user: readUserName }),
    pane: createPaneStore(),
  };
  root.render(
    <StrictMode>
      <I18nextProvider i18n={words}>
        <App services={services} locale={locale} hostColours={officeTheme} />
      </I18nextProvider>
    </StrictMode>,
  );
  connect(services, words).catch(notStarted);
  return { services, words };
}

const place = document.getElementById('pane')!;

function notStarted(error: unknown): void {
  // Nothing is there yet to show it with.
  place.textContent = `Fulcrum could not start. ${error instanceof Error ? error.message : String(error)}`;
}

const started = start(place);
started.catch(notStarted);
associateCommands(started);
