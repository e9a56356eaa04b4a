import { BEHAVIOURAL, benefitRamp, STRUCTURAL } from '../domain/business-case/benefit-ramp';
import { freeCashFlow } from '../domain/business-case/cash-flow';
import { costOfDelay, costOfInaction, parallelRun } from '../domain/business-case/cost-of-waiting';
import { incrementalCase } from '../domain/business-case/incremental';
import { internalRatesOfReturn } from '../domain/business-case/internal-rates';
import {
  equivalentAnnualAnnuity,
  paybackPeriods,
  profitabilityIndex,
} from '../domain/business-case/investment-criteria';
import { macrsSchedule } from '../domain/business-case/macrs';
import { switchingValues } from '../domain/business-case/switching-value';
import { excelCall, isOmitted, numberList, oneNumber, scalar, table } from './excel-call';

/**
 * Free cash flow by period from benefits, costs, investment, working capital, depreciation and tax.
 *
 * When to use: to turn operating differences into the flows that a CFO discounts; feed the last but one column to
 * Excel's NPV.
 *
 * Formula: tax = taxRate × (benefits − costs − depreciation); flow = benefits − costs − tax − capex − increase in
 * working capital.
 *
 * Units: money by period 0, 1, 2, …; costs, capex and depreciation as positive numbers; workingCapital is the level.
 *
 * Source: Brealey, Myers & Allen (2011), Principles of Corporate Finance, 10th ed., §6.2.
 * @customfunction CASE.CASHFLOW
 * @param benefits Benefits by period (money).
 * @param costs Operating costs by period, without depreciation (money).
 * @param capex Investment by period (money).
 * @param workingCapital Working capital at the end of each period (money).
 * @param depreciation Depreciation by period (money).
 * @param taxRate Tax rate, a fraction.
 * @returns {any[][]} Table: period, operating profit, tax, change in working capital, free cash flow, cumulative.
 * @example =INDEX(FULCRUM.CASE.CASHFLOW({0,12887}, {4000,8939}, {10000,0}, {550,1289}, {0,1583}, 0.35), 3, 5) -> 2381.25
 */
export function freeCashFlowFunction(
  benefits: any[][],
  costs: any[][],
  capex: any[][],
  workingCapital: any[][],
  depreciation: any[][],
  taxRate: any[][],
): any[][] {
  return excelCall(() =>
    table(
      ['Period', 'Operating profit', 'Tax', 'Change in working capital', 'Free cash flow', 'Cumulative'],
      freeCashFlow({
        benefits: numberList('benefits', benefits),
        costs: numberList('costs', costs),
        capex: numberList('capex', capex),
        workingCapital: numberList('workingCapital', workingCapital),
        depreciation: numberList('depreciation', depreciation),
        taxRate: oneNumber('taxRate', taxRate),
      }).map((row) => [
        row.period,
        row.operatingProfit,
        row.tax,
        row.changeInWorkingCapital,
        row.freeCashFlow,
        row.cumulative,
      ]),
    ),
  );
}

/**
 * Payback: periods until the flows have paid back, straight within the period; discounted with a rate.
 *
 * When to use: beside net present value, to show how long the money is at risk.
 *
 * Formula: the first period in which the cumulative flow is no longer below zero, interpolated.
 *
 * Source: Brealey, Myers & Allen (2011), §5.2.
 * @customfunction CASE.PAYBACK
 * @param flows Flows at the end of periods 0, 1, 2, … (money).
 * @param [rate] Discount rate per period, a fraction; 0 when omitted.
 * @returns {number} Periods.
 * @example =FULCRUM.CASE.PAYBACK({-2000,500,500,5000}) -> 2.2
 * @example =FULCRUM.CASE.PAYBACK({-100,30,30}) -> #N/A flows do not pay back: 40 is still missing after period 2
 */
export function paybackFunction(flows: any[][], rate?: any[][]): number {
  return excelCall(() => scalar(paybackPeriods(numberList('flows', flows), oneNumber('rate', rate, 0))));
}

/**
 * Profitability index: present value of later flows per unit of money invested in period 0.
 *
 * When to use: to rank projects when money is short in one period.
 *
 * Formula: Σ flowₜ / (1 + rate)ᵗ for t ≥ 1, over the investment of period 0. Above 1 the project pays. Some texts
 * subtract 1 (net present value over investment).
 *
 * Source: Ross, Westerfield & Jaffe (2013), Corporate Finance, 10th ed., §5.6.
 * @customfunction CASE.PROFITABILITYINDEX
 * @param rate Discount rate per period, a fraction.
 * @param flows Flows at the end of periods 0, 1, 2, …; the first is the investment, below zero (money).
 * @returns {number} The index.
 * @example =FULCRUM.CASE.PROFITABILITYINDEX(0.12, {-20,70,10}) -> 3.5236
 */
