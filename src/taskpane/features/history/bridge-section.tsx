import {
  Caption1,
  MessageBar,
  MessageBarBody,
  Spinner,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameName } from '../../../case/case';
import { bridgeEnds } from '../../../case/decision/change-bridge';
import type { ChangeBridge } from '../../../case/decision/change-bridge';
import { CHANGE_BRIDGE_SHEET } from '../../../case/output-sheets/output-sheets';
import type { SavedEvaluation } from '../../../case/evaluation/history';
import { useFormatter } from '../../i18n/formatter-context';
import { decimalsFor } from '../../i18n/quantity';
import { usePaneServices, useReadyCase, useErrorText } from '../../pane-context';
import { ChoiceField } from '../../ui/choice-field';
import { FieldGrid } from '../../ui/field-grid';
import { WriteSheetButton } from '../../write-sheet-button';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  table: {
    width: '100%',
    maxWidth: '640px',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    fontSize: tokens.fontSizeBase200,
  },
  caption: { textAlign: 'start', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  label: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
  },
  end: {
    fontWeight: tokens.fontWeightSemibold,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
  },
  number: {
    textAlign: 'end',
    whiteSpace: 'nowrap',
    verticalAlign: 'top',
    paddingBlock: tokens.spacingVerticalXS,
  },
  detail: { display: 'block', color: tokens.colorNeutralForeground2 },
  bar: { height: '4px', borderRadius: tokens.borderRadiusSmall, marginTop: '2px', forcedColorAdjust: 'none' },
  up: { backgroundColor: tokens.colorBrandBackground },
  down: { backgroundColor: tokens.colorNeutralForeground3 },
});

type Outcome = { readonly bridge: ChangeBridge } | { readonly error: unknown };

/** What changed a metric between two kept evaluations, by driver; the parts sum exactly. */
export function BridgeSection({ kept }: { readonly kept: readonly SavedEvaluation[] }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { workbook } = usePaneServices();
  const open = useReadyCase();
  const [fromName, setFrom] = useState<string | null>(null);
  const [toName, setTo] = useState<string | null>(null);
  const [metricName, setMetric] = useState<string | null>(null);
  const [alternativeName, setAlternative] = useState<string | null>(null);
  const errorText = useErrorText();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const pick = (names: readonly string[], wanted: string | null, usual: string | undefined): string =>
    names.find((name) => wanted !== null && sameName(name, wanted)) ?? usual ?? '';
  const names = kept.map(({ name }) => name);
  const to = pick(names, toName, names[0]);
  const from = pick(
    names,
    fromName,
    names.find((name) => name !== to),
  );
  const ends = kept.filter(({ name }) => name === from || name === to);
  const inBoth = (list: readonly string[], of: 'metrics' | 'alternatives') =>
    list.filter((name) => ends.every((one) => one[of].some((other) => sameName(other, name))));
  const metrics = inBoth(
    open.metrics.map(({ name }) => name),
    'metrics',
  );
  const alternatives = inBoth(
    open.alternatives.map(({ name }) => name),
    'alternatives',
  );
  const primary = open.metrics.find(({ role }) => role === 'primary')?.name;
  const metric = pick(metrics, metricName ?? primary ?? null, metrics[0]);
  const alternative = pick(alternatives, alternativeName, alternatives[1] ?? alternatives[0]);

  useEffect(() => {
    if (metric === '' || alternative === '' || from === to) return setOutcome(null);
    const controller = new AbortController();
    const compute = async (): Promise<ChangeBridge> => {
      const { localEngineOf } = await import('../../local-engine');
      const question = { from, to, alternative, metric };
      return localEngineOf(workbook).bridge(open, bridgeEnds(open, question), { signal: controller.signal });
    };
    setOutcome(null);
    compute().then(
      (bridge) => controller.signal.aborted || setOutcome({ bridge }),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setOutcome({ error });
      },
    );
    return () => controller.abort();
  }, [workbook, open, from, to, alternative, metric]);

  const choices = (list: readonly string[]) => list.map((value) => ({ value, label: value }));
  return (
    <section className={styles.root} aria-labelledby="bridge-title">
      <h3 id="bridge-title" className={styles.heading}>
        {t('history.bridge')}
      </h3>
      <FieldGrid>
        <ChoiceField label={t('history.from')} value={from} choices={choices(names)} onChange={setFrom} />
        <ChoiceField label={t('history.to')} value={to} choices={choices(names)} onChange={setTo} />
        <ChoiceField
          label={t('compare.metric')}
          value={metric}
          choices={choices(metrics)}
          onChange={setMetric}
        />
        <ChoiceField
          label={t('compare.alternative')}
          value={alternative}
          choices={choices(alternatives)}
          onChange={setAlternative}
        />
      </FieldGrid>
      {from === to && <Caption1>{t('history.sameTwice')}</Caption1>}
      {from !== to && (metric === '' || alternative === '') && (
        <Caption1>{t('history.nothingShared')}</Caption1>
      )}
      {from !== to && metric !== '' && alternative !== '' && outcome === null && (
        <Spinner size="tiny" label={t('history.computing')} />
      )}
      {outcome && 'error' in outcome && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{errorText(outcome.error)}</MessageBarBody>
        </MessageBar>
      )}
      {outcome && 'bridge' in outcome && <Bridge bridge={outcome.bridge} />}
    </section>
  );
}

