import {
  Button,
  Caption1,
  Checkbox,
  Input,
  Link,
  Select,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case, Direction, MetricRole } from '../../../case/case';
import { DIRECTIONS, METRIC_ROLES, nameKey } from '../../../case/case';
import { useFormatter } from '../../i18n/formatter-context';
import { useSelectCell } from '../../pane-context';
import { CellLink } from '../../ui/cell-link';
import { rankedDrivers } from './cell-proposals';
import type { CellsProposed, DriverProposal, MetricProposal, Proposal, RankedDriver } from './cell-proposals';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: {
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr)',
    alignItems: 'start',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} 0`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  fields: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  facts: {
    gridColumnStart: 2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalXXS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  bar: {
    gridColumnStart: 2,
    height: '4px',
    marginTop: tokens.spacingVerticalXS,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground,
    forcedColorAdjust: 'none',
  },
  hint: { color: tokens.colorNeutralForeground2, margin: 0 },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    position: 'sticky',
    bottom: 0,
    padding: `${tokens.spacingVerticalS} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Effects that are shown as none. */
const SLIGHT = 0.0005;

/** Drivers in sight before more are asked for. */
const SHOWN = 10;

/** What was changed of a proposal, by its address. */
type Changes = Readonly<
  Record<
    string,
    {
      readonly name?: string;
      readonly unit?: string;
      readonly direction?: Direction | null;
      readonly role?: MetricRole | null;
    }
  >
>;

export type AcceptedMetric = MetricProposal & { readonly role: MetricRole | null };

interface Props {
  readonly found: CellsProposed;
  /** The open case, which rows are added to; null where one is made of them. */
  readonly of: Case | null;
  readonly busy: boolean;
  readonly onAccept: (metrics: readonly AcceptedMetric[], drivers: readonly DriverProposal[]) => void;
}

