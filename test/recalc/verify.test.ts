import { RecalculationEngine } from '../../src/recalc/engine';
import { fingerprint } from '../../src/recalc/fingerprint';
import { LocalModel } from '../../src/recalc/local-model';
import { readWorkbook } from '../../src/recalc/read-workbook';
import { remark, remarkText } from '../../src/recalc/remark';
import { replayInWorkbook } from '../../src/recalc/replay-workbook';
import type { CellValue } from '../../src/recalc/model';
import type { Scalar } from '../../src/recalc/values';
import { NA } from '../../src/recalc/values';
import {
  verificationCases,
  verify,
  verifyBase,
  verifyCase,
  workbookEvaluator,
} from '../../src/recalc/verify';
import { OpenWorkbook } from './workbook-fixture';
import { cell, modelOf } from './written-model';

const inputs = { A1: 100, A2: 0.25, A3: 12 };
const calc = { B1: '=Inputs!A1*(1+Inputs!A2)', B2: '=IF(B1>120,B1*0.9,B1)', B3: '=SUM(B1:B2)-Inputs!A3' };
const drivers = [cell('Inputs!A1'), cell('Inputs!A2')];
const metrics = [cell('Calc!B3')];
const ranges = [
  { low: 80, high: 150 },
  { low: 0, high: 0.3 },
];

async function opened(workbook: OpenWorkbook): Promise<LocalModel> {
  return new LocalModel(await readWorkbook(workbook, drivers, metrics), drivers, metrics);
}

const cases = verificationCases([{ name: 'Grow', values: [130, 0.2] }], [100, 0.25], ranges);

describe('readWorkbook', () => {
  it('reads the sheets that metrics depend on, one read for each step away', async () => {
    const workbook = new OpenWorkbook({
      Calc: calc,
      Inputs: { ...inputs, A3: '=Tables!C1' },
      Tables: { C1: 12 },
      Notes: { A1: 'never read' },
    });
    const model = await readWorkbook(workbook, drivers, metrics);
    expect(workbook.reads).toHaveLength(2);
    expect(workbook.reads.flat().some((address) => address.includes('Notes'))).toBe(false);
    expect(new LocalModel(model, drivers, metrics).evaluate([100, 0.25])).toEqual([225.5]);
  });

  it('follows names and tables to their sheets and reads spills', async () => {
    const table = {
      name: 'Rates',
      sheet: 'Data',
      area: { top: 0, left: 0, bottom: 2, right: 0 },
      headerRows: 1,
      totalsRows: 0,
      columns: ['Rate'],
    };
    const workbook = new OpenWorkbook(
      {
        Model: { A1: 2, B1: '{B1:B2}=Rates[Rate]*A1', C1: '=SUM(B1#)+fee' },
        Data: { A1: 'Rate', A2: 3, A3: 4 },
        Fees: { A1: 1 },
      },
      { tables: [table], names: [{ name: 'fee', formula: '=Fees!$A$1' }] },
    );
    const model = await readWorkbook(workbook, [cell('Model!A1')], [cell('Model!C1')]);
    const local = new LocalModel(model, [cell('Model!A1')], [cell('Model!C1')]);
    expect(local.evaluate([2])).toEqual([15]);
    expect(local.evaluate([10])).toEqual([71]);
  });

  it('reads the sheets between the two that a reference names', async () => {
    const workbook = new OpenWorkbook({
      Total: { A1: 2, B1: '=SUM(Jan:Mar!A1)*A1' },
      Jan: { A1: 1 },
      Feb: { A1: 10 },
      Mar: { A1: 100 },
      Apr: { A1: 1000 },
    });
    const model = await readWorkbook(workbook, [cell('Total!A1')], [cell('Total!B1')]);
    expect(new LocalModel(model, [cell('Total!A1')], [cell('Total!B1')]).evaluate([3])).toEqual([333]);
  });

  it('refuses a metric on a sheet that is not there', async () => {
    const workbook = new OpenWorkbook({ Inputs: inputs });
    await expect(readWorkbook(workbook, drivers, [cell('Gone!A1')])).rejects.toThrow(
      'Gone!A1 lies on a sheet that does not exist',
    );
  });
});

