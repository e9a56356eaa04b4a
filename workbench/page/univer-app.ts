/** Univer on the page: grid, formula bar and sheet tabs; no ribbon, the add-in brings its own pane. */
import type { FUniver, Injector, Univer } from '@univerjs/presets';
import { createUniver, LocaleType, LogLevel, mergeLocales } from '@univerjs/presets';
import { CalculationMode, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import englishTexts from '@univerjs/preset-sheets-core/locales/en-US';
import '@univerjs/preset-sheets-core/lib/index.css';

export interface UniverApp {
  readonly api: FUniver;
  readonly univer: Univer;
  readonly injector: Injector;
}

export function createUniverApp(container: string, dark: boolean): UniverApp {
  const { univer, univerAPI } = createUniver({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(englishTexts) },
    logLevel: LogLevel.WARN,
    darkMode: dark,
    presets: [
      UniverSheetsCorePreset({
        container,
        header: true,
        toolbar: false,
        formulaBar: true,
        footer: { sheetBar: true, statisticBar: true, menus: false, zoomSlider: true },
        contextMenu: true,
        // The file's values show at once; the page calculates when the add-in's functions are there.
        formula: { initialFormulaComputing: CalculationMode.NO_CALCULATION },
      }),
    ],
  });
  return { api: univerAPI, univer, injector: univer.__getInjector() };
}
