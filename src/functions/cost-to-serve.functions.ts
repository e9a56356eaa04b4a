import { paretoAnalysis, segments } from '../domain/cost-to-serve/concentration';
import { customerProfits } from '../domain/cost-to-serve/customer-profit';
import { priceWaterfall } from '../domain/cost-to-serve/price-waterfall';
import { serviceMenu } from '../domain/cost-to-serve/service-menu';
import { whaleCurve } from '../domain/cost-to-serve/whale-curve';
import { DomainError } from '../domain/domain-error';
import {
  excelCall,
  labelList,
  numberList,
  numberMatrix,
  oneNumber,
  optionalNumberList,
  table,
} from './excel-call';

/**
 * Profit per customer after the cost of serving it, activity by activity.
 *
 * When to use: to see which customers earn and which erode once their order behaviour is costed.
 *
 * Formula: gross margin = revenue − costOfGoods; activity cost = driver volume × rate; net margin = gross margin −
 * cost-to-serve. Shares are of revenue, blank without revenue.
 *
 * Source: Datar & Rajan (2018), Horngren's Cost Accounting, 16th ed., ch. 14.
 * @customfunction CTS.CUSTOMERPROFIT
 * @param revenue Net revenue per customer (money).
 * @param costOfGoods Cost of goods per customer (money).
 * @param driverVolumes One row per customer, one column per activity: units of its driver.
 * @param driverRates Rate per activity (money per unit of driver).
 * @param [customers] A name for each customer, all different.
 * @param [activities] A name for each activity.
 * @returns {any[][]} Table per customer: gross margin, cost per activity, cost-to-serve, net margin, shares of revenue.
 * @example =FULCRUM.CTS.CUSTOMERPROFIT({29952;50544}, {24960;46800}, {15,2,140,2080,0;30,3,800,3900,1}, {100,80,2,0.5,300}, {"P";"T"}) -> {"Customer","Gross margin","Activity 1","Activity 2","Activity 3","Activity 4","Activity 5","Cost-to-serve","Net margin","Cost-to-serve share","Net margin share";"P",4992,1500,160,280,1040,0,2980,2012,0.0994925,0.0671741;"T",3744,3000,240,1600,1950,300,7090,-3346,0.1402738,-0.0661997}
 */
export function customerProfitFunction(
  revenue: any[][],
  costOfGoods: any[][],
  driverVolumes: any[][],
  driverRates: any[][],
  customers?: any[][],
  activities?: any[][],
): any[][] {
  return excelCall(() => {
    const revenues = numberList('revenue', revenue);
    const rates = numberList('driverRates', driverRates);
    const profits = customerProfits({
      revenue: revenues,
      costOfGoods: numberList('costOfGoods', costOfGoods),
      driverVolumes: numberMatrix('driverVolumes', driverVolumes),
      driverRates: rates,
      customers: labelList('customers', customers, revenues.length, 'Customer'),
    });
    return table(
      [
        'Customer',
        'Gross margin',
        ...labelList('activities', activities, rates.length, 'Activity'),
        'Cost-to-serve',
        'Net margin',
        'Cost-to-serve share',
        'Net margin share',
      ],
      profits.map((profit) => [
        profit.customer,
        profit.grossMargin,
        ...profit.activityCosts,
        profit.costToServe,
        profit.netMargin,
        profit.costToServeShare,
        profit.netMarginShare,
      ]),
    );
  });
}

/**
 * Whale curve: customers ranked by profit with cumulative profit, told apart as earners and eroders.
 *
 * When to use: to see how much profit the best customers make and how much of it the worst give back.
 *
 * Formula: cumulative profit after sorting from the highest to the lowest; its last value is the total profit.
 *
 * Source: Kaplan & Narayanan (2001), "Measuring and Managing Customer Profitability".
 * @customfunction CTS.WHALECURVE
 * @param profit Profit per customer after cost-to-serve (money).
 * @param [customers] A name for each customer.
 * @returns {any[][]} Table: rank, customer, profit, cumulative, cumulative share of total, class.
 * @example =FULCRUM.CTS.WHALECURVE({60;-20;0;40}, {"A";"B";"C";"D"}) -> {"Rank","Customer","Profit","Cumulative","Cumulative share","Class";1,"A",60,60,0.75,"earner";2,"D",40,100,1.25,"earner";3,"C",0,100,1.25,"break-even";4,"B",-20,80,1,"eroder"}
 */
