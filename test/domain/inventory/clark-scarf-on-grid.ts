import type { SerialSystemInput } from '../../../src/domain/inventory/clark-scarf';

/** The recursion of Clark and Scarf on a grid of inventory levels, with the normal as weights on that grid. */
export function clarkScarfOnGrid(
  { echelonHoldingCosts, leadTimes, stockoutCost, demandMean, demandSd }: SerialSystemInput,
  step: number,
) {
  const holding = [...echelonHoldingCosts].reverse();
  const times = [...leadTimes].reverse();
  const first = -Math.round(25 / step);
  const size = Math.round(60 / step);
  const local = holding.reduce((a, b) => a + b, 0);
  const x = Array.from({ length: size }, (_, i) => (first + i) * step);
  let below = x.map((level) => (stockoutCost + local) * Math.max(-level, 0));
  const levels: number[] = [];
  let cost = 0;
  holding.forEach((h, j) => {
    const shift = Math.round((demandMean * times[j]!) / step);
    const sd = demandSd * Math.sqrt(times[j]!);
    const reach = Math.round((8 * sd) / step);
    const weights = Array.from({ length: 2 * reach + 1 }, (_, k) =>
      Math.exp(-0.5 * (((k - reach) * step) / sd) ** 2),
    );
    const mass = weights.reduce((a, b) => a + b, 0);
    const hat = below.map((value, i) => h * x[i]! + value);
    const slope = hat[1]! - hat[0]!;
    const expectedCost = x.map((_, i) => {
      let total = 0;
      for (let k = -reach; k <= reach; k++) {
        const at = i - shift - k;
        total += weights[k + reach]! * (at < 0 ? hat[0]! + slope * at : (hat[at] ?? Infinity));
      }
      return total / mass;
    });
    const best = expectedCost.indexOf(Math.min(...expectedCost));
    cost = expectedCost[best]!;
    levels.unshift(x[best]!);
    below = expectedCost.map((value, i) => (i < best ? value : cost));
  });
  return { levels, cost };
}
