import { activityRate } from '../domain/cost-to-serve/activity-rate';
import { ALLOCATION_METHODS, allocateServiceCosts } from '../domain/cost-to-serve/allocation';
import { capacityCostRate } from '../domain/cost-to-serve/capacity-rate';
import { timeDrivenCost } from '../domain/cost-to-serve/time-driven-costing';
import { requireMinutes, transactionMinutes } from '../domain/cost-to-serve/time-equation';
import { DomainError, requireSameLength } from '../domain/domain-error';
import type * as ArithmeticParser from '../domain/expression/arithmetic-parser';
import { compileExpressionWith } from '../domain/expression/written-expression';
import type * as LinearAlgebra from '../domain/optimization/linear-algebra';
import {
  cellsOf,
  excelCall,
  labelList,
  liftScalar,
  number,
  numberList,
  numberMatrix,
  oneChoice,
  oneNumber,
  perRow,
  table,
  textList,
} from './excel-call';
import { arithmeticParser, linearAlgebra } from './lazy-parts';

/**
 * Capacity cost rate: cost per minute that people can work in practice.
 *
 * When to use: as the first step of time-driven costing of a department; use the same period for cost and minutes.
 *
 * Formula: cost / (headcount × minutesPerHead × practicalShare).
 *
 * Units: money per minute; minutesPerHead are paid minutes in the period, practicalShare the share left for work.
 *
 * Source: Kaplan & Anderson, "Time-Driven Activity-Based Costing", Harvard Business Review (November 2004).
 * @customfunction CTS.CAPACITYRATE
 * @param cost Cost of the department in the period (money).
 * @param headcount People in the department.
 * @param minutesPerHead Minutes each is paid for in the period.
 * @param [practicalShare] Share of the minutes that is left for work; 0.8 when omitted.
 * @returns {any[][]} Cost per practical minute (money).
 * @example =FULCRUM.CTS.CAPACITYRATE(560000, 28, 31250) -> 0.8
 */
export function capacityRateFunction(
  cost: any[][],
  headcount: any[][],
  minutesPerHead: any[][],
  practicalShare?: any[][],
): any[][] {
  return liftScalar(
    {
      cost: number(cost),
      headcount: number(headcount),
      minutesPerHead: number(minutesPerHead),
      practicalShare: number(practicalShare, 0.8),
    },
    capacityCostRate,
  );
}

/**
 * Time equation: minutes of each transaction from a base time and a time for each driver.
 *
 * When to use: to cost transactions that differ in their features by one equation instead of many activities.
 *
 * Formula: baseMinutes + Σ coefficient × driver. A coefficient below zero is a feature that saves time.
 *
 * Units: minutes; a driver is a quantity, or 1 and 0 for a feature. A bad row shows its own error.
 *
 * Source: Kaplan & Anderson (2007), Time-Driven Activity-Based Costing, ch. 2.
 * @customfunction CTS.TIMEEQUATION
 * @param baseMinutes Minutes that every transaction takes.
 * @param coefficients Minutes per unit of each driver.
 * @param drivers One row per transaction, one column per driver.
 * @returns {any[][]} Minutes per transaction, a column beside the data.
 * @example =FULCRUM.CTS.TIMEEQUATION(0.5, {6.5,0.2}, {0,0;1,0;1,1}) -> {0.5;7;7.2}
 */
export function timeEquationFunction(baseMinutes: any[][], coefficients: any[][], drivers: any[][]): any[][] {
  return excelCall(() => {
    const base = oneNumber('baseMinutes', baseMinutes);
    const times = numberList('coefficients', coefficients);
    const rows = cellsOf('drivers', drivers);
    return perRow(rows.length, (row) =>
      transactionMinutes(base, times, numberList(`drivers, row ${row + 1}`, [rows[row]!])),
    );
  });
}

/**
 * Minutes of each transaction from a written time equation, such as 5 + 3*lines + 8*(rush=1).
 *
 * When to use: when a time equation has conditions, limits or products that a list of coefficients cannot say.
 *
 * Formula: the expression at each row. It may hold numbers with a decimal point, the names, + - * / ^, comparisons
 * that answer 1 or 0, and, or, not, mod, pi, and abs, ceil, exp, floor, if, ln, log, log10, max, min, pow, round, sign,
 * sqrt. Upper and lower case are alike; -2^2 is -4.
 *
 * Units: minutes. A bad row shows its own error.
 *
 * Source: Kaplan & Anderson (2007), Time-Driven Activity-Based Costing, ch. 2.
 * @customfunction CTS.TIMEFORMULA
 * @param expression Time equation as a text.
 * @param names Names that it uses, one per column of values.
 * @param values One row per transaction, one column per name.
 * @returns {Promise<any[][]>} Minutes per transaction, a column beside the data.
 * @example =FULCRUM.CTS.TIMEFORMULA("5 + 3*lines + 8*(rush=1)", {"lines","rush"}, {2,0;4,1}) -> {11;25}
 * @example =FULCRUM.CTS.TIMEFORMULA("import(lines)", {"lines"}, {2}) -> #VALUE! expression must not call "import"; the functions are abs, and, ceil, exp, floor, if, ln, log, log10, max, min, mod, or, pow, round, sign, sqrt
 */
export function timeFormulaFunction(expression: any[][], names: any[][], values: any[][]): Promise<any[][]> {
  const minutes = ({ syntaxTree }: typeof ArithmeticParser) => {
    const [text, ...others] = textList('expression', expression);
    if (others.length > 0) throw new DomainError('out-of-range', 'expression', 'must be a single text');
    const drivers = textList('names', names);
    const { evaluate } = compileExpressionWith(syntaxTree, text!, drivers);
    const rows = cellsOf('values', values);
    return perRow(rows.length, (row) => {
      const where = `values, row ${row + 1}`;
      const list = numberList(where, [rows[row]!]);
      requireSameLength(`${where},`, list, 'names', drivers);
      return requireMinutes(evaluate(list));
    });
  };
  return excelCall(() => arithmeticParser.use(minutes));
}

