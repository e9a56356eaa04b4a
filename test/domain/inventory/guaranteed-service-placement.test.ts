import fc from 'fast-check';
import { placementCost } from '../../../src/domain/inventory/guaranteed-service';
import type { GuaranteedServiceInput } from '../../../src/domain/inventory/guaranteed-service';
import { optimalPlacement } from '../../../src/domain/inventory/guaranteed-service-placement';

const z95 = 1.6448536269514722;

/** Snyder & Shen, Figure 6.14: a digital camera; stage 10 builds, tests and packs it. */
function digitalCamera(customerTime: number): GuaranteedServiceInput {
  const joins = [
    [1, 2],
    [2, 3],
    [3, 5],
    [4, 5],
    [5, 6],
    [6, 10],
    [7, 10],
    [8, 10],
    [9, 10],
  ];
  return {
    stageTimes: [2, 3, 2, 4, 2, 3, 6, 4, 3, 2],
    // The figure gives holding costs 0.01, 0.03, 0.04, 0.06, 0.12, 0.13, 0.20, 0.08, 0.04, 0.50.
    addedCosts: [0.01, 0.02, 0.01, 0.06, 0.02, 0.01, 0.2, 0.08, 0.04, 0.05],
    demandSd: [0, 0, 0, 0, 0, 0, 0, 0, 0, 10],
    maxServiceTime: [...new Array<undefined>(9).fill(undefined), customerTime],
    arcs: joins.map(([from, to]) => ({ from: from!, to: to! })),
    carryingRate: 1,
    z: z95,
  };
}

/** Snyder & Shen, Example 6.5; its inbound time of 1 at stage 1 is part of that stage's time here. */
const example65: GuaranteedServiceInput = {
  stageTimes: [3, 1, 1, 1],
  addedCosts: [1, 1, 1, 1],
  demandSd: [0, 1, 0, 1],
  maxServiceTime: [undefined, 0, undefined, 1],
  arcs: [
    { from: 1, to: 3 },
    { from: 3, to: 2 },
    { from: 3, to: 4 },
  ],
  carryingRate: 1,
  z: 1,
};

const joined = (pairs: string) =>
  pairs.split(' ').map((pair) => ({ from: Number(pair.split('-')[0]), to: Number(pair.split('-')[1]) }));

const services = (input: GuaranteedServiceInput) =>
  optimalPlacement(input).stages.map((stage) => stage.serviceTime);

/** A random tree: stage k joins an earlier one in either direction. */
function treeArbitrary(stages: number, longestTime: number): fc.Arbitrary<GuaranteedServiceInput> {
  const perStage = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: stages, maxLength: stages });
  return fc
    .record({
      stageTimes: perStage(fc.integer({ min: 0, max: longestTime })),
      // Cheap and dear steps: where all are alike stock is best held at the ends.
      addedCosts: perStage(fc.oneof(fc.nat(3), fc.nat(100))),
      demandSd: perStage(fc.integer({ min: 0, max: 9 })),
      maxServiceTime: perStage(fc.integer({ min: 0, max: longestTime })),
      joins: perStage(fc.tuple(fc.nat(1000), fc.boolean())),
    })
    .map(({ joins, ...rest }) => ({
      ...rest,
      arcs: joins.slice(1).map(([pick, downstream], k) => {
        const earlier = 1 + (pick % (k + 1));
        return downstream ? { from: earlier, to: k + 2 } : { from: k + 2, to: earlier };
      }),
      carryingRate: 1,
      z: 1,
    }));
}

/** Least cost over every combination of whole service times. */
function bruteForce(input: GuaranteedServiceInput): number {
  const longest = input.stageTimes.reduce((a, b) => a + b, 0);
  const zeros = input.stageTimes.map(() => 0);
  const perPeriod = placementCost(input, zeros).stages.map((stage) => stage.unitCost * stage.demandSd);
  const suppliers = zeros.map((_, k) =>
    input.arcs.filter((arc) => arc.to === k + 1).map((arc) => arc.from - 1),
  );
  const bound = zeros.map((_, k) =>
    input.demandSd[k]! > 0 || !input.arcs.some((arc) => arc.from === k + 1)
      ? (input.maxServiceTime[k] ?? longest)
      : longest,
  );
  const costOf = (times: readonly number[]): number => {
    let cost = 0;
    for (let k = 0; k < times.length; k++) {
      const net = Math.max(0, ...suppliers[k]!.map((i) => times[i]!)) + input.stageTimes[k]! - times[k]!;
      if (net < 0) return Infinity;
      cost += perPeriod[k]! * Math.sqrt(net);
    }
    return cost;
  };
  const times = [...zeros];
  let best = Infinity;
  for (;;) {
    best = Math.min(best, costOf(times));
    let k = 0;
    while (k < times.length && times[k] === Math.min(longest, bound[k]!)) times[k++] = 0;
    if (k === times.length) return best;
    times[k]!++;
  }
}

