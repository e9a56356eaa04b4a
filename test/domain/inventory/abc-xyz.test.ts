import fc from 'fast-check';
import { classifyItems } from '../../../src/domain/inventory/abc-xyz';

describe('classifyItems', () => {
  it('matches Heizer & Render, Operations Management, 10th ed., ch. 12, Silicon Chips: 72 % of the value in class A, 23 % in B, 5 % in C', () => {
    const value = [90_000, 77_000, 26_350, 15_001, 12_500, 8_502, 1_200, 850, 504, 150];
    const classes = classifyItems(
      value,
      value.map(() => 0),
      { shares: [0.7, 0.95], variabilities: [0.5, 1] },
    );
    expect(classes.map(({ abc }) => abc).join('')).toBe('AABBBCCCCC');
    const shareOf = (name: string): number =>
      classes.reduce((sum, { abc, share }) => sum + (abc === name ? share : 0), 0);
    expect(['A', 'B', 'C'].map((name) => Math.round(100 * shareOf(name)))).toEqual([72, 23, 5]);
  });

  it('hand-check of the definition: ten items of known shares', () => {
    const value = [25, 400, 5, 90, 300, 20, 60, 10, 50, 40];
    const cv = [0.1, 0.5, 2, 0.6, 1, 1.01, 0.4, 0.3, 0.51, 0.9];
    // By falling value: 400 300 90 60 50 40 25 20 10 5; shares before: 0 .4 .7 .79 .85 .9 .94 .965 .985 .995.
    expect(classifyItems(value, cv).map(({ abc, xyz }) => abc + xyz)).toEqual([
      'BX',
      'AX',
      'CZ',
      'AY',
      'AY',
      'CZ',
      'AX',
      'CX',
      'BY',
      'BY',
    ]);
  });

  it('an item whose predecessors reach a limit exactly belongs to the next class', () => {
    const classes = classifyItems([0.8, 0.15, 0.05], [0, 0, 0]);
    expect(classes.map(({ abc }) => abc)).toEqual(['A', 'B', 'C']);
  });

  it('class A holds at least its share of the value, and no item outside it is worth more than one inside', () => {
    const list = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(list, (values) => {
        fc.pre(values.some((value) => value > 0));
        const classes = classifyItems(
          values,
          values.map(() => 0.7),
        );
        const inA = values.filter((_, i) => classes[i]!.abc === 'A');
        const share = classes.reduce((sum, item) => sum + (item.abc === 'A' ? item.share : 0), 0);
        expect(share).toBeGreaterThanOrEqual(0.8 - 1e-9);
        const outside = values.filter((_, i) => classes[i]!.abc !== 'A');
        expect(Math.max(0, ...outside)).toBeLessThanOrEqual(Math.min(...inA));
        expect(classes.every(({ xyz }) => xyz === 'Y')).toBe(true);
      }),
    );
  });

  it('refuses nothing to classify and limits that do not ascend', () => {
    expect(() => classifyItems([0, 0], [1, 1])).toThrow('usageValue must have an entry above 0');
    expect(() => classifyItems([1, -1], [1, 1])).toThrow(
      'usageValue, entry 2, must be zero or a positive number, not -1',
    );
    expect(() => classifyItems([1], [1, 2])).toThrow(
      'variability must have as many entries as usageValue (1), not 2',
    );
    expect(() => classifyItems([1], [1], { shares: [0.9, 0.8], variabilities: [0.5, 1] })).toThrow(
      'shares must be two ascending numbers above 0, not 0.9 and 0.8',
    );
  });
});
