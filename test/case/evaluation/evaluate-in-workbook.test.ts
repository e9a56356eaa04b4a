import fc from 'fast-check';
import type { Case } from '../../../src/case/case';
import { evaluateInWorkbook as evaluate } from '../../../src/case/evaluation/evaluate-in-workbook';
import type {
  EvaluateOptions,
  Evaluation,
  EvaluationProgress,
} from '../../../src/case/evaluation/evaluate-in-workbook';
import { JOURNAL_KEY, readJournal, restoreFromJournal } from '../../../src/case/evaluation/journal';
import { atAddress, createCase } from '../../../src/case/create-case';
import { checkFreshness, withResults } from '../../../src/case/evaluation/results';
import { excelWorkbook } from '../../../src/workbook/excel-workbook';
import { formula, text } from '../../../src/workbook/workbook';
import type { RangeContent, Workbook } from '../../../src/workbook/workbook';
import type { ExcelInNode, ExcelInNodeOptions } from '../../support/excel-in-node';
import { openExcel } from '../../support/excel-in-node';
import { faultyWorkbook } from '../faulty-workbook';
import { EXPECTED, MODEL, sampleCase } from '../sample-case';

let excel: ExcelInNode;
let workbook: Workbook;
let of: Case;

async function open(more: ExcelInNodeOptions = {}): Promise<void> {
  excel = await openExcel({ sheets: MODEL, ...more });
  workbook = excelWorkbook();
  of = sampleCase();
}

afterEach(async () => {
  await excel.close();
});

/** Without waiting for late word of edits, which only the tests of such edits need. */
function evaluateInWorkbook(on: Workbook, one: Case, options: EvaluateOptions = {}): Promise<Evaluation> {
  return evaluate(on, one, { eventGrace: 0, ...options });
}

/** Every cell of the model as it stands: formulas and constants, byte for byte. */
async function modelCells(): Promise<string> {
  const contents = await workbook.read(['Inputs!A1:C5', 'KPIs!A1:C2']);
  return JSON.stringify(contents.map(({ values, formulas }: RangeContent) => ({ values, formulas })));
}

function valuesByName(
  results: readonly { alternative: string; metric: string; value: number | null }[],
): unknown {
  const table: Record<string, Record<string, number | null>> = {};
  for (const { alternative, metric, value } of results) (table[alternative] ??= {})[metric] = value;
  return table;
}

describe('evaluateInWorkbook', () => {
  it('finds the numbers that the workbook shows when set by hand, and restores it', async () => {
    await open();
    const before = await modelCells();
    const progress: EvaluationProgress[] = [];
    const { results } = await evaluateInWorkbook(workbook, of, {
      onProgress: (one) => progress.push(one),
      now: () => new Date('2026-03-01T12:00:00Z'),
    });
    expect(valuesByName(results)).toEqual(EXPECTED);
    expect(results[0]).toMatchObject({ time: '2026-03-01T12:00:00.000Z', engine: 'Excel', note: '' });
    expect(progress.map(({ done, alternative }) => [done, alternative])).toEqual([
      [0, 'Do nothing'],
      [1, 'Raise price'],
      [2, 'Cut cost'],
    ]);
    expect(await modelCells()).toBe(before);
    expect(await readJournal(workbook)).toBeNull();
  });

  it('equals an evaluation by hand for any driver values', async () => {
    await open();
    const number = fc.integer({ min: -1000, max: 1000 }).map((one) => one / 8);
    await fc.assert(
      fc.asyncProperty(number, number, number, async (price, volume, cost) => {
        const [first, second, third] = of.drivers;
        const only: Case = {
          ...of,
          drivers: [
            { ...first!, values: { 'Do nothing': price } },
            { ...second!, values: { 'Do nothing': volume } },
            { ...third!, values: { 'Do nothing': cost } },
          ],
        };
        const { results } = await evaluateInWorkbook(workbook, only, { alternatives: ['do nothing'] });
        // Adding 0 makes one zero of −0 and 0.
        expect(results.map(({ value }) => value! + 0)).toEqual([
          volume * (price - cost) + 0,
          price * volume + 0,
        ]);
      }),
      { numRuns: 8 },
    );
  });

  it('says what a metric cell held instead of a number', async () => {
    await open();
    await workbook.write([
      { address: 'KPIs!B1', cells: formula('=1/(Inputs!B1-12)') },
      { address: 'KPIs!B2', cells: formula('=IF(Inputs!B1>11,"high","")') },
    ]);
    const { results } = await evaluateInWorkbook(workbook, of);
    expect(results.map(({ value, note }) => [value, note])).toEqual([
      [-0.5, ''],
      [null, 'the metric cell held "" and no number'],
      [null, 'the metric cell showed #DIV/0!'],
      [null, 'the metric cell held "high" and no number'],
      [-0.5, ''],
      [null, 'the metric cell held "" and no number'],
    ]);
  });

  it('stops when it is cancelled, and restores', async () => {
    await open();
    const before = await modelCells();
    const controller = new AbortController();
    const run = evaluateInWorkbook(workbook, of, {
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 1) controller.abort();
      },
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(await modelCells()).toBe(before);
    expect(await readJournal(workbook)).toBeNull();
  });

  it('follows a driver cell when rows are inserted above it by its defined name', async () => {
    await open();
    await workbook.defineNames([{ name: 'Fulcrum_Driver_Price', address: 'Inputs!B1' }]);
    const named: Case = {
      ...of,
      drivers: of.drivers.map((row, i) =>
        i === 0 ? { ...row, cell: { name: 'Fulcrum_Driver_Price', address: 'Inputs!Z99' } } : row,
      ),
    };
    const { results, case: current } = await evaluateInWorkbook(workbook, named);
    expect(valuesByName(results)).toEqual(EXPECTED);
    expect(current.drivers[0]!.cell!.address).toBe('Inputs!B1');
  });
});