/** The proposals, each with its cell, accepted one by one or all at once, and renamed where the label is not the name. */
export function ProposalsForm({ found, of, busy, onAccept }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [changes, setChanges] = useState<Changes>({});
  const [all, showAll] = useState(false);

  const take = (addresses: readonly string[], wanted: boolean) => {
    const next = new Set(taken);
    for (const address of addresses) {
      if (wanted) next.add(address);
      else next.delete(address);
    }
    setTaken(next);
  };
  const change = (address: string, part: Changes[string]) =>
    setChanges({ ...changes, [address]: { ...changes[address], ...part } });
  const accepted = <P extends Proposal>(rows: readonly P[]): P[] =>
    rows
      .filter(({ address }) => taken.has(address))
      .map((row) => ({
        ...row,
        ...changes[row.address],
        name: (changes[row.address]?.name ?? row.name).trim(),
      }));

  const chosen = accepted(found.metrics);
  // One result decides: the first one taken, until somebody says otherwise.
  const decided =
    (of?.metrics ?? []).some(({ role }) => role === 'primary') ||
    Object.values(changes).some(({ role }) => role === 'primary');
  const roleOf = (address: string): MetricRole | null =>
    changes[address]?.role !== undefined
      ? changes[address].role
      : !decided && chosen.find((one) => changes[one.address]?.role === undefined)?.address === address
        ? 'primary'
        : null;
  const metrics = chosen.map((one): AcceptedMetric => ({ ...one, role: roleOf(one.address) }));
  const drivers = accepted(found.drivers);
  const flaw =
    metrics.length + drivers.length === 0
      ? t('myCells.takeOne')
      : (flawOf(metrics, of?.metrics ?? [], t) ?? flawOf(drivers, of?.drivers ?? [], t));
  // Ranked by what they do to the results taken; before any is, to all of them.
  const judged = chosen.length > 0 ? chosen : found.metrics;
  const ranked = rankedDrivers(
    found.drivers,
    judged.map(({ address }) => address),
  );
  const shown = all ? ranked : ranked.slice(0, SHOWN);
  const largest = Math.max(...ranked.map(({ effect }) => Math.abs(effect?.share ?? 0)));
  const nameOf = (address: string): string =>
    changes[address]?.name ?? found.metrics.find((one) => one.address === address)?.name ?? address;

  const row = (proposal: Proposal, facts: ReactNode, more?: ReactNode, share?: number) => (
    <Row
      key={proposal.address}
      proposal={proposal}
      name={changes[proposal.address]?.name ?? proposal.name}
      unit={changes[proposal.address]?.unit ?? proposal.unit}
      taken={taken.has(proposal.address)}
      facts={facts}
      more={more}
      share={share}
      onTake={(wanted) => take([proposal.address], wanted)}
      onChange={(part) => change(proposal.address, part)}
    />
  );

  return (
    <form
      className={styles.form}
      aria-label={t('myCells.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (flaw === null && !busy) onAccept(metrics, drivers);
      }}
    >
      <Group
        title={t('myCells.metrics')}
        hint={t('myCells.metricsHint')}
        addresses={found.metrics.map(({ address }) => address)}
        taken={taken}
        onTake={take}
      >
        {found.metrics.map((metric) =>
          row(
            metric,
            <span>
              {t('myCells.inputs', { count: metric.inputs, numbers: format.plain(metric.inputs) })}
            </span>,
            <>
              <Select
                size="small"
                aria-label={t('myCells.directionOf', { cell: metric.address })}
                value={(changes[metric.address]?.direction ?? metric.direction) || ''}
                onChange={(_, data) =>
                  change(metric.address, {
                    direction: DIRECTIONS.find((direction) => direction === data.value) ?? null,
                  })
                }
              >
                <option value="">{t('myCells.directionOpen')}</option>
                {DIRECTIONS.map((direction) => (
                  <option key={direction} value={direction}>
                    {t(`myCells.directions.${direction}`)}
                  </option>
                ))}
              </Select>
              <Select
                size="small"
                aria-label={t('myCells.roleOf', { cell: metric.address })}
                value={roleOf(metric.address) ?? ''}
                onChange={(_, data) =>
                  change(metric.address, { role: METRIC_ROLES.find((role) => role === data.value) ?? null })
                }
              >
                <option value="">{t('myCells.roleOpen')}</option>
                {METRIC_ROLES.map((role) => (
                  <option key={role} value={role}>
                    {t('myCells.role', { role: t(`metrics.roles.${role}`) })}
                  </option>
                ))}
              </Select>
            </>,
          ),
        )}
      </Group>
      {found.drivers.length > 0 && (
        <Group
          title={t('myCells.drivers')}
          hint={t(found.unmeasured === null ? 'myCells.driversHint' : 'myCells.driversCounted', {
            count: found.constants,
            numbers: format.plain(found.constants),
          })}
          addresses={shown.map(({ driver }) => driver.address)}
          taken={taken}
          onTake={take}
        >
          {shown.map((one) =>
            row(
              one.driver,
              <Effect ranked={one} nameOf={nameOf} />,
              undefined,
              one.effect && largest > 0 ? Math.abs(one.effect.share) / largest : undefined,
            ),
          )}
        </Group>
      )}
      {shown.length < found.drivers.length && (
        <Link as="button" type="button" onClick={() => showAll(true)}>
          {t('myCells.more', { count: found.drivers.length - shown.length })}
        </Link>
      )}
      <div className={styles.foot}>
        <Button type="submit" appearance="primary" disabledFocusable={busy || flaw !== null}>
          {t(of ? 'myCells.add' : 'myCells.create')}
        </Button>
        <Caption1 role="status">
          {flaw ??
            t('myCells.chosen', {
              metrics: t('myCells.metricCount', { count: metrics.length }),
              drivers: t('myCells.driverCount', { count: drivers.length }),
            })}
        </Caption1>
      </div>
    </form>
  );
}

function flawOf(
  rows: readonly { readonly name: string; readonly address: string }[],
  there: readonly { readonly name: string }[],
  t: TFunction,
): string | null {
  const seen = new Set(there.map(({ name }) => nameKey(name)));
  for (const { name, address } of rows) {
    if (name === '') return t('myCells.nameless', { cell: address });
    if (seen.has(nameKey(name))) return t('common.taken', { name });
    seen.add(nameKey(name));
  }
  return null;
}

