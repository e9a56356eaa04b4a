import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FOLLOW_THROUGH_KINDS } from '../../../case/case';
import type { FollowThrough, FollowThroughKind } from '../../../case/case';
import { followThrough } from '../../../case/create-case';
import { tripwireStates } from '../../../case/follow-through/tripwires';
import { useFormatter } from '../../i18n/formatter-context';
import { useEdit, useReadyCase } from '../../pane-context';
import { ChoiceField } from '../../ui/choice-field';
import { Fact } from '../../ui/fact';
import { FieldGrid } from '../../ui/field-grid';
import { ItemCard } from '../../ui/item-card';
import { NumberField } from '../../ui/number-field';
import { RemoveButton } from '../../ui/remove-button';
import { TextField } from '../../ui/text-field';
import { addPromise, changePromise, removePromise } from './follow-through-edits';
import { Section } from './section';
import { TripwireProposals } from './tripwire-proposals';
import { unitOf } from '../../../case/unit';

const useStyles = makeStyles({
  add: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  tripped: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  clear: { color: tokens.colorStatusSuccessForeground1 },
});

/** Reviews, escalation, owners, steps, tripwires and waivers, each edited in place. */
export function PromisesSection({ followed }: { followed: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const open = useReadyCase();
  const edit = useEdit();
  const [kind, setKind] = useState<FollowThroughKind>('review cadence');
  const [opened, setOpened] = useState<number | null>(null);

  const add = () => {
    const alternative = kind === 'waiver' ? followed : '';
    edit(
      addPromise(followThrough({ kind, alternative })),
      t('followThrough.added', { kind: t(`followThrough.kinds.${kind}`) }),
    );
    setOpened(open.followThrough.length);
  };

  return (
    <Section title={t('followThrough.promises')}>
      {open.followThrough.length === 0 && <Body1>{t('followThrough.promisesEmpty')}</Body1>}
      {open.followThrough.map((row, index) => (
        <PromiseCard
          key={index}
          row={row}
          open={opened === index}
          onToggle={() => setOpened(opened === index ? null : index)}
          onRemove={() => {
            setOpened(null);
            edit(removePromise(row), t('followThrough.removed'));
          }}
        />
      ))}
      <div className={styles.add}>
        <ChoiceField
          label={t('followThrough.kind')}
          value={kind}
          choices={FOLLOW_THROUGH_KINDS.map((value) => ({ value, label: t(`followThrough.kinds.${value}`) }))}
          onChange={(value) => value && setKind(value)}
        />
        <Button size="small" icon={<AddRegular />} onClick={add}>
          {t('followThrough.add')}
        </Button>
      </div>
      <TripwireProposals followed={followed} />
    </Section>
  );
}

interface CardProps {
  readonly row: FollowThrough;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
}

function PromiseCard({ row, open, onToggle, onRemove }: CardProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const edit = useEdit();
  const of = useReadyCase();
  const { kind } = row;
  const watching = kind === 'tripwire' || kind === 'metric owner' || kind === 'waiver';
  const subject = watching ? row.metric : row.text;
  const name = [kind ? t(`followThrough.kinds.${kind}`) : '', subject || t('followThrough.unnamed')]
    .filter((part) => part !== '')
    .join(': ');
  const state = tripwireStates(of).find(({ tripwire }) => tripwire === row);
  const unit = unitOf(of, row.metric);
  const change = (part: Partial<FollowThrough>) => edit(changePromise(row, part), t('decide.saved'));
  const subjects = [...of.metrics, ...(kind === 'tripwire' ? of.drivers : [])];
  const fits = (value: string, names: readonly { readonly name: string }[]) =>
    value === '' || names.some((one) => one.name === value);

  return (
    <ItemCard
      name={name}
      open={open}
      onToggle={onToggle}
      actions={
        <RemoveButton
          label={`${t('common.remove')}: ${name}`}
          question={t('followThrough.removeAsk', { name })}
          removeLabel={t('common.remove')}
          keepLabel={t('common.keep')}
          onRemove={onRemove}
        />
      }
      facts={
        <>
          {row.owner === '' ? (
            <Fact icon={<WarningRegular />}>{t('followThrough.noOwner')}</Fact>
          ) : (
            <span>{row.owner}</span>
          )}
          {kind === 'adoption step' &&
            (row.date === '' ? (
              <Fact icon={<WarningRegular />}>{t('followThrough.noDate')}</Fact>
            ) : (
              <span>{format.day(row.date)}</span>
            ))}
          {row.threshold !== null && (
            <span>
              {t(`followThrough.due.${state?.good ?? 'unknown'}`, {
                value: format.quantity(row.threshold, unit, { compact: true }),
              })}
            </span>
          )}
          {state && (
            <span
              className={
                state.state === 'tripped'
                  ? styles.tripped
                  : state.state === 'clear'
                    ? styles.clear
                    : undefined
              }
            >
              {t(`followThrough.states.${state.state}`)}
            </span>
          )}
          {state?.actual && (
            <span>
              {t('followThrough.actual', {
                value: format.quantity(state.actual.value, unit, { compact: true }),
              })}
            </span>
          )}
        </>
      }
    >
      <TextField
        label={t('followThrough.text')}
        value={row.text}
        multiline
        onCommit={(text) => change({ text })}
      />
      <FieldGrid wide>
        <TextField
          label={t('followThrough.owner')}
          value={row.owner}
          onCommit={(owner) => change({ owner })}
        />
        <TextField
          label={t('followThrough.date')}
          type="date"
          value={row.date}
          onCommit={(date) => change({ date })}
        />
        {watching && fits(row.metric, subjects) && (
          <ChoiceField
            label={t(kind === 'waiver' ? 'followThrough.waived' : 'followThrough.metric')}
            value={row.metric === '' ? null : row.metric}
            choices={subjects.map((one) => ({ value: one.name, label: one.name }))}
            noneLabel={t('common.none')}
            onChange={(metric) => change({ metric: metric ?? '' })}
          />
        )}
        {(kind === 'tripwire' || kind === 'waiver') && fits(row.alternative, of.alternatives) && (
          <ChoiceField
            label={t('followThrough.alternative')}
            value={row.alternative === '' ? null : row.alternative}
            choices={of.alternatives.map((one) => ({ value: one.name, label: one.name }))}
            noneLabel={t('common.none')}
            onChange={(alternative) => change({ alternative: alternative ?? '' })}
          />
        )}
        {kind === 'tripwire' && (
          <NumberField
            label={t('followThrough.threshold')}
            value={row.threshold}
            onCommit={(threshold) => change({ threshold })}
          />
        )}
      </FieldGrid>
      {kind === 'tripwire' && (
        <TextField
          label={t('followThrough.action')}
          value={row.action}
          multiline
          onCommit={(action) => change({ action })}
        />
      )}
    </ItemCard>
  );
}
