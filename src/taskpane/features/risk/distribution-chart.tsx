import { LineChart } from '@fluentui/react-charts';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '../../i18n/formatter-context';
import type { SimulationSummary } from '../../../worker/recalc-protocol';
import { seriesLook } from '../../ui/series-look';

const useStyles = makeStyles({
  figure: { margin: 0, minWidth: 0 },
  caption: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  keys: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase200,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  key: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
});

const HEIGHT = 220;

interface Props {
  readonly summary: SimulationSummary;
  readonly metric: number;
  readonly name: string;
  readonly unit: string;
  readonly width: number;
}

/** For each alternative the chance that the metric stays at or below a value; the table below says it in figures. */
export default function DistributionChart({ summary, metric, name, unit, width }: Props) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const format = useFormatter();
  const lines = summary.alternatives.map((alternative, i) => {
    const look = seriesLook(i);
    return {
      legend: alternative.name,
      color: look.colour,
      hideNonActiveDots: true,
      lineOptions: { strokeDasharray: look.dashes, strokeWidth: 2 },
      data: (alternative.metrics[metric]?.curve ?? []).map((x, k) => {
        const y = summary.curveShares[k] ?? NaN;
        return {
          x,
          y,
          xAxisCalloutData: format.quantity(x, unit, { compact: true }),
          yAxisCalloutData: format.quantity(y, '%'),
        };
      }),
    };
  });

  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{t('risk.chart', { metric: name })}</figcaption>
      <div style={{ width, height: HEIGHT, overflow: 'hidden' }}>
        <LineChart
          data={{ chartTitle: t('risk.chart', { metric: name }), lineChartData: lines }}
          width={width}
          height={HEIGHT}
          culture={i18n.language}
          hideLegend
          yMinValue={0}
          yMaxValue={1}
          yAxisTickCount={4}
          xAxisTickCount={width < 400 ? 3 : 6}
          yAxisTickFormat={(share: number) => format.quantity(share, '%', { decimals: 0 })}
          tickFormat="~s"
          margins={{ left: 44, right: 32, top: 8, bottom: 28 }}
          optimizeLargeData
        />
      </div>
      <ul className={styles.keys} aria-hidden>
        {summary.alternatives.map(({ name: alternative }, i) => {
          const look = seriesLook(i);
          return (
            <li key={alternative} className={styles.key}>
              <svg width="28" height="10">
                <line
                  x1="1"
                  x2="27"
                  y1="5"
                  y2="5"
                  stroke={look.colour}
                  strokeWidth="2.5"
                  strokeDasharray={look.dashes}
                />
              </svg>
              {alternative}
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
