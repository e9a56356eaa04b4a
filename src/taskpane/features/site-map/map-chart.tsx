import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { drawingOf } from './site-map';
import { siteLook } from './site-look';
import type { SiteMap } from './site-map';

const useStyles = makeStyles({
  root: { display: 'block', maxWidth: '100%', backgroundColor: tokens.colorNeutralBackground2 },
  dimmed: { opacity: 0.12 },
  number: {
    fontFamily: tokens.fontFamilyBase,
    fontWeight: tokens.fontWeightSemibold,
    textAnchor: 'middle',
    dominantBaseline: 'central',
    pointerEvents: 'none',
  },
});

/** Half the side of an open site's square. */
const SITE = 8;
const CLOSED = 4;
/** From this radius on a dot has room for its site's number. */
const NUMBERED = 8;

interface Props {
  readonly map: SiteMap;
  readonly width: number;
  /** The site that stands out; null for all alike. */
  readonly highlighted: number | null;
  /** What the drawing shows, in a sentence. */
  readonly label: string;
  readonly tipOfSite: (site: number) => string;
  readonly tipOfCustomer: (customer: number) => string;
}

/**
 * Sites as squares that bear their number, customers as dots whose area tells the quantity. Who serves whom is told
 * by a line as well as by colour, and each site's lines have dashes of their own.
 */
export function MapChart({ map, width, highlighted, label, tipOfSite, tipOfCustomer }: Props) {
  const styles = useStyles();
  const drawing = useMemo(() => drawingOf(map, width), [map, width]);
  const { sites, customers } = map;
  const at = useMemo(
    () => ({ sites: sites.map(drawing.place), customers: customers.map(drawing.place) }),
    [sites, customers, drawing],
  );
  const isDimmed = (serving: readonly number[]) =>
    highlighted !== null && !serving.includes(highlighted) ? styles.dimmed : undefined;
  // Small dots last: a large one must not hide them.
  const bySize = useMemo(
    () => [...customers.keys()].sort((a, b) => customers[b]!.quantity - customers[a]!.quantity),
    [customers],
  );
  const spokes = useMemo(() => {
    const paths = sites.map(() => '');
    customers.forEach(({ sites: serving }, customer) => {
      const to = at.customers[customer]!;
      for (const site of serving) {
        const from = at.sites[site]!;
        paths[site] += `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
      }
    });
    return paths;
  }, [sites, customers, at]);

  return (
    <svg
      className={styles.root}
      role="img"
      aria-label={label}
      width={drawing.width}
      height={drawing.height}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
    >
      {sites.map(({ rank }, site) =>
        rank === null ? null : (
          <path
            key={site}
            className={isDimmed([site])}
            d={spokes[site]}
            fill="none"
            strokeOpacity="0.65"
            strokeWidth="1"
            style={{ stroke: siteLook(rank).colour }}
            strokeDasharray={siteLook(rank).dashes}
          />
        ),
      )}
      {bySize.map((customer) => {
        const { quantity, sites: serving } = customers[customer]!;
        const rank = serving.length > 0 ? sites[serving[0]!]!.rank : null;
        const radius = drawing.radius(quantity);
        const { x, y } = at.customers[customer]!;
        return (
          <g key={customer} className={isDimmed(serving)}>
            <circle
              cx={x}
              cy={y}
              r={radius}
              strokeWidth="1"
              style={{
                fill: rank === null ? tokens.colorNeutralBackground1 : siteLook(rank).ground,
                stroke: rank === null ? tokens.colorNeutralForeground3 : siteLook(rank).colour,
              }}
            >
              <title>{tipOfCustomer(customer)}</title>
            </circle>
            {/* Split between sites: a ring around the dot. */}
            {serving.length > 1 && (
              <circle
                cx={x}
                cy={y}
                r={radius + 2.5}
                fill="none"
                strokeWidth="1"
                style={{ stroke: tokens.colorNeutralForeground1 }}
              />
            )}
            {radius >= NUMBERED && serving.length > 0 && (
              <text
                className={styles.number}
                x={x}
                y={y}
                fontSize="9"
                style={{ fill: tokens.colorNeutralForeground1 }}
              >
                {serving[0]! + 1}
              </text>
            )}
          </g>
        );
      })}
      {sites.map(({ rank }, site) => {
        const { x, y } = at.sites[site]!;
        const half = rank === null ? CLOSED : SITE;
        return (
          <g key={site} className={rank === null ? undefined : isDimmed([site])}>
            <rect
              x={x - half}
              y={y - half}
              width={2 * half}
              height={2 * half}
              strokeWidth="1.5"
              style={{
                fill: rank === null ? tokens.colorNeutralBackground1 : siteLook(rank).colour,
                stroke: rank === null ? tokens.colorNeutralForeground3 : tokens.colorNeutralBackground1,
              }}
            >
              <title>{tipOfSite(site)}</title>
            </rect>
            {rank !== null && (
              <text
                className={styles.number}
                x={x}
                y={y}
                fontSize={site >= 99 ? '8' : '10'}
                style={{ fill: tokens.colorNeutralBackground1 }}
              >
                {site + 1}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
