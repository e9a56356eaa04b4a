import { OptionsRegular } from '@fluentui/react-icons/svg/options';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkCell } from '../../../case/bind-cell';
import type { BindableCell } from '../../../case/bind-cell';
import { atAddress, driver as driverOf } from '../../../case/create-case';
import { useAttempt, useEdit, usePaneServices, useReadyCase } from '../../pane-context';
import { EmptyState } from '../../ui/empty-state';
import { AddCellBar } from './add-cell-bar';
import { addDriver, changeDriver, removeDriver, renameDriver, setDriverValue } from './case-edits';
import { DriverCard } from './driver-card';
import { freeName, opensAll } from './model-view-model';
import { NewRowForm } from './new-row-form';
import { useNameCheck } from './use-name-check';
import { useRowList } from './use-row-list';

/** The drivers: input cells of the model with a value under each alternative. */
export function DriversList() {
  const { t } = useTranslation();
  const { workbook } = usePaneServices();
  const open = useReadyCase();
  const edit = useEdit();
  const attempt = useAttempt();
  const checkName = useNameCheck(open.drivers);
  const [draft, setDraft] = useState<BindableCell | null>(null);
  const alternatives = open.alternatives.map(({ name }) => name);
  const list = useRowList(opensAll(open.drivers.length, alternatives.length));

  const add = ({ name, unit }: { name: string; unit: string }) => {
    setDraft(null);
    edit(addDriver(driverOf({ name, unit, cell: atAddress(draft!.address) })), t('drivers.added', { name }));
    list.reveal(name);
  };

  return (
    <div ref={list.root} style={{ display: 'contents' }}>
      <AddCellBar
        label={t('drivers.add')}
        onAdd={() => attempt(async () => setDraft(await checkCell(workbook, open, 'driver')))}
      />
      {draft && (
        <NewRowForm
          key={draft.address}
          title={t('drivers.form')}
          cell={draft.address}
          proposal={{ name: freeName(open.drivers, draft.label), unit: draft.unit }}
          checkName={checkName}
          onAdd={add}
          onCancel={() => {
            setDraft(null);
            list.focusTop();
          }}
        />
      )}
      {open.drivers.length === 0 && !draft && (
        <EmptyState icon={<OptionsRegular />} title={t('drivers.empty')} hint={t('drivers.emptyHint')} />
      )}
      {open.drivers.map((driver, index) => (
        <DriverCard
          key={driver.name}
          driver={driver}
          alternatives={alternatives}
          open={list.isOpen(driver.name)}
          checkName={(name) => checkName(name, driver.name)}
          onToggle={() => list.toggle(driver.name)}
          onChange={(part) => edit(changeDriver(driver.name, part))}
          onValue={(alternative, value) => edit(setDriverValue(driver.name, alternative, value))}
          onRename={(name) => {
            edit(renameDriver(driver.name, name));
            list.reveal(name);
          }}
          onRemove={() => {
            edit(removeDriver(driver.name), t('drivers.removed', { name: driver.name }));
            list.focusNear(index);
          }}
        />
      ))}
    </div>
  );
}
