import fc from 'fast-check';
import type { Case, Direction, Result } from '../../../src/case/case';
import { compare, dominatedBy } from '../../../src/case/decision/comparison';
import { resultOf } from '../sample-case';
import { createCase, followThrough, metric } from '../../../src/case/create-case';

function decision(results: readonly Result[]): Case {
  return {
    ...createCase({
      alternatives: [{ name: 'Do nothing' }, { name: 'West DC' }, { name: '3PL' }],
      metrics: [
        metric({ name: 'NPV', direction: 'higher', role: 'primary', threshold: 0, lenses: ['CFO'] }),
        metric({
          name: 'Fill rate',
          direction: 'higher',
          role: 'guardrail',
          threshold: 0.95,
          lenses: ['COO'],
        }),
        metric({ name: 'Cycle time', direction: 'lower', role: 'second-order' }),
      ],
      followThrough: [],
    }),
    results,
  };
}

const evaluated = decision([
  resultOf('Do nothing', 'NPV', -200),
  resultOf('Do nothing', 'Fill rate', 0.96),
  resultOf('Do nothing', 'Cycle time', 5),
  resultOf('West DC', 'NPV', 300),
  resultOf('West DC', 'Fill rate', 0.97),
  resultOf('West DC', 'Cycle time', 3),
  resultOf('3PL', 'NPV', 100),
  resultOf('3PL', 'Fill rate', 0.93),
  resultOf('3PL', 'Cycle time', 4),
]);

describe('compare', () => {
  it('puts do nothing first and takes deltas as alternative minus do nothing', () => {
    const { alternatives, metrics } = compare(evaluated);
    expect(alternatives.map(({ name, isBase }) => [name, isBase])).toEqual([
      ['Do nothing', true],
      ['West DC', false],
      ['3PL', false],
    ]);
    expect(metrics[0]!.cells.map(({ delta }) => delta)).toEqual([0, 500, 300]);
    expect(metrics[0]!.cells[1]!.deltaShare).toBe(2.5);
  });

  it('tells better from worse by the direction of the metric', () => {
    const { metrics } = compare(evaluated);
    expect(metrics.map(({ cells }) => cells.map(({ effect }) => effect))).toEqual([
      ['base', 'better', 'better'],
      ['base', 'better', 'worse'],
      ['base', 'better', 'better'],
    ]);
  });

  it('flags a guardrail below its threshold, and lets a waiver stand', () => {
    const breached = compare(evaluated);
    expect(breached.metrics[1]!.cells.map(({ guardrail }) => guardrail)).toEqual(['pass', 'pass', 'breach']);
    expect(breached.alternatives[2]!.breaches).toEqual(['Fill rate']);
    expect(breached.metrics[1]!.cells[2]!.headroom).toBeCloseTo(-0.02, 12);

    const waiver = followThrough({
      kind: 'waiver',
      metric: 'fill rate',
      alternative: '3PL',
      text: 'for a year',
    });
    const waived = compare({ ...evaluated, followThrough: [waiver] });
    expect(waived.metrics[1]!.cells[2]!.guardrail).toBe('waived');
    expect(waived.alternatives[2]!.breaches).toEqual([]);
  });

  it('greys what another option beats on every metric', () => {
    expect(compare(evaluated).alternatives.map(({ dominatedBy: by }) => by)).toEqual([
      ['West DC'],
      [],
      ['West DC'],
    ]);
  });

  it('shows one lens only, and judges dominance on all metrics still', () => {
    const { metrics, alternatives } = compare(evaluated, { lens: 'CFO' });
    expect(metrics.map(({ metric: { name } }) => name)).toEqual(['NPV']);
    expect(alternatives[2]!.dominatedBy).toEqual(['West DC']);
  });

  it('says why a value is missing and compares nothing with it', () => {
    const partial = decision([resultOf('Do nothing', 'NPV', 1), resultOf('West DC', 'NPV', null)]);
    const [, west, outsourced] = compare(partial).metrics[0]!.cells;
    expect(west).toMatchObject({
      value: null,
      delta: null,
      effect: 'unknown',
      note: 'the metric cell showed #N/A',
    });
    expect(outsourced).toMatchObject({ value: null, note: 'not evaluated yet', threshold: null });
  });

  it('marks the alternatives whose results are stale', () => {
    const cells = compare(evaluated, { freshness: { state: 'stale', alternatives: ['3PL'] } }).metrics[0]!
      .cells;
    expect(cells.map(({ stale }) => stale)).toEqual([false, false, true]);
  });

  it('takes a difference in the last bits as none', () => {
    const rounded = decision([resultOf('Do nothing', 'NPV', 0.3), resultOf('West DC', 'NPV', 0.1 + 0.2)]);
    expect(compare(rounded).metrics[0]!.cells[1]!.effect).toBe('same');
  });

  it('gives no share of a do-nothing value of zero', () => {
    const zero = decision([resultOf('Do nothing', 'NPV', 0), resultOf('West DC', 'NPV', 5)]);
    expect(compare(zero).metrics[0]!.cells[1]).toMatchObject({
      delta: 5,
      deltaShare: null,
      effect: 'better',
    });
  });
});

describe('dominatedBy', () => {
  const directions = fc.array(fc.constantFrom<Direction>('higher', 'lower'), { minLength: 3, maxLength: 3 });
  const options = fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 8,
  });

  it('leaves at least one option undominated, and dominance is one-way and transitive', () => {
    fc.assert(
      fc.property(options, directions, (values, ways) => {
        const dominators = dominatedBy(values, ways);
        expect(dominators.some((by) => by.length === 0)).toBe(true);
        dominators.forEach((by, i) => {
          for (const j of by) {
            expect(dominators[j]).not.toContain(i);
            for (const k of dominators[j]!) expect(by).toContain(k);
          }
        });
      }),
    );
  });

  it('does not change when a criterion is negated with its direction', () => {
    fc.assert(
      fc.property(options, directions, (values, ways) => {
        const mirrored = values.map(([first, ...rest]) => [-first!, ...rest]);
        const turned: Direction[] = [ways[0] === 'higher' ? 'lower' : 'higher', ...ways.slice(1)];
        expect(dominatedBy(mirrored, turned)).toEqual(dominatedBy(values, ways));
      }),
    );
  });

  it('ignores criteria without a direction and options without a value', () => {
    expect(
      dominatedBy(
        [
          [1, 0],
          [2, -9],
        ],
        ['higher', null],
      ),
    ).toEqual([[1], []]);
    expect(dominatedBy([[1], [null]], ['higher'])).toEqual([[], []]);
    expect(dominatedBy([[1], [2]], [null])).toEqual([[], []]);
  });
});
