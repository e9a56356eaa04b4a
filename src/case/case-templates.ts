/** Beginnings of a case for the usual decisions: alternatives to weigh, metrics to bind, promises to make. */
import type { Case, Metric } from './case';
import { createCase } from './create-case';
import type { CaseParts } from './create-case';

export const TEMPLATE_KEYS = [
  'capability',
  'network',
  'planning-policy',
  'supplier-strategy',
  'governance',
] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** A new case of that kind; whatever only its owner can know is left empty. */
export function caseFromTemplate(key: TemplateKey): Case {
  const { metrics, ...parts } = TEMPLATES[key];
  return createCase({ ...parts, metrics: metrics.map((name) => SUGGESTED_METRICS[name]) });
}

type MetricKey = 'npv' | 'costToServe' | 'perfectOrder' | 'turns' | 'forecastBias' | 'cycleTime';

type SuggestedMetric = Pick<Metric, 'name' | 'unit' | 'role' | 'direction' | 'cadence' | 'lenses'>;

/** Without cell, threshold and owner: these are the case's own. */
const SUGGESTED_METRICS: Readonly<Record<MetricKey, SuggestedMetric>> = {
  npv: {
    name: 'NPV',
    unit: '',
    role: 'primary',
    direction: 'higher',
    cadence: 'quarterly',
    lenses: ['CFO'],
  },
  costToServe: {
    name: 'Cost-to-serve',
    unit: 'share of revenue',
    role: 'primary',
    direction: 'lower',
    cadence: 'monthly',
    lenses: ['CFO', 'commercial'],
  },
  perfectOrder: {
    name: 'Perfect order rate',
    unit: 'share of orders',
    role: 'guardrail',
    direction: 'higher',
    cadence: 'weekly',
    lenses: ['COO', 'commercial'],
  },
  turns: {
    name: 'Inventory turns',
    unit: 'per year',
    role: 'guardrail',
    direction: 'higher',
    cadence: 'monthly',
    lenses: ['CFO', 'COO'],
  },
  forecastBias: {
    name: 'Forecast bias, absolute',
    unit: 'share of demand',
    role: 'second-order',
    direction: 'lower',
    cadence: 'monthly',
    lenses: ['COO', 'CIO'],
  },
  cycleTime: {
    name: 'Cycle time',
    unit: 'days',
    role: 'second-order',
    direction: 'lower',
    cadence: 'monthly',
    lenses: ['COO', 'CIO'],
  },
};

type Template = Omit<CaseParts, 'metrics'> & { readonly metrics: readonly MetricKey[] };

const PROMISES: CaseParts['followThrough'] = [
  { kind: 'review cadence', text: 'Review drivers and metrics against the ranges given' },
  { kind: 'escalation path', text: 'Who decides when a tripwire is passed' },
];

const TEMPLATES: Readonly<Record<TemplateKey, Template>> = {
  capability: {
    decision: { horizon: '5 years' },
    alternatives: [
      {
        name: 'Do nothing',
        description: 'Keep the present systems and skills, with their drift in cost and service',
      },
      {
        name: 'Build in steps',
        description: 'Invest in stages, each with its own gate',
        reversibility: 'at every gate',
      },
      { name: 'Build at once', description: 'Invest in full, for the earliest benefit' },
      { name: 'Buy as a service', description: 'Rent the capability from a provider' },
    ],
    metrics: ['npv', 'cycleTime', 'perfectOrder', 'forecastBias'],
    followThrough: [
      ...PROMISES,
      { kind: 'adoption step', text: 'First users work with the capability daily' },
    ],
  },
  network: {
    decision: { horizon: '5 years' },
    alternatives: [
      {
        name: 'Do nothing',
        description: 'Keep the present sites and flows, with their growth in volume and freight',
      },
      { name: 'Add a site', description: 'Open one more site nearer to demand' },
      { name: 'Consolidate', description: 'Close sites and pool their stock' },
      { name: 'Outsource', description: 'Hand warehousing or transport to a logistics provider' },
    ],
    metrics: ['npv', 'costToServe', 'perfectOrder', 'turns', 'cycleTime'],
    followThrough: PROMISES,
  },
  'planning-policy': {
    decision: { horizon: '2 years' },
    alternatives: [
      { name: 'Do nothing', description: 'Keep the present service targets, review periods and parameters' },
      { name: 'Differentiate service', description: 'Set targets by segment instead of one for all' },
      { name: 'Plan more often', description: 'Shorten the review period and the planning cycle' },
    ],
    metrics: ['costToServe', 'perfectOrder', 'turns', 'forecastBias', 'cycleTime'],
    followThrough: PROMISES,
  },
  'supplier-strategy': {
    decision: { horizon: '3 years' },
    alternatives: [
      { name: 'Do nothing', description: 'Keep the present suppliers and terms, with their renewals' },
      { name: 'Second source', description: 'Split the volume with a second supplier' },
      { name: 'Near source', description: 'Move to a supplier with a shorter lead time' },
      { name: 'Longer contract', description: 'Commit to volume for price and capacity' },
    ],
    metrics: ['npv', 'costToServe', 'perfectOrder', 'turns'],
    followThrough: PROMISES,
  },
  governance: {
    decision: { horizon: '2 years' },
    alternatives: [
      { name: 'Do nothing', description: 'Keep decisions where they are made now' },
      { name: 'Shared metrics', description: 'Functions keep their decisions and are measured on the whole' },
      { name: 'Integrated planning', description: 'One forum decides demand, supply and finance together' },
    ],
    metrics: ['costToServe', 'perfectOrder', 'forecastBias', 'cycleTime'],
    followThrough: [
      ...PROMISES,
      { kind: 'metric owner', text: 'One owner for each metric, across functions' },
    ],
  },
};