describe('edits meanwhile', () => {
  /** A co-author writes into a cell of the Inputs sheet while the alternative of that number is under way. */
  function coauthorWrites(during: number, row: number, column: number, value: number): EvaluateOptions {
    const sheet = excel.grid.sheets()[0]!.id;
    return {
      eventGrace: 250,
      onProgress: ({ done }) => {
        if (done !== during) return;
        excel.grid.asCoauthor(() =>
          excel.grid.write({ sheet, row, column, rowCount: 1, columnCount: 1 }, [[value]]),
        );
      },
    };
  }

  it('drops the results after an edit elsewhere in the model, says where, and restores', async () => {
    await open();
    const before = await modelCells();
    await expect(evaluateInWorkbook(workbook, of, coauthorWrites(1, 9, 4, 1))).rejects.toMatchObject({
      code: 'edited-meanwhile',
      message: expect.stringMatching(/^Inputs!E10 was edited to 1 during the evaluation/),
    });
    expect(await modelCells()).toBe(before);
    expect(await readJournal(workbook)).toBeNull();
  });

  it('stops in the middle once it hears of an edit', async () => {
    await open();
    const reached: number[] = [];
    const { onProgress, ...options } = coauthorWrites(0, 9, 4, 1);
    const slow = faultyWorkbook(workbook, () => false, 'before', 60);
    const run = evaluateInWorkbook(slow.workbook, of, {
      ...options,
      onProgress: (progress) => {
        reached.push(progress.done);
        onProgress!(progress);
      },
    });
    await expect(run).rejects.toMatchObject({ code: 'edited-meanwhile', cell: 'Inputs!E10' });
    expect(reached).toEqual([0]);
  });

  it.each([0, 1, 2])('keeps what someone typed into a driver cell during alternative %i', async (during) => {
    await open();
    await expect(evaluateInWorkbook(workbook, of, coauthorWrites(during, 1, 1, 777))).rejects.toMatchObject({
      code: 'edited-meanwhile',
      message: expect.stringContaining('Inputs!B2 was edited during the evaluation and keeps the edit (777'),
    });
    expect((await workbook.read(['Inputs!B1:B3']))[0]!.values.flat()).toEqual([10, 777, 6]);
    expect(await readJournal(workbook)).toBeNull();
  });
});

it('waits for the results of functions, whose cells keep what they showed until these are in', async () => {
  // As Excel does (office-js issue 4152): the function is called after the calculation was reported as done.
  let side = 2;
  let given = 4;
  excel = await openExcel({
    sheets: { Model: [[2, '=FULCRUM.SQUARE(A1)']] },
    functions: new Map([
      [
        'FULCRUM.SQUARE',
        (value: number) => {
          side = value;
          return given;
        },
      ],
    ]),
  });
  let rests = 0;
  const functionsAtRest = async (): Promise<void> => {
    rests += 1;
    given = side * side;
    excel.grid.calculate();
    await excel.grid.whenCalculated();
  };
  workbook = excelWorkbook({ functionsAtRest });
  const { results } = await evaluateInWorkbook(
    workbook,
    createCase({
      alternatives: [{ name: 'Do nothing' }, { name: 'Twice' }],
      drivers: [{ name: 'Side', cell: atAddress('Model!A1'), values: { Twice: 4 } }],
      metrics: [{ name: 'Area', cell: atAddress('Model!B1') }],
    }),
  );
  expect(results.map(({ value }) => value)).toEqual([4, 16]);
  expect(rests).toBe(2);
  // A model without them waits for none.
  await excel.close();
  await open();
  workbook = excelWorkbook({ functionsAtRest });
  await evaluateInWorkbook(workbook, of);
  expect(rests).toBe(2);
});

