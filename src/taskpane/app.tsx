import { Button, FluentProvider, Spinner, makeStyles, tokens } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { Suspense, lazy } from 'react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseBars } from './case-bars';
import ComparePanel from './features/compare/compare-panel';
import StartPanel from './features/start/start-panel';
import { FormatterProvider } from './i18n/formatter-context';
import { PaneProvider, useCaseState, usePaneState } from './pane-context';
import type { PaneServices } from './pane-context';
import { VIEWS } from './pane-store';
import type { ViewId } from './pane-store';
import { SolverBar } from './solver-bar';
import { usePaneTheme } from './theme';
import type { HostColours } from './theme';
import { EmptyState } from './ui/empty-state';
import { ErrorBoundary } from './ui/error-boundary';
import { LiveRegion } from './ui/live-region';
import { Notices } from './ui/notices';
import { PaneHeader } from './ui/pane-header';
import type { HeaderState } from './ui/pane-header';
import { ViewTabs, tabId, tabPanelId } from './ui/view-tabs';
import { useFreshness } from './use-freshness';
import { useSensitivity } from './use-sensitivity';

const LibraryPanel = lazy(() => import('./features/library/library-panel'));
const OrderLinesPanel = lazy(async () => ({
  default: (await import('./features/order-lines/order-lines-panel')).OrderLinesPanel,
}));

const SiteMapPanel = lazy(() => import('./features/site-map/site-map-panel'));

/** The library with the views of order lines and of sites in it: features do not know each other. */
function Library() {
  return <LibraryPanel orderLines={OrderLinesPanel} siteMap={SiteMapPanel} />;
}

const HistoryPanel = lazy(() => import('./features/history/history-panel'));

function Compare() {
  return <ComparePanel history={HistoryPanel} />;
}

/** What each view shows. Views that the first minute does not need are loaded when they are opened. */
const panels: Readonly<Record<ViewId, ComponentType>> = {
  start: StartPanel,
  decide: lazy(() => import('./features/decide/decide-panel')),
  compare: Compare,
  drivers: lazy(() => import('./features/drivers/drivers-panel')),
  risk: lazy(() => import('./features/risk/risk-panel')),
  challenge: lazy(() => import('./features/challenge/challenge-panel')),
  followThrough: lazy(() => import('./features/follow-through/follow-through-panel')),
  library: Library,
};

/** Views that show something without a case. */
const WITHOUT_CASE: readonly ViewId[] = ['start', 'library'];

interface Props {
  readonly services: PaneServices;
  /** Of the display language, such as "de-DE". */
  readonly locale: string;
  /** Office's colours at this moment; null where it does not tell. */
  readonly hostColours: () => HostColours | null;
}

export function App({ services, locale, hostColours }: Props) {
  const { theme } = usePaneTheme(hostColours);
  const { i18n } = useTranslation();
  return (
    <FluentProvider theme={theme} dir={i18n.dir(locale)} style={{ height: '100%' }}>
      <FormatterProvider locale={locale}>
        <PaneProvider value={services}>
          <Pane />
        </PaneProvider>
      </FormatterProvider>
    </FluentProvider>
  );
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    position: 'relative',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  view: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    display: 'flex',
    flexDirection: 'column',
    outlineStyle: 'none',
  },
});

function Pane() {
  const styles = useStyles();
  const { t } = useTranslation();
  const reading = useCaseState(
    ({ status, failure }) => status === 'loading' || (status === 'closed' && failure === null),
  );
  const sentence = useCaseState((state) => state.case?.decision.decision || null);
  const hasCase = useCaseState((state) => state.case !== null);
  const refused = useCaseState(({ status }) => status === 'refused');
  const chosen = usePaneState((state) => state.view);
  const show = usePaneState((state) => state.show);
  const notices = usePaneState((state) => state.notices);
  const dismiss = usePaneState((state) => state.dismiss);
  const announcement = usePaneState((state) => state.announcement);
  const headerState = useHeaderState();
  useSensitivity();
  const view = hasCase || WITHOUT_CASE.includes(chosen) ? chosen : 'start';
  const tabs = (hasCase ? VIEWS : WITHOUT_CASE).map((id) => ({ id, label: t(`views.${id}`) }));
  const Panel = panels[view];

  return (
    <div className={styles.root}>
      <PaneHeader
        sentence={sentence}
        placeholder={t(hasCase ? 'header.noSentence' : refused ? 'header.unreadable' : 'header.noCase')}
        state={headerState && { kind: headerState, label: t(`header.${headerState}`) }}
      />
      <main className={styles.main}>
        <ViewTabs
          tabs={tabs}
          selected={view}
          label={t('views.label')}
          moreLabel={t('views.more')}
          onSelect={(id) => show(id)}
        />
        <CaseBars />
        <SolverBar />
        <Notices notices={notices} closeLabel={t('common.close')} onClose={dismiss} />
        <div className={styles.view} id={tabPanelId(view)} role="tabpanel" aria-labelledby={tabId(view)}>
          {reading ? (
            <Spinner style={{ margin: 'auto' }} label={t('common.loading')} />
          ) : (
            <ErrorBoundary
              key={view}
              fallback={(error, retry) => (
                <EmptyState
                  icon={<ErrorCircleRegular />}
                  title={t('errors.view')}
                  hint={`${t('errors.viewHint')} (${error.message})`}
                >
                  <Button onClick={retry}>{t('common.again')}</Button>
                </EmptyState>
              )}
            >
              <Suspense fallback={<Spinner style={{ margin: 'auto' }} label={t('common.loadingView')} />}>
                <Panel />
              </Suspense>
            </ErrorBoundary>
          )}
        </div>
      </main>
      <LiveRegion text={announcement.text} count={announcement.count} />
    </div>
  );
}

function useHeaderState(): HeaderState | null {
  const freshness = useFreshness().state;
  const hasCase = useCaseState((state) => state.case !== null);
  const evaluating = usePaneState((state) => state.evaluating);
  if (!hasCase) return null;
  if (evaluating) return 'running';
  return freshness === 'none' ? 'unevaluated' : freshness;
}
