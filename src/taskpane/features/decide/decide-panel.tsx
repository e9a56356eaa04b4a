import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../../case/case';
import { useEdit, useReadyCase } from '../../pane-context';
import { FieldGrid } from '../../ui/field-grid';
import { TextField } from '../../ui/text-field';
import { CounterCase, SentenceRemarks } from './decision-remarks';
import { InactionEvidence, RecommendationEvidence, WhyNowEvidence } from './evidence';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    maxWidth: '760px',
  },
  intro: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The decision: what, why now, by when, for whom, and what would change our mind. */
export default function DecidePanel() {
  const styles = useStyles();
  const { t } = useTranslation();
  const { decision } = useReadyCase();
  const edit = useEdit();

  const field = (
    name: keyof Decision,
    options: { multiline?: boolean; hint?: string; type?: 'date' } = {},
  ) => (
    <TextField
      label={t(`decide.${name}`)}
      value={decision[name]}
      {...options}
      onCommit={(text) =>
        edit(
          (current) => ({ ...current, decision: { ...current.decision, [name]: text } }),
          t('decide.saved'),
        )
      }
    />
  );

  return (
    <div className={styles.root}>
      <p className={styles.intro}>{t('decide.intro')}</p>
      {field('decision', { multiline: true, hint: t('decide.decisionHint') })}
      <SentenceRemarks />
      <FieldGrid wide>
        {field('decideBy', { type: 'date' })}
        {field('horizon', { hint: t('decide.horizonHint') })}
        {field('owner')}
      </FieldGrid>
      {field('stakeholders', { multiline: true })}
      {field('businessReason', { multiline: true })}
      {field('whyNow', { multiline: true })}
      <WhyNowEvidence />
      {field('consequencesOfInaction', { multiline: true })}
      <InactionEvidence />
      {field('recommendation', { multiline: true })}
      <RecommendationEvidence />
      <CounterCase />
      {field('whatWouldChangeOurMind', { multiline: true })}
    </div>
  );
}
