import fc from 'fast-check';
import { internalRatesOfReturn } from '../../../src/domain/business-case/internal-rates';
import { presentValue } from '../../../src/domain/business-case/present-value';

const rates = (flows: readonly number[]) => internalRatesOfReturn(flows).map(({ rate }) => rate);

describe('internalRatesOfReturn', () => {
  it('finds 3.50 % and 19.54 % for Helmsley Iron (Brealey, Myers & Allen, 10th ed., §5.3)', () => {
    const [low, high] = rates([-3, 1, 1, 1, 1, 1, 1, 1, 1, 1, -6.5]);
    expect(low! * 100).toBeCloseTo(3.5, 2);
    expect(high! * 100).toBeCloseTo(19.54, 2);
  });

  it('finds 25 % and 400 % for the oil pump (Lorie & Savage, Journal of Business 28 (1955); flows −1,600, 10,000, −10,000)', () => {
    expect(internalRatesOfReturn([-1600, 10000, -10000])).toEqual([
      { rate: expect.closeTo(0.25, 12) as number, around: 'rises' },
      { rate: expect.closeTo(4, 11) as number, around: 'falls' },
    ]);
  });

  it('says that +1,000, −3,000, +2,500 has none (Brealey, Myers & Allen, §5.3, project C)', () => {
    expect(() => internalRatesOfReturn([1000, -3000, 2500])).toThrow(
      'flows have no internal rate of return: their net present value stays above zero at every rate',
    );
  });

  it('says in which direction flows without a rate stay', () => {
    expect(() => internalRatesOfReturn([-1000, 3000, -2500])).toThrow('stays below zero at every rate');
    expect(() => internalRatesOfReturn([0, 5, 0, 7])).toThrow('they are all positive, so no rate');
    expect(() => internalRatesOfReturn([0, -5, 0, -7])).toThrow('they are all negative, so no rate');
  });

  it('finds the rate of flows far away in time and of any size: 100 × 1.02^400 after 400 periods is 2 %', () => {
    const flows = (factor: number) => [-factor, ...new Array<number>(399).fill(0), factor * 1.02 ** 400];
    for (const factor of [1e-200, 1, 1e200]) expect(rates(flows(factor))).toEqual([expect.closeTo(0.02, 10)]);
  });

  it('puts rates that cross and rates that touch in rising order: (1.5x − 1)² (1.1x − 1) by hand', () => {
    const found = internalRatesOfReturn([-1, 4.1, -5.55, 2.475]);
    expect(found.map(({ around }) => around)).toEqual(['falls', 'touches zero']);
    expect(found[0]!.rate).toBeCloseTo(0.1, 9);
    expect(found[1]!.rate).toBeCloseTo(0.5, 5);
  });

  it('finds rates near −100 % and far above 100 %: 1 for 1e9, and 1e9 for 1', () => {
    const [high] = rates([-1, 1e9]);
    expect(high! / (1e9 - 1)).toBeCloseTo(1, 9);
    const [low] = rates([-1e9, 1]);
    expect((1 + low!) * 1e9).toBeCloseTo(1, 6);
  });

  it('equals Excel’s documented IRR: −70,000, 12,000, 15,000, 18,000, 21,000, 26,000 gives 8.7 % (support page of IRR)', () => {
    expect(rates([-70000, 12000, 15000, 18000, 21000, 26000])[0]! * 100).toBeCloseTo(8.66, 2);
  });

  it('finds every rate that the flows were made from, and no other', () => {
    const factor = fc.integer({ min: 2, max: 40 }).map((tenth) => tenth / 10);
    fc.assert(
      fc.property(fc.uniqueArray(factor, { minLength: 1, maxLength: 5 }), (factors) => {
        // The product of (x − 1/g), x = 1/(1 + rate), is zero exactly where 1 + rate = g.
        let flows = [1];
        for (const g of factors) {
          const next = new Array<number>(flows.length + 1).fill(0);
          flows.forEach((c, t) => {
            next[t + 1]! += c;
            next[t]! -= c / g;
          });
          flows = next;
        }
        const found = rates(flows);
        const wanted = factors.map((g) => g - 1).sort((a, b) => a - b);
        expect(found).toHaveLength(wanted.length);
        found.forEach((rate, i) => expect(rate).toBeCloseTo(wanted[i]!, 5));
      }),
    );
  });

  it('reports a rate at which net present value touches zero', () => {
    expect(internalRatesOfReturn([1, -2.2, 1.21])).toEqual([
      { rate: expect.closeTo(0.1, 6) as number, around: 'touches zero' },
    ]);
  });

  it('makes the present value zero, for flows of any size and sign', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -100000, max: 100000 }), { minLength: 2, maxLength: 30 }),
        (flows) => {
          let found: number[];
          try {
            found = rates(flows);
          } catch {
            return;
          }
          for (const rate of found) {
            const scale = presentValue(rate, flows.map(Math.abs));
            expect(Math.abs(presentValue(rate, flows)) / scale).toBeLessThan(1e-8);
          }
        },
      ),
    );
  });

  it('has exactly one rate when flows change sign once, over 600 periods too', () => {
    const flows = [-1000, ...Array.from({ length: 600 }, () => 10)];
    const found = rates(flows);
    expect(found).toHaveLength(1);
    expect(presentValue(found[0]!, flows)).toBeCloseTo(0, 7);
  });

  it('takes the least number that there is among the flows', () => {
    expect(rates([-100, 5e-324, 121])).toEqual([expect.closeTo(0.1, 12)]);
    const started = performance.now();
    expect(() => internalRatesOfReturn([100, 5e-324, -2.5, 0.3, 0.95])).toThrow('stays above zero');
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('refuses flows that never change sign, with the reason', () => {
    expect(() => internalRatesOfReturn([1, 2, 3])).toThrow(
      'they are all positive, so no rate makes their present value zero',
    );
    expect(() => internalRatesOfReturn([0, 0])).toThrow('flows must not all be zero');
    expect(() => internalRatesOfReturn([-1, NaN])).toThrow('flows, entry 2, must be a number');
  });
});
