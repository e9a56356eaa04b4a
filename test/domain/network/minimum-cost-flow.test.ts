import fc from 'fast-check';
import { networkFlow } from '../../../src/domain/network/minimum-cost-flow';
import { transport } from '../../../src/domain/network/transport-plan';

/** Distribution Unlimited: factories A and B, distribution centre C, warehouses D and E. */
const arcs = [
  { from: 'A', to: 'B', unitCost: 2, capacity: 10 },
  { from: 'A', to: 'C', unitCost: 4 },
  { from: 'A', to: 'D', unitCost: 9 },
  { from: 'B', to: 'C', unitCost: 3 },
  { from: 'C', to: 'E', unitCost: 1, capacity: 80 },
  { from: 'D', to: 'E', unitCost: 3 },
  { from: 'E', to: 'D', unitCost: 2 },
];
const nodes = [
  { name: 'A', supply: 50 },
  { name: 'B', supply: 40 },
  { name: 'C', supply: 0 },
  { name: 'D', supply: -30 },
  { name: 'E', supply: -60 },
];

describe('networkFlow', () => {
  it('matches Hillier & Lieberman, Introduction to Operations Research, 9th ed. (2010), section 9.6, Distribution Unlimited Co.: 490', () => {
    const { status, cost, flows } = networkFlow(arcs, nodes);
    expect(status).toBe('optimal');
    expect(cost).toBe(490);
    expect(flows).toEqual([0, 40, 10, 40, 80, 0, 20]);
  });

  it('never costs less with a throughput limit, and keeps it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 90 }), (throughput) => {
        const limited = nodes.map((node) => (node.name === 'C' ? { ...node, throughput } : node));
        const { status, cost, nodes: priced } = networkFlow(arcs, limited);
        expect(status).toBe('optimal');
        expect(cost).toBeGreaterThanOrEqual(490);
        expect(priced[2]!.through).toBeLessThanOrEqual(throughput + 1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('ships at least the least flow', () => {
    const { cost, flows } = networkFlow([{ ...arcs[0]!, least: 10 }, ...arcs.slice(1)], nodes);
    expect(flows[0]).toBe(10);
    expect(cost).toBeGreaterThan(490);
  });

  it('is the transportation problem when every arc runs from a source to a destination', () => {
    const amount = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(
        fc.array(fc.array(amount, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }),
        fc.array(amount, { minLength: 2, maxLength: 2 }),
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 3, maxLength: 3 }),
        (unitCost, supply, demand) => {
          const plan = transport({ unitCost, supply, demand });
          const flow = networkFlow(
            unitCost.flatMap((row, i) =>
              row.map((cost, j) => ({ from: `s${i}`, to: `d${j}`, unitCost: cost })),
            ),
            [
              ...supply.map((quantity, i) => ({ name: `s${i}`, supply: quantity })),
              ...demand.map((quantity, j) => ({ name: `d${j}`, supply: -quantity })),
            ],
          );
          expect(flow.status).toBe(plan.status);
          expect(flow.cost).toBeCloseTo(plan.cost, 6);
          const missing = flow.nodes.reduce((sum, node) => sum + node.shortfall, 0);
          expect(missing).toBeCloseTo(
            plan.shortfall.reduce((sum, quantity) => sum + quantity, 0),
            6,
          );
        },
      ),
    );
  });

  it('says where demand cannot be reached', () => {
    const { status, nodes: priced } = networkFlow(
      [{ from: 'A', to: 'B', unitCost: 1, capacity: 4 }],
      [
        { name: 'A', supply: 10 },
        { name: 'B', supply: -9 },
      ],
    );
    expect(status).toBe('infeasible');
    expect(priced[1]!.shortfall).toBe(5);
  });

  it('refuses an arc to nowhere, a repeated node and a capacity below the least flow', () => {
    expect(() => networkFlow([{ from: 'A', to: 'Z', unitCost: 1 }], nodes)).toThrow(
      'arcs, row 1, goes to "Z", which is not among the nodes',
    );
    expect(() => networkFlow(arcs, [...nodes, { name: 'A', supply: 1 }])).toThrow(
      'nodes, row 6, repeats the node "A"',
    );
    expect(() => networkFlow([{ from: 'A', to: 'B', unitCost: 1, capacity: 1, least: 2 }], nodes)).toThrow(
      'arcs, row 1, must have a capacity of at least 2, not 1',
    );
    expect(() => networkFlow([{ from: 'A', to: 'B', unitCost: -1 }], nodes)).toThrow(
      'arcs, row 1, must have a cost of zero or more, not -1',
    );
  });
});
