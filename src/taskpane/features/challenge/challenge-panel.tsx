import { Button, Spinner, Subtitle2, Toolbar, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChallengeQuestion } from '../../../case/challenge/questions/context';
import { readChallenge, writeChallenge } from '../../../case/output-sheets/challenge-sheet';
import { useFormatter } from '../../i18n/formatter-context';
import { useAttempt, usePaneServices, usePaneState, useReadyCase } from '../../pane-context';
import { EmptyState } from '../../ui/empty-state';
import { WriteSheetButton } from '../../write-sheet-button';
import { challengeView } from './challenge-view-model';
import { QuestionCard } from './question-card';
import { CHALLENGE_SHEET } from '../../../case/output-sheets/output-sheets';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    maxWidth: '860px',
  },
  intro: { margin: 0, color: tokens.colorNeutralForeground2 },
  toolbar: { padding: 0, gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  progress: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** The board's questions in four groups, from the weak points of case and model as they are now. */
export default function ChallengePanel() {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { workbook } = usePaneServices();
  const attempt = useAttempt();
  const format = useFormatter();
  const open = useReadyCase();
  const sensitivity = usePaneState((state) => state.sensitivity);
  const [questions, setQuestions] = useState<readonly ChallengeQuestion[] | null>(null);
  const [reading, setReading] = useState(false);
  const today = localDay(new Date());

  const look = useCallback(
    () =>
      attempt(async () => {
        setReading(true);
        try {
          setQuestions((await readChallenge(workbook, { sensitivity, today })).questions);
        } finally {
          setReading(false);
        }
      }),
    [attempt, workbook, sensitivity, today],
  );
  useEffect(look, [look, open.results]);

  const view = useMemo(
    () => questions && challengeView(questions, open, i18n, format),
    [questions, open, i18n, format],
  );
  const lastBy = open.challenge.findLast(({ by }) => by !== '')?.by ?? '';

  if (!view) {
    return reading ? <Spinner style={{ margin: 'auto' }} label={t('challenge.reading')} /> : null;
  }
  return (
    <div className={styles.root}>
      <p className={styles.intro}>{t('challenge.intro')}</p>
      <Toolbar className={styles.toolbar} aria-label={t('views.challenge')}>
        <Button size="small" icon={<ArrowSyncRegular />} disabledFocusable={reading} onClick={look}>
          {t('challenge.again')}
        </Button>
        <WriteSheetButton
          label={t('challenge.write')}
          writing={t('challenge.writing')}
          written={t('challenge.written')}
          showLabel={t('compare.showSheet')}
          sheet={CHALLENGE_SHEET}
          write={async (language) =>
            setQuestions(await writeChallenge(workbook, { sensitivity, today }, language))
          }
        />
      </Toolbar>
      {view.total > 0 && (
        <div className={styles.progress}>
          {t('challenge.progress', { answered: view.answered, count: view.total })}
        </div>
      )}
      {view.groups.map(({ group, questions: asked }) => (
        <section key={group} className={styles.group} aria-label={t(`challenge.groups.${group}`)}>
          <Subtitle2 as="h2" className={styles.title}>
            {t(`challenge.groups.${group}`)}
          </Subtitle2>
          {asked.map((one) => (
            <QuestionCard key={one.question.key} view={one} lastBy={lastBy} today={today} />
          ))}
        </section>
      ))}
      {view.before.length > 0 && (
        <section className={styles.group} aria-label={t('challenge.before')}>
          <Subtitle2 as="h2" className={styles.title}>
            {t('challenge.before')}
          </Subtitle2>
          <p className={styles.intro}>{t('challenge.beforeHint')}</p>
          <ul className={styles.list}>
            {view.before.map(({ key, question, answer }) => (
              <li key={key}>
                {question} – {answer}
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.total === 0 && (
        <EmptyState
          icon={<QuestionCircleRegular />}
          title={t('challenge.none')}
          hint={t('challenge.noneHint')}
        />
      )}
    </div>
  );
}

/** The day where the user is, "2026-09-30". */
function localDay(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
