import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '../../../i18n/formatter-context';
import type { AnalysedDriver, Analysis } from './compute-analysis';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  caption: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  head: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  name: { fontSize: tokens.fontSizeBase300, overflowWrap: 'anywhere', textAlign: 'start' },
  track: {
    position: 'relative',
    height: '14px',
    marginBlock: '3px',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  bar: {
    position: 'absolute',
    top: '1px',
    bottom: '1px',
    boxSizing: 'border-box',
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralForeground1}`,
    forcedColorAdjust: 'none',
  },
  low: {
    backgroundColor: tokens.colorNeutralBackground1,
    backgroundImage: `repeating-linear-gradient(45deg, ${tokens.colorNeutralForeground2} 0 2px, transparent 2px 5px)`,
  },
  high: { backgroundColor: tokens.colorBrandForeground1 },
  base: {
    position: 'absolute',
    top: '-2px',
    bottom: '-2px',
    width: '2px',
    backgroundColor: tokens.colorNeutralForeground1,
    forcedColorAdjust: 'none',
  },
  ends: {
    display: 'flex',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  keys: { display: 'flex', gap: tokens.spacingHorizontalM, fontSize: tokens.fontSizeBase200 },
  key: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  swatch: { position: 'relative', width: '22px', height: '12px', display: 'inline-block' },
});

interface Props {
  readonly analysis: Analysis;
  readonly caption: string;
  readonly unit: string;
  readonly onSelect: (address: string) => void;
}

/** A bar for each driver, the longest first, with the figures beneath in words; its name selects the cell. */
export function TornadoChart({ analysis, caption, unit, onSelect }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const ends = analysis.drivers
    .flatMap(({ bar }) => [bar.atLow, bar.atHigh])
    .filter((value) => !Number.isNaN(value));
  const least = Math.min(analysis.base, ...ends);
  const width = Math.max(analysis.base, ...ends) - least || 1;
  const share = (value: number) => ((value - least) / width) * 100;

  return (
    <div className={styles.root}>
      <div className={styles.caption}>{caption}</div>
      <div className={styles.keys}>
        {(['low', 'high'] as const).map((end) => (
          <span key={end} className={styles.key}>
            <span className={styles.swatch}>
              <span className={`${styles.bar} ${styles[end]}`} style={{ left: 0, right: 0 }} />
            </span>
            {t(end === 'low' ? 'sensitivity.lowKey' : 'sensitivity.highKey')}
          </span>
        ))}
      </div>
      <ol className={styles.list} aria-label={caption}>
        {analysis.drivers.map((driver) => (
          <li key={driver.name}>
            <Link
              as="button"
              className={styles.name}
              title={t('sensitivity.goTo', { driver: driver.name })}
              onClick={() => onSelect(driver.address)}
            >
              {driver.name}
            </Link>
            <div className={styles.track} aria-hidden>
              {(['low', 'high'] as const).map((end) => {
                const value = end === 'low' ? driver.bar.atLow : driver.bar.atHigh;
                if (Number.isNaN(value) || Number.isNaN(analysis.base)) return null;
                const [from, to] = [share(analysis.base), share(value)].sort((x, y) => x - y) as [
                  number,
                  number,
                ];
                if (to - from < 0.2) return null;
                return (
                  <div
                    key={end}
                    className={`${styles.bar} ${styles[end]}`}
                    style={{ insetInlineStart: `${from}%`, width: `${to - from}%` }}
                  />
                );
              })}
              <div
                className={styles.base}
                style={{ insetInlineStart: `calc(${share(analysis.base)}% - 1px)` }}
              />
            </div>
            <Ends driver={driver} unit={unit} className={styles.ends} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Ends({ driver, unit, className }: { driver: AnalysedDriver; unit: string; className: string }) {
  const { t } = useTranslation();
  const format = useFormatter();
  const { bar, range, switching } = driver;
  const shown = (value: number) =>
    Number.isNaN(value) ? t('sensitivity.noNumber') : format.quantity(value, unit, { compact: true });
  const own = (value: number) => format.quantity(value, driver.unit, { compact: true });
  const nearest = switching?.values[0];
  // Each end stands below its bar: the lower result on the left, whichever end of the driver it comes from.
  const ends: [number, number][] = [
    [range.low, bar.atLow],
    [range.high, bar.atHigh],
  ];
  if (bar.atLow > bar.atHigh) ends.reverse();
  return (
    <div className={className}>
      {ends.map(([input, output]) => (
        <span key={input}>
          {own(input)}: {shown(output)}
        </span>
      ))}
      {switching && (
        <span style={{ flexBasis: '100%' }}>
          {nearest
            ? t(nearest.withinRange ? 'sensitivity.switchesAt' : 'sensitivity.beyond', {
                value: own(nearest.value),
                change: Number.isNaN(nearest.headroom) ? '–' : format.relative(nearest.headroom),
              })
            : t('sensitivity.never', {
                low: own(switching.searched.low),
                high: own(switching.searched.high),
              })}
        </span>
      )}
    </div>
  );
}