describe('what cannot be evaluated', () => {
  it.each([
    ['a formula', 'Inputs!B4', 'Inputs!B4, which holds the formula =B1-B3'],
    ['a text', 'Inputs!B5', 'needs a number in Inputs!B5, which holds "text"'],
    ['a blank', 'Inputs!D9', 'needs a number in Inputs!D9, which is blank'],
    ['several cells', 'Inputs!B1:B2', 'refers to several cells (Inputs!B1:B2)'],
    ["another driver's cell", 'Inputs!B2', 'share the cell Inputs!B2'],
  ])('a driver bound to %s', async (_, address, message) => {
    await open();
    const bad: Case = {
      ...of,
      drivers: of.drivers.map((row, i) => (i === 0 ? { ...row, cell: { name: null, address } } : row)),
    };
    await expect(evaluateInWorkbook(workbook, bad)).rejects.toMatchObject({
      code: 'not-evaluable',
      message: expect.stringContaining(message),
    });
    expect(await readJournal(workbook)).toBeNull();
  });

  it('a driver whose name was deleted', async () => {
    await open();
    const bad: Case = {
      ...of,
      drivers: of.drivers.map((row) => ({
        ...row,
        cell: { name: 'Fulcrum_Driver_Gone', address: 'Inputs!B1' },
      })),
    };
    await expect(evaluateInWorkbook(workbook, bad)).rejects.toMatchObject({
      code: 'not-evaluable',
      message: expect.stringContaining('The cell of the driver "Price" was deleted (Fulcrum_Driver_Gone'),
    });
  });

  it('a driver in a cell formatted as text, which would hold texts from the first write on', async () => {
    await open();
    const inputs = excel.grid.sheets()[0]!.id;
    const cell = { sheet: inputs, row: 0, column: 1, rowCount: 1, columnCount: 1 };
    excel.grid.setNumberFormats(cell, [['@']]);
    await expect(evaluateInWorkbook(workbook, of)).rejects.toMatchObject({
      code: 'not-evaluable',
      message: expect.stringMatching(/^Inputs!B1 is formatted as text/),
    });
    expect((await workbook.read(['Inputs!B1']))[0]!.values).toEqual([[10]]);
  });

  it('a driver on a protected sheet', async () => {
    await open();
    excel.grid.stored.protection.set(excel.grid.sheets()[0]!.id, { password: null, options: {} });
    await expect(evaluateInWorkbook(workbook, of)).rejects.toMatchObject({
      code: 'not-evaluable',
      message: expect.stringContaining('The sheet "Inputs" is protected'),
    });
  });

  it('a case without metrics', async () => {
    await open();
    await expect(evaluateInWorkbook(workbook, { ...of, metrics: [] })).rejects.toMatchObject({
      code: 'not-evaluable',
    });
  });
});

describe('faults', () => {
  async function countCalls(): Promise<number> {
    const counted = faultyWorkbook(workbook, () => false);
    await evaluateInWorkbook(counted.workbook, of);
    return counted.calls();
  }

  it.each(['before', 'after'] as const)(
    'restores every cell when any single call is lost %s it took effect',
    async (when) => {
      await open();
      const before = await modelCells();
      const total = await countCalls();
      for (let n = 1; n <= total; n++) {
        const faulty = faultyWorkbook(workbook, (call) => call === n, when);
        const outcome = await evaluateInWorkbook(faulty.workbook, of).then(
          () => 'done',
          () => 'failed',
        );
        expect(['done', 'failed']).toContain(outcome);
        const journal = await readJournal(workbook);
        if (journal) await restoreFromJournal(workbook, journal);
        expect(await modelCells()).toBe(before);
        expect(await readJournal(workbook)).toBeNull();
      }
    },
    60_000,
  );

  it('leaves a journal that restores every cell when the connection dies at any call', async () => {
    await open();
    const before = await modelCells();
    const total = await countCalls();
    let journals = 0;
    for (let n = 1; n <= total; n++) {
      const dying = faultyWorkbook(workbook, (call) => call >= n);
      await expect(evaluateInWorkbook(dying.workbook, of)).rejects.toThrow();
      const journal = await readJournal(workbook);
      if (!journal) {
        expect(await modelCells()).toBe(before);
        continue;
      }
      journals++;
      await expect(evaluateInWorkbook(workbook, of)).rejects.toMatchObject({ code: 'recovery-needed' });
      const restored = await restoreFromJournal(workbook, journal);
      expect(restored.edited).toEqual([]);
      expect(await modelCells()).toBe(before);
    }
    expect(journals).toBeGreaterThan(5);
  }, 60_000);

  it('recovers in a reopened workbook, where rows moved, a cell was edited and another deleted', async () => {
    await open();
    const names = ['Price', 'Volume', 'UnitCost'].map((name) => `Fulcrum_Driver_${name}`);
    await workbook.defineNames(names.map((name, i) => ({ name, address: `Inputs!B${i + 1}` })));
    const named: Case = {
      ...of,
      drivers: of.drivers.map((row, i) => ({ ...row, cell: { name: names[i]!, address: null } })),
    };
    const calls = await (async () => {
      const counted = faultyWorkbook(workbook, () => false);
      await evaluateInWorkbook(counted.workbook, named);
      return counted.calls();
    })();
    const dying = faultyWorkbook(workbook, (call) => call >= Math.floor(calls / 2));
    await expect(evaluateInWorkbook(dying.workbook, named)).rejects.toMatchObject({ code: 'restore-failed' });

    const { grid } = excel;
    await excel.close();
    const sheet = grid.sheets()[0]!.id;
    const row = { sheet, row: 0, column: 0, rowCount: 1, columnCount: 16_384 };
    grid.shift({ kind: 'insert', axis: 'rows', area: row });
    grid.write({ sheet, row: 2, column: 1, rowCount: 1, columnCount: 1 }, [[55.5]]);
    grid.shift({ kind: 'delete', axis: 'rows', area: { ...row, row: 3 } });
    excel = await openExcel({ grid });
    workbook = excelWorkbook();
    const journal = (await readJournal(workbook))!;
    expect(await restoreFromJournal(workbook, journal)).toEqual({
      restored: ['Inputs!B2'],
      edited: [{ address: 'Inputs!B3', original: 100, found: 55.5 }],
      deleted: ['Fulcrum_Driver_UnitCost'],
    });
    expect((await workbook.read(['Inputs!B2:B3']))[0]!.values).toEqual([[10], [55.5]]);
    expect(await readJournal(workbook)).toBeNull();
  });

  it('refuses a journal that cannot be read', async () => {
    await open();
    await workbook.writeSettings({ [JOURNAL_KEY]: { version: 9 } });
    await expect(evaluateInWorkbook(workbook, of)).rejects.toMatchObject({ code: 'damaged' });
  });
});

