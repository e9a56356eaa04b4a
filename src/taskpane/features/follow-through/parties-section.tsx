import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameName } from '../../../case/case';
import { chargeToDeciders, deviationsFromPlan, paysAndGains } from '../../../case/follow-through/charge-back';
import { primaryMetric } from '../../../case/decision/recommendation';
import { useFormatter } from '../../i18n/formatter-context';
import { useEdit, usePaneState, useReadyCase } from '../../pane-context';
import { FieldGrid } from '../../ui/field-grid';
import { ItemCard } from '../../ui/item-card';
import { NumberField } from '../../ui/number-field';
import { RemoveButton } from '../../ui/remove-button';
import { TextField } from '../../ui/text-field';
import { changeEffect, removeEffect } from './follow-through-edits';
import { Section } from './section';

const useStyles = makeStyles({
  loses: { color: tokens.colorStatusDangerForeground1 },
  add: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** What each function or partner bears and receives under the alternative, and how losses could be made whole. */
export function PartiesSection({ followed }: { followed: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const of = useReadyCase();
  const edit = useEdit();
  const [opened, setOpened] = useState<string | null>(null);
  const [name, setName] = useState('');
  const { parties, transfers, shortfall } = paysAndGains(of, followed);
  // Effects are in the case's money: the unit of its primary metric where that is money.
  const unit = moneyUnit(primaryMetric(of)?.unit ?? '');
  const money = (value: number) => format.quantity(value, unit);

  const add = () => {
    const party = name.trim();
    if (party === '') return;
    edit(changeEffect(party, followed, {}), t('followThrough.partyAdded', { name: party }));
    setName('');
    setOpened(party);
  };

  return (
    <Section title={t('followThrough.parties')}>
      {parties.length === 0 && <Body1>{t('followThrough.partiesEmpty', { alternative: followed })}</Body1>}
      {parties.map(({ party, net, netAfter, transfer }) => {
        const effect = of.effects.find(
          (one) => sameName(one.party, party) && sameName(one.alternative, followed),
        );
        return (
          <ItemCard
            key={party}
            name={party}
            open={opened === party}
            onToggle={() => setOpened(opened === party ? null : party)}
            actions={
              <RemoveButton
                label={`${t('common.remove')}: ${party}`}
                question={t('followThrough.removeParty', { name: party, alternative: followed })}
                removeLabel={t('common.remove')}
                keepLabel={t('common.keep')}
                onRemove={() => edit(removeEffect(party, followed), t('followThrough.removed'))}
              />
            }
            facts={
              <>
                <span className={net < 0 ? styles.loses : undefined}>
                  {t('followThrough.net', { value: format.delta(net, unit) })}
                </span>
                {transfer !== null && transfer !== 0 && netAfter !== null && (
                  <span>{t('followThrough.after', { value: money(netAfter) })}</span>
                )}
              </>
            }
          >
            <FieldGrid wide>
              <NumberField
                label={t('followThrough.cost')}
                value={effect?.costBorne ?? null}
                onCommit={(costBorne) =>
                  edit(changeEffect(party, followed, { costBorne }), t('decide.saved'))
                }
              />
              <NumberField
                label={t('followThrough.benefit')}
                value={effect?.benefitReceived ?? null}
                onCommit={(benefitReceived) =>
                  edit(changeEffect(party, followed, { benefitReceived }), t('decide.saved'))
                }
              />
            </FieldGrid>
          </ItemCard>
        );
      })}
      {shortfall > 0 && <Body1>{t('followThrough.shortfall', { amount: money(shortfall) })}</Body1>}
      {shortfall === 0 && parties.length > 0 && transfers.length === 0 && (
        <Body1>{t('followThrough.noTransfers')}</Body1>
      )}
      {transfers.length > 0 && (
        <>
          <Body1>{t('followThrough.transfers')}</Body1>
          <ul className={styles.list}>
            {transfers.map(({ from, to, amount }) => (
              <li key={`${from} ${to}`}>
                {t('followThrough.transfer', { from, to, amount: money(amount) })}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={styles.add}>
        <TextField label={t('followThrough.party')} value={name} onCommit={setName} />
        <Button size="small" icon={<AddRegular />} onClick={add}>
          {t('followThrough.addParty')}
        </Button>
      </div>
      <Charges followed={followed} />
    </Section>
  );
}

/** Deviations from the plan, charged to those who own the drivers; nothing before swings are computed. */
function Charges({ followed }: { followed: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const of = useReadyCase();
  const sensitivity = usePaneState((state) => state.sensitivity);
  const primary = primaryMetric(of);
  if (!primary) return null;
  const charges = chargeToDeciders(of, deviationsFromPlan(of, followed, primary.name, sensitivity));
  if (charges.length === 0) return null;
  return (
    <Section title={t('followThrough.charges', { metric: primary.name })}>
      <ul className={styles.list}>
        {charges.map(({ decider, amount, drivers }) => (
          <li key={decider}>
            {t('followThrough.charge', {
              decider: decider || t('followThrough.nobody'),
              amount: format.delta(amount, primary.unit),
            })}{' '}
            ({drivers.map(({ driver }) => driver).join(', ')})
          </li>
        ))}
      </ul>
    </Section>
  );
}

function moneyUnit(unit: string): string {
  return /^([$€£¥]|[A-Z]{3})$/.test(unit.trim()) ? unit.trim() : '';
}
