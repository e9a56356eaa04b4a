import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  Toolbar,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { ScalesRegular } from '@fluentui/react-icons/svg/scales';
import { TableSimpleRegular } from '@fluentui/react-icons/svg/table-simple';
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { LENSES } from '../../../case/case';
import type { Lens } from '../../../case/case';
import { compare } from '../../../case/comparison';
import { evaluateCase } from '../../evaluate-case';
import { useFormatter } from '../../i18n/formatter-context';
import {
  useAttempt,
  useCaseState,
  usePaneActions,
  usePaneServices,
  usePaneState,
  useReadyCase,
  useSelectCell,
} from '../../pane-context';
import { ChoiceField } from '../../ui/choice-field';
import { EmptyState } from '../../ui/empty-state';
import { RunProgress } from '../../ui/run-progress';
import { useWidth } from '../../ui/use-width';
import { useFreshness } from '../../use-freshness';
import { comparisonView, latestRun, missingParts } from './compare-view-model';
import { ComparisonTable } from './comparison-table';
import { elementRef } from '../../ui/element-ref';

/** Below this one alternative at a time stands beside do nothing; widths in pixels. */
const NARROW = 480;
/** Below this millions are written in short. */
const COMPACT = 400;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    minHeight: 0,
  },
  toolbar: { padding: 0, gap: tokens.spacingHorizontalS, flexWrap: 'wrap', flexShrink: 0 },
  run: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    flexShrink: 0,
  },
});

interface Props {
  /** The history of evaluations, a view of its own that the pane puts in here. */
  readonly history: ComponentType;
}

/** Alternatives side by side, do nothing first; evaluated here, and written to a sheet of their own. */
export default function ComparePanel({ history }: Props) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const services = usePaneServices();
  const open = useReadyCase();
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const evaluating = usePaneState((state) => state.evaluating);
  const evaluateButton = useRef<HTMLButtonElement>(null);
  const evaluated = open.results.length > 0;
  const missing = missingParts(open);

  // The cancel button goes away with the progress; whoever stood on it is put back where the run began.
  const wasEvaluating = useRef(false);
  useEffect(() => {
    if (wasEvaluating.current && !evaluating && document.activeElement === document.body) {
      evaluateButton.current?.focus();
    }
    wasEvaluating.current = evaluating;
  }, [evaluating]);

  return (
    <div ref={root} className={styles.root}>
      <Toolbar className={styles.toolbar} aria-label={t('views.compare')}>
        <Button
          ref={elementRef(evaluateButton)}
          appearance="primary"
          size="small"
          icon={<PlayRegular />}
          disabledFocusable={evaluating || missing.length > 0}
          onClick={() => void evaluateCase(services, i18n)}
        >
          {t(evaluated ? 'compare.evaluateAgain' : 'compare.evaluate')}
        </Button>
        {evaluated && <WriteSheetButton disabled={evaluating} />}
      </Toolbar>
      {evaluating && <Progress />}
      {!evaluating && evaluated && <StaleBar />}
      {evaluated && <Comparison width={width} />}
      {evaluated && <RunLine />}
      {evaluated && <History panel={history} />}
      {!evaluated && !evaluating && <NothingYet missing={missing} />}
    </div>
  );
}

function Comparison({ width }: { width: number }) {
  const { t } = useTranslation();
  const format = useFormatter();
  const selectCell = useSelectCell();
  const open = useReadyCase();
  const freshness = useCaseState((state) => state.freshness);
  const [chosen, setLens] = useState<Lens | null>(null);
  const lenses = LENSES.filter((lens) => open.metrics.some((metric) => metric.lenses.includes(lens)));
  // A lens whose last metric was taken away shows all again.
  const lens = chosen !== null && lenses.includes(chosen) ? chosen : null;
  const view = useMemo(() => {
    const comparison = compare(open, { freshness, ...(lens !== null && { lens }) });
    return comparisonView(comparison, t, format, width < COMPACT);
  }, [open, freshness, lens, t, format, width]);

  return (
    <>
      {lenses.length > 0 && (
        <ChoiceField
          label={t('compare.lens')}
          orientation="horizontal"
          value={lens}
          noneLabel={t('compare.allLenses')}
          choices={lenses.map((value) => ({ value, label: t(`metrics.lensNames.${value}`) }))}
          onChange={setLens}
        />
      )}
      <ComparisonTable view={view} narrow={width < NARROW} onSelectCell={selectCell} />
    </>
  );
}

