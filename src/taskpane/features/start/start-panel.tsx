import {
  Body1,
  Button,
  Caption1,
  Spinner,
  Subtitle2,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { ScalesRegular } from '@fluentui/react-icons/svg/scales';
import { Suspense, lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../case/case';
import { TEMPLATE_KEYS, caseFromTemplate, doNothingIn } from '../../../case/templates/case-templates';
import { emptyCase } from '../../../case/create-case';
import { BRIEF_SHEET } from '../../../case/output-sheets/output-sheets';
import { useFormatter } from '../../i18n/formatter-context';
import { useAttempt, useCaseState, usePaneActions, usePaneServices } from '../../pane-context';
import { EmptyState } from '../../ui/empty-state';
import { PlainButton } from '../../ui/plain-button';
import { nextStep, primaryLacks, startSteps } from './start-view-model';
import type { Step } from './start-view-model';

/** A worked case, beside the page. */
const SAMPLE = 'samples/network-redesign.xlsx';

/** With the engine's reader of workbooks; loaded when it is asked for. */
const MyCells = lazy(() => import('./my-cells'));

/** The way in: a case begun here, or the next step of the one that is open. */
export default function StartPanel() {
  const { t } = useTranslation();
  const status = useCaseState((state) => state.status);
  const [fromCells, setFromCells] = useState(false);
  if (fromCells && (status === 'ready' || status === 'none')) {
    return (
      <Suspense fallback={<Spinner style={{ margin: 'auto' }} label={t('common.loadingView')} />}>
        <MyCells onDone={() => setFromCells(false)} />
      </Suspense>
    );
  }
  if (status === 'ready') return <Steps onUseCells={() => setFromCells(true)} />;
  // What keeps a case from being read stands above every view.
  return status === 'none' ? <NewCase onUseCells={() => setFromCells(true)} /> : null;
}

interface Ways {
  readonly onUseCells: () => void;
}

function NewCase({ onUseCells }: Ways) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const language = i18n.resolvedLanguage;
  const { caseStore, workbook } = usePaneServices();
  const { show, announce } = usePaneActions();
  const attempt = useAttempt();
  const [creating, setCreating] = useState(false);

  const create = (of: Case, said: string) =>
    attempt(async () => {
      setCreating(true);
      try {
        await caseStore.create(of);
        show('decide');
        announce(said);
      } finally {
        setCreating(false);
      }
    });

  const openSample = () =>
    attempt(async () => {
      setCreating(true);
      try {
        const response = await fetch(SAMPLE);
        if (!response.ok) throw new Error(t('start.sampleMissing', { status: response.status }));
        await workbook.openAsNew(new Uint8Array(await response.arrayBuffer()));
      } finally {
        setCreating(false);
      }
    });

  return (
    <EmptyState icon={<ScalesRegular />} title={t('start.title')} hint={t('start.text')}>
      <Button appearance="primary" onClick={onUseCells} disabledFocusable={creating}>
        {t('myCells.open')}
      </Button>
      <Caption1 block align="center" style={{ flexBasis: '100%' }}>
        {t('myCells.openHint')}
      </Caption1>
      <Button
        onClick={() => create(emptyCase(doNothingIn(language)), t('start.created'))}
        disabledFocusable={creating}
      >
        {t('start.create')}
      </Button>
      <Caption1 block align="center" style={{ flexBasis: '100%' }}>
        {t('start.createHint')}
      </Caption1>
      <Caption1 block align="center" id="start-templates" style={{ flexBasis: '100%' }}>
        {t('begin.templates')}
      </Caption1>
      <div role="group" aria-labelledby="start-templates" className={styles.templates}>
        {TEMPLATE_KEYS.map((key) => (
          <Button
            key={key}
            onClick={() => create(caseFromTemplate(key, language), t('begin.templateCreated'))}
            disabledFocusable={creating}
          >
            {t(`begin.templateNames.${key}`)}
          </Button>
        ))}
      </div>
      <Button appearance="subtle" onClick={openSample} disabledFocusable={creating}>
        {t('start.sample')}
      </Button>
      <Caption1 block align="center" style={{ flexBasis: '100%' }}>
        {t('start.sampleHint')}
      </Caption1>
    </EmptyState>
  );
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    maxWidth: '560px',
  },
  heading: { margin: 0 },
  ways: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  templates: {
    width: '100%',
    maxWidth: '320px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  step: {
    width: '100%',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  icon: { fontSize: '20px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  text: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  hint: {
    color: tokens.colorNeutralForeground2,
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '3',
    overflow: 'hidden',
  },
});

