import { DomainError } from '../domain/domain-error';
import { clarkScarf } from '../domain/inventory/clark-scarf';
import type { GuaranteedServiceInput, Placement } from '../domain/inventory/guaranteed-service';
import { placementCost } from '../domain/inventory/guaranteed-service';
import { optimalPlacement } from '../domain/inventory/guaranteed-service-placement';
import {
  excelCall,
  isOmitted,
  numberList,
  numberMatrix,
  oneNumber,
  optionalNumberList,
  table,
} from './excel-call';

function readArcs(range: any[][]): { from: number; to: number; units: number }[] {
  if (isOmitted(range)) return [];
  return numberMatrix('arcs', range).map((row) => {
    if (row.length !== 2 && row.length !== 3) {
      throw new DomainError(
        'out-of-range',
        'arcs',
        `must have 2 columns, from and to (or a third with units per unit), not ${row.length}`,
      );
    }
    return { from: row[0]!, to: row[1]!, units: row[2] ?? 1 };
  });
}

function readNetwork(
  stageTimes: any[][],
  addedCosts: any[][],
  demandSd: any[][],
  maxServiceTime: any[][],
  arcs: any[][],
  carryingRate: number,
  z: number,
): GuaranteedServiceInput {
  const times = numberList('stageTimes', stageTimes);
  const longest = optionalNumberList('maxServiceTime', maxServiceTime);
  return {
    stageTimes: times,
    addedCosts: numberList('addedCosts', addedCosts),
    demandSd: optionalNumberList('demandSd', demandSd).map((sd) => sd ?? 0),
    maxServiceTime: longest.length === 1 ? times.map(() => longest[0]) : longest,
    arcs: readArcs(arcs),
    carryingRate: oneNumber('carryingRate', carryingRate),
    z: oneNumber('z', z),
  };
}

function placementTable({ stages, cost }: Placement, verdict: string): any[][] {
  const rows = stages.map((stage, k) => [
    k + 1,
    stage.serviceTime,
    stage.inboundTime,
    stage.netLeadTime,
    stage.demandSd,
    stage.unitCost,
    stage.safetyStock,
    stage.cost,
    '',
  ]);
  const status = `${verdict}, if demand over t periods stays within mean + z · sd · √t (excess is met by other means)`;
  return table(
    [
      'stage',
      'serviceTime',
      'inboundServiceTime',
      'netLeadTime',
      'demandSd',
      'unitCost',
      'safetyStock',
      'cost',
      'status',
    ],
    [...rows, ['Total', '', '', '', '', '', '', cost, status]],
  );
}

/**
 * Where to hold safety stock in a multi-stage supply chain: optimal guaranteed service times on a tree.
 *
 * When to use: to decide which stages decouple the chain with stock and which quote their full lead time.
 * Formula: least Σ carryingRate · unit cost · z · sd · √(inbound + stage time − service time), exactly, by dynamic programming.
 * Units: times in one period; demandSd per period; cost per the time unit of carryingRate. Unit cost adds up along the chain, variances of independent customers add up towards suppliers; the time that an external supplier quotes is part of its stage's time.
 * Limits: demand over t periods is taken never to exceed mean + z · sd · √t; what does is met by other means. The arcs must form a tree; cycles are rejected. Times must be multiples of a common part of a period.
 * Source: Graves & Willems (2000, 2003), Manufacturing & Service Operations Management 2 and 5; Snyder & Shen (2019), 2nd ed., section 6.3.
 * @customfunction INV.PLACEMENT
 * @param stageTimes Processing time of each stage (periods).
 * @param addedCosts Cost that each stage adds to a unit (money).
 * @param demandSd Standard deviation of customer demand per period at each stage (units); 0 or blank where none.
 * @param maxServiceTime Longest time customers of each stage wait (periods); one, or per stage, blank or "-" where none.
 * @param arcs From, to (stage numbers, from 1), one row per arc; optional third column: units needed per unit.
 * @param carryingRate Cost of carrying stock, share of its value per time unit (0.25).
 * @param z Safety factor: standard deviations of demand covered (1.645 for 95 %).
 * @returns {any[][]} Per stage: service, inbound and net lead time, sd, unit cost, safety stock, cost; then total.
 * @example =INDEX(FULCRUM.INV.PLACEMENT({3;1;1;1}, {1;1;1;1}, {0;1;0;1}, {"";0;"";1}, {1,3;3,2;3,4}, 1, 1), 6, 8) -> 8.277917
 */
export function placementFunction(
  stageTimes: any[][],
  addedCosts: any[][],
  demandSd: any[][],
  maxServiceTime: any[][],
  arcs: any[][],
  carryingRate: number,
  z: number,
): any[][] {
  return excelCall(() =>
    placementTable(
      optimalPlacement(readNetwork(stageTimes, addedCosts, demandSd, maxServiceTime, arcs, carryingRate, z)),
      'optimal',
    ),
  );
}

