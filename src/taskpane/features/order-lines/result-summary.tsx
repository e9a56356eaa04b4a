import { Button, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useTranslation } from 'react-i18next';
import type { OrderLinesResult } from '../../../order-lines/order-lines';
import { useFormatter } from '../../i18n/formatter-context';
import { usePaneActions } from '../../pane-context';
import { reasonText } from './use-order-lines';

/** Rejected lines shown here; the sheet lists more. */
const MOST_SHOWN = 100;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  fact: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
  scroll: { overflow: 'auto', maxHeight: '280px' },
  table: { borderCollapse: 'collapse', width: '100%', fontSize: tokens.fontSizeBase200 },
  head: {
    position: 'sticky',
    top: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    textAlign: 'start',
    padding: tokens.spacingHorizontalXS,
  },
  cell: {
    padding: tokens.spacingHorizontalXS,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    verticalAlign: 'top',
  },
});

/** What the file came to: lines counted, the statement to copy, and the lines left out with their reasons. */
export function ResultSummary({ result }: { result: OrderLinesResult }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const { notify } = usePaneActions();
  const { provenance } = result;
  const count = (value: number): string => format.quantity(value, '', { decimals: 0 });

  const copy = () => {
    // Excel's web view may refuse the clipboard.
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(provenance.sql))
      .then(
        () => notify({ intent: 'success', text: t('orderLines.copied') }),
        () => notify({ intent: 'warning', text: t('orderLines.copyFailed') }),
      );
  };

  return (
    <section className={styles.root}>
      <Subtitle2 as="h3" className={styles.title}>
        {t('orderLines.result')}
      </Subtitle2>
      <p className={styles.fact}>
        {t('orderLines.counted', {
          accepted: count(provenance.acceptedRows),
          rows: count(provenance.rows),
          customers: count(result.customers.length),
          seconds: format.quantity(provenance.seconds, '', { decimals: 1 }),
        })}
      </p>
      <p className={styles.fact}>{t('orderLines.hash', { hash: provenance.sha256 })}</p>
      <div>
        <Button size="small" icon={<CopyRegular />} onClick={copy}>
          {t('orderLines.copySql')}
        </Button>
      </div>
      {provenance.rejectedRows > 0 && <Rejected result={result} />}
    </section>
  );
}

function Rejected({ result }: { result: OrderLinesResult }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const { rejected, rejections, provenance } = result;
  const title = t('orderLines.rejected', { count: provenance.rejectedRows });
  const columnText = (column: string | null): string => column ?? t('orderLines.wholeLine');
  return (
    <>
      <Subtitle2 as="h3" className={styles.title}>
        {title}
      </Subtitle2>
      <ul className={styles.list}>
        {rejections.map((one) => (
          <li key={`${one.column} ${one.reason}`}>
            {format.quantity(one.lines, '', { decimals: 0 })}: {columnText(one.column)}, {reasonText(t, one)}
          </li>
        ))}
      </ul>
      {provenance.rejectedRows > MOST_SHOWN && (
        <p className={styles.fact}>{t('orderLines.rejectedSome', { count: MOST_SHOWN })}</p>
      )}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              {(['row', 'column', 'value', 'reason'] as const).map((heading) => (
                <th key={heading} scope="col" className={styles.head}>
                  {t(`orderLines.${heading}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rejected.slice(0, MOST_SHOWN).map((line) => (
              <tr key={line.row}>
                <td className={styles.cell}>{format.quantity(line.row, '', { decimals: 0 })}</td>
                <td className={styles.cell}>{columnText(line.column)}</td>
                <td className={styles.cell}>{line.value}</td>
                <td className={styles.cell}>{reasonText(t, line)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
