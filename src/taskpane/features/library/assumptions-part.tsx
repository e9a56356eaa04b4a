import { Body1, Button, Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Driver } from '../../../case/case';
import type { Check } from '../../../case/checks/check';
import { runChecks, writeChecks } from '../../../case/output-sheets/checks-sheet';
import { useFormatter } from '../../i18n/formatter-context';
import { useAttempt, usePaneActions, usePaneServices, useReadyCase, useSelectCell } from '../../pane-context';
import { CellLink } from '../../ui/cell-link';
import { Fact } from '../../ui/fact';
import { CHECKS_SHEET } from '../../../case/output-sheets/output-sheets';
import { sentenceText } from '../../i18n/sentence-text';
import { sheetLanguage } from '../../sheet-language';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  row: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The assumptions with where they come from, and the checks that a careful reader would make. */
export function AssumptionsPart() {
  return (
    <>
      <Register />
      <Checks />
    </>
  );
}

function Register() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { drivers } = useReadyCase();
  const unsourced = drivers.filter(({ source }) => source === '').length;
  return (
    <section className={styles.section} aria-labelledby="assumption-register">
      <Subtitle2 as="h2" className={styles.heading} id="assumption-register">
        {t('library.register')}
      </Subtitle2>
      <Body1>
        {drivers.length === 0
          ? t('library.registerEmpty')
          : t('library.registerCount', { count: drivers.length, unsourced })}
      </Body1>
      <ul className={styles.list}>
        {drivers.map((driver) => (
          <Assumption key={driver.name} driver={driver} />
        ))}
      </ul>
    </section>
  );
}

function Assumption({ driver }: { driver: Driver }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const selectCell = useSelectCell();
  const { name, unit, low, likely, high, source, owner, date, confidence } = driver;
  const cell = driver.cell?.address ?? null;
  const range = [low, likely, high].some((value) => value !== null)
    ? [low, likely, high].map((value, i) => format.quantity(value, unit, { bare: i < 2 })).join(' · ')
    : t('library.noRange');
  const facts = [
    range,
    source,
    owner,
    date,
    confidence && `${t('drivers.confidence')}: ${t(`drivers.confidences.${confidence}`)}`,
  ].filter(Boolean);
  return (
    <li className={styles.row}>
      <span className={styles.facts}>
        <strong>{name}</strong>
        {cell && <CellLink address={cell} label={t('common.goTo', { cell })} onSelect={selectCell} />}
        {source === '' && <Fact icon={<WarningRegular />}>{t('drivers.unsourced')}</Fact>}
      </span>
      <Caption1>{facts.join(' | ')}</Caption1>
    </li>
  );
}

function Checks() {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const format = useFormatter();
  const { workbook, caseStore } = usePaneServices();
  const { announce, notify } = usePaneActions();
  const attempt = useAttempt();
  const selectCell = useSelectCell();
  const [checks, setChecks] = useState<readonly Check[] | null>(null);
  const [busy, setBusy] = useState(false);

  const work = (write: boolean) =>
    attempt(async () => {
      setBusy(true);
      try {
        await caseStore.save();
        const found = write
          ? await writeChecks(workbook, await sheetLanguage(i18n))
          : (await runChecks(workbook)).checks;
        setChecks(found);
        announce(t('library.checksFound', { count: found.length }));
        if (write) {
          notify({
            intent: 'success',
            text: t('library.checksWritten'),
            action: {
              label: t('compare.showSheet'),
              run: () => attempt(() => workbook.activateSheet(CHECKS_SHEET)),
            },
          });
        }
      } finally {
        setBusy(false);
      }
    });

  return (
    <section className={styles.section} aria-labelledby="case-checks">
      <Subtitle2 as="h2" className={styles.heading} id="case-checks">
        {t('library.checks')}
      </Subtitle2>
      <Body1>
        {checks === null ? t('library.checksHint') : t('library.checksFound', { count: checks.length })}
      </Body1>
      <div className={styles.buttons}>
        <Button size="small" disabledFocusable={busy} onClick={() => work(false)}>
          {t('library.runChecks')}
        </Button>
        <Button size="small" disabledFocusable={busy} onClick={() => work(true)}>
          {t('library.writeChecks')}
        </Button>
      </div>
      <ul className={styles.list}>
        {checks?.map(({ rule, severity, cell, sentence, facts, message }) => (
          <li key={`${rule} ${cell} ${message}`} className={styles.row}>
            <span className={styles.facts}>
              <strong>{t(`library.severities.${severity}`)}</strong>
              <CellLink address={cell} label={t('common.goTo', { cell })} onSelect={selectCell} />
            </span>
            <Caption1>{sentenceText(i18n, { sentence, facts }, format)}</Caption1>
          </li>
        ))}
      </ul>
    </section>
  );
}
