import { Button } from '@fluentui/react-components';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import { checkCell } from '../../../case/bind-cell';
import type { BoundKind } from '../../../case/bind-cell';
import type { CellBinding } from '../../../case/case';
import { atAddress } from '../../../case/create-case';
import {
  useAttempt,
  usePaneActions,
  usePaneServices,
  usePaneState,
  useReadyCase,
  useSelectCell,
} from '../../pane-context';
import { CellLink } from '../../ui/cell-link';
import { Fact } from '../../ui/fact';

/** The cell of a driver or metric as a link, or a warning where it has none any more. */
export function BoundCell({ binding }: { binding: CellBinding | null }) {
  const { t } = useTranslation();
  const selectCell = useSelectCell();
  const address = binding?.address ?? null;
  if (address === null) return <Fact icon={<WarningRegular />}>{t('common.notBound')}</Fact>;
  return <CellLink address={address} label={t('common.goTo', { cell: address })} onSelect={selectCell} />;
}

interface RebindProps {
  readonly kind: BoundKind;
  readonly name: string;
  readonly binding: CellBinding | null;
  readonly onBind: (binding: CellBinding) => void;
}

/** Offers to bind the row to the selected cell instead of its own. */
export function RebindButton({ kind, name, binding, onBind }: RebindProps) {
  const { t } = useTranslation();
  const { workbook } = usePaneServices();
  const { notify } = usePaneActions();
  const attempt = useAttempt();
  const open = useReadyCase();
  const selection = usePaneState((state) => state.selection);
  if (selection === null || selection === binding?.address) return null;

  const bind = () =>
    attempt(async () => {
      const { address } = await checkCell(workbook, open, kind, selection);
      onBind(atAddress(address));
      notify({ intent: 'success', text: t('model.rebound', { name, cell: address }) });
    });
  return (
    <Button size="small" icon={<LinkRegular />} onClick={bind}>
      {t('model.rebind', { cell: selection })}
    </Button>
  );
}
