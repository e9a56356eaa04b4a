import {
  Button,
  Link,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  Tab,
  TabList,
  Toolbar,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { ScalesRegular } from '@fluentui/react-icons/svg/scales';
import { Suspense, lazy, useEffect, useMemo, useRef, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LENSES, sameName } from '../../../case/case';
import type { Lens } from '../../../case/case';
import { compare } from '../../../case/decision/comparison';
import { recommendedAlternative } from '../../../case/decision/recommendation';
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
import { ChoiceField } from '../../ui/choice-field';
import { EmptyState } from '../../ui/empty-state';
import { RunProgress } from '../../ui/run-progress';
import { useWidth } from '../../ui/use-width';
import { useFreshness } from '../../use-freshness';
import { TRADE_OFFS_SHEET } from '../../../case/output-sheets/output-sheets';
import { WriteSheetButton } from '../../write-sheet-button';
import { comparisonView, latestRun, missingParts, switchingRow } from './compare-view-model';
import { ComparisonTable } from './comparison-table';
import { elementRef } from '../../ui/element-ref';
import { sentenceText } from '../../i18n/sentence-text';

/** What the metric's name takes at the least, and an alternative's figures by their longest, in pixels. */
const NAME_WIDTH = 112;
const FIGURE_PADDING = 22;
const DIGIT_WIDTH = 8;
/** Below this for each alternative millions are written in short. */
const FULL_FIGURE_WIDTH = 140;
/** What a column of judgement with its evidence takes. */
const CRITERIA_WIDTH = 120;
const PADDING = 24;

const PARTS = ['table', 'frontier', 'waterfall', 'criteria'] as const;
type Part = (typeof PARTS)[number];

const FrontierPart = lazy(async () => ({ default: (await import('./frontier-part')).FrontierPart }));
const WaterfallPart = lazy(async () => ({ default: (await import('./waterfall-part')).WaterfallPart }));
const CriteriaPart = lazy(async () => ({ default: (await import('./criteria-part')).CriteriaPart }));

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    flexShrink: 0,
  },
  toolbar: { padding: 0, gap: tokens.spacingHorizontalS, flexWrap: 'wrap', flexShrink: 0 },
  tabs: {
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalSNudge})`,
    flexShrink: 0,
    flexWrap: 'wrap',
  },
  link: { fontSize: 'inherit' },
  // Only the table scrolls within itself.
  whole: { flexShrink: 0 },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, flexGrow: 1, minHeight: 0 },
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
        {evaluated && (
          <WriteSheetButton
            label={t('compare.writeSheet')}
            writing={t('compare.writing')}
            written={t('compare.written')}
            showLabel={t('compare.showSheet')}
            sheet={TRADE_OFFS_SHEET}
            disabled={evaluating}
            write={async (language) => {
              const { writeTradeOffs } = await import('../../../case/output-sheets/trade-offs-sheet');
              const { case: saved, freshness } = services.caseStore.getState();
              await writeTradeOffs(services.workbook, saved!, freshness, language);
            }}
          />
        )}
      </Toolbar>
      {!evaluating && evaluated && missing.length > 0 && <StillMissing missing={missing} />}
      {evaluating && <Progress />}
      {!evaluating && evaluated && <StaleBar />}
      {evaluated && <Parts width={width} />}
      {evaluated && <History panel={history} />}
      {!evaluated && !evaluating && <NothingYet missing={missing} />}
    </div>
  );
}

/** The comparison as a table, and the same alternatives seen in other ways. */
function Parts({ width }: { width: number }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const open = useReadyCase();
  const [part, show] = useState<Part>('table');
  const [chosen, setLens] = useState<Lens | null>(null);
  const lenses = LENSES.filter((lens) => open.metrics.some((metric) => metric.lenses.includes(lens)));
  // A lens whose last metric was taken away shows all again.
  const lens = chosen !== null && lenses.includes(chosen) ? chosen : null;
  // "−$88.8M" is much shorter than "−88,8 Mio. €".
  const longest = format.quantity(-88.8e6, '$', { compact: true }).length;
  const figureWidth = FIGURE_PADDING + DIGIT_WIDTH * longest;
  const narrow = width < NAME_WIDTH + figureWidth * open.alternatives.length;

  return (
    <>
      <TabList
        className={styles.tabs}
        size="small"
        appearance="subtle"
        aria-label={t('tradeOffs.parts')}
        selectedValue={part}
        onTabSelect={(_, data) => show(data.value as Part)}
      >
        {PARTS.map((id) => (
          <Tab
            key={id}
            value={id}
            id={`compare-${id}`}
            aria-controls={id === part ? 'compare-part' : undefined}
          >
            {t(`tradeOffs.${id}`)}
          </Tab>
        ))}
      </TabList>
      <div
        id="compare-part"
        role="tabpanel"
        aria-labelledby={`compare-${part}`}
        className={mergeClasses(styles.part, part !== 'table' && styles.whole)}
      >
        {part === 'table' && (
          <Comparison
            width={width}
            lens={lens}
            narrow={narrow}
            corner={
              lenses.length > 0 && (
                <ChoiceField
                  label={t('compare.lens')}
                  hideLabel
                  value={lens}
                  noneLabel={t('compare.allLenses')}
                  choices={lenses.map((value) => ({ value, label: t(`metrics.lensNames.${value}`) }))}
                  onChange={setLens}
                />
              )
            }
          />
        )}
        <Suspense fallback={<Spinner size="small" label={t('common.loadingView')} />}>
          {part === 'frontier' && <FrontierPart width={width} />}
          {part === 'waterfall' && <WaterfallPart />}
          {part === 'criteria' && (
            <CriteriaPart narrow={width < CRITERIA_WIDTH * (1 + open.alternatives.length)} />
          )}
        </Suspense>
        {part !== 'criteria' && <RunLine inTable={part === 'table'} />}
      </div>
    </>
  );
}

interface ComparisonProps {
  readonly width: number;
  readonly lens: Lens | null;
  readonly narrow: boolean;
  /** Above the metrics' names. */
  readonly corner: ReactNode;
}

function Comparison({ width, lens, narrow, corner }: ComparisonProps) {
  const { t } = useTranslation();
  const format = useFormatter();
  const selectCell = useSelectCell();
  const open = useReadyCase();
  const freshness = useCaseState((state) => state.freshness);
  const sensitivity = usePaneState((state) => state.sensitivity);
  const shown = narrow ? 2 : open.alternatives.length;
  const compact = width - PADDING < NAME_WIDTH + FULL_FIGURE_WIDTH * shown;
  const view = useMemo(() => {
    const comparison = compare(open, { freshness, ...(lens !== null && { lens }) });
    return comparisonView(comparison, recommendedAlternative(open), t, format, compact);
  }, [open, freshness, lens, t, format, compact]);
  const switching = useMemo(() => switchingRow(open, sensitivity, t, format), [open, sensitivity, t, format]);

  return (
    <ComparisonTable
      view={view}
      switching={switching}
      narrow={narrow}
      compact={compact}
      corner={corner}
      onSelectCell={selectCell}
    />
  );
}

function Progress() {
  const { t } = useTranslation();
  const { caseStore } = usePaneServices();
  const { evaluationCancelled, announce } = usePaneActions();
  const cancelling = usePaneState((state) => state.cancelling);
  const progress = useCaseState((state) => state.progress);
  const { alternatives } = useReadyCase();
  const storing = progress === 'storing';
  // The others are trials by which the local engine is compared with the workbook; the results are there by then.
  const checking =
    progress !== null && !storing && !alternatives.some(({ name }) => sameName(name, progress.alternative));
  const text = storing
    ? t('compare.finishing')
    : cancelling
      ? t('compare.cancelling')
      : progress === null
        ? t('compare.preparing')
        : t(checking ? 'compare.checking' : 'compare.evaluating', {
            alternative: progress.alternative,
            done: progress.done + 1,
            total: progress.total,
          });

  // Every alternative is said once; a long run is not a silence.
  useEffect(() => announce(text), [announce, text]);

  return (
    <RunProgress
      text={text}
      share={storing ? 1 : progress === null ? null : progress.done / progress.total}
      cancelLabel={t(checking ? 'compare.cancelCheck' : 'compare.cancel')}
      cancelling={cancelling || storing}
      onCancel={() => {
        evaluationCancelled();
        caseStore.cancelEvaluation();
      }}
    />
  );
}

function StaleBar() {
  const { t, i18n } = useTranslation();
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
        {known
          ? t('compare.staleHint', { time: format.moment(run.time) })
          : sentenceText(i18n, freshness.reason, format)}
      </MessageBarBody>
    </MessageBar>
  );
}

/** When and by what the figures came about, and where ranges come from when there are none. */
function RunLine({ inTable }: { inTable: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const { show } = usePaneActions();
  const open = useReadyCase();
  const run = latestRun(open);
  if (run === null) return null;
  const ranged = open.results.some(({ p10 }) => p10 !== null);
  return (
    <div className={styles.run}>
      {t('compare.evaluatedAt', { time: format.moment(run.time) })} · {t(`compare.engines.${run.engine}`)}
      {ranged && inTable && <>. {t('compare.rangeNote')}</>}
      {!ranged && (
        <>
          {'. '}
          {t('tradeOffs.noRanges')}{' '}
          <Link as="button" inline className={styles.link} onClick={() => show('risk')}>
            {t('tradeOffs.toRisk')}
          </Link>
        </>
      )}
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

type Missing = ReturnType<typeof missingParts>;

function useMissingHint(missing: Missing): string {
  const { t, i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.resolvedLanguage).format(
    missing.map((part) => t(`compare.missing.${part}`)),
  );
  return t('compare.emptyHint', { missing: list });
}

/** Why a case that was evaluated once cannot be evaluated again. */
function StillMissing({ missing }: { missing: Missing }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { show } = usePaneActions();
  return (
    <div className={styles.run}>
      {useMissingHint(missing)}{' '}
      <Link as="button" inline className={styles.link} onClick={() => show('drivers', missing[0])}>
        {t('compare.fillGaps')}
      </Link>
    </div>
  );
}

function NothingYet({ missing }: { missing: Missing }) {
  const { t } = useTranslation();
  const { show } = usePaneActions();
  const hint = useMissingHint(missing);
  const [first] = missing;
  if (first === undefined) {
    return <EmptyState icon={<ScalesRegular />} title={t('compare.ready')} hint={t('compare.readyHint')} />;
  }
  return (
    <EmptyState icon={<ScalesRegular />} title={t('compare.empty')} hint={hint}>
      <Button appearance="primary" onClick={() => show('drivers', first)}>
        {t('compare.fillGaps')}
      </Button>
    </EmptyState>
  );
}
