import loadHighs from 'highs';
import type { Highs } from 'highs';
import { MixedIntegerSolver, MOST_COLUMNS, programOf } from '../../../src/domain/optimization/mixed-integer';

const knapsack = programOf({
  cost: [-30, -50],
  lower: [0, 0],
  upper: [Infinity, Infinity],
  whole: [1, 1],
  rows: [
    { lower: -Infinity, upper: 40, columns: [0, 1], values: [1, 2] },
    { lower: -Infinity, upper: 50, columns: [0, 1], values: [2, 1] },
  ],
});
const impossible = programOf({
  cost: [1],
  lower: [0],
  upper: [1],
  whole: [1],
  rows: [{ lower: 2, upper: Infinity, columns: [0], values: [1] }],
});

describe('MixedIntegerSolver', () => {
  const solver = new MixedIntegerSolver(() => loadHighs());

  it('solves the workshop example of the HiGHS documentation: 20 chairs and 10 tables earn 1,100', async () => {
    const solution = await solver.solve(knapsack, { timeLimit: 10 });
    expect(solution).toMatchObject({ status: 'optimal', cost: -1100, bound: -1100 });
    expect('x' in solution && [...solution.x]).toEqual([20, 10]);
  });

  it('tells infeasible from unknown', async () => {
    expect(await solver.solve(impossible, { timeLimit: 10 })).toEqual({ status: 'infeasible' });
  });

  it('loads a new runtime after one aborted, and says that the model was too large', async () => {
    const loaded: Highs[] = [];
    const fragile = new MixedIntegerSolver(async () => {
      const highs = await loadHighs();
      loaded.push(highs);
      if (loaded.length > 1) return highs;
      // What WebAssembly does when memory cannot grow.
      return {
        ...highs,
        createModel: () => {
          throw new WebAssembly.RuntimeError('Aborted(OOM)');
        },
      } as unknown as Highs;
    });
    await expect(fragile.solve(knapsack, { timeLimit: 1 })).rejects.toThrow(
      'the model is too large for the memory of the solver',
    );
    expect(await fragile.solve(knapsack, { timeLimit: 1 })).toMatchObject({ cost: -1100 });
    expect(loaded).toHaveLength(2);
  });

  it('tries to load again after a failed load', async () => {
    let attempts = 0;
    const flaky = new MixedIntegerSolver(async () => {
      if (++attempts === 1) throw new Error('offline');
      return loadHighs();
    });
    await expect(flaky.solve(knapsack, { timeLimit: 1 })).rejects.toThrow('offline');
    expect(await flaky.solve(knapsack, { timeLimit: 1 })).toMatchObject({ status: 'optimal' });
  });

  it('refuses a model beyond the memory of a browser before it is built', async () => {
    const count = MOST_COLUMNS + 1;
    const huge = programOf({
      cost: new Float64Array(count),
      lower: new Float64Array(count),
      upper: new Float64Array(count),
      whole: new Uint8Array(count),
      rows: [],
    });
    await expect(solver.solve(huge, { timeLimit: 1 })).rejects.toThrow(
      'the model has 400001 decisions; the limit is 400000',
    );
  });
});
