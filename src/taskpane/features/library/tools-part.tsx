import { Body1, Button, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttempt, usePaneActions, usePaneServices, usePaneState, useSelectCell } from '../../pane-context';
import { CellLink } from '../../ui/cell-link';
import { freezeToValues, repairNames } from './function-cells';
import type { Repaired } from './function-cells';
import { functionHelp } from './function-help';

const LISTED = 20;

const useStyles = makeStyles({
  tool: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

/** What is done to the workbook's own cells: formulas of ours frozen to values, and #NAME? repaired. */
export function ToolsPart() {
  return (
    <>
      <Freeze />
      <Repair />
    </>
  );
}

const listed = (cells: readonly string[]): string =>
  cells.slice(0, LISTED).join(', ') + (cells.length > LISTED ? ', …' : '');

function Freeze() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { workbook } = usePaneServices();
  const { notify } = usePaneActions();
  const attempt = useAttempt();
  const selection = usePaneState((state) => state.selection);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const freeze = (within: string | null) =>
    attempt(async () => {
      setBusy(true);
      try {
        const { cells, skipped } = await freezeToValues(workbook, within);
        setAsking(false);
        notify({
          intent: cells.length > 0 ? 'success' : 'info',
          text: t('library.frozen', { count: cells.length }),
        });
        if (skipped.length > 0) {
          notify({
            intent: 'warning',
            text: t('library.notFrozen', { count: skipped.length, cells: listed(skipped) }),
          });
        }
      } finally {
        setBusy(false);
      }
    });

  return (
    <section className={styles.tool} aria-labelledby="tool-freeze">
      <Subtitle2 as="h2" className={styles.heading} id="tool-freeze">
        {t('library.freeze')}
      </Subtitle2>
      <Body1>{t('library.freezeHint')}</Body1>
      <div className={styles.buttons}>
        <Button
          size="small"
          disabledFocusable={busy || selection === null}
          onClick={() => selection !== null && freeze(selection)}
        >
          {selection === null
            ? t('library.freezeSelectionNone')
            : t('library.freezeSelection', { cells: selection })}
        </Button>
        {asking ? (
          <>
            <Button size="small" appearance="primary" disabledFocusable={busy} onClick={() => freeze(null)}>
              {t('library.freezeAllConfirm')}
            </Button>
            <Button size="small" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </Button>
          </>
        ) : (
          <Button size="small" disabledFocusable={busy} onClick={() => setAsking(true)}>
            {t('library.freezeAll')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Repair() {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { workbook } = usePaneServices();
  const { notify } = usePaneActions();
  const attempt = useAttempt();
  const selectCell = useSelectCell();
  const [remaining, setRemaining] = useState<Repaired['remaining']>([]);
  const [busy, setBusy] = useState(false);

  const repair = () =>
    attempt(async () => {
      setBusy(true);
      try {
        const { functions } = await functionHelp(i18n.resolvedLanguage ?? 'en');
        const done = await repairNames(
          workbook,
          functions.map(({ id }) => id),
        );
        setRemaining(done.remaining);
        const nothing = done.repaired.length + done.remaining.length === 0;
        notify({
          intent: nothing ? 'info' : done.remaining.length > 0 ? 'warning' : 'success',
          text: nothing
            ? t('library.nothingToRepair')
            : `${t('library.repaired', { count: done.repaired.length })} ${t('library.unrepaired', { count: done.remaining.length })}`,
        });
      } finally {
        setBusy(false);
      }
    });

  return (
    <section className={styles.tool} aria-labelledby="tool-repair">
      <Subtitle2 as="h2" className={styles.heading} id="tool-repair">
        {t('library.repair')}
      </Subtitle2>
      <Body1>{t('library.repairHint')}</Body1>
      <div className={styles.buttons}>
        <Button size="small" disabledFocusable={busy} onClick={repair}>
          {t('library.repairNow')}
        </Button>
      </div>
      {remaining.length > 0 && (
        <ul className={styles.list}>
          {remaining.slice(0, LISTED).map(({ cell, unknown }) => (
            <li key={cell}>
              <CellLink address={cell} label={t('common.goTo', { cell })} onSelect={selectCell} />{' '}
              {unknown === null ? t('library.stillBroken') : t('library.unknownFunction', { name: unknown })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
