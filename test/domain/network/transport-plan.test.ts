import fc from 'fast-check';
import { transport } from '../../../src/domain/network/transport-plan';

/** P & T Company: three canneries, four warehouses, truckloads of peas. */
const canneries = {
  unitCost: [
    [464, 513, 654, 867],
    [352, 416, 690, 791],
    [995, 682, 388, 685],
  ],
  supply: [75, 125, 100],
  demand: [80, 65, 70, 85],
};

describe('transport', () => {
  it('matches Hillier & Lieberman, Introduction to Operations Research, 9th ed. (2010), section 8.1, P & T Company: 152,535', () => {
    const { status, cost } = transport(canneries);
    expect(status).toBe('optimal');
    expect(cost).toBe(152_535);
  });

  it('matches Winston, Operations Research, 4th ed. (2004), section 7.1, Powerco: 1,020', () => {
    const result = transport({
      unitCost: [
        [8, 6, 10, 9],
        [9, 12, 13, 7],
        [14, 9, 16, 5],
      ],
      supply: [35, 50, 40],
      demand: [45, 20, 30, 30],
    });
    expect(result.cost).toBe(1020);
  });

  const size = fc.record({
    unitCost: fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 4 }), {
      minLength: 3,
      maxLength: 3,
    }),
    supply: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 }),
    demand: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 4, maxLength: 4 }),
  });

  it('has prices that prove the plan optimal: duals are feasible and worth its cost', () => {
    fc.assert(
      fc.property(size, (input) => {
        const { status, cost, supplyPrice, demandPrice, shortfall } = transport(input);
        const missing = shortfall.reduce((sum, quantity) => sum + quantity, 0);
        const supplied = input.supply.reduce((sum, quantity) => sum + quantity, 0);
        const demanded = input.demand.reduce((sum, quantity) => sum + quantity, 0);
        expect(missing).toBeCloseTo(Math.max(0, demanded - supplied), 9);
        expect(status).toBe(missing > 0 ? 'infeasible' : 'optimal');
        if (missing > 0) return;
        supplyPrice.forEach((price) => expect(price).toBeLessThanOrEqual(0));
        input.unitCost.forEach((row, i) =>
          row.forEach((price, j) =>
            expect(demandPrice[j]! + supplyPrice[i]!).toBeLessThanOrEqual(price + 1e-9),
          ),
        );
        const worth =
          input.supply.reduce((sum, quantity, i) => sum + quantity * supplyPrice[i]!, 0) +
          input.demand.reduce((sum, quantity, j) => sum + quantity * demandPrice[j]!, 0);
        expect(worth).toBeCloseTo(cost, 6);
      }),
    );
  });

  it('prices a unit of supply as adding one does', () => {
    const short = { ...canneries, supply: [75, 125, 110] };
    const { cost, supplyPrice } = transport(short);
    const more = transport({ ...short, supply: [75, 126, 110] });
    expect(more.cost - cost).toBeCloseTo(supplyPrice[1]!, 9);
  });

  it('shows no flow that is a rounding error of decimals', () => {
    const { flows } = transport({
      unitCost: [
        [4, 1],
        [5, 1],
      ],
      supply: [0.1, 0.6],
      demand: [0.1, 0.6],
    });
    expect(flows.map(({ source, destination }) => [source, destination])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('refuses negative supply and demand that is zero everywhere', () => {
    expect(() => transport({ ...canneries, supply: [75, -1, 100] })).toThrow(
      'supply, entry 2, must be zero or a positive number, not -1',
    );
    expect(() => transport({ ...canneries, demand: [0, 0, 0, 0] })).toThrow(
      'demand must not be zero everywhere',
    );
  });
});
