import { prepareFunctions } from '../../src/functions/lazy-parts';
import type { MetricValue } from '../../src/recalc/uses/model-evaluator';
import { RecalcSession } from '../../src/worker/recalc-session';
import { cell, modelOf } from '../recalc/written-model';
import { loadFunctions } from '../support/fulcrum-functions';

const formulas = {
  A1: 2,
  A2: 600_000,
  B1: '=SUM(FULCRUM.CTS.TIMEFORMULA("5 + 3*lines",{"lines"},A1))',
  B2: '=INDEX(FULCRUM.CTS.ALLOCATE(A2,{0,1,3},"direct"),2,2)',
  B3: '=SUM(FULCRUM.CTS.TIMEFORMULA("lines +",{"lines"},A1))',
};
const load = {
  kind: 'load' as const,
  input: {
    workbook: modelOf({ Model: formulas }),
    drivers: [cell('Model!A1'), cell('Model!A2')],
    metrics: ['B1', 'B2', 'B3'].map((address) => cell(`Model!${address}`)),
  },
};

describe('functions that load a part of theirs on first use', () => {
  it('are refused by name where nothing has loaded it', async () => {
    await expect(new RecalcSession(loadFunctions()).run(load)).rejects.toThrow(
      'the function FULCRUM.CTS.TIMEFORMULA, which does not answer at once',
    );
  });

  it('answer within a model once it is loaded, errors included', async () => {
    const session = new RecalcSession(loadFunctions(), prepareFunctions);
    await session.run(load);
    const cases = [
      [2, 600_000],
      [4, 1000],
    ];
    const evaluated = (await session.run({ kind: 'evaluate', input: { cases } })) as MetricValue[][];
    // 5 + 3 × lines; a quarter of the cost; an expression that cannot be read.
    expect(evaluated.map((row) => row.map(({ value, problem }) => problem ?? value))).toEqual([
      [11, 150_000, 'the cell shows #VALUE!'],
      [17, 250, 'the cell shows #VALUE!'],
    ]);
  });
});
