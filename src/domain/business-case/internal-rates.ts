import { DomainError } from '../domain-error';
import { requireFlows } from './present-value';

export interface InternalRate {
  /** Per period, as a fraction; above −1. */
  readonly rate: number;
  /** How net present value behaves around it as the rate rises. */
  readonly around: 'falls' | 'rises' | 'touches zero';
}

/** A term cₜ e^(−t u) of the net present value, u = ln(1 + rate). */
interface Term {
  readonly power: number;
  readonly coefficient: number;
}

/**
 * Every internal rate of return above −100 %: all rates at which the net present value of the flows is zero.
 *
 * NPV is Σ cₜ e^(−t u). Between two neighbouring terms of opposite sign put k; then d/du of e^(k u) NPV has the
 * coefficients (k − t) cₜ, one change of sign less, and its zeros separate those of NPV (Rolle). Repeated until one
 * change is left, which has exactly one zero, this isolates every zero; none is missed or guessed at.
 *
 * @param flows money at the end of periods 0, 1, 2, …
 * @returns rates in rising order
 * @throws DomainError "out-of-range" when no flow differs from zero
 * @throws DomainError "infeasible" when there is no internal rate, with the reason
 * @see R. A. Brealey, S. C. Myers & F. Allen, Principles of Corporate Finance, 10th ed. (2011), §5.3 (several, and no, IRR)
 * @see G. Pólya & G. Szegő, Problems and Theorems in Analysis II, part V, problem 77 (sign changes of exponential sums)
 */
export function internalRatesOfReturn(flows: readonly number[]): InternalRate[] {
  requireFlows('flows', flows, 2);
  const terms = flows
    .map((coefficient, power) => ({ power, coefficient }))
    .filter(({ coefficient }) => coefficient !== 0);
  if (terms.length === 0) throw new DomainError('out-of-range', 'flows', 'must not all be zero');
  if (signChanges(terms) === 0) {
    throw new DomainError(
      'infeasible',
      'flows',
      `have no internal rate of return: they are all ${terms[0]!.coefficient > 0 ? 'positive' : 'negative'}, so no rate makes their present value zero`,
    );
  }
  const zeros = zerosOf(terms);
  if (zeros.length === 0) {
    throw new DomainError(
      'infeasible',
      'flows',
      `have no internal rate of return: their net present value stays ${terms[0]!.coefficient > 0 ? 'above' : 'below'} zero at every rate`,
    );
  }
  return zeros.map((u) => ({ rate: Math.expm1(u), around: behaviour(terms, u) }));
}

function signChanges(terms: readonly Term[]): number {
  return terms.slice(1).filter((term, i) => term.coefficient > 0 !== terms[i]!.coefficient > 0).length;
}

/** The sum at u, divided by its largest term, so that it neither overflows nor vanishes. */
function valueAt(terms: readonly Term[], u: number): number {
  let largest = -Infinity;
  for (const { power, coefficient } of terms) {
    largest = Math.max(largest, Math.log(Math.abs(coefficient)) - power * u);
  }
  let sum = 0;
  for (const { power, coefficient } of terms) {
    sum += Math.sign(coefficient) * Math.exp(Math.log(Math.abs(coefficient)) - power * u - largest);
  }
  return sum;
}

const ROUNDING = 1e-13;

/** All zeros of the sum in rising order. */
function zerosOf(terms: readonly Term[]): number[] {
  if (signChanges(terms) === 0) return [];
  const change = terms.findIndex(
    (term, i) => i > 0 && term.coefficient > 0 !== terms[i - 1]!.coefficient > 0,
  );
  const k = (terms[change - 1]!.power + terms[change]!.power) / 2;
  const turning = zerosOf(
    // A coefficient below the least number vanishes, and must not count as a sign.
    terms
      .map(({ power, coefficient }) => ({ power, coefficient: (k - power) * coefficient }))
      .filter(({ coefficient }) => coefficient !== 0),
  );
  // At u → ∞ the first term rules, at u → −∞ the last.
  const last = Math.sign(terms.at(-1)!.coefficient);
  const first = Math.sign(terms[0]!.coefficient);
  const zeros: number[] = [];
  const signs = turning.map((u) => {
    const value = valueAt(terms, u);
    return Math.abs(value) <= ROUNDING * terms.length ? 0 : Math.sign(value);
  });
  turning.forEach((u, i) => {
    if (signs[i] === 0) zeros.push(u);
  });
  for (let i = 0; i <= turning.length; i++) {
    const leftSign = i === 0 ? last : signs[i - 1]!;
    const rightSign = i === turning.length ? first : signs[i]!;
    if (leftSign * rightSign >= 0) continue;
    const left = i === 0 ? edge(terms, turning[0] ?? 0, -1, last) : turning[i - 1]!;
    const right = i === turning.length ? edge(terms, turning.at(-1) ?? 0, 1, first) : turning[i]!;
    zeros.push(bisect(terms, left, right, leftSign));
  }
  return zeros.sort((a, b) => a - b);
}

/** A point beyond `from` in the direction at which the sum has the sign it keeps from there on. */
function edge(terms: readonly Term[], from: number, direction: 1 | -1, sign: number): number {
  let step = 1;
  while (Math.sign(valueAt(terms, from + direction * step)) !== sign && step < 1e6) step *= 2;
  return from + direction * step;
}

function bisect(terms: readonly Term[], left: number, right: number, leftSign: number): number {
  let low = left;
  let high = right;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (Math.sign(valueAt(terms, middle)) === leftSign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function behaviour(terms: readonly Term[], u: number): InternalRate['around'] {
  const nearby = 1e-5 * Math.max(1, Math.abs(u));
  const before = valueAt(terms, u - nearby);
  const after = valueAt(terms, u + nearby);
  if (before * after > 0) return 'touches zero';
  return before > 0 ? 'falls' : 'rises';
}
