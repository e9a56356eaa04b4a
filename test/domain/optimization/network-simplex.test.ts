import fc from 'fast-check';
import { minimumCostFlow } from '../../../src/domain/optimization/network-simplex';

type Arc = readonly [from: number, to: number, cost: number, capacity: number];

function solve(supply: readonly number[], arcs: readonly Arc[]) {
  return minimumCostFlow({
    supply: Float64Array.from(supply),
    from: Int32Array.from(arcs, (arc) => arc[0]),
    to: Int32Array.from(arcs, (arc) => arc[1]),
    cost: Float64Array.from(arcs, (arc) => arc[2]),
    capacity: Float64Array.from(arcs, (arc) => arc[3]),
  });
}

describe('minimumCostFlow', () => {
  it('matches Hillier & Lieberman, Introduction to Operations Research, 9th ed. (2010), section 10.6, Distribution Unlimited: 490', () => {
    // A and B supply 50 and 40, C passes on, D and E demand 30 and 60.
    const { cost, feasible, flow } = solve(
      [50, 40, 0, -30, -60],
      [
        [0, 1, 2, 10],
        [0, 2, 4, Infinity],
        [0, 3, 9, Infinity],
        [1, 2, 3, Infinity],
        [2, 4, 1, 80],
        [3, 4, 3, Infinity],
        [4, 3, 2, Infinity],
      ],
    );
    expect(feasible).toBe(true);
    expect(cost).toBe(490);
    expect([...flow]).toEqual([0, 40, 10, 40, 80, 0, 20]);
  });

  it('is optimal by its own certificate: flow conserved, capacities kept, complementary slackness', () => {
    const arc = fc.tuple(
      fc.integer({ min: 0, max: 7 }),
      fc.integer({ min: 0, max: 7 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 15 }),
    );
    fc.assert(
      fc.property(
        fc.array(arc, { minLength: 5, maxLength: 40 }),
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 7, maxLength: 7 }),
        (arcs, someSupply) => {
          const supply = [...someSupply, -someSupply.reduce((sum, value) => sum + value, 0)];
          const { flow, potential, stranded, feasible } = solve(supply, arcs);
          const balance = supply.map((value, node) => value - stranded[node]!);
          arcs.forEach(([from, to, cost, capacity], i) => {
            expect(flow[i]!).toBeGreaterThanOrEqual(0);
            expect(flow[i]!).toBeLessThanOrEqual(capacity);
            balance[from]! -= flow[i]!;
            balance[to]! += flow[i]!;
            const reduced = cost + potential[from]! - potential[to]!;
            if (flow[i]! < capacity) expect(reduced).toBeGreaterThanOrEqual(-1e-6);
            if (flow[i]! > 0) expect(reduced).toBeLessThanOrEqual(1e-6);
          });
          balance.forEach((left) => expect(left).toBeCloseTo(0, 9));
          expect(feasible).toBe(stranded.every((value) => value === 0));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('reports what cannot be carried, at the node where it is missing', () => {
    const { feasible, stranded, flow } = solve(
      [10, 0, -10],
      [
        [0, 1, 1, 10],
        [1, 2, 1, 4],
      ],
    );
    expect(feasible).toBe(false);
    expect([...flow]).toEqual([4, 4]);
    expect(stranded[2]).toBe(-6);
  });
});