describe('optimalPlacement', () => {
  it('places the stock of Snyder & Shen 2e, Example 6.5: cost 2√2 + √6 + 3', () => {
    const { cost, stages } = optimalPlacement(example65);
    expect(cost).toBeCloseTo(2 * Math.SQRT2 + Math.sqrt(6) + 3, 12);
    expect(stages.map((stage) => stage.serviceTime)).toEqual([0, 0, 0, 1]);
    expect(stages.map((stage) => stage.unitCost)).toEqual([1, 3, 2, 3]);
  });

  it('places the stock of the digital camera of Snyder & Shen 2e, Figure 6.14, for customers who wait 2 and 5', () => {
    expect(optimalPlacement(digitalCamera(2)).cost).toBeCloseTo(18.8240044725922, 10);
    expect(services(digitalCamera(2))).toEqual([0, 3, 5, 4, 7, 0, 0, 0, 0, 2]);
    expect(optimalPlacement(digitalCamera(5)).cost).toBeCloseTo(12.4686888061037, 10);
    expect(services(digitalCamera(5))).toEqual([0, 3, 5, 4, 0, 3, 3, 3, 3, 5]);
  });

  it('puts the stock of a serial line at the last stage alone when upstream value is the same (hand-checked)', () => {
    const line: GuaranteedServiceInput = {
      stageTimes: [4, 5],
      addedCosts: [10, 0],
      demandSd: [0, 2],
      maxServiceTime: [undefined, 0],
      arcs: [{ from: 1, to: 2 }],
      carryingRate: 0.5,
      z: 2,
    };
    // 0.5 × 10 × 2 × 2 × √9 = 60 against 20 × (√4 + √5).
    expect(optimalPlacement(line).cost).toBeCloseTo(60, 12);
    expect(services(line)).toEqual([4, 0]);
  });

  it('finds the least cost of all combinations on small trees of every orientation', () => {
    fc.assert(
      fc.property(treeArbitrary(4, 3), (input) => {
        expect(optimalPlacement(input).cost).toBeCloseTo(bruteForce(input), 9);
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(treeArbitrary(5, 2), (input) => {
        expect(optimalPlacement(input).cost).toBeCloseTo(bruteForce(input), 9);
      }),
      { numRuns: 15 },
    );
  });

  it.each<[string, GuaranteedServiceInput, number]>([
    [
      'six stages, dear ones far up',
      {
        stageTimes: [0, 1, 3, 0, 3, 4],
        addedCosts: [0, 19, 2, 16, 2, 66],
        demandSd: [0, 1, 0, 3, 0, 0],
        maxServiceTime: [undefined, 1, undefined, 0, undefined, undefined],
        arcs: joined('1-2 1-3 3-4 5-2 6-5'),
        carryingRate: 1,
        z: 1,
      },
      190.303394,
    ],
    [
      'seven stages that all sell',
      {
        stageTimes: [4, 3, 2, 0, 2, 4, 3],
        addedCosts: [57, 2, 0, 2, 0, 3, 3],
        demandSd: [2, 2, 0, 3, 1, 7, 6],
        maxServiceTime: [1, 0, 0, 1, 1, 1, 0],
        arcs: joined('1-2 3-2 4-3 5-4 4-6 6-7'),
        carryingRate: 1,
        z: 1,
      },
      702.575714,
    ],
    [
      'four stages, the bend of a customer far down',
      {
        stageTimes: [3, 1, 1, 2],
        addedCosts: [36, 0, 86, 35],
        demandSd: [8, 6, 4, 9],
        maxServiceTime: [2, 1, 1, 3],
        arcs: joined('1-2 2-3 1-4'),
        carryingRate: 1,
        z: 1,
      },
      1081.709002,
    ],
    [
      'four stages, a supplier as long as it works',
      {
        stageTimes: [1, 3, 3, 1],
        addedCosts: [2, 80, 78, 3],
        demandSd: [3, 6, 2, 2],
        maxServiceTime: [3, 0, 1, 3],
        arcs: joined('1-2 3-1 2-4'),
        carryingRate: 1,
        z: 1,
      },
      3007.400279,
    ],
    [
      'four stages, a supplier behind a supplier',
      {
        stageTimes: [3, 0, 2, 3],
        addedCosts: [8, 2, 10, 15],
        demandSd: [6, 0, 9, 5],
        maxServiceTime: [1, 1, 1, 0],
        arcs: joined('2-1 3-2 1-4'),
        carryingRate: 1,
        z: 1,
      },
      734.682631,
    ],
    [
      'five stages, two branches of customers',
      {
        stageTimes: [1, 3, 2, 2, 3],
        addedCosts: [19, 38, 2, 50, 0],
        demandSd: [5, 4, 3, 9, 8],
        maxServiceTime: [3, 3, 1, 0, 1],
        arcs: joined('1-2 1-3 2-4 3-5'),
        carryingRate: 1,
        z: 1,
      },
      2889.062637,
    ],
    [
      "five stages, a customer's bend a stage earlier",
      {
        stageTimes: [1, 2, 2, 1, 3],
        addedCosts: [47, 59, 35, 0, 2],
        demandSd: [3, 0, 5, 4, 2],
        maxServiceTime: [3, 2, 0, 3, 0],
        arcs: joined('2-1 2-3 1-4 3-5'),
        carryingRate: 1,
        z: 1,
      },
      1642.887071,
    ],
    [
      'five stages, a supplier beside the parent',
      {
        stageTimes: [2, 2, 2, 0, 1],
        addedCosts: [1, 2, 0, 1, 85],
        demandSd: [8, 4, 1, 7, 6],
        maxServiceTime: [0, 3, 1, 1, 1],
        arcs: joined('2-1 2-3 3-4 5-1'),
        carryingRate: 1,
        z: 1,
      },
      1262.167277,
    ],
    [
      'six stages, several bends for one service time',
      {
        stageTimes: [3, 1, 1, 1, 1, 3],
        addedCosts: [44, 7, 3, 6, 2, 97],
        demandSd: [8, 7, 6, 8, 1, 2],
        maxServiceTime: [2, 2, 1, 0, 1, 0],
        arcs: joined('2-1 2-3 1-4 5-4 3-6'),
        carryingRate: 1,
        z: 1,
      },
      1925.643554,
    ],
  ])(
    'holds stock in the middle where a stage has suppliers and customers of its own: %s',
    (_, input, expected) => {
      const { cost } = optimalPlacement(input);
      expect(cost).toBeCloseTo(bruteForce(input), 9);
      expect(cost).toBeCloseTo(expected, 6);
    },
  );

  it('takes times of fractions of a period, also promised ones, and refuses a chain too long for its precision', () => {
    const inQuarters = { ...example65, maxServiceTime: [undefined, 0, undefined, 0.25] };
    const whole = {
      ...example65,
      stageTimes: example65.stageTimes.map((time) => 4 * time),
      maxServiceTime: [undefined, 0, undefined, 1],
    };
    expect(optimalPlacement(inQuarters).cost).toBeCloseTo(optimalPlacement(whole).cost / 2, 9);
    const inThousandths = { ...example65, stageTimes: [3, 1, 1, 1.001] };
    expect(services(inThousandths)[3]).toBe(1);
    expect(optimalPlacement(inThousandths).cost).toBeCloseTo(
      optimalPlacement(example65).cost + 3 * Math.sqrt(0.001),
      9,
    );
    expect(() => optimalPlacement({ ...example65, stageTimes: [3, 1, 1, 1.0005] })).toThrow(
      'must be multiples of a common part of a period not finer than 1/1000',
    );
    expect(() => optimalPlacement({ ...example65, stageTimes: [3e9, 1, 1, 1] })).toThrow(
      'make the chain too long to optimise at this precision (1/1 of a period)',
    );
  });

  it('is never beaten by moving one or two service times of a larger tree', () => {
    fc.assert(
      fc.property(
        treeArbitrary(25, 6),
        fc.array(fc.tuple(fc.nat(24), fc.integer({ min: -3, max: 3 })), { minLength: 1, maxLength: 2 }),
        (input, moves) => {
          const { cost, stages } = optimalPlacement(input);
          const times = stages.map((stage) => stage.serviceTime);
          for (const [k, by] of moves) times[k] = Math.max(0, times[k]! + by);
          let moved = Infinity;
          try {
            moved = placementCost(input, times).cost;
          } catch {
            // The move is not allowed.
          }
          expect(cost).toBeLessThanOrEqual(moved + 1e-9 * cost);
        },
      ),
    );
  });

  it('does not cost more when customers accept longer times, and scales with the period', () => {
    fc.assert(
      fc.property(treeArbitrary(12, 6), (input) => {
        const { cost } = optimalPlacement(input);
        const patient = input.maxServiceTime.map((time) => time! + 1);
        expect(optimalPlacement({ ...input, maxServiceTime: patient }).cost).toBeLessThanOrEqual(cost + 1e-9);
        const quarters = {
          ...input,
          stageTimes: input.stageTimes.map((time) => time / 4),
          maxServiceTime: input.maxServiceTime.map((time) => time! / 4),
        };
        expect(optimalPlacement(quarters).cost).toBeCloseTo(cost / 2, 8);
      }),
      { numRuns: 40 },
    );
  });

  it('needs no stock without demand variation', () => {
    expect(optimalPlacement({ ...example65, demandSd: [0, 0, 0, 0] }).cost).toBe(0);
  });

  it('counts units per product along the arcs', () => {
    const input: GuaranteedServiceInput = {
      stageTimes: [1, 1],
      addedCosts: [2, 3],
      demandSd: [0, 5],
      maxServiceTime: [undefined, 0],
      arcs: [{ from: 1, to: 2, units: 4 }],
      carryingRate: 1,
      z: 1,
    };
    const { stages } = placementCost(input, [0, 0]);
    expect(stages.map((stage) => stage.demandSd)).toEqual([20, 5]);
    expect(stages.map((stage) => stage.unitCost)).toEqual([2, 11]);
  });

  it('refuses cycles, forests and double paths, naming the stages', () => {
    const arcs = (...joins: [number, number][]) => ({
      ...example65,
      maxServiceTime: [0, 0, 0, 1],
      arcs: joins.map(([from, to]) => ({ from, to })),
    });
    expect(() => optimalPlacement(arcs([1, 3], [3, 2], [2, 1]))).toThrow('arcs form a cycle: stages');
    expect(() => optimalPlacement(arcs([1, 3], [3, 2]))).toThrow(
      'arcs must join all stages into one tree; stage 4 is not joined to stage 1',
    );
    expect(() => optimalPlacement(arcs([1, 3], [3, 2], [1, 2], [3, 4]))).toThrow(
      '4 stages take 3 arcs, not 4',
    );
    expect(() => optimalPlacement(arcs([1, 5]))).toThrow(
      'arcs row 1 names stage 5; stages are numbered 1 to 4',
    );
    expect(() => optimalPlacement(arcs([2, 2]))).toThrow('arcs row 1 joins stage 2 to itself');
    expect(() =>
      optimalPlacement({ ...example65, maxServiceTime: [undefined, 0, undefined, undefined] }),
    ).toThrow('maxServiceTime, entry 4, is blank');
    expect(() => optimalPlacement({ ...example65, stageTimes: [Math.PI, 1, 1, 1] })).toThrow(
      'must be multiples of a common part of a period',
    );
  });
});

describe('placementCost', () => {
  it('costs the optimum of Snyder & Shen 2e, Example 6.5, and refuses promises that cannot be kept', () => {
    expect(placementCost(example65, [0, 0, 0, 1]).cost).toBeCloseTo(2 * Math.SQRT2 + Math.sqrt(6) + 3, 12);
    expect(placementCost(example65, [0, 0, 0, 1]).stages[3]).toMatchObject({
      netLeadTime: 0,
      safetyStock: 0,
    });
    expect(() => placementCost(example65, [4, 0, 0, 1])).toThrow(
      'serviceTimes, entry 1, must not exceed the 3 periods that stage 1 needs (inbound 0 + own 3)',
    );
    expect(() => placementCost(example65, [0, 1, 0, 1])).toThrow('must not exceed maxServiceTime (0)');
    expect(() => placementCost(example65, [0, 0, 0])).toThrow('serviceTimes must have as many entries');
  });
});
