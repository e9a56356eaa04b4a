import { DomainError, requireNonNegative, requireSameLength } from '../domain-error';
import type { CooperativeGame } from './cooperative-game';

/**
 * Separable costs–remaining benefits: each party pays what joining last adds to the total, and the rest is shared
 * in proportion to what each would still save against its alternative (its stand-alone cost, or its benefit where
 * that is lower). Works alike for values, with the signs reversed.
 *
 * @param benefits money per party; stand-alone costs alone count without
 * @returns money per party, adding up to the worth of all parties together
 * @throws DomainError "out-of-range" for benefits of another number or below zero
 * @throws DomainError "infeasible" when no remaining benefits are left to share the rest by
 * @see H. P. Young, N. Okada & T. Hashimoto, "Cost Allocation in Water Resources Development",
 *   Water Resources Research 18 (1982) 463–475
 */
export function separableCostsRemainingBenefits(
  { parties, worth }: CooperativeGame,
  benefits?: readonly number[],
): number[] {
  if (benefits) {
    requireSameLength('benefits', benefits, 'parties', parties);
    benefits.forEach((benefit, i) => requireNonNegative(`benefits, entry ${i + 1},`, benefit));
  }
  const everyone = worth.length - 1;
  const separable = parties.map((_, i) => worth[everyone]! - worth[everyone & ~(1 << i)]!);
  const remaining = parties.map((_, i) => {
    const alone = worth[1 << i]!;
    return (benefits ? Math.min(alone, benefits[i]!) : alone) - separable[i]!;
  });
  const rest = worth[everyone]! - separable.reduce((sum, cost) => sum + cost, 0);
  const totalRemaining = remaining.reduce((sum, benefit) => sum + benefit, 0);
  if (totalRemaining === 0 && rest !== 0) {
    throw new DomainError(
      'infeasible',
      'values',
      'leave no remaining benefits to share the joint cost by; use SHARE.SHAPLEY or SHARE.PROPORTIONAL',
    );
  }
  return parties.map((_, i) => separable[i]! + (rest === 0 ? 0 : (remaining[i]! / totalRemaining) * rest));
}
