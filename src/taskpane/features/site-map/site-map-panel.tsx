import { Button, Spinner, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { LocationRegular } from '@fluentui/react-icons/svg/location';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '../../i18n/formatter-context';
import { usePaneState, useSelectCell } from '../../pane-context';
import { CellField } from '../../ui/cell-field';
import { CellLink } from '../../ui/cell-link';
import { ChoiceField } from '../../ui/choice-field';
import { EmptyState } from '../../ui/empty-state';
import { useWidth } from '../../ui/use-width';
import { Folded } from './folded';
import { MapChart } from './map-chart';
import { MapLegend } from './map-legend';
import { MapTables } from './map-tables';
import type { NetworkResult } from './network-result';
import type { SiteMap } from './site-map';
import { LISTS, useSiteMap } from './use-site-map';
import type { ListName, SiteMapView } from './use-site-map';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    minWidth: 0,
  },
  title: { margin: 0 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: tokens.spacingVerticalS,
    maxWidth: '640px',
  },
  figure: { margin: 0, minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** The widest drawing: beyond it a map only grows apart. */
const WIDEST = 720;
const SYSTEMS = ['globe', 'plane'] as const;

/** Sites and customers of a network result on a map, coloured by who serves whom. */
export default function SiteMapPanel() {
  const styles = useStyles();
  const { t } = useTranslation();
  const view = useSiteMap();
  const { results, result, map } = view;

  return (
    <div className={styles.root}>
      <Subtitle2 as="h2" className={styles.title}>
        {t('library.siteMap')}
      </Subtitle2>
      {results === null && <Spinner label={t('siteMap.looking')} />}
      {results?.length === 0 && (
        <EmptyState icon={<LocationRegular />} title={t('siteMap.none')} hint={t('siteMap.noneHint')}>
          <Button onClick={view.look}>{t('siteMap.look')}</Button>
        </EmptyState>
      )}
      {result && (
        <>
          <ResultChoice view={view} result={result} />
          {map ? (
            <Map key={result.address} map={map} address={result.address} />
          ) : (
            <span className={styles.hint} role="status">
              {t('siteMap.missing')}
            </span>
          )}
          <Coordinates view={view} />
        </>
      )}
    </div>
  );
}

function ResultChoice({ view, result }: { view: SiteMapView; result: NetworkResult }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const selectCell = useSelectCell();
  const { results } = view;
  const nameOf = ({ functionName, address }: NetworkResult) =>
    `${functionName ?? t('siteMap.values')} · ${address}`;
  return (
    <div className={styles.row}>
      {results && results.length > 1 ? (
        <ChoiceField
          label={t('siteMap.result')}
          value={result.address}
          choices={results.map((each) => ({ value: each.address, label: nameOf(each) }))}
          onChange={(address) => address !== null && view.chooseResult(address)}
        />
      ) : (
        <span>{result.functionName ?? t('siteMap.values')}</span>
      )}
      <CellLink
        address={result.address}
        label={t('common.goTo', { cell: result.address })}
        onSelect={selectCell}
      />
      <Button size="small" onClick={view.look}>
        {t('siteMap.look')}
      </Button>
    </div>
  );
}

/** Where the coordinates stand; folded away once they were found. */
function Coordinates({ view }: { view: SiteMapView }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const selection = usePaneState((state) => state.selection);
  const { addresses, problems, system, map } = view;
  const problemText = (list: ListName): string | null => {
    const problem = problems[list];
    if (problem === null) return null;
    return problem.kind === 'cells'
      ? t('siteMap.wrongCells')
      : t('siteMap.wrongCount', { count: problem.found, needed: problem.needed });
  };

  return (
    <Folded title={t('siteMap.coordinates')} initiallyOpen={map === null}>
      <div className={styles.fields}>
        {LISTS.map((list) => (
          <CellField
            key={list}
            label={t(`siteMap.lists.${list}`)}
            value={addresses[list]}
            problem={problemText(list)}
            onChange={(address) => view.setAddress(list, address)}
            selected={selection}
            takeOver={t('siteMap.takeOver', { name: t(`siteMap.lists.${list}`), cell: selection ?? '–' })}
          />
        ))}
        <ChoiceField
          label={t('siteMap.system')}
          value={system}
          choices={SYSTEMS.map((value) => ({ value, label: t(`siteMap.systems.${value}`) }))}
          onChange={(value) => value !== null && view.setSystem(value)}
        />
      </div>
      <div className={styles.hint}>{t('siteMap.listHint')}</div>
    </Folded>
  );
}

function Map({ map, address }: { map: SiteMap; address: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const figure = useRef<HTMLElement>(null);
  const width = Math.min(WIDEST, useWidth(figure));
  const [chosen, highlight] = useState<number | null>(null);
  const { sites, customers, quantity } = map;
  // The result may have changed since: a site that closed cannot stand out.
  const highlighted = chosen !== null && sites[chosen]?.open ? chosen : null;

  const nameOfSite = (site: number): string => {
    const name = sites[site]?.name ?? null;
    return name === null ? t('siteMap.unnamedSite', { number: site + 1 }) : `${site + 1} ${name}`;
  };
  const nameOfCustomer = (customer: number): string =>
    customers[customer]?.name ?? t('siteMap.unnamedCustomer', { number: customer + 1 });
  const tipOfSite = (site: number): string => {
    const { open, customers: count, served } = sites[site]!;
    if (!open) return t('siteMap.closedTip', { site: nameOfSite(site) });
    const share = format.quantity(quantity > 0 ? served / quantity : 0, '%', { decimals: 1 });
    return t('siteMap.siteTip', { site: nameOfSite(site), count, share });
  };
  const tipOfCustomer = (customer: number): string => {
    const { quantity: own, sites: serving } = customers[customer]!;
    if (serving.length === 0) return t('siteMap.unserved', { customer: nameOfCustomer(customer) });
    return t('siteMap.customerTip', {
      customer: nameOfCustomer(customer),
      quantity: format.quantity(own, '', { compact: true }),
      sites: serving.map(nameOfSite).join(', '),
    });
  };

  return (
    <>
      <figure ref={figure} className={styles.figure}>
        {Number.isFinite(width) && width > 0 && (
          <MapChart
            map={map}
            width={width}
            highlighted={highlighted}
            label={t('siteMap.summary', {
              count: sites.filter(({ open }) => open).length,
              sites: sites.length,
              customers: customers.length,
            })}
            tipOfSite={tipOfSite}
            tipOfCustomer={tipOfCustomer}
          />
        )}
        <MapLegend
          map={map}
          highlighted={highlighted}
          nameOfSite={nameOfSite}
          tipOfSite={tipOfSite}
          onHighlight={highlight}
        />
      </figure>
      <MapTables map={map} address={address} nameOfSite={nameOfSite} nameOfCustomer={nameOfCustomer} />
    </>
  );
}
