import { Body1, Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alternative as alternativeOf } from '../../../case/create-case';
import { useEdit, useReadyCase } from '../../pane-context';
import { AlternativeCard } from './alternative-card';
import { addAlternative, changeAlternative, removeAlternative, renameAlternative } from './case-edits';
import { NewRowForm } from './new-row-form';
import { useNameCheck } from './use-name-check';
import { useRowList } from './use-row-list';

/** The alternatives, do nothing first; their figures are entered with the drivers. */
export function AlternativesList() {
  const { t } = useTranslation();
  const open = useReadyCase();
  const edit = useEdit();
  const checkName = useNameCheck(open.alternatives);
  const [adding, setAdding] = useState(false);
  const list = useRowList(false);

  return (
    <div ref={list.root} style={{ display: 'contents' }}>
      <div>
        <Button size="small" appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
          {t('alternatives.add')}
        </Button>
      </div>
      {adding && (
        <NewRowForm
          title={t('alternatives.form')}
          proposal={{ name: '' }}
          checkName={checkName}
          onAdd={({ name }) => {
            setAdding(false);
            edit(addAlternative(alternativeOf({ name })), t('alternatives.added', { name }));
            list.reveal(name);
          }}
          onCancel={() => {
            setAdding(false);
            list.focusTop();
          }}
        />
      )}
      {open.alternatives.length === 1 && !adding && <Body1>{t('alternatives.only')}</Body1>}
      {open.alternatives.map((alternative, index) => (
        <AlternativeCard
          key={alternative.name}
          alternative={alternative}
          baseline={index === 0}
          open={list.isOpen(alternative.name)}
          checkName={(name) => checkName(name, alternative.name)}
          onToggle={() => list.toggle(alternative.name)}
          onChange={(part) => edit(changeAlternative(alternative.name, part))}
          onRename={(name) => {
            edit(
              renameAlternative(alternative.name, name),
              t('alternatives.renamed', { from: alternative.name, to: name }),
            );
            list.reveal(name);
          }}
          onRemove={() => {
            edit(removeAlternative(alternative.name), t('alternatives.removed', { name: alternative.name }));
            list.focusNear(index);
          }}
        />
      ))}
    </div>
  );
}