/**
 * Safety stock and cost of given service times in a multi-stage supply chain.
 *
 * When to use: to cost the placement you have, or one you prefer, against the optimum of INV.PLACEMENT.
 * Formula: safety stock = z · sd · √(inbound + stage time − service time), inbound the longest service time of the suppliers.
 * Units: as INV.PLACEMENT.
 * Source: Graves & Willems (2000), Manufacturing & Service Operations Management 2; Snyder & Shen (2019), 2nd ed., section 6.3.
 * @customfunction INV.PLACEMENTCOST
 * @param stageTimes Processing time of each stage (periods).
 * @param addedCosts Cost that each stage adds to a unit (money).
 * @param demandSd Standard deviation of customer demand per period at each stage (units); 0 or blank where none.
 * @param maxServiceTime Longest time customers of each stage wait (periods); one, or per stage, blank or "-" where none.
 * @param arcs From, to (stage numbers, from 1), one row per arc; optional third column: units needed per unit.
 * @param carryingRate Cost of carrying stock, share of its value per time unit (0.25).
 * @param z Safety factor: standard deviations of demand covered (1.645 for 95 %).
 * @param serviceTimes Service time that each stage quotes (periods).
 * @returns {any[][]} Per stage: service, inbound and net lead time, sd, unit cost, safety stock, cost; then total.
 * @example =INDEX(FULCRUM.INV.PLACEMENTCOST({3;1;1;1}, {1;1;1;1}, {0;1;0;1}, {"";0;"";1}, {1,3;3,2;3,4}, 1, 1, {3;0;4;1}), 6, 8) -> 12.708204
 */
export function placementCostFunction(
  stageTimes: any[][],
  addedCosts: any[][],
  demandSd: any[][],
  maxServiceTime: any[][],
  arcs: any[][],
  carryingRate: number,
  z: number,
  serviceTimes: any[][],
): any[][] {
  return excelCall(() =>
    placementTable(
      placementCost(
        readNetwork(stageTimes, addedCosts, demandSd, maxServiceTime, arcs, carryingRate, z),
        numberList('serviceTimes', serviceTimes),
      ),
      'as given',
    ),
  );
}

/**
 * Optimal base-stock levels of a serial supply chain and their expected cost (Clark–Scarf).
 *
 * When to use: stages in a line, random demand at the end, backorders costed; which stock belongs where?
 * Formula: C̲₀(x) = (p + Σh)·x⁻; Cⱼ(y) = E[hⱼ·(y − Dⱼ) + C̲ⱼ₋₁(y − Dⱼ)]; Sⱼ = argmin Cⱼ; C̲ⱼ(x) = Cⱼ(min(Sⱼ, x)). Solved to about ten digits, not on a grid.
 * Units: one time unit throughout; stages in the order in which goods flow: first entry the supplier's end (stage N of the textbook), last entry the customers' end (stage 1). Echelon holding cost: local holding cost less that of the stage before. The cost includes stock on its way between stages.
 * Source: Clark & Scarf (1960), Management Science 6; Chen & Zheng (1994), Management Science 40; Snyder & Shen (2019), 2nd ed., section 6.2, Example 6.1.
 * @customfunction INV.CLARKSCARF
 * @param echelonHoldingCosts Echelon holding cost per unit and time unit (money), supplier's end first.
 * @param leadTimes Lead time to each stage, supplier's end first.
 * @param stockoutCost Cost of one unit backordered by customers for one time unit (money).
 * @param demandMean Mean demand per time unit (units).
 * @param demandSd Standard deviation of normal demand per time unit (units).
 * @returns {any[][]} Per stage: echelon and local base-stock level; last row: expected cost per time unit.
 * @example =INDEX(FULCRUM.INV.CLARKSCARF({2,2,3}, {2,1,1}, 37.12, 5, 1), 5, 4) -> 47.660150
 */
export function clarkScarfFunction(
  echelonHoldingCosts: any[][],
  leadTimes: any[][],
  stockoutCost: number,
  demandMean: number,
  demandSd: number,
): any[][] {
  return excelCall(() => {
    const { stages, cost } = clarkScarf({
      echelonHoldingCosts: numberList('echelonHoldingCosts', echelonHoldingCosts),
      leadTimes: numberList('leadTimes', leadTimes),
      stockoutCost: oneNumber('stockoutCost', stockoutCost),
      demandMean: oneNumber('demandMean', demandMean),
      demandSd: oneNumber('demandSd', demandSd),
    });
    const rows = stages.map(({ echelonBaseStock, localBaseStock }, j) => [
      stages.length - j,
      echelonBaseStock,
      localBaseStock,
      '',
    ]);
    return table(
      ['stage', 'echelonBaseStock', 'localBaseStock', 'expectedCost'],
      [...rows, ['Total', '', '', cost]],
    );
  });
}
