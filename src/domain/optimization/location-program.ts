import type { LocationModel } from './location-model';
import { CLOSED, OPEN } from './location-model';
import type { MixedIntegerProgram, ProgramRow } from './mixed-integer';
import { programOf } from './mixed-integer';

/** What a search left undecided, and what it knows about every solution that costs less than the best. */
export interface Undecided {
  /** FREE, OPEN or CLOSED for each site of the model: a better solution keeps to it. */
  readonly state: Uint8Array;
  /** What each customer costs at most in a better solution. */
  readonly most: Float64Array;
}

/**
 * What is left of an uncapacitated location problem as a mixed-integer program by radii: a customer pays the
 * step from one cost to the next unless a site at or below that cost is open. Equal costs share a column, and
 * costs that no better solution has need none, so that the program is far smaller than one with a column for
 * each pair.
 *
 * @see Elloumi, "A tighter formulation of the p-median problem", Journal of Combinatorial Optimization 19 (2010);
 *   Cornuéjols, Nemhauser & Wolsey, "A canonical representation of simple plant location problems", SIAM Journal
 *   on Algebraic and Discrete Methods 1 (1980)
 */
export class LocationProgram {
  readonly program: MixedIntegerProgram;
  /** What every solution of the program costs besides. */
  readonly offset: number;
  private readonly sites: Int32Array;

  constructor(
    readonly model: LocationModel,
    { state, most }: Undecided,
  ) {
    const { siteCount, customerCount } = model;
    this.sites = Int32Array.from([...state.keys()].filter((site) => state[site] !== CLOSED));
    const columnOf = new Int32Array(siteCount).fill(-1);
    this.sites.forEach((site, column) => (columnOf[site] = column));
    const cost = Array.from(this.sites, (site) => model.fixed[site]!);
    const lower = Array.from(this.sites, (site) => (state[site] === OPEN ? 1 : 0));
    const rows: ProgramRow[] = [];
    let offset = 0;
    for (let j = 0; j < customerCount; j++) {
      const near = Array.from(this.sites)
        .map((site) => ({ site, value: model.cost[site * customerCount + j]! }))
        .sort((a, b) => a.value - b.value);
      // Beyond the first site that is open anyway no customer goes.
      const ends = near.findIndex(({ site }) => state[site] === OPEN);
      const farthest = Math.min(most[j]!, ends < 0 ? Infinity : near[ends]!.value);
      offset += near[0]!.value;
      let previous = -1;
      for (let k = 0; k < near.length;) {
        const { value } = near[k]!;
        if (value > farthest) break;
        const columns: number[] = [];
        for (; k < near.length && near[k]!.value === value; k++) columns.push(columnOf[near[k]!.site]!);
        const values = columns.map(() => 1);
        const isLast = k >= near.length || near[k]!.value > farthest;
        if (!isLast) {
          columns.push(cost.length);
          values.push(1);
        }
        if (previous >= 0) {
          columns.push(previous);
          values.push(-1);
        }
        rows.push({ lower: previous >= 0 ? 0 : 1, upper: Infinity, columns, values });
        if (isLast) break;
        previous = cost.length;
        cost.push(near[k]!.value - value);
        lower.push(0);
      }
    }
    const openings = [...this.sites.keys()];
    rows.push({
      lower: model.minOpen,
      upper: model.maxOpen,
      columns: openings,
      values: openings.map(() => 1),
    });
    this.offset = offset;
    this.program = programOf({
      cost,
      lower,
      upper: cost.map(() => 1),
      whole: cost.map((_, column) => (column < openings.length ? 1 : 0)),
      rows,
    });
  }

  /** The sites that a point of the program opens. */
  openOf(point: Float64Array): Uint8Array {
    const open = new Uint8Array(this.model.siteCount);
    this.sites.forEach((site, column) => (open[site] = point[column]! > 0.5 ? 1 : 0));
    return open;
  }
}
