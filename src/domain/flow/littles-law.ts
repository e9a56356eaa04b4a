import { DomainError, requireNonNegative, requirePositive } from '../domain-error';

/** Two of the three are given, in one unit of time; the third is asked for. */
export interface LittlesLaw {
  /** Average number of units in the system. */
  readonly inventory?: number | undefined;
  /** Units per period that pass through. */
  readonly throughput?: number | undefined;
  /** Average periods that a unit spends in the system. */
  readonly flowTime?: number | undefined;
}

/**
 * Little's law, inventory = throughput × flow time: returns the one that is left out.
 *
 * @throws DomainError "out-of-range" unless exactly one is left out and the given ones are not negative (the one
 *   divided by: positive)
 * @see J. D. C. Little, "A Proof for the Queuing Formula: L = λW", Operations Research 9 (1961) 383–387
 */
export function littlesLaw({ inventory, throughput, flowTime }: LittlesLaw): number {
  const missing = [inventory, throughput, flowTime].filter((value) => value === undefined).length;
  if (missing !== 1) {
    throw new DomainError(
      'out-of-range',
      'inventory, throughput and flowTime',
      `must have exactly one left blank, not ${missing === 0 ? 'none' : missing}`,
    );
  }
  if (inventory === undefined) {
    return requireNonNegative('throughput', throughput!) * requireNonNegative('flowTime', flowTime!);
  }
  requireNonNegative('inventory', inventory);
  return throughput === undefined
    ? inventory / requirePositive('flowTime', flowTime!)
    : inventory / requirePositive('throughput', throughput);
}
