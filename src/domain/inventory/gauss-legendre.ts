/** A Gauss–Legendre rule on [0, 1], with the weights to interpolate between its points. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  /** Barycentric weights of the polynomial through the nodes. */
  readonly barycentric: Float64Array;
}

/**
 * Gauss–Legendre rule with `count` points on [0, 1]: the roots of the Legendre polynomial by Newton's method,
 * exact for polynomials up to degree 2·count − 1.
 *
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions, 25.4.29; barycentric weights: Wang & Xiang,
 *   Mathematics of Computation 81 (2012)
 */
export function gaussLegendre(count: number): QuadratureRule {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  const barycentric = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let slope = 0;
    for (let step = 0; step < 100; step++) {
      let value = x;
      let previous = 1;
      for (let n = 2; n <= count; n++) {
        [previous, value] = [value, ((2 * n - 1) * x * value - (n - 1) * previous) / n];
      }
      slope = (count * (x * value - previous)) / (x * x - 1);
      const move = value / slope;
      x -= move;
      if (Math.abs(move) < 1e-15) break;
    }
    const weight = 2 / ((1 - x * x) * slope * slope);
    nodes[i] = (x + 1) / 2;
    weights[i] = weight / 2;
    barycentric[i] = (i % 2 === 0 ? 1 : -1) * Math.sqrt((1 - x * x) * weight);
  }
  return { nodes, weights, barycentric };
}

/**
 * Where panels of 16 points end beside a normal density or distribution function, in standard deviations from its
 * centre; beyond the last one nothing of it is left.
 */
export const panelEnds: readonly number[] = [0, 1, 2, 3, 4.5, 6.5, 9];
