import { DomainError, requireInteger, requireNonNegative, requireProbability } from '../domain-error';

/** When a kind of benefit begins to show and when it is complete, days from the start. */
export interface RampSpeed {
  readonly daysToFirst: number;
  readonly daysToFull: number;
}

/** Structural changes (sites, systems, contracts) show within 90 to 120 days. */
export const STRUCTURAL: RampSpeed = { daysToFirst: 90, daysToFull: 120 };
/** Changed behaviour (of planners, buyers, customers) takes 12 to 18 months. */
export const BEHAVIOURAL: RampSpeed = { daysToFirst: 365, daysToFull: 548 };

export interface RampMonth {
  readonly month: number;
  /** Average share of the structural benefit in the month. */
  readonly structural: number;
  /** Average share of the behavioural benefit in the month. */
  readonly behavioural: number;
  /** Both, weighted. */
  readonly total: number;
  /** Months' worth of full benefit so far. */
  readonly cumulative: number;
}

const DAYS_PER_MONTH = 365 / 12;

/**
 * Two-speed ramp of benefits by month: each kind rises along an S-curve (3s² − 2s³, flat at both ends) from its first
 * to its full day; a month counts with its average, so that the months add up to the area under the curve.
 *
 * @param structural the first speed
 * @param months months to show, 1 to 600
 * @param structuralShare share of the benefit at the first speed
 * @param behavioural the second speed
 * @throws DomainError "out-of-range" for negative days, a full day before the first, or a share outside [0, 1]
 */
export function benefitRamp(
  structural: RampSpeed,
  months: number,
  structuralShare = 1,
  behavioural: RampSpeed = BEHAVIOURAL,
): RampMonth[] {
  requireInteger('months', months, 1, 600);
  requireProbability('share', structuralShare);
  requireSpeed('daysToFirst', 'daysToFull', structural);
  requireSpeed('daysToFirst2', 'daysToFull2', behavioural);
  let cumulative = 0;
  return Array.from({ length: months }, (_, i) => {
    const first = averageShare(structural, i);
    const second = averageShare(behavioural, i);
    const total = structuralShare * first + (1 - structuralShare) * second;
    cumulative += total;
    return { month: i + 1, structural: first, behavioural: second, total, cumulative };
  });
}

function requireSpeed(firstField: string, fullField: string, { daysToFirst, daysToFull }: RampSpeed): void {
  requireNonNegative(firstField, daysToFirst);
  if (!(daysToFull >= daysToFirst)) {
    throw new DomainError(
      'out-of-range',
      fullField,
      `must not be before ${firstField} (${daysToFirst}), not ${daysToFull}`,
    );
  }
}

function averageShare(speed: RampSpeed, month: number): number {
  const from = month * DAYS_PER_MONTH;
  return (areaUpTo(speed, from + DAYS_PER_MONTH) - areaUpTo(speed, from)) / DAYS_PER_MONTH;
}

/** Integral of the S-curve from day 0 to the day, in days of full benefit. */
function areaUpTo({ daysToFirst, daysToFull }: RampSpeed, day: number): number {
  if (day <= daysToFirst) return 0;
  const width = daysToFull - daysToFirst;
  if (day >= daysToFull) return width / 2 + (day - daysToFull);
  const s = (day - daysToFirst) / width;
  return width * (s ** 3 - s ** 4 / 2);
}
