import { cashToCashDays } from '../domain/flow/cash-to-cash';
import { forecastError } from '../domain/flow/forecast-error';
import { inventoryTurns } from '../domain/flow/inventory-turns';
import { componentRates, perfectOrderRate } from '../domain/flow/perfect-order';
import {
  excelCall,
  isOmitted,
  liftScalar,
  number,
  numberList,
  numberMatrix,
  oneNumber,
  table,
} from './excel-call';

/**
 * Inventory turns: how often the average inventory is sold in a period.
 *
 * When to use: to compare stock productivity between sites, periods or alternatives.
 *
 * Formula: costOfGoods / averageInventory, both at cost and of the same period.
 *
 * Source: APICS Dictionary, "inventory turnover".
 * @customfunction METRIC.TURNS
 * @param costOfGoods Cost of goods sold in the period (money).
 * @param averageInventory Average inventory at cost over the same period (money).
 * @returns {any[][]} Turns per period.
 * @example =FULCRUM.METRIC.TURNS(1200, 300) -> 4
 */
export function inventoryTurnsFunction(costOfGoods: any[][], averageInventory: any[][]): any[][] {
  return liftScalar(
    { costOfGoods: number(costOfGoods), averageInventory: number(averageInventory) },
    inventoryTurns,
  );
}

/**
 * Perfect order rate: product of component rates, true rate from order flags, and the bounds on it.
 *
 * When to use: to see whether the usual product of on-time, complete, undamaged and documented rates misstates the
 * share of orders that were right in everything. Failures that fall on the same orders make the true rate higher.
 *
 * Formula: product = Π pᵢ; bounds max(0, 1 − Σ(1 − pᵢ)) and min pᵢ; true rate = orders with every flag 1 / orders.
 *
 * Source: SCOR Digital Standard, RL.1.1 Perfect Order Fulfillment; Fréchet (1935) for the bounds.
 * @customfunction METRIC.PERFECTORDER
 * @param [components] Component rates as fractions, such as on time, complete; from the flags when omitted.
 * @param [orderFlags] One row per order, one column per component: 1 met, 0 failed.
 * @returns {any[][]} Table: product, true rate (blank without flags), lower bound, upper bound.
 * @example =FULCRUM.METRIC.PERFECTORDER({0.95,0.95,0.95}) -> {"Product","True rate","Lower bound","Upper bound";0.857375,"",0.85,0.95}
 * @example =INDEX(FULCRUM.METRIC.PERFECTORDER({0.5,0.75}, {1,1;1,1;0,1;0,0}), 2, 2) -> 0.5
 */
export function perfectOrderFunction(components?: any[][], orderFlags?: any[][]): any[][] {
  return excelCall(() => {
    const flags = isOmitted(orderFlags) ? undefined : numberMatrix('orderFlags', orderFlags);
    const rates =
      isOmitted(components) && flags ? componentRates(flags) : numberList('components', components);
    const rate = perfectOrderRate(rates, flags);
    return table(
      ['Product', 'True rate', 'Lower bound', 'Upper bound'],
      [[rate.product, rate.trueRate, rate.lowerBound, rate.upperBound]],
    );
  });
}

/**
 * Forecast errors with bias: mean error, MAD, MAPE, WAPE, RMSE, MASE and tracking signal.
 *
 * When to use: to judge a forecast before its error is turned into safety stock; a tracking signal beyond ±4 or a
 * bias far from zero says that the forecast is wrong in one direction, which no safety stock should cover.
 *
 * Formula: error = actual − forecast; bias = mean error; MAD = mean |error|; MAPE = mean |error / actual|; WAPE =
 * Σ|error| / Σ|actual|; RMSE = √mean error²; MASE = MAD / mean |demand − demand one season ago|, over the history or,
 * without one, the actuals; tracking signal = Σ error / MAD. A measure that would divide by zero stays blank.
 *
 * Units: bias, MAD and RMSE in units of demand, the others without unit; percentages as fractions.
 *
 * Source: Hyndman & Koehler (2006), International Journal of Forecasting 22; Render & Stair, ch. 5.
 * @customfunction METRIC.FORECASTERROR
 * @param actual Demand per period (units).
 * @param forecast Forecast for the same periods (units).
 * @param [season] Periods in a season for the scaled error; 1 when omitted.
 * @param [history] Demand before the first forecast, to scale MASE by (units); the actuals when omitted.
 * @returns {any[][]} Table: bias, MAD, MAPE, WAPE, RMSE, MASE, tracking signal.
 * @example =INDEX(FULCRUM.METRIC.FORECASTERROR({90,95,115,100,125,140}, {100,100,100,110,110,110}), 2, 7) -> 2.47
 */
export function forecastErrorFunction(
  actual: any[][],
  forecast: any[][],
  season?: any[][],
  history?: any[][],
): any[][] {
  return excelCall(() => {
    const error = forecastError(
      numberList('actual', actual),
      numberList('forecast', forecast),
      oneNumber('season', season, 1),
      isOmitted(history) ? undefined : numberList('history', history),
    );
    return table(
      ['Bias', 'MAD', 'MAPE', 'WAPE', 'RMSE', 'MASE', 'Tracking signal'],
      [[error.bias, error.mad, error.mape, error.wape, error.rmse, error.mase, error.trackingSignal]],
    );
  });
}

/**
 * Cash-to-cash cycle: days from paying the supplier to being paid by the customer.
 *
 * When to use: to see how long operations must be financed, and what a change of terms or stock does to it.
 *
 * Formula: daysSales + daysInventory − daysPayable.
 *
 * Source: SCOR Digital Standard, AM.1.1 Cash-to-Cash Cycle Time.
 * @customfunction METRIC.CASHTOCASH
 * @param daysSales Days sales outstanding.
 * @param daysInventory Days of inventory.
 * @param daysPayable Days payable outstanding.
 * @returns {any[][]} Days; below zero when customers pay first.
 * @example =FULCRUM.METRIC.CASHTOCASH(42, 61, 38) -> 65
 */
export function cashToCashFunction(
  daysSales: any[][],
  daysInventory: any[][],
  daysPayable: any[][],
): any[][] {
  return liftScalar(
    { daysSales: number(daysSales), daysInventory: number(daysInventory), daysPayable: number(daysPayable) },
    cashToCashDays,
  );
}