function Bridge({ bridge }: { bridge: ChangeBridge }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const { workbook, caseStore } = usePaneServices();
  const { before, after, unit, steps, rest, from, to, question, method, unknown } = bridge;
  const decimals = decimalsFor([before, after], unit);
  const largest = Math.max(Math.abs(rest), ...steps.map(({ part }) => Math.abs(part)));
  const value = (number: number) => format.quantity(number, unit, { decimals });
  const end = (label: string, number: number) => (
    <tr>
      <th scope="row" className={mergeClasses(styles.label, styles.end)}>
        {label}
      </th>
      <td className={mergeClasses(styles.number, styles.end)}>{value(number)}</td>
    </tr>
  );
  const step = (label: string, detail: string, part: number) => (
    <tr key={label}>
      <th scope="row" className={styles.label}>
        {label}
        <span className={styles.detail}>{detail}</span>
        <div
          className={mergeClasses(styles.bar, part < 0 ? styles.down : styles.up)}
          style={{ width: `${largest > 0 ? (100 * Math.abs(part)) / largest : 0}%` }}
          aria-hidden="true"
        />
      </th>
      <td className={styles.number}>
        {Number.isNaN(part) ? t('compare.noValue') : format.delta(part, unit, { decimals })}
      </td>
    </tr>
  );
  const sameModel = bridge.modelChanged === false && unknown.length === 0;
  const restDetail = t(
    !sameModel ? 'history.restDetail' : rest === 0 ? 'history.restNone' : 'history.restToday',
  );
  return (
    <>
      <table className={styles.table}>
        <caption className={styles.caption}>
          {t('history.caption', { metric: question.metric, alternative: question.alternative })}
        </caption>
        <tbody>
          {end(from.name, before)}
          {steps.map(({ driver, before: old, after: now, part }) =>
            step(
              driver.name,
              t('history.changed', {
                before: format.quantity(old, driver.unit),
                after: format.quantity(now, driver.unit),
              }),
              part,
            ),
          )}
          {(rest !== 0 || steps.length === 0) && step(t('history.rest'), restDetail, rest)}
          {end(to.name, after)}
        </tbody>
      </table>
      {unknown.length > 0 && <Caption1>{t('history.unknown', { drivers: unknown.join(', ') })}</Caption1>}
      <Caption1>{t(`history.methods.${METHODS[method]}`)}</Caption1>
      <div>
        <WriteSheetButton
          label={t('history.write')}
          writing={t('history.writing')}
          written={t('history.written')}
          showLabel={t('compare.showSheet')}
          sheet={CHANGE_BRIDGE_SHEET}
          write={async (language) => {
            const { writeChangeBridge } = await import('../../../case/output-sheets/change-bridge-sheet');
            await writeChangeBridge(workbook, caseStore.getState().case!, bridge, language);
          }}
        />
      </div>
    </>
  );
}

const METHODS = {
  'every order': 'every',
  'sampled orders': 'sampled',
  'one after the other': 'sequential',
} as const;
