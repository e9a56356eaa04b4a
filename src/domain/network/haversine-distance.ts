import { DomainError, requireFinite, requireOneOf } from '../domain-error';
import { MOST_PAIRS } from './network-checks';

/** Units in which a distance may be asked for. */
export const DISTANCE_UNITS = ['km', 'mi', 'nmi'] as const;
type DistanceUnit = (typeof DISTANCE_UNITS)[number];

/** Mean radius R1 of the Earth, km (IUGG; Moritz, Geodetic Reference System 1980, J. Geodesy 74, 2000). */
const MEAN_EARTH_RADIUS_KM = 6371.0088;

/** Kilometres in one unit; the mile and the nautical mile are exact by definition. */
const KILOMETRES_PER: Record<DistanceUnit, number> = { km: 1, mi: 1.609344, nmi: 1.852 };

/** A place in decimal degrees: north and east positive. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** How a great-circle distance is turned into a travelled one. */
export interface DistanceOptions {
  /** Unit of the result, kilometres by default. */
  readonly unit?: DistanceUnit;
  /** Factor of at least 1 by which the route exceeds the great circle, 1 by default. */
  readonly circuity?: number;
}

/**
 * Great-circle distance between two places by the haversine formula,
 * 2R·asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2)), times the circuity of the road or rail network.
 * Degrees in, a distance in `unit` out. Exact on the sphere; the ellipsoid differs by at most 0.6 %.
 *
 * @throws DomainError "out-of-range" when a latitude leaves ±90°, a longitude ±180°, or circuity is below 1
 * @see Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984)
 */
export function haversineDistance(from: Place, to: Place, options: DistanceOptions = {}): number {
  return distanceWith(travelFactor(options))(
    checkedPlace(from, 'lat1', 'lon1'),
    checkedPlace(to, 'lat2', 'lon2'),
  );
}

/**
 * Distances from each place of `from` (rows) to each of `to` (columns), as `haversineDistance`.
 *
 * @throws DomainError "out-of-range" naming the first row whose coordinates are not on Earth
 */
export function distanceMatrix(
  from: readonly Place[],
  to: readonly Place[],
  options: DistanceOptions = {},
): number[][] {
  const pairs = from.length * to.length;
  if (pairs > MOST_PAIRS) {
    throw new DomainError(
      'out-of-range',
      'from',
      `and to give ${from.length} × ${to.length} = ${pairs} distances; the limit is ${MOST_PAIRS}`,
    );
  }
  const distance = distanceWith(travelFactor(options));
  const [rows, columns] = [checkedPlaces('from', from), checkedPlaces('to', to)];
  return rows.map((a) => columns.map((b) => distance(a, b)));
}

function travelFactor({ unit = 'km', circuity = 1 }: DistanceOptions): number {
  if (!(requireFinite('circuity', circuity) >= 1)) {
    throw new DomainError('out-of-range', 'circuity', `must be at least 1, not ${circuity}`);
  }
  return (circuity * MEAN_EARTH_RADIUS_KM) / KILOMETRES_PER[requireOneOf('unit', unit, DISTANCE_UNITS)];
}

function checkedPlaces(field: string, places: readonly Place[]): Place[] {
  return places.map((place, i) =>
    checkedPlace(place, `${field}, row ${i + 1}, latitude`, `${field}, row ${i + 1}, longitude`),
  );
}

function checkedPlace(place: Place, latitudeField: string, longitudeField: string): Place {
  requireDegrees(latitudeField, place.latitude, 90);
  requireDegrees(longitudeField, place.longitude, 180);
  return place;
}

function requireDegrees(field: string, degrees: number, limit: number): void {
  if (!(Math.abs(requireFinite(field, degrees)) <= limit)) {
    throw new DomainError(
      'out-of-range',
      field,
      `must lie between -${limit} and ${limit} degrees, not ${degrees}`,
    );
  }
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

function distanceWith(factor: number): (a: Place, b: Place) => number {
  return (a, b) => {
    const sinLatitude = Math.sin(radians(b.latitude - a.latitude) / 2);
    const sinLongitude = Math.sin(radians(b.longitude - a.longitude) / 2);
    const h =
      sinLatitude ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * sinLongitude ** 2;
    // Rounding may lift h above 1 for antipodes, where asin is not defined.
    return 2 * factor * Math.asin(Math.sqrt(Math.min(1, h)));
  };
}
