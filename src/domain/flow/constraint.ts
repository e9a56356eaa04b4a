import {
  DomainError,
  requireEntries,
  requireFinite,
  requireNonNegative,
  requirePositive,
  requireSameLength,
} from '../domain-error';

export interface ConstraintProduct {
  /** Index of the product. */
  readonly product: number;
  /** Hours on the constraint at full demand. */
  readonly constraintHours: number;
  /** Contribution over constraint hours; undefined for a product that does not use the constraint. */
  readonly contributionPerHour: number | undefined;
  /** 1 for the product that earns most per constraint hour (those that need none of it come first, or last when they lose money). */
  readonly rank: number;
  /** Share of full demand that the constraint's hours allow in this order. */
  readonly shareMade: number;
}

export interface ConstraintPlan {
  /** Index of the resource with the highest load over capacity. */
  readonly constraint: number;
  /** Its load over its capacity, above 1 when it cannot make everything. */
  readonly utilisation: number;
  readonly products: readonly ConstraintProduct[];
  /** Contribution of the plan, money. */
  readonly contribution: number;
  /** Index of a second resource that the plan overloads, if any: a linear programme is needed then. */
  readonly secondConstraint: number | undefined;
}

/**
 * The constraint and what each product earns per hour of it: the resource most loaded at full demand; products
 * in falling order of contribution per constraint hour until its hours are used. Exact with one constraint; if the
 * plan overloads another resource, that one is named.
 *
 * @param capacity hours per resource
 * @param load resources × products, hours at full demand
 * @param contribution money per product at full demand
 * @throws DomainError "out-of-range" for mismatched sizes, negative hours or a capacity that is not positive
 * @see E. M. Goldratt, The Haystack Syndrome (1990), ch. 12–15 (the P and Q problem)
 * @see C. T. Horngren, S. M. Datar & M. V. Rajan, Cost Accounting, 15th ed. (2015), ch. 11 (product-mix decisions)
 */
export function constraintPlan(
  capacity: readonly number[],
  load: readonly (readonly number[])[],
  contribution: readonly number[],
): ConstraintPlan {
  requireEntries('capacity', capacity);
  requireEntries('contribution', contribution);
  requireSameLength('load', load, 'capacity', capacity);
  capacity.forEach((hours, r) => requirePositive(`capacity, entry ${r + 1},`, hours));
  contribution.forEach((money, p) => requireFinite(`contribution, entry ${p + 1},`, money));
  load.forEach((row, r) => {
    if (row.length !== contribution.length) {
      throw new DomainError(
        'out-of-range',
        `load, row ${r + 1},`,
        `must have a column for each of the ${contribution.length} products, not ${row.length}`,
      );
    }
    row.forEach((hours, p) => requireNonNegative(`load, row ${r + 1}, column ${p + 1},`, hours));
  });

  const utilisations = load.map((row, r) => sum(row) / capacity[r]!);
  const utilisation = Math.max(...utilisations);
  const constraint = utilisations.indexOf(utilisation);
  const hours = load[constraint]!;
  const perHour = contribution.map((money, p) => (hours[p]! > 0 ? money / hours[p]! : undefined));
  const worth = (p: number) => perHour[p] ?? (contribution[p]! < 0 ? -Infinity : Infinity);
  const order = contribution.map((_, p) => p).sort((a, b) => worth(b) - worth(a) || a - b);

  let left = capacity[constraint]!;
  const shareMade = contribution.map(() => 0);
  for (const p of order) {
    if (contribution[p]! < 0) continue;
    shareMade[p] = hours[p]! > left ? left / hours[p]! : 1;
    left -= shareMade[p] * hours[p]!;
  }
  const overloaded = load.findIndex(
    (row, r) => r !== constraint && sum(row.map((h, p) => h * shareMade[p]!)) > capacity[r]! * (1 + 1e-12),
  );
  return {
    constraint,
    utilisation,
    products: contribution.map((_, p) => ({
      product: p,
      constraintHours: hours[p]!,
      contributionPerHour: perHour[p],
      rank: order.indexOf(p) + 1,
      shareMade: shareMade[p]!,
    })),
    contribution: sum(contribution.map((money, p) => money * shareMade[p]!)),
    secondConstraint: overloaded < 0 ? undefined : overloaded,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