describe('the cases that are replayed', () => {
  it('are the alternatives, all low, all high, and seeded cases within the ranges and at their ends', () => {
    const base = [100, 'text', 0.25];
    const of = (seed?: number, count?: number) =>
      verificationCases(
        [{ name: 'Grow', values: [130, 'text', 0.2] }],
        base,
        [{ low: 80, high: 150 }, { low: 1, high: 2 }, undefined],
        seed,
        count,
      );
    const made = of();
    expect(made.slice(0, 3)).toEqual([
      { trial: remark('alternativeCase', { name: 'Grow' }), values: [130, 'text', 0.2] },
      // What is no number, or has no range, stays as it is.
      { trial: remark('allLow'), values: [80, 'text', 0.25] },
      { trial: remark('allHigh'), values: [150, 'text', 0.25] },
    ]);
    expect(made.slice(3).map(({ trial }) => remarkText(trial))).toEqual([
      ...[1, 2, 3, 4].map((i) => `random case ${i}`),
      ...[1, 2, 3, 4].map((i) => `extreme case ${i}`),
    ]);
    for (const { values } of made.slice(3, 7)) {
      expect(values[0]).toBeGreaterThan(80);
      expect(values[0]).toBeLessThan(150);
    }
    const many = of(1, 20);
    const spread = many.slice(3, 23).map(({ values }) => values[0] as number);
    expect([Math.min(...spread) < 90, Math.max(...spread) > 140]).toEqual([true, true]);
    const ends = many.slice(23);
    expect(ends).toHaveLength(20);
    expect(new Set(ends.map(({ values }) => values[0]))).toEqual(new Set([80, 150]));
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
  });
});

describe('verifyBase', () => {
  const differing = async (stored: CellValue, formula: string) => {
    const contents = { ...calc, B2: formula, B3: '=B2' };
    const workbook = new OpenWorkbook({ Calc: contents, Inputs: inputs }, {}, { 'Calc!B2': stored });
    return verifyBase(await opened(workbook));
  };

  it.each<[CellValue, string, string, string]>([
    [777, '=B1*0.9', '777', '112.5'],
    ['word', '="other"', '"word"', '"other"'],
    [{ error: '#N/A' }, '=1/0', '#N/A', '#DIV/0!'],
    [true, '=1>2', 'true', 'false'],
  ])('says that the workbook shows %p where %s was computed', async (stored, formula, shown, computed) => {
    expect(await differing(stored, formula)).toEqual({
      kind: 'mismatch',
      case: remark('baseCase'),
      cell: 'Calc!B2',
      formula,
      computed,
      workbook: shown,
    });
  });

  it('takes numbers for the same within 1e-9 of their size, no further', async () => {
    expect(await differing(112.5 * (1 + 5e-10), '=B1*0.9')).toBeUndefined();
    expect(await differing(112.5 * (1 + 5e-9), '=B1*0.9')).toMatchObject({ kind: 'mismatch' });
  });
});

describe('a file that was never calculated', () => {
  it('holds no values to differ from', () => {
    const model = new LocalModel(modelOf({ Calc: calc, Inputs: inputs }), drivers, metrics);
    expect(verifyBase(model)).toBeUndefined();
  });
});

describe('verifyCase', () => {
  const compared = async (value: Scalar, answer: CellValue | undefined) => {
    const model = await opened(new OpenWorkbook({ Calc: calc, Inputs: inputs }));
    const replayed = model.replay([100, 0.25]);
    const [first] = replayed.cone;
    const cone = [{ ...first!, value }];
    return verifyCase(model, remark('baseCase'), { ...replayed, cone }, answer === undefined ? [] : [answer]);
  };

  it('an error is the same as that error', async () => {
    expect(await compared(NA, { error: '#N/A' })).toBeUndefined();
    expect(await compared(NA, { error: '#REF!' })).toMatchObject({ computed: '#N/A', workbook: '#REF!' });
  });

  it('a blank stands for zero and for empty text, and for nothing else', async () => {
    expect(await compared(0, null)).toBeUndefined();
    expect(await compared('', null)).toBeUndefined();
    expect(await compared(0, undefined)).toBeUndefined();
    expect(await compared(5, null)).toMatchObject({ computed: '5', workbook: remark('blankCell') });
    expect(await compared('x', null)).toMatchObject({ computed: '"x"', workbook: remark('blankCell') });
    expect(await compared(0, '')).toMatchObject({ computed: '0', workbook: '""' });
  });
});

