import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../case/case';
import { useFormatter } from '../../i18n/formatter-context';
import { useReadyCase } from '../../pane-context';
import { ChoiceField } from '../../ui/choice-field';
import { FieldGrid } from '../../ui/field-grid';
import { unbroken } from '../../ui/unbroken';
import { FrontierChart } from './frontier-chart';
import { frontierMetrics, frontierOf, usualAcross, usualUpwards } from './frontier-view-model';
import { usePartStyles } from './part-styles';

const WIDEST = 760;

const useStyles = makeStyles({
  keys: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  key: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  square: {
    width: '10px',
    height: '10px',
    backgroundColor: tokens.colorBrandForeground1,
    forcedColorAdjust: 'none',
  },
  circle: {
    width: '8px',
    height: '8px',
    borderRadius: '50%',
    border: `2px solid ${tokens.colorNeutralForeground3}`,
  },
  faint: { color: tokens.colorNeutralForeground3 },
});

/** Alternatives by any two metrics: which no other beats on both, and which one does. */
export function FrontierPart({ width }: { width: number }) {
  const styles = useStyles();
  const parts = usePartStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const of = useReadyCase();
  const metrics = frontierMetrics(of);
  const [names, setNames] = useState<{ x?: string; y?: string }>({});
  const y = metrics.find(({ name }) => name === names.y) ?? usualUpwards(of);
  const x = metrics.find((one) => one !== y && one.name === names.x) ?? (y && usualAcross(of, y));
  if (!x || !y) return <p className={parts.note}>{t('tradeOffs.frontierMissing')}</p>;

  const frontier = frontierOf(of, x, y);
  const caption = t('tradeOffs.frontierCaption', { x: x.name, y: y.name });
  const axisTitle = ({ name, direction }: Metric) =>
    t(direction === 'lower' ? 'tradeOffs.lowerIsBetter' : 'tradeOffs.higherIsBetter', { metric: name });
  const choices = metrics.map(({ name }) => ({ value: name, label: name }));

  return (
    <div className={parts.root}>
      <FieldGrid wide label={t('tradeOffs.axes')}>
        <ChoiceField
          label={t('tradeOffs.down')}
          value={y.name}
          choices={choices}
          onChange={(name) => name !== null && setNames({ y: name, x: name === x.name ? y.name : x.name })}
        />
        <ChoiceField
          label={t('tradeOffs.across')}
          value={x.name}
          choices={choices.filter(({ value }) => value !== y.name)}
          onChange={(name) => name !== null && setNames({ y: y.name, x: name })}
        />
      </FieldGrid>
      {Number.isFinite(width) && frontier.points.length > 0 && (
        <FrontierChart
          frontier={frontier}
          x={x}
          y={y}
          width={Math.min(WIDEST, width)}
          label={caption}
          axisTitle={axisTitle}
        />
      )}
      <p className={styles.keys} aria-hidden>
        <span className={styles.key}>
          <span className={styles.square} /> {t('tradeOffs.efficient')}
        </span>
        <span className={styles.key}>
          <span className={styles.circle} /> {t('tradeOffs.dominated')}
        </span>
      </p>
      <div className={parts.scroll} role="region" aria-label={caption} tabIndex={0}>
        <table className={parts.table}>
          <caption className={parts.caption}>{caption}</caption>
          <thead>
            <tr>
              <th scope="col" className={parts.head}>
                {t('compare.alternative')}
              </th>
              {[y, x].map(({ name }) => (
                <th key={name} scope="col" className={mergeClasses(parts.head, parts.number)}>
                  {name}
                </th>
              ))}
              <th scope="col" className={parts.head}>
                {t('tradeOffs.standing')}
              </th>
            </tr>
          </thead>
          <tbody>
            {frontier.points.map((one) => (
              <tr key={one.name} className={one.dominatedBy === null ? undefined : styles.faint}>
                <th scope="row" className={parts.cell}>
                  {one.name}
                </th>
                <td className={mergeClasses(parts.cell, parts.number)}>
                  {unbroken(format.quantity(one.y, y.unit, { compact: true, bare: true }))}
                </td>
                <td className={mergeClasses(parts.cell, parts.number)}>
                  {unbroken(format.quantity(one.x, x.unit, { compact: true, bare: true }))}
                </td>
                <td className={parts.cell}>
                  {one.dominatedBy === null
                    ? t('tradeOffs.isEfficient')
                    : t('compare.dominatedBy', { names: one.dominatedBy })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {frontier.missing.length > 0 && (
        <p className={parts.note}>{t('tradeOffs.notPlaced', { names: frontier.missing.join(', ') })}</p>
      )}
      <p className={parts.note}>{t('tradeOffs.frontierNote')}</p>
    </div>
  );
}
