import type { Case, Result } from '../../src/case/case';
import { failureOf } from '../../src/case/case-store';
import { readJournal, writeJournal } from '../../src/case/evaluation/journal';
import { createI18n } from '../../src/taskpane/i18n/i18n';
import { LocalEngine } from '../../src/taskpane/local-engine';
import type { Prepared } from '../../src/taskpane/local-engine';
import { failureText } from '../../src/taskpane/pane-context';
import { RecalcClient } from '../../src/worker/recalc-client';
import { RecalcSession } from '../../src/worker/recalc-session';
import { excelWorkbook } from '../../src/workbook/excel-workbook';
import { formula } from '../../src/workbook/workbook';
import type { CellValue, Workbook } from '../../src/workbook/workbook';
import { EXPECTED, MODEL, sampleCase } from '../case/sample-case';
import type { ExcelInNode } from '../support/excel-in-node';
import { openExcel } from '../support/excel-in-node';

type Numbers = (...cells: CellValue[][][]) => number;

let excel: ExcelInNode;
let workbook: Workbook;
let of: Case;
let engine: LocalEngine;

interface Fixture {
  /** Formula of the profit instead of the model's own. */
  readonly profit?: string;
  /** TEST.GAIN as the workbook has it, and as the engine has it where that differs. */
  readonly gain?: Numbers;
  readonly wrongGain?: Numbers;
}

async function open({ profit, gain, wrongGain = gain }: Fixture = {}): Promise<void> {
  const sheets = { ...MODEL, KPIs: [['Profit', profit ?? MODEL['KPIs']![0]![1]!], MODEL['KPIs']![1]!] };
  excel = await openExcel({ sheets, ...(gain ? { functions: new Map([['FULCRUM.TEST.GAIN', gain]]) } : {}) });
  workbook = excelWorkbook();
  of = sampleCase();
  const session = new RecalcSession(new Map(wrongGain ? [['TEST.GAIN', wrongGain]] : []));
  engine = new LocalEngine(workbook, new RecalcClient(session));
}

afterEach(() => excel.close());

/** What the pane says of a refusal. */
async function saidIn(language: string, work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const text = failureText(await createI18n(language), failureOf(error));
  // Marks that keep names apart from the direction of the text around them.
  return text.replaceAll(/[\u2068\u2069]/g, '');
}

const evaluate = (options = {}) => engine.evaluate(workbook, of, { eventGrace: 0, ...options });

function valuesOf(results: readonly Result[], metric = 'Profit'): Record<string, number | null> {
  return Object.fromEntries(
    results.filter((one) => one.metric === metric).map(({ alternative, value }) => [alternative, value]),
  );
}

const enginesOf = (results: readonly Result[]) => [...new Set(results.map((one) => one.engine))];
const verdictsOf = (results: readonly Result[]) => [...new Set(results.map((one) => one.verification))];
const drivers = async () =>
  (await workbook.read(['Inputs!B1:B3']))[0]!.values.map(([value]) => value ?? null);

const PROFITS = Object.fromEntries(Object.entries(EXPECTED).map(([name, { Profit }]) => [name, Profit]));
const first: Numbers = (cells) => Number(cells[0]![0]);
const GAIN_FORMULA = '=FULCRUM.TEST.GAIN(Inputs!B2*Inputs!B4)';

