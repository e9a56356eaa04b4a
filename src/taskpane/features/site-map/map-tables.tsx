import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '../../i18n/formatter-context';
import { Folded } from './folded';
import type { SiteMap } from './site-map';

/** Rows of the table of customers; a longer list is read on the sheet. */
const ROWS_SHOWN = 200;

const useStyles = makeStyles({
  table: {
    width: '100%',
    maxWidth: '640px',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  heading: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
  },
  name: { textAlign: 'start', fontWeight: tokens.fontWeightRegular, overflowWrap: 'anywhere' },
  number: { textAlign: 'end', paddingInlineStart: tokens.spacingHorizontalS, whiteSpace: 'nowrap' },
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly map: SiteMap;
  /** Where the result stands. */
  readonly address: string;
  readonly nameOfSite: (site: number) => string;
  readonly nameOfCustomer: (customer: number) => string;
}

/** What the map shows, to be read. */
export function MapTables({ map, address, nameOfSite, nameOfCustomer }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const { sites, customers, quantity } = map;
  const amount = (value: number) => format.quantity(value, '', { compact: true });
  const shown = customers.slice(0, ROWS_SHOWN);
  return (
    <>
      <Folded title={t('siteMap.sitesTable')}>
        <Table
          columns={(['site', 'state', 'customers', 'quantity', 'share'] as const).map((column) =>
            t(`siteMap.columns.${column}`),
          )}
          texts={2}
          rows={sites.map(({ open, customers: guests, served }, site) => [
            nameOfSite(site),
            t(open ? 'siteMap.open' : 'siteMap.closed'),
            format.quantity(guests, '', { decimals: 0 }),
            amount(served),
            format.quantity(quantity > 0 ? served / quantity : 0, '%', { decimals: 1 }),
          ])}
        />
      </Folded>
      <Folded title={t('siteMap.customersTable')}>
        <Table
          columns={(['customer', 'servedBy', 'quantity'] as const).map((column) =>
            t(`siteMap.columns.${column}`),
          )}
          texts={2}
          rows={shown.map(({ sites: serving, quantity: own }, customer) => [
            nameOfCustomer(customer),
            serving.map(nameOfSite).join(', '),
            amount(own),
          ])}
        />
        {customers.length > shown.length && (
          <div className={styles.note}>
            {t('siteMap.more', { shown: shown.length, all: customers.length, cell: address })}
          </div>
        )}
      </Folded>
    </>
  );
}

interface TableProps {
  readonly columns: readonly string[];
  /** How many columns from the left hold words. */
  readonly texts: number;
  readonly rows: readonly (readonly string[])[];
}

function Table({ columns, texts, rows }: TableProps) {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {columns.map((column, c) => (
            <th
              key={column}
              scope="col"
              className={styles.heading}
              {...(c >= texts && { style: { textAlign: 'end' } })}
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...rest], r) => (
          <tr key={r}>
            <th scope="row" className={styles.name}>
              {name}
            </th>
            {rest.map((cell, c) => (
              <td key={c} className={c + 1 < texts ? styles.name : styles.number}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
