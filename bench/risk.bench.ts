import { dominatedBy } from '../src/domain/decision/pareto';
import { simulateExpression } from '../src/domain/decision/simulate-expression';
import type { ExpressionSimulation } from '../src/domain/decision/simulate-expression';
import { randomSource } from '../src/domain/probability/sampling/random-source';
import { driverQuantile } from '../src/domain/probability/sampling/driver-distribution';
import type { DriverDistribution } from '../src/domain/probability/sampling/driver-distribution';
import type { CooperativeGame } from '../src/domain/sharing/cooperative-game';
import { shapleyValue } from '../src/domain/sharing/shapley';

interface Benchmark {
  name: string;
  unit?: string;
  run: () => unknown;
  baseline: { name: string; run: () => unknown };
  aim?: string;
}

const TRIALS = 1_000_000;

/** A year's profit of a distributor from ten uncertain drivers of every kind. */
const simulation: ExpressionSimulation = {
  expression:
    'units*(price*(1 - discount) - goods - freight) - orders*(handling + 140*expedites) - 72*returns*orders - fixed',
  names: [
    'units',
    'price',
    'discount',
    'goods',
    'freight',
    'orders',
    'handling',
    'expedites',
    'returns',
    'fixed',
  ],
  distributions: [
    { kind: 'triangular', low: 900_000, likely: 1_000_000, high: 1_150_000 },
    { kind: 'normal', mean: 12, sd: 0.4 },
    { kind: 'pert', low: 0.02, likely: 0.04, high: 0.1 },
    { kind: 'lognormal', mean: 8, sd: 0.5 },
    { kind: 'uniform', low: 0.8, high: 1.2 },
    { kind: 'triangular', low: 40_000, likely: 45_000, high: 60_000 },
    { kind: 'pert', low: 25, likely: 30, high: 50 },
    { kind: 'discrete', values: [0.02, 0.05, 0.1], probabilities: [0.5, 0.3, 0.2] },
    { kind: 'uniform', low: 0.01, high: 0.05 },
    { kind: 'fixed', value: 400_000 },
  ],
  trials: TRIALS,
  seed: 1,
};

/** The plain way: one trial after the other by a hand-written function, its ten draws by the same quantiles. */
function plainMonteCarlo({ distributions, seed }: ExpressionSimulation): number {
  const random = randomSource(seed);
  const quantiles = distributions.map((distribution: DriverDistribution) => driverQuantile(distribution));
  const outcomes: number[] = [];
  for (let t = 0; t < TRIALS; t++) {
    const [units, price, discount, goods, freight, orders, handling, expedites, returns, fixed] =
      quantiles.map((quantile) => quantile(random())) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
    outcomes.push(
      units * (price * (1 - discount) - goods - freight) -
        orders * (handling + 140 * expedites) -
        72 * returns * orders -
        fixed,
    );
  }
  outcomes.sort((a, b) => a - b);
  return outcomes[TRIALS / 2]!;
}

const PARTIES = 15;

/** A shared warehouse: a coalition saves by its size, and by which members are neighbours. */
const game: CooperativeGame = {
  parties: Array.from({ length: PARTIES }, (_, i) => `Party ${i + 1}`),
  worth: Float64Array.from({ length: 2 ** PARTIES }, (_, coalition) => {
    let worth = 0;
    for (let i = 0; i < PARTIES; i++) {
      if (!(coalition & (1 << i))) continue;
      worth += 10 + i;
      if (coalition & (1 << ((i + 1) % PARTIES))) worth += 25;
    }
    return worth;
  }),
};

/** The plain way: the recursive definition of a marginal contribution over all coalitions without the party. */
function plainShapley({ parties, worth }: CooperativeGame): number[] {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const n = parties.length;
  return parties.map((_, i) => {
    const others = parties.map((__, k) => k).filter((k) => k !== i);
    const visit = (at: number, members: number[]): number => {
      if (at < others.length) return visit(at + 1, members) + visit(at + 1, [...members, others[at]!]);
      const coalition = members.reduce((mask, k) => mask | (1 << k), 0);
      const weight = (factorial(members.length) * factorial(n - 1 - members.length)) / factorial(n);
      return weight * (worth[coalition | (1 << i)]! - worth[coalition]!);
    };
    return visit(0, []);
  });
}

const OPTIONS = 10_000;
const optionSource = randomSource(7);
/** Options on a trade-off: what one metric wins the others mostly lose, so that many are efficient. */
const options = Array.from({ length: OPTIONS }, () => {
  const draws = Array.from({ length: 4 }, () => -Math.log(1 - optionSource()));
  const total = draws.reduce((sum, draw) => sum + draw, 0) * (1 + 0.3 * optionSource());
  return draws.map((draw) => draw / total);
});

/** The plain way: every option against every other. */
function plainPareto(values: readonly (readonly number[])[]): boolean[] {
  return values.map((mine) =>
    values.some(
      (other) => other.every((value, k) => value >= mine[k]!) && other.some((value, k) => value > mine[k]!),
    ),
  );
}

export const benchmarks: Benchmark[] = [
  {
    name: 'simulation of a written expression, 10 drivers, 1 million trials, with summary',
    run: () => simulateExpression(simulation),
    baseline: {
      name: 'hand-written function trial by trial, independent draws, median only',
      run: () => plainMonteCarlo(simulation),
    },
    aim: '≤ 2 s',
  },
  {
    name: `Shapley value, ${PARTIES} parties`,
    run: () => shapleyValue(game),
    baseline: { name: 'recursion over the coalitions of each party', run: () => plainShapley(game) },
    aim: '≤ 1 s',
  },
  {
    name: 'Pareto efficiency, 10,000 options × 4 metrics',
    run: () => dominatedBy(options, ['higher', 'higher', 'higher', 'higher']),
    baseline: { name: 'every option against every other', run: () => plainPareto(options) },
    aim: '≤ 1 s',
  },
];
