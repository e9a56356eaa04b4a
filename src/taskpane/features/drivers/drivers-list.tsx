import { OptionsRegular } from '@fluentui/react-icons/svg/options';
import { useTranslation } from 'react-i18next';
import { atAddress, driver as driverOf } from '../../../case/create-case';
import { useEdit, useReadyCase } from '../../pane-context';
import { EmptyState } from '../../ui/empty-state';
import { AddCellBar } from './add-cell-bar';
import { addDriver, changeDriver, removeDriver, renameDriver, setDriverValue } from './case-edits';
import { DriverCard } from './driver-card';
import { opensAll } from './model-view-model';
import { NewRowForm } from './new-row-form';
import { useDraft } from './use-draft';
import { useNameCheck } from './use-name-check';
import { useRowList } from './use-row-list';
import { useStandingValues } from './use-standing-values';

/** The drivers: input cells of the model with a value under each alternative. */
export function DriversList() {
  const { t } = useTranslation();
  const open = useReadyCase();
  const edit = useEdit();
  const checkName = useNameCheck(open.drivers);
  const { draft, begin, end } = useDraft('driver', open.drivers);
  const alternatives = open.alternatives.map(({ name }) => name);
  const standing = useStandingValues(open.drivers, alternatives[0]);
  const list = useRowList(opensAll(open.drivers.length, alternatives.length));

  const add = ({ name, unit }: { name: string; unit: string }) => {
    end();
    edit(addDriver(driverOf({ name, unit, cell: atAddress(draft!.address) })), t('drivers.added', { name }));
    list.reveal(name);
  };

  return (
    <div ref={list.root} style={{ display: 'contents' }}>
      <AddCellBar label={t('drivers.add')} onAdd={begin} />
      {draft && (
        <NewRowForm
          key={draft.address}
          title={t('drivers.form')}
          cell={draft.address}
          proposal={draft.proposal}
          checkName={checkName}
          onAdd={add}
          onCancel={() => {
            end();
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
          place={index}
          standing={standing.get(driver.cell?.address ?? '') ?? null}
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
