import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { PlainButton } from '../../ui/plain-button';
import { siteLook } from './site-look';
import type { SiteMap } from './site-map';

const useStyles = makeStyles({
  keys: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
  },
  key: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '24px',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    overflowWrap: 'anywhere',
    border: `${tokens.strokeWidthThin} solid transparent`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  pressed: {
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  notes: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly map: SiteMap;
  readonly highlighted: number | null;
  readonly nameOfSite: (site: number) => string;
  readonly tipOfSite: (site: number) => string;
  readonly onHighlight: (site: number | null) => void;
}

/** The open sites with the look of their lines; each is a button that lets its customers stand out. */
export function MapLegend({ map, highlighted, nameOfSite, tipOfSite, onHighlight }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { sites, customers } = map;
  const closed = sites.filter(({ open }) => !open).length;
  const isSplit = customers.some(({ sites: serving }) => serving.length > 1);
  return (
    <div>
      <ul className={styles.keys} aria-label={t('siteMap.legend')}>
        {sites.map(({ rank }, site) => {
          if (rank === null) return null;
          const pressed = highlighted === site;
          return (
            <li key={site}>
              <PlainButton
                className={mergeClasses(styles.key, pressed && styles.pressed)}
                aria-pressed={pressed}
                title={tipOfSite(site)}
                onClick={() => onHighlight(pressed ? null : site)}
              >
                <svg width="30" height="14" aria-hidden>
                  <rect x="1" y="2" width="10" height="10" style={{ fill: siteLook(rank).colour }} />
                  <line
                    x1="11"
                    x2="29"
                    y1="7"
                    y2="7"
                    strokeWidth="2"
                    style={{ stroke: siteLook(rank).colour }}
                    strokeDasharray={siteLook(rank).dashes}
                  />
                </svg>
                {nameOfSite(site)}
              </PlainButton>
            </li>
          );
        })}
        {closed > 0 && (
          <li className={styles.key}>
            <svg width="10" height="10" aria-hidden>
              <rect
                x="1"
                y="1"
                width="8"
                height="8"
                fill="none"
                strokeWidth="1.5"
                style={{ stroke: tokens.colorNeutralForeground3 }}
              />
            </svg>
            {t('siteMap.closedKey', { count: closed })}
          </li>
        )}
        {isSplit && (
          <li className={styles.key}>
            <svg width="14" height="14" aria-hidden>
              {[3, 6].map((radius) => (
                <circle
                  key={radius}
                  cx="7"
                  cy="7"
                  r={radius}
                  fill="none"
                  style={{ stroke: tokens.colorNeutralForeground1 }}
                />
              ))}
            </svg>
            {t('siteMap.splitKey')}
          </li>
        )}
      </ul>
      <div className={styles.notes}>{t('siteMap.dotKey')}</div>
    </div>
  );
}
