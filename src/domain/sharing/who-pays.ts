import { DomainError, requireEntries, requireNonNegative, requireSameLength } from '../domain-error';

export interface PartyBalance {
  /** Benefit received less cost borne, money. */
  readonly net: number;
  /** Received from the others (below zero: paid to them), money. */
  readonly transfer: number;
  /** Net after the transfer, never below zero. */
  readonly netAfter: number;
}

export interface Transfer {
  /** Indices of the parties. */
  readonly from: number;
  readonly to: number;
  /** Money. */
  readonly amount: number;
}

/**
 * Who pays and who gains, with the least transfers that leave nobody worse off: each losing party is made whole, no
 * more; gaining parties give in proportion to their gain. The transfers add up to zero.
 *
 * @throws DomainError "out-of-range" for no parties, unequal lengths or negative amounts
 * @throws DomainError "infeasible" when the costs exceed the benefits, so that no transfers can make everyone whole
 * @see N. Kaldor, "Welfare propositions of economics and interpersonal comparisons of utility", Economic Journal 49
 *   (1939) 549–552 (the compensation test)
 */
export function whoPays(
  costs: readonly number[],
  benefits: readonly number[],
): { balances: PartyBalance[]; transfers: Transfer[] } {
  requireEntries('costs', costs);
  requireSameLength('benefits', benefits, 'costs', costs);
  const nets = costs.map(
    (cost, i) =>
      requireNonNegative(`benefits, entry ${i + 1},`, benefits[i]!) -
      requireNonNegative(`costs, entry ${i + 1},`, cost),
  );
  const gains = nets.reduce((sum, net) => sum + Math.max(0, net), 0);
  const losses = nets.reduce((sum, net) => sum + Math.max(0, -net), 0);
  if (losses > gains * (1 + 1e-12)) {
    throw new DomainError(
      'infeasible',
      'costs',
      `exceed the benefits by ${losses - gains}; no transfers can leave nobody worse off`,
    );
  }
  const shareOfGain = losses === 0 ? 0 : Math.min(1, losses / gains);
  const balances = nets.map((net) => {
    const transfer = net < 0 ? -net : net === 0 ? 0 : -net * shareOfGain;
    return { net, transfer, netAfter: Math.max(0, net + transfer) };
  });
  return { balances, transfers: settle(balances.map(({ transfer }) => transfer)) };
}

/** Who gives whom how much: the largest giver to the largest receiver, which keeps the payments few. */
function settle(transfers: readonly number[]): Transfer[] {
  const byAmount = (sign: 1 | -1) =>
    transfers
      .map((transfer, party) => ({ party, left: sign * transfer }))
      .filter(({ left }) => left > 0)
      .sort((a, b) => b.left - a.left);
  const givers = byAmount(-1);
  const receivers = byAmount(1);
  const payments: Transfer[] = [];
  let g = 0;
  for (const receiver of receivers) {
    while (receiver.left > 0 && g < givers.length) {
      const giver = givers[g]!;
      const amount = Math.min(giver.left, receiver.left);
      payments.push({ from: giver.party, to: receiver.party, amount });
      giver.left -= amount;
      receiver.left -= amount;
      if (giver.left <= 0) g++;
    }
  }
  return payments;
}
