import type { Case } from '../../src/case/case';
import { CaseError } from '../../src/case/case-error';
import { createCaseStore } from '../../src/case/case-store';
import type { CaseStore, Evaluate } from '../../src/case/case-store';
import { emptyCase } from '../../src/case/create-case';
import { evaluateInWorkbook } from '../../src/case/evaluation/evaluate-in-workbook';
import { JOURNAL_KEY } from '../../src/case/evaluation/journal';
import { say } from '../../src/case/said';
import { excelWorkbook } from '../../src/workbook/excel-workbook';
import { text } from '../../src/workbook/workbook';
import type { Unsubscribe, Workbook } from '../../src/workbook/workbook';
import type { ExcelInNode } from '../support/excel-in-node';
import { openExcel } from '../support/excel-in-node';
import { faultyWorkbook } from './faulty-workbook';
import { EXPECTED, MODEL, sampleCase } from './sample-case';

let excel: ExcelInNode;
let workbook: Workbook;
let stops: Unsubscribe[];

beforeEach(async () => {
  excel = await openExcel({ sheets: MODEL });
  workbook = excelWorkbook();
  stops = [];
});

afterEach(async () => {
  for (const stop of stops) await stop();
  await excel.close();
});

function newStore(over: Workbook = workbook): CaseStore {
  return createCaseStore({ workbook: over, saveDelay: 5, followDelay: 5, eventGrace: 0 });
}

async function opened(): Promise<CaseStore> {
  const store = newStore();
  await store.create(sampleCase());
  return store;
}

function owner(name: string): (before: Case) => Case {
  return (before) => ({ ...before, decision: { ...before.decision, owner: name } });
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !condition(); i++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(condition()).toBe(true);
}

describe('the case store', () => {
  it('says that a workbook has no case, and creates one', async () => {
    const store = newStore();
    await store.load();
    expect(store.getState()).toMatchObject({ status: 'none', case: null, failure: null });
    await store.create(emptyCase());
    expect(store.getState().case!.alternatives.map(({ name }) => name)).toEqual(['Do nothing']);
    const other = newStore();
    await other.load();
    expect(other.getState()).toMatchObject({ status: 'ready', case: store.getState().case });
  });

  it('shows an edit at once and writes it soon after', async () => {
    const store = await opened();
    store.edit(owner('COO'));
    expect(store.getState()).toMatchObject({ saving: 'pending', case: { decision: { owner: 'COO' } } });
    await until(() => store.getState().saving === 'saved');
    const other = newStore();
    await other.load();
    expect(other.getState().case!.decision.owner).toBe('COO');
  });

  it('lets two panes edit one case without overwriting each other', async () => {
    const one = await opened();
    const two = newStore();
    await two.load();
    one.edit(owner('COO'));
    two.edit((before) => ({ ...before, decision: { ...before.decision, whyNow: 'now' } }));
    await Promise.all([one.save(), two.save()]);
    await one.load();
    await two.load();
    expect(one.getState().case!.decision).toMatchObject({ owner: 'COO', whyNow: 'now' });
    expect(two.getState().case).toEqual(one.getState().case);
  });

  it('follows edits made on the sheet by hand, by a co-author and by moved rows', async () => {
    const store = await opened();
    stops.push(await store.follow());
    const [drivers] = await workbook.readTables(['FulcrumDrivers']);
    const row = Number(/\d+/.exec(drivers!.address.split('!')[1]!)![0]) + 1;
    await workbook.write([{ address: `'Fulcrum case'!I${row}`, cells: text('carrier contract') }]);
    await until(() => store.getState().case!.drivers[0]!.source === 'carrier contract');

    const sheet = excel.grid.sheets().find(({ name }) => name === 'Fulcrum case')!.id;
    excel.grid.asCoauthor(() =>
      excel.grid.write({ sheet, row: row - 1, column: 7, rowCount: 1, columnCount: 1 }, [['Grace']]),
    );
    await until(() => store.getState().case!.drivers[0]!.owner === 'Grace');

    const inputs = excel.grid.sheets()[0]!.id;
    excel.grid.shift({
      kind: 'insert',
      axis: 'rows',
      area: { sheet: inputs, row: 0, column: 0, rowCount: 1, columnCount: 16_384 },
    });
    await until(() => store.getState().case!.drivers[0]!.cell!.address === 'Inputs!B2');
  });

  it('keeps the edit and says why when saving failed, and saves it the next time', async () => {
    await opened();
    let failing = true;
    const store = newStore(faultyWorkbook(workbook, () => failing).workbook);
    await store.load();
    expect(store.getState()).toMatchObject({ status: 'closed', failure: { code: 'lost' } });
    failing = false;
    await store.load();
    failing = true;
    store.edit(owner('COO'));
    await store.save();
    expect(store.getState()).toMatchObject({
      saving: 'pending',
      case: { decision: { owner: 'COO' } },
      failure: { code: 'lost' },
    });
    failing = false;
    await store.save();
    expect(store.getState()).toMatchObject({ saving: 'saved', failure: null });
  });

  it('refuses a newer sheet, naming the cell, and shows no case', async () => {
    const store = await opened();
    await workbook.write([{ address: "'Fulcrum case'!B2", cells: 99 }]);
    await store.load();
    expect(store.getState()).toMatchObject({
      status: 'refused',
      case: null,
      failure: { code: 'newer', where: "'Fulcrum case'!B2" },
    });
  });

  it('never writes to a sheet that became newer while edits were waiting', async () => {
    const store = await opened();
    store.edit(owner('COO'));
    await workbook.write([{ address: "'Fulcrum case'!B2", cells: 99 }]);
    await store.save();
    expect(store.getState()).toMatchObject({ saving: 'pending', failure: { code: 'newer' } });
    const [decision] = await workbook.readTables(['FulcrumDecision']);
    expect(decision!.values.flat()).not.toContain('COO');
  });
});

