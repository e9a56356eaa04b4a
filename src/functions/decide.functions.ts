import { rollBack } from '../domain/decision/decision-tree';
import type { NodeKind, TreeNode } from '../domain/decision/decision-tree';
import {
  expectedValues,
  hurwiczValues,
  perfectInformation,
  regrets,
  sampleInformation,
} from '../domain/decision/payoff-criteria';
import type { OptionValue } from '../domain/decision/payoff-criteria';
import { DomainError } from '../domain/domain-error';
import {
  excelCall,
  isOmitted,
  labelList,
  numberList,
  numberMatrix,
  oneNumber,
  optionalNumberList,
  table,
  textList,
} from './excel-call';
import type { ExcelRange } from './excel-call';

function optionTable(heading: string, names: readonly string[], values: readonly OptionValue[]): any[][] {
  return table(
    ['Option', heading, 'Pick'],
    values.map(({ value, picked }, i) => [names[i], value, picked ? 'pick' : '']),
  );
}

/**
 * Expected monetary value of each option, and the pick.
 *
 * When to use: when the probabilities are known well enough and the decision is one of many.
 *
 * Formula: Σ probability × payoff over the states.
 *
 * Source: Render, Stair & Hanna (2012), Quantitative Analysis for Management, 11th ed., §3.5.
 * @customfunction DECIDE.EMV
 * @param payoffs One row per option, one column per state (money, more is better).
 * @param probabilities Probability of each state; they add up to 1.
 * @param [options] A name for each option.
 * @returns {any[][]} Table per option: expected value, pick.
 * @example =FULCRUM.DECIDE.EMV({200000,-180000;100000,-20000;0,0}, {0.5,0.5}) -> {"Option","Expected value","Pick";"Option 1",10000,"";"Option 2",40000,"pick";"Option 3",0,""}
 */
export function expectedValueFunction(payoffs: any[][], probabilities: any[][], options?: any[][]): any[][] {
  return excelCall(() => {
    const matrix = numberMatrix('payoffs', payoffs);
    return optionTable(
      'Expected value',
      labelList('options', options, matrix.length, 'Option'),
      expectedValues(matrix, numberList('probabilities', probabilities)),
    );
  });
}

/**
 * Regret of each option: the largest (or, with probabilities, the expected) loss against the best of each state.
 *
 * When to use: when being wrong must be defended afterwards; without probabilities it is the minimax-regret rule.
 *
 * Formula: regret = best payoff of the state − payoff; the option with the lowest maximum (or expectation) is picked.
 *
 * Source: Savage (1951), JASA 46; Render, Stair & Hanna (2012), §3.4.
 * @customfunction DECIDE.REGRET
 * @param payoffs One row per option, one column per state (money, more is better).
 * @param [probabilities] Probability of each state; they add up to 1.
 * @param [options] A name for each option.
 * @returns {any[][]} Table per option: regret, pick.
 * @example =INDEX(FULCRUM.DECIDE.REGRET({200000,-180000;100000,-20000;0,0}), 3, 2) -> 100000
 */
export function regretFunction(payoffs: any[][], probabilities?: any[][], options?: any[][]): any[][] {
  return excelCall(() => {
    const matrix = numberMatrix('payoffs', payoffs);
    const given = isOmitted(probabilities) ? undefined : numberList('probabilities', probabilities);
    return optionTable(
      given ? 'Expected regret' : 'Maximum regret',
      labelList('options', options, matrix.length, 'Option'),
      regrets(matrix, given),
    );
  });
}

/**
 * Hurwicz criterion: a mix of the best and the worst payoff of each option.
 *
 * When to use: without probabilities, to show how the pick changes from pessimism (0) to optimism (1).
 *
 * Formula: optimism × best payoff + (1 − optimism) × worst payoff.
 *
 * Source: Render, Stair & Hanna (2012), §3.4.
 * @customfunction DECIDE.HURWICZ
 * @param payoffs One row per option, one column per state (money, more is better).
 * @param optimism Coefficient of realism from 0 to 1; 0 is the maximin rule.
 * @param [options] A name for each option.
 * @returns {any[][]} Table per option: value, pick.
 * @example =INDEX(FULCRUM.DECIDE.HURWICZ({200000,-180000;100000,-20000;0,0}, 0.8), 2, 2) -> 124000
 */
export function hurwiczFunction(payoffs: any[][], optimism: any[][], options?: any[][]): any[][] {
  return excelCall(() => {
    const matrix = numberMatrix('payoffs', payoffs);
    return optionTable(
      'Value',
      labelList('options', options, matrix.length, 'Option'),
      hurwiczValues(matrix, oneNumber('optimism', optimism)),
    );
  });
}

/**
 * Expected value of perfect information: the most that knowing the state could be worth.
 *
 * When to use: to put a ceiling on what a study or a pilot may cost.
 *
 * Formula: Σ probability × best payoff of the state − best expected value.
 *
 * Source: Render, Stair & Hanna (2012), §3.5.
 * @customfunction DECIDE.EVPI
 * @param payoffs One row per option, one column per state (money, more is better).
 * @param probabilities Probability of each state; they add up to 1.
 * @returns {any[][]} Table: best expected value, expected value with perfect information, EVPI.
 * @example =FULCRUM.DECIDE.EVPI({200000,-180000;100000,-20000;0,0}, {0.5,0.5}) -> {"Best expected value","With perfect information","EVPI";40000,100000,60000}
 */
