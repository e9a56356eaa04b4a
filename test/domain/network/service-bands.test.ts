import fc from 'fast-check';
import { serviceBands } from '../../../src/domain/network/service-bands';

describe('serviceBands', () => {
  it('sorts demand by the distance of its own site, limits included (worked by hand)', () => {
    const bands = serviceBands({
      distance: [
        [100, 900, 50],
        [800, 500, 10],
      ],
      assignment: [0, 1, 0],
      demand: [60, 30, 10],
      bands: [50, 500],
    });
    expect(
      bands.map(({ from, to, demand, share, cumulativeShare }) => [from, to, demand, share, cumulativeShare]),
    ).toEqual([
      [0, 50, 10, 0.1, 0.1],
      [50, 500, 90, 0.9, 1],
      [500, Infinity, 0, 0, 1],
    ]);
  });

  it('accounts for all demand', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 99 })), {
          minLength: 1,
        }),
        (customers) => {
          const bands = serviceBands({
            distance: [customers.map(([distance]) => distance)],
            assignment: customers.map(() => 0),
            demand: customers.map(([, demand]) => demand),
            bands: [300, 700, 1500],
          });
          expect(bands.reduce((sum, band) => sum + band.share, 0)).toBeCloseTo(1, 12);
          expect(bands.at(-1)!.cumulativeShare).toBeCloseTo(1, 12);
        },
      ),
    );
  });

  it('refuses a site that does not exist and limits that do not ascend', () => {
    const input = { distance: [[1, 2]], assignment: [0, 1], demand: [1, 1], bands: [5] };
    expect(() => serviceBands(input)).toThrow(
      'assignment, entry 2, must be a whole number from 1 to 1, not 2',
    );
    expect(() => serviceBands({ ...input, assignment: [0, 0], bands: [5, 5] })).toThrow(
      'bands must ascend: entry 2 is not above entry 1',
    );
    expect(() => serviceBands({ ...input, assignment: [0, 0], demand: [0, 0] })).toThrow(
      'demand must not be zero everywhere',
    );
  });
});
