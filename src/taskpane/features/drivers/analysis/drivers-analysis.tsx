import { MessageBar, MessageBarBody, Spinner, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeSensitivities } from '../../../../case/output-sheets/sensitivities-sheet';
import { useFormatter } from '../../../i18n/formatter-context';
import {
  usePaneActions,
  usePaneServices,
  useReadyCase,
  useSelectCell,
  useErrorText,
} from '../../../pane-context';
import { ChoiceField } from '../../../ui/choice-field';
import { WriteSheetButton } from '../../../write-sheet-button';
import { analyse } from './compute-analysis';
import type { Analysis } from './compute-analysis';
import { TornadoChart } from './tornado-chart';
import { SENSITIVITIES_SHEET } from '../../../../case/output-sheets/output-sheets';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  line: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

type Outcome = { readonly analysis: Analysis } | { readonly error: unknown };

/** How far each driver alone moves a metric, and where it would turn the decision. */
export default function DriversAnalysis() {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormatter();
  const { workbook } = usePaneServices();
  const { sensitivityComputed } = usePaneActions();
  const selectCell = useSelectCell();
  const open = useReadyCase();
  const metrics = open.metrics.filter(({ cell }) => cell !== null);
  const primary = metrics.find(({ role }) => role === 'primary') ?? metrics[0];
  const names = open.alternatives.map(({ name }) => name);
  const [metricName, setMetric] = useState<string | null>(null);
  const [alternativeName, setAlternative] = useState<string | null>(null);
  const [againstName, setAgainst] = useState<string | null>(null);
  const metric = metrics.find(({ name }) => name === metricName) ?? primary;
  const alternative = names.find((name) => name === alternativeName) ?? names[1] ?? names[0] ?? '';
  const others = names.filter((name) => name !== alternative);
  const threshold = metric?.threshold ?? null;
  const against =
    others.find((name) => name === againstName) ?? (threshold === null ? (others[0] ?? null) : null);
  const errorText = useErrorText();
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  useEffect(() => {
    if (!metric) return;
    const controller = new AbortController();
    setOutcome(null);
    analyse(workbook, open, { alternative, metric: metric.name, against }, controller.signal).then(
      (analysis) => {
        if (controller.signal.aborted) return;
        setOutcome({ analysis });
        sensitivityComputed(analysis.sensitivity);
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setOutcome({ error });
      },
    );
    return () => controller.abort();
  }, [workbook, open, alternative, metric, against, sensitivityComputed]);

  if (!metric) return null;
  return (
    <div className={styles.root}>
      <ChoiceField
        label={t('risk.metric')}
        orientation="horizontal"
        value={metric.name}
        choices={metrics.map(({ name }) => ({ value: name, label: name }))}
        onChange={setMetric}
      />
      <ChoiceField
        label={t('sensitivity.alternative')}
        orientation="horizontal"
        value={alternative}
        choices={names.map((name) => ({ value: name, label: name }))}
        onChange={setAlternative}
      />
      <ChoiceField
        label={t('sensitivity.against')}
        orientation="horizontal"
        value={against}
        choices={others.map((name) => ({ value: name, label: name }))}
        {...(threshold !== null && {
          noneLabel: t('sensitivity.againstThreshold', { value: format.quantity(threshold, metric.unit) }),
        })}
        onChange={setAgainst}
      />
      {outcome === null && <Spinner size="small" label={t('sensitivity.computing')} />}
      {outcome && 'error' in outcome && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{errorText(outcome.error)}</MessageBarBody>
        </MessageBar>
      )}
      {outcome && 'analysis' in outcome && (
        <>
          {outcome.analysis.drivers.length === 0 ? (
            <div className={styles.line}>{t('sensitivity.empty')}</div>
          ) : (
            <TornadoChart
              analysis={outcome.analysis}
              caption={t('sensitivity.tornado', {
                metric: metric.name,
                alternative,
                base: format.quantity(
                  Number.isNaN(outcome.analysis.base) ? null : outcome.analysis.base,
                  metric.unit,
                  { compact: true },
                ),
              })}
              unit={metric.unit}
              onSelect={selectCell}
            />
          )}
          {outcome.analysis.drivers.length > 0 && (
            <div>
              <WriteSheetButton
                label={t('sensitivity.write')}
                writing={t('sensitivity.writing')}
                written={t('sensitivity.written')}
                showLabel={t('compare.showSheet')}
                sheet={SENSITIVITIES_SHEET}
                write={(language) =>
                  writeSensitivities(workbook, open, outcome.analysis.sensitivity, language)
                }
              />
            </div>
          )}
          {outcome.analysis.unranged > 0 && (
            <div className={styles.line}>
              {t('sensitivity.unranged', { count: outcome.analysis.unranged })}
            </div>
          )}
        </>
      )}
    </div>
  );
}
