import { DomainError, requireEntries, requireFinite } from '../domain-error';

/** Returns the rate when it lies above −1 (a loss of less than everything); throws `DomainError` otherwise. */
export function requireRate(rate: number): number {
  requireFinite('rate', rate);
  if (rate <= -1) throw new DomainError('out-of-range', 'rate', `must lie above -1 (-100 %), not ${rate}`);
  return rate;
}

/** Returns the flows when there are some and all are numbers; throws `DomainError` otherwise. */
export function requireFlows(field: string, flows: readonly number[], least = 1): readonly number[] {
  requireEntries(field, flows, least);
  flows.forEach((flow, t) => requireFinite(`${field}, entry ${t + 1},`, flow));
  return flows;
}

/** Present value at period 0 of flows that come at the end of periods 0, 1, 2, …; money. */
export function presentValue(rate: number, flows: readonly number[]): number {
  let value = 0;
  for (let t = flows.length - 1; t >= 0; t--) value = value / (1 + rate) + flows[t]!;
  return value;
}
