/** Probability distributions under Excel's names, over the @stdlib distributions. */
import erfc from '@stdlib/math-base-special-erfc';
import gammaln from '@stdlib/math-base-special-gammaln';
import beta from '@stdlib/stats-base-dists-beta';
import binomial from '@stdlib/stats-base-dists-binomial';
import gamma from '@stdlib/stats-base-dists-gamma';
import negativeBinomial from '@stdlib/stats-base-dists-negative-binomial';
import poisson from '@stdlib/stats-base-dists-poisson';
import student from '@stdlib/stats-base-dists-t';
import { gamma as gammaOf } from '../../domain/probability/gamma';
import {
  standardNormalCdf,
  standardNormalDensity,
  standardNormalQuantile,
} from '../../domain/probability/normal';
import { regularizedGamma } from '../../domain/probability/regularized-gamma';
import type { CellError, Value } from '../values';
import { cellsOf, DIV0, isError, matrixOf, NA, NUM } from '../values';
import { mean, numbersOf, pairsOf, squaredDeviations, withNumbers } from './collect';
import type { FunctionDefinition } from './definition';
import { alias, numberFunction } from './definition';

const isShare = (p: number) => p > 0 && p < 1;
const erf = (x: number) => 1 - erfc(x);

const gammaCdf = (x: number, shape: number, scale: number) => regularizedGamma(shape, x / scale, 'lower');
/** For 0 ≤ p < 1; the library's own is off where the shape is large. */
const gammaQuantile = (p: number, shape: number, scale: number) =>
  p === 0 ? 0 : gammaOf(shape, scale).quantile(p);
const chiCdf = (x: number, freedom: number) => gammaCdf(x, freedom / 2, 2);
const chiTail = (x: number, freedom: number) => regularizedGamma(freedom / 2, x / 2, 'upper');
const chiQuantile = (p: number, freedom: number) => gammaQuantile(p, freedom / 2, 2);
const studentCdf = (x: number, freedom: number) => student.cdf(x, freedom);

/** F through the beta distribution. */
const fCdf = (x: number, d1: number, d2: number) => beta.cdf((d1 * x) / (d1 * x + d2), d1 / 2, d2 / 2);
const fTail = (x: number, d1: number, d2: number) => beta.cdf(d2 / (d1 * x + d2), d2 / 2, d1 / 2);
function fDensity(x: number, d1: number, d2: number): number {
  const share = (d1 * x) / (d1 * x + d2);
  return (beta.pdf(share, d1 / 2, d2 / 2) * d1 * d2) / Math.pow(d1 * x + d2, 2);
}
function fQuantile(p: number, d1: number, d2: number): number {
  const share = beta.quantile(p, d1 / 2, d2 / 2);
  return (d2 * share) / (d1 * (1 - share));
}

const hypergeometric = (k: number, n: number, successes: number, population: number) =>
  Math.exp(
    logCombinations(successes, k) +
      logCombinations(population - successes, n - k) -
      logCombinations(population, n),
  );
const logCombinations = (n: number, k: number) => gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);

function hypergeometricOf(s: number, n: number, successes: number, population: number, cumulative: boolean) {
  const [k, draws, good, all] = [s, n, successes, population].map(Math.trunc) as [
    number,
    number,
    number,
    number,
  ];
  if (k < 0 || k > Math.min(draws, good) || draws < 0 || draws > all || good < 0 || good > all) return NUM;
  if (k < Math.max(0, draws - all + good)) return NUM;
  if (!cumulative) return hypergeometric(k, draws, good, all);
  let total = 0;
  for (let i = Math.max(0, draws - all + good); i <= k; i++) total += hypergeometric(i, draws, good, all);
  return total;
}

/** The smallest count whose cumulative probability reaches the share. */
function binomialInverse(trials: number, p: number, share: number): number | CellError {
  const n = Math.trunc(trials);
  if (n < 0 || p <= 0 || p >= 1 || share <= 0 || share >= 1) return NUM;
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomial.cdf(middle, n, p) >= share) high = middle;
    else low = middle + 1;
  }
  return low;
}

