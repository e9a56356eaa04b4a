import fc from 'fast-check';
import { distanceMatrix, haversineDistance } from '../../../src/domain/network/haversine-distance';

const nashville = { latitude: 36.12, longitude: -86.67 };
const losAngeles = { latitude: 33.94, longitude: -118.4 };

describe('haversineDistance', () => {
  it('matches Rosetta Code, "Haversine formula": BNA to LAX is 2886.444 km on a sphere of radius 6371 km', () => {
    // The task states the result for R = 6371 km; ours is the IUGG mean radius, 6371.0088 km.
    expect(haversineDistance(nashville, losAngeles) * (6371 / 6371.0088)).toBeCloseTo(2886.4444, 3);
  });

  it('is a quarter of the circumference from pole to equator, whatever the longitude', () => {
    expect(haversineDistance({ latitude: 90, longitude: 12 }, { latitude: 0, longitude: -77 })).toBeCloseTo(
      (Math.PI / 2) * 6371.0088,
      8,
    );
  });

  it('measures one minute of arc as about one nautical mile, and converts units exactly', () => {
    const to = { latitude: 1 / 60, longitude: 0 };
    const from = { latitude: 0, longitude: 0 };
    expect(haversineDistance(from, to, { unit: 'nmi' })).toBeCloseTo(1, 2);
    expect(haversineDistance(from, to, { unit: 'mi' }) * 1.609344).toBeCloseTo(
      haversineDistance(from, to),
      12,
    );
    expect(haversineDistance(from, to, { circuity: 1.3 })).toBeCloseTo(1.3 * haversineDistance(from, to), 12);
  });

  const place = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  });

  it('is symmetric, zero only at the same place, and keeps the triangle inequality', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        const direct = haversineDistance(a, b);
        expect(haversineDistance(b, a)).toBeCloseTo(direct, 9);
        expect(haversineDistance(a, a)).toBe(0);
        expect(direct).toBeLessThanOrEqual(haversineDistance(a, c) + haversineDistance(c, b) + 1e-6);
      }),
    );
  });

  it('refuses coordinates that are not on Earth and a circuity below 1', () => {
    expect(() => haversineDistance({ latitude: 91, longitude: 0 }, losAngeles)).toThrow(
      'lat1 must lie between -90 and 90 degrees, not 91',
    );
    expect(() => haversineDistance(nashville, losAngeles, { circuity: 0.9 })).toThrow(
      'circuity must be at least 1, not 0.9',
    );
  });
});

describe('distanceMatrix', () => {
  it('holds the distance of each pair, sites as rows', () => {
    const matrix = distanceMatrix([nashville], [losAngeles, nashville], { unit: 'mi' });
    expect(matrix).toEqual([[haversineDistance(nashville, losAngeles, { unit: 'mi' }), 0]]);
  });

  it('names the row that is not on Earth', () => {
    expect(() => distanceMatrix([nashville], [losAngeles, { latitude: 0, longitude: 181 }])).toThrow(
      'to, row 2, longitude must lie between -180 and 180 degrees, not 181',
    );
  });
});
