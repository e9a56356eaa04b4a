import type { MixedIntegerSolver } from './mixed-integer';
import { programOf } from './mixed-integer';

/** For each customer the sites that cover it; every list must have an entry. */
export type CoverSets = readonly (readonly number[])[];

export type CoverResult =
  | { readonly status: 'optimal' | 'feasible'; readonly open: readonly number[]; readonly bound: number }
  /** More than `atMost` sites are needed. */
  | { readonly status: 'infeasible' }
  | { readonly status: 'unknown' };

/**
 * The fewest sites that cover every customer, or, with `atMost`, any choice of no more than that many.
 * Customers covered whenever another is, and sites that cover no more than another does, are dropped first;
 * a greedy choice and the mixed-integer solver do the rest.
 *
 * @see Toregas, Swain, ReVelle & Bergman, "The location of emergency service facilities", Operations
 *   Research 19 (1971)
 */
export async function solveSetCover(
  sets: CoverSets,
  siteCount: number,
  solver: MixedIntegerSolver,
  options: { readonly timeLimit: number; readonly atMost?: number; readonly always?: readonly number[] },
): Promise<CoverResult> {
  const always = options.always ?? [];
  const given = new Set(always);
  const { required, sets: core } = reduceCover(
    sets.filter((sites) => !sites.some((site) => given.has(site))),
    siteCount,
  );
  const fixed = [...given, ...required];
  if (options.atMost !== undefined && fixed.length > options.atMost) return { status: 'infeasible' };
  if (core.length === 0) return { status: 'optimal', open: fixed, bound: fixed.length };
  const greedy = greedyCover(core, siteCount);
  if (options.atMost !== undefined && fixed.length + greedy.length <= options.atMost) {
    return { status: 'feasible', open: [...fixed, ...greedy], bound: fixed.length };
  }

  if (options.atMost !== undefined && cannotCover(core, siteCount, options.atMost - fixed.length)) {
    return { status: 'infeasible' };
  }

  const candidates = [...new Set(core.flat())];
  const columnOf = new Map(candidates.map((site, column) => [site, column]));
  const rows = core.map((sites) => ({
    lower: 1,
    upper: Infinity,
    columns: sites.map((site) => columnOf.get(site)!),
    values: sites.map(() => 1),
  }));
  const ones = candidates.map(() => 1);
  if (options.atMost !== undefined) {
    rows.push({
      lower: 0,
      upper: options.atMost - fixed.length,
      columns: [...candidates.keys()],
      values: ones,
    });
  }
  const chosen = new Set(greedy);
  const solution = await solver.solve(
    programOf({ cost: ones, lower: candidates.map(() => 0), upper: ones, whole: ones, rows }),
    {
      timeLimit: options.timeLimit,
      ...(options.atMost === undefined
        ? { start: Float64Array.from(candidates, (site) => (chosen.has(site) ? 1 : 0)) }
        : { firstSolution: true }),
    },
  );
  if (solution.status === 'infeasible' || solution.status === 'unknown') return { status: solution.status };
  return {
    status: solution.status,
    open: [...fixed, ...candidates.filter((_, column) => solution.x[column]! > 0.5)],
    // A number of sites is whole.
    bound: fixed.length + Math.ceil(solution.bound - 1e-6),
  };
}

/**
 * Whether weights on customers show that no `count` sites cover them all: the heaviest `count` sites together
 * then hold less than all weight. Multiplicative updates raise the weight of whom those sites miss. True is a
 * proof; false leaves the question open.
 *
 * @see Arora, Hazan & Kale, "The multiplicative weights update method", Theory of Computing 8 (2012)
 */
function cannotCover(sets: CoverSets, siteCount: number, count: number): boolean {
  const weight = new Float64Array(sets.length).fill(1);
  const covered = new Float64Array(siteCount);
  const order = Int32Array.from({ length: siteCount }, (_, site) => site);
  const chosen = new Uint8Array(siteCount);
  for (let round = 0; round < 400; round++) {
    let total = 0;
    covered.fill(0);
    sets.forEach((sites, customer) => {
      const own = weight[customer]!;
      total += own;
      for (const site of sites) covered[site]! += own;
    });
    order.sort((a, b) => covered[b]! - covered[a]!);
    const heaviest = order.subarray(0, count);
    let held = 0;
    chosen.fill(0);
    for (const site of heaviest) {
      held += covered[site]!;
      chosen[site] = 1;
    }
    if (held < total * (1 - 1e-9)) return true;
    const step = 1 + 1 / Math.sqrt(4 + round);
    sets.forEach((sites, customer) => {
      let times = 0;
      for (const site of sites) times += chosen[site]!;
      weight[customer]! *= (step ** (1 - times) * sets.length) / total;
    });
  }
  return false;
}