function gammaValue(x: number): number | CellError {
  if (x <= 0 && Number.isInteger(x)) return NUM;
  if (Number.isInteger(x) && x <= 171) {
    let product = 1;
    for (let i = 2; i < x; i++) product *= i;
    return product;
  }
  const magnitude = Math.exp(gammaln(x));
  return x < 0 && Math.floor(x) % 2 !== 0 ? -magnitude : magnitude;
}

/** Tail probability of Student's t for two samples: paired, of equal variance, or of unequal. */
function tTest(first: Value, second: Value, tails: number, type: number): number | CellError {
  const sides = Math.trunc(tails);
  const kind = Math.trunc(type);
  if (sides < 1 || sides > 2 || kind < 1 || kind > 3) return NUM;
  let t: number;
  let freedom: number;
  if (kind === 1) {
    const pairs = pairsOf(first, second);
    if (pairs === undefined) return NA;
    if (isError(pairs)) return pairs;
    const differences = pairs.x.map((x, i) => x - (pairs.y[i] as number));
    const n = differences.length;
    if (n < 2) return DIV0;
    t = mean(differences) / Math.sqrt(squaredDeviations(differences) / (n - 1) / n);
    freedom = n - 1;
  } else {
    const a = numbersOf([first]);
    const b = numbersOf([second]);
    if (isError(a)) return a;
    if (isError(b)) return b;
    if (a.length < 2 || b.length < 2) return DIV0;
    const va = squaredDeviations(a) / (a.length - 1);
    const vb = squaredDeviations(b) / (b.length - 1);
    if (kind === 2) {
      freedom = a.length + b.length - 2;
      const pooled = (squaredDeviations(a) + squaredDeviations(b)) / freedom;
      t = (mean(a) - mean(b)) / Math.sqrt(pooled * (1 / a.length + 1 / b.length));
    } else {
      const ea = va / a.length;
      const eb = vb / b.length;
      t = (mean(a) - mean(b)) / Math.sqrt(ea + eb);
      freedom = (ea + eb) ** 2 / (ea ** 2 / (a.length - 1) + eb ** 2 / (b.length - 1));
    }
  }
  return Number.isFinite(t) ? sides * studentCdf(-Math.abs(t), freedom) : DIV0;
}

function fTest(first: Value, second: Value): number | CellError {
  const a = numbersOf([first]);
  const b = numbersOf([second]);
  if (isError(a)) return a;
  if (isError(b)) return b;
  if (a.length < 2 || b.length < 2) return DIV0;
  const va = squaredDeviations(a) / (a.length - 1);
  const vb = squaredDeviations(b) / (b.length - 1);
  if (va === 0 || vb === 0) return DIV0;
  const [ratio, d1, d2] = [va / vb, a.length - 1, b.length - 1];
  return 2 * Math.min(fTail(ratio, d1, d2), fCdf(ratio, d1, d2));
}

function zTest(values: Value, x: number, sigma: number | undefined): number | CellError {
  return withNumbers([values], (numbers) => {
    const n = numbers.length;
    if (n === 0) return NA;
    const sd = sigma ?? Math.sqrt(squaredDeviations(numbers) / (n - 1));
    if (!(sd > 0)) return sigma === undefined ? DIV0 : NUM;
    return standardNormalCdf((x - mean(numbers)) / (sd / Math.sqrt(n)));
  });
}

function chiTest(actual: Value, expected: Value): number | CellError {
  const { rows, columns } = matrixOf(actual);
  const other = matrixOf(expected);
  if (rows !== other.rows || columns !== other.columns || rows * columns < 2) return NA;
  let statistic = 0;
  const wanted = cellsOf(expected);
  for (const [i, cell] of cellsOf(actual).entries()) {
    const e = wanted[i] ?? null;
    if (isError(cell)) return cell;
    if (isError(e)) return e;
    if (typeof cell !== 'number' || typeof e !== 'number') continue;
    if (e === 0) return DIV0;
    statistic += (cell - e) ** 2 / e;
  }
  return chiTail(statistic, rows > 1 && columns > 1 ? (rows - 1) * (columns - 1) : rows * columns - 1);
}

const whole = Math.trunc;
const freedomOf = (value: number) => whole(value);

