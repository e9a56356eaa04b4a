import { requireEntries, requireNonNegative, requirePositive, requireSameLength } from '../domain-error';

export interface TimeDrivenInput {
  /** Capacity cost rate, money per minute. */
  readonly rate: number;
  /** Minutes of one transaction of each activity. */
  readonly unitMinutes: readonly number[];
  /** Transactions of each activity in the period. */
  readonly volumes: readonly number[];
  /** Minutes that the department can supply in the period. */
  readonly practicalMinutes: number;
}

export interface MinutesAndCost {
  readonly minutes: number;
  /** Money. */
  readonly cost: number;
}

export interface TimeDrivenCost {
  readonly activities: readonly MinutesAndCost[];
  readonly used: MinutesAndCost;
  /** Below zero when the activities need more than the department can supply. */
  readonly unused: MinutesAndCost;
  /** Used over practical minutes; above 1 when the department is overloaded. */
  readonly utilisation: number;
}

/**
 * Time-driven activity-based costing of one department: what its activities use of the capacity, and what stays
 * unused. Used and unused cost add up to the cost of the capacity supplied.
 *
 * @throws DomainError "out-of-range" for unequal lengths, a negative rate, time or volume, or no capacity
 * @see R. S. Kaplan & S. R. Anderson, "Time-Driven Activity-Based Costing", HBR (November 2004)
 */
export function timeDrivenCost(input: TimeDrivenInput): TimeDrivenCost {
  const { unitMinutes, volumes } = input;
  const rate = requireNonNegative('rate', input.rate);
  const practicalMinutes = requirePositive('practicalMinutes', input.practicalMinutes);
  requireEntries('unitMinutes', unitMinutes);
  requireSameLength('volumes', volumes, 'unitMinutes', unitMinutes);
  const activities = unitMinutes.map((unit, i) => {
    const minutes =
      requireNonNegative(`unitMinutes, entry ${i + 1},`, unit) *
      requireNonNegative(`volumes, entry ${i + 1},`, volumes[i]!);
    return { minutes, cost: rate * minutes };
  });
  const usedMinutes = activities.reduce((sum, { minutes }) => sum + minutes, 0);
  const unusedMinutes = practicalMinutes - usedMinutes;
  return {
    activities,
    used: { minutes: usedMinutes, cost: rate * usedMinutes },
    unused: { minutes: unusedMinutes, cost: rate * unusedMinutes },
    utilisation: usedMinutes / practicalMinutes,
  };
}
