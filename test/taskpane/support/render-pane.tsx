import './node-globals';
import { RendererProvider, createDOMRenderer } from '@fluentui/react-components';
import { configure, render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import type { Case } from '../../../src/case/case';
import { createCaseStore } from '../../../src/case/case-store';
import { createCaseSheet } from '../../../src/case/case-sheet/write-case-sheet';
import { App } from '../../../src/taskpane/app';
import { connect } from '../../../src/taskpane/connect';
import { createI18n } from '../../../src/taskpane/i18n/i18n';
import { createPaneStore } from '../../../src/taskpane/pane-store';
import type { PaneServices } from '../../../src/taskpane/pane-context';
import { excelWorkbook } from '../../../src/workbook/excel-workbook';
import { openExcel } from '../../support/excel-in-node';
import type { ExcelInNode, ExcelInNodeOptions } from '../../support/excel-in-node';

/** What a browser has and jsdom lacks: layout in a pane wide enough for all tabs, and media that match nothing. */
function completeBrowser(): void {
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1000 });
  window.matchMedia ??= (media: string) =>
    ({ matches: false, media, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
}

// jsdom looks through every rule of every style sheet for each element that a role is asked of: leave them out.
const withoutStyles = createDOMRenderer(undefined);
configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });

export interface OpenPane extends PaneServices {
  readonly excel: ExcelInNode;
  close(): Promise<void>;
}

export interface OpenPaneOptions extends ExcelInNodeOptions {
  /** The case that the workbook holds when the pane opens. */
  readonly of?: Case;
  readonly language?: string;
}

/** The whole pane on the in-memory workbook, through the real port and the real Office.js. */
export async function openPane({ of, language = 'en-US', ...options }: OpenPaneOptions): Promise<OpenPane> {
  completeBrowser();
  // The workbook answers when it does, outside of any act; tests wait for what they expect to see.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  const excel = await openExcel(options);
  const workbook = excelWorkbook();
  if (of) await createCaseSheet(workbook, of);
  const services = {
    workbook,
    caseStore: createCaseStore({ workbook, saveDelay: 0, followDelay: 0 }),
    pane: createPaneStore(),
  };
  const words = await createI18n(language);
  const { unmount } = render(
    <RendererProvider renderer={withoutStyles}>
      <I18nextProvider i18n={words}>
        <App services={services} locale={language} hostColours={() => null} />
      </I18nextProvider>
    </RendererProvider>,
  );
  const stop = await connect(services, words);
  return {
    ...services,
    excel,
    close: async () => {
      unmount();
      await stop();
      await services.caseStore.save();
      await excel.close();
    },
  };
}
