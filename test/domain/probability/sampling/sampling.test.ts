import fc from 'fast-check';
import { driverQuantile } from '../../../../src/domain/probability/sampling/driver-distribution';
import { latinHypercube } from '../../../../src/domain/probability/sampling/latin-hypercube';
import { randomSource } from '../../../../src/domain/probability/sampling/random-source';
import { choleskyFactor } from '../../../../src/domain/probability/sampling/rank-correlation';
import { sampleDrivers } from '../../../../src/domain/probability/sampling/sample-drivers';

const mean = (x: Float64Array) => x.reduce((a, b) => a + b, 0) / x.length;
const sd = (x: Float64Array) => {
  const centre = mean(x);
  return Math.sqrt(x.reduce((s, v) => s + (v - centre) ** 2, 0) / (x.length - 1));
};

function spearman(x: Float64Array, y: Float64Array): number {
  const ranks = (column: Float64Array) => {
    const order = [...column.keys()].sort((a, b) => (column[a] as number) - (column[b] as number));
    const result = new Float64Array(column.length);
    order.forEach((at, rank) => (result[at] = rank));
    return result;
  };
  const a = ranks(x);
  const b = ranks(y);
  const ma = mean(a);
  let shared = 0;
  for (let i = 0; i < a.length; i++) shared += ((a[i] as number) - ma) * ((b[i] as number) - ma);
  return shared / ((a.length - 1) * sd(a) * sd(b));
}

describe('randomSource', () => {
  it('draws 0.417022, 0.720324, 0.000114, 0.302333 from seed 1, as NumPy does (RandomState(1).rand(4), its documentation’s digits)', () => {
    const draw = randomSource(1);
    const published = [4.17022005e-1, 7.20324493e-1, 1.14374817e-4, 3.02332573e-1];
    for (const number of published) expect(draw()).toBeCloseTo(number, 9);
  });

  it('repeats its sequence for the same seed and not for another', () => {
    const a = randomSource(5);
    const b = randomSource(5);
    const c = randomSource(6);
    const first = Array.from({ length: 5 }, a);
    expect(Array.from({ length: 5 }, b)).toEqual(first);
    expect(Array.from({ length: 5 }, c)).not.toEqual(first);
  });

  it('refuses a seed of zero', () => {
    expect(() => randomSource(0)).toThrow('seed must be a whole number from 1 to 4294967295, not 0');
  });
});

