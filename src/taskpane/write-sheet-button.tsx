import { Button } from '@fluentui/react-components';
import { TableSimpleRegular } from '@fluentui/react-icons/svg/table-simple';
import { useState } from 'react';
import { useAttempt, usePaneActions, usePaneServices } from './pane-context';

interface Props {
  readonly label: string;
  /** Said while it is written. */
  readonly writing: string;
  /** Said once it is. */
  readonly written: string;
  readonly showLabel: string;
  readonly sheet: string;
  readonly disabled?: boolean;
  readonly write: () => Promise<void>;
}

/** Writes a sheet from the saved case, and offers to show it. */
export function WriteSheetButton({ label, writing, written, showLabel, sheet, disabled, write }: Props) {
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
        await write();
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
