import { DomainError, requireOneOf } from '../domain-error';
import { requirePerEntry } from './network-checks';

export const GRAVITY_METHODS = ['weiszfeld', 'mean', 'rectilinear'] as const;
export type GravityMethod = (typeof GRAVITY_METHODS)[number];

export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

export interface CenterOfGravity extends PlanePoint {
  /** Σ weight × distance from the centre: straight-line, or |Δx| + |Δy| for the rectilinear method. */
  readonly cost: number;
}

/**
 * The best place in the plane for one site among weighted points. "weiszfeld" minimises the weighted
 * straight-line distance, "rectilinear" the weighted |Δx| + |Δy|, and "mean" the weighted squared distance,
 * which is the classical centre of gravity and only an approximation of the first.
 *
 * The straight-line optimum lies at a point when the pull of all others there is at most its own weight;
 * that is tested first and answered exactly, since the iteration cannot start or stop there.
 *
 * @throws DomainError "out-of-range" for a malformed argument or weights that are zero everywhere
 * @see Weiszfeld (1937), transl. Plastria, Annals of Operations Research 167 (2009); Vardi & Zhang, "The
 *   multivariate L1-median and associated data depth", PNAS 97 (2000)
 */
export function centerOfGravity(
  points: readonly PlanePoint[],
  weights: readonly number[],
  method: GravityMethod = 'weiszfeld',
): CenterOfGravity {
  requireOneOf('method', method, GRAVITY_METHODS);
  if (points.length === 0) throw new DomainError('out-of-range', 'points', 'must have at least one row');
  points.forEach(({ x, y }, i) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      throw new DomainError('out-of-range', `points, row ${i + 1},`, 'must have two numbers');
    }
  });
  requirePerEntry('weights', weights, points.length, 'points');
  const places = merged(points, weights);
  if (places.length === 0) throw new DomainError('out-of-range', 'weights', 'must not be zero everywhere');

  if (method === 'rectilinear') {
    const center = { x: weightedMedian(places, 'x'), y: weightedMedian(places, 'y') };
    return {
      ...center,
      cost: places.reduce(
        (sum, { x, y, weight }) => sum + weight * (Math.abs(x - center.x) + Math.abs(y - center.y)),
        0,
      ),
    };
  }
  const center = method === 'mean' ? mean(places) : geometricMedian(places);
  return { ...center, cost: distanceCost(places, center) };
}

interface Place extends PlanePoint {
  readonly weight: number;
}

/** Places of positive weight, each once: coinciding points pull as one. */
function merged(points: readonly PlanePoint[], weights: readonly number[]): Place[] {
  const byKey = new Map<string, Place>();
  points.forEach(({ x, y }, i) => {
    const weight = weights[i]!;
    if (weight === 0) return;
    const key = `${x},${y}`;
    byKey.set(key, { x, y, weight: weight + (byKey.get(key)?.weight ?? 0) });
  });
  return [...byKey.values()];
}

function mean(places: readonly Place[]): PlanePoint {
  let [x, y, total] = [0, 0, 0];
  for (const place of places) {
    x += place.weight * place.x;
    y += place.weight * place.y;
    total += place.weight;
  }
  return { x: x / total, y: y / total };
}

function distanceCost(places: readonly Place[], { x, y }: PlanePoint): number {
  let cost = 0;
  for (const place of places) cost += place.weight * Math.hypot(place.x - x, place.y - y);
  return cost;
}

/** The smallest coordinate with at least half of the weight at or below it. */
function weightedMedian(places: readonly Place[], axis: 'x' | 'y'): number {
  const sorted = [...places].sort((a, b) => a[axis] - b[axis]);
  const half = places.reduce((sum, place) => sum + place.weight, 0) / 2;
  let below = 0;
  for (const place of sorted) {
    below += place.weight;
    if (below >= half * (1 - 1e-15)) return place[axis];
  }
  return sorted.at(-1)![axis];
}

function geometricMedian(places: readonly Place[]): PlanePoint {
  // The cost is convex: if the optimum is at a place, that place is the cheapest of them.
  let best = places[0]!;
  let bestCost = Infinity;
  for (const place of places) {
    const cost = distanceCost(places, place);
    if (cost < bestCost) {
      bestCost = cost;
      best = place;
    }
  }
  const pull = pullAt(places, best);
  const strength = Math.hypot(pull.x, pull.y);
  if (strength <= best.weight * (1 + 1e-14)) return { x: best.x, y: best.y };

  // Leave the place downhill, by the step of Vardi and Zhang; from below its cost no place is met again.
  const step = (1 - best.weight / strength) / pull.density;
  let center: PlanePoint = { x: best.x + step * pull.x, y: best.y + step * pull.y };
  let cost = distanceCost(places, center);
  for (let iteration = 0; iteration < 1000; iteration++) {
    const next = cheaperOf(places, newtonStep(places, center), weiszfeldStep(places, center));
    const nextCost = distanceCost(places, next);
    if (!(nextCost < cost)) break;
    center = next;
    cost = nextCost;
  }
  return center;
}

/** The pull of the other places on a point, Σ w (p − point)/d, and Σ w/d. */
function pullAt(places: readonly Place[], point: PlanePoint): PlanePoint & { density: number } {
  let [x, y, density] = [0, 0, 0];
  for (const place of places) {
    const distance = Math.hypot(place.x - point.x, place.y - point.y);
    if (distance === 0) continue;
    x += (place.weight * (place.x - point.x)) / distance;
    y += (place.weight * (place.y - point.y)) / distance;
    density += place.weight / distance;
  }
  return { x, y, density };
}

function weiszfeldStep(places: readonly Place[], point: PlanePoint): PlanePoint {
  const pull = pullAt(places, point);
  return { x: point.x + pull.x / pull.density, y: point.y + pull.y / pull.density };
}

/** Newton's step: quadratic near the optimum, where Weiszfeld's is slow; may overshoot far from it. */
function newtonStep(places: readonly Place[], point: PlanePoint): PlanePoint {
  let [xx, xy, yy] = [0, 0, 0];
  for (const place of places) {
    const [dx, dy] = [place.x - point.x, place.y - point.y];
    const distance = Math.hypot(dx, dy);
    if (distance === 0) continue;
    const curvature = place.weight / distance ** 3;
    xx += curvature * dy * dy;
    xy -= curvature * dx * dy;
    yy += curvature * dx * dx;
  }
  const determinant = xx * yy - xy * xy;
  if (!(determinant > 0)) return point;
  const pull = pullAt(places, point);
  return {
    x: point.x + (yy * pull.x - xy * pull.y) / determinant,
    y: point.y + (xx * pull.y - xy * pull.x) / determinant,
  };
}

function cheaperOf(places: readonly Place[], a: PlanePoint, b: PlanePoint): PlanePoint {
  return distanceCost(places, a) <= distanceCost(places, b) ? a : b;
}
