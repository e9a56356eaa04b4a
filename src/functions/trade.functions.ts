import { ahpWeights } from '../domain/decision/ahp-weights';
import { decisionTable, readRoles } from '../domain/decision/decision-table';
import { exchangeRates } from '../domain/decision/exchange-rate';
import { readDirections } from '../domain/decision/option-matrix';
import { dominatedBy } from '../domain/decision/pareto';
import { rankStability } from '../domain/decision/rank-stability';
import { SCORING_METHODS, scores } from '../domain/decision/scoring';
import { DomainError } from '../domain/domain-error';
import {
  excelCall,
  isOmitted,
  labelList,
  numberList,
  numberMatrix,
  oneChoice,
  oneNumber,
  optionalNumberList,
  table,
  textList,
} from './excel-call';

/**
 * Decision table: alternatives beside do nothing, absolute and delta, better or worse, threshold pass or breach.
 *
 * When to use: as the table a CFO reads: one row per metric, do nothing first, every difference against it.
 *
 * Formula: delta = alternative − do nothing; better when it moves in the metric's direction; breach when the value is
 * on the wrong side of its threshold.
 *
 * Source: the comparison with business as usual of HM Treasury (2022), The Green Book, §4.
 * @customfunction TRADE.TABLE
 * @param metrics Names of the metrics.
 * @param alternatives Names of the alternatives, do nothing first.
 * @param values One row per metric, one column per alternative.
 * @param directions Per metric "higher" or "lower" is better.
 * @param roles Per metric "primary", "guardrail" or "second-order".
 * @param [thresholds] Per metric the least or most acceptable value; blank or "-" without one.
 * @returns {any[][]} Table per metric: role, direction, do nothing; per alternative value, delta, verdict, threshold.
 * @example =FULCRUM.TRADE.TABLE({"Cost"}, {"Do nothing","West DC"}, {100,90}, {"lower"}, {"guardrail"}, {95}) -> {"Metric","Role","Better","Do nothing","Do nothing threshold","West DC","West DC delta","West DC verdict","West DC threshold";"Cost","guardrail","lower",100,"breach",90,-10,"better","pass"}
 */
export function decisionTableFunction(
  metrics: any[][],
  alternatives: any[][],
  values: any[][],
  directions: any[][],
  roles: any[][],
  thresholds?: any[][],
): any[][] {
  return excelCall(() => {
    const matrix = numberMatrix('values', values);
    const names = labelList('alternatives', alternatives, matrix[0]!.length, 'Alternative');
    const metricNames = labelList('metrics', metrics, matrix.length, 'Metric');
    const better = readDirections(textList('directions', directions));
    const roleNames = readRoles(textList('roles', roles));
    if (roleNames.length !== matrix.length) {
      throw new DomainError(
        'out-of-range',
        'roles',
        `must have ${matrix.length} entries, not ${roleNames.length}`,
      );
    }
    const limits = isOmitted(thresholds)
      ? matrix.map(() => undefined)
      : optionalNumberList('thresholds', thresholds);
    const cells = decisionTable(matrix, better, limits);
    const [base = '', ...others] = names;
    return table(
      [
        'Metric',
        'Role',
        'Better',
        base,
        `${base} threshold`,
        ...others.flatMap((name) => [name, `${name} delta`, `${name} verdict`, `${name} threshold`]),
      ],
      cells.map(([doNothing, ...rest], m) => [
        metricNames[m],
        roleNames[m],
        better[m],
        doNothing!.value,
        doNothing!.threshold,
        ...rest.flatMap((cell) => [cell.value, cell.delta, cell.verdict, cell.threshold]),
      ]),
    );
  });
}

/**
 * Pareto frontier: which options are efficient, and which are dominated by whom.
 *
 * When to use: before scoring; an option that is no better in anything needs no weights to be dropped.
 *
 * Formula: an option is dominated when another is at least as good in every metric and better in one.
 *
 * Source: Keeney & Raiffa (1993), Decisions with Multiple Objectives, §3.1.
 * @customfunction TRADE.FRONTIER
 * @param values One row per option, one column per metric.
 * @param directions Per metric "higher" or "lower" is better.
 * @param [labels] A name for each option.
 * @returns {any[][]} Table per option: efficient or dominated, and by whom.
 * @example =FULCRUM.TRADE.FRONTIER({10,0.9;12,0.95;13,0.93}, {"lower","higher"}) -> {"Option","Status","Dominated by";"Option 1","efficient","";"Option 2","efficient","";"Option 3","dominated","Option 2"}
 */