/**
 * Time-driven costing of a department: minutes and cost per activity, and capacity used and unused.
 *
 * When to use: to see what activities cost at the time they take, and what idle capacity costs beside them.
 *
 * Formula: minutes = unitMinutes × volume; cost = rate × minutes; unused = practicalMinutes − used; utilisation = used
 * / practicalMinutes. Unused is below zero when the department is overloaded.
 *
 * Units: money per minute; volumes and practicalMinutes of the same period.
 *
 * Source: Kaplan & Anderson, "Time-Driven Activity-Based Costing", Harvard Business Review (November 2004).
 * @customfunction CTS.TDABC
 * @param rate Capacity cost rate (money per minute), such as from CTS.CAPACITYRATE.
 * @param unitMinutes Minutes of one transaction of each activity.
 * @param volumes Transactions of each activity in the period.
 * @param practicalMinutes Minutes the department can supply in the period.
 * @param [activities] A name for each activity.
 * @returns {any[][]} Table: a row per activity with minutes and cost, then Used, Unused and Utilisation.
 * @example =FULCRUM.CTS.TDABC(0.8, {8;44;50}, {49000;1400;2500}, 700000, {"Orders";"Inquiries";"Credit checks"}) -> {"Activity","Minutes","Cost";"Orders",392000,313600;"Inquiries",61600,49280;"Credit checks",125000,100000;"Used",578600,462880;"Unused",121400,97120;"Utilisation",0.8265714,""}
 */
export function timeDrivenCostFunction(
  rate: any[][],
  unitMinutes: any[][],
  volumes: any[][],
  practicalMinutes: any[][],
  activities?: any[][],
): any[][] {
  return excelCall(() => {
    const minutes = numberList('unitMinutes', unitMinutes);
    const names = labelList('activities', activities, minutes.length, 'Activity');
    const cost = timeDrivenCost({
      rate: oneNumber('rate', rate),
      unitMinutes: minutes,
      volumes: numberList('volumes', volumes),
      practicalMinutes: oneNumber('practicalMinutes', practicalMinutes),
    });
    return table(
      ['Activity', 'Minutes', 'Cost'],
      [
        ...cost.activities.map((activity, i) => [names[i], activity.minutes, activity.cost]),
        ['Used', cost.used.minutes, cost.used.cost],
        ['Unused', cost.unused.minutes, cost.unused.cost],
        ['Utilisation', cost.utilisation, ''],
      ],
    );
  });
}

/**
 * Activity rate: cost of an activity per unit of its driver.
 *
 * When to use: to turn the cost of an activity into a rate that customers are charged with by what they use.
 *
 * Formula: poolCost / driverVolume, both of the same period.
 *
 * Source: Cooper & Kaplan, "Profit Priorities from Activity-Based Costing", Harvard Business Review (May 1991).
 * @customfunction CTS.ACTIVITYRATE
 * @param poolCost Cost of the activity in the period (money).
 * @param driverVolume Units of its driver in the period, such as orders.
 * @returns {any[][]} Rate (money per unit of driver).
 * @example =FULCRUM.CTS.ACTIVITYRATE(392000, 49000) -> 8
 */
export function activityRateFunction(poolCost: any[][], driverVolume: any[][]): any[][] {
  return liftScalar({ poolCost: number(poolCost), driverVolume: number(driverVolume) }, activityRate);
}

/**
 * Allocates the cost of service departments to operating departments: direct, step-down or reciprocal.
 *
 * When to use: to carry the cost of IT, maintenance or planning to the departments whose activities serve customers.
 *
 * Formula: direct by what operating departments use; step-down in the order given, each to those after it; reciprocal
 * by the full costs that solve C = own cost + Σ share × C. A department's use of its own service does not count.
 *
 * Units: money; usage in any unit per service. Check is all allocated less all service cost: zero.
 *
 * Source: Datar & Rajan (2018), Horngren's Cost Accounting, 16th ed., ch. 15.
 * @customfunction CTS.ALLOCATE
 * @param serviceCosts Own cost of each service department (money).
 * @param usage A row per service; columns: the service departments in the same order, then the operating ones.
 * @param method "direct", "step-down" or "reciprocal".
 * @param [services] A name for each service department.
 * @param [departments] A name for each operating department.
 * @returns {Promise<any[][]>} Table per operating department: allocated cost, part from each service, check.
 * @example =INDEX(FULCRUM.CTS.ALLOCATE({600000;116000}, {0,1600,2400,4000;200,0,1600,200}, "reciprocal"), 2, 2) -> 379878
 */
export function allocateFunction(
  serviceCosts: any[][],
  usage: any[][],
  method: any[][],
  services?: any[][],
  departments?: any[][],
): Promise<any[][]> {
  const allocation = ({ solveLinear }: typeof LinearAlgebra) => {
    const input = {
      serviceCosts: numberList('serviceCosts', serviceCosts),
      usage: numberMatrix('usage', usage),
      method: oneChoice('method', method, ALLOCATION_METHODS),
    };
    const { charges, allocated, check } = allocateServiceCosts(input, solveLinear);
    const names = labelList('departments', departments, allocated.length, 'Department');
    const from = labelList('services', services, input.serviceCosts.length, 'Service');
    return table(
      ['Department', 'Allocated cost', ...from.map((service) => `From ${service}`), 'Check'],
      allocated.map((cost, i) => [names[i], cost, ...charges[i]!, check]),
    );
  };
  return excelCall(() => linearAlgebra.use(allocation));
}
