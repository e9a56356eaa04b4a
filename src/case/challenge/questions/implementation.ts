/** Questions on who pays, who answers, and what is promised. */
import {
  ALTERNATIVES_TABLE,
  DECISION_FIELDS,
  DECISION_TABLE,
  EFFECTS_TABLE,
  FOLLOW_THROUGH_TABLE,
  METRICS_TABLE,
} from '../../case-sheet/case-tables';
import type { ChallengeSentence } from '../challenge-sentences';
import { paysAndGains } from '../../follow-through/charge-back';
import { cellsOf } from './context';
import type { Context, Draft } from './context';

/** One party bears nearly all. */
const ONE_BUDGET = 0.8;

export function implementationQuestions(context: Context): Draft[] {
  const { of, place } = context;
  const questions: Draft[] = of.alternatives.slice(1).flatMap(({ name }) => budgetQuestions(context, name));
  for (const metric of of.metrics) {
    if (metric.owner !== '' && metric.cadence !== '') continue;
    questions.push({
      key: `unowned-metric:${metric.name}`,
      sentence: 'unownedMetric',
      facts: { metric: metric.name },
      cells: cellsOf(
        metric,
        place(METRICS_TABLE.table, metric.name, metric.owner === '' ? 'Owner' : 'Cadence'),
      ),
      weight: metric.role === 'primary' ? 1.5 : 0.5,
    });
  }
  for (const { name, months, people, systems } of of.alternatives.slice(1)) {
    if (months !== null && people !== '' && systems !== '') continue;
    questions.push({
      key: `unstated-burden:${name}`,
      sentence: 'unstatedBurden',
      facts: { alternative: name },
      cells: [place(ALTERNATIVES_TABLE.table, name, 'Months')],
      weight: 1,
    });
  }
  const promises = place(FOLLOW_THROUGH_TABLE.table, null, 'Kind');
  const once = (rule: string, sentence: ChallengeSentence, cell: string, weight: number): void => {
    questions.push({ key: `${rule}:case`, sentence, facts: {}, cells: [cell], weight });
  };
  const { followThrough } = of;
  if (
    !followThrough.some(({ kind, owner, date }) => kind === 'adoption step' && owner !== '' && date !== '')
  ) {
    once('no-adoption-steps', 'lateSteps', promises, 1.2);
  }
  if (!followThrough.some(({ kind, threshold }) => kind === 'tripwire' && threshold !== null)) {
    once('no-tripwire', 'noTripwire', promises, 1.3);
  }
  if (of.decision.decideBy === '') {
    once('no-deadline', 'noDeadline', place(DECISION_TABLE.table, DECISION_FIELDS.decideBy, 'Text'), 0.9);
  }
  return questions;
}

/** One budget pays and others gain, or someone is worse off. */
function budgetQuestions({ of, place }: Context, alternative: string): Draft[] {
  const { parties } = paysAndGains(of, alternative);
  const costs = parties.reduce((sum, { cost }) => sum + cost, 0);
  const benefits = parties.reduce((sum, { benefit }) => sum + benefit, 0);
  const cells = [place(EFFECTS_TABLE.table, null, 'Cost borne')];
  const payer = parties.find(({ cost }) => costs > 0 && cost >= ONE_BUDGET * costs);
  const gainers = parties.filter((one) => one !== payer && one.benefit > 0);
  const gained = gainers.reduce((sum, { benefit }) => sum + benefit, 0);
  if (payer && gained > 0.5 * benefits) {
    return [
      {
        key: `split-benefit:${alternative}`,
        sentence: 'splitBenefit',
        facts: {
          payer: payer.party,
          share: { value: payer.cost / costs, unit: '%' },
          alternative,
          gainers: gainers.map(({ party }) => party),
        },
        cells,
        weight: 2,
      },
    ];
  }
  // The case's money is the unit of its primary metric where that is money; a bare number says enough.
  return parties
    .filter(({ net }) => net < 0)
    .map(({ party, net }) => ({
      key: `losing-party:${alternative}|${party}`,
      sentence: 'losingParty' as const,
      facts: { party, alternative, loss: { value: -net, unit: '' } },
      cells,
      weight: 1.8,
    }));
}