export function whaleCurveFunction(profit: any[][], customers?: any[][]): any[][] {
  return excelCall(() => {
    const profits = numberList('profit', profit);
    const names = labelList('customers', customers, profits.length, 'Customer');
    return table(
      ['Rank', 'Customer', 'Profit', 'Cumulative', 'Cumulative share', 'Class'],
      whaleCurve(profits, names).map((point) => [
        point.rank,
        point.customer,
        point.profit,
        point.cumulative,
        point.cumulativeShare,
        point.profitClass,
      ]),
    );
  });
}

/**
 * Price waterfall: from list revenue through deductions to pocket and net margin.
 *
 * When to use: to show where the list price goes, on the invoice and off it, down to what is earned.
 *
 * Formula: remaining = list revenue − deductions so far. A blank deduction makes a subtotal of its label, such as
 * "Pocket price".
 *
 * Source: Marn & Rosiello, "Managing Price, Gaining Profit", Harvard Business Review (September 1992).
 * @customfunction CTS.WATERFALL
 * @param listRevenue Revenue at list prices (money).
 * @param deductions Money taken off, as positive numbers; blank or "-" for a subtotal.
 * @param [labels] A name for each deduction and subtotal.
 * @returns {any[][]} Table: step, amount, remaining, share of list; from list revenue to net margin.
 * @example =FULCRUM.CTS.WATERFALL(6, {0.1;0.12;"";1.31}, {"Order size";"Competitive";"Invoice price";"Off invoice"}) -> {"Step","Amount","Remaining","Share of list";"List revenue",6,6,1;"Order size",-0.1,5.9,0.9833333;"Competitive",-0.12,5.78,0.9633333;"Invoice price","",5.78,0.9633333;"Off invoice",-1.31,4.47,0.745;"Net margin","",4.47,0.745}
 */
export function waterfallFunction(listRevenue: any[][], deductions: any[][], labels?: any[][]): any[][] {
  return excelCall(() => {
    const amounts = optionalNumberList('deductions', deductions);
    return table(
      ['Step', 'Amount', 'Remaining', 'Share of list'],
      priceWaterfall(
        oneNumber('listRevenue', listRevenue),
        amounts,
        labelList('labels', labels, amounts.length, 'Deduction'),
      ).map(({ label, amount, remaining, shareOfList }) => [label, amount, remaining, shareOfList]),
    );
  });
}

const PROFILE = ['revenue', 'orders', 'expediteShare', 'returnShare', 'paymentDays'];
const TERMS = ['orderSize', 'expediteShare', 'returnShare', 'paymentDays'];
const RATES = ['order', 'expedite', 'return', 'capital'];

/** Checks that a list has an entry for each name. */
function withNames<T>(field: string, list: readonly T[], names: readonly string[]): readonly T[] {
  if (list.length === names.length) return list;
  throw new DomainError(
    'out-of-range',
    field,
    `must have ${names.length} entries (${names.join(', ')}), not ${list.length}`,
  );
}

/**
 * Service menu: what each changed behaviour of a customer saves: order size, expedites, returns, payment days.
 *
 * When to use: before a negotiation, to know what better terms are worth and which discount they could pay for.
 *
 * Formula: cost = orders × (order + share expedited × expedite + share returned × return) + revenue × days / 365 ×
 * capital, orders = revenue / order size. A saving alone changes one behaviour; added savings build on the lines before
 * and sum to the total.
 *
 * Units: money per year; shares of orders as fractions.
 *
 * Source: Kaplan & Narayanan (2001), "Measuring and Managing Customer Profitability".
 * @customfunction CTS.MENU
 * @param profile Today: revenue, orders per year, share expedited, share returned, payment days.
 * @param terms Proposed: order size (money), share expedited, share returned, payment days; blank or "-" keeps it.
 * @param rates Cost per order, per expedite, per return, and of capital per year.
 * @returns {any[][]} Table per behaviour: now, proposed, saving alone, added saving, share of revenue; then the total.
 * @example =FULCRUM.CTS.MENU({365000,100,0.2,0.1,60}, {7300,0.1,"",30}, {50,150,80,0.1}) -> {"Behaviour","Now","Proposed","Saving alone","Added saving","Share of revenue";"Order size",3650,7300,4400,4400,0.0120548;"Expedites",0.2,0.1,1500,750,0.0020548;"Returns",0.1,0.1,0,0,0;"Payment days",60,30,3000,3000,0.0082192;"Total","","","",8150,0.0223288}
 */
