import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  Toolbar,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DataHistogramRegular } from '@fluentui/react-icons/svg/data-histogram';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { writeRisk } from '../../../case/output-sheets/risk-sheet';
import { varies } from '../../case-uncertainty';
import { evaluateCase } from '../../evaluate-case';
import { useFormatter } from '../../i18n/formatter-context';
import {
  useCaseState,
  usePaneActions,
  usePaneServices,
  usePaneState,
  useReadyCase,
  useSelectCell,
} from '../../pane-context';
import { CellLink } from '../../ui/cell-link';
import { ChoiceField } from '../../ui/choice-field';
import { EmptyState } from '../../ui/empty-state';
import { RunProgress } from '../../ui/run-progress';
import { useWidth } from '../../ui/use-width';
import { WriteSheetButton } from '../../write-sheet-button';
import { OutcomeTable } from './outcome-table';
import { RegionMap } from './region-map';
import { RegretTable } from './regret-table';
import type { RiskStore, SimulationRun } from './risk-store';
import { riskStoreOf } from './risk-store';
import { RISK_SHEET } from '../../../case/output-sheets/output-sheets';
import { sentenceText } from '../../i18n/sentence-text';
import type { RiskProblem } from './risk-store';

const DistributionChart = lazy(() => import('./distribution-chart'));

const TRIALS = ['1000', '5000', '20000', '100000'] as const;
type Trials = (typeof TRIALS)[number];
/** Widest chart and room around it, pixels. */
const WIDEST = 640;
const PADDING = 24;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  toolbar: { padding: 0, gap: tokens.spacingHorizontalS, flexWrap: 'wrap', flexShrink: 0 },
  line: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** Simulation of every alternative on common random numbers: distributions, chances, regret, and who wins where. */
export default function RiskPanel() {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const services = usePaneServices();
  const store = riskStoreOf(services.workbook);
  const { run, progress, problem } = useStore(store.state);
  const { announce } = usePaneActions();
  const open = useReadyCase();
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const evaluating = usePaneState((state) => state.evaluating);
  const [trials, setTrials] = useState<Trials>('20000');
  const [cancelling, setCancelling] = useState(false);
  const ready =
    open.metrics.some(({ cell }) => cell !== null) &&
    open.drivers.some((driver) => driver.cell !== null && varies(driver));
  useStaleness(store);

  const simulate = async () => {
    setCancelling(false);
    announce(t('risk.began'));
    await store.simulate(open, Number(trials));
    announce(t(store.state.getState().problem === null ? 'risk.finished' : 'risk.stopped'));
  };

  return (
    <div ref={root} className={styles.root}>
      <Toolbar className={styles.toolbar} aria-label={t('views.risk')}>
        <Button
          appearance="primary"
          size="small"
          icon={<PlayRegular />}
          disabledFocusable={!ready || evaluating || progress !== null}
          onClick={() => void simulate()}
        >
          {t(run ? 'risk.simulateAgain' : 'risk.simulate')}
        </Button>
        {run && <KeepRangesButton store={store} disabled={evaluating || progress !== null} />}
        {run && (
          <WriteSheetButton
            label={t('risk.write')}
            writing={t('risk.writing')}
            written={t('risk.written')}
            showLabel={t('compare.showSheet')}
            sheet={RISK_SHEET}
            disabled={evaluating || progress !== null}
            write={(language) => writeRisk(services.workbook, open, store.figures(), language)}
          />
        )}
      </Toolbar>
      <ChoiceField
        label={t('risk.trials')}
        orientation="horizontal"
        value={trials}
        choices={TRIALS.map((value) => ({ value, label: format.plain(Number(value)) }))}
        onChange={(value) => setTrials(value ?? '20000')}
      />
      {progress !== null && (
        <RunProgress
          text={t(cancelling ? 'risk.cancelling' : 'risk.running')}
          share={progress === 0 ? null : progress}
          cancelLabel={t('risk.cancel')}
          cancelling={cancelling}
          onCancel={() => {
            setCancelling(true);
            store.cancel();
          }}
        />
      )}
      {problem && <Problem {...problem} />}
      {run && <Trust store={store} />}
      {run && <Outcomes run={run} width={Math.min(WIDEST, width - PADDING)} />}
      {!run && progress === null && !problem && (
        <EmptyState
          icon={<DataHistogramRegular />}
          title={t(ready ? 'risk.empty' : 'risk.notReady')}
          hint={t(ready ? 'risk.emptyHint' : 'risk.notReadyHint')}
        />
      )}
    </div>
  );
}

/** Looks again whether the simulation fits, whenever the case changed or the workbook was looked at. */
function useStaleness(store: RiskStore): void {
  const open = useReadyCase();
  const freshness = useCaseState((state) => state.freshness);
  useEffect(() => void store.refresh(open), [store, open, freshness]);
}

