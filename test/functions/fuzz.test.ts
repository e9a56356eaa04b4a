/**
 * Every custom function against arguments that no model expects. Whatever comes in, a function answers within two
 * seconds with a table of finite numbers, texts and truth values, or with a cell error that carries a sentence.
 * FULCRUM_FUZZ_RUNS sets the calls per function, FULCRUM_SEED another sequence of them: `npm run soak`.
 */
import vm from 'node:vm';
import fc from 'fast-check';
import pipeline from '../../scripts/functions-pipeline.cjs';
import { isCellError } from '../../src/functions/excel-call';
import { publishResults } from '../../src/functions/live-results';
import { evaluateExample, loadFunctions } from '../support/fulcrum-functions';
import type { CustomFunction } from '../support/fulcrum-functions';
import { hostileArguments } from '../support/hostile-arguments';

const RUNS = Number(process.env['FULCRUM_FUZZ_RUNS'] ?? 60);
/** Milliseconds of computing allowed; more on the clock, since other programs may keep the processor busy. */
const LONGEST = 2000;
const LONGEST_ON_THE_CLOCK = 10_000;

const functions = loadFunctions();
const described = pipeline.describeFunctions().map(({ id, excel, examples }) => ({
  id,
  streams: Boolean(excel.options?.['stream']),
  ranges: excel.parameters.map(({ dimensionality }) => dimensionality === 'matrix'),
  formulas: examples.map(({ formula }) => formula),
}));

/** A streaming function as one that answers: with the last of what it sends to its cell before that asks no more. */
function answering(streaming: CustomFunction, parameters: number): CustomFunction {
  return (...args) => {
    let sent: unknown;
    const invocation: { setResult: (result: unknown) => void; onCanceled?: () => void } = {
      setResult: (result) => (sent = result),
    };
    streaming(...Array.from({ length: parameters }, (_, i) => args[i]), invocation);
    invocation.onCanceled?.();
    if (isCellError(sent)) throw sent as unknown as Error;
    return sent as ReturnType<CustomFunction>;
  };
}

/** The arguments that the function's examples pass, caught on their way in. */
async function exampleArguments(id: string, formulas: readonly string[]): Promise<unknown[][]> {
  const caught: unknown[][] = [];
  const catching = new Map<string, CustomFunction>(functions);
  catching.set(id, (...args) => {
    caught.push(args);
    return [[]];
  });
  for (const formula of formulas) await evaluateExample(formula, catching).catch(() => undefined);
  return caught;
}

/** Runs code that could loop for ever, in a script that the engine ends after the longest time allowed. */
const guarded = vm.createContext({});
const script = new vm.Script('call()');
function withinTime(call: () => unknown): unknown {
  guarded['call'] = call;
  return script.runInContext(guarded, { timeout: LONGEST_ON_THE_CLOCK });
}

/** A reason in words, as opposed to what the language says when a program is at fault. */
function isSentence(message: unknown): boolean {
  return (
    typeof message === 'string' &&
    /\S+ \S+ \S+/.test(message) &&
    !/undefined|\[object|not a function|not iterable|Cannot |Maximum call|Invalid array/.test(message)
  );
}

/** What is wrong with an error as a cell shows it; null when nothing is. */
function faultOfError(error: unknown): string | null {
  if (!isCellError(error)) return `threw ${String(error)}\n${(error as Error)?.stack ?? ''}`;
  if (error.code === '#VALUE!' || error.code === '#N/A') {
    return isSentence(error.message) ? null : `gives ${error.code} without a sentence: "${error.message}"`;
  }
  // The error of a cell that the formula refers to, passed on.
  return error.code === '#DIV/0!' ? null : `gives ${error.code}, which carries no sentence in Excel`;
}

function faultOfResult(result: unknown): string | null {
  const rows = (Array.isArray(result) ? result : [[result]]) as unknown[][];
  const width = rows[0]?.length ?? 0;
  if (width === 0) return 'returned an empty table';
  for (const [r, row] of rows.entries()) {
    if (!Array.isArray(row) || row.length !== width) return `returned a ragged table (row ${r + 1})`;
    for (const cell of row) {
      if (typeof cell === 'number' && Number.isFinite(cell)) continue;
      if (typeof cell === 'boolean') continue;
      if (typeof cell === 'string' && !/undefined|\bNaN\b|Infinity|\[object/.test(cell)) continue;
      const fault = isCellError(cell) ? faultOfError(cell) : `returned ${String(cell)} in row ${r + 1}`;
      if (fault) return fault;
    }
  }
  return null;
}

let calls = 0;
let answers = 0;

/** Milliseconds of processor time that a call takes, and what is wrong with what it answers. */
async function judge(call: () => unknown): Promise<{ fault: string | null; took: number }> {
  const began = process.cpuUsage();
  let fault: string | null;
  try {
    const result = await withinTime(call);
    answers++;
    fault = faultOfResult(result);
  } catch (error) {
    fault = faultOfError(error);
  }
  const { user, system } = process.cpuUsage(began);
  return { fault, took: (user + system) / 1000 };
}

async function faultOf(called: CustomFunction, args: readonly unknown[]): Promise<string | null> {
  calls++;
  let { fault, took } = await judge(() => called(...args));
  // The process's time holds a collection of garbage and the system's paging too. A slow function is slow each time.
  for (let again = 0; again < 2 && fault === null && took > LONGEST; again++) {
    const repeated = await judge(() => called(...args));
    fault = repeated.fault;
    took = Math.min(took, repeated.took);
  }
  return fault ?? (took > LONGEST ? `took ${took.toFixed(0)} ms` : null);
}

describe('functions given anything', () => {
  beforeAll(() => {
    const of = { alternative: 'Do nothing', metric: 'NPV' };
    publishResults({
      problem: null,
      alternatives: [of.alternative],
      metrics: [of.metric],
      results: [{ ...of, value: 1.5, problem: null }],
    });
  });
  afterAll(() => {
    process.stdout.write(
      `fuzz: ${calls} calls of ${described.length} functions, ${answers} answered with a result\n`,
    );
  });

  it.each(described)('$id', async ({ id, streams, ranges, formulas }) => {
    const examples = await exampleArguments(id, formulas);
    expect(examples.length).toBeGreaterThan(0);
    const called = streams ? answering(functions.get(id)!, ranges.length) : functions.get(id)!;
    const before = answers;
    const faults = new Map<string, string>();
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const args = hostileArguments(ranges, examples, draw);
        const fault = await faultOf(called, args);
        if (fault !== null) faults.set(fault, `${id}(${args.map((arg) => fc.stringify(arg)).join(', ')})`);
      }),
      { numRuns: RUNS },
    );
    expect([...faults].map(([fault, call]) => `${call} ${fault}`)).toEqual([]);
    // A run in which nothing gets past the reading of arguments would test no model.
    expect(answers).toBeGreaterThan(before);
  });
});
