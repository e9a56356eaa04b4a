import { TargetRegular } from '@fluentui/react-icons/svg/target';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DIRECTIONS, METRIC_ROLES } from '../../../case/case';
import type { Direction, MetricRole } from '../../../case/case';
import { atAddress, metric as metricOf } from '../../../case/create-case';
import { useEdit, useReadyCase } from '../../pane-context';
import { ChoiceField } from '../../ui/choice-field';
import { EmptyState } from '../../ui/empty-state';
import { FieldGrid } from '../../ui/field-grid';
import { AddCellBar } from './add-cell-bar';
import { addMetric, changeMetric, removeMetric, renameMetric } from './case-edits';
import { MetricCard } from './metric-card';
import { NewRowForm } from './new-row-form';
import { useDraft } from './use-draft';
import { useNameCheck } from './use-name-check';
import { useRowList } from './use-row-list';

/** The metrics: cells that the model computes, and how each is judged. */
export function MetricsList() {
  const { t } = useTranslation();
  const open = useReadyCase();
  const edit = useEdit();
  const checkName = useNameCheck(open.metrics);
  const { draft, begin, end } = useDraft('metric', open.metrics);
  const [role, setRole] = useState<MetricRole | null>('primary');
  const [direction, setDirection] = useState<Direction | null>('higher');
  const list = useRowList(false);

  const add = ({ name, unit }: { name: string; unit: string }) => {
    end();
    const cell = atAddress(draft!.address);
    edit(addMetric(metricOf({ name, unit, cell, role, direction })), t('metrics.added', { name }));
    list.reveal(name);
  };

  return (
    <div ref={list.root} style={{ display: 'contents' }}>
      <AddCellBar label={t('metrics.add')} onAdd={begin} />
      {draft && (
        <NewRowForm
          key={draft.address}
          title={t('metrics.form')}
          cell={draft.address}
          proposal={draft.proposal}
          checkName={checkName}
          onAdd={add}
          onCancel={() => {
            end();
            list.focusTop();
          }}
        >
          <FieldGrid>
            <ChoiceField
              label={t('metrics.role')}
              value={role}
              choices={METRIC_ROLES.map((value) => ({ value, label: t(`metrics.roles.${value}`) }))}
              onChange={setRole}
            />
            <ChoiceField
              label={t('metrics.direction')}
              value={direction}
              choices={DIRECTIONS.map((value) => ({ value, label: t(`metrics.directions.${value}`) }))}
              onChange={setDirection}
            />
          </FieldGrid>
        </NewRowForm>
      )}
      {open.metrics.length === 0 && !draft && (
        <EmptyState icon={<TargetRegular />} title={t('metrics.empty')} hint={t('metrics.emptyHint')} />
      )}
      {open.metrics.map((metric, index) => (
        <MetricCard
          key={metric.name}
          metric={metric}
          open={list.isOpen(metric.name)}
          checkName={(name) => checkName(name, metric.name)}
          onToggle={() => list.toggle(metric.name)}
          onChange={(part) => edit(changeMetric(metric.name, part))}
          onRename={(name) => {
            edit(renameMetric(metric.name, name));
            list.reveal(name);
          }}
          onRemove={() => {
            edit(removeMetric(metric.name), t('metrics.removed', { name: metric.name }));
            list.focusNear(index);
          }}
        />
      ))}
    </div>
  );
}
