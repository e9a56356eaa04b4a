import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkCell } from '../../../case/bind-cell';
import type { BoundKind } from '../../../case/bind-cell';
import { useAttempt, usePaneServices, useReadyCase } from '../../pane-context';
import { freeName, proposedUnit } from './model-view-model';

/** A row about to be added: the cell, and what its neighbours say of it. */
export interface Draft {
  readonly address: string;
  readonly proposal: { readonly name: string; readonly unit: string };
}

/** Begins a row on the selected cell, unless that cannot be a driver or metric; then a message says why. */
export function useDraft(
  kind: BoundKind,
  rows: readonly { readonly name: string }[],
): { draft: Draft | null; begin: () => void; end: () => void } {
  const { t } = useTranslation();
  const { workbook } = usePaneServices();
  const open = useReadyCase();
  const attempt = useAttempt();
  const [draft, setDraft] = useState<Draft | null>(null);

  const begin = () =>
    attempt(async () => {
      const { address, label, unit } = await checkCell(workbook, open, kind);
      const [content] = await workbook.read([address], { numberFormats: true });
      const numberFormat = content?.numberFormats?.[0]?.[0] ?? '';
      const proposal = {
        name: freeName(rows, label),
        unit: proposedUnit(unit, numberFormat, t('model.percentWord')),
      };
      setDraft({ address, proposal });
    });
  return { draft, begin, end: () => setDraft(null) };
}