/** Repeats the site that covers most of what is left. */
function greedyCover(sets: CoverSets, siteCount: number): number[] {
  const customersOf: number[][] = Array.from({ length: siteCount }, () => []);
  sets.forEach((sites, customer) => sites.forEach((site) => customersOf[site]!.push(customer)));
  const gain = Int32Array.from(customersOf, (customers) => customers.length);
  const covered = new Uint8Array(sets.length);
  const open: number[] = [];
  for (let left = sets.length; left > 0;) {
    let best = 0;
    for (let site = 1; site < siteCount; site++) if (gain[site]! > gain[best]!) best = site;
    open.push(best);
    for (const customer of customersOf[best]!) {
      if (covered[customer]) continue;
      covered[customer] = 1;
      left--;
      for (const site of sets[customer]!) gain[site]!--;
    }
  }
  return open;
}

/** Drops dominated customers and sites until nothing changes; sites that alone cover a customer are required. */
function reduceCover(sets: CoverSets, siteCount: number): { required: number[]; sets: number[][] } {
  const required: number[] = [];
  let rows = sets.map((sites) => [...sites].sort((a, b) => a - b));
  for (;;) {
    const before = rows.reduce((sum, row) => sum + row.length, rows.length);
    rows = withoutSupersets(rows, siteCount);
    const customersOf: number[][] = Array.from({ length: siteCount }, () => []);
    rows.forEach((sites, customer) => sites.forEach((site) => customersOf[site]!.push(customer)));
    const kept = sitesWithoutSubsets(customersOf, rows.length);
    rows = rows.map((row) => row.filter((site) => kept[site]));
    const single = new Set(rows.filter((row) => row.length === 1).map((row) => row[0]!));
    required.push(...single);
    rows = rows.filter((row) => !row.some((site) => single.has(site)));
    if (rows.reduce((sum, row) => sum + row.length, rows.length) === before) return { required, sets: rows };
  }
}

/** A customer whose sites include all those of another is covered whenever that one is. */
function withoutSupersets(rows: number[][], siteCount: number): number[][] {
  const ordered = rows.slice().sort((a, b) => a.length - b.length);
  const kept: number[][] = [];
  // A superset shares the rarest site of the smaller set, so only rows through that site need a look.
  const keptThrough: number[][][] = Array.from({ length: siteCount }, () => []);
  const frequency = new Int32Array(siteCount);
  for (const row of rows) for (const site of row) frequency[site]!++;
  const inRow = new Uint8Array(siteCount);
  for (const row of ordered) {
    for (const site of row) inRow[site] = 1;
    const dominated = row.some((site) =>
      keptThrough[site]!.some((smaller) => smaller.every((s) => inRow[s])),
    );
    for (const site of row) inRow[site] = 0;
    if (dominated) continue;
    kept.push(row);
    const rarest = row.reduce((a, b) => (frequency[b]! < frequency[a]! ? b : a));
    keptThrough[rarest]!.push(row);
  }
  return kept;
}

/** Marks the sites worth keeping: those whose customers are not all covered by one other kept site. */
function sitesWithoutSubsets(customersOf: readonly number[][], customerCount: number): Uint8Array {
  const kept = new Uint8Array(customersOf.length);
  const ordered = [...customersOf.keys()].sort((a, b) => customersOf[b]!.length - customersOf[a]!.length);
  const keptThrough: number[][] = Array.from({ length: customerCount }, () => []);
  const inSite = new Uint8Array(customerCount);
  for (const site of ordered) {
    const customers = customersOf[site]!;
    if (customers.length === 0) continue;
    for (const customer of customers) inSite[customer] = 1;
    // Any kept site that covers all of these covers the first of them.
    const dominated = keptThrough[customers[0]!]!.some((larger) => {
      let shared = 0;
      for (const customer of customersOf[larger]!) shared += inSite[customer]!;
      return shared === customers.length;
    });
    for (const customer of customers) inSite[customer] = 0;
    if (dominated) continue;
    kept[site] = 1;
    for (const customer of customers) keptThrough[customer]!.push(site);
  }
  return kept;
}
