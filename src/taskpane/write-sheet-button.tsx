import { Button } from '@fluentui/react-components';
import { TableSimpleRegular } from '@fluentui/react-icons/svg/table-simple';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetLanguage } from '../case/output-sheets/sheet-language';
import { useAttempt, usePaneActions, usePaneServices } from './pane-context';
import { sheetLanguage } from './sheet-language';

interface Props {
  readonly label: string;
  /** Said while it is written. */
  readonly writing: string;
  /** Said once it is. */
  readonly written: string;
  readonly showLabel: string;
  readonly sheet: string;
  readonly disabled?: boolean;
  readonly write: (language: SheetLanguage) => Promise<void>;
}

/** Writes a sheet from the saved case in the language of the pane, and offers to show it. */
export function WriteSheetButton({ label, writing, written, showLabel, sheet, disabled, write }: Props) {
  const { i18n } = useTranslation();
  const { workbook, caseStore } = usePaneServices();
  const { notify, announce } = usePaneActions();
  const attempt = useAttempt();
  const [busy, setBusy] = useState(false);

  const begin = () =>
    attempt(async () => {
      setBusy(true);
      announce(writing);
      try {
        await caseStore.save();
        await write(await sheetLanguage(i18n));
        const run = () => attempt(() => workbook.activateSheet(sheet));
        notify({ intent: 'success', text: written, action: { label: showLabel, run } });
      } finally {
        setBusy(false);
      }
    });

  return (
    <Button
      size="small"
      icon={<TableSimpleRegular />}
      disabledFocusable={busy || disabled === true}
      onClick={begin}
    >
      {label}
    </Button>
  );
}
