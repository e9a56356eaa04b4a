import { DomainError, requireEntries, requireNonNegative } from '../domain-error';

function requireClaims(claims: readonly number[], estate: number): number {
  requireEntries('claims', claims);
  claims.forEach((claim, i) => requireNonNegative(`claims, entry ${i + 1},`, claim));
  requireNonNegative('estate', estate);
  const total = claims.reduce((sum, claim) => sum + claim, 0);
  // A sum of decimals may miss the estate by rounding.
  if (estate > total * (1 + 1e-12)) {
    throw new DomainError(
      'out-of-range',
      'estate',
      `must not exceed the sum of the claims (${total}), not ${estate}: everyone can be paid in full`,
    );
  }
  return total;
}

/**
 * The Talmud's division of an estate among claims: equal gains up to half of each claim, equal losses beyond. It is
 * the nucleolus of the bankruptcy game. Money in, money out, in the order of the claims.
 *
 * @throws DomainError "out-of-range" for no claims, a negative one, or an estate above their sum
 * @see R. J. Aumann & M. Maschler, "Game theoretic analysis of a bankruptcy problem from the Talmud",
 *   Journal of Economic Theory 36 (1985) 195–213
 */
export function talmudDivision(claims: readonly number[], estate: number): number[] {
  const total = requireClaims(claims, estate);
  const halves = claims.map((claim) => claim / 2);
  if (estate <= total / 2) return equalAwards(halves, estate);
  const losses = equalAwards(halves, Math.max(0, total - estate));
  return claims.map((claim, i) => claim - losses[i]!);
}

/** Constrained equal awards: everyone gets the same amount, but no more than the limit. */
function equalAwards(limits: readonly number[], estate: number): number[] {
  const order = limits.map((_, i) => i).sort((a, b) => limits[a]! - limits[b]!);
  const awards = limits.map(() => 0);
  let left = estate;
  order.forEach((i, position) => {
    awards[i] = Math.min(limits[i]!, left / (order.length - position));
    left -= awards[i];
  });
  return awards;
}

/**
 * Proportional division: each claim gets the same share of itself.
 *
 * @throws DomainError "out-of-range" for no claims, a negative one, claims that are all zero, or an estate that is
 *   negative
 */
export function proportionalDivision(claims: readonly number[], estate: number): number[] {
  requireEntries('claims', claims);
  claims.forEach((claim, i) => requireNonNegative(`claims, entry ${i + 1},`, claim));
  requireNonNegative('estate', estate);
  const total = claims.reduce((sum, claim) => sum + claim, 0);
  if (total === 0) throw new DomainError('out-of-range', 'claims', 'must not all be zero');
  return claims.map((claim) => (claim / total) * estate);
}
