import { requireEntries, requireNonNegative } from '../domain-error';
import { reorderPoint, safetyStock, type ServiceType } from './safety-stock';
import type { ReplenishedDemand } from './protection-demand';
import { serviceLevel } from './service-level';

export interface ServiceCurveItem extends ReplenishedDemand {
  readonly orderQuantity: number;
  /** Cost of one unit, money. */
  readonly unitCost: number;
  /** Cost of holding stock per period as a fraction of its value. */
  readonly carryingRate: number;
  /** Which service the targets mean. */
  readonly serviceType: ServiceType;
}

export interface ServicePoint {
  readonly target: number;
  readonly cycleServiceLevel: number;
  readonly fillRate: number;
  readonly safetyStock: number;
  /** Money tied up in the safety stock. */
  readonly cash: number;
  /** Cost per period of carrying the safety stock. */
  readonly carryingCost: number;
  /** Extra cash per percentage point of target since the previous row; undefined in the first. */
  readonly cashPerPoint: number | undefined;
}

/** Targets from 80 % to 99.9 %, closer where service becomes dear. */
const USUAL_TARGETS: readonly number[] = [
  0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99, 0.995, 0.999,
];

/**
 * What each step of service costs: safety stock, cash and carrying cost per target, and the cash that one more
 * percentage point takes.
 *
 * @throws DomainError "out-of-range" as `safetyStock`, and when unitCost or carryingRate is negative
 * @see Silver, Pyke & Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed. (1998), Chapter 7
 */
export function serviceCurve(
  item: ServiceCurveItem,
  targets: readonly number[] = USUAL_TARGETS,
): ServicePoint[] {
  requireEntries('levels', targets);
  const unitCost = requireNonNegative('unitCost', item.unitCost);
  const carryingRate = requireNonNegative('carryingRate', item.carryingRate);
  const points: ServicePoint[] = [];
  for (const target of targets) {
    const wanted = { ...item, serviceLevel: target };
    const reached = serviceLevel({ ...item, reorderPoint: reorderPoint(wanted) });
    const safety = safetyStock(wanted);
    const cash = safety * unitCost;
    const previous = points[points.length - 1];
    points.push({
      target,
      cycleServiceLevel: reached.cycleServiceLevel,
      fillRate: reached.fillRate,
      safetyStock: safety,
      cash,
      carryingCost: cash * carryingRate,
      cashPerPoint:
        previous === undefined || previous.target === target
          ? undefined
          : (cash - previous.cash) / (100 * (target - previous.target)),
    });
  }
  return points;
}