export function perfectInformationFunction(payoffs: any[][], probabilities: any[][]): any[][] {
  return excelCall(() => {
    const result = perfectInformation(
      numberMatrix('payoffs', payoffs),
      numberList('probabilities', probabilities),
    );
    return table(
      ['Best expected value', 'With perfect information', 'EVPI'],
      [[result.best, result.withPerfectInformation, result.value]],
    );
  });
}

/**
 * Expected value of sample information: what a survey or pilot of known reliability is worth.
 *
 * When to use: to decide whether to test before deciding; compare with what the test costs.
 *
 * Formula: Σ P(signal) × best expected value given the signal (Bayes) − best expected value.
 *
 * Source: Render, Stair & Hanna (2012), §3.7–3.8; Raiffa & Schlaifer (1961).
 * @customfunction DECIDE.EVSI
 * @param payoffs One row per option, one column per state (money, more is better).
 * @param probabilities Probability of each state; they add up to 1.
 * @param likelihood One row per signal, one column per state: probability of the signal in the state.
 * @param [signals] A name for each signal.
 * @param [options] A name for each option.
 * @returns {any[][]} Table per signal: probability, pick, expected value; then EVSI and its share of EVPI.
 * @example =INDEX(FULCRUM.DECIDE.EVSI({200000,-180000;100000,-20000;0,0}, {0.5,0.5}, {0.7,0.2;0.3,0.8}), 2, 5) -> 19000
 */
export function sampleInformationFunction(
  payoffs: any[][],
  probabilities: any[][],
  likelihood: any[][],
  signals?: any[][],
  options?: any[][],
): any[][] {
  return excelCall(() => {
    const matrix = numberMatrix('payoffs', payoffs);
    const reliability = numberMatrix('likelihood', likelihood);
    const result = sampleInformation(matrix, numberList('probabilities', probabilities), reliability);
    const signalNames = labelList('signals', signals, reliability.length, 'Signal');
    const optionNames = labelList('options', options, matrix.length, 'Option');
    return table(
      ['Signal', 'Probability', 'Pick', 'Expected value', 'EVSI', 'Share of EVPI'],
      result.signals.map((signal, i) => [
        signalNames[i],
        signal.probability,
        signal.posterior ? optionNames[signal.option] : 'cannot come',
        signal.expectedValue,
        result.value,
        result.efficiency,
      ]),
    );
  });
}

const treeColumns = 5;

function treeNodes(nodes: ExcelRange): TreeNode[] {
  const columns = nodes?.[0]?.length ?? 0;
  if (!nodes || columns !== treeColumns) {
    throw new DomainError(
      'out-of-range',
      'nodes',
      `must have ${treeColumns} columns (name, parent, kind, probability, value), not ${columns}`,
    );
  }
  const text = (row: number, column: number): string => {
    const cell: unknown = nodes[row]![column];
    return isOmitted(cell) ? '' : textList(`nodes, row ${row + 1}, column ${column + 1}`, [[cell]])[0]!;
  };
  const column = (c: number) => nodes.map((row) => [row[c]]);
  // The root's blank parent is 0 on the desktop; a node of that name may all the same be meant.
  const isNamedZero = nodes.some(([name]) => String(name) === '0');
  const parent = (row: number): string => (nodes[row]![1] === 0 && !isNamedZero ? '' : text(row, 1));
  const probabilities = optionalNumberList('nodes, column 4,', column(3));
  const values = optionalNumberList('nodes, column 5,', column(4));
  return nodes.map((_, i) => ({
    name: text(i, 0),
    parent: parent(i),
    kind: text(i, 2).trim().toLowerCase() as NodeKind,
    probability: probabilities[i],
    value: values[i] ?? 0,
  }));
}

/**
 * Decision tree rolled back: the expected value of each node, the choice at each decision, and the path taken.
 *
 * When to use: when decisions and events follow each other, such as a pilot before a roll-out.
 *
 * Formula: end: its value; chance: value + Σ probability × branch; decision: value + best branch.
 *
 * Units: money that comes on reaching a node (costs below zero); blank is zero.
 *
 * Source: Raiffa (1968), Decision Analysis, ch. 2.
 * @customfunction DECIDE.TREE
 * @param nodes One row per node: name, parent (the root: blank or "-"), kind (decision, chance, end), probability, value.
 * @returns {any[][]} Table per node: expected value, choice, whether it is on the chosen path.
 * @example =FULCRUM.DECIDE.TREE({"Root","","decision","",0;"Test","Root","chance","",-10;"Good","Test","end",0.5,60;"Bad","Test","end",0.5,0;"Wait","Root","end","",5}) -> {"Node","Expected value","Choice","Path";"Root",20,"Test","taken";"Test",20,"","taken";"Good",60,"","taken";"Bad",0,"","taken";"Wait",5,"",""}
 */
export function decisionTreeFunction(nodes: any[][]): any[][] {
  return excelCall(() => {
    const tree = treeNodes(nodes);
    return table(
      ['Node', 'Expected value', 'Choice', 'Path'],
      rollBack(tree).map(({ expectedValue, choice, onChosenPath }, i) => [
        tree[i]!.name,
        expectedValue,
        choice.join(', '),
        onChosenPath ? 'taken' : '',
      ]),
    );
  });
}
