import { whaleCurve } from '../domain/cost-to-serve/whale-curve';
import { excelCall, labelList, numberList, table } from './excel-call';

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
