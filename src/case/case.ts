/**
 * The business case: a decision between alternatives, built on a model that the analyst already has in the
 * workbook. Plain, immutable data; every row is known by its name, unique in its table without regard to case.
 */

/**
 * The version of the case sheet's layout; a sheet with a higher number is read by no older add-in. One with a lower
 * number is read as it is and brought up to date when it is next written: columns say since when they are there.
 */
export const SCHEMA_VERSION = 2;

/** The alternative that stands first in every case: carrying on as now, with its own forecast. */
export const DO_NOTHING = 'Do nothing';

/** Empty text where a field is not filled in. */
export interface Decision {
  /** The decision in one sentence. */
  readonly decision: string;
  readonly businessReason: string;
  readonly whyNow: string;
  /** Such as "5 years". */
  readonly horizon: string;
  /** "2026-09-30". */
  readonly decideBy: string;
  readonly stakeholders: string;
  readonly owner: string;
  readonly consequencesOfInaction: string;
  readonly recommendation: string;
  readonly whatWouldChangeOurMind: string;
}

/**
 * A cell of the model, held by a defined name so that inserted rows and renamed sheets break nothing.
 * The name is null for an address typed on the case sheet and not yet bound; the address is null where the
 * name's cells were deleted.
 */
export interface CellBinding {
  readonly name: string | null;
  /** Such as "Inputs!B4". */
  readonly address: string | null;
}

export const DISTRIBUTIONS = ['fixed', 'uniform', 'triangular', 'pert', 'normal', 'lognormal'] as const;
/** How a driver varies between low and high: bounds for the first four, P10 and P90 for the last two. */
export type DriverDistribution = (typeof DISTRIBUTIONS)[number];

export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** An assumption: an input cell of the model, its range, and its value under each alternative. */
export interface Driver {
  readonly name: string;
  readonly cell: CellBinding | null;
  readonly unit: string;
  readonly low: number | null;
  readonly likely: number | null;
  readonly high: number | null;
  readonly distribution: DriverDistribution | null;
  readonly owner: string;
  /** Where the figure comes from. */
  readonly source: string;
  /** When the figure was taken, "2026-03-31". */
  readonly date: string;
  readonly confidence: Confidence | null;
  /**
   * By the alternative's name. Null: as under do nothing; under do nothing itself: as the cell stands.
   */
  readonly values: Readonly<Record<string, number | null>>;
}

export const METRIC_ROLES = ['primary', 'guardrail', 'second-order'] as const;
export type MetricRole = (typeof METRIC_ROLES)[number];

export const DIRECTIONS = ['higher', 'lower'] as const;
/** Which way is better. */
export type Direction = (typeof DIRECTIONS)[number];

export const LENSES = ['CFO', 'COO', 'CIO', 'commercial'] as const;
export type Lens = (typeof LENSES)[number];

/** An outcome: a cell that the model computes, and what it is held against. */
export interface Metric {
  readonly name: string;
  readonly cell: CellBinding | null;
  readonly unit: string;
  readonly role: MetricRole | null;
  readonly direction: Direction | null;
  /** The least (where higher is better) or the most (where lower is better) that is acceptable. */
  readonly threshold: number | null;
  readonly owner: string;
  /** How often it is reviewed, such as "monthly". */
  readonly cadence: string;
  /** Whose view it belongs to; several may share one metric. */
  readonly lenses: readonly Lens[];
  /** When a second-order effect sets in, such as "month 9". */
  readonly secondOrderStart: string;
}

/** The qualitative criteria, scored 1 (poor) to 5 (excellent) with evidence, never turned into money. */
export const CRITERIA = [
  'Strategic fit',
  'Customer experience',
  'Resilience',
  'Ease of implementation',
  'People and capability',
] as const;
export type Criterion = (typeof CRITERIA)[number];

export interface CriterionScore {
  /** 1 to 5. */
  readonly score: number | null;
  readonly evidence: string;
}

export interface Alternative {
  readonly name: string;
  readonly description: string;
  /** Implementation burden. */
  readonly months: number | null;
  readonly people: string;
  readonly systems: string;
  readonly reversibility: string;
  readonly risk: string;
  readonly implication: string;
  readonly criteria: Readonly<Record<Criterion, CriterionScore>>;
}

/** What a function or partner bears and receives under an alternative, in the case's money. */
export interface Effect {
  readonly party: string;
  readonly alternative: string;
  readonly costBorne: number | null;
  readonly benefitReceived: number | null;
}

export const FOLLOW_THROUGH_KINDS = [
  'review cadence',
  'escalation path',
  'metric owner',
  'adoption step',
  'tripwire',
  /** A guardrail breached knowingly: metric, alternative, who allowed it and why. */
  'waiver',
] as const;
export type FollowThroughKind = (typeof FOLLOW_THROUGH_KINDS)[number];

