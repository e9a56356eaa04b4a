/**
 * What every demand distribution answers. Quantities are in units of demand, probabilities in [0, 1].
 *
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), Appendix C.3 (loss functions)
 */
export interface Distribution {
  readonly mean: number;
  readonly variance: number;
  /** Whether all demand is in whole units; the second loss function then has its discrete form. */
  readonly isInteger: boolean;
  /** Probability density f(x), or for whole units the probability of exactly x. */
  density(x: number): number;
  /** F(x) = P(X ≤ x). */
  cdf(x: number): number;
  /** P(X > x), accurate in the far tail where 1 − F(x) would cancel. */
  survival(x: number): number;
  /** The smallest x with F(x) ≥ p. */
  quantile(p: number): number;
  /** First loss function n(x) = E[(X − x)⁺]: the expected shortage when x units are at hand. */
  loss(x: number): number;
  /** Complementary loss function E[(x − X)⁺]: the expected stock left over of x units. */
  complementaryLoss(x: number): number;
  /**
   * Second loss function: the sum of the first beyond x. ½E[((X − x)⁺)²], the integral of n from x on; for
   * whole units ½E[(X − x)⁺(X − x − 1)⁺], the sum of n(y) over y > x, at a whole x.
   */
  secondLoss(x: number): number;
}
