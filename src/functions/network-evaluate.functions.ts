import { evaluateOption } from '../domain/network/evaluate-option';
import { excelCall, numberList, table } from './excel-call';
import {
  costMatrix,
  openFlags,
  OPTION_HEADER,
  optionalList,
  optionalMatrix,
  optionRows,
  resultRow,
} from './network-arguments';

/**
 * Cost, service and utilisation of a network whose open sites are given.
 *
 * When to use: to price today's network and hand-made options on the same terms as the optimal one.
 * Formula: fixed cost of open sites + Σ unit cost × quantity; each customer at least freight within capacity.
 * Units: money and units per period; shares and utilisation as fractions.
 * Source: Daskin, Network and Discrete Location, 2nd ed. (2013), section 7.2.
 * @customfunction NET.EVALUATE
 * @param unitCost Cost per unit from each site (rows) to each customer (columns).
 * @param fixedCost Cost of each site when open (money per period).
 * @param demand Demand of each customer (units per period).
 * @param open For each site 1, TRUE or "open", else 0, FALSE, blank or "closed".
 * @param [capacity] Units per period each site can serve; unlimited when omitted.
 * @param [distance] Distance of each site (rows) to each customer (columns).
 * @param [bands] Upper limits of distance bands, ascending; needs distance.
 * @returns {any[][]} Result rows (costs, service), a row per site, a row per delivery.
 * @example =INDEX(FULCRUM.NET.EVALUATE({1,4;3,2}, {10;20}, {5,5}, {1;1}), 3, 3) -> 45
 */
export function evaluateFunction(
  unitCost: any[][],
  fixedCost: any[][],
  demand: any[][],
  open: any[][],
  capacity?: any[][],
  distance?: any[][],
  bands?: any[][],
): any[][] {
  return excelCall(() => {
    const [limits, distances, bandLimits] = [
      optionalList('capacity', capacity),
      optionalMatrix('distance', distance),
      optionalList('bands', bands),
    ];
    const option = evaluateOption({
      unitCost: costMatrix('unitCost', unitCost),
      fixedCost: numberList('fixedCost', fixedCost),
      demand: numberList('demand', demand),
      open: openFlags('open', open),
      ...(limits && { capacity: limits }),
      ...(distances && { distance: distances }),
      ...(bandLimits && { bands: bandLimits }),
    });
    return table(OPTION_HEADER, [resultRow('status', 'evaluated'), ...optionRows(option)]);
  });
}
