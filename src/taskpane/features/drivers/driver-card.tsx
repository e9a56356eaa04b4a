import { Button } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONFIDENCES, DISTRIBUTIONS } from '../../../case/case';
import type { Driver } from '../../../case/case';
import { useFormatter } from '../../i18n/formatter-context';
import { ChoiceField } from '../../ui/choice-field';
import { Fact } from '../../ui/fact';
import { FieldGrid } from '../../ui/field-grid';
import { ItemCard } from '../../ui/item-card';
import { NumberField } from '../../ui/number-field';
import { RemoveButton } from '../../ui/remove-button';
import { TextField } from '../../ui/text-field';
import { BoundCell, RebindButton } from './bound-cell';
import { inheritedValue, valuesInShort } from './model-view-model';

interface Props {
  readonly driver: Driver;
  /** Names, do nothing first. */
  readonly alternatives: readonly string[];
  /** What its cell holds now, where doing nothing takes that; null where it is not known. */
  readonly standing: number | null;
  /** Its place in the list. */
  readonly place: number;
  readonly open: boolean;
  readonly checkName: (name: string) => string | null;
  readonly onToggle: () => void;
  readonly onChange: (part: Partial<Omit<Driver, 'name' | 'values'>>) => void;
  readonly onValue: (alternative: string, value: number | null) => void;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

/**
 * A driver: its cell, its value under each alternative, and what is known of the assumption. Drawn again only when
 * it looks different: what the handlers do hangs on the driver and its place alone.
 */
export const DriverCard = memo(
  Card,
  (before, now) =>
    before.driver === now.driver &&
    before.place === now.place &&
    before.standing === now.standing &&
    before.open === now.open &&
    before.alternatives.join('\n') === now.alternatives.join('\n'),
);

function Card(props: Props) {
  const { driver, alternatives, standing, open, checkName, onToggle, onChange, onValue, onRename, onRemove } =
    props;
  const { t } = useTranslation();
  const format = useFormatter();
  const [details, showDetails] = useState(false);
  const hasBase = (driver.values[alternatives[0] ?? ''] ?? null) !== null;

  return (
    <ItemCard
      name={driver.name}
      open={open}
      onToggle={onToggle}
      facts={
        <>
          <BoundCell binding={driver.cell} />
          {driver.unit && (open || (!hasBase && standing === null)) && <span>{driver.unit}</span>}
          {!open && (
            <span>
              {valuesInShort(
                driver,
                alternatives,
                (value) => format.quantity(value, driver.unit, { bare: true }),
                (value) => format.quantity(value, driver.unit),
                standing,
              )}
            </span>
          )}
          {!driver.source && <Fact icon={<WarningRegular />}>{t('drivers.unsourced')}</Fact>}
        </>
      }
      actions={
        <RemoveButton
          label={`${t('common.remove')}: ${driver.name}`}
          question={t('drivers.removeAsk', { name: driver.name })}
          removeLabel={t('common.remove')}
          keepLabel={t('common.keep')}
          onRemove={onRemove}
        />
      }
    >
      <FieldGrid label={t('drivers.values', { name: driver.name })}>
        {alternatives.map((alternative, index) => {
          const inherited = inheritedValue(driver, alternatives, index);
          return (
            <NumberField
              key={alternative}
              label={alternative}
              value={driver.values[alternative] ?? null}
              placeholder={
                inherited !== null
                  ? `= ${format.plain(inherited)}`
                  : index === 0
                    ? standing === null
                      ? t('drivers.asModel')
                      : t('drivers.asModelNow', { value: format.plain(standing) })
                    : t('drivers.asDoNothing')
              }
              onCommit={(value) => onValue(alternative, value)}
            />
          );
        })}
      </FieldGrid>
      <div>
        <Button
          size="small"
          appearance="subtle"
          aria-expanded={details}
          onClick={() => showDetails(!details)}
        >
          {t('model.details')}
        </Button>
      </div>
      {details && (
        <>
          <FieldGrid wide>
            <TextField
              label={t('model.name')}
              value={driver.name}
              check={checkName}
              required
              onCommit={onRename}
            />
            <TextField
              label={t('model.unit')}
              value={driver.unit}
              hint={t('model.unitHint')}
              onCommit={(unit) => onChange({ unit })}
            />
          </FieldGrid>
          <FieldGrid label={t('drivers.range')}>
            {(['low', 'likely', 'high'] as const).map((bound) => (
              <NumberField
                key={bound}
                label={t(`drivers.${bound}`)}
                value={driver[bound]}
                onCommit={(value) => onChange({ [bound]: value })}
              />
            ))}
          </FieldGrid>
          <FieldGrid wide>
            <ChoiceField
              label={t('drivers.distribution')}
              value={driver.distribution}
              noneLabel={t('common.none')}
              choices={DISTRIBUTIONS.map((value) => ({ value, label: t(`drivers.distributions.${value}`) }))}
              onChange={(distribution) => onChange({ distribution })}
            />
            <ChoiceField
              label={t('drivers.confidence')}
              value={driver.confidence}
              noneLabel={t('common.none')}
              choices={CONFIDENCES.map((value) => ({ value, label: t(`drivers.confidences.${value}`) }))}
              onChange={(confidence) => onChange({ confidence })}
            />
            <TextField
              label={t('drivers.source')}
              value={driver.source}
              hint={t('drivers.sourceHint')}
              onCommit={(source) => onChange({ source })}
            />
            <TextField
              label={t('drivers.date')}
              type="date"
              value={driver.date}
              onCommit={(date) => onChange({ date })}
            />
            <TextField
              label={t('drivers.owner')}
              value={driver.owner}
              onCommit={(owner) => onChange({ owner })}
            />
          </FieldGrid>
        </>
      )}
      {(details || !driver.cell?.address) && (
        <div>
          <RebindButton
            kind="driver"
            name={driver.name}
            binding={driver.cell}
            onBind={(cell) => onChange({ cell })}
          />
        </div>
      )}
    </ItemCard>
  );
}
