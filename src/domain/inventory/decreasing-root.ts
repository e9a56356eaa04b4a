/**
 * The root of a continuous function that decreases from positive to negative, between `low` and `high`, by the
 * Illinois variant of false position with bisection whenever it stalls. The bounds are moved outwards first,
 * by growing steps, while the function has the same sign at both.
 */
export function decreasingRoot(f: (x: number) => number, low: number, high: number): number {
  let a = low;
  let b = high;
  let step = Math.max(b - a, Number.MIN_VALUE);
  let atA = f(a);
  for (let i = 0; atA < 0 && i < 200; i++, step *= 2) {
    b = a;
    a -= step;
    atA = f(a);
  }
  let atB = f(b);
  for (let i = 0; atB > 0 && i < 200; i++, step *= 2) {
    a = b;
    atA = atB;
    b += step;
    atB = f(b);
  }
  if (atA === 0) return a;
  if (atB === 0) return b;
  let weightA = atA;
  let weightB = atB;
  for (let i = 0; i < 300; i++) {
    const width = b - a;
    if (width <= 2e-16 * Math.max(Math.abs(a), Math.abs(b))) break;
    const guess = (a * weightB - b * weightA) / (weightB - weightA);
    const x = i % 3 === 2 || !(guess > a && guess < b) ? a + width / 2 : guess;
    if (x <= a || x >= b) break;
    const value = f(x);
    if (value === 0) return x;
    if (value > 0) {
      a = x;
      atA = value;
      weightA = value;
      weightB /= 2;
    } else {
      b = x;
      atB = value;
      weightB = value;
      weightA /= 2;
    }
  }
  return Math.abs(atA) < Math.abs(atB) ? a : b;
}
