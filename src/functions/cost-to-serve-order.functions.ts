import { breakEvenDropSize } from '../domain/cost-to-serve/drop-size';
import { freightCharge, requireTariff } from '../domain/cost-to-serve/freight-charge';
import { workingCapital } from '../domain/cost-to-serve/working-capital';
import { excelCall, liftScalar, liftTable, number, numberList } from './excel-call';

/**
 * Break-even drop size: the order quantity whose margin covers the cost of the order.
 *
 * When to use: to set a minimum order, or the order size from which delivery is free.
 *
 * Formula: orderCost / (unitMargin − targetMargin). With margins as shares of revenue it is the order value.
 *
 * Source: Christopher (2016), Logistics & Supply Chain Management, 5th ed., ch. 4; by rearranging the order's margin.
 * @customfunction CTS.DROPSIZE
 * @param orderCost Cost of an order whatever its size: taking, picking, delivering (money).
 * @param unitMargin Gross margin per unit (money), or as a share of revenue.
 * @param [targetMargin] Margin per unit to be left after the order's cost, in the same unit; 0 when omitted.
 * @returns {any[][]} Units per order, or money per order when the margins are shares.
 * @example =FULCRUM.CTS.DROPSIZE(60, 4) -> 15
 * @example =FULCRUM.CTS.DROPSIZE(60, 0.25, 0.1) -> 400
 */
export function dropSizeFunction(orderCost: any[][], unitMargin: any[][], targetMargin?: any[][]): any[][] {
  return liftScalar(
    {
      orderCost: number(orderCost),
      unitMargin: number(unitMargin),
      targetMargin: number(targetMargin, 0),
    },
    breakEvenDropSize,
  );
}

/**
 * Freight charge under weight breaks with deficit-weight rating and a minimum charge.
 *
 * When to use: to charge shipments by a tariff; a shipment just below a break is billed at the break when cheaper.
 *
 * Formula: min over its own and heavier brackets of max(weight, break weight) × rate, at least the minimum charge.
 *
 * Units: weight and break weights in one unit, rates in money per that unit; for rates per hundredweight divide by 100.
 *
 * Source: Ballou (2004), Business Logistics/Supply Chain Management, 5th ed., ch. 6.
 * @customfunction CTS.FREIGHT
 * @param weight Weight of the shipment.
 * @param breakWeights Lightest weight of each bracket, ascending, usually from 0.
 * @param breakRates Rate of each bracket (money per unit of weight).
 * @param [minimumCharge] Least charge of a shipment (money); 0 when omitted.
 * @returns {any[][]} Charge (money).
 * @example =FULCRUM.CTS.FREIGHT({250;490;650}, {0,500,1000}, {1,0.9,0.8}, 60) -> {250;450;585}
 */
export function freightFunction(
  weight: any[][],
  breakWeights: any[][],
  breakRates: any[][],
  minimumCharge?: any[][],
): any[][] {
  return excelCall(() => {
    const weights = numberList('breakWeights', breakWeights);
    const rates = numberList('breakRates', breakRates);
    requireTariff({ breakWeights: weights, breakRates: rates, minimumCharge: 0 });
    return liftScalar(
      { weight: number(weight), minimumCharge: number(minimumCharge, 0) },
      ({ weight: shipped, minimumCharge: least }) =>
        freightCharge(shipped, { breakWeights: weights, breakRates: rates, minimumCharge: least }),
    );
  });
}

/**
 * Working capital of a business or customer: cash tied up, its annual charge, and cash-to-cash days.
 *
 * When to use: to put payment terms and stock beside the other costs of serving a customer.
 *
 * Formula: revenue × daysSales / 365 + costOfGoods × (daysInventory − daysPayable) / 365; charge = cash × rate.
 *
 * Units: money per year, days, rate per year as a fraction.
 *
 * Source: Brealey, Myers & Allen (2011), Principles of Corporate Finance, 10th ed., ch. 29–30; SCOR AM.1.1.
 * @customfunction CTS.WORKINGCAPITAL
 * @param daysSales Days sales outstanding.
 * @param daysInventory Days of inventory.
 * @param daysPayable Days payable outstanding.
 * @param revenue Revenue per year (money).
 * @param costOfGoods Cost of goods sold per year (money).
 * @param rate Cost of capital per year (fraction).
 * @returns {any[][]} Table: cash tied up, annual charge, cash-to-cash days, receivables, inventory, payables.
 * @example =FULCRUM.CTS.WORKINGCAPITAL(45, 60, 30, 730000, 365000, 0.1) -> {"Cash tied up","Annual charge","Cash-to-cash days","Receivables","Inventory","Payables";120000,12000,75,90000,60000,30000}
 */
export function workingCapitalFunction(
  daysSales: any[][],
  daysInventory: any[][],
  daysPayable: any[][],
  revenue: any[][],
  costOfGoods: any[][],
  rate: any[][],
): any[][] {
  return liftTable(
    ['Cash tied up', 'Annual charge', 'Cash-to-cash days', 'Receivables', 'Inventory', 'Payables'],
    {
      daysSales: number(daysSales),
      daysInventory: number(daysInventory),
      daysPayable: number(daysPayable),
      revenue: number(revenue),
      costOfGoods: number(costOfGoods),
      rate: number(rate),
    },
    (input) => {
      const capital = workingCapital(input);
      return [
        capital.cashTiedUp,
        capital.annualCharge,
        capital.cashToCashDays,
        capital.receivables,
        capital.inventory,
        capital.payables,
      ];
    },
  );
}