const normDist = numberFunction('NORM.DIST', 'n n n b', (x, mu, sigma, cumulative) => {
  if (sigma <= 0) return NUM;
  const z = (x - mu) / sigma;
  return cumulative ? standardNormalCdf(z) : standardNormalDensity(z) / sigma;
});
const normInv = numberFunction('NORM.INV', 'n n n', (p, mu, sigma) =>
  isShare(p) && sigma > 0 ? mu + sigma * standardNormalQuantile(p) : NUM,
);
const normSInv = numberFunction('NORM.S.INV', 'n', (p) => (isShare(p) ? standardNormalQuantile(p) : NUM));
const lognormInv = numberFunction('LOGNORM.INV', 'n n n', (p, mu, sigma) =>
  isShare(p) && sigma > 0 ? Math.exp(mu + sigma * standardNormalQuantile(p)) : NUM,
);
const gammaDist = numberFunction('GAMMA.DIST', 'n n n b', (x, shape, scale, cumulative) => {
  if (x < 0 || shape <= 0 || scale <= 0) return NUM;
  return cumulative ? gammaCdf(x, shape, scale) : gamma.pdf(x, shape, 1 / scale);
});
const gammaInv = numberFunction('GAMMA.INV', 'n n n', (p, shape, scale) =>
  p < 0 || p >= 1 || shape <= 0 || scale <= 0 ? NUM : gammaQuantile(p, shape, scale),
);
const betaDist = numberFunction('BETA.DIST', 'n n n b n? n?', (x, a, b, cumulative, low, high) => {
  const from = low ?? 0;
  const width = (high ?? 1) - from;
  if (a <= 0 || b <= 0 || width <= 0 || x < from || x > from + width) return NUM;
  const share = (x - from) / width;
  if (cumulative) return beta.cdf(share, a, b);
  if ((share === 0 && a < 1) || (share === 1 && b < 1)) return NUM;
  return beta.pdf(share, a, b) / width;
});
const betaInv = numberFunction('BETA.INV', 'n n n n? n?', (p, a, b, low, high) => {
  const from = low ?? 0;
  const to = high ?? 1;
  return p <= 0 || p >= 1 || a <= 0 || b <= 0 || from >= to
    ? NUM
    : from + (to - from) * beta.quantile(p, a, b);
});
const binomDist = numberFunction('BINOM.DIST', 'n n n b', (k, trials, p, cumulative) => {
  const successes = whole(k);
  const n = whole(trials);
  if (successes < 0 || successes > n || p < 0 || p > 1) return NUM;
  return cumulative ? binomial.cdf(successes, n, p) : binomial.pmf(successes, n, p);
});
const binomInv = numberFunction('BINOM.INV', 'n n n', binomialInverse);
const poissonDist = numberFunction('POISSON.DIST', 'n n b', (k, mu, cumulative) => {
  const events = whole(k);
  if (k < 0 || mu < 0) return NUM;
  return cumulative ? poisson.cdf(events, mu) : poisson.pmf(events, mu);
});
const exponDist = numberFunction('EXPON.DIST', 'n n b', (x, rate, cumulative) => {
  if (x < 0 || rate <= 0) return NUM;
  return cumulative ? -Math.expm1(-rate * x) : rate * Math.exp(-rate * x);
});
const weibullDist = numberFunction('WEIBULL.DIST', 'n n n b', (x, shape, scale, cumulative) => {
  if (x < 0 || shape <= 0 || scale <= 0) return NUM;
  const power = Math.pow(x / scale, shape);
  return cumulative
    ? -Math.expm1(-power)
    : (shape / scale) * Math.pow(x / scale, shape - 1) * Math.exp(-power);
});
const chiTailDist = numberFunction('CHISQ.DIST.RT', 'n n', (x, d) =>
  x < 0 || freedomOf(d) < 1 ? NUM : chiTail(x, freedomOf(d)),
);
const chiTailInv = numberFunction('CHISQ.INV.RT', 'n n', (p, d) =>
  p <= 0 || p > 1 || freedomOf(d) < 1 ? NUM : chiQuantile(1 - p, freedomOf(d)),
);
const fTailDist = numberFunction('F.DIST.RT', 'n n n', (x, d1, d2) =>
  x < 0 || whole(d1) < 1 || whole(d2) < 1 ? NUM : fTail(x, whole(d1), whole(d2)),
);
const fTailInv = numberFunction('F.INV.RT', 'n n n', (p, d1, d2) =>
  p <= 0 || p > 1 || whole(d1) < 1 || whole(d2) < 1 ? NUM : fQuantile(1 - p, whole(d1), whole(d2)),
);
const tInv2 = numberFunction('T.INV.2T', 'n n', (p, d) =>
  p <= 0 || p > 1 || freedomOf(d) < 1 ? NUM : -student.quantile(p / 2, freedomOf(d)),
);
const confidenceNorm = numberFunction('CONFIDENCE.NORM', 'n n n', (alpha, sigma, size) =>
  !isShare(alpha) || sigma <= 0 || whole(size) < 1
    ? NUM
    : (-standardNormalQuantile(alpha / 2) * sigma) / Math.sqrt(whole(size)),
);
const tTestFunction = numberFunction('T.TEST', 'a a n n', tTest);
const fTestFunction = numberFunction('F.TEST', 'a a', fTest);
const zTestFunction = numberFunction('Z.TEST', 'a n n?', zTest);
const chiTestFunction = numberFunction('CHISQ.TEST', 'a a', chiTest);
const gammaLn = numberFunction('GAMMALN', 'n', (x) => (x <= 0 ? NUM : gammaln(x)));
const erfcFunction = numberFunction('ERFC', 'x', erfc);

