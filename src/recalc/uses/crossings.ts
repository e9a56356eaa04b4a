/** Where a function of one variable crosses zero: a scan for changes of sign, each then closed in on. */
import { DomainError } from '../../domain/domain-error';

/** The function at several points at once; NaN where it has no value. */
export type Sampled = (points: readonly number[]) => Promise<readonly number[]>;

export interface Crossing {
  readonly at: number;
  /** Whether the function rises through zero there. */
  readonly rising: boolean;
  /** Whether it jumps over zero rather than passing through it. */
  readonly isJump: boolean;
}

export interface CrossingSearch {
  readonly low: number;
  readonly high: number;
  /** Points of the scan; crossings closer together than its step may be missed. */
  readonly points?: number;
  /** Width, relative to the scanned range, at which a crossing counts as found. */
  readonly tolerance?: number;
}

/**
 * Every change of sign that a scan of [low, high] shows, each refined by the safeguarded secant and bisection steps
 * of Brent's method.
 *
 * @throws DomainError "out-of-range" unless low < high
 * @see Brent, Algorithms for Minimization Without Derivatives (1973), chapter 4
 */
export async function crossings(
  f: Sampled,
  { low, high, points = 65, tolerance = 1e-12 }: CrossingSearch,
): Promise<Crossing[]> {
  if (!(low < high))
    throw new DomainError('out-of-range', 'low', `must lie below high (${high}), not ${low}`);
  const grid = Array.from({ length: points }, (_, i) => low + ((high - low) * i) / (points - 1));
  const values = await f(grid);
  const found: Crossing[] = [];
  const resolution = tolerance * (high - low);
  for (let i = 0; i < points; i++) {
    const a = grid[i] as number;
    const fa = values[i] as number;
    if (fa === 0) {
      const before = values[i - 1] ?? -(values[i + 1] ?? 0);
      // Along a stretch of zeros only its first point is reported.
      if (before !== 0) found.push({ at: a, rising: before < 0, isJump: false });
      continue;
    }
    const fb = values[i + 1];
    if (fb === undefined || Number.isNaN(fa) || Number.isNaN(fb) || fb === 0 || fa > 0 === fb > 0) continue;
    found.push(await refine(f, a, fa, grid[i + 1] as number, fb, resolution));
  }
  return found;
}

async function refine(
  f: Sampled,
  a0: number,
  fa0: number,
  b0: number,
  fb0: number,
  resolution: number,
): Promise<Crossing> {
  const rising = fb0 > 0;
  let [a, fa, b, fb] = Math.abs(fa0) < Math.abs(fb0) ? [b0, fb0, a0, fa0] : [a0, fa0, b0, fb0];
  let [c, fc] = [a, fa];
  let before = c;
  let bisected = true;
  for (let step = 0; step < 200 && fb !== 0 && Math.abs(b - a) > resolution; step++) {
    let s: number;
    if (fa !== fc && fb !== fc) {
      // Inverse quadratic interpolation through three points.
      s =
        (a * fb * fc) / ((fa - fb) * (fa - fc)) +
        (b * fa * fc) / ((fb - fa) * (fb - fc)) +
        (c * fa * fb) / ((fc - fa) * (fc - fb));
    } else s = b - (fb * (b - a)) / (fb - fa);
    const middle = (3 * a + b) / 4;
    const isOutside = !(s > Math.min(middle, b) && s < Math.max(middle, b));
    const last: number = bisected ? Math.abs(b - c) : Math.abs(c - before);
    bisected = isOutside || Math.abs(s - b) >= last / 2 || last < resolution;
    if (bisected) s = (a + b) / 2;
    const [fs = NaN] = await f([s]);
    if (Number.isNaN(fs)) break;
    before = c;
    [c, fc] = [b, fb];
    if (fa > 0 !== fs > 0) [b, fb] = [s, fs];
    else [a, fa] = [s, fs];
    if (Math.abs(fa) < Math.abs(fb)) [a, fa, b, fb] = [b, fb, a, fa];
  }
  // Where the function passes through zero both ends close in on it; over a jump one of them stays away.
  const isJump = fb !== 0 && Math.abs(fb) > 1e-6 * Math.max(Math.abs(fa0), Math.abs(fb0));
  return { at: b, rising, isJump };
}
