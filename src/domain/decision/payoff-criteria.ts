import { DomainError, requireProbabilities, requireProbability, requireSameLength } from '../domain-error';
import { ranksOf, requireMatrix } from './option-matrix';

/** A value per option; `picked` marks the best, several when they tie. */
export interface OptionValue {
  readonly value: number;
  readonly picked: boolean;
}

function pick(values: readonly number[], better: 'higher' | 'lower' = 'higher'): OptionValue[] {
  const ranks = ranksOf(better === 'higher' ? values : values.map((value) => -value));
  return values.map((value, i) => ({ value, picked: ranks[i] === 1 }));
}

/** As `requireProbabilities`, one for each state. */
function requireStates(field: string, probabilities: readonly number[], states: number): void {
  requireSameLength(field, probabilities, 'the states in payoffs', { length: states });
  requireProbabilities(field, probabilities);
}

function expectation(row: readonly number[], probabilities: readonly number[]): number {
  return row.reduce((sum, payoff, s) => sum + payoff * probabilities[s]!, 0);
}

/**
 * Expected monetary value of each option.
 *
 * @param payoffs options × states, money, more is better
 * @param probabilities of the states, adding up to 1
 * @throws DomainError "out-of-range" for ragged payoffs or probabilities that do not add up to 1
 * @see B. Render, R. M. Stair & M. E. Hanna, Quantitative Analysis for Management, 11th ed. (2012), §3.5
 */
export function expectedValues(
  payoffs: readonly (readonly number[])[],
  probabilities: readonly number[],
): OptionValue[] {
  requireStates('probabilities', probabilities, requireMatrix('payoffs', payoffs));
  return pick(payoffs.map((row) => expectation(row, probabilities)));
}

/**
 * Regret of each option: its largest loss against the best option of the same state (minimax regret), or with
 * probabilities its expected loss. The lowest is picked.
 *
 * @throws DomainError as `expectedValues`
 * @see L. J. Savage, "The theory of statistical decision", JASA 46 (1951) 55–67; Render, Stair & Hanna §3.4
 */
export function regrets(
  payoffs: readonly (readonly number[])[],
  probabilities?: readonly number[],
): OptionValue[] {
  const states = requireMatrix('payoffs', payoffs);
  if (probabilities) requireStates('probabilities', probabilities, states);
  const best = payoffs[0]!.map((_, s) => Math.max(...payoffs.map((row) => row[s]!)));
  const losses = payoffs.map((row) => row.map((payoff, s) => best[s]! - payoff));
  return pick(
    losses.map((row) => (probabilities ? expectation(row, probabilities) : Math.max(...row))),
    'lower',
  );
}

/**
 * Hurwicz criterion: α × best + (1 − α) × worst payoff of each option; α = 1 is all optimism, 0 the maximin rule.
 *
 * @throws DomainError "out-of-range" for ragged payoffs or α outside [0, 1]
 * @see Render, Stair & Hanna §3.4
 */
export function hurwiczValues(payoffs: readonly (readonly number[])[], optimism: number): OptionValue[] {
  requireMatrix('payoffs', payoffs);
  requireProbability('optimism', optimism);
  return pick(payoffs.map((row) => optimism * Math.max(...row) + (1 - optimism) * Math.min(...row)));
}

export interface PerfectInformation {
  /** Best expected value without information. */
  readonly best: number;
  /** Expected value when the state is known before the choice. */
  readonly withPerfectInformation: number;
  /** What knowing the state is worth at most. */
  readonly value: number;
}

/**
 * Expected value of perfect information.
 *
 * @throws DomainError as `expectedValues`
 * @see Render, Stair & Hanna §3.5
 */
export function perfectInformation(
  payoffs: readonly (readonly number[])[],
  probabilities: readonly number[],
): PerfectInformation {
  const best = Math.max(...expectedValues(payoffs, probabilities).map(({ value }) => value));
  const bestByState = payoffs[0]!.map((_, s) => Math.max(...payoffs.map((row) => row[s]!)));
  const withPerfectInformation = expectation(bestByState, probabilities);
  return { best, withPerfectInformation, value: Math.max(0, withPerfectInformation - best) };
}

export interface Signal {
  /** Probability of the signal. */
  readonly probability: number;
  /** Probabilities of the states once it is known (Bayes); undefined for a signal that cannot come. */
  readonly posterior: readonly number[] | undefined;
  /** Index of the option then best, and its expected value. */
  readonly option: number;
  readonly expectedValue: number;
}

export interface SampleInformation {
  readonly signals: readonly Signal[];
  readonly best: number;
  readonly withSampleInformation: number;
  /** What the information is worth before it is paid for. */
  readonly value: number;
  /** Its value over that of perfect information; undefined when that is zero. */
  readonly efficiency: number | undefined;
}

/**
 * Expected value of sample information: decide after a signal (a survey, a pilot) of known reliability.
 *
 * @param likelihood signals × states: probability of the signal given the state; each column adds up to 1
 * @throws DomainError as `expectedValues`, or for a likelihood of another width or columns that do not add up to 1
 * @see Render, Stair & Hanna §3.7–3.8; H. Raiffa & R. Schlaifer, Applied Statistical Decision Theory (1961)
 */
export function sampleInformation(
  payoffs: readonly (readonly number[])[],
  probabilities: readonly number[],
  likelihood: readonly (readonly number[])[],
): SampleInformation {
  const perfect = perfectInformation(payoffs, probabilities);
  const states = requireMatrix('likelihood', likelihood);
  if (states !== probabilities.length) {
    throw new DomainError(
      'out-of-range',
      'likelihood',
      `must have a column for each of the ${probabilities.length} states, not ${states}`,
    );
  }
  const columns = Array.from({ length: states }, (_, s) => likelihood.map((row) => row[s]!));
  if (!columns.every(addsUpToOne) && likelihood.length === states && likelihood.every(addsUpToOne)) {
    throw new DomainError(
      'out-of-range',
      'likelihood',
      'must have the signals as rows and the states as columns; its rows add up to 1 instead of its columns: transpose it',
    );
  }
  columns.forEach((column, s) => requireProbabilities(`likelihood, column ${s + 1},`, column));
  const signals = likelihood.map((row): Signal => {
    const joint = row.map((chance, s) => chance * probabilities[s]!);
    const probability = joint.reduce((sum, chance) => sum + chance, 0);
    const posterior = probability > 0 ? joint.map((chance) => chance / probability) : undefined;
    const values = payoffs.map((payoff) => expectation(payoff, posterior ?? probabilities));
    const expectedValue = Math.max(...values);
    return { probability, posterior, option: values.indexOf(expectedValue), expectedValue };
  });
  const withSampleInformation = signals.reduce(
    (sum, signal) => sum + signal.probability * signal.expectedValue,
    0,
  );
  const value = Math.min(perfect.value, Math.max(0, withSampleInformation - perfect.best));
  return {
    signals,
    best: perfect.best,
    withSampleInformation,
    value,
    efficiency: perfect.value === 0 ? undefined : value / perfect.value,
  };
}

function addsUpToOne(probabilities: readonly number[]): boolean {
  return Math.abs(probabilities.reduce((sum, value) => sum + value, 0) - 1) <= 1e-6;
}
