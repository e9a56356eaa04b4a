import fc from 'fast-check';
import { fractionalKnapsack } from '../../../src/domain/optimization/fractional-knapsack';

describe('fractionalKnapsack', () => {
  it('agrees with taking items by ratio after a sort, the rule of Dantzig (1957)', () => {
    const item = fc.record({
      gain: fc.integer({ min: -20, max: -1 }),
      weight: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), fc.integer({ min: 0, max: 120 }), (items, capacity) => {
        let room = capacity;
        let expected = 0;
        for (const { gain, weight } of [...items].sort((a, b) => a.gain / a.weight - b.gain / b.weight)) {
          const share = Math.min(1, room / weight);
          expected += share * gain;
          room -= share * weight;
        }
        const share = new Float64Array(items.length);
        const value = fractionalKnapsack(
          Int32Array.from(items.keys()),
          items.length,
          Float64Array.from(items, ({ gain }) => gain),
          Float64Array.from(items, ({ weight }) => weight),
          capacity,
          share,
        );
        expect(value).toBeCloseTo(expected, 9);
        const used = items.reduce((sum, { weight }, i) => sum + weight * share[i]!, 0);
        expect(used).toBeLessThanOrEqual(capacity + 1e-9);
      }),
    );
  });
});
