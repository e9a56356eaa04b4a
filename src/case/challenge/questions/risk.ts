/** Questions on guardrails, thresholds and switching values that are near. */
import { sameName } from '../../case';
import { ALTERNATIVES_TABLE, DRIVERS_TABLE, METRICS_TABLE } from '../../case-sheet/case-tables';
import type { Figure } from '../../said';
import type { ChallengeSentence } from '../challenge-sentences';
import { alternativeInFocus } from '../../decision/recommendation';
import { switchingReach } from '../../decision/sensitivity';
import { cellsOf } from './context';
import type { Context, Draft } from './context';

/** A threshold is near below this share of itself. */
const NEAR = 0.05;
/** Below this share of a threshold the headroom is rounding. */
const EXACT = 1e-9;
/** A switching value is near within the driver's range, or within this share of its value. */
const NEAR_SWITCH = 0.1;

export function riskQuestions(context: Context): Draft[] {
  const { of, comparison, checks, place } = context;
  const questions: Draft[] = [...switchingQuestions(context), ...nearThresholds(context)];
  comparison.alternatives.forEach(({ name, isBase }, i) => {
    for (const { metric, cells } of comparison.metrics) {
      const cell = cells[i]!;
      const { threshold, unit } = metric;
      if (threshold === null || cell.headroom === null || isBase) continue;
      const about = { metric: metric.name, alternative: name };
      const draft = (
        rule: string,
        sentence: ChallengeSentence,
        facts: Draft['facts'],
        weight: number,
      ): Draft => ({
        key: `${rule}:${name}|${metric.name}`,
        sentence,
        facts: { ...about, ...facts },
        cells: cellsOf(metric, place(METRICS_TABLE.table, metric.name, 'Threshold')),
        weight,
      });
      const limit = { threshold: { value: threshold, unit } };
      const unlucky = metric.direction === 'higher' ? cell.p10 : cell.p90;
      const missed =
        unlucky !== null && (metric.direction === 'higher' ? unlucky < threshold : unlucky > threshold);
      if (cell.guardrail === 'breach') {
        const gap: Figure = { value: Math.abs(cell.headroom), unit, apart: true };
        questions.push(draft('guardrail-breached', 'guardrailBreached', { gap }, 3));
      } else if (cell.headroom > NEAR * Math.abs(threshold) && missed) {
        questions.push(draft('threshold-at-risk', 'thresholdAtRisk', limit, 1));
      }
    }
  });
  const sunny = new Set(checks.filter(({ rule }) => rule === 'no-downside').map(({ cell }) => cell));
  for (const { name, risk, reversibility } of of.alternatives.slice(1)) {
    const at = (header: string): string => place(ALTERNATIVES_TABLE.table, name, header);
    const ask = (rule: string, sentence: ChallengeSentence, header: string): void => {
      questions.push({
        key: `${rule}:${name}`,
        sentence,
        facts: { alternative: name },
        cells: [at(header)],
        weight: 0.8,
      });
    };
    if (risk === '' && !sunny.has(at('Risk'))) ask('unnamed-risk', 'unnamedRisk', 'Risk');
    if (reversibility === '') ask('no-way-back', 'noWayBack', 'Reversibility');
  }
  return questions;
}

/** Thresholds that are met by little: of each metric the alternative that meets it by the least, the others named. */
function nearThresholds({ comparison, place }: Context): Draft[] {
  return comparison.metrics.flatMap(({ metric, cells }): Draft[] => {
    const { threshold, unit } = metric;
    if (threshold === null) return [];
    const near = cells
      .filter(({ effect }) => effect !== 'base')
      .flatMap(({ alternative, headroom }) =>
        headroom !== null && headroom >= 0 && headroom <= NEAR * Math.abs(threshold)
          ? [{ alternative, headroom }]
          : [],
      )
      .sort((a, b) => a.headroom - b.headroom);
    const draft = (
      rule: string,
      sentence: ChallengeSentence,
      those: readonly { readonly alternative: string }[],
      facts: Draft['facts'],
    ): Draft[] =>
      those.length === 0
        ? []
        : [
            {
              key: `${rule}:${metric.name}`,
              sentence,
              facts: {
                metric: metric.name,
                alternatives: those.map(({ alternative }) => alternative),
                threshold: { value: threshold, unit },
                ...facts,
              },
              cells: cellsOf(metric, place(METRICS_TABLE.table, metric.name, 'Threshold')),
              weight: 1.5,
            },
          ];
    const isExact = ({ headroom }: { headroom: number }) => headroom <= EXACT * Math.abs(threshold);
    const above = near.filter((one) => !isExact(one));
    return [
      ...draft('threshold-met', 'thresholdMet', near.filter(isExact), {}),
      ...draft('threshold-near', 'thresholdNear', above, {
        headroom: { value: above[0]?.headroom ?? null, unit, apart: true },
      }),
    ];
  });
}

/** Of each driver and metric the nearest switching value: from the other side it is the same one. */
function switchingQuestions(context: Context): Draft[] {
  const nearest = new Map<string, Draft>();
  for (const draft of nearSwitching(context)) {
    const { driver, metric } = draft.facts;
    const place = `${driver as string}\u0000${metric as string}`;
    const known = nearest.get(place);
    if (!known || draft.weight > known.weight) nearest.set(place, draft);
  }
  return [...nearest.values()];
}

function nearSwitching({ of, sensitivity, place }: Context): Draft[] {
  const focus = alternativeInFocus(of);
  // Where two alternatives tell the same switching value, the one that is recommended or leads comes first.
  const ordered = [
    ...sensitivity.filter(({ alternative }) => alternative === focus),
    ...sensitivity.filter(({ alternative }) => alternative !== focus),
  ];
  return ordered.flatMap((entry): Draft[] => {
    const driver = of.drivers.find(({ name }) => sameName(name, entry.driver));
    const metric = of.metrics.find(({ name }) => sameName(name, entry.metric));
    if (!driver || !metric || entry.switching === null) return [];
    const reach = switchingReach(entry, driver);
    const change = Math.abs(entry.switching.value - entry.base) / (Math.abs(entry.base) || 1);
    const near = (reach !== null && reach <= 1) || change <= NEAR_SWITCH;
    if (!near) return [];
    const { against } = entry.switching;
    return [
      {
        key: `switching-value:${entry.alternative}|${driver.name}|${metric.name}`,
        sentence: against === null ? 'switchingThreshold' : 'switchingAgainst',
        facts: {
          driver: driver.name,
          metric: metric.name,
          alternative: entry.alternative,
          base: { value: entry.base, unit: driver.unit },
          value: { value: entry.switching.value, unit: driver.unit },
          ...(against === null ? {} : { other: against }),
        },
        cells: [...cellsOf(driver, place(DRIVERS_TABLE.table, driver.name, 'Low')), ...cellsOf(metric)],
        weight: 3 - Math.min(1, reach ?? change),
      },
    ];
  });
}
