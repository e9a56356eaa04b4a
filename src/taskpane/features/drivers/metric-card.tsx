import { Checkbox } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { DIRECTIONS, LENSES, METRIC_ROLES } from '../../../case/case';
import type { Metric } from '../../../case/case';
import { useFormatter } from '../../i18n/formatter-context';
import { ChoiceField } from '../../ui/choice-field';
import { FieldGrid } from '../../ui/field-grid';
import { ItemCard } from '../../ui/item-card';
import { NumberField } from '../../ui/number-field';
import { RemoveButton } from '../../ui/remove-button';
import { TextField } from '../../ui/text-field';
import { BoundCell, RebindButton } from './bound-cell';

interface Props {
  readonly metric: Metric;
  readonly open: boolean;
  readonly checkName: (name: string) => string | null;
  readonly onToggle: () => void;
  readonly onChange: (part: Partial<Omit<Metric, 'name'>>) => void;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

/** A metric: its cell, how it is judged, and who answers for it. */
export function MetricCard(props: Props) {
  const { metric, open, checkName, onToggle, onChange, onRename, onRemove } = props;
  const { t } = useTranslation();
  const format = useFormatter();
  const limit = metric.threshold !== null && format.quantity(metric.threshold, metric.unit);

  return (
    <ItemCard
      name={metric.name}
      open={open}
      onToggle={onToggle}
      facts={
        <>
          <BoundCell binding={metric.cell} />
          <span>{t(`metrics.roles.${metric.role ?? 'none'}`)}</span>
          {limit && metric.direction && (
            <span>
              {t(metric.direction === 'higher' ? 'metrics.atLeast' : 'metrics.atMost', { value: limit })}
            </span>
          )}
        </>
      }
      actions={
        <RemoveButton
          label={`${t('common.remove')}: ${metric.name}`}
          question={t('metrics.removeAsk', { name: metric.name })}
          removeLabel={t('common.remove')}
          keepLabel={t('common.keep')}
          onRemove={onRemove}
        />
      }
    >
      <FieldGrid>
        <ChoiceField
          label={t('metrics.role')}
          value={metric.role}
          noneLabel={t('common.none')}
          choices={METRIC_ROLES.map((value) => ({ value, label: t(`metrics.roles.${value}`) }))}
          onChange={(role) => onChange({ role })}
        />
        <ChoiceField
          label={t('metrics.direction')}
          value={metric.direction}
          noneLabel={t('common.none')}
          choices={DIRECTIONS.map((value) => ({ value, label: t(`metrics.directions.${value}`) }))}
          onChange={(direction) => onChange({ direction })}
        />
        <NumberField
          label={t('metrics.threshold')}
          value={metric.threshold}
          onCommit={(threshold) => onChange({ threshold })}
        />
      </FieldGrid>
      <FieldGrid wide>
        <TextField
          label={t('model.name')}
          value={metric.name}
          check={checkName}
          required
          onCommit={onRename}
        />
        <TextField
          label={t('model.unit')}
          value={metric.unit}
          hint={t('model.unitHint')}
          onCommit={(unit) => onChange({ unit })}
        />
        <TextField
          label={t('metrics.owner')}
          value={metric.owner}
          onCommit={(owner) => onChange({ owner })}
        />
        <TextField
          label={t('metrics.cadence')}
          value={metric.cadence}
          placeholder={t('metrics.cadenceHint')}
          onCommit={(cadence) => onChange({ cadence })}
        />
        {metric.role === 'second-order' && (
          <TextField
            label={t('metrics.secondOrderStart')}
            value={metric.secondOrderStart}
            placeholder={t('metrics.secondOrderStartHint')}
            onCommit={(secondOrderStart) => onChange({ secondOrderStart })}
          />
        )}
      </FieldGrid>
      <div role="group" aria-label={t('metrics.lenses')}>
        {LENSES.map((lens) => (
          <Checkbox
            key={lens}
            label={t(`metrics.lensNames.${lens}`)}
            checked={metric.lenses.includes(lens)}
            onChange={(_, { checked }) =>
              onChange({
                lenses: LENSES.filter((one) =>
                  one === lens ? checked === true : metric.lenses.includes(one),
                ),
              })
            }
          />
        ))}
      </div>
      <div>
        <RebindButton
          kind="metric"
          name={metric.name}
          binding={metric.cell}
          onBind={(cell) => onChange({ cell })}
        />
      </div>
    </ItemCard>
  );
}
