import {
  DomainError,
  requireEntries,
  requireNonNegative,
  requirePositive,
  requireSameLength,
} from '../domain-error';

export interface FreightTariff {
  /** Lightest weight of each bracket, ascending; a shipment below the first is billed at the first. */
  readonly breakWeights: readonly number[];
  /** Money per unit of weight in each bracket. */
  readonly breakRates: readonly number[];
  /** Least charge of a shipment, money. */
  readonly minimumCharge: number;
}

/**
 * Checks a tariff once, so that many shipments can be charged by it.
 *
 * @throws DomainError "out-of-range" for unequal lengths, weights that do not ascend, or a rate that is not positive
 */
export function requireTariff(tariff: FreightTariff): FreightTariff {
  const { breakWeights, breakRates, minimumCharge } = tariff;
  requireEntries('breakWeights', breakWeights);
  requireSameLength('breakRates', breakRates, 'breakWeights', breakWeights);
  requireNonNegative('minimumCharge', minimumCharge);
  breakWeights.forEach((weight, k) => {
    requireNonNegative(`breakWeights, entry ${k + 1},`, weight);
    requirePositive(`breakRates, entry ${k + 1},`, breakRates[k]!);
    if (k > 0 && weight <= breakWeights[k - 1]!) {
      throw new DomainError(
        'out-of-range',
        `breakWeights, entry ${k + 1},`,
        `must be above the one before (${breakWeights[k - 1]}), not ${weight}`,
      );
    }
  });
  return tariff;
}

/**
 * Freight charge of a shipment under weight breaks with deficit-weight rating: the shipper may declare the lightest
 * weight of a heavier bracket when its lower rate makes that cheaper. At least the minimum charge; no weight, no charge.
 *
 * @param weight weight of the shipment, in the unit of the tariff
 * @throws DomainError "out-of-range" when weight is negative, or as `requireTariff`
 * @see R. H. Ballou, Business Logistics/Supply Chain Management, 5th ed. (2004), ch. 6, break weights
 */
export function freightCharge(weight: number, tariff: FreightTariff): number {
  requireTariff(tariff);
  if (requireNonNegative('weight', weight) === 0) return 0;
  let bracket = 0;
  while (bracket + 1 < tariff.breakWeights.length && tariff.breakWeights[bracket + 1]! <= weight) bracket++;
  let cheapest = Infinity;
  for (let k = bracket; k < tariff.breakWeights.length; k++) {
    cheapest = Math.min(cheapest, Math.max(weight, tariff.breakWeights[k]!) * tariff.breakRates[k]!);
  }
  return Math.max(cheapest, tariff.minimumCharge);
}