export function menuFunction(profile: any[][], terms: any[][], rates: any[][]): any[][] {
  return excelCall(() => {
    const [revenue, orders, expediteShare, returnShare, paymentDays] = withNames(
      'profile',
      numberList('profile', profile),
      PROFILE,
    );
    const proposed = withNames('terms', optionalNumberList('terms', terms), TERMS);
    const [order, expedite, returned, capital] = withNames('rates', numberList('rates', rates), RATES);
    const menu = serviceMenu(
      {
        revenue: revenue!,
        orders: orders!,
        expediteShare: expediteShare!,
        returnShare: returnShare!,
        paymentDays: paymentDays!,
      },
      {
        orderSize: proposed[0],
        expediteShare: proposed[1],
        returnShare: proposed[2],
        paymentDays: proposed[3],
      },
      { order: order!, expedite: expedite!, return: returned!, capital: capital! },
    );
    return table(
      ['Behaviour', 'Now', 'Proposed', 'Saving alone', 'Added saving', 'Share of revenue'],
      [
        ...menu.lines.map((line) => [
          line.behaviour,
          line.now,
          line.proposed,
          line.savingAlone,
          line.savingAfterOthers,
          line.savingAfterOthers / revenue!,
        ]),
        ['Total', '', '', '', menu.total, menu.shareOfRevenue],
      ],
    );
  });
}

/**
 * Pareto analysis: items from the largest, with cumulative share, and the vital few that reach the target.
 *
 * When to use: to find the few customers, items or causes that make up most of a total.
 *
 * Formula: cumulative share after sorting; the vital few are the fewest items that reach the target share.
 *
 * Source: Juran (1951), Quality Control Handbook.
 * @customfunction CTS.PARETO
 * @param values Value per item, zero or positive.
 * @param [labels] A name for each item.
 * @param [target] Share of the total that the vital few reach; 0.8 when omitted.
 * @returns {any[][]} Table: rank, item, value, cumulative, cumulative share, vital few.
 * @example =FULCRUM.CTS.PARETO({10;60;30}, {"A";"B";"C"}) -> {"Rank","Item","Value","Cumulative","Cumulative share","Vital few";1,"B",60,60,0.6,"yes";2,"C",30,90,0.9,"yes";3,"A",10,100,1,"no"}
 */
export function paretoFunction(values: any[][], labels?: any[][], target?: any[][]): any[][] {
  return excelCall(() => {
    const list = numberList('values', values);
    const names = labelList('labels', labels, list.length, 'Item');
    return table(
      ['Rank', 'Item', 'Value', 'Cumulative', 'Cumulative share', 'Vital few'],
      paretoAnalysis(list, oneNumber('target', target, 0.8)).map((point) => [
        point.rank,
        names[point.item],
        point.value,
        point.cumulative,
        point.cumulativeShare,
        point.vital ? 'yes' : 'no',
      ]),
    );
  });
}

/**
 * Segments items by their place in the cumulative value: A, B, C and on.
 *
 * When to use: to give customers or items differentiated service by what they are worth; beside the data, in its order.
 *
 * Formula: from the largest value on, class A until the first threshold is reached, the crossing item included, then B.
 *
 * Units: thresholds are cumulative shares of the total, ascending, such as 0.8 and 0.95.
 *
 * Source: Silver, Pyke & Peterson (1998), Inventory Management and Production Planning and Scheduling, ch. 3.
 * @customfunction CTS.SEGMENT
 * @param values Value per item, zero or positive.
 * @param thresholds Cumulative shares at which a class is full, such as 0.8 and 0.95.
 * @param [labels] A name for each item.
 * @returns {any[][]} Table per item in the order given: class, share, cumulative share.
 * @example =FULCRUM.CTS.SEGMENT({10;60;30}, {0.6,0.9}, {"X";"Y";"Z"}) -> {"Item","Class","Share","Cumulative share";"X","C",0.1,1;"Y","A",0.6,0.6;"Z","B",0.3,0.9}
 */
export function segmentFunction(values: any[][], thresholds: any[][], labels?: any[][]): any[][] {
  return excelCall(() => {
    const list = numberList('values', values);
    const names = labelList('labels', labels, list.length, 'Item');
    return table(
      ['Item', 'Class', 'Share', 'Cumulative share'],
      segments(list, numberList('thresholds', thresholds)).map((point) => [
        names[point.item],
        point.segment,
        point.share,
        point.cumulativeShare,
      ]),
    );
  });
}