export function frontierFunction(values: any[][], directions: any[][], labels?: any[][]): any[][] {
  return excelCall(() => {
    const matrix = numberMatrix('values', values);
    const names = labelList('labels', labels, matrix.length, 'Option');
    return table(
      ['Option', 'Status', 'Dominated by'],
      dominatedBy(matrix, readDirections(textList('directions', directions))).map((dominator, i) => [
        names[i],
        dominator === undefined ? 'efficient' : 'dominated',
        dominator === undefined ? '' : names[dominator],
      ]),
    );
  });
}

/**
 * Exchange rate between two metrics: the price of one more unit of B in A between neighbouring options.
 *
 * When to use: to say what one more point of service costs, step by step along the options.
 *
 * Formula: options in rising order of B; price = change of A / change of B.
 *
 * Source: Keeney & Raiffa (1993), §3.4.
 * @customfunction TRADE.EXCHANGE
 * @param metricA The metric that is paid with, such as cost, per option.
 * @param metricB The metric that is bought, such as service, per option.
 * @param [labels] A name for each option.
 * @returns {any[][]} Table per step: from, to, change of A, change of B, price.
 * @example =FULCRUM.TRADE.EXCHANGE({100;112}, {0.5;0.75}, {"A";"B"}) -> {"From","To","Change of A","Change of B","Price of B in A";"A","B",12,0.25,48}
 */
export function exchangeFunction(metricA: any[][], metricB: any[][], labels?: any[][]): any[][] {
  return excelCall(() => {
    const a = numberList('metricA', metricA);
    const names = labelList('labels', labels, a.length, 'Option');
    return table(
      ['From', 'To', 'Change of A', 'Change of B', 'Price of B in A'],
      exchangeRates(a, numberList('metricB', metricB)).map((step) => [
        names[step.from],
        names[step.to],
        step.changeA,
        step.changeB,
        step.price,
      ]),
    );
  });
}

/**
 * Multi-criteria scores by weighted sum, weighted product or TOPSIS, with ranks and ties.
 *
 * When to use: when options trade one metric for another and the weights have been agreed; look at TRADE.RANKSTABILITY
 * before you rely on them.
 *
 * Formula: sum: Σ w × (value scaled from worst 0 to best 1); raw: Σ w × value, lower-is-better subtracted; product:
 * Π value^±w; topsis: distance to the worst / (distance to the best + to the worst) of w × value / column length.
 *
 * Source: Triantaphyllou (2000), Multi-Criteria Decision Making Methods, ch. 2; Hwang & Yoon (1981), §3.3.
 * @customfunction TRADE.SCORE
 * @param values One row per option, one column per metric.
 * @param weights Importance of each metric; scaled to add up to 1.
 * @param directions Per metric "higher" or "lower" is better.
 * @param [method] "sum" (default), "raw", "product" or "topsis".
 * @param [labels] A name for each option.
 * @returns {any[][]} Table per option: score, rank, tied with.
 * @example =INDEX(FULCRUM.TRADE.SCORE({25,20,15,30;10,30,20,30;30,10,30,10}, {0.2,0.15,0.4,0.25}, {"higher","higher","higher","higher"}, "raw"), 2, 2) -> 21.5
 */
export function scoreFunction(
  values: any[][],
  weights: any[][],
  directions: any[][],
  method?: any[][],
  labels?: any[][],
): any[][] {
  return excelCall(() => {
    const matrix = numberMatrix('values', values);
    const names = labelList('labels', labels, matrix.length, 'Option');
    return table(
      ['Option', 'Score', 'Rank', 'Tied with'],
      scores(
        matrix,
        numberList('weights', weights),
        readDirections(textList('directions', directions)),
        oneChoice('method', method, SCORING_METHODS, 'sum'),
      ).map(({ score, rank, tiedWith }, i) => [
        names[i],
        score,
        rank,
        tiedWith.map((other) => names[other]).join(', '),
      ]),
    );
  });
}

