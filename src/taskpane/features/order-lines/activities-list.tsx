import { Button, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useTranslation } from 'react-i18next';
import type { Activity, Driver, FileColumn, OrderLinesPlan } from '../../../order-lines/order-lines';
import { ChoiceField } from '../../ui/choice-field';
import { NumberField } from '../../ui/number-field';
import { RemoveButton } from '../../ui/remove-button';
import { TextField } from '../../ui/text-field';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  activity: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalXS,
    padding: tokens.spacingHorizontalS,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  fields: {
    flexGrow: 1,
    flexBasis: '200px',
    minWidth: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
  },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
  },
});

interface Props {
  readonly columns: readonly FileColumn[];
  readonly plan: OrderLinesPlan;
  readonly onChange: (plan: OrderLinesPlan) => void;
}

/** What serving a customer consists of, what drives it, and what a unit costs. */
export function ActivitiesList({ columns, plan, onChange }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { activities } = plan;
  const put = (index: number, change: Partial<Activity>) =>
    onChange({
      ...plan,
      activities: activities.map((activity, i) => (i === index ? { ...activity, ...change } : activity)),
    });
  const drivers = driversOf(columns);
  const choices = drivers.map((driver) => ({ value: JSON.stringify(driver), label: driverLabel(driver) }));

  function driverLabel(driver: Driver): string {
    return t(`orderLines.drivers.${driver.kind}`, { column: 'column' in driver ? driver.column : '' });
  }

  return (
    <section className={styles.root}>
      <Subtitle2 as="h3" className={styles.title}>
        {t('orderLines.activities')}
      </Subtitle2>
      {activities.map((activity, i) => (
        // Rows have no identity but their place; names may repeat while they are typed.
        <div key={i} className={styles.activity} role="group" aria-label={activity.name}>
          <div className={styles.fields}>
            <div className={styles.pair}>
              <TextField
                label={t('orderLines.activityName')}
                value={activity.name}
                onCommit={(name) => put(i, { name })}
              />
              <ChoiceField
                label={t('orderLines.driver')}
                value={JSON.stringify(activity.driver)}
                choices={choices}
                onChange={(value) => {
                  const driver = drivers.find((one) => JSON.stringify(one) === value);
                  if (driver) put(i, { driver });
                }}
              />
            </div>
            <div className={styles.pair}>
              <ChoiceField
                label={t('orderLines.basis')}
                value={activity.basis}
                choices={(['rate', 'pool'] as const).map((basis) => ({
                  value: basis,
                  label: t(`orderLines.bases.${basis}`),
                }))}
                onChange={(basis) => put(i, { basis: basis ?? 'rate' })}
              />
              <NumberField
                label={t(activity.basis === 'rate' ? 'orderLines.rate' : 'orderLines.pool')}
                value={activity.amount}
                onCommit={(amount) => put(i, { amount: amount ?? 0 })}
              />
            </div>
          </div>
          <RemoveButton
            label={t('orderLines.removeActivity', { name: activity.name })}
            question={t('orderLines.removeAsk', { name: activity.name })}
            removeLabel={t('common.remove')}
            keepLabel={t('common.keep')}
            onRemove={() => onChange({ ...plan, activities: activities.filter((_, k) => k !== i) })}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={<AddRegular />}
          onClick={() => onChange({ ...plan, activities: [...activities, newActivity()] })}
        >
          {t('orderLines.addActivity')}
        </Button>
      </div>
    </section>
  );

  function newActivity(): Activity {
    const taken = new Set(activities.map(({ name }) => name));
    let number = activities.length + 1;
    while (taken.has(t('orderLines.newActivity', { number }))) number++;
    return {
      name: t('orderLines.newActivity', { number }),
      driver: { kind: 'lines' },
      basis: 'rate',
      amount: 0,
    };
  }
}

/** Every driver that the columns allow; text may hold numbers or yes and no. */
function driversOf(columns: readonly FileColumn[]): Driver[] {
  return [
    { kind: 'lines' },
    { kind: 'orders' },
    { kind: 'named' },
    ...columns.flatMap(({ name, kind }): Driver[] => [
      ...(kind === 'number' || kind === 'text' ? [{ kind: 'sum' as const, column: name }] : []),
      ...(kind === 'date' ? [] : [{ kind: 'flag' as const, column: name }]),
    ]),
  ];
}
