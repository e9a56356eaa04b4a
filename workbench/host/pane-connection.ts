/**
 * Gives a window what the unpatched Office.js looks for in its Windows flavour: `window.external` with the host's
 * answers, and `window._richApiNativeBridge` for the batches. To be called before office.js loads, in a window of
 * the task pane's own: Office.js takes `alert` and `history` away.
 */
import type { ExcelHost } from './excel-host';
import type { BatchRequest, EventEntry } from './protocol';

/** Requirement sets by name, with the highest version; what is not listed is not supported. */
export type RequirementSets = Readonly<Record<string, string>>;

/** What the embedded workbook implements; ExcelApi stands for the members that the add-in uses. */
export const DEFAULT_REQUIREMENT_SETS: RequirementSets = {
  ExcelApi: '1.17',
  SharedRuntime: '1.1',
  CustomFunctionsRuntime: '1.4',
  DelayForCellEdit: '1.1',
  Settings: '1.1',
};

export interface PaneOptions {
  readonly requirementSets?: RequirementSets;
  /** Colours of the Office theme, "#RRGGBB". */
  readonly theme?: OfficeThemeColors;
  /** Of Office's menus, such as "ar-SA"; that of the workbook without it. */
  readonly displayLanguage?: string | undefined;
}

export interface OfficeThemeColors {
  readonly bodyBackgroundColor: string;
  readonly bodyForegroundColor: string;
  readonly controlBackgroundColor: string;
  readonly controlForegroundColor: string;
}

const LIGHT_THEME: OfficeThemeColors = {
  bodyBackgroundColor: '#FFFFFF',
  bodyForegroundColor: '#252423',
  controlBackgroundColor: '#F3F2F1',
  controlForegroundColor: '#252423',
};

/** The part of the pane's window that is filled in. */
export interface PaneWindow {
  external: object;
  _richApiNativeBridge?: NativeBridge;
}

interface NativeBridge {
  onMessageFromHost: ((text: string) => void) | null;
  sendMessageToHost(text: string): void;
}

/** Numbers of Office.js's older interface: an event, and the outcomes of a call. */
const DOCUMENT_SELECTION_CHANGED = 2;
const SUCCESS = 0;
const OPERATION_NOT_SUPPORTED = 5000;

/** Connects the window to the host; returns how to cut the connection, as closing the pane does. */
export function connectPane(pane: PaneWindow, host: ExcelHost, options: PaneOptions = {}): () => void {
  const bridge = nativeBridge(host);
  const selectionHandlers = new Map<string, () => void>();
  pane._richApiNativeBridge = bridge;
  Object.assign(pane.external, {
    GetHostInfo: () => `excel|win32|16.01|${host.locale.tag.toLowerCase()}|telemetry||disableLogging|3`,
    GetContext: () => documentContext(host, options),
    GetLoggingAllowed: () => false,
    // No method of the older interface is offered.
    Execute: (_id: number, _params: unknown, callback: (result: readonly number[]) => void) =>
      setTimeout(() => callback([OPERATION_NOT_SUPPORTED])),
    RegisterEvent: (
      id: number,
      target: string,
      handler: (...args: unknown[]) => void,
      done: (status: number) => void,
    ) => {
      if (id === DOCUMENT_SELECTION_CHANGED) {
        selectionHandlers.set(
          target,
          host.onSelection(() => handler(id, target)),
        );
      }
      setTimeout(() => done(SUCCESS));
    },
    UnregisterEvent: (id: number, target: string, done: (status: number) => void) => {
      if (id === DOCUMENT_SELECTION_CHANGED) {
        selectionHandlers.get(target)?.();
        selectionHandlers.delete(target);
      }
      setTimeout(() => done(SUCCESS));
    },
  });
  const disconnect = host.events.connect((entries) => deliver(bridge, entries));
  return () => {
    disconnect();
    for (const stop of selectionHandlers.values()) stop();
    bridge.onMessageFromHost = null;
  };
}

function nativeBridge(host: ExcelHost): NativeBridge {
  const bridge: NativeBridge = {
    onMessageFromHost: null,
    sendMessageToHost: (text) => {
      const request = JSON.parse(text) as BatchRequest;
      void host.process(request).then(
        (body) => answer(bridge, request.id, body),
        (error: unknown) => answer(bridge, request.id, internalError(error)),
      );
    },
  };
  return bridge;
}

/** A fault of the host itself, not of the batch: with its message, as Office.js would hide that of a failed request. */
function internalError(error: unknown): object {
  const message = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
  return { Results: [], Error: { Code: 'GeneralException', Message: message, Location: '', ActionIndex: 0 } };
}

function answer(bridge: NativeBridge, id: number, body: object): void {
  bridge.onMessageFromHost?.(
    JSON.stringify({ id, type: 2, message: { statusCode: 200, headers: {}, body } }),
  );
}

/** Events never overtake the answer of the batch that caused them. */
function deliver(bridge: NativeBridge, entries: readonly EventEntry[]): void {
  setTimeout(() => bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } })));
}

function documentContext(host: ExcelHost, options: PaneOptions): object {
  const { settings } = host.grid.stored;
  const theme = options.theme ?? LIGHT_THEME;
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => 'fulcrum',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => options.displayLanguage ?? host.locale.tag,
    GetAppDataLocale: () => host.locale.tag,
    GetDocUrl: () => `workbench://${host.grid.name}`,
    GetAppCapabilities: () => 2,
    GetActivationMode: () => 1,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => '',
    GetInstanceId: () => 'workbench',
    GetHostFullVersion: () => '16.0.18000.20000',
    GetInitialDisplayMode: () => 0,
    GetSupportedMatrix: () => JSON.stringify(options.requirementSets ?? DEFAULT_REQUIREMENT_SETS),
    GetOfficeThemeInfo: () => JSON.stringify(themeNumbers(theme)),
    GetSettings: () => ({
      Read: (keys: string[], values: string[]) => {
        for (const [key, value] of settings) {
          keys.push(key);
          values.push(JSON.stringify(value));
        }
      },
      Write: (keys: readonly string[], values: readonly string[]) => {
        settings.clear();
        keys.forEach((key, i) => settings.set(key, JSON.parse(values[i]!)));
      },
    }),
  };
}

/** Office.js takes colours as numbers. */
function themeNumbers(theme: OfficeThemeColors): Record<string, number> {
  return Object.fromEntries(
    Object.entries(theme).map(([name, color]: [string, string]) => [
      name,
      Number.parseInt(color.slice(1), 16),
    ]),
  );
}
