import fc from 'fast-check';
import { centerOfGravity } from '../../../src/domain/network/center-of-gravity';

const coordinate = fc.integer({ min: -50, max: 50 });
const point = fc.record({ x: coordinate, y: coordinate });
const weighted = fc
  .array(fc.tuple(point, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 12 })
  .map((entries) => ({
    points: entries.map(([place]) => place),
    weights: entries.map(([, weight]) => weight),
  }));

describe('centerOfGravity', () => {
  it('matches Chopra & Meindl, Supply Chain Management, 3rd ed. (2007), section 5.3, Steel Appliances: (681, 882)', () => {
    // Two suppliers of parts and six markets; weight is freight per ton and mile times tons.
    const { x, y } = centerOfGravity(
      [
        { x: 700, y: 1200 },
        { x: 250, y: 600 },
        { x: 225, y: 825 },
        { x: 600, y: 500 },
        { x: 1050, y: 1200 },
        { x: 800, y: 300 },
        { x: 925, y: 975 },
        { x: 1000, y: 1080 },
      ],
      [0.9 * 500, 0.95 * 300, 0.85 * 700, 1.5 * 225, 1.5 * 150, 1.5 * 250, 1.5 * 175, 1.5 * 300],
    );
    expect(Math.round(x)).toBe(681);
    expect(Math.round(y)).toBe(882);
  });

  it('finds the Fermat point of a triangle, whose cost is √((a² + b² + c²)/2 + 2√3 × area)', () => {
    const corners = [
      { x: 0, y: 0 },
      { x: 4, y: 0 },
      { x: 1, y: 3 },
    ];
    const { cost } = centerOfGravity(corners, [1, 1, 1]);
    expect(cost).toBeCloseTo(Math.sqrt((16 + 10 + 18) / 2 + 2 * Math.sqrt(3) * 6), 10);
  });

  it('answers exactly with a point whose own weight outweighs the pull of the others', () => {
    expect(
      centerOfGravity(
        [
          { x: 0, y: 0 },
          { x: 4, y: 0 },
          { x: 4, y: 3 },
        ],
        [1, 5, 1],
      ),
    ).toEqual({ x: 4, y: 0, cost: 7 });
    // The angle at (0, 0) is above 120 degrees: the Fermat point is that corner.
    expect(
      centerOfGravity(
        [
          { x: 0, y: 0 },
          { x: 10, y: 1 },
          { x: -10, y: 1 },
        ],
        [1, 1, 1],
      ),
    ).toMatchObject({ x: 0, y: 0 });
    // Weiszfeld's iteration started at this mean would divide by zero.
    expect(
      centerOfGravity(
        [
          { x: -1, y: 0 },
          { x: 0, y: 0 },
          { x: 1, y: 0 },
        ],
        [1, 1, 1],
      ),
    ).toEqual({ x: 0, y: 0, cost: 2 });
  });

  it('has no cheaper place nearby, by any of the three measures', () => {
    fc.assert(
      fc.property(weighted, ({ points, weights }) => {
        const cost = (x: number, y: number, measure: (dx: number, dy: number) => number): number =>
          points.reduce((sum, p, i) => sum + weights[i]! * measure(p.x - x, p.y - y), 0);
        const measures = {
          weiszfeld: (dx: number, dy: number) => Math.hypot(dx, dy),
          rectilinear: (dx: number, dy: number) => Math.abs(dx) + Math.abs(dy),
          mean: (dx: number, dy: number) => dx * dx + dy * dy,
        };
        for (const method of ['weiszfeld', 'rectilinear', 'mean'] as const) {
          const center = centerOfGravity(points, weights, method);
          const here = cost(center.x, center.y, measures[method]);
          if (method !== 'mean') expect(center.cost).toBeCloseTo(here, 9);
          for (const step of [1, 0.01, 0.0001]) {
            for (const [dx, dy] of [
              [step, 0],
              [-step, 0],
              [0, step],
              [0, -step],
              [step, step],
              [-step, step],
            ] as const) {
              expect(cost(center.x + dx, center.y + dy, measures[method])).toBeGreaterThanOrEqual(
                here - 1e-9 * (1 + here),
              );
            }
          }
        }
      }),
    );
  });

  it('refuses weights that are zero everywhere and lists of different length', () => {
    expect(() => centerOfGravity([{ x: 0, y: 0 }], [0])).toThrow('weights must not be zero everywhere');
    expect(() => centerOfGravity([{ x: 0, y: 0 }], [1, 2])).toThrow(
      'weights must have an entry for each of the 1 points, not 2',
    );
  });
});
