import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CRITERIA } from '../../../case/case';
import type { Case, Criterion, CriterionScore } from '../../../case/case';
import { useEdit, useReadyCase } from '../../pane-context';
import { ChoiceField } from '../../ui/choice-field';
import { TextField } from '../../ui/text-field';
import { usePartStyles } from './part-styles';

const SCORES = ['1', '2', '3', '4', '5'] as const;

const useStyles = makeStyles({
  score: { display: 'block', whiteSpace: 'nowrap', fontWeight: tokens.fontWeightSemibold },
  dots: { letterSpacing: '1px', fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  evidence: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  lacking: { color: tokens.colorStatusWarningForeground3 },
  baseline: { backgroundColor: tokens.colorNeutralBackground2 },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(90px, 130px) 1fr',
    gap: tokens.spacingHorizontalS,
    // A name on two lines must not set its field lower than the one beside it.
    alignItems: 'end',
  },
});

/**
 * Judgement beside the numbers: five criteria scored 1 to 5 with evidence, never weighed, summed or priced. Where the
 * table of all does not fit, one alternative at a time.
 */
export function CriteriaPart({ narrow }: { narrow: boolean }) {
  const parts = usePartStyles();
  const styles = useStyles();
  const { t } = useTranslation();
  const edit = useEdit();
  const of = useReadyCase();
  const names = of.alternatives.map(({ name }) => name);
  const [chosen, choose] = useState<string | null>(null);
  const edited = names.find((name) => name === chosen) ?? names[1] ?? names[0]!;
  const criteria = of.alternatives.find(({ name }) => name === edited)!.criteria;
  const change = (criterion: Criterion, part: Partial<CriterionScore>) =>
    edit(withScore(edited, criterion, part), t('decide.saved'));
  const caption = t('tradeOffs.criteria');
  const choice = (
    <ChoiceField
      label={t('compare.alternative')}
      value={edited}
      choices={names.map((name) => ({ value: name, label: name }))}
      onChange={choose}
    />
  );

  return (
    <div className={parts.root}>
      <p className={parts.note}>{t('tradeOffs.criteriaNote')}</p>
      {!narrow && (
        <div className={parts.scroll} role="region" aria-label={caption} tabIndex={0}>
          <table className={parts.table} aria-label={caption}>
            <thead>
              <tr>
                <th scope="col" className={parts.head}>
                  {t('tradeOffs.criterion')}
                </th>
                {of.alternatives.map(({ name }) => (
                  <th key={name} scope="col" className={parts.head}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {CRITERIA.map((criterion) => (
                <tr key={criterion}>
                  <th scope="row" className={parts.cell}>
                    {t(`tradeOffs.criteriaNames.${criterion}`)}
                  </th>
                  {of.alternatives.map(({ name, criteria: scores }) => (
                    <td key={name} className={mergeClasses(parts.cell, name === names[0] && styles.baseline)}>
                      <Score {...scores[criterion]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <section className={styles.form} aria-label={t('tradeOffs.judge', { alternative: edited })}>
        {choice}
        {CRITERIA.map((criterion) => {
          const name = t(`tradeOffs.criteriaNames.${criterion}`);
          const { score, evidence } = criteria[criterion];
          return (
            <div key={criterion} className={styles.row}>
              <ChoiceField
                label={name}
                value={SCORES.find((one) => Number(one) === score) ?? null}
                noneLabel={t('common.none')}
                choices={SCORES.map((value) => ({ value, label: t(`tradeOffs.scores.s${value}`) }))}
                onChange={(value) => change(criterion, { score: value === null ? null : Number(value) })}
              />
              <TextField
                label={t('tradeOffs.evidenceFor', { criterion: name })}
                value={evidence}
                onCommit={(text) => change(criterion, { evidence: text })}
              />
            </div>
          );
        })}
      </section>
    </div>
  );
}

function Score({ score, evidence }: CriterionScore) {
  const styles = useStyles();
  const { t } = useTranslation();
  if (score === null && evidence === '')
    return <span className={styles.evidence}>{t('tradeOffs.notScored')}</span>;
  return (
    <>
      {score !== null && (
        <span className={styles.score}>
          {t('tradeOffs.ofFive', { score })}{' '}
          <span className={styles.dots} aria-hidden>
            {'●'.repeat(score)}
            {'○'.repeat(Math.max(0, 5 - score))}
          </span>
        </span>
      )}
      <span className={mergeClasses(styles.evidence, evidence === '' && styles.lacking)}>
        {evidence === '' ? t('tradeOffs.noEvidence') : evidence}
      </span>
    </>
  );
}

function withScore(alternative: string, criterion: Criterion, part: Partial<CriterionScore>) {
  return (of: Case): Case => ({
    ...of,
    alternatives: of.alternatives.map((one) =>
      one.name === alternative
        ? { ...one, criteria: { ...one.criteria, [criterion]: { ...one.criteria[criterion], ...part } } }
        : one,
    ),
  });
}
