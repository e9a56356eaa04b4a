import betaln from '@stdlib/math-base-special-betaln';
import betaCdf from '@stdlib/stats-base-dists-beta-cdf';
import betaPdf from '@stdlib/stats-base-dists-beta-pdf';

/** Nodes of each half; the interpolation is then exact to about 1e-13 of the range. */
const NODES = 768;

interface Half {
  /** The tail probability to the power 1 / shape: the quantile is smooth in it, right up to its end. */
  readonly t: Float64Array;
  /** Distance from the end of the half. */
  readonly x: Float64Array;
  readonly slope: Float64Array;
  /** For each of `NODES` equal parts of the range of t, the last node that is not above its start. */
  readonly guide: Int32Array;
}

/**
 * The quantile function of a beta distribution with shapes of at least 1 as a table with cubic interpolation: made of
 * some hundreds of values of the distribution function, each further quantile costs a power and a look-up. A million
 * quantiles by root finding would take ten seconds.
 *
 * Near 0 the distribution function behaves as x^α, so that x is a smooth function of p^(1/α); near 1 likewise with β.
 */
export function betaQuantile(alpha: number, betaShape: number): (p: number) => number {
  const middle = alpha / (alpha + betaShape);
  const lower = half(alpha, betaShape, middle);
  const upper = half(betaShape, alpha, 1 - middle);
  const atMiddle = betaCdf(middle, alpha, betaShape);
  const lowerPower = 1 / alpha;
  const upperPower = 1 / betaShape;
  return (p) =>
    p < atMiddle ? interpolate(lower, p ** lowerPower) : 1 - interpolate(upper, (1 - p) ** upperPower);
}

/** From 0 up to `end` for shapes a and b; the other half is the same with the shapes exchanged. */
function half(a: number, b: number, end: number): Half {
  const cdf = betaCdf.factory(a, b);
  const pdf = betaPdf.factory(a, b);
  const x = Float64Array.from({ length: NODES + 1 }, (_, i) => (end * i) / NODES);
  const t = x.map((value) => cdf(value) ** (1 / a));
  const slope = x.map((value, i) =>
    i === 0
      ? // The limit: p = x^a / (a B(a, b)) as x goes to 0.
        (a * Math.exp(betaln(a, b))) ** (1 / a)
      : (a * t[i]! ** (a - 1)) / pdf(value),
  );
  const guide = new Int32Array(NODES + 1);
  for (let part = 1, node = 0; part <= NODES; part++) {
    while (node < NODES - 1 && t[node + 1]! <= (t[NODES]! * part) / NODES) node++;
    guide[part] = node;
  }
  return { t, x, slope, guide };
}

/** Cubic Hermite interpolation between the nodes around t. */
function interpolate({ t, x, slope, guide }: Half, at: number): number {
  const part = Math.max(0, Math.min(Math.floor((at / t[NODES]!) * NODES), NODES));
  let below = guide[part]!;
  // Rounding may have put the start of the part just above.
  while (below > 0 && t[below]! > at) below--;
  while (below < NODES - 1 && t[below + 1]! <= at) below++;
  const above = below + 1;
  const width = t[above]! - t[below]!;
  const u = (at - t[below]!) / width;
  const v = 1 - u;
  return (
    v * v * ((1 + 2 * u) * x[below]! + u * width * slope[below]!) +
    u * u * ((1 + 2 * v) * x[above]! - v * width * slope[above]!)
  );
}