export const distributionFunctions: readonly FunctionDefinition[] = [
  normDist,
  alias('NORMDIST', normDist),
  numberFunction('NORM.S.DIST', 'n b', (z, cumulative) =>
    cumulative ? standardNormalCdf(z) : standardNormalDensity(z),
  ),
  numberFunction('NORMSDIST', 'n', standardNormalCdf),
  normInv,
  alias('NORMINV', normInv),
  normSInv,
  alias('NORMSINV', normSInv),
  numberFunction('PHI', 'n', standardNormalDensity),
  numberFunction('GAUSS', 'n', (z) => erf(z / Math.SQRT2) / 2),
  numberFunction('LOGNORM.DIST', 'n n n b', (x, mu, sigma, cumulative) => {
    if (x <= 0 || sigma <= 0) return NUM;
    const z = (Math.log(x) - mu) / sigma;
    return cumulative ? standardNormalCdf(z) : standardNormalDensity(z) / (sigma * x);
  }),
  numberFunction('LOGNORMDIST', 'n n n', (x, mu, sigma) =>
    x <= 0 || sigma <= 0 ? NUM : standardNormalCdf((Math.log(x) - mu) / sigma),
  ),
  lognormInv,
  alias('LOGINV', lognormInv),
  gammaDist,
  alias('GAMMADIST', gammaDist),
  gammaInv,
  alias('GAMMAINV', gammaInv),
  numberFunction('GAMMA', 'n', gammaValue),
  gammaLn,
  alias('GAMMALN.PRECISE', gammaLn),
  betaDist,
  numberFunction('BETADIST', 'n n n n? n?', (x, a, b, low, high) => {
    const from = low ?? 0;
    const width = (high ?? 1) - from;
    if (a <= 0 || b <= 0 || width <= 0 || x < from || x > from + width) return NUM;
    return beta.cdf((x - from) / width, a, b);
  }),
  betaInv,
  alias('BETAINV', betaInv),
  binomDist,
  alias('BINOMDIST', binomDist),
  numberFunction('BINOM.DIST.RANGE', 'n n n n?', (trials, p, from, to) => {
    const n = whole(trials);
    const low = whole(from);
    const high = whole(to ?? from);
    if (n < 0 || p < 0 || p > 1 || low < 0 || low > n || high < low || high > n) return NUM;
    if (high - low > 10_000) {
      return binomial.cdf(high, n, p) - (low > 0 ? binomial.cdf(low - 1, n, p) : 0);
    }
    let total = 0;
    for (let k = low; k <= high; k++) total += binomial.pmf(k, n, p);
    return total;
  }),
  binomInv,
  alias('CRITBINOM', binomInv),
  numberFunction('NEGBINOM.DIST', 'n n n b', (failures, successes, p, cumulative) => {
    const f = whole(failures);
    const s = whole(successes);
    if (f < 0 || s < 1 || p <= 0 || p >= 1) return NUM;
    return cumulative ? negativeBinomial.cdf(f, s, p) : negativeBinomial.pmf(f, s, p);
  }),
  numberFunction('NEGBINOMDIST', 'n n n', (failures, successes, p) => {
    const f = whole(failures);
    const s = whole(successes);
    return f < 0 || s < 1 || p <= 0 || p >= 1 ? NUM : negativeBinomial.pmf(f, s, p);
  }),
  poissonDist,
  alias('POISSON', poissonDist),
  exponDist,
  alias('EXPONDIST', exponDist),
  weibullDist,
  alias('WEIBULL', weibullDist),
  numberFunction('HYPGEOM.DIST', 'n n n n b', hypergeometricOf),
  numberFunction('HYPGEOMDIST', 'n n n n', (s, n, good, all) => hypergeometricOf(s, n, good, all, false)),
  numberFunction('CHISQ.DIST', 'n n b', (x, d, cumulative) => {
    if (x < 0 || freedomOf(d) < 1) return NUM;
    return cumulative ? chiCdf(x, freedomOf(d)) : gamma.pdf(x, freedomOf(d) / 2, 0.5);
  }),
  chiTailDist,
  alias('CHIDIST', chiTailDist),
  numberFunction('CHISQ.INV', 'n n', (p, d) =>
    p < 0 || p >= 1 || freedomOf(d) < 1 ? NUM : chiQuantile(p, freedomOf(d)),
  ),
  chiTailInv,
  alias('CHIINV', chiTailInv),
  chiTestFunction,
  alias('CHITEST', chiTestFunction),
  numberFunction('F.DIST', 'n n n b', (x, d1, d2, cumulative) => {
    if (x < 0 || whole(d1) < 1 || whole(d2) < 1) return NUM;
    return cumulative ? fCdf(x, whole(d1), whole(d2)) : fDensity(x, whole(d1), whole(d2));
  }),
  fTailDist,
  alias('FDIST', fTailDist),
  numberFunction('F.INV', 'n n n', (p, d1, d2) =>
    p < 0 || p >= 1 || whole(d1) < 1 || whole(d2) < 1 ? NUM : fQuantile(p, whole(d1), whole(d2)),
  ),
  fTailInv,
  alias('FINV', fTailInv),
  fTestFunction,
  alias('FTEST', fTestFunction),
  numberFunction('T.DIST', 'n n b', (x, d, cumulative) => {
    if (freedomOf(d) < 1) return NUM;
    return cumulative ? studentCdf(x, freedomOf(d)) : student.pdf(x, freedomOf(d));
  }),
  numberFunction('T.DIST.RT', 'n n', (x, d) => (freedomOf(d) < 1 ? NUM : studentCdf(-x, freedomOf(d)))),
  numberFunction('T.DIST.2T', 'n n', (x, d) =>
    x < 0 || freedomOf(d) < 1 ? NUM : 2 * studentCdf(-x, freedomOf(d)),
  ),
  numberFunction('TDIST', 'n n n', (x, d, tails) => {
    const sides = whole(tails);
    if (x < 0 || freedomOf(d) < 1 || sides < 1 || sides > 2) return NUM;
    return sides * studentCdf(-x, freedomOf(d));
  }),
  numberFunction('T.INV', 'n n', (p, d) =>
    !isShare(p) || freedomOf(d) < 1 ? NUM : student.quantile(p, freedomOf(d)),
  ),
  tInv2,
  alias('TINV', tInv2),
  tTestFunction,
  alias('TTEST', tTestFunction),
  zTestFunction,
  alias('ZTEST', zTestFunction),
  confidenceNorm,
  alias('CONFIDENCE', confidenceNorm),
  numberFunction('CONFIDENCE.T', 'n n n', (alpha, sigma, size) => {
    if (!isShare(alpha) || sigma <= 0 || whole(size) < 1) return NUM;
    if (whole(size) === 1) return DIV0;
    return (-student.quantile(alpha / 2, whole(size) - 1) * sigma) / Math.sqrt(whole(size));
  }),
  numberFunction('FISHER', 'n', (x) => (Math.abs(x) >= 1 ? NUM : Math.atanh(x))),
  numberFunction('FISHERINV', 'n', Math.tanh),
  numberFunction('ERF', 'x x?', (from, to) => (to === undefined ? erf(from) : erf(to) - erf(from))),
  numberFunction('ERF.PRECISE', 'x', erf),
  erfcFunction,
  alias('ERFC.PRECISE', erfcFunction),
];