describe('the model beside the workbook', () => {
  it('is compared with the workbook while that evaluates, and evaluates in its place from then on', async () => {
    await open();
    const inWorkbook = (await evaluate()).results;
    expect(enginesOf(inWorkbook)).toEqual(['Excel']);
    expect(verdictsOf(inWorkbook)).toEqual([
      expect.stringMatching(/^verified: \d+ cells, base case and \d+ replayed/),
    ]);
    const locally = (await evaluate()).results;
    expect(enginesOf(locally)).toEqual(['local']);
    expect(valuesOf(locally)).toEqual(PROFITS);
    expect(await drivers()).toEqual([10, 100, 6]);
  });

  it('gives way where a function is wrong already in the base case, and names the cell', async () => {
    await open({ profit: GAIN_FORMULA, gain: first, wrongGain: (cells) => first(cells) + 1 });
    await expect(engine.prepare(of)).rejects.toMatchObject({ code: 'not-local', cell: 'KPIs!B1' });
    const { results } = await evaluate();
    expect(enginesOf(results)).toEqual(['Excel']);
    expect(valuesOf(results)).toEqual(PROFITS);
    expect(verdictsOf(results)[0]).toMatch(/^KPIs!B1 shows 400 in the workbook, but 401 was computed/);
  });

  it('gives way where a function is wrong under one alternative only, also the next time', async () => {
    const wrongAt500: Numbers = (cells) => (first(cells) === 500 ? 499 : first(cells));
    await open({ profit: GAIN_FORMULA, gain: first, wrongGain: wrongAt500 });
    for (let round = 0; round < 2; round++) {
      const { results } = await evaluate();
      expect(enginesOf(results)).toEqual(['Excel']);
      expect(valuesOf(results)).toEqual(PROFITS);
      expect(verdictsOf(results)[0]).toMatch(/^KPIs!B1 shows 500 .* 499 was computed for "Cut cost"/);
    }
    expect(await saidIn('de-DE', engine.prepare(of))).toMatch(
      /^KPIs!B1 zeigt in der Arbeitsmappe 500, berechnet wurde aber 499 \(Fall: „Cut cost“; Formel: /,
    );
    await expect(engine.prepare(of)).rejects.toThrow('The workbook is used instead');
  });

  it('is read again when a formula has changed since', async () => {
    await open();
    await evaluate();
    await workbook.write([{ address: 'Inputs!B4', cells: formula('=B1-B3-1') }]);
    const { results } = await evaluate();
    expect(enginesOf(results)).toEqual(['Excel']);
    expect(valuesOf(results)['Do nothing']).toBe(250);
    expect(valuesOf((await evaluate()).results)).toEqual(valuesOf(results));
  });

  it('does not answer when a co-author edits the model while it is compared', async () => {
    await open();
    const cell = { sheet: excel.grid.sheets()[0]!.id, row: 3, column: 1, rowCount: 1, columnCount: 1 };
    const run = evaluate({
      eventGrace: 250,
      onProgress: ({ done }: { done: number }) => {
        if (done === 1) excel.grid.asCoauthor(() => excel.grid.write(cell, [[{ formula: '=B1-2*B3' }]]));
      },
    });
    await expect(run).rejects.toMatchObject({ code: 'edited-meanwhile', cell: 'Inputs!B4' });
    expect(await readJournal(workbook)).toBeNull();
    expect(await drivers()).toEqual([10, 100, 6]);
    // What was half compared is not trusted: the edited model is read and compared anew.
    const { results } = await evaluate();
    expect(enginesOf(results)).toEqual(['Excel']);
    expect(valuesOf(results)['Do nothing']).toBe(-300);
    expect(verdictsOf(results)[0]).toMatch(/^verified/);
  });

  it.each([
    [
      'a volatile function',
      '=Inputs!B2*Inputs!B4+RAND()',
      /volatile function RAND/,
      'KPIs!B1 verwendet die flüchtige Funktion RAND, sodass dieselben Eingaben verschiedene Ergebnisse geben',
    ],
    [
      'a clock',
      '=Inputs!B2*Inputs!B4+TODAY()',
      /volatile function TODAY/,
      'Die Formel in KPIs!B1 lässt sich nicht nachrechnen: sie verwendet die flüchtige Funktion TODAY',
    ],
    [
      'a circular reference',
      '=Inputs!B2*Inputs!B4+B1',
      /circular reference, KPIs!B1 → KPIs!B1/,
      'KPIs!B1 gehört zu einem Zirkelbezug, KPIs!B1 → KPIs!B1; die Zelle hat keinen Wert',
    ],
    [
      'an external link',
      '=Inputs!B2*[Prices.xlsx]List!A1',
      /external link, .*Prices/,
      'Die Formel in KPIs!B1 lässt sich nicht nachrechnen: sie verwendet eine externe Verknüpfung, [Prices.xlsx]List',
    ],
    [
      'an unknown function',
      '=Inputs!B2*GROSSMARGIN(Inputs!B4)',
      /function GROSSMARGIN/,
      'Die Formel in KPIs!B1 lässt sich nicht nachrechnen: sie verwendet die Funktion GROSSMARGIN',
    ],
  ])('leaves a model with %s to the workbook, naming cell and cause', async (_, profit, cause, german) => {
    await open({ profit });
    expect(await saidIn('de-DE', engine.prepare(of))).toContain(`Grund: ${german}.`);
    await expect(engine.prepare(of)).rejects.toMatchObject({ code: 'not-local', cell: 'KPIs!B1' });
    const { results } = await evaluate();
    expect(enginesOf(results)).toEqual(['Excel']);
    expect(verdictsOf(results)[0]).toMatch(/^KPIs!B1 /);
    expect(verdictsOf(results)[0]).toMatch(cause);
    expect(valuesOf(results, 'Revenue')).toEqual({
      'Do nothing': 1000,
      'Raise price': 1080,
      'Cut cost': 1000,
    });
    expect(await drivers()).toEqual([10, 100, 6]);
  });

  it('has the results before it checks itself further, and keeps them when the check is cancelled', async () => {
    await open();
    const controller = new AbortController();
    const seen: string[] = [];
    const { results } = await evaluate({
      signal: controller.signal,
      onProgress: ({ alternative }: { alternative: string }) => seen.push(alternative),
      onResults: (ahead: readonly Result[]) => {
        seen.push('results');
        expect(valuesOf(ahead)).toEqual(PROFITS);
        controller.abort();
      },
    });
    expect(seen).toEqual(['Do nothing', 'Raise price', 'Cut cost', 'results']);
    expect(valuesOf(results)).toEqual(PROFITS);
    expect(verdictsOf(results)[0]).toMatch(/base case/);
    expect(await drivers()).toEqual([10, 100, 6]);
    // What was not checked is checked the next time.
    expect(enginesOf((await evaluate()).results)).toEqual(['Excel']);
    expect(enginesOf((await evaluate()).results)).toEqual(['local']);
  });

  it('does not take the values of an evaluation under way for the model', async () => {
    await open();
    let prepared: Promise<Prepared> | null = null;
    await evaluate({
      onProgress: ({ done }: { done: number }) => {
        if (done === 1) prepared ??= engine.prepare(of);
      },
    });
    const { plan } = (await prepared!) as Prepared;
    expect(plan.drivers.map(({ standing }) => standing)).toEqual([10, 100, 6]);
    await writeJournal(workbook, {
      version: 1,
      started: '2026-03-01T00:00:00Z',
      cells: [{ name: null, address: 'Inputs!B1', original: 10, written: [12] }],
    });
    await expect(engine.prepare(of)).rejects.toMatchObject({ code: 'recovery-needed' });
  });

  it('has an evaluation wait that would begin while the model is being read', async () => {
    await open();
    const read = workbook.read.bind(workbook);
    let written = (): void => undefined;
    const slowly = new Promise<void>((resolve) => (written = resolve));
    jest.spyOn(workbook, 'read').mockImplementationOnce(async (...all) => {
      await Promise.race([slowly, new Promise((resolve) => setTimeout(resolve, 300))]);
      return read(...all);
    });
    const reading = engine.prepare(of);
    await evaluate({ onProgress: ({ done }: { done: number }) => done === 1 && written() });
    expect((await reading).plan.drivers.map(({ standing }) => standing)).toEqual([10, 100, 6]);
  });

  it('stops when cancelled, in the workbook with the drivers restored and beside it at once', async () => {
    await open();
    const inWorkbook = new AbortController();
    const run = evaluate({
      signal: inWorkbook.signal,
      onProgress: ({ done }: { done: number }) => done === 1 && inWorkbook.abort(),
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(await drivers()).toEqual([10, 100, 6]);
    await evaluate();
    const beside = new AbortController();
    beside.abort(new Error('cancelled by the user'));
    await expect(evaluate({ signal: beside.signal })).rejects.toThrow('cancelled by the user');
    expect(enginesOf((await evaluate()).results)).toEqual(['local']);
  });
});
