import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DecidingRegions } from '../../../worker/recalc-protocol';
import { useFormatter } from '../../i18n/formatter-context';
import { decimalsFor } from '../../i18n/quantity';
import { seriesLook } from '../../ui/series-look';
import { useTableStyles } from './table-styles';

const useStyles = makeStyles({
  table: {
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase100,
    width: '100%',
    maxWidth: '480px',
    tableLayout: 'fixed',
  },
  row: {
    textAlign: 'end',
    fontWeight: tokens.fontWeightRegular,
    paddingInlineEnd: tokens.spacingHorizontalXS,
    whiteSpace: 'nowrap',
    width: '56px',
  },
  column: { fontWeight: tokens.fontWeightRegular, textAlign: 'start', whiteSpace: 'nowrap' },
  cell: {
    textAlign: 'center',
    height: '22px',
    color: tokens.colorNeutralForeground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralBackground1}`,
  },
  axes: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  keys: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
  },
});

interface PlannedDriver {
  readonly driver: { readonly name: string; readonly unit: string };
  /** Under each alternative. */
  readonly values: readonly number[];
}

interface Props {
  readonly regions: DecidingRegions;
  readonly across: PlannedDriver;
  readonly down: PlannedDriver;
  readonly names: readonly string[];
  readonly metric: string;
}

/** Which alternative wins where, as the two drivers that decide run over their ranges; each cell bears a letter. */
export function RegionMap({ regions: { map }, names, metric, ...planned }: Props) {
  const across = planned.across.driver;
  const down = planned.down.driver;
  const shared = useTableStyles();
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const rows = map.rows.map((value, r) => ({ value, winners: map.winners[r] ?? [] })).reverse();
  const seen = new Set(map.winners.flat());
  // One more than the largest value needs: neighbouring rows must not read the same.
  const decimals = decimalsFor(map.rows, down.unit) + 1;
  const last = map.columns.length - 1;
  const differ = [planned.across, planned.down].some(({ values }) => new Set(values).size > 1);

  return (
    <div>
      <table className={styles.table}>
        <caption className={shared.caption} style={{ fontSize: tokens.fontSizeBase300 }}>
          {t('risk.regions', { metric, across: across.name, down: down.name })}
        </caption>
        <thead>
          <tr>
            <td className={styles.row} />
            {map.columns.map((value, c) => (
              <th
                key={value}
                scope="col"
                className={styles.column}
                aria-label={format.quantity(value, across.unit, { compact: true })}
                {...(c === last && { style: { textAlign: 'end' } })}
              >
                {c === 0 || c === last || c === last / 2
                  ? format.quantity(value, across.unit, { compact: true, bare: true })
                  : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ value, winners }) => (
            <tr key={value}>
              <th scope="row" className={styles.row}>
                {format.quantity(value, down.unit, { compact: true, bare: true, decimals })}
              </th>
              {winners.map((winner, c) => (
                <td
                  key={map.columns[c]}
                  className={styles.cell}
                  {...(winner >= 0 && { style: { backgroundColor: seriesLook(winner).ground } })}
                >
                  <abbr title={names[winner] ?? t('risk.noWinner')} style={{ textDecoration: 'none' }}>
                    {winner < 0 ? '–' : seriesLook(winner).letter}
                  </abbr>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.axes}>
        {t('risk.axes', { across: across.name, down: down.name })}
        {differ && ` ${t('risk.axesMoved', { name: names[0] ?? '' })}`}
      </div>
      <ul className={styles.keys}>
        {names.map((name, i) =>
          seen.has(i) ? (
            <li key={name}>
              <strong>{seriesLook(i).letter}</strong> {name}
            </li>
          ) : null,
        )}
      </ul>
    </div>
  );
}
