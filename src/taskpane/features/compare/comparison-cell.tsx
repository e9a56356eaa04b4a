import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowTrendingRegular } from '@fluentui/react-icons/svg/arrow-trending';
import { ArrowTrendingDownRegular } from '@fluentui/react-icons/svg/arrow-trending-down';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark';
import { ShieldErrorFilled } from '@fluentui/react-icons/svg/shield-error';
import { SubtractRegular } from '@fluentui/react-icons/svg/subtract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparisonCellView, MeritKind } from './compare-view-model';
import { unbroken } from '../../ui/unbroken';
import { VISUALLY_HIDDEN } from '../../ui/visually-hidden';

const meritIcons: Readonly<Record<MeritKind, ReactNode>> = {
  better: <ArrowTrendingRegular />,
  worse: <ArrowTrendingDownRegular />,
  same: <SubtractRegular />,
  changed: null,
};

const useStyles = makeStyles({
  cell: {
    textAlign: 'end',
    verticalAlign: 'top',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalSNudge}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    position: 'relative',
  },
  baseline: { backgroundColor: tokens.colorNeutralBackground2 },
  value: {
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    // "−12,3 Mio. €" beside its like.
    '@media (max-width: 360px)': { fontSize: tokens.fontSizeBase200 },
  },
  line: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  range: { color: tokens.colorNeutralForeground3 },
  noWrap: { whiteSpace: 'nowrap' },
  // The note under the table says it to those who see it.
  hidden: VISUALLY_HIDDEN,
  flag: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  icon: { fontSize: '16px', lineHeight: 0, verticalAlign: '-3px', marginInlineEnd: '3px' },
  better: { color: tokens.colorStatusSuccessForeground1 },
  worse: { color: tokens.colorStatusDangerForeground1 },
  breach: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** A metric under an alternative: the value, the difference to do nothing, its merit and the guardrail, in words. */
export function ComparisonCell({ cell, baseline }: { cell: ComparisonCellView; baseline: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { exact, value, delta, relative, merit, guardrail, note, range } = cell;
  return (
    <td className={mergeClasses(styles.cell, baseline && styles.baseline)}>
      {exact === null ? (
        <span className={styles.line}>{value}</span>
      ) : (
        <data value={exact} className={styles.value}>
          {value}
        </data>
      )}
      {delta !== null && (
        <span className={styles.line}>
          <span className={styles.noWrap}>{delta}</span>
          {relative !== null && (
            <>
              {' '}
              <span className={styles.noWrap}>({relative})</span>
            </>
          )}
        </span>
      )}
      {merit !== null && (
        <span
          className={mergeClasses(
            styles.flag,
            merit.kind === 'better' && styles.better,
            merit.kind === 'worse' && styles.worse,
          )}
        >
          <span className={styles.icon} aria-hidden="true">
            {meritIcons[merit.kind]}
          </span>
          {merit.label}
        </span>
      )}
      {guardrail !== null && (
        <span className={mergeClasses(styles.flag, !guardrail.holds && styles.breach)}>
          <span className={styles.icon} aria-hidden="true">
            {guardrail.holds ? <ShieldCheckmarkRegular /> : <ShieldErrorFilled />}
          </span>
          {guardrail.label}
        </span>
      )}
      {range !== null && (
        <span className={mergeClasses(styles.line, styles.range)}>
          <span className={styles.hidden}>{t('compare.rangeOf')} </span>
          {unbroken(range)}
        </span>
      )}
      {note !== null && <span className={styles.line}>{note}</span>}
    </td>
  );
}
