import type { CapacitatedModel, CapacitatedPlan } from './capacitated-model';

/**
 * A plan in which every customer has one site, near a given plan that may split them: each customer goes to
 * the site that sends it most, largest first while room lasts, those left over by regret; then customers
 * move or trade sites while that saves money. `undefined` when no such plan was found.
 */
export function singleSourcePlan(
  model: CapacitatedModel,
  sites: readonly number[],
  splitFlows: CapacitatedPlan['flows'],
  fixedCost: number,
): CapacitatedPlan | undefined {
  const { demand, capacity, unitCost, customerCount } = model;
  const room = new Float64Array(model.siteCount);
  for (const site of sites) room[site] = capacity[site]! * (1 + 1e-12);
  const siteOf = new Int32Array(customerCount).fill(-1);
  const price = (site: number, customer: number): number => unitCost[site]![customer]! * demand[customer]!;
  const assign = (customer: number, site: number): void => {
    siteOf[customer] = site;
    room[site]! -= demand[customer]!;
  };

  for (const { site, customer, quantity } of [...splitFlows].sort((a, b) => b.quantity - a.quantity)) {
    const need = demand[customer]!;
    if (siteOf[customer]! < 0 && quantity >= need * (1 - 1e-9) && room[site]! >= need) assign(customer, site);
  }
  const left = Array.from({ length: customerCount }, (_, j) => j).filter(
    (j) => siteOf[j]! < 0 && demand[j]! > 0,
  );
  left.sort((a, b) => demand[b]! - demand[a]!);
  for (const customer of left) {
    const fitting = sites.filter(
      (site) => room[site]! >= demand[customer]! && price(site, customer) < Infinity,
    );
    if (fitting.length > 0) {
      assign(
        customer,
        fitting.reduce((a, b) => (price(b, customer) < price(a, customer) ? b : a)),
      );
      continue;
    }
    if (!makeRoom(customer)) return undefined;
  }

  /** Moves one smaller customer elsewhere so that this one fits, at the least extra cost. */
  function makeRoom(customer: number): boolean {
    let best = Infinity;
    let move: [other: number, from: number, to: number] | undefined;
    for (let other = 0; other < customerCount; other++) {
      const from = siteOf[other]!;
      if (from < 0 || room[from]! + demand[other]! < demand[customer]! || price(from, customer) === Infinity)
        continue;
      for (const to of sites) {
        if (to === from || room[to]! < demand[other]!) continue;
        const extra = price(to, other) - price(from, other) + price(from, customer);
        if (extra < best) {
          best = extra;
          move = [other, from, to];
        }
      }
    }
    if (move === undefined) return false;
    const [other, from, to] = move;
    room[from]! += demand[other]!;
    assign(other, to);
    assign(customer, from);
    return true;
  }

  for (let improved = true; improved;) {
    improved = false;
    for (let a = 0; a < customerCount; a++) {
      const from = siteOf[a]!;
      if (from < 0) continue;
      for (const to of sites) {
        if (to === from || room[to]! < demand[a]! || !(price(to, a) < price(from, a) - 1e-9)) continue;
        room[from]! += demand[a]!;
        assign(a, to);
        improved = true;
        break;
      }
      const own = siteOf[a]!;
      for (let b = a + 1; b < customerCount; b++) {
        const other = siteOf[b]!;
        if (other < 0 || other === own) continue;
        const change = price(other, a) + price(own, b) - price(own, a) - price(other, b);
        const difference = demand[a]! - demand[b]!;
        if (!(change < -1e-9) || room[own]! + difference < 0 || room[other]! - difference < 0) continue;
        room[own]! += difference;
        room[other]! -= difference;
        siteOf[a] = other;
        siteOf[b] = own;
        improved = true;
        break;
      }
    }
  }

  let cost = fixedCost;
  const flows = [];
  for (let customer = 0; customer < customerCount; customer++) {
    const site = siteOf[customer]!;
    if (site < 0) continue;
    cost += price(site, customer);
    flows.push({ site, customer, quantity: demand[customer]! });
  }
  const open = new Uint8Array(model.siteCount);
  for (const site of sites) open[site] = 1;
  return { cost, open, flows };
}
