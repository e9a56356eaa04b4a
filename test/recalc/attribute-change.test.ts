import fc from 'fast-check';
import { LocalModel } from '../../src/recalc/local-model';
import { attributeChange } from '../../src/recalc/uses/attribute-change';
import { localEvaluator } from '../../src/recalc/uses/model-evaluator';
import { cell, modelOf } from './written-model';

const evaluatorOf = (formula: string, count: number) => {
  const cells = Object.fromEntries(Array.from({ length: count }, (_, i) => [`A${i + 1}`, 1]));
  const drivers = Array.from({ length: count }, (_, i) => cell(`Model!A${i + 1}`));
  return localEvaluator(
    new LocalModel(modelOf({ Model: { ...cells, B1: formula } }), drivers, [cell('Model!B1')]),
  );
};

test('the product 2 × 3 that becomes 4 × 5: each factor with half of what they did together', async () => {
  // 14 = 6 for the first at the old second (2 × 3) plus 4 for both (2 × 2) halved, and 4 for the second plus 2.
  const split = await attributeChange(evaluatorOf('=A1*A2', 2), [2, 3], [4, 5], 0);
  expect(split).toEqual({
    before: 6,
    after: 20,
    parts: [8, 6],
    method: 'every order',
    standardErrors: [0, 0],
    sampledOrders: null,
  });
});

test('Shapley (1953), symmetry and dummy: equal drivers share equally, one without effect has none', async () => {
  const split = await attributeChange(evaluatorOf('=A1*A2*A3+0*A4', 4), [1, 1, 1, 1], [2, 2, 2, 9], 0);
  expect(split.parts.map((part) => Number(part.toFixed(12)))).toEqual(
    [7 / 3, 7 / 3, 7 / 3, 0].map((part) => Number(part.toFixed(12))),
  );
});

test('nothing that differs has no part', async () => {
  const split = await attributeChange(evaluatorOf('=A1*A2', 2), [2, 3], [2, 3], 0);
  expect(split).toEqual({
    before: 6,
    after: 6,
    parts: [0, 0],
    method: 'every order',
    standardErrors: [0, 0],
    sampledOrders: null,
  });
});

test('a case without all drivers is refused', async () => {
  await expect(attributeChange(evaluatorOf('=A1*A2', 2), [2], [2, 3], 0)).rejects.toThrow(
    'before must give each of the 2 drivers a value, not 1',
  );
});

test.each([3, 12])('the parts of %d drivers add up to the change', async (count) => {
  const formula = `=SUM(A1:A${count})*A1+A2*A3-A${count}^2`;
  const evaluator = evaluatorOf(formula, count);
  const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: count, maxLength: count });
  await fc.assert(
    fc.asyncProperty(values, values, async (before, after) => {
      const split = await attributeChange(evaluator, before, after, 0);
      const sum = split.parts.reduce((total, part) => total + part, 0);
      expect(sum).toBeCloseTo(split.after - split.before, 6);
    }),
    { numRuns: 10 },
  );
});

test("Bennet's indicator of 1920: price Δp·(q₀+q₁)/2 and quantity Δq·(p₀+p₁)/2", async () => {
  const split = await attributeChange(evaluatorOf('=A1*A2', 2), [1000, 10], [1200, 12], 0);
  expect(split.parts).toEqual([(200 * (10 + 12)) / 2, (2 * (1000 + 1200)) / 2]);
});

test('sampled orders come within four standard errors of the exact parts', async () => {
  const evaluator = evaluatorOf('=A1*A2*A3+MAX(A4,A5)*A6-A7^2/A8', 8);
  const before = [1, 2, 3, 1, 2, 3, 1, 2];
  const after = [2, 3, 5, 4, 3, 5, 2, 4];
  const exact = await attributeChange(evaluator, before, after, 0);
  const sampled = await attributeChange(evaluator, before, after, 0, { mostExact: 3 });
  expect(sampled).toMatchObject({ method: 'sampled orders', sampledOrders: 256 });
  sampled.parts.forEach((part, driver) => {
    const error = sampled.standardErrors[driver]!;
    expect(error).toBeLessThan(0.3);
    expect(Math.abs(part - exact.parts[driver]!)).toBeLessThanOrEqual(4 * error + 1e-9);
  });
  expect(Math.max(...sampled.standardErrors)).toBeGreaterThan(0);
});
