import {
  Body1,
  Button,
  Caption1,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../case/case';
import { emptyCase } from '../../../case/create-case';
import { doNothingIn } from '../../../case/templates/case-templates';
import { useAttempt, useCaseState, usePaneActions, usePaneServices, usePaneState } from '../../pane-context';
import { sentenceText } from '../../i18n/sentence-text';
import { RunProgress } from '../../ui/run-progress';
import { acceptedRows, proposeFromCells, withRows } from './cell-proposals';
import type { CellsProposed } from './cell-proposals';
import { ProposalsForm } from './proposals-form';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    maxWidth: '720px',
    minWidth: 0,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, outlineStyle: 'none' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  back: { alignSelf: 'flex-start' },
});

interface Props {
  readonly onDone: () => void;
}

/** A case made of the cells that are there: results by selection or found, drivers by what they do to them. */
export default function MyCells({ onDone }: Props) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { workbook, caseStore } = usePaneServices();
  const { announce, notify } = usePaneActions();
  const attempt = useAttempt();
  const selection = usePaneState((state) => state.selection);
  const open = useCaseState((state) => state.case);
  const [found, setFound] = useState<CellsProposed | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [run, setRun] = useState<AbortController | null>(null);
  const [creating, setCreating] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => heading.current?.focus(), []);
  // Whoever leaves while the model is read waits for nothing any more.
  useEffect(() => () => run?.abort(), [run]);

  const look = (within: string | null) =>
    attempt(async () => {
      const controller = new AbortController();
      setRun(controller);
      setShare(null);
      setFound(null);
      announce(t('myCells.looking'));
      try {
        const options = { signal: controller.signal, onProgress: setShare };
        const proposed = await proposeFromCells(workbook, open, within, options);
        setFound(proposed);
        announce(
          t('myCells.foundBoth', {
            metrics: t('myCells.metricCount', { count: proposed.metrics.length }),
            drivers: t('myCells.driverCount', { count: proposed.drivers.length }),
          }),
        );
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      } finally {
        setRun(null);
      }
    });

  const accept = (rows: ReturnType<typeof acceptedRows>) =>
    attempt(async () => {
      setCreating(true);
      try {
        const edit = (before: Case) => withRows(before, rows);
        if (open) {
          caseStore.edit(edit);
          await caseStore.save();
        } else await caseStore.create(edit(emptyCase(doNothingIn(i18n.resolvedLanguage))));
        onDone();
        notify({
          intent: 'success',
          text: t('myCells.taken', {
            metrics: t('myCells.metricCount', { count: rows.metrics.length }),
            drivers: t('myCells.driverCount', { count: rows.drivers.length }),
          }),
        });
      } finally {
        setCreating(false);
      }
    });

  return (
    <div className={styles.root}>
      <Button
        className={styles.back}
        size="small"
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        onClick={onDone}
      >
        {t('myCells.back')}
      </Button>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {t('myCells.title')}
      </h2>
      <Body1>{t('myCells.text')}</Body1>
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance={found ? 'secondary' : 'primary'}
          disabledFocusable={run !== null || selection === null}
          onClick={() => look(selection)}
        >
          {selection === null ? t('myCells.selectFirst') : t('myCells.useSelection', { cells: selection })}
        </Button>
        <Button
          size="small"
          icon={<SearchRegular />}
          disabledFocusable={run !== null}
          onClick={() => look(null)}
        >
          {t('myCells.find')}
        </Button>
      </div>
      {run && (
        <RunProgress
          text={t('myCells.looking')}
          share={share}
          cancelLabel={t('common.cancel')}
          cancelling={run.signal.aborted}
          onCancel={() => run.abort()}
        />
      )}
      {found && <Remarks found={found} />}
      {found && found.metrics.length > 0 && (
        <ProposalsForm
          // Other results are other proposals: nothing accepted before stays.
          key={found.metrics.map(({ address }) => address).join()}
          found={found}
          of={open}
          busy={creating}
          onAccept={(metrics, drivers) => accept(acceptedRows(metrics, drivers))}
        />
      )}
    </div>
  );
}

/** What was left out, or could not be told, and what to do about it. */
function Remarks({ found }: { found: CellsProposed }) {
  const { t, i18n } = useTranslation();
  const remarks: readonly (string | false)[] = [
    found.metrics.length === 0 && found.unfit.length === 0 && t('myCells.noResults'),
    ...found.unfit.slice(0, 3).map(({ address, reason }) => t(`myCells.unfit.${reason}`, { cell: address })),
    found.unfit.length > 3 && t('myCells.unfitMore', { count: found.unfit.length - 3 }),
    found.unread.length > 0 && t('myCells.unread', { sheets: found.unread.join(', ') }),
    found.unmeasured !== null && t('myCells.unmeasured', { reason: sentenceText(i18n, found.unmeasured) }),
    found.metrics.length > 0 && found.drivers.length === 0 && t('myCells.noDrivers'),
  ];
  const said = remarks.filter((remark) => remark !== false);
  if (said.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {said.map((remark) => (
          <Caption1 block key={remark}>
            {remark}
          </Caption1>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}