function Steps({ onUseCells }: Ways) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { show } = usePaneActions();
  const open = useCaseState((state) => state.case!);
  const fresh = useCaseState((state) => state.freshness.state === 'fresh');
  const { workbook } = usePaneServices();
  const [hasBrief, setHasBrief] = useState(false);
  useEffect(() => {
    let isHere = true;
    workbook.sheets().then(
      (sheets) => isHere && setHasBrief(sheets.some(({ name }) => name === BRIEF_SHEET)),
      // A workbook that does not answer says so elsewhere; the step stays open.
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [workbook]);
  const steps = startSteps(open, fresh, hasBrief);
  const next = nextStep(steps);
  const go = ({ view, part }: Step) => show(view, part);

  return (
    <div className={styles.root}>
      <Subtitle2 as="h2" className={styles.heading}>
        {t('start.steps')}
      </Subtitle2>
      <ol className={styles.list}>
        {steps.map((step) => (
          <li key={step.id}>
            <PlainButton className={styles.step} onClick={() => go(step)}>
              <span
                className={mergeClasses(styles.icon, step.done && styles.done)}
                role="img"
                aria-label={t(step.done ? 'start.complete' : 'start.open')}
              >
                {step.done ? <CheckmarkCircleFilled /> : <CircleRegular />}
              </span>
              <StepText step={step} />
              <span className={styles.icon} aria-hidden="true">
                <ChevronRightRegular />
              </span>
            </PlainButton>
          </li>
        ))}
      </ol>
      <div className={styles.ways}>
        <Button appearance="primary" onClick={() => go(next)}>
          {t('start.continue')}
        </Button>
        <Button onClick={onUseCells}>{t('myCells.openMore')}</Button>
      </div>
    </div>
  );
}

function StepText({ step }: { step: Step }) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const format = useFormatter();
  const lacks = useCaseState((state) => primaryLacks(state.case!).join());
  const sentence = useCaseState((state) => state.case!.decision.decision);
  const time = useCaseState((state) => state.case!.results[0]?.time);
  const count = step.names.length;

  const texts: Readonly<Record<Step['id'], readonly [title: string, hint: string]>> = {
    decision: [t('start.stepDecision'), sentence || t('start.stepDecisionEmpty')],
    alternatives: [
      t('start.stepAlternativesTitle'),
      count > 0
        ? t('start.stepAlternatives', { count, names: step.names.join(', ') })
        : t('start.stepAlternativesEmpty'),
    ],
    drivers: [
      t('start.stepDriversTitle'),
      count > 0 ? t('start.stepDrivers', { count }) : t('start.stepDriversEmpty'),
    ],
    metrics: [
      t('start.stepMetricsTitle'),
      count > 0 ? t('start.stepMetrics', { count }) : t('start.stepMetricsEmpty'),
    ],
    evaluate: [
      t('start.stepEvaluate'),
      time === undefined
        ? t('start.stepEvaluateEmpty')
        : t(step.done ? 'start.stepEvaluateFresh' : 'start.stepEvaluateStale', { time: format.moment(time) }),
    ],
    primary: [
      t('start.stepPrimary'),
      count === 0
        ? t('start.stepPrimaryEmpty')
        : lacks === ''
          ? step.names[0]!
          : t('start.stepPrimaryLacks', {
              name: step.names[0]!,
              lacks: new Intl.ListFormat(i18n.resolvedLanguage).format(
                lacks.split(',').map((part) => t(`metrics.${part as 'owner' | 'cadence' | 'threshold'}`)),
              ),
            }),
    ],
    brief: [t('start.stepBrief'), t(step.done ? 'start.stepBriefThere' : 'start.stepBriefEmpty')],
  };
  const [title, hint] = texts[step.id];
  return (
    <span className={styles.text}>
      <Body1>{title}</Body1>
      <Caption1 className={styles.hint}>{hint}</Caption1>
    </span>
  );
}
