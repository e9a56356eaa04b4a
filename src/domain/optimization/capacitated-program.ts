import type { CapacitatedModel, CapacitatedPlan } from './capacitated-model';
import { CLOSED, OPEN } from './location-model';
import type { MixedIntegerProgram, ProgramRow } from './mixed-integer';
import { programOf } from './mixed-integer';

/**
 * The capacitated location problem as a mixed-integer program in its strong form: besides each capacity,
 * a customer's share from a site is at most the site's being open, and the open capacity covers all demand.
 *
 * @see Cornuéjols, Sridharan & Thizy, "A comparison of heuristics and relaxations for the capacitated plant
 *   location problem", EJOR 50 (1991)
 */
export class CapacitatedProgram {
  readonly program: MixedIntegerProgram;
  /** The pairs that have a column, in its order; the columns of the sites follow. */
  private readonly pairs: { site: number; customer: number }[] = [];

  constructor(private readonly model: CapacitatedModel) {
    const { siteCount, customerCount, unitCost, demand, capacity, forced } = model;
    const cost: number[] = [];
    const bySite: number[][] = Array.from({ length: siteCount }, () => []);
    const byCustomer: number[][] = Array.from({ length: customerCount }, () => []);
    for (let site = 0; site < siteCount; site++) {
      if (forced[site] === CLOSED) continue;
      for (let customer = 0; customer < customerCount; customer++) {
        const price = unitCost[site]![customer]!;
        if (demand[customer] === 0 || price === Infinity) continue;
        if (model.singleSource && demand[customer]! > capacity[site]! * (1 + 1e-12)) continue;
        bySite[site]!.push(cost.length);
        byCustomer[customer]!.push(cost.length);
        this.pairs.push({ site, customer });
        cost.push(price * demand[customer]!);
      }
    }
    const pairCount = cost.length;
    cost.push(...model.fixed);
    const count = cost.length;
    const lower = new Float64Array(count);
    const upper = new Float64Array(count).fill(1);
    const whole = new Uint8Array(count).fill(model.singleSource ? 1 : 0, 0, pairCount).fill(1, pairCount);
    const rows: ProgramRow[] = [];
    byCustomer.forEach((columns, customer) => {
      if (demand[customer] !== 0) rows.push({ lower: 1, upper: 1, columns, values: columns.map(() => 1) });
    });
    for (let site = 0; site < siteCount; site++) {
      const opening = pairCount + site;
      if (forced[site] === OPEN) lower[opening] = 1;
      if (forced[site] === CLOSED) upper[opening] = 0;
      const columns = bySite[site]!;
      if (columns.length === 0) continue;
      rows.push({
        lower: -Infinity,
        upper: 0,
        columns: [...columns, opening],
        values: [...columns.map((column) => demand[this.pairs[column]!.customer]!), -capacity[site]!],
      });
      if (forced[site] === OPEN) continue;
      for (const column of columns) {
        rows.push({ lower: -Infinity, upper: 0, columns: [column, opening], values: [1, -1] });
      }
    }
    const openings = Array.from({ length: siteCount }, (_, site) => pairCount + site);
    rows.push({
      lower: demand.reduce((sum, quantity) => sum + quantity, 0),
      upper: Infinity,
      columns: openings,
      values: [...capacity],
    });
    rows.push({
      lower: model.minOpen,
      upper: model.maxOpen,
      columns: openings,
      values: openings.map(() => 1),
    });
    this.program = programOf({ cost, lower, upper, whole, rows });
  }

  /** A plan as a point of the program. */
  pointOf({ open, flows }: CapacitatedPlan): Float64Array {
    const point = new Float64Array(this.program.cost.length);
    const columnOf = new Map(
      this.pairs.map(({ site, customer }, k) => [site * this.model.customerCount + customer, k]),
    );
    for (const { site, customer, quantity } of flows) {
      const column = columnOf.get(site * this.model.customerCount + customer);
      if (column !== undefined) point[column] = quantity / this.model.demand[customer]!;
    }
    open.forEach((isOpen, site) => (point[this.pairs.length + site] = isOpen));
    return point;
  }

  /** The sites a point opens. */
  openOf(point: Float64Array): Uint8Array {
    return Uint8Array.from({ length: this.model.siteCount }, (_, site) =>
      point[this.pairs.length + site]! > 0.5 ? 1 : 0,
    );
  }

  /** The plan of a point of the single-source problem, priced exactly. */
  singleSourcePlan(point: Float64Array): CapacitatedPlan {
    const { demand, fixed, unitCost } = this.model;
    const open = this.openOf(point);
    const flows = this.pairs.flatMap(({ site, customer }, k) =>
      point[k]! > 0.5 ? [{ site, customer, quantity: demand[customer]! }] : [],
    );
    let cost = 0;
    open.forEach((isOpen, site) => (cost += isOpen ? fixed[site]! : 0));
    for (const { site, customer, quantity } of flows) cost += quantity * unitCost[site]![customer]!;
    return { cost, open, flows };
  }
}
