import { requireNonNegative } from '../domain-error';

/** Parts of the carrying rate, each a fraction of stock value per period. */
export interface CarryingRateParts {
  readonly capital: number;
  readonly storage: number;
  readonly insurance: number;
  readonly obsolescence: number;
}

export interface CarryingRatePart {
  readonly part: keyof CarryingRateParts;
  readonly rate: number;
  /** Share of the whole rate; 0 when the whole is. */
  readonly share: number;
}

/**
 * The carrying rate as the sum of its parts, and each part's share of it.
 *
 * @throws DomainError "out-of-range" when a part is negative
 * @see Silver, Pyke & Peterson (1998), Chapter 3 (cost of carrying items in inventory)
 */
export function carryingRate(parts: CarryingRateParts): { rate: number; parts: CarryingRatePart[] } {
  const names = ['capital', 'storage', 'insurance', 'obsolescence'] as const;
  const rate = names.reduce((sum, part) => sum + requireNonNegative(part, parts[part]), 0);
  return {
    rate,
    parts: names.map((part) => ({
      part,
      rate: parts[part],
      share: rate === 0 ? 0 : parts[part] / rate,
    })),
  };
}
