import { makeStyles, tokens } from '@fluentui/react-components';
import type { Metric } from '../../../case/case';
import { useFormatter } from '../../i18n/formatter-context';
import { isFraction } from '../../i18n/quantity';
import { axisTicks } from './frontier-view-model';
import type { Frontier } from './frontier-view-model';
import { MARK, labelPlaces, namedPoints } from './label-places';

const useStyles = makeStyles({
  chart: { display: 'block', maxWidth: '100%' },
  axis: { stroke: tokens.colorNeutralStroke1 },
  grid: { stroke: tokens.colorNeutralStroke2 },
  tick: {
    fill: tokens.colorNeutralForeground2,
    fontSize: '11px',
    fontFamily: tokens.fontFamilyBase,
    fontVariantNumeric: 'tabular-nums',
  },
  title: { fill: tokens.colorNeutralForeground2, fontSize: '12px', fontFamily: tokens.fontFamilyBase },
  line: { stroke: tokens.colorBrandForeground1, fill: 'none', strokeWidth: '2px' },
  efficient: { fill: tokens.colorBrandForeground1, stroke: tokens.colorNeutralBackground1 },
  dominated: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: '2px',
  },
  label: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '12px',
    fontFamily: tokens.fontFamilyBase,
    // Readable where it crosses a line.
    paintOrder: 'stroke',
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: '4px',
    strokeLinejoin: 'round',
  },
  faint: { fill: tokens.colorNeutralForeground3 },
});

const MARGIN = { left: 58, right: 32, top: 24, bottom: 42 };

interface Props {
  readonly frontier: Frontier;
  readonly x: Metric;
  readonly y: Metric;
  readonly width: number;
  readonly label: string;
  /** Words for an axis: the metric and which way it is better. */
  readonly axisTitle: (metric: Metric) => string;
}

/** Efficient alternatives are full squares on a line, dominated ones hollow circles; each carries its name. */
export function FrontierChart({ frontier, x, y, width, label, axisTitle }: Props) {
  const styles = useStyles();
  const format = useFormatter();
  const height = Math.round(Math.min(380, Math.max(260, width * 0.62)));
  const across = axisTicks(
    frontier.points.map((one) => one.x),
    width < 380 ? 3 : 5,
  );
  const down = axisTicks(frontier.points.map((one) => one.y));
  const place = (ticks: readonly number[], from: number, to: number) => (value: number) =>
    from + ((value - ticks[0]!) / (ticks.at(-1)! - ticks[0]!)) * (to - from);
  const atX = place(across, MARGIN.left, width - MARGIN.right);
  const atY = place(down, height - MARGIN.bottom, MARGIN.top);
  const writer = (ticks: readonly number[], { unit }: Metric) => {
    const decimals = tickDecimals(ticks[1]! - ticks[0]!, unit);
    return (value: number) => format.quantity(value, unit, { compact: true, bare: true, decimals });
  };
  const drawn = (points: Frontier['points']) =>
    points.map(({ name, x: right, y: up, dominatedBy }) => ({
      name,
      x: atX(right),
      y: atY(up),
      faint: dominatedBy !== null,
    }));
  const named = namedPoints(drawn(frontier.points));
  const [writtenX, writtenY] = [writer(across, x), writer(down, y)];

  return (
    <svg className={styles.chart} width={width} height={height} role="img" aria-label={label}>
      {across.map((value) => (
        <g key={value}>
          <line
            className={styles.grid}
            x1={atX(value)}
            x2={atX(value)}
            y1={MARGIN.top}
            y2={height - MARGIN.bottom}
          />
          <text className={styles.tick} x={atX(value)} y={height - MARGIN.bottom + 15} textAnchor="middle">
            {writtenX(value)}
          </text>
        </g>
      ))}
      {down.map((value) => (
        <g key={value}>
          <line
            className={styles.grid}
            x1={MARGIN.left}
            x2={width - MARGIN.right}
            y1={atY(value)}
            y2={atY(value)}
          />
          <text className={styles.tick} x={MARGIN.left - 6} y={atY(value) + 4} textAnchor="end">
            {writtenY(value)}
          </text>
        </g>
      ))}
      <text className={styles.title} x={4} y={13}>
        {axisTitle(y)}
      </text>
      <text className={styles.title} x={width - MARGIN.right} y={height - 8} textAnchor="end">
        {axisTitle(x)}
      </text>
      <polyline
        className={styles.line}
        points={frontier.line.map((one) => `${atX(one.x)},${atY(one.y)}`).join(' ')}
      />
      {frontier.points.map((one) =>
        one.dominatedBy === null ? (
          <rect
            key={one.name}
            className={styles.efficient}
            x={atX(one.x) - MARK}
            y={atY(one.y) - MARK}
            width={2 * MARK}
            height={2 * MARK}
          />
        ) : (
          <circle key={one.name} className={styles.dominated} cx={atX(one.x)} cy={atY(one.y)} r={MARK} />
        ),
      )}
      {labelPlaces(named, drawn(frontier.line), width).map(({ text, x: left, y: top, anchor }, i) => (
        <text
          key={named[i]!.name}
          className={styles.label}
          x={left}
          y={top}
          textAnchor={anchor}
          opacity={named[i]!.faint ? 0.85 : 1}
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

/** As many decimals as tell one tick from the next. */
function tickDecimals(step: number, unit: string): number {
  const size = step * (isFraction(unit) ? 100 : 1);
  for (let decimals = 0; decimals < 6; decimals++) {
    const shown = size * 10 ** decimals;
    if (Math.abs(shown - Math.round(shown)) < 1e-6 * shown) return decimals;
  }
  return 6;
}
