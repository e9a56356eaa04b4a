import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import { latestActual } from '../../../case/follow-through/actuals';
import type { Metric } from '../../../case/case';
import { useFormatter } from '../../i18n/formatter-context';
import { usePaneActions, useReadyCase } from '../../pane-context';
import { Fact } from '../../ui/fact';
import { Section } from './section';
import { ColumnHeads } from './column-heads';
import { useTableStyles } from './table-styles';

const useStyles = makeStyles({
  missed: {
    display: 'block',
    color: tokens.colorStatusDangerForeground1,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** Who answers for each metric and how often it is looked at, and how its latest actual stands. */
export function MetricsSection() {
  const styles = useStyles();
  const table = useTableStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const { show } = usePaneActions();
  const of = useReadyCase();
  const title = t('followThrough.metrics');
  const missing = (words: string) => <Fact icon={<WarningRegular />}>{words}</Fact>;

  return (
    <Section title={title}>
      {of.metrics.length === 0 ? (
        <Body1>{t('followThrough.metricsEmpty')}</Body1>
      ) : (
        <table className={table.table}>
          <ColumnHeads
            names={[
              t('followThrough.metricName'),
              t('followThrough.ownerAndCadence'),
              t('followThrough.lastActual'),
            ]}
          />
          <tbody>
            {of.metrics.map((metric) => {
              const actual = latestActual(of, metric.name)?.value ?? null;
              const verdict = verdictOn(metric, actual);
              return (
                <tr key={metric.name}>
                  <th scope="row" className={table.cell}>
                    {metric.name}
                  </th>
                  <td className={table.cell}>
                    {metric.owner || missing(t('followThrough.noOwner'))}
                    <span className={table.under}>
                      {metric.cadence || missing(t('followThrough.noCadence'))}
                    </span>
                  </td>
                  <td className={table.cell}>
                    {actual === null
                      ? t('followThrough.noActual')
                      : format.quantity(actual, metric.unit, { compact: true })}
                    {verdict !== null && (
                      <span className={verdict ? table.under : styles.missed}>
                        {t(verdict ? 'followThrough.meets' : 'followThrough.missesThreshold', {
                          threshold: format.quantity(metric.threshold, metric.unit, { compact: true }),
                        })}
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <div>
        <Button size="small" onClick={() => show('drivers', 'metrics')}>
          {t('followThrough.changeMetrics')}
        </Button>
      </div>
    </Section>
  );
}

/** Whether the actual meets the metric's threshold; null where that cannot be said. */
function verdictOn({ threshold, direction }: Metric, actual: number | null): boolean | null {
  if (actual === null || threshold === null || direction === null) return null;
  return direction === 'higher' ? actual >= threshold : actual <= threshold;
}
