import {
  Button,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseAddress } from '../workbook/address';
import {
  failureText,
  useAttempt,
  useCaseState,
  usePaneActions,
  usePaneServices,
  useSelectCell,
} from './pane-context';
import { CellLink } from './ui/cell-link';
import { useFormatter } from './i18n/formatter-context';
import { sentenceText } from './i18n/sentence-text';

const PROBLEMS_SHOWN = 3;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `0 ${tokens.spacingHorizontalM}`,
    ':not(:empty)': { paddingBlock: tokens.spacingVerticalXS },
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** What the user must know about the case in every view: cells to restore, a refused sheet, a failed save. */
export function CaseBars() {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <RecoveryBar />
      <FailureBar />
      <ProblemsBar />
    </div>
  );
}

function RecoveryBar() {
  const { t } = useTranslation();
  const { caseStore } = usePaneServices();
  const { notify } = usePaneActions();
  const attempt = useAttempt();
  const [restoring, setRestoring] = useState(false);
  const journal = useCaseState((state) => state.recovery);
  if (!journal) return null;

  const restore = () =>
    attempt(async () => {
      setRestoring(true);
      try {
        const { restored, edited } = await caseStore.recover();
        notify({ intent: 'success', text: t('recovery.done', { count: restored.length }) });
        if (edited.length > 0) {
          const cells = edited.map(({ address }) => address).join(', ');
          notify({ intent: 'warning', text: t('recovery.skipped', { count: edited.length, cells }) });
        }
      } finally {
        setRestoring(false);
      }
    });

  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle style={{ display: 'block' }}>{t('recovery.title')}</MessageBarTitle>
        {t('recovery.text', { count: journal.cells.length })}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" appearance="primary" onClick={restore} disabledFocusable={restoring}>
          {t(restoring ? 'recovery.restoring' : 'recovery.restore')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function FailureBar() {
  const { t, i18n } = useTranslation();
  const { caseStore } = usePaneServices();
  const selectCell = useSelectCell();
  const failure = useCaseState((state) => state.failure);
  const refused = useCaseState((state) => state.status === 'refused');
  const unread = useCaseState((state) => state.status === 'refused' || state.status === 'closed');
  const unsaved = useCaseState((state) => state.saving === 'pending');
  if (!failure) return null;
  const cell = failure.where !== null && parseAddress(failure.where) ? failure.where : null;

  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {refused && <MessageBarTitle style={{ display: 'block' }}>{t('problems.unusable')}</MessageBarTitle>}
        {failureText(i18n, failure)} {refused && t('problems.untouched')}
        {cell && (
          <>
            {' '}
            <CellLink address={cell} label={t('common.goTo', { cell })} onSelect={selectCell} />
          </>
        )}
      </MessageBarBody>
      {(unread || unsaved) && (
        <MessageBarActions>
          <Button size="small" onClick={() => void (unread ? caseStore.load() : caseStore.save())}>
            {t(unread ? 'common.reload' : 'common.again')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

function ProblemsBar() {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const format = useFormatter();
  const selectCell = useSelectCell();
  const problems = useCaseState((state) => state.problems);
  const [all, showAll] = useState(false);
  if (problems.length === 0) return null;
  const shown = all ? problems : problems.slice(0, PROBLEMS_SHOWN);
  const more = problems.length - shown.length;

  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle style={{ display: 'block' }}>
          {t('problems.title', { count: problems.length })}
        </MessageBarTitle>
        <ul className={styles.list}>
          {shown.map((problem) => {
            const { cell, message } = problem;
            return (
              <li key={`${cell} ${message}`}>
                {sentenceText(i18n, problem, format)}{' '}
                {cell && <CellLink address={cell} label={t('common.goTo', { cell })} onSelect={selectCell} />}
              </li>
            );
          })}
        </ul>
        {more > 0 && (
          <Link as="button" onClick={() => showAll(true)}>
            {t('problems.more', { count: more })}
          </Link>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}
