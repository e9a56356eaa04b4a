import { BUSY, FunctionCalls } from '../../../workbench/custom-functions/function-calls';
import type { CallingCell } from '../../../workbench/custom-functions/function-calls';
import type { CustomFunction, FunctionMetadata } from '../../../workbench/custom-functions/function-metadata';

interface Invocation {
  address: string;
  setResult(value: unknown): void;
  onCanceled?: () => void;
}

const cell: CallingCell = { sheet: 's1', row: 3, column: 1, address: 'Inputs!B4' };
const plain: FunctionMetadata = { id: 'F', name: 'F' };
const streaming: FunctionMetadata = { id: 'F', name: 'F', options: { stream: true, cancelable: true } };

/** A sheet whose one formula calls the function again whenever it is told to, as the grid's engine does. */
function sheetWith(custom: CustomFunction, metadata: FunctionMetadata) {
  const shown: unknown[] = [];
  const state = { asks: true, owed: 0, argument: 1 as unknown };
  const calls = new FunctionCalls({
    recalculate: () => calculate(),
    owe: () => {
      state.owed++;
      return () => state.owed--;
    },
    asks: () => state.asks,
  });
  const calculate = () => {
    shown.push(calls.call(custom, metadata, 'FULCRUM.F', cell, [state.argument]));
    calls.calculationEnded();
  };
  return { calls, calculate, shown, state };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a function that returns at once', () => {
  it('gets its arguments and the address of its cell', () => {
    const { calculate, shown } = sheetWith(
      (value, invocation) => [[value, (invocation as Invocation).address]],
      plain,
    );
    calculate();
    expect(shown).toEqual([[[1, 'Inputs!B4']]]);
  });

  it('shows what it threw by its code, the sentence only where Excel keeps one', () => {
    const thrown: unknown[] = [
      { code: '#N/A', message: 'nothing fits' },
      { code: '#NUM!', message: 'not kept' },
      new Error('without a code'),
      'a text',
    ];
    const { calculate, shown } = sheetWith(() => {
      throw thrown.shift();
    }, plain);
    for (let i = 0; i < 4; i++) calculate();
    expect(shown).toEqual([
      { error: '#N/A', message: 'nothing fits' },
      { error: '#NUM!' },
      { error: '#VALUE!', message: 'without a code' },
      { error: '#VALUE!' },
    ]);
  });

  it('keeps the sentence of each error of a table under the cell where it shows, until it is gone', () => {
    let bad = true;
    const custom = () => [['header'], [bad ? { code: '#VALUE!', message: 'row 2 is bad' } : 5]];
    const { calls, calculate } = sheetWith(custom, plain);
    calculate();
    expect(calls.message('s1', 4, 1)).toBe('row 2 is bad');
    expect(calls.message('s1', 3, 1)).toBeUndefined();
    bad = false;
    calculate();
    expect(calls.message('s1', 4, 1)).toBeUndefined();
  });

  it.each([
    [NaN, { error: '#NUM!' }],
    [Infinity, { error: '#NUM!' }],
    [undefined, null],
    [[], { error: '#CALC!' }],
    [[[7]], 7],
  ])('never shows %p as it is not', (returned, expected) => {
    const { calculate, shown } = sheetWith(() => returned, plain);
    calculate();
    expect(shown).toEqual([expected]);
  });
});

describe('an asynchronous function', () => {
  it('shows #BUSY! and then its result, is called once, and owes nothing afterwards', async () => {
    const custom = jest.fn((value: unknown) => Promise.resolve(Number(value) * 2));
    const { calculate, shown, state } = sheetWith(custom as CustomFunction, plain);
    calculate();
    expect(shown).toEqual([BUSY]);
    expect(state.owed).toBe(1);
    await settled();
    expect(shown).toEqual([BUSY, 2]);
    expect(custom).toHaveBeenCalledTimes(1);
    expect(state.owed).toBe(0);
    calculate();
    await settled();
    expect(shown.at(-1)).toBe(2);
    expect(custom).toHaveBeenCalledTimes(2);
  });

  it('shows the error it rejects with', async () => {
    const { calculate, shown } = sheetWith(
      () => Promise.reject({ code: '#N/A', message: 'no such lane' }),
      plain,
    );
    calculate();
    await settled();
    expect(shown.at(-1)).toEqual({ error: '#N/A', message: 'no such lane' });
  });

  it('is cancelled when its arguments change, and its late result is dropped', async () => {
    const cancelled: unknown[] = [];
    const custom = (value: unknown, given: unknown) => {
      const invocation = given as Invocation;
      invocation.onCanceled = () => cancelled.push(value);
      return new Promise((resolve) => setTimeout(() => resolve(value), value === 1 ? 1 : 3));
    };
    const { calculate, shown, state } = sheetWith(custom, plain);
    calculate();
    state.argument = 2;
    calculate();
    expect(cancelled).toEqual([1]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(shown).toEqual([BUSY, BUSY, 2]);
    expect(state.owed).toBe(0);
  });
});

describe('a streaming function', () => {
  it('shows each result, and is cancelled when its formula goes', () => {
    let invocation: Invocation | undefined;
    const onCanceled = jest.fn();
    const { calls, calculate, shown, state } = sheetWith((_, given) => {
      invocation = given as Invocation;
      invocation.onCanceled = onCanceled;
    }, streaming);
    calculate();
    invocation!.setResult(10);
    invocation!.setResult([[1, 2]]);
    expect(shown).toEqual([BUSY, 10, [[1, 2]]]);
    expect(state.owed).toBe(0);
    state.asks = false;
    calls.calculationEnded();
    expect(onCanceled).toHaveBeenCalledTimes(1);
    invocation!.setResult(11);
    expect(shown).toHaveLength(3);
  });

  it('ends with the pane', () => {
    const onCanceled = jest.fn();
    const { calls, calculate } = sheetWith((_, given) => {
      (given as Invocation).onCanceled = onCanceled;
    }, streaming);
    calculate();
    calls.cancelAll();
    expect(onCanceled).toHaveBeenCalledTimes(1);
  });
});