/** One promise of the follow-through; the fields that its kind does not use are empty. */
export interface FollowThrough {
  readonly kind: FollowThroughKind | null;
  /** The cadence, the path, the step, or the reason. */
  readonly text: string;
  readonly owner: string;
  /** "2026-09-30". */
  readonly date: string;
  readonly metric: string;
  readonly alternative: string;
  /** A tripwire's: passed on the bad side of it, the action is due. */
  readonly threshold: number | null;
  readonly action: string;
}

export const ENGINES = ['local', 'Excel'] as const;
/** Which engine computed a result: the recalculation engine, or the workbook itself. */
export type Engine = (typeof ENGINES)[number];

/** A metric under an alternative, as evaluated. */
export interface Result {
  readonly alternative: string;
  readonly metric: string;
  /** Null where the cell held no number; `note` says what it held. */
  readonly value: number | null;
  /** From the last simulation, where there was one. */
  readonly p10: number | null;
  readonly p90: number | null;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Of the formulas and inputs that the value came from. */
  readonly fingerprint: string;
  readonly engine: Engine | null;
  /** The verdict of comparing the engines, such as "verified: 6,337 cells"; empty for the workbook's own. */
  readonly verification: string;
  readonly note: string;
}

/** An answer to a question of the challenge. */
export interface ChallengeAnswer {
  /** Stable across sessions: the rule and what it concerns, such as "unsourced-driver:Fuel price". */
  readonly key: string;
  readonly group: string;
  readonly question: string;
  readonly answer: string;
  /** Cells that back the answer, shown as "Inputs!B4, KPIs!C9". */
  readonly cells: readonly CellBinding[];
  readonly by: string;
  readonly date: string;
}

/** What a driver or metric turned out to be. */
export interface Actual {
  /** The driver's or metric's name. */
  readonly subject: string;
  /** "2026-09-30". */
  readonly date: string;
  readonly value: number | null;
  readonly by: string;
}

export const SAVED_KINDS = ['metric', 'driver'] as const;

/** A line of a saved evaluation: a metric's value, or the driver value that it came from. */
export interface SavedValue {
  /** The name of the evaluation. */
  readonly evaluation: string;
  readonly time: string;
  readonly by: string;
  /** Mark of the formulas and constants it came from. */
  readonly model: string;
  readonly alternative: string;
  readonly kind: (typeof SAVED_KINDS)[number] | null;
  readonly name: string;
  readonly value: number | null;
}

export interface Case {
  readonly decision: Decision;
  readonly drivers: readonly Driver[];
  readonly metrics: readonly Metric[];
  /** Do nothing first. */
  readonly alternatives: readonly Alternative[];
  readonly effects: readonly Effect[];
  readonly followThrough: readonly FollowThrough[];
  readonly results: readonly Result[];
  readonly challenge: readonly ChallengeAnswer[];
  readonly actuals: readonly Actual[];
  readonly history: readonly SavedValue[];
}

/** Whether two names mean the same row: upper and lower case, and outer blanks, alike. */
export function sameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}

export function nameKey(name: string): string {
  return name.trim().toLowerCase();
}

/** Whether the name says that this is the alternative of carrying on as now, such as "Keep one DC (do nothing)". */
export function isDoNothing(name: string): boolean {
  return /\bdo[ -]nothing\b|\bnichts[ -]?tun\b/i.test(name);
}

/** The alternatives with the first that says "do nothing" in front, otherwise in their order. */
export function doNothingFirst(alternatives: readonly Alternative[]): readonly Alternative[] {
  const index = alternatives.findIndex(({ name }) => isDoNothing(name));
  if (index <= 0) return alternatives;
  return [alternatives[index]!, ...alternatives.slice(0, index), ...alternatives.slice(index + 1)];
}

/**
 * A driver's value under an alternative: its own, else that of do nothing, else the model's own (`asItStands`,
 * the number now in the cell).
 */
export function driverValue(
  driver: Driver,
  alternative: string,
  alternatives: readonly { readonly name: string }[],
  asItStands: number,
): number {
  const doNothing = alternatives[0]?.name ?? DO_NOTHING;
  return valueFor(driver, alternative) ?? valueFor(driver, doNothing) ?? asItStands;
}

/** Whether the driver is a choice, made by the alternatives and not by the world. */
export function isChoice({ distribution }: Driver): boolean {
  return distribution === 'fixed';
}

function valueFor(driver: Driver, alternative: string): number | null {
  return driver.values[alternative] ?? null;
}
