import { onlyBase, tornado } from '../domain/decision/tornado';
import { PERCENTILES } from '../domain/decision/outcome-summary';
import type { Estimate } from '../domain/decision/outcome-summary';
import { DomainError } from '../domain/domain-error';
import type { DriverDistribution } from '../domain/probability/sampling/driver-distribution';
import { pertQuantile, triangularQuantile } from '../domain/probability/three-point';
import {
  cellsOf,
  excelCall,
  isOmitted,
  labelList,
  liftScalar,
  number,
  numberList,
  numberMatrix,
  oneChoice,
  oneNumber,
  table,
  textList,
} from './excel-call';

/**
 * Tornado: how far each driver alone moves the outcome between its low and its high value, largest swing first.
 *
 * When to use: to see which assumptions decide the case, and which need no further study.
 *
 * Formula: swing = |outcome at high − outcome at low|; share of variance = swing² / Σ swing².
 *
 * Source: Eschenbach (1992), "Spiderplots versus Tornado Diagrams for Sensitivity Analysis", Interfaces 22.
 * @customfunction RISK.TORNADO
 * @param low Outcome with each driver at its low value, the others at base.
 * @param base Outcome with every driver at its base value.
 * @param high Outcome with each driver at its high value, the others at base.
 * @param [labels] A name for each driver.
 * @returns {any[][]} Table per driver, largest swing first: low, high, changes from base, swing, share of variance.
 * @example =FULCRUM.RISK.TORNADO({90;70}, 100, {110;120}, {"Price";"Volume"}) -> {"Driver","Low","High","Change at low","Change at high","Swing","Share of variance";"Volume",70,120,-30,20,50,0.862069;"Price",90,110,-10,10,20,0.137931}
 */
export function tornadoFunction(low: any[][], base: any[][], high: any[][], labels?: any[][]): any[][] {
  return excelCall(() => {
    const lows = numberList('low', low);
    const names = labelList('labels', labels, lows.length, 'Driver');
    return table(
      ['Driver', 'Low', 'High', 'Change at low', 'Change at high', 'Swing', 'Share of variance'],
      tornado(lows, onlyBase(numberList('base', base)), numberList('high', high)).map((bar) => [
        names[bar.driver],
        bar.low,
        bar.high,
        bar.changeAtLow,
        bar.changeAtHigh,
        bar.swing,
        bar.shareOfVariance,
      ]),
    );
  });
}

/**
 * Quantile of the PERT distribution, a smooth three-point estimate that trusts the mode.
 *
 * When to use: to turn a least, likely and most value into a range such as P10 to P90.
 *
 * Formula: min + (max − min) × beta quantile with shapes 1 + 4 (mode − min)/(max − min) and 1 + 4 (max − mode)/(max −
 * min); the mean is (min + 4 mode + max)/6.
 *
 * Source: Malcolm et al. (1959), Operations Research 7; Vose (2008), Risk Analysis, 3rd ed., appendix III.
 * @customfunction RISK.PERT
 * @param min Least value.
 * @param mode Most likely value.
 * @param max Greatest value.
 * @param p Probability of a value below the result, 0 to 1.
 * @returns {any[][]} The value that is not exceeded with probability p.
 * @example =FULCRUM.RISK.PERT(0, 5, 10, {0.1,0.5,0.9}) -> {2.46636,5,7.53364}
 */
export function pertFunction(min: any[][], mode: any[][], max: any[][], p: any[][]): any[][] {
  return liftScalar({ min: number(min), mode: number(mode), max: number(max), p: number(p) }, pertQuantile);
}

/**
 * Quantile of the triangular distribution, the plainest three-point estimate.
 *
 * When to use: to turn a least, likely and most value into a range when the ends are as credible as the mode.
 *
 * Formula: min + √(p (max − min)(mode − min)) up to the mode, max − √((1 − p)(max − min)(max − mode)) beyond.
 *
 * Source: Vose (2008), Risk Analysis, 3rd ed., appendix III.
 * @customfunction RISK.TRIANGULAR
 * @param min Least value.
 * @param mode Most likely value.
 * @param max Greatest value.
 * @param p Probability of a value below the result, 0 to 1.
 * @returns {any[][]} The value that is not exceeded with probability p.
 * @example =FULCRUM.RISK.TRIANGULAR(0, 2, 10, {0;0.2;0.8;1}) -> {0;2;6;10}
 */
export function triangularFunction(min: any[][], mode: any[][], max: any[][], p: any[][]): any[][] {
  return liftScalar(
    { min: number(min), mode: number(mode), max: number(max), p: number(p) },
    triangularQuantile,
  );
}

/** How a row of parameters makes a distribution. */
interface DistributionRow {
  readonly parameters: readonly string[];
  readonly make: (...parameters: number[]) => DriverDistribution;
}

const threePoint =
  (kind: 'triangular' | 'pert'): DistributionRow['make'] =>
  (min, mode, max) => ({ kind, low: min!, likely: mode!, high: max! });

const ROWS = {
  triangular: { parameters: ['min', 'mode', 'max'], make: threePoint('triangular') },
  pert: { parameters: ['min', 'mode', 'max'], make: threePoint('pert') },
  normal: { parameters: ['mean', 'sd'], make: (mean, sd) => ({ kind: 'normal', mean: mean!, sd: sd! }) },
  lognormal: {
    parameters: ['mean', 'sd'],
    make: (mean, sd) => ({ kind: 'lognormal', mean: mean!, sd: sd! }),
  },
  uniform: { parameters: ['min', 'max'], make: (min, max) => ({ kind: 'uniform', low: min!, high: max! }) },
  fixed: { parameters: ['value'], make: (value) => ({ kind: 'fixed', value: value! }) },
} as const satisfies Record<string, DistributionRow>;