describe('verify', () => {
  it('tells how far it is, and ends where it is told to', async () => {
    const workbook = new OpenWorkbook({ Calc: calc, Inputs: inputs });
    const model = await opened(workbook);
    const replay = replayInWorkbook(workbook, drivers, metrics);
    const progress: number[] = [];
    await verify(model, replay, cases.slice(0, 4), { onProgress: (share) => progress.push(share) });
    expect(progress).toEqual([0.25, 0.5, 0.75, 1]);

    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('enough'));
    const { signal } = controller;
    await expect(verify(model, replay, cases.slice(0, 4), { signal, onProgress })).rejects.toThrow('enough');
  });

  it('passes a model that the workbook confirms and leaves the drivers as they were', async () => {
    const workbook = new OpenWorkbook({ Calc: calc, Inputs: { ...inputs, A2: '=1/4' } });
    const model = await opened(workbook);
    const verdict = await verify(model, replayInWorkbook(workbook, drivers, metrics), cases);
    expect(verdict).toMatchObject({ kind: 'verified', cases: cases.length + 1, cells: 3 });
    expect(workbook.at('Inputs', 'A1')).toBe(100);
    expect(workbook.at('Inputs', 'A2')).toBe('=1/4');
  });

  it('names the first differing cell where a function is wrong', async () => {
    const workbook = new OpenWorkbook({ Calc: calc, Inputs: inputs }, {}, { 'Calc!B2': 777 });
    const verdict = verifyBase(await opened(workbook));
    const replay = replayInWorkbook(workbook, drivers, metrics);
    expect(await verify(await opened(workbook), replay, cases)).toEqual(verdict);
    expect(workbook.writes).toEqual([]);
    // The model was read with the workbook's own, other value in B2.
    expect(verdict).toMatchObject({
      kind: 'mismatch',
      case: remark('baseCase'),
      cell: 'Calc!B2',
      computed: '112.5',
      workbook: '777',
    });
  });

  it('names the case and the cell where a replay differs though the base case agrees', async () => {
    const model = await opened(new OpenWorkbook({ Calc: calc, Inputs: inputs }));
    const other = new OpenWorkbook({ Calc: { ...calc, B2: '=IF(B1>140,B1*0.9,B1)' }, Inputs: inputs });
    const replay = {
      ...replayInWorkbook(other, drivers, metrics),
      fingerprint: () => Promise.resolve(fingerprint(model.engine, model.plan)),
    };
    const middle = remark('alternativeCase', { name: 'middle' });
    const verdict = await verify(model, replay, [{ trial: middle, values: [130, 0] }]);
    expect(verdict).toMatchObject({ kind: 'mismatch', case: middle, cell: 'Calc!B2' });
  });

  it('notices a formula changed since the model was read', async () => {
    const workbook = new OpenWorkbook({ Calc: calc, Inputs: inputs });
    const model = await opened(workbook);
    workbook.put('Calc', 'B1', '=Inputs!A1*(2+Inputs!A2)');
    expect(await verify(model, replayInWorkbook(workbook, drivers, metrics), cases)).toEqual({
      kind: 'changed',
      message: 'Formulas or inputs of the model have changed since it was read; read it again.',
    });
    expect(workbook.writes).toEqual([]);
  });

  it('notices that formulas changed during the last replay', async () => {
    const workbook = new OpenWorkbook({ Calc: calc, Inputs: inputs });
    const model = await opened(workbook);
    const own = fingerprint(model.engine, model.plan);
    const answers = [own, 'another'];
    const replay = {
      ...replayInWorkbook(workbook, drivers, metrics),
      fingerprint: () => Promise.resolve(answers.shift()!),
    };
    expect(await verify(model, replay, cases)).toMatchObject({ kind: 'changed' });
  });

  it('notices a co-author editing an input while cases are replayed', async () => {
    const workbook = new OpenWorkbook({ Calc: calc, Inputs: inputs });
    const model = await opened(workbook);
    let reads = 0;
    workbook.beforeRead = () => {
      reads++;
      if (reads === 5) workbook.put('Inputs', 'A3', 13);
    };
    const verdict = await verify(model, replayInWorkbook(workbook, drivers, metrics), cases);
    expect(['changed', 'mismatch']).toContain(verdict.kind);
  });

  it('keeps a journal of the drivers from before the first write until they are restored', async () => {
    const workbook = new OpenWorkbook({ Calc: calc, Inputs: { ...inputs, A2: '=1/4' } });
    const events: string[] = [];
    const journal = {
      begin: (originals: readonly { address: string }[]) => {
        events.push(
          `begin ${originals.map(({ address }) => address).join(' ')}, ${workbook.writes.length} writes`,
        );
        return Promise.resolve();
      },
      end: () => {
        events.push(`end, ${workbook.writes.length} writes`);
        return Promise.resolve();
      },
    };
    await replayInWorkbook(workbook, drivers, metrics, {}, journal).replay([1, 2], ['Calc!B3']);
    expect(events).toEqual(['begin Inputs!A1 Inputs!A2, 0 writes', 'end, 4 writes']);
  });

  it('restores the drivers when reading fails', async () => {
    const workbook = new OpenWorkbook({ Calc: calc, Inputs: inputs });
    const replay = replayInWorkbook(workbook, drivers, metrics);
    await expect(replay.replay([1, 2], ['no cell'])).rejects.toThrow('no cell is not a cell');
    expect(workbook.at('Inputs', 'A1')).toBe(100);
  });
});

