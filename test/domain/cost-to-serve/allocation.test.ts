import fc from 'fast-check';
import { allocateServiceCosts, ALLOCATION_METHODS } from '../../../src/domain/cost-to-serve/allocation';
import { solveLinear } from '../../../src/domain/optimization/linear-algebra';

/** Plant maintenance and information systems serve each other, machining and assembly. */
const castleford = {
  serviceCosts: [600_000, 116_000],
  usage: [
    [0, 1600, 2400, 4000],
    [200, 0, 1600, 200],
  ],
};

const allocate = (method: (typeof ALLOCATION_METHODS)[number], input = castleford) =>
  allocateServiceCosts({ ...input, method }, solveLinear);

describe('allocateServiceCosts', () => {
  const published = {
    direct: [328_111, 387_889],
    'step-down': [389_778, 326_222],
    reciprocal: [379_878, 336_122],
  } as const;

  it.each(ALLOCATION_METHODS)(
    'gives machining and assembly of Castleford by the %s method (Horngren, Datar & Foster, Cost Accounting, 12th ed. (2006), ch. 15)',
    (method) => {
      const { allocated, check } = allocate(method);
      expect(allocated.map(Math.round)).toEqual(published[method]);
      expect(check).toBe(0);
    },
  );

  it('conserves the total to 1e-9 and its parts add up, whatever the usage', () => {
    const units = fc.integer({ min: 0, max: 1000 });
    const table = fc.integer({ min: 1, max: 5 }).chain((services) =>
      fc.record({
        serviceCosts: fc.array(fc.integer({ min: 0, max: 10_000_000 }), {
          minLength: services,
          maxLength: services,
        }),
        usage: fc.array(
          fc
            .tuple(
              fc.array(units, { minLength: services, maxLength: services }),
              fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 2 }),
            )
            .map(([inner, outer]) => [...inner, ...outer]),
          { minLength: services, maxLength: services },
        ),
      }),
    );
    fc.assert(
      fc.property(table, fc.constantFrom(...ALLOCATION_METHODS), (input, method) => {
        const { allocated, charges } = allocate(method, input);
        const total = input.serviceCosts.reduce((sum, cost) => sum + cost, 0);
        const sum = allocated.reduce((all, cost) => all + cost, 0);
        expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-9 * total);
        charges.forEach((row, i) => {
          expect(row.reduce((all, charge) => all + charge, 0)).toBe(allocated[i]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('does not hang on what a department uses of its own service', () => {
    const own = { ...castleford, usage: [[5000, 1600, 2400, 4000], castleford.usage[1]!] };
    expect(allocate('reciprocal', own).allocated).toEqual(allocate('reciprocal').allocated);
  });

  it('refuses services that serve each other only: singular', () => {
    const closed = {
      serviceCosts: [100, 50, 10],
      usage: [
        [0, 5, 0, 0],
        [5, 0, 0, 0],
        [1, 0, 0, 9],
      ],
    };
    expect(() => allocate('reciprocal', closed)).toThrow(
      'usage is singular: the cost of service 1 and 2 never reaches an operating department',
    );
  });

  it('refuses a service that nobody who counts uses, a negative usage and a missing column', () => {
    const unused = {
      serviceCosts: [100, 50],
      usage: [
        [0, 5, 0],
        [0, 0, 3],
      ],
    };
    expect(() => allocate('direct', unused)).toThrow(
      'usage, row 1, leaves nobody to take the cost of this service by the direct method',
    );
    expect(allocate('step-down', unused).allocated).toEqual([150]);
    expect(() => allocate('direct', { serviceCosts: [1], usage: [[0, -3]] })).toThrow(
      'usage, row 1, column 2, must be zero or a positive number, not -3',
    );
    expect(() => allocate('direct', { serviceCosts: [1], usage: [[3]] })).toThrow(
      'usage must have a column per service department (1)',
    );
  });
});
