/**
 * The root of a continuous function that decreases from positive to negative, between `low` and `high`: inverse
 * quadratic interpolation where it is safe, bisection where it is not. The bounds are moved outwards first, by
 * growing steps, while the function has the same sign at both. Stops where |f| is within the tolerance, or at
 * neighbouring numbers.
 *
 * @see T. R. Chandrupatla, A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function
 *   without using derivatives, Advances in Engineering Software 28 (1997)
 */
export function decreasingRoot(f: (x: number) => number, low: number, high: number, tolerance = 0): number {
  let b = low;
  let a = high;
  let step = Math.max(a - b, Number.MIN_VALUE);
  let atB = f(b);
  for (let i = 0; atB < 0 && i < 200; i++, step *= 2) {
    a = b;
    b -= step;
    atB = f(b);
  }
  let atA = f(a);
  for (let i = 0; atA > 0 && i < 200; i++, step *= 2) {
    b = a;
    atB = atA;
    a += step;
    atA = f(a);
  }
  // a is the latest point, b the one across the root, c the point that a or b replaced.
  let c = a;
  let atC = atA;
  let t = 0.5;
  for (let i = 0; i < 200; i++) {
    const best = Math.abs(atA) < Math.abs(atB) ? a : b;
    const closest = Math.min(Math.abs(atA), Math.abs(atB));
    const least = (2 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE) / Math.abs(b - a);
    if (closest <= tolerance || least > 0.5) return best;

    const x = a + Math.min(Math.max(t, least), 1 - least) * (b - a);
    const atX = f(x);
    if (atX > 0 === atA > 0) {
      c = a;
      atC = atA;
    } else {
      c = b;
      atC = atB;
      b = a;
      atB = atA;
    }
    a = x;
    atA = atX;
    const xi = (a - b) / (c - b);
    const phi = (atA - atB) / (atC - atB);
    t =
      phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
        ? (atA / (atB - atA)) * (atC / (atB - atC)) +
          ((c - a) / (b - a)) * (atA / (atC - atA)) * (atB / (atC - atB))
        : 0.5;
  }
  return Math.abs(atA) < Math.abs(atB) ? a : b;
}