export function profitabilityIndexFunction(rate: any[][], flows: any[][]): number {
  return excelCall(() => scalar(profitabilityIndex(oneNumber('rate', rate), numberList('flows', flows))));
}

/**
 * Equivalent annual annuity: the constant yearly flow worth as much as the project.
 *
 * When to use: to compare alternatives of unequal life that are repeated at their end.
 *
 * Formula: NPV × rate / (1 − (1 + rate)⁻ⁿ), n = periods after period 0.
 *
 * Source: Brealey, Myers & Allen (2011), §6.3.
 * @customfunction CASE.EAA
 * @param rate Discount rate per period, a fraction.
 * @param flows Flows at the end of periods 0, 1, 2, … (money).
 * @returns {number} Money per period.
 * @example =FULCRUM.CASE.EAA(0.06, {-15,-5,-5,-5}) -> -10.61
 */
export function equivalentAnnualAnnuityFunction(rate: any[][], flows: any[][]): number {
  return excelCall(() =>
    scalar(equivalentAnnualAnnuity(oneNumber('rate', rate), numberList('flows', flows))),
  );
}

/**
 * Every internal rate of return of the flows, or the reason why there is none.
 *
 * When to use: whenever flows change sign more than once; Excel's IRR shows one rate, which one depends on the guess.
 *
 * Formula: all rates above −100 % at which Σ flowₜ / (1 + rate)ᵗ = 0, found by isolating the zeros between those of
 * the derivative, so that none is missed.
 *
 * Source: Brealey, Myers & Allen (2011), §5.3; Pólya & Szegő, Problems and Theorems in Analysis II, V 77.
 * @customfunction CASE.IRRS
 * @param flows Flows at the end of periods 0, 1, 2, … (money).
 * @returns {any[][]} Table: each rate, and whether NPV falls, rises or touches zero there as the rate rises.
 * @example =FULCRUM.CASE.IRRS({-1600,10000,-10000}) -> {"Internal rate of return","NPV around it";0.25,"rises";4,"falls"}
 * @example =FULCRUM.CASE.IRRS({1000,-3000,2500}) -> #N/A flows have no internal rate of return: their net present value stays above zero at every rate
 */
export function internalRatesFunction(flows: any[][]): any[][] {
  return excelCall(() =>
    table(
      ['Internal rate of return', 'NPV around it'],
      internalRatesOfReturn(numberList('flows', flows)).map(({ rate, around }) => [rate, around]),
    ),
  );
}

function ratesShown(rates: readonly number[]): number | string {
  if (rates.length === 1) return rates[0]!;
  return rates.length === 0
    ? 'none'
    : `several: ${rates.map((rate) => Number(rate.toPrecision(6))).join('; ')}`;
}

/**
 * An alternative against its base: difference flows, their NPV and IRR, and the crossover rate.
 *
 * When to use: to choose between two projects of unequal size or timing, where the higher IRR may be the worse one.
 *
 * Formula: difference = alternative − base; crossover rate = internal rate of the difference.
 *
 * Source: Brealey, Myers & Allen (2011), §5.3, pitfall 3.
 * @customfunction CASE.INCREMENTAL
 * @param alternative Flows of the alternative, periods 0, 1, 2, … (money).
 * @param base Flows of the base, such as do nothing, same periods (money).
 * @param rate Discount rate per period, a fraction.
 * @returns {any[][]} Table: NPV, IRR and flows by period of alternative, base and difference; its IRR is the crossover rate.
 * @example =INDEX(FULCRUM.CASE.INCREMENTAL({-20000,35000}, {-10000,20000}, 0.1), 3, 4) -> 0.5
 */
export function incrementalFunction(alternative: any[][], base: any[][], rate: any[][]): any[][] {
  return excelCall(() => {
    const alternativeFlows = numberList('alternative', alternative);
    const baseFlows = numberList('base', base);
    const result = incrementalCase(alternativeFlows, baseFlows, oneNumber('rate', rate));
    return table(
      ['Item', 'Alternative', 'Base', 'Difference'],
      [
        ['NPV', result.alternativeValue, result.baseValue, result.differenceValue],
        [
          'IRR (difference: crossover rate)',
          ratesShown(result.alternativeRates),
          ratesShown(result.baseRates),
          ratesShown(result.crossoverRates),
        ],
        ...result.difference.map((flow, t) => [`Period ${t}`, alternativeFlows[t]!, baseFlows[t]!, flow]),
      ],
    );
  });
}

