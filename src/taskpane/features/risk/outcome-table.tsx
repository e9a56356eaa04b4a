import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomeSummary } from '../../../worker/recalc-protocol';
import { useFormatter } from '../../i18n/formatter-context';
import { unbroken } from '../../ui/unbroken';
import { useTableStyles } from './table-styles';

const SHOWN_SHARES = [0.1, 0.5, 0.9];

const useStyles = makeStyles({
  line: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  warning: { display: 'block', color: tokens.colorStatusDangerForeground1 },
});

interface Props {
  readonly alternatives: readonly { readonly name: string; readonly outcome: OutcomeSummary }[];
  readonly metric: string;
  readonly unit: string;
  readonly trials: number;
}

/** Percentiles with their confidence, the mean, and the chances of a loss and of missing the threshold. */
export function OutcomeTable({ alternatives, metric, unit, trials }: Props) {
  const shared = useTableStyles();
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const number = (value: number, compact: true | number = true) =>
    format.quantity(Number.isNaN(value) ? null : value, unit, { compact });
  /** Both ends, with as many digits as tell them apart. */
  const between = (from: number, to: number) => {
    const digits = [3, 4, 5].find((count) => number(from, count) !== number(to, count)) ?? 3;
    return unbroken(t('risk.between', { from: number(from, digits), to: number(to, digits) }));
  };
  const share = (value: number) => format.quantity(value, '%', { decimals: 1 });

  return (
    <table className={shared.table}>
      <caption className={shared.caption}>{t('risk.percentiles', { metric })}</caption>
      <thead>
        <tr>
          {SHOWN_SHARES.map((value) => (
            <th key={value} scope="col" className={shared.heading}>
              {t('risk.percentile', { share: Math.round(value * 100) })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {alternatives.map(({ name, outcome }) => (
          <Fragment key={name}>
            <tr>
              <th scope="rowgroup" colSpan={SHOWN_SHARES.length} className={shared.group}>
                {name}
              </th>
            </tr>
            <tr>
              {SHOWN_SHARES.map((wanted) => {
                const found = outcome.percentiles.find((percentile) => percentile.share === wanted);
                return (
                  <td key={wanted} className={shared.number}>
                    <data value={found?.value ?? ''}>{number(found?.value ?? NaN)}</data>
                    <div className={shared.small}>{between(found?.from ?? NaN, found?.to ?? NaN)}</div>
                  </td>
                );
              })}
            </tr>
            <tr>
              <td colSpan={SHOWN_SHARES.length} className={styles.line}>
                {t('risk.mean', { mean: number(outcome.mean), error: number(outcome.meanError) })}
                {Number.isNaN(outcome.probabilityNegative)
                  ? ''
                  : ` · ${t('risk.negative', { share: share(outcome.probabilityNegative) })}`}
                {outcome.probabilityMissed !== null &&
                  ` · ${t('risk.missed', { share: share(outcome.probabilityMissed) })}`}
                {outcome.computed < trials && (
                  <span className={styles.warning}>
                    {t('risk.failed', {
                      count: trials - outcome.computed,
                      shown: [...outcome.failures.keys()].join(', '),
                    })}
                  </span>
                )}
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
