/** Beginnings of a case for the usual decisions: alternatives to weigh, metrics to bind, promises to make. */
import type { Case, FollowThrough, Metric } from '../case';
import { createCase } from '../create-case';
import { english } from './template-words';
import { german } from './template-words-de';
import type { MetricKey, TemplateWords } from './template-words';

export const TEMPLATE_KEYS = [
  'capability',
  'network',
  'planning-policy',
  'supplier-strategy',
  'governance',
] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** The words in that language, such as "de"; in English where there are none. */
function templateWords(language: string | undefined): TemplateWords {
  return language === 'de' ? german : english;
}

/** What doing nothing is called in that language. */
export function doNothingIn(language: string | undefined): string {
  return templateWords(language).doNothing;
}

/** A new case of that kind, in that language; whatever only its owner can know is left empty. */
export function caseFromTemplate(key: TemplateKey, language?: string): Case {
  const words = templateWords(language);
  const { text, metrics, promise } = TEMPLATES[key];
  const { horizon, doNothing, alternatives, promise: own } = words[text];
  const promises: Partial<FollowThrough>[] = [
    { kind: 'review cadence', text: words.review },
    { kind: 'escalation path', text: words.escalation },
  ];
  return createCase({
    decision: { horizon },
    alternatives: [{ name: words.doNothing, description: doNothing }, ...alternatives],
    metrics: metrics.map((metric) => ({ ...SUGGESTED_METRICS[metric], ...words.metrics[metric] })),
    followThrough: promise && own ? [...promises, { kind: promise, text: own }] : promises,
  });
}

type SuggestedMetric = Pick<Metric, 'role' | 'direction' | 'cadence' | 'lenses'>;

/** Without cell, threshold and owner: these are the case's own. */
const SUGGESTED_METRICS: Readonly<Record<MetricKey, SuggestedMetric>> = {
  npv: { role: 'primary', direction: 'higher', cadence: 'quarterly', lenses: ['CFO'] },
  costToServe: { role: 'primary', direction: 'lower', cadence: 'monthly', lenses: ['CFO', 'commercial'] },
  perfectOrder: {
    role: 'guardrail',
    direction: 'higher',
    cadence: 'weekly',
    lenses: ['COO', 'commercial'],
  },
  turns: { role: 'guardrail', direction: 'higher', cadence: 'monthly', lenses: ['CFO', 'COO'] },
  forecastBias: { role: 'second-order', direction: 'lower', cadence: 'monthly', lenses: ['COO', 'CIO'] },
  cycleTime: { role: 'second-order', direction: 'lower', cadence: 'monthly', lenses: ['COO', 'CIO'] },
};

interface Template {
  readonly text: Exclude<keyof TemplateWords, 'doNothing' | 'metrics' | 'review' | 'escalation'>;
  readonly metrics: readonly MetricKey[];
  /** What kind of promise the template's own is. */
  readonly promise?: FollowThrough['kind'];
}

const TEMPLATES: Readonly<Record<TemplateKey, Template>> = {
  capability: {
    text: 'capability',
    metrics: ['npv', 'cycleTime', 'perfectOrder', 'forecastBias'],
    promise: 'adoption step',
  },
  network: {
    text: 'network',
    metrics: ['npv', 'costToServe', 'perfectOrder', 'turns', 'cycleTime'],
  },
  'planning-policy': {
    text: 'planningPolicy',
    metrics: ['costToServe', 'perfectOrder', 'turns', 'forecastBias', 'cycleTime'],
  },
  'supplier-strategy': {
    text: 'supplierStrategy',
    metrics: ['npv', 'costToServe', 'perfectOrder', 'turns'],
  },
  governance: {
    text: 'governance',
    metrics: ['costToServe', 'perfectOrder', 'forecastBias', 'cycleTime'],
    promise: 'metric owner',
  },
};
