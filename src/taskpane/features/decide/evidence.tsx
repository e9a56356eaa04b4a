import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../../case/case';
import { compare } from '../../../case/decision/comparison';
import { costOfWaiting, inaction } from '../../../case/decision/decision-support';
import {
  alternativeInFocus,
  leadingAlternative,
  primaryMetric,
  recommendedAlternative,
} from '../../../case/decision/recommendation';
import { resultOf } from '../../../case/evaluation/results';
import { useFormatter } from '../../i18n/formatter-context';
import { withoutIsolation } from '../../i18n/i18n';
import { useEdit, useReadyCase } from '../../pane-context';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'start',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorBrandStroke1,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

interface Props {
  readonly field: keyof Decision;
  readonly lines: readonly string[];
}

/** What the numbers say, and a button that puts it into the field's text, where it can be edited. */
function Evidence({ field, lines }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const edit = useEdit();
  const written = useReadyCase().decision[field];
  const text = withoutIsolation(lines.join(' '));
  if (lines.length === 0) return null;
  return (
    <div
      className={styles.root}
      role="group"
      aria-label={t('evidence.title', { field: t(`decide.${field}`) })}
    >
      {lines.length === 1 ? (
        <span>{text}</span>
      ) : (
        <ul className={styles.list}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {!written.includes(text) && (
        <Button
          size="small"
          icon={<AddRegular />}
          aria-label={t('evidence.addTo', { field: t(`decide.${field}`) })}
          onClick={() =>
            edit((current) => {
              const before = current.decision[field];
              const next = before === '' ? text : `${before} ${text}`;
              return { ...current, decision: { ...current.decision, [field]: next } };
            }, t('decide.saved'))
          }
        >
          {t('evidence.add')}
        </Button>
      )}
    </div>
  );
}

/** What a month of waiting costs, from the gain over doing nothing. */
export function WhyNowEvidence() {
  const { t } = useTranslation();
  const format = useFormatter();
  const of = useReadyCase();
  const focus = alternativeInFocus(of);
  const waiting = focus === null ? null : costOfWaiting(of, focus);
  if (!waiting) return null;
  const { alternative, gain, perMonth, unit, basis } = waiting;
  const money = (value: number) => format.quantity(Number(value.toPrecision(3)), unit, { compact: true });
  const facts = { alternative, gain: money(gain), month: money(perMonth) };
  const line =
    basis.kind === 'flow'
      ? t(`evidence.forgone.${basis.period}`, facts)
      : t('evidence.waiting', { ...facts, rate: format.quantity(basis.rate, '%') });
  return <Evidence field="whyNow" lines={[line]} />;
}

/** What the column of do nothing says. */
export function InactionEvidence() {
  const { t } = useTranslation();
  const format = useFormatter();
  const of = useReadyCase();
  const lines = inaction(of)
    .slice(0, 4)
    .map(({ metric: { name, unit, threshold }, value, missesThreshold, best }) => {
      const written = (one: number | null) =>
        format.quantity(one === null ? null : Number(one.toPrecision(3)), unit, {
          compact: true,
          bare: true,
        });
      return missesThreshold
        ? t('evidence.misses', {
            metric: name,
            value: written(value),
            threshold: format.quantity(threshold, unit, { bare: true, compact: 'exact' }),
          })
        : t('evidence.worse', {
            metric: name,
            value: written(value),
            best: written(best!.value),
            alternative: best!.alternative,
          });
    });
  return <Evidence field="consequencesOfInaction" lines={lines} />;
}

/** Which alternative leads, while none is recommended and there is a choice. */
export function RecommendationEvidence() {
  const { t } = useTranslation();
  const format = useFormatter();
  const of = useReadyCase();
  const leader = leadingAlternative(of);
  const metric = primaryMetric(of);
  if (leader === null || !metric || recommendedAlternative(of) !== null) return null;
  const { alternatives } = compare(of);
  if (alternatives.length < 2) return null;
  // The leader breaches a guardrail only where every alternative does.
  const holds = alternatives.find(({ name }) => name === leader)?.breaches.length === 0;
  const value = resultOf(of, leader, metric.name)?.value ?? null;
  const line = t(holds ? 'evidence.leads' : 'evidence.leadsInBreach', {
    alternative: leader,
    metric: metric.name,
    value: format.quantity(value === null ? null : Number(value.toPrecision(3)), metric.unit, {
      compact: true,
    }),
  });
  return <Evidence field="recommendation" lines={[line]} />;
}