function Progress() {
  const { t } = useTranslation();
  const { caseStore } = usePaneServices();
  const { evaluationCancelled, announce } = usePaneActions();
  const cancelling = usePaneState((state) => state.cancelling);
  const progress = useCaseState((state) => state.progress);

  const text = cancelling
    ? t('compare.cancelling')
    : progress === null
      ? t('compare.preparing')
      : progress.alternative === null
        ? t('compare.finishing')
        : t('compare.evaluating', {
            alternative: progress.alternative,
            done: progress.done + 1,
            total: progress.total,
          });

  // Every alternative is said once; a long run is not a silence.
  useEffect(() => announce(text), [announce, text]);

  return (
    <RunProgress
      text={text}
      share={progress === null ? null : progress.done / progress.total}
      cancelLabel={t('compare.cancel')}
      cancelling={cancelling}
      onCancel={() => {
        evaluationCancelled();
        caseStore.cancelEvaluation();
      }}
    />
  );
}

function StaleBar() {
  const { t } = useTranslation();
  const format = useFormatter();
  const freshness = useFreshness();
  const run = latestRun(useReadyCase());
  if (run === null || freshness.state === 'fresh' || freshness.state === 'none') return null;
  const known = freshness.state === 'stale';
  return (
    <MessageBar intent={known ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle style={{ display: 'block' }}>
          {t(known ? 'compare.stale' : 'compare.unchecked')}
        </MessageBarTitle>
        {known ? t('compare.staleHint', { time: format.moment(run.time) }) : freshness.reason}
      </MessageBarBody>
    </MessageBar>
  );
}

function RunLine() {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const run = latestRun(useReadyCase());
  if (run === null) return null;
  return (
    <div className={styles.run}>
      {t('compare.evaluatedAt', { time: format.moment(run.time) })} · {t(`compare.engines.${run.engine}`)}
    </div>
  );
}

function History({ panel: Panel }: { panel: ComponentType }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} style={{ flexShrink: 0 }}>
      <summary style={{ cursor: 'pointer', marginBottom: '8px' }}>{t('history.open')}</summary>
      {isOpen && (
        <Suspense fallback={<Spinner size="tiny" label={t('common.loadingView')} />}>
          <Panel />
        </Suspense>
      )}
    </details>
  );
}

function WriteSheetButton({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation();
  const { workbook, caseStore } = usePaneServices();
  const { notify, announce } = usePaneActions();
  const attempt = useAttempt();
  const [writing, setWriting] = useState(false);

  const write = () =>
    attempt(async () => {
      setWriting(true);
      announce(t('compare.writing'));
      try {
        const { TRADE_OFFS_SHEET, writeTradeOffs } = await import('../../../case/trade-offs-sheet');
        await caseStore.save();
        const { case: saved, freshness } = caseStore.getState();
        await writeTradeOffs(workbook, saved!, freshness);
        notify({
          intent: 'success',
          text: t('compare.written'),
          action: {
            label: t('compare.showSheet'),
            run: () => attempt(() => workbook.activateSheet(TRADE_OFFS_SHEET)),
          },
        });
      } finally {
        setWriting(false);
      }
    });

  return (
    <Button
      size="small"
      icon={<TableSimpleRegular />}
      disabledFocusable={disabled || writing}
      onClick={write}
    >
      {t('compare.writeSheet')}
    </Button>
  );
}

function NothingYet({ missing }: { missing: ReturnType<typeof missingParts> }) {
  const { t, i18n } = useTranslation();
  const { show } = usePaneActions();
  const [first] = missing;
  if (first === undefined) {
    return <EmptyState icon={<ScalesRegular />} title={t('compare.ready')} hint={t('compare.readyHint')} />;
  }
  const list = new Intl.ListFormat(i18n.language).format(missing.map((part) => t(`compare.missing.${part}`)));
  return (
    <EmptyState
      icon={<ScalesRegular />}
      title={t('compare.empty')}
      hint={t('compare.emptyHint', { missing: list })}
    >
      <Button appearance="primary" onClick={() => show('drivers', first)}>
        {t('compare.fillGaps')}
      </Button>
    </EmptyState>
  );
}
