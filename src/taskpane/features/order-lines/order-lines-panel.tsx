import {
  Button,
  MessageBar,
  MessageBarBody,
  Spinner,
  Subtitle2,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DocumentTableRegular } from '@fluentui/react-icons/svg/document-table';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrderLinesClient } from '../../../worker/order-lines-client';
import type { OrderLinesReader } from '../../../worker/order-lines-client';
import { useFormatter } from '../../i18n/formatter-context';
import { usePaneActions } from '../../pane-context';
import { elementRef } from '../../ui/element-ref';
import { RunProgress } from '../../ui/run-progress';
import { ActivitiesList } from './activities-list';
import { ColumnFields } from './column-fields';
import { ResultSummary } from './result-summary';
import { useOrderLines } from './use-order-lines';
import type { Work } from './use-order-lines';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  title: { margin: 0 },
  intro: { margin: 0, color: tokens.colorNeutralForeground2 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  plan: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  facts: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});

interface Props {
  /** Reads the file; a worker of its own without one. */
  readonly reader?: OrderLinesReader;
}

/** Costs a file of order lines too long for a sheet, and writes the table per customer. */
export function OrderLinesPanel({ reader: given }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [reader] = useState<OrderLinesReader>(() => given ?? new OrderLinesClient());
  const view = useOrderLines(reader);
  const input = useRef<HTMLInputElement>(null);
  const { open, plan, work, result, failure } = view;
  const busy = work.kind !== 'none';

  return (
    <div className={styles.root}>
      <Subtitle2 as="h2" className={styles.title}>
        {t('orderLines.title')}
      </Subtitle2>
      <p className={styles.intro}>{t('orderLines.intro')}</p>
      <div className={styles.row}>
        <Button
          size="small"
          icon={<DocumentTableRegular />}
          appearance={open === null ? 'primary' : 'secondary'}
          disabledFocusable={busy}
          onClick={() => input.current?.click()}
        >
          {t(open === null ? 'orderLines.choose' : 'orderLines.chooseAnother')}
        </Button>
        <input
          ref={elementRef(input)}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.parquet,.pq"
          aria-label={t('orderLines.file')}
          onChange={(event) => {
            const file = event.target.files?.[0];
            // The same file may be chosen again after it was changed.
            event.target.value = '';
            if (file) view.choose(file);
          }}
        />
        {open !== null && (
          <span className={styles.facts}>
            {t('orderLines.facts', { file: open.file.name, count: open.inspection.columns.length })}
          </span>
        )}
      </div>
      {failure !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{failure}</MessageBarBody>
        </MessageBar>
      )}
      {open !== null && plan !== null && (
        // The plan stays as it is while the file is read by it.
        <fieldset className={styles.plan} disabled={busy}>
          <ColumnFields
            columns={open.inspection.columns}
            format={open.inspection.format}
            plan={plan}
            onChange={view.change}
          />
          <ActivitiesList columns={open.inspection.columns} plan={plan} onChange={view.change} />
          <div className={styles.row}>
            <Button
              size="small"
              appearance="primary"
              icon={<PlayRegular />}
              disabledFocusable={busy}
              onClick={view.run}
            >
              {t('orderLines.run')}
            </Button>
          </div>
        </fieldset>
      )}
      <Progress work={work} onCancel={view.cancel} />
      {result !== null && !busy && <ResultSummary result={result} />}
    </div>
  );
}

function Progress({ work, onCancel }: { work: Work; onCancel: () => void }) {
  const { t } = useTranslation();
  const format = useFormatter();
  const { announce } = usePaneActions();
  const { kind } = work;
  const started = kind === 'inspecting' ? t('orderLines.inspecting', { file: work.name }) : null;
  const reading = kind === 'reading';

  // Said once when it begins; the rows run too fast to be read out.
  useEffect(() => {
    if (started !== null) announce(started);
    else if (reading) announce(t('orderLines.starting'));
  }, [announce, started, reading, t]);

  if (kind === 'none') return null;
  if (kind === 'writing') return <Spinner size="tiny" label={t('orderLines.writing')} />;
  const progress = kind === 'reading' ? work.progress : null;
  return (
    <RunProgress
      text={
        started ??
        (progress === null
          ? t('orderLines.starting')
          : t('orderLines.reading', { rows: format.quantity(progress.rows, '', { decimals: 0 }) }))
      }
      share={progress?.share ?? null}
      cancelLabel={t('orderLines.cancel')}
      cancelling={false}
      onCancel={onCancel}
    />
  );
}
