import type { LocationModel } from './location-model';
import { CLOSED, OPEN } from './location-model';

/**
 * Improves a set of open sites in place by the best addition, removal or swap until none helps, within the
 * limits on how many may be open; returns its cost. Each pass prices all swaps in one sweep of the costs.
 *
 * @see Resende & Werneck, "A fast swap-based local search procedure for location problems", Annals of
 *   Operations Research 150 (2007)
 */
export function improveByInterchange(model: LocationModel, open: Uint8Array, expired: () => boolean): number {
  const { siteCount, customerCount, cost, fixed, minOpen, maxOpen, forced } = model;
  const nearest = new Float64Array(customerCount);
  const second = new Float64Array(customerCount);
  const nearestSite = new Int32Array(customerCount);
  const lossIfClosed = new Float64Array(siteCount);
  const loss = new Float64Array(siteCount);
  const removable = new Int32Array(siteCount);

  for (;;) {
    nearest.fill(Infinity);
    second.fill(Infinity);
    let total = 0;
    let openCount = 0;
    let removableCount = 0;
    for (let site = 0; site < siteCount; site++) {
      if (!open[site]) continue;
      openCount++;
      total += fixed[site]!;
      if (forced[site] !== OPEN) removable[removableCount++] = site;
      const row = site * customerCount;
      for (let j = 0; j < customerCount; j++) {
        const value = cost[row + j]!;
        if (value < nearest[j]!) {
          second[j] = nearest[j]!;
          nearest[j] = value;
          nearestSite[j] = site;
        } else if (value < second[j]!) second[j] = value;
      }
    }
    lossIfClosed.fill(0);
    for (let j = 0; j < customerCount; j++) {
      total += nearest[j]!;
      lossIfClosed[nearestSite[j]!]! += second[j]! - nearest[j]!;
    }
    for (let i = 0; i < removableCount; i++) lossIfClosed[removable[i]!]! -= fixed[removable[i]!]!;
    if (expired()) return total;

    let best = -1e-9 * Math.max(1, total);
    let adding = -1;
    let removing = -1;
    if (openCount > minOpen) {
      for (let i = 0; i < removableCount; i++) {
        const site = removable[i]!;
        if (lossIfClosed[site]! < best) {
          best = lossIfClosed[site]!;
          removing = site;
        }
      }
    }
    for (let site = 0; site < siteCount; site++) {
      if (open[site] || forced[site] === CLOSED) continue;
      let gain = -fixed[site]!;
      loss.set(lossIfClosed);
      const row = site * customerCount;
      for (let j = 0; j < customerCount; j++) {
        const value = cost[row + j]!;
        if (value < second[j]!) {
          // With this site open, closing the nearest one costs this customer less than it would alone.
          if (value < nearest[j]!) {
            gain += nearest[j]! - value;
            loss[nearestSite[j]!]! -= second[j]! - nearest[j]!;
          } else loss[nearestSite[j]!]! -= second[j]! - value;
        }
      }
      if (openCount < maxOpen && -gain < best) {
        best = -gain;
        adding = site;
        removing = -1;
      }
      for (let i = 0; i < removableCount; i++) {
        const change = loss[removable[i]!]! - gain;
        if (change < best) {
          best = change;
          adding = site;
          removing = removable[i]!;
        }
      }
    }
    if (adding < 0 && removing < 0) return total;
    if (adding >= 0) open[adding] = 1;
    if (removing >= 0) open[removing] = 0;
  }
}

/** Opens the forced sites, then the site that saves most, while that helps or too few are open. */
export function greedyOpen(model: LocationModel): Uint8Array {
  const { siteCount, customerCount, cost, fixed, minOpen, maxOpen, forced } = model;
  const open = new Uint8Array(siteCount);
  const nearest = new Float64Array(customerCount).fill(2 * model.ceiling + 2);
  let count = 0;
  const add = (site: number): void => {
    open[site] = 1;
    count++;
    const row = site * customerCount;
    for (let j = 0; j < customerCount; j++) if (cost[row + j]! < nearest[j]!) nearest[j] = cost[row + j]!;
  };
  for (let site = 0; site < siteCount; site++) if (forced[site] === OPEN) add(site);
  while (count < maxOpen) {
    let best = -Infinity;
    let bestSite = -1;
    for (let site = 0; site < siteCount; site++) {
      if (open[site] || forced[site] === CLOSED) continue;
      let gain = -fixed[site]!;
      const row = site * customerCount;
      for (let j = 0; j < customerCount; j++) {
        const saving = nearest[j]! - cost[row + j]!;
        if (saving > 0) gain += saving;
      }
      if (gain > best) {
        best = gain;
        bestSite = site;
      }
    }
    if (bestSite < 0 || (best <= 0 && count >= minOpen)) break;
    add(bestSite);
  }
  return open;
}