interface EffectProps {
  readonly ranked: RankedDriver;
  /** Of the metric in a cell. */
  readonly nameOf: (address: string) => string;
}

function Effect({ ranked: { driver, effect }, nameOf }: EffectProps) {
  const { dependents, fromZero } = driver;
  const { t } = useTranslation();
  const format = useFormatter();
  if (effect === null) return <span>{t('myCells.dependents', { count: dependents })}</span>;
  // One more than nothing is nothing for money; what it becomes is the alternative's to say.
  if (fromZero && Math.abs(effect.share) < SLIGHT) return <span>{t('myCells.atZero')}</span>;
  const change = format.relative(effect.share);
  return (
    <span>
      {t(fromZero ? 'myCells.effectFromZero' : 'myCells.effect', {
        change,
        metric: nameOf(effect.metric),
      })}
    </span>
  );
}

interface GroupProps {
  readonly title: string;
  readonly hint: string;
  readonly addresses: readonly string[];
  readonly taken: ReadonlySet<string>;
  readonly onTake: (addresses: readonly string[], wanted: boolean) => void;
  readonly children: ReactNode;
}

function Group({ title, hint, addresses, taken, onTake, children }: GroupProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const isWhole = addresses.every((address) => taken.has(address));
  return (
    <section aria-label={title}>
      <div className={styles.head}>
        <h3 className={styles.heading}>{title}</h3>
        <Link
          as="button"
          type="button"
          aria-label={t(isWhole ? 'myCells.takeNone' : 'myCells.takeAll', { what: title })}
          onClick={() => onTake(addresses, !isWhole)}
        >
          {t(isWhole ? 'myCells.none' : 'myCells.all')}
        </Link>
      </div>
      <Caption1 as="p" block className={styles.hint}>
        {hint}
      </Caption1>
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}

interface RowProps {
  readonly proposal: Proposal;
  readonly name: string;
  readonly unit: string;
  readonly taken: boolean;
  readonly facts: ReactNode;
  readonly more?: ReactNode;
  /** Its effect beside the largest one, 0 to 1. */
  readonly share?: number | undefined;
  readonly onTake: (wanted: boolean) => void;
  readonly onChange: (part: { readonly name?: string; readonly unit?: string }) => void;
}

function Row({ proposal, name, unit, taken, facts, more, share, onTake, onChange }: RowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const selectCell = useSelectCell();
  const { address, value } = proposal;
  return (
    <li className={styles.row}>
      <Checkbox
        checked={taken}
        aria-label={t('myCells.take', { name, cell: address })}
        onChange={(_, data) => onTake(data.checked === true)}
      />
      <div className={styles.fields}>
        <Input
          size="small"
          style={{ flexGrow: 3, flexBasis: '140px', minWidth: 0 }}
          input={{ style: { minWidth: 0, width: '100%' } }}
          autoComplete="off"
          aria-label={t('myCells.nameOf', { cell: address })}
          value={name}
          onChange={(_, data) => onChange({ name: data.value })}
        />
        <Input
          size="small"
          style={{ flexBasis: '72px', flexGrow: 1, minWidth: 0 }}
          input={{ style: { minWidth: 0, width: '100%' } }}
          autoComplete="off"
          placeholder={t('model.unit')}
          aria-label={t('myCells.unitOf', { cell: address })}
          value={unit}
          onChange={(_, data) => onChange({ unit: data.value })}
        />
        {more}
      </div>
      <div className={styles.facts}>
        <CellLink address={address} label={t('common.goTo', { cell: address })} onSelect={selectCell} />
        <span>{format.quantity(Number.isNaN(value) ? null : value, unit)}</span>
        {facts}
      </div>
      {share !== undefined && (
        <div className={styles.bar} style={{ width: `${Math.max(1, share * 100)}%` }} aria-hidden="true" />
      )}
    </li>
  );
}
