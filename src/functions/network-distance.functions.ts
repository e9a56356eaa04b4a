import { DISTANCE_UNITS, distanceMatrix, haversineDistance } from '../domain/network/haversine-distance';
import { serviceBands } from '../domain/network/service-bands';
import { choice, excelCall, liftScalar, number, numberList, oneChoice, oneNumber, table } from './excel-call';
import { costMatrix, placeList } from './network-arguments';

/**
 * Great-circle distance between two places, times the circuity of the route.
 *
 * When to use: to price freight or promise lead times from coordinates when no road distances are at hand.
 * Formula: 2R asin sqrt(sin²(Δlat/2) + cos lat1 cos lat2 sin²(Δlon/2)) × circuity, R = 6371.0088 km.
 * Units: decimal degrees, north and east positive; km, mi or nmi.
 * Source: Sinnott, Virtues of the Haversine, Sky and Telescope 68 (1984); Earth radius of the IUGG.
 * @customfunction NET.HAVERSINE
 * @param lat1 Latitude of the first place (degrees).
 * @param lon1 Longitude of the first place (degrees).
 * @param lat2 Latitude of the second place (degrees).
 * @param lon2 Longitude of the second place (degrees).
 * @param [unit] "km" (default), "mi" or "nmi".
 * @param [circuity] Route length over great circle, at least 1 (default 1; roads often 1.2 to 1.4).
 * @returns {any[][]} Distance in the unit.
 * @example =FULCRUM.NET.HAVERSINE(36.12, -86.67, 33.94, -118.4) -> 2886.45
 */
export function haversineFunction(
  lat1: any[][],
  lon1: any[][],
  lat2: any[][],
  lon2: any[][],
  unit?: any[][],
  circuity?: any[][],
): any[][] {
  return liftScalar(
    {
      lat1: number(lat1),
      lon1: number(lon1),
      lat2: number(lat2),
      lon2: number(lon2),
      unit: choice(unit, DISTANCE_UNITS, 'km'),
      circuity: number(circuity, 1),
    },
    (at) =>
      haversineDistance(
        { latitude: at.lat1, longitude: at.lon1 },
        { latitude: at.lat2, longitude: at.lon2 },
        { unit: at.unit, circuity: at.circuity },
      ),
  );
}

/**
 * Distances from every place of one list to every place of another.
 *
 * When to use: as the distance or cost matrix of the other NET functions, which accept its header row.
 * Formula: NET.HAVERSINE for each pair; a header row, then a row per place of from.
 * Units: decimal degrees, north and east positive; km, mi or nmi.
 * Source: Sinnott, Virtues of the Haversine, Sky and Telescope 68 (1984).
 * @customfunction NET.DISTANCEMATRIX
 * @param from Places of the rows, such as sites: latitude and longitude (two columns).
 * @param to Places of the columns, such as customers: latitude and longitude (two columns).
 * @param [unit] "km" (default), "mi" or "nmi".
 * @param [circuity] Route length over great circle, at least 1 (default 1).
 * @returns {any[][]} A header row, then a row of distances per place of from.
 * @example =INDEX(FULCRUM.NET.DISTANCEMATRIX({36.12,-86.67}, {33.94,-118.4;36.12,-86.67}), 2, 1) -> 2886.45
 */
export function distanceMatrixFunction(
  from: any[][],
  to: any[][],
  unit?: any[][],
  circuity?: any[][],
): any[][] {
  return excelCall(() => {
    const distances = distanceMatrix(placeList('from', from), placeList('to', to), {
      unit: oneChoice('unit', unit, DISTANCE_UNITS, 'km'),
      circuity: oneNumber('circuity', circuity, 1),
    });
    return table(
      distances[0]!.map((_, column) => `to ${column + 1}`),
      distances,
    );
  });
}

/**
 * Share of demand by distance from the site that serves it.
 *
 * When to use: to state the service of a network, such as the share of demand within 500 km.
 * Formula: demand of the customers whose distance to their site is above from and up to to, over all demand.
 * Units: bands in the unit of distance; shares as fractions.
 * @customfunction NET.SERVICEBANDS
 * @param distance Distance of each site (rows) to each customer (columns).
 * @param assignment Number of the site that serves each customer, counted from 1.
 * @param demand Demand of each customer (units).
 * @param bands Upper limits of the bands, ascending (unit of distance).
 * @returns {any[][]} Per band: from, to, demand, share of demand, cumulative share.
 * @example =FULCRUM.NET.SERVICEBANDS({100,700,2000}, {1,1,1}, {50,30,20}, {500,1000}) -> {"from","to","demand","share","cumulative share";0,500,50,0.5,0.5;500,1000,30,0.3,0.8;1000,"beyond",20,0.2,1}
 */
export function serviceBandsFunction(
  distance: any[][],
  assignment: any[][],
  demand: any[][],
  bands: any[][],
): any[][] {
  return excelCall(() =>
    table(
      ['from', 'to', 'demand', 'share', 'cumulative share'],
      serviceBands({
        distance: costMatrix('distance', distance),
        assignment: numberList('assignment', assignment).map((site) => site - 1),
        demand: numberList('demand', demand),
        bands: numberList('bands', bands),
      }).map((band) => [
        band.from,
        band.to === Infinity ? 'beyond' : band.to,
        band.demand,
        band.share,
        band.cumulativeShare,
      ]),
    ),
  );
}