const KINDS = [...(Object.keys(ROWS) as (keyof typeof ROWS)[]), 'discrete'] as const;

/**
 * Reads "type, parameters …" rows; blank cells at the end of a row do not count, nor do zeros beyond the parameters of
 * its type, as which they arrive on the desktop.
 */
function driverDistributions(range: any[][]): DriverDistribution[] {
  return cellsOf('distributions', range).map((row, r) => {
    const rowName = `distributions, row ${r + 1}`;
    const where = `${rowName},`;
    const kind = oneChoice(where, row[0], KINDS);
    let last = row.length;
    while (last > 1 && isOmitted(row[last - 1])) last--;
    const parameters = last > 1 ? numberList(rowName, [row.slice(1, last)]) : [];
    const isTooLong = (): boolean =>
      kind === 'discrete' ? parameters.length % 2 === 1 : parameters.length > ROWS[kind].parameters.length;
    while (isTooLong() && parameters.at(-1) === 0) parameters.pop();
    if (kind === 'discrete') return discreteRow(where, parameters);
    const { parameters: names, make }: DistributionRow = ROWS[kind];
    if (parameters.length !== names.length) {
      throw new DomainError(
        'out-of-range',
        where,
        `must read ${[kind, ...names].join(', ')}, not have ${parameters.length} parameters`,
      );
    }
    return make(...parameters);
  });
}

function discreteRow(where: string, parameters: readonly number[]): DriverDistribution {
  if (parameters.length === 0 || parameters.length % 2 === 1) {
    throw new DomainError(
      'out-of-range',
      where,
      'must read discrete, value, probability, value, probability, …',
    );
  }
  return {
    kind: 'discrete',
    values: parameters.filter((_, i) => i % 2 === 0),
    probabilities: parameters.filter((_, i) => i % 2 === 1),
  };
}

/**
 * Simulates an expression over uncertain drivers: mean, spread, percentiles, probability of a loss, tail mean.
 *
 * When to use: to see the range of an outcome that a formula makes of several uncertain drivers.
 *
 * Formula: Latin hypercube sampling of the drivers, the expression at each trial. The expression may hold what
 * CTS.TIMEFORMULA allows. CVaR 5% is the mean of the lowest 5 % of outcomes. Low and High are 95 % confidence limits of
 * independent trials, which a Latin hypercube keeps or betters. Correlations are rank correlations (Iman-Conover).
 *
 * Units: rows of distributions read triangular, min, mode, max; pert, min, mode, max; normal, mean, sd; lognormal,
 * mean, sd (of the driver itself); uniform, min, max; discrete, value, probability, …; fixed, value.
 *
 * Source: McKay, Beckman & Conover (1979), Technometrics 21; Iman & Conover (1982); Higham (2002).
 * @customfunction RISK.SIMULATE
 * @param expression Arithmetic over the names, as a text.
 * @param names Names of the drivers.
 * @param distributions One row per name: type, then its parameters.
 * @param trials Number of trials, up to 1,000,000.
 * @param seed Whole number from 1; the same seed gives the same result.
 * @param [correlations] Rank correlations, names × names; independent when omitted.
 * @returns {Promise<any[][]>} Table: measure, value, low and high 95 % confidence limits.
 * @example =INDEX(FULCRUM.RISK.SIMULATE("units*margin - 400", {"units";"margin"}, {"triangular",80,100,120;"uniform",4,6,""}, 10000, 1), 2, 2) -> 100.0
 * @example =FULCRUM.RISK.SIMULATE("a + b", {"a";"b"}, {"normal",0,1;"normal",0,-1}, 1000, 1) -> #VALUE! distributions, row 2 (normal), sd must be a positive number, not -1
 */
export function simulateFunction(
  expression: any[][],
  names: any[][],
  distributions: any[][],
  trials: any[][],
  seed: any[][],
  correlations?: any[][],
): Promise<any[][]> {
  return excelCall(async () => {
    const [text, ...others] = textList('expression', expression);
    if (others.length > 0) throw new DomainError('out-of-range', 'expression', 'must be a single text');
    const simulation = {
      expression: text!,
      names: textList('names', names),
      distributions: driverDistributions(distributions),
      trials: oneNumber('trials', trials),
      seed: oneNumber('seed', seed),
    };
    // Sampling and the parser come in a chunk of their own, on first use.
    const { simulateExpression } = await import('../domain/decision/simulate-expression');
    const summary = await simulateExpression(
      isOmitted(correlations)
        ? simulation
        : { ...simulation, correlations: numberMatrix('correlations', correlations) },
    );
    const row = (measure: string, { value, low, high }: Estimate) => [measure, value, low, high];
    return table(
      ['Measure', 'Value', 'Low', 'High'],
      [
        row('Mean', summary.mean),
        row('Standard deviation', summary.sd),
        ...PERCENTILES.map((p, i) => row(`P${Math.round(100 * p)}`, summary.percentiles[i]!)),
        row('P(<0)', summary.belowZero),
        row('CVaR 5%', summary.tailMean),
        ['Trials', simulation.trials, '', ''],
        ['Seed', simulation.seed, '', ''],
      ],
    );
  });
}
