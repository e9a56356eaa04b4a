import { Badge } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Alternative } from '../../../case/case';
import { FieldGrid } from '../../ui/field-grid';
import { ItemCard } from '../../ui/item-card';
import { NumberField } from '../../ui/number-field';
import { RemoveButton } from '../../ui/remove-button';
import { TextField } from '../../ui/text-field';

interface Props {
  readonly alternative: Alternative;
  /** Do nothing: everything is compared with it, and it cannot be removed. */
  readonly baseline: boolean;
  readonly open: boolean;
  readonly checkName: (name: string) => string | null;
  readonly onToggle: () => void;
  readonly onChange: (part: Partial<Omit<Alternative, 'name'>>) => void;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

/** An alternative: what it is and what it takes. Its figures are the drivers' values. */
export function AlternativeCard(props: Props) {
  const { alternative, baseline, open, checkName, onToggle, onChange, onRename, onRemove } = props;
  const { t } = useTranslation();
  const prose = (field: 'people' | 'systems' | 'reversibility' | 'risk' | 'implication') => (
    <TextField
      label={t(`alternatives.${field}`)}
      value={alternative[field]}
      multiline
      onCommit={(text) => onChange({ [field]: text })}
    />
  );

  return (
    <ItemCard
      name={alternative.name}
      open={open}
      onToggle={onToggle}
      facts={
        baseline ? (
          <>
            <Badge appearance="outline" color="informative">
              {t('alternatives.baseline')}
            </Badge>
            <span>{t('alternatives.baselineHint')}</span>
          </>
        ) : (
          <span>{alternative.description || t('common.none')}</span>
        )
      }
      actions={
        !baseline && (
          <RemoveButton
            label={`${t('common.remove')}: ${alternative.name}`}
            question={t('alternatives.removeAsk', { name: alternative.name })}
            removeLabel={t('common.remove')}
            keepLabel={t('common.keep')}
            onRemove={onRemove}
          />
        )
      }
    >
      <FieldGrid wide>
        <TextField
          label={t('model.name')}
          value={alternative.name}
          check={checkName}
          required
          onCommit={onRename}
        />
        <NumberField
          label={t('alternatives.months')}
          value={alternative.months}
          onCommit={(months) => onChange({ months })}
        />
      </FieldGrid>
      <TextField
        label={t('alternatives.description')}
        value={alternative.description}
        multiline
        onCommit={(description) => onChange({ description })}
      />
      <FieldGrid wide>
        {prose('people')}
        {prose('systems')}
        {prose('reversibility')}
        {prose('risk')}
        {prose('implication')}
      </FieldGrid>
    </ItemCard>
  );
}
