import { DomainError, requireEntries, requireFinite, requireSameLength } from '../domain-error';

export interface TornadoBar {
  /** Index of the driver. */
  readonly driver: number;
  readonly low: number;
  readonly high: number;
  /** Outcome at the driver's low and high value less the base outcome. */
  readonly changeAtLow: number;
  readonly changeAtHigh: number;
  /** Distance between the outcomes at low and high. */
  readonly swing: number;
  /** Swing² over the sum of all swings². */
  readonly shareOfVariance: number;
}

/**
 * Tornado: how far each driver alone moves the outcome between its low and its high value, largest swing first.
 *
 * @param low outcome with each driver at its low value
 * @param base outcome with every driver at its base value
 * @param high outcome with each driver at its high value
 * @throws DomainError "out-of-range" for unequal lengths or values that are not numbers
 * @see T. G. Eschenbach, "Spiderplots versus tornado diagrams for sensitivity analysis", Interfaces 22 (1992) 40–46
 */
export function tornado(low: readonly number[], base: number, high: readonly number[]): TornadoBar[] {
  requireEntries('low', low);
  requireSameLength('high', high, 'low', low);
  requireFinite('base', base);
  low.forEach((value, i) => requireFinite(`low, entry ${i + 1},`, value));
  high.forEach((value, i) => requireFinite(`high, entry ${i + 1},`, value));
  const swings = low.map((value, i) => Math.abs(high[i]! - value));
  const total = swings.reduce((sum, swing) => sum + swing * swing, 0);
  return low
    .map((value, i) => ({
      driver: i,
      low: value,
      high: high[i]!,
      changeAtLow: value - base,
      changeAtHigh: high[i]! - base,
      swing: swings[i]!,
      shareOfVariance: total === 0 ? 0 : swings[i]! ** 2 / total,
    }))
    .sort((a, b) => b.swing - a.swing || a.driver - b.driver);
}

/** The one base outcome of several equal ones. @throws DomainError "out-of-range" when they differ */
export function onlyBase(base: readonly number[]): number {
  requireEntries('base', base);
  if (base.some((value) => value !== base[0])) {
    throw new DomainError('out-of-range', 'base', 'must be one number, or the same number for every driver');
  }
  return base[0]!;
}