describe('falling back to the workbook', () => {
  it('evaluates cases there with the same answers', async () => {
    const workbook = new OpenWorkbook({ Calc: calc, Inputs: inputs });
    const local = await opened(workbook);
    const evaluator = workbookEvaluator(replayInWorkbook(workbook, drivers, metrics), 2, ['Calc!B3']);
    const [first] = await evaluator.evaluateCases([[140, 0.2]]);
    expect(first).toEqual([{ value: local.evaluate([140, 0.2])[0] }]);
    expect([evaluator.driverCount, evaluator.metricCount]).toEqual([2, 1]);
  });

  it('tells how far it is, takes a blank metric for zero, and ends where it is told to', async () => {
    const replay = { replay: () => Promise.resolve([null, 7]) };
    const evaluator = workbookEvaluator(replay, 1, ['Calc!B3', 'Calc!B4']);
    const progress: number[] = [];
    const onProgress = (share: number) => progress.push(share);
    const results = await evaluator.evaluateCases([[1], [2]], { onProgress });
    expect(results).toEqual([
      [{ value: 0 }, { value: 7 }],
      [{ value: 0 }, { value: 7 }],
    ]);
    expect(progress).toEqual([0.5, 1]);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(evaluator.evaluateCases([[1]], { signal })).rejects.toThrow('enough');
  });
});

describe('fingerprint', () => {
  const of = async (sheets: ConstructorParameters<typeof OpenWorkbook>[0]) => {
    const engine = new RecalculationEngine(await readWorkbook(new OpenWorkbook(sheets), drivers, metrics));
    return fingerprint(engine, engine.plan(drivers, metrics));
  };

  it('changes with a formula or an input, not with a driver or a cell that does not matter', async () => {
    const base = await of({ Calc: calc, Inputs: inputs });
    expect(await of({ Calc: calc, Inputs: { ...inputs, A1: 5, A9: 'note' } })).toBe(base);
    expect(await of({ Calc: calc, Inputs: { ...inputs, A3: 13 } })).not.toBe(base);
    expect(await of({ Calc: { ...calc, B2: '=IF(B1>=120,B1*0.9,B1)' }, Inputs: inputs })).not.toBe(base);
  });
});