describe('driverQuantile', () => {
  it('has the triangular median low + √((high − low)(likely − low)/2) of Evans, Hastings & Peacock, Statistical Distributions, ch. 44', () => {
    const quantile = driverQuantile({ kind: 'triangular', low: 2, likely: 10, high: 12 });
    expect(quantile(0.5)).toBeCloseTo(2 + Math.sqrt((10 * 8) / 2), 12);
  });

  it('has the PERT mean (low + 4 likely + high)/6 of Malcolm, Roseboom, Clark & Fazar, Operations Research 7(5), 1959', () => {
    const [values] = sampleDrivers({
      distributions: [{ kind: 'pert', low: 10, likely: 14, high: 30 }],
      trials: 2000,
      seed: 1,
    });
    expect(mean(values as Float64Array)).toBeCloseTo((10 + 4 * 14 + 30) / 6, 2);
  });

  it('inverts the polynomial distribution function of the symmetric PERT, Beta(3, 3) (hand check)', () => {
    const quantile = driverQuantile({ kind: 'pert', low: 0, likely: 0.5, high: 1 });
    // The distribution function of Beta(3, 3) is 10x³ − 15x⁴ + 6x⁵.
    for (const p of [1e-9, 0.01, 0.3, 0.5, 0.9, 0.9999]) {
      const x = quantile(p);
      expect(10 * x ** 3 - 15 * x ** 4 + 6 * x ** 5).toBeCloseTo(p, 12);
    }
  });

  it('gives a lognormal driver the mean and standard deviation asked for', () => {
    const [values] = sampleDrivers({
      distributions: [{ kind: 'lognormal', mean: 100, sd: 30 }],
      trials: 20_000,
      seed: 3,
    });
    expect(mean(values as Float64Array)).toBeCloseTo(100, 1);
    expect(Math.abs(sd(values as Float64Array) - 30)).toBeLessThan(0.2);
  });

  it('never falls and stays within low and high', () => {
    const range = fc.tuple(
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
    );
    fc.assert(
      fc.property(
        range,
        fc.constantFrom('triangular' as const, 'pert' as const),
        ([low, at, width], kind) => {
          const quantile = driverQuantile({ kind, low, likely: low + at * width, high: low + width });
          let last = low - 1e-9;
          for (const p of [0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999]) {
            const value = quantile(p);
            expect(value).toBeGreaterThanOrEqual(last);
            expect(value).toBeLessThanOrEqual(low + width + 1e-9);
            last = value;
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('refuses a likely value above high', () => {
    expect(() => driverQuantile({ kind: 'pert', low: 0, likely: 5, high: 4 })).toThrow(
      'least, likely and greatest value must be in rising order, not 0; 5; 4; sorted they would be 0; 4; 5',
    );
  });

  it('refuses probabilities that do not sum to 1', () => {
    expect(() => driverQuantile({ kind: 'discrete', values: [1, 2], probabilities: [0.5, 0.4] })).toThrow(
      'probabilities must add up to 1, not 0.9; scaled they would be 0.5556; 0.4444',
    );
  });
});

describe('latinHypercube', () => {
  it('draws once from each stratum, as McKay, Beckman & Conover (Technometrics 21, 1979) define it', () => {
    for (const column of latinHypercube(50, 3, randomSource(9))) {
      const strata = Array.from(column, (p) => Math.floor(p * 50)).sort((a, b) => a - b);
      expect(strata).toEqual(Array.from({ length: 50 }, (_, i) => i));
    }
  });
});

describe('rank correlations', () => {
  it('factors the matrix of Wikipedia, "Cholesky decomposition", example', () => {
    const factor = choleskyFactor([
      [4, 12, -16],
      [12, 37, -43],
      [-16, -43, 98],
    ]);
    expect(factor).toEqual([
      [2, 0, 0],
      [6, 1, 0],
      [-8, 5, 3],
    ]);
  });

  it('come close to those asked for and leave each driver its own values (Iman & Conover 1982)', () => {
    const distributions = [
      { kind: 'triangular', low: 0, likely: 1, high: 5 },
      { kind: 'lognormal', mean: 10, sd: 6 },
      { kind: 'uniform', low: -1, high: 1 },
    ] as const;
    const correlations = [
      [1, 0.7, -0.4],
      [0.7, 1, 0],
      [-0.4, 0, 1],
    ];
    const columns = sampleDrivers({ distributions, trials: 4000, seed: 11, correlations });
    const [a, b, c] = columns as [Float64Array, Float64Array, Float64Array];
    // The rank correlation of a normal pair is (6/π) asin(ρ/2), a little below ρ.
    expect(Math.abs(spearman(a, b) - 0.7)).toBeLessThan(0.03);
    expect(Math.abs(spearman(a, c) + 0.4)).toBeLessThan(0.03);
    expect(Math.abs(spearman(b, c))).toBeLessThan(0.03);
    const quantile = driverQuantile(distributions[0]);
    expect(Float64Array.from(a).sort()[2000]).toBeCloseTo(quantile(0.5), 2);
  });

  it('let drivers move as one, or against each other, at correlations of 1 and −1 (semidefinite, by hand)', () => {
    const distributions = Array.from({ length: 3 }, () => ({ kind: 'uniform' as const, low: 0, high: 1 }));
    const correlations = [
      [1, 1, -1],
      [1, 1, -1],
      [-1, -1, 1],
    ];
    const [a, b, c] = sampleDrivers({ distributions, trials: 500, seed: 5, correlations }) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    expect(spearman(a, b)).toBeCloseTo(1, 12);
    expect(spearman(a, c)).toBeCloseTo(-1, 12);
  });

  it('refuses correlations that contradict each other', () => {
    const correlations = [
      [1, 0.9, 0.9],
      [0.9, 1, -0.9],
      [0.9, -0.9, 1],
    ];
    const distributions = Array.from({ length: 3 }, () => ({ kind: 'uniform' as const, low: 0, high: 1 }));
    expect(() => sampleDrivers({ distributions, trials: 100, seed: 1, correlations })).toThrow(
      'correlations contradict each other',
    );
  });
});
