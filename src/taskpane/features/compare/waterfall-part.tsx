import {
  MessageBar,
  MessageBarBody,
  Spinner,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Waterfall } from '../../../case/decision/waterfall';
import { writeWaterfall } from '../../../case/output-sheets/waterfall-sheet';
import { alternativeInFocus, primaryMetric } from '../../../case/decision/recommendation';
import { useFormatter } from '../../i18n/formatter-context';
import { usePaneServices, useReadyCase, useSelectCell, useErrorText } from '../../pane-context';
import { ChoiceField } from '../../ui/choice-field';
import { FieldGrid } from '../../ui/field-grid';
import { PlainButton } from '../../ui/plain-button';
import { WriteSheetButton } from '../../write-sheet-button';
import { computeWaterfall } from './compute-waterfall';
import { usePartStyles } from './part-styles';
import { WATERFALL_SHEET } from '../../../case/output-sheets/output-sheets';

type Outcome = { readonly waterfall: Waterfall } | { readonly error: unknown };

/** What each driver adds on the way from do nothing to an alternative; adds up to the difference. */
export function WaterfallPart() {
  const parts = usePartStyles();
  const { t } = useTranslation();
  const { workbook } = usePaneServices();
  const of = useReadyCase();
  const metrics = of.metrics.filter(({ cell }) => cell !== null);
  const names = of.alternatives.slice(1).map(({ name }) => name);
  const [chosen, choose] = useState<{ metric?: string; alternative?: string }>({});
  const metric = metrics.find(({ name }) => name === chosen.metric) ?? primaryMetric(of) ?? metrics[0];
  const focus = alternativeInFocus(of);
  const alternative =
    names.find((name) => name === chosen.alternative) ?? names.find((name) => name === focus) ?? names[0];
  const metricName = metric?.name;
  const errorText = useErrorText();
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  useEffect(() => {
    if (metricName === undefined || alternative === undefined) return;
    const controller = new AbortController();
    setOutcome(null);
    computeWaterfall(workbook, of, { alternative, metric: metricName }, controller.signal).then(
      (waterfall) => controller.signal.aborted || setOutcome({ waterfall }),
      (error: unknown) => controller.signal.aborted || setOutcome({ error }),
    );
    return () => controller.abort();
  }, [workbook, of, alternative, metricName]);

  if (!metric || alternative === undefined)
    return <p className={parts.note}>{t('tradeOffs.waterfallMissing')}</p>;
  return (
    <div className={parts.root}>
      <FieldGrid wide label={t('tradeOffs.waterfall')}>
        <ChoiceField
          label={t('compare.alternative')}
          value={alternative}
          choices={names.map((name) => ({ value: name, label: name }))}
          onChange={(name) => name !== null && choose({ ...chosen, alternative: name })}
        />
        <ChoiceField
          label={t('compare.metric')}
          value={metric.name}
          choices={metrics.map(({ name }) => ({ value: name, label: name }))}
          onChange={(name) => name !== null && choose({ ...chosen, metric: name })}
        />
      </FieldGrid>
      {outcome === null && <Spinner size="small" label={t('tradeOffs.computing')} />}
      {outcome && 'error' in outcome && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{errorText(outcome.error)}</MessageBarBody>
        </MessageBar>
      )}
      {outcome && 'waterfall' in outcome && (
        <>
          <WaterfallTable waterfall={outcome.waterfall} />
          <p className={parts.note}>
            {outcome.waterfall.sampledOrders === null
              ? t('tradeOffs.exact')
              : t('tradeOffs.sampled', { count: outcome.waterfall.sampledOrders })}
          </p>
          <div>
            <WriteSheetButton
              label={t('tradeOffs.writeWaterfall')}
              writing={t('tradeOffs.writingWaterfall')}
              written={t('tradeOffs.waterfallWritten')}
              showLabel={t('compare.showSheet')}
              sheet={WATERFALL_SHEET}
              write={(language) => writeWaterfall(workbook, outcome.waterfall, language)}
            />
          </div>
        </>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  bars: { width: '34%', minWidth: '80px' },
  track: { position: 'relative', display: 'block', height: '16px' },
  bar: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    minWidth: '2px',
    boxSizing: 'border-box',
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralForeground1}`,
    forcedColorAdjust: 'none',
  },
  end: { backgroundColor: tokens.colorNeutralForeground3 },
  up: { backgroundColor: tokens.colorBrandForeground1 },
  down: {
    backgroundColor: tokens.colorNeutralBackground1,
    backgroundImage: `repeating-linear-gradient(45deg, ${tokens.colorNeutralForeground2} 0 2px, transparent 2px 5px)`,
  },
  fact: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  total: { fontWeight: tokens.fontWeightSemibold },
  link: { ':hover': { color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline' } },
});

function WaterfallTable({ waterfall }: { waterfall: Waterfall }) {
  const styles = useStyles();
  const parts = usePartStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const selectCell = useSelectCell();
  const { base, alternative, metric, unit, start, end, steps } = waterfall;
  const levels = [start, end, ...steps.map(({ to }) => to)];
  const least = Math.min(...levels);
  const span = Math.max(...levels) - least || 1;
  const percent = (level: number) => ((level - least) / span) * 96 + 2;
  const bar = (from: number, to: number, look: string) => (
    <span className={styles.track} aria-hidden>
      <span
        className={mergeClasses(styles.bar, look)}
        style={{
          insetInlineStart: `${Math.min(percent(from), percent(to))}%`,
          width: `${Math.abs(percent(to) - percent(from))}%`,
        }}
      />
    </span>
  );
  const caption = t('tradeOffs.waterfallCaption', { metric, alternative, base });
  const level = (name: string, value: number) => (
    <tr>
      <th scope="row" className={mergeClasses(parts.cell, styles.total)}>
        {name}
      </th>
      <td className={mergeClasses(parts.cell, styles.bars)}>{bar(value, value, styles.end)}</td>
      <td className={mergeClasses(parts.cell, parts.number, styles.total)}>
        <data value={value}>{format.quantity(value, unit, { compact: true })}</data>
      </td>
    </tr>
  );

  return (
    <div className={parts.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={parts.table}>
        <caption className={parts.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={parts.head}>
              {t('tradeOffs.driver')}
            </th>
            <th scope="col" className={parts.head}>
              {t('tradeOffs.way')}
            </th>
            <th scope="col" className={mergeClasses(parts.head, parts.number)}>
              {metric}
            </th>
          </tr>
        </thead>
        <tbody>
          {level(base, start)}
          {steps.map(
            ({ driver, unit: driverUnit, address, before, after, amount, standardError, from, to }) => (
              <tr key={driver}>
                <th scope="row" className={parts.cell}>
                  <PlainButton
                    className={styles.link}
                    title={t('common.goTo', { cell: address })}
                    onClick={() => selectCell(address)}
                  >
                    {driver}
                  </PlainButton>
                  <span className={styles.fact}>
                    {t('tradeOffs.fromTo', {
                      before: format.quantity(before, driverUnit, { bare: true }),
                      after: format.quantity(after, driverUnit),
                    })}
                  </span>
                </th>
                <td className={mergeClasses(parts.cell, styles.bars)}>
                  {bar(from, to, amount < 0 ? styles.down : styles.up)}
                </td>
                <td className={mergeClasses(parts.cell, parts.number)}>
                  <data value={amount}>{format.delta(amount, unit, { compact: true })}</data>
                  {standardError > 0 && (
                    <span className={styles.fact}>
                      ± {format.quantity(standardError, unit, { compact: true, bare: true })}
                    </span>
                  )}
                </td>
              </tr>
            ),
          )}
          {level(alternative, end)}
        </tbody>
      </table>
    </div>
  );
}
