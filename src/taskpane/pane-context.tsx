import type { i18n } from 'i18next';
import { createContext, useCallback, useContext, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Case } from '../case/case';
import { failureOf } from '../case/case-store';
import type { CaseEdit, CaseState, CaseStore, Failure } from '../case/case-store';
import type { Workbook } from '../workbook/workbook';
import { sentenceText } from './i18n/sentence-text';
import type { PaneActions, PaneState, PaneStore } from './pane-store';

/** What the pane works with; made once at the start. */
export interface PaneServices {
  readonly workbook: Workbook;
  readonly caseStore: CaseStore;
  readonly pane: PaneStore;
}

const PaneContext = createContext<PaneServices | null>(null);
export const PaneProvider = PaneContext.Provider;

export function usePaneServices(): PaneServices {
  const services = useContext(PaneContext);
  if (!services) throw new Error('usePaneServices needs a PaneProvider above it');
  return services;
}

export function usePaneState<T>(select: (state: PaneState & PaneActions) => T): T {
  return useStore(usePaneServices().pane, select);
}

export function useCaseState<T>(select: (state: CaseState) => T): T {
  return useStore(usePaneServices().caseStore, select);
}

/** The open case, in views that are shown only where there is one. */
export function useReadyCase(): Case {
  const open = useCaseState((state) => state.case);
  if (!open) throw new Error('This view needs an open case');
  return open;
}

/** A failure in the display language, with the place that it concerns. */
export function failureText(words: i18n, { code, message, where, said }: Failure): string {
  if (said) return sentenceText(words, said);
  if (code === 'unexpected') return words.t('errors.unexpected', { message });
  return words.t(`errors.codes.${code}`, { message, where: where ?? '–' });
}

/** What went wrong in the display language, for views that show it in their own place. */
export function useErrorText(): (error: unknown) => string {
  const { i18n } = useTranslation();
  return useCallback((error) => failureText(i18n, failureOf(error)), [i18n]);
}

/**
 * Runs work for a button: what it throws becomes a message, never an unhandled rejection. Trying again takes the
 * message of the last try away.
 */
export function useAttempt(): (work: () => Promise<void>) => void {
  const { pane } = usePaneServices();
  const textOf = useErrorText();
  const failed = useRef<number | null>(null);
  return useCallback(
    (work) => {
      const { dismiss, notify } = pane.getState();
      if (failed.current !== null) dismiss(failed.current);
      failed.current = null;
      work().catch((error: unknown) => {
        failed.current = notify({ intent: 'error', text: textOf(error) });
      });
    },
    [pane, textOf],
  );
}

/** Selects a cell in the workbook, a bound one also after its sheet was renamed. */
export function useSelectCell(): (address: string) => void {
  const { workbook, caseStore } = usePaneServices();
  const attempt = useAttempt();
  return useCallback(
    (address) =>
      attempt(async () => {
        try {
          await workbook.select(address);
        } catch (error) {
          const now = await caseStore.cellNow(address);
          if (now === null || now === address) throw error;
          await workbook.select(now);
        }
      }),
    [workbook, caseStore, attempt],
  );
}

/** Changes the case and says so to screen readers; a failed save shows in the case's state. */
export function useEdit(): (edit: CaseEdit, announcement?: string) => void {
  const { caseStore, pane } = usePaneServices();
  return useCallback(
    (edit, announcement) => {
      caseStore.edit(edit);
      if (announcement !== undefined) pane.getState().announce(announcement);
    },
    [caseStore, pane],
  );
}

/** What is selected in the workbook; a stable object for effects and handlers. */
export function usePaneActions(): PaneActions {
  const { pane } = usePaneServices();
  return useMemo(() => pane.getState(), [pane]);
}