describe('evaluating', () => {
  it('stores the results on the sheet and knows when they are stale', async () => {
    const store = await opened();
    stops.push(await store.follow());
    const results = await store.evaluate();
    expect(results).toHaveLength(6);
    expect(store.getState()).toMatchObject({ freshness: { state: 'fresh' }, progress: null, failure: null });
    const [table] = await workbook.readTables(['FulcrumResults']);
    expect(table!.values.map(([alternative, metric, value]) => [alternative, metric, value])).toEqual(
      Object.entries(EXPECTED).flatMap(([alternative, values]) =>
        Object.entries(values).map(([metric, value]) => [alternative, metric, value]),
      ),
    );
    await workbook.write([{ address: 'Inputs!B2', cells: 110 }]);
    await until(() => store.getState().freshness.state === 'stale');
    expect(store.getState().freshness).toEqual({ state: 'stale', alternatives: ['Do nothing', 'Cut cost'] });
  });

  it('does not take a formula that shows a result for a change of the model, but does one that covers an input', async () => {
    const store = await opened();
    await store.evaluate();
    const shows = { formula: '=1000+FULCRUM.ALT.VALUE("Do nothing","Profit")' };
    await workbook.write([{ address: 'KPIs!D9', cells: shows }]);
    await store.load();
    expect(store.getState().freshness).toEqual({ state: 'fresh' });
    await workbook.write([{ address: 'Inputs!B4', cells: shows }]);
    await store.load();
    expect(store.getState().freshness).toMatchObject({ state: 'stale' });
  });

  it('shows progress and can be cancelled without a failure', async () => {
    const store = await opened();
    const seen = new Set<string | null>();
    store.subscribe(({ progress }) => {
      if (progress && progress !== 'storing') seen.add(progress.alternative);
      if (progress !== 'storing' && progress?.done === 1) store.cancelEvaluation();
    });
    await expect(store.evaluate()).rejects.toMatchObject({ code: 'cancelled' });
    expect([...seen]).toEqual(['Do nothing', 'Raise price']);
    expect(store.getState()).toMatchObject({ failure: null, progress: null });
    expect((await workbook.read(['Inputs!B1:B3']))[0]!.values.flat()).toEqual([10, 100, 6]);
  });

  it('is cancelled before its turn comes', async () => {
    const store = await opened();
    const loading = store.load();
    const run = store.evaluate();
    store.cancelEvaluation();
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    await loading;
    expect(store.getState()).toMatchObject({ failure: null, progress: null, case: { results: [] } });
    expect(await store.evaluate()).toHaveLength(6);
  });

  it('is cancelled after the last alternative, and by an engine that throws what the signal says', async () => {
    const store = await opened();
    const late: Evaluate = async (...all) => {
      const evaluation = await evaluateInWorkbook(...all);
      store.cancelEvaluation();
      return evaluation;
    };
    const byTheSignal: Evaluate = (_, __, { signal }) => {
      store.cancelEvaluation();
      return Promise.reject(signal!.reason as Error);
    };
    for (const using of [late, byTheSignal]) {
      await expect(store.evaluate({ with: using })).rejects.toMatchObject({ code: 'cancelled' });
      expect(store.getState()).toMatchObject({ failure: null, progress: null, case: { results: [] } });
    }
    expect((await workbook.read(['Inputs!B1:B3']))[0]!.values.flat()).toEqual([10, 100, 6]);
  });

  it('shows the results while the engine is still checked, and keeps them when that is cancelled', async () => {
    const store = await opened();
    const checking: Evaluate = async (...all) => {
      const evaluation = await evaluateInWorkbook(...all);
      all[2].onResults!(evaluation.results);
      expect(store.getState()).toMatchObject({ freshness: { state: 'fresh' }, saving: 'saved' });
      expect(store.getState().case!.results).toHaveLength(6);
      store.cancelEvaluation();
      return evaluation;
    };
    expect(await store.evaluate({ with: checking })).toHaveLength(6);
    await store.load();
    expect(store.getState().case!.results).toHaveLength(6);
  });

  it('withdraws results that were shown ahead of a check that failed', async () => {
    const store = await opened();
    await store.evaluate();
    await workbook.write([{ address: 'Inputs!B4', cells: 7 }]);
    await store.refreshFreshness();
    const { case: before, freshness } = store.getState();
    const failing: Evaluate = async (...all) => {
      const evaluation = await evaluateInWorkbook(...all);
      all[2].onResults!(evaluation.results);
      throw new CaseError('edited-meanwhile', say('modelEditedMeanwhile'));
    };
    await expect(store.evaluate({ with: failing })).rejects.toMatchObject({ code: 'edited-meanwhile' });
    expect(store.getState().case!.results).toEqual(before!.results);
    expect(freshness.state).toBe('stale');
    expect(store.getState()).toMatchObject({ freshness, failure: { code: 'edited-meanwhile' } });
  });

  it('keeps results that are being stored when cancelling comes too late', async () => {
    const store = await opened();
    store.subscribe(({ progress }) => progress === 'storing' && store.cancelEvaluation());
    expect(await store.evaluate()).toHaveLength(6);
    expect(store.getState().case!.results).toHaveLength(6);
  });

  it('takes another engine with the same contract', async () => {
    const store = await opened();
    await store.evaluate({
      with: (_, of) =>
        Promise.resolve({
          case: of,
          model: 'm',
          standing: new Map(),
          results: [
            {
              alternative: 'Do nothing',
              metric: 'Profit',
              value: 1,
              p10: 0,
              p90: 2,
              time: '2026-01-01T00:00:00.000Z',
              fingerprint: 'f',
              engine: 'local' as const,
              verification: 'verified',
              note: '',
            },
          ],
        }),
    });
    expect(store.getState().case!.results).toMatchObject([{ value: 1, p10: 0, p90: 2, engine: 'local' }]);
  });

  it('offers the recovery of an evaluation that was cut off, and restores', async () => {
    await opened();
    let dead = false;
    const dying = newStore(faultyWorkbook(workbook, () => dead).workbook);
    await dying.load();
    dying.subscribe(({ progress }) => {
      if (progress !== 'storing' && progress?.done === 1) dead = true;
    });
    await expect(dying.evaluate()).rejects.toMatchObject({ code: 'restore-failed' });
    expect((await workbook.read(['Inputs!B1:B3']))[0]!.values.flat()).toEqual([10, 100, 6.5]);

    const store = newStore();
    await store.load();
    expect(store.getState().recovery!.cells.map(({ original }) => original)).toEqual([10, 100, 6]);
    await expect(store.evaluate()).rejects.toMatchObject({ code: 'recovery-needed' });
    expect(await store.recover()).toEqual({
      restored: ['Inputs!B1', 'Inputs!B2', 'Inputs!B3'],
      edited: [],
      deleted: [],
    });
    expect(store.getState().recovery).toBeNull();
    expect((await workbook.read(['Inputs!B1:B3']))[0]!.values.flat()).toEqual([10, 100, 6]);
    expect(excel.grid.stored.settings.has(JOURNAL_KEY)).toBe(false);
  });

  it('says why nothing can be evaluated', async () => {
    const store = newStore();
    await store.load();
    await expect(store.evaluate()).rejects.toMatchObject({ code: 'not-evaluable' });
    expect(store.getState().failure).toMatchObject({ code: 'not-evaluable' });
  });
});