/**
 * Tax depreciation by year under MACRS, half-year convention.
 *
 * When to use: for the depreciation of U.S. tax, beside Excel's SLN and DDB.
 *
 * Formula: cost × the percentages of table A-1.
 *
 * Source: Internal Revenue Service, Publication 946, appendix A, table A-1.
 * @customfunction CASE.MACRS
 * @param cost Cost of the asset (money).
 * @param recoveryClass Recovery class: 3, 5, 7, 10, 15 or 20 years.
 * @returns {any[][]} Table: year, rate, depreciation, book value.
 * @example =INDEX(FULCRUM.CASE.MACRS(1000, 5), 3, 3) -> 320
 */
export function macrsFunction(cost: any[][], recoveryClass: any[][]): any[][] {
  return excelCall(() =>
    table(
      ['Year', 'Rate', 'Depreciation', 'Book value'],
      macrsSchedule(oneNumber('cost', cost), oneNumber('class', recoveryClass)).map((row) => [
        row.year,
        row.rate,
        row.depreciation,
        row.bookValue,
      ]),
    ),
  );
}

/**
 * Benefits by month on an S-curve at two speeds: structural changes early, changed behaviour late.
 *
 * When to use: to multiply a full annual benefit into months instead of counting it from day one.
 *
 * Formula: 3s² − 2s³ with s rising from 0 at the first to 1 at the full day, averaged over each month of 365/12 days;
 * total = share × first speed + (1 − share) × second speed.
 *
 * Units: days from the start; months from 1. Blank days take the defaults 90 and 120, and 365 and 548.
 *
 * Source: the S-curve is the cubic smooth step; the defaults are the house's (90–120 days, 12–18 months).
 * @customfunction CASE.RAMP
 * @param daysToFirst Days until structural benefits begin; 90 when blank.
 * @param daysToFull Days until structural benefits are complete; 120 when blank.
 * @param months Months to show.
 * @param [share] Share of the benefit at the first speed, a fraction; 1 when omitted.
 * @param [daysToFirst2] Days until behavioural benefits begin; 365 when omitted.
 * @param [daysToFull2] Days until behavioural benefits are complete; 548 when omitted.
 * @returns {any[][]} Table: month, structural, behavioural, total, cumulative months of full benefit.
 * @example =INDEX(FULCRUM.CASE.RAMP(90, 120, 12), 13, 5) -> 8.548
 */
export function benefitRampFunction(
  daysToFirst: any[][],
  daysToFull: any[][],
  months: any[][],
  share?: any[][],
  daysToFirst2?: any[][],
  daysToFull2?: any[][],
): any[][] {
  return excelCall(() =>
    table(
      ['Month', 'Structural', 'Behavioural', 'Total', 'Cumulative'],
      benefitRamp(
        {
          daysToFirst: oneNumber('daysToFirst', daysToFirst, STRUCTURAL.daysToFirst),
          daysToFull: oneNumber('daysToFull', daysToFull, STRUCTURAL.daysToFull),
        },
        oneNumber('months', months),
        oneNumber('share', share, 1),
        {
          daysToFirst: oneNumber('daysToFirst2', daysToFirst2, BEHAVIOURAL.daysToFirst),
          daysToFull: oneNumber('daysToFull2', daysToFull2, BEHAVIOURAL.daysToFull),
        },
      ).map((row) => [row.month, row.structural, row.behavioural, row.total, row.cumulative]),
    ),
  );
}

/**
 * Switching values: the driver values at which the outcome hits the target, and the headroom to them.
 *
 * When to use: to say how wrong an assumption may be before the decision changes.
 *
 * Formula: crossings of the target by straight lines between the given points; headroom = change / |base value|.
 *
 * Source: HM Treasury (2022), The Green Book, §5 and A5.
 * @customfunction CASE.SWITCHINGVALUE
 * @param driverValues Values of the driver; the first is the base.
 * @param outcomes The outcome at each of them.
 * @param target The outcome at which the decision changes, such as 0 for a net present value.
 * @returns {any[][]} Table, nearest first: driver value, change from the base, headroom as a fraction of the base.
 * @example =FULCRUM.CASE.SWITCHINGVALUE({100,50,150}, {20,-10,50}, 5) -> {"Driver value","Change","Headroom";75,-25,-0.25}
 */
