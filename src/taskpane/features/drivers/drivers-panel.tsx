import { Button, Spinner, Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy, useState } from 'react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaneState, useReadyCase } from '../../pane-context';
import { MODEL_PARTS } from '../../pane-store';
import type { ModelPart } from '../../pane-store';
import { AlternativesList } from './alternatives-list';
import { DriversList } from './drivers-list';
import { MetricsList } from './metrics-list';

const DriversAnalysis = lazy(() => import('./analysis/drivers-analysis'));

const lists: Readonly<Record<ModelPart, ComponentType>> = {
  drivers: DriversList,
  metrics: MetricsList,
  alternatives: AlternativesList,
};

const useStyles = makeStyles({
  parts: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS} 0`, flexShrink: 0 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  analysis: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  start: { alignSelf: 'flex-start' },
});

/** What the case is made of: drivers, metrics and alternatives, each bound, edited and removed here. */
export default function DriversPanel() {
  const styles = useStyles();
  const { t } = useTranslation();
  const part = usePaneState((state) => state.part);
  const show = usePaneState((state) => state.show);
  const List = lists[part];

  return (
    <>
      <TabList
        className={styles.parts}
        size="small"
        appearance="subtle"
        aria-label={t('model.parts')}
        selectedValue={part}
        onTabSelect={(_, data) => show('drivers', data.value as ModelPart)}
      >
        {MODEL_PARTS.map((id) => (
          <Tab key={id} value={id} id={`part-${id}`} aria-controls={id === part ? 'part' : undefined}>
            {t(`model.${id}`)}
          </Tab>
        ))}
      </TabList>
      <div className={styles.list} id="part" role="tabpanel" aria-labelledby={`part-${part}`}>
        {part === 'drivers' && <AnalysisSection />}
        <List />
      </div>
    </>
  );
}

/** Computed when it is asked for: the list alone reads nothing of the model. */
function AnalysisSection() {
  const styles = useStyles();
  const { t } = useTranslation();
  const possible = useReadyCase().metrics.some(({ cell }) => cell !== null);
  const [open, setOpen] = useState(false);
  if (!possible) return null;
  return (
    <section className={styles.analysis} aria-label={t('sensitivity.title')}>
      <Button className={styles.start} size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('sensitivity.show')}
      </Button>
      {open && (
        <Suspense fallback={<Spinner size="small" label={t('common.loadingView')} />}>
          <DriversAnalysis />
        </Suspense>
      )}
    </section>
  );
}
