/** What the templates say, in English. */
export type MetricKey = 'npv' | 'costToServe' | 'perfectOrder' | 'turns' | 'forecastBias' | 'cycleTime';

interface NamedUnit {
  readonly name: string;
  readonly unit: string;
}

interface AlternativeWords {
  readonly name: string;
  readonly description: string;
  readonly reversibility?: string;
}

interface TemplateText {
  readonly horizon: string;
  /** What doing nothing is here. */
  readonly doNothing: string;
  /** The others. */
  readonly alternatives: readonly AlternativeWords[];
  /** A promise that only this template makes. */
  readonly promise?: string;
}

export interface TemplateWords {
  /** The name of doing nothing. */
  readonly doNothing: string;
  readonly metrics: Readonly<Record<MetricKey, NamedUnit>>;
  readonly review: string;
  readonly escalation: string;
  readonly capability: TemplateText & { readonly promise: string };
  readonly network: TemplateText;
  readonly planningPolicy: TemplateText;
  readonly supplierStrategy: TemplateText;
  readonly governance: TemplateText & { readonly promise: string };
}

export const english: TemplateWords = {
  doNothing: 'Do nothing',
  metrics: {
    npv: { name: 'NPV', unit: '' },
    costToServe: { name: 'Cost-to-serve', unit: 'share of revenue' },
    perfectOrder: { name: 'Perfect order rate', unit: 'share of orders' },
    turns: { name: 'Inventory turns', unit: 'per year' },
    forecastBias: { name: 'Forecast bias, absolute', unit: 'share of demand' },
    cycleTime: { name: 'Cycle time', unit: 'days' },
  },
  review: 'Review drivers and metrics against the ranges given',
  escalation: 'Who decides when a tripwire is passed',
  capability: {
    horizon: '5 years',
    doNothing: 'Keep the present systems and skills, with their drift in cost and service',
    alternatives: [
      {
        name: 'Build in steps',
        description: 'Invest in stages, each with its own gate',
        reversibility: 'at every gate',
      },
      { name: 'Build at once', description: 'Invest in full, for the earliest benefit' },
      { name: 'Buy as a service', description: 'Rent the capability from a provider' },
    ],
    promise: 'First users work with the capability daily',
  },
  network: {
    horizon: '5 years',
    doNothing: 'Keep the present sites and flows, with their growth in volume and freight',
    alternatives: [
      { name: 'Add a site', description: 'Open one more site nearer to demand' },
      { name: 'Consolidate', description: 'Close sites and pool their stock' },
      { name: 'Outsource', description: 'Hand warehousing or transport to a logistics provider' },
    ],
  },
  planningPolicy: {
    horizon: '2 years',
    doNothing: 'Keep the present service targets, review periods and parameters',
    alternatives: [
      { name: 'Differentiate service', description: 'Set targets by segment instead of one for all' },
      { name: 'Plan more often', description: 'Shorten the review period and the planning cycle' },
    ],
  },
  supplierStrategy: {
    horizon: '3 years',
    doNothing: 'Keep the present suppliers and terms, with their renewals',
    alternatives: [
      { name: 'Second source', description: 'Split the volume with a second supplier' },
      { name: 'Near source', description: 'Move to a supplier with a shorter lead time' },
      { name: 'Longer contract', description: 'Commit to volume for price and capacity' },
    ],
  },
  governance: {
    horizon: '2 years',
    doNothing: 'Keep decisions where they are made now',
    alternatives: [
      { name: 'Shared metrics', description: 'Functions keep their decisions and are measured on the whole' },
      { name: 'Integrated planning', description: 'One forum decides demand, supply and finance together' },
    ],
    promise: 'One owner for each metric, across functions',
  },
};