describe('freshness', () => {
  async function evaluated(): Promise<Case> {
    const { results, case: current } = await evaluateInWorkbook(workbook, of);
    return withResults(current, results);
  }

  it('is fresh right after an evaluation, and for notes and labels of another number of the driver', async () => {
    await open();
    expect(await checkFreshness(workbook, of)).toEqual({ state: 'none' });
    expect(await checkFreshness(workbook, await evaluated())).toEqual({ state: 'fresh' });
  });

  it('names the alternatives whose driver values changed', async () => {
    await open();
    const before = await evaluated();
    const [price, ...others] = before.drivers;
    const changed = {
      ...before,
      drivers: [{ ...price!, values: { ...price!.values, 'Raise price': 12.5 } }, ...others],
    };
    expect(await checkFreshness(workbook, changed)).toEqual({
      state: 'stale',
      alternatives: ['Raise price'],
    });
  });

  it('concerns only the alternatives that take a driver as it stands, when that cell is edited', async () => {
    await open();
    const before = await evaluated();
    await workbook.write([{ address: 'Inputs!B2', cells: 120 }]);
    expect(await checkFreshness(workbook, before)).toEqual({
      state: 'stale',
      alternatives: ['Do nothing', 'Cut cost'],
    });
    await workbook.write([{ address: 'Inputs!B2', cells: 100 }]);
    await workbook.write([{ address: 'Inputs!B1', cells: 99 }]);
    expect(await checkFreshness(workbook, before)).toEqual({ state: 'fresh' });
  });

  it.each([
    ['a formula', 'Inputs!B4', formula('=B1-B3-0')],
    ['a constant', 'Inputs!B5', text('other')],
  ])('is stale once %s of the model changed', async (_, address, cells) => {
    await open();
    const before = await evaluated();
    await workbook.write([{ address, cells }]);
    expect(await checkFreshness(workbook, before)).toMatchObject({
      state: 'stale',
      alternatives: ['Do nothing', 'Raise price', 'Cut cost'],
    });
  });

  it('does not take spilled results for inputs', async () => {
    await open();
    await workbook.write([{ address: 'Inputs!H1', cells: formula('={1,2}*B1') }]);
    const before = await evaluated();
    await workbook.write([{ address: 'Inputs!B1', cells: 50 }]);
    expect(await checkFreshness(workbook, before)).toEqual({ state: 'fresh' });
  });

  it('is unknown with its reason while the case cannot be evaluated', async () => {
    await open();
    const before = await evaluated();
    await workbook.write([{ address: 'Inputs!B1', cells: text('ten') }]);
    expect(await checkFreshness(workbook, before)).toMatchObject({
      state: 'unknown',
      reason: expect.objectContaining({
        message: expect.stringContaining('needs a number in Inputs!B1') as string,
      }) as object,
    });
  });
});