export function switchingValueFunction(driverValues: any[][], outcomes: any[][], target: any[][]): any[][] {
  return excelCall(() =>
    table(
      ['Driver value', 'Change', 'Headroom'],
      switchingValues(
        numberList('driverValues', driverValues),
        numberList('outcomes', outcomes),
        oneNumber('target', target),
      ).map((row) => [row.driverValue, row.change, row.headroom]),
    ),
  );
}

/**
 * Cost of delay: what the present value loses when the start moves by months.
 *
 * When to use: to price a later decision; doing it next quarter is an alternative with a cost.
 *
 * Formula: NPV × (1 − (1 + rate)^(−months / 12)).
 *
 * Units: annual rate and flows; months of delay.
 *
 * Source: Reinertsen (2009), The Principles of Product Development Flow, ch. 2.
 * @customfunction CASE.COSTOFDELAY
 * @param rate Discount rate per year, a fraction.
 * @param flows Flows at the end of years 0, 1, 2, … (money).
 * @param [months] Months of delay, one or several; 1, 3, 6 and 12 when omitted.
 * @returns {any[][]} Table per delay: months, value now, value delayed, cost, cost per month.
 * @example =INDEX(FULCRUM.CASE.COSTOFDELAY(0.1, {-1000,1210}, 12), 2, 4) -> 9.0909
 */
export function costOfDelayFunction(rate: any[][], flows: any[][], months?: any[][]): any[][] {
  return excelCall(() =>
    table(
      ['Months', 'Value now', 'Value delayed', 'Cost', 'Cost per month'],
      costOfDelay(
        oneNumber('rate', rate),
        numberList('flows', flows),
        isOmitted(months) ? [1, 3, 6, 12] : numberList('months', months),
      ).map((row) => [row.months, row.valueNow, row.valueDelayed, row.cost, row.costPerMonth]),
    ),
  );
}

/**
 * Cost of inaction: doing nothing is a base that drifts, month by month.
 *
 * When to use: for the do-nothing column, so that it is not a row of zeros.
 *
 * Formula: levelₘ = base × (1 + drift)ᵐ; cost in month m = (levelₘ − base) × unitValue.
 *
 * Source: HM Treasury (2022), The Green Book, §4.
 * @customfunction CASE.INACTION
 * @param base Level today, such as units lost a month.
 * @param drift Change of the level per month, a fraction.
 * @param months Months to show.
 * @param unitValue Value of one unit of the level in a month (money).
 * @returns {any[][]} Table: month, level, change from today, cost, cumulative cost.
 * @example =INDEX(FULCRUM.CASE.INACTION(100, 0.1, 2, 10), 3, 5) -> 310
 */
export function inactionFunction(
  base: any[][],
  drift: any[][],
  months: any[][],
  unitValue: any[][],
): any[][] {
  return excelCall(() =>
    table(
      ['Month', 'Level', 'Change', 'Cost', 'Cumulative cost'],
      costOfInaction(
        oneNumber('base', base),
        oneNumber('drift', drift),
        oneNumber('months', months),
        oneNumber('unitValue', unitValue),
      ).map((row) => [row.month, row.level, row.change, row.cost, row.cumulativeCost]),
    ),
  );
}

/**
 * Parallel run: what keeping the old way beside the new costs, against the errors it finds in time.
 *
 * When to use: to decide how many months old and new run side by side.
 *
 * Formula: extra cost = oldCost; net = errorReduction − oldCost, per month and cumulative.
 *
 * Source: definition.
 * @customfunction CASE.PARALLELRUN
 * @param oldCost Cost of the old way per month (money).
 * @param newCost Cost of the new way per month (money).
 * @param months Months of parallel run.
 * @param errorReduction Money per month saved by errors that the comparison finds in time.
 * @returns {any[][]} Table: month, cost of both, extra cost, errors avoided, net, cumulative net.
 * @example =INDEX(FULCRUM.CASE.PARALLELRUN(40, 30, 3, 25), 4, 6) -> -45
 */
export function parallelRunFunction(
  oldCost: any[][],
  newCost: any[][],
  months: any[][],
  errorReduction: any[][],
): any[][] {
  return excelCall(() =>
    table(
      ['Month', 'Cost of both', 'Extra cost', 'Errors avoided', 'Net', 'Cumulative net'],
      parallelRun(
        oneNumber('oldCost', oldCost),
        oneNumber('newCost', newCost),
        oneNumber('months', months),
        oneNumber('errorReduction', errorReduction),
      ).map((row) => [row.month, row.bothCost, row.extraCost, row.errorsAvoided, row.net, row.cumulativeNet]),
    ),
  );
}
