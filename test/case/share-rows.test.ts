import { createCase } from '../../src/case/create-case';
import { shareRows } from '../../src/case/share-rows';

const made = (price: number) =>
  createCase({
    decision: { decision: 'Decide.' },
    drivers: [{ name: 'Price', low: price }, { name: 'Volume' }],
    metrics: [{ name: 'Profit' }],
  });

test('a case that says the same is the same object', () => {
  const before = made(10);
  expect(shareRows(before, made(10))).toBe(before);
});

test('of a changed case only the changed row is new', () => {
  const before = made(10);
  const after = shareRows(before, made(11));
  expect(after).toEqual(made(11));
  expect(after.drivers[0]).not.toBe(before.drivers[0]);
  expect(after.drivers[1]).toBe(before.drivers[1]);
  expect(after.metrics).toBe(before.metrics);
  expect(after.decision).toBe(before.decision);
});

test('a removed row is gone, and without an earlier case the later one is taken', () => {
  const before = made(10);
  const fewer = { ...made(10), drivers: made(10).drivers.slice(1) };
  expect(shareRows(before, fewer)).toEqual(fewer);
  expect(shareRows(null, before)).toBe(before);
});
