import { CRITERIA, DO_NOTHING, doNothingFirst, isDoNothing } from './case';
import type {
  Alternative,
  Case,
  CellBinding,
  Criterion,
  CriterionScore,
  Decision,
  Driver,
  Effect,
  FollowThrough,
  Metric,
} from './case';

/** A case with do nothing as its only alternative and nothing else filled in. */
export function emptyCase(doNothing = DO_NOTHING): Case {
  return createCase({ alternatives: [{ name: doNothing }] });
}

/** Rows may leave out what they do not fill in; only the name is needed. */
export interface CaseParts {
  readonly decision?: Partial<Decision>;
  readonly drivers?: readonly NamedPart<Driver>[];
  readonly metrics?: readonly NamedPart<Metric>[];
  /** The one whose name says "do nothing" comes first; without any, one is put there. */
  readonly alternatives?: readonly NamedPart<Alternative>[];
  readonly effects?: readonly Effect[];
  readonly followThrough?: readonly Partial<FollowThrough>[];
}

type NamedPart<T extends { readonly name: string }> = Pick<T, 'name'> & Partial<T>;

/** Builds a case from what is known, everything else empty. */
export function createCase(parts: CaseParts): Case {
  const given = (parts.alternatives ?? []).map(alternative);
  const alternatives = given.some(({ name }) => isDoNothing(name))
    ? doNothingFirst(given)
    : [alternative({ name: DO_NOTHING }), ...given];
  return {
    decision: { ...EMPTY_DECISION, ...parts.decision },
    drivers: (parts.drivers ?? []).map(driver),
    metrics: (parts.metrics ?? []).map(metric),
    alternatives,
    effects: parts.effects ?? [],
    followThrough: (parts.followThrough ?? []).map(followThrough),
    results: [],
    challenge: [],
    actuals: [],
    history: [],
  };
}

const EMPTY_DECISION: Decision = {
  decision: '',
  businessReason: '',
  whyNow: '',
  horizon: '',
  decideBy: '',
  stakeholders: '',
  owner: '',
  consequencesOfInaction: '',
  recommendation: '',
  whatWouldChangeOurMind: '',
};

export function driver(part: NamedPart<Driver>): Driver {
  return {
    cell: null,
    unit: '',
    low: null,
    likely: null,
    high: null,
    distribution: null,
    owner: '',
    source: '',
    date: '',
    confidence: null,
    values: {},
    ...part,
  };
}

export function metric(part: NamedPart<Metric>): Metric {
  return {
    cell: null,
    unit: '',
    role: null,
    direction: null,
    threshold: null,
    owner: '',
    cadence: '',
    lenses: [],
    secondOrderStart: '',
    ...part,
  };
}

export function alternative(part: NamedPart<Alternative>): Alternative {
  return {
    description: '',
    months: null,
    people: '',
    systems: '',
    reversibility: '',
    risk: '',
    implication: '',
    criteria: noScores(),
    ...part,
  };
}

export function followThrough(part: Partial<FollowThrough>): FollowThrough {
  return {
    kind: null,
    text: '',
    owner: '',
    date: '',
    metric: '',
    alternative: '',
    threshold: null,
    action: '',
    ...part,
  };
}

export function noScores(): Record<Criterion, CriterionScore> {
  const none: CriterionScore = { score: null, evidence: '' };
  return Object.fromEntries(CRITERIA.map((criterion) => [criterion, none])) as Record<
    Criterion,
    CriterionScore
  >;
}

/** The binding of a cell by its address alone; saving the case gives it a defined name. */
export function atAddress(address: string): CellBinding {
  return { name: null, address };
}
