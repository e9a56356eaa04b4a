/** Who pays and who gains, and which function's decisions had which consequences. */
import { whoPays } from '../../domain/sharing/who-pays';
import { latestActual } from './actuals';
import { nameKey, sameName } from '../case';
import type { Case } from '../case';
import { effectOfMove } from '../decision/sensitivity';
import type { Sensitivity } from '../decision/sensitivity';

export interface PartyShare {
  readonly party: string;
  readonly cost: number;
  readonly benefit: number;
  readonly net: number;
  /** Received from the others (below zero: paid to them); null where no transfers can make everyone whole. */
  readonly transfer: number | null;
  readonly netAfter: number | null;
}

export interface PaysAndGains {
  readonly parties: readonly PartyShare[];
  readonly transfers: readonly { readonly from: string; readonly to: string; readonly amount: number }[];
  /** By how much all costs exceed all benefits; 0 where transfers can leave nobody worse off. */
  readonly shortfall: number;
}

/** The functions and partners that an alternative touches, with the least transfers that leave nobody worse off. */
export function paysAndGains(of: Case, alternative: string): PaysAndGains {
  const sums = new Map<string, { party: string; cost: number; benefit: number }>();
  for (const effect of of.effects) {
    if (!sameName(effect.alternative, alternative)) continue;
    const sum = sums.get(nameKey(effect.party)) ?? { party: effect.party, cost: 0, benefit: 0 };
    // A negative cost is a benefit, and the other way round.
    for (const [amount, side] of [
      [effect.costBorne ?? 0, 'cost'],
      [effect.benefitReceived ?? 0, 'benefit'],
    ] as const) {
      if (amount >= 0) sum[side] += amount;
      else sum[side === 'cost' ? 'benefit' : 'cost'] -= amount;
    }
    sums.set(nameKey(effect.party), sum);
  }
  const parties = [...sums.values()];
  const costs = parties.map(({ cost }) => cost);
  const benefits = parties.map(({ benefit }) => benefit);
  const total = benefits.reduce((sum, one) => sum + one, 0) - costs.reduce((sum, one) => sum + one, 0);
  if (parties.length === 0 || total < 0) {
    const unsettled = parties.map((one) => ({
      ...one,
      net: one.benefit - one.cost,
      transfer: null,
      netAfter: null,
    }));
    return { parties: unsettled, transfers: [], shortfall: Math.max(0, -total) };
  }
  const { balances, transfers } = whoPays(costs, benefits);
  return {
    parties: parties.map((one, i) => ({ ...one, ...balances[i]! })),
    transfers: transfers.map(({ from, to, amount }) => ({
      from: parties[from]!.party,
      to: parties[to]!.party,
      amount,
    })),
    shortfall: 0,
  };
}

/** What of a metric's change is due to one driver; such as a step of the bridge from do nothing to an alternative. */
export interface DriverAmount {
  readonly driver: string;
  readonly amount: number;
}

export interface Charge {
  /** The drivers' owner; empty where nobody owns them. */
  readonly decider: string;
  readonly amount: number;
  readonly drivers: readonly DriverAmount[];
}

/** Charges each driver's consequence to the function that owns the driver, for it decided; the largest first. */
export function chargeToDeciders(of: Case, amounts: readonly DriverAmount[]): Charge[] {
  const charges = new Map<string, { decider: string; amount: number; drivers: DriverAmount[] }>();
  for (const one of amounts) {
    const owner = of.drivers.find(({ name }) => sameName(name, one.driver))?.owner.trim() ?? '';
    const charge = charges.get(nameKey(owner)) ?? { decider: owner, amount: 0, drivers: [] };
    charge.amount += one.amount;
    charge.drivers.push(one);
    charges.set(nameKey(owner), charge);
  }
  return [...charges.values()].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
}

/**
 * What deviations of the drivers' latest actuals from the plan did to a metric under an alternative, driver by driver
 * with the others as planned. Drivers without an actual, or whose effect is not known, are left out.
 */
export function deviationsFromPlan(
  of: Case,
  alternative: string,
  metric: string,
  sensitivity: Sensitivity,
): DriverAmount[] {
  return sensitivity.flatMap((entry) => {
    if (!sameName(entry.alternative, alternative) || !sameName(entry.metric, metric)) return [];
    const actual = latestActual(of, entry.driver)?.value ?? null;
    if (actual === null) return [];
    const amount = effectOfMove(entry, of, actual);
    return amount === null || amount === 0 ? [] : [{ driver: entry.driver, amount }];
  });
}