function Problem({ said, cell }: RiskProblem) {
  const { t, i18n } = useTranslation();
  const format = useFormatter();
  const selectCell = useSelectCell();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle style={{ display: 'block' }}>{t('risk.notLocal')}</MessageBarTitle>
        {sentenceText(i18n, said, format)}{' '}
        {cell && <CellLink address={cell} label={t('common.goTo', { cell })} onSelect={selectCell} />}
      </MessageBarBody>
    </MessageBar>
  );
}

/** How far the recalculated model was compared with the workbook, and whether it still is that model. */
function Trust({ store }: { store: RiskStore }) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const services = usePaneServices();
  const engine = useStore(store.engine.state);
  const format = useFormatter();
  const { stale } = useStore(store.state);
  const evaluating = usePaneState((state) => state.evaluating);
  if (stale) {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle style={{ display: 'block' }}>{t('risk.stale')}</MessageBarTitle>
          {t('risk.staleHint')}
        </MessageBarBody>
      </MessageBar>
    );
  }
  if (engine.state === 'differs') return <Problem said={engine.said} cell={engine.cell} />;
  if (engine.state === 'unread') return null;
  if (engine.replays > 0) {
    return (
      <div className={styles.line}>
        {t('risk.verified', { cells: format.plain(engine.cells), replays: engine.replays })}
      </div>
    );
  }
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{t('risk.baseVerified', { count: engine.cells })}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" disabledFocusable={evaluating} onClick={() => void evaluateCase(services, i18n)}>
          {t(evaluating ? 'risk.verifying' : 'risk.verify')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function KeepRangesButton({ store, disabled }: { store: RiskStore; disabled: boolean }) {
  const { t, i18n } = useTranslation();
  const services = usePaneServices();
  return (
    <Button
      size="small"
      disabledFocusable={disabled}
      onClick={() => void evaluateCase(services, i18n, store.evaluateWithRanges)}
    >
      {t('risk.keep')}
    </Button>
  );
}

function Outcomes({ run, width }: { run: SimulationRun; width: number }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const { summary, plan, regions } = run;
  const metrics = plan.metrics.map(({ metric }) => metric);
  const primary = metrics.find(({ role }) => role === 'primary') ?? metrics[0];
  const [chosen, setChosen] = useState<string | null>(null);
  const index = Math.max(
    0,
    metrics.findIndex(({ name }) => name === (chosen ?? primary?.name)),
  );
  const metric = metrics[index];
  if (!metric) return null;
  const names = summary.alternatives.map(({ name }) => name);
  const regret = summary.regret[index];
  const region = regions[index];
  const across = plan.drivers[region?.across ?? -1];
  const down = plan.drivers[region?.down ?? -1];
  const varying = plan.drivers.filter(({ driver }) => varies(driver));
  const outcomes = summary.alternatives.flatMap(({ name, metrics: list }) => {
    const outcome = list[index];
    return outcome ? [{ name, outcome }] : [];
  });

  return (
    <>
      <ChoiceField
        label={t('risk.metric')}
        orientation="horizontal"
        value={metric.name}
        choices={metrics.map(({ name }) => ({ value: name, label: name }))}
        onChange={setChosen}
      />
      {Number.isFinite(width) && (
        <Suspense fallback={<Spinner size="small" label={t('common.loadingView')} />}>
          <DistributionChart
            summary={summary}
            metric={index}
            name={metric.name}
            unit={metric.unit}
            width={width}
          />
        </Suspense>
      )}
      <OutcomeTable alternatives={outcomes} metric={metric.name} unit={metric.unit} trials={summary.trials} />
      {regret && <RegretTable names={names} regret={regret} metric={metric.name} unit={metric.unit} />}
      {region && across && down && (
        <RegionMap regions={region} across={across} down={down} names={names} metric={metric.name} />
      )}
      {!region && regret && names.length > 1 && (
        <div className={styles.line}>
          {regret.some(({ shareBest }) => shareBest === 1)
            ? t('risk.decided')
            : varying.length === 1
              ? t('risk.noMap', { driver: varying[0]!.driver.name })
              : t('risk.level')}
        </div>
      )}
      {varying.length < plan.drivers.length && (
        <div className={styles.line}>
          {t('risk.varying', { count: varying.length, all: plan.drivers.length })}
        </div>
      )}
      <div className={styles.line}>
        {t('risk.how', {
          trials: format.plain(summary.trials),
          alternatives: names.length,
          seconds: format.quantity(run.milliseconds / 1000, 's', { decimals: 1 }),
        })}
      </div>
    </>
  );
}