/**
 * Weights of criteria from pairwise comparisons (AHP), with the consistency ratio.
 *
 * When to use: to get weights from a group that can say which of two criteria matters more, and how much.
 *
 * Formula: principal eigenvector of the reciprocal matrix; consistency ratio = ((λmax − n) / (n − 1)) / random index.
 * Above 0.1 the judgements contradict each other too much.
 *
 * Source: Saaty (1977), Journal of Mathematical Psychology 15; Saaty (1980), The Analytic Hierarchy Process.
 * @customfunction TRADE.AHPWEIGHTS
 * @param pairwise Square table: how many times more important the row's criterion is than the column's.
 * @param [labels] A name for each criterion.
 * @returns {any[][]} Table per criterion: weight; then largest eigenvalue, consistency ratio and verdict.
 * @example =INDEX(FULCRUM.TRADE.AHPWEIGHTS({1,5,6,7;0.2,1,4,6;0.166666667,0.25,1,4;0.142857143,0.166666667,0.25,1}), 2, 2) -> 0.62
 */
export function ahpWeightsFunction(pairwise: any[][], labels?: any[][]): any[][] {
  return excelCall(() => {
    const matrix = numberMatrix('pairwise', pairwise);
    const result = ahpWeights(matrix);
    const names = labelList('labels', labels, matrix.length, 'Criterion');
    return table(
      ['Criterion', 'Weight', 'Largest eigenvalue', 'Consistency ratio', 'Consistency'],
      result.weights.map((weight, i) => [
        names[i],
        weight,
        result.largestEigenvalue,
        result.consistencyRatio,
        result.consistencyRatio <= 0.1 ? 'consistent' : 'judge again',
      ]),
    );
  });
}

/**
 * Rank stability: the share of all weightings each option wins, and the critical weight that changes the choice.
 *
 * When to use: before a score is shown to a board, to say how much it hangs on the weights.
 *
 * Formula: weights drawn evenly from the simplex; weighted sum of values scaled from worst 0 to best 1; the critical
 * weight is where the option ties with the winner when one weight moves and the others are rescaled.
 *
 * Source: Lahdelma, Hokkanen & Salminen (1998), EJOR 106; Triantaphyllou & Sánchez (1997), Decision Sciences 28.
 * @customfunction TRADE.RANKSTABILITY
 * @param values One row per option, one column per metric.
 * @param weights Importance of each metric; scaled to add up to 1.
 * @param directions Per metric "higher" or "lower" is better.
 * @param [draws] Number of random weightings; 10,000 when omitted.
 * @param [seed] Whole number from 1; the same seed gives the same result; 1 when omitted.
 * @param [labels] A name for each option.
 * @param [metrics] A name for each metric.
 * @returns {any[][]} Table per option: score, rank, share won, critical metric, critical weight, change of the weight.
 * @example =INDEX(FULCRUM.TRADE.RANKSTABILITY({1,0;0,1}, {0.6,0.4}, {"higher","higher"}, 1000, 7), 2, 6) -> 0.5
 */
export function rankStabilityFunction(
  values: any[][],
  weights: any[][],
  directions: any[][],
  draws?: any[][],
  seed?: any[][],
  labels?: any[][],
  metrics?: any[][],
): any[][] {
  return excelCall(() => {
    const matrix = numberMatrix('values', values);
    const names = labelList('labels', labels, matrix.length, 'Option');
    const metricNames = labelList('metrics', metrics, matrix[0]!.length, 'Metric');
    return table(
      ['Option', 'Score', 'Rank', 'Share won', 'Critical metric', 'Critical weight', 'Change'],
      rankStability(
        matrix,
        numberList('weights', weights),
        readDirections(textList('directions', directions)),
        oneNumber('draws', draws, 10_000),
        oneNumber('seed', seed, 1),
      ).map(({ score, rank, winShare, critical }, i) => [
        names[i],
        score,
        rank,
        winShare,
        critical ? metricNames[critical.metric] : 'none',
        critical?.weight,
        critical?.change,
      ]),
    );
  });
}
