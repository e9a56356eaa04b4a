import { RecalculationEngine } from '../../src/recalc/engine';
import { readXlsx } from '../../src/recalc/read-xlsx';

type AnyFunction = (...args: never[]) => unknown;
type Answer = { readonly value: unknown } | { readonly error: unknown };

/**
 * Every formula of a saved workbook as the recalculation engine computes it. The engine cannot wait for a function
 * that answers later: the calculation is repeated until all answers are there.
 */
export async function settledCalculation(
  saved: Uint8Array,
  functions: ReadonlyMap<string, AnyFunction>,
): Promise<{ engine: RecalculationEngine; results: ReturnType<RecalculationEngine['calculateAll']> }> {
  const answers = new Map<string, Answer>();
  for (;;) {
    const waiting: Promise<void>[] = [];
    const engine = new RecalculationEngine(readXlsx(saved), {
      functions: new Map([...functions].map(([id, called]) => [id, answered(id, called, answers, waiting)])),
    });
    const results = engine.calculateAll();
    if (waiting.length === 0) return { engine, results };
    await Promise.all(waiting);
  }
}

/** The function that answers a call by the result of the same call before, where that was a promise. */
function answered(
  id: string,
  called: AnyFunction,
  answers: Map<string, Answer>,
  waiting: Promise<void>[],
): AnyFunction {
  return (...args) => {
    const key = `${id} ${JSON.stringify(args)}`;
    const answer = answers.get(key);
    if (answer) {
      if ('error' in answer) throw answer.error;
      return answer.value;
    }
    const result = called(...args);
    if (result instanceof Promise) {
      waiting.push(
        result.then(
          (value: unknown) => void answers.set(key, { value }),
          (error: unknown) => void answers.set(key, { error }),
        ),
      );
    }
    return result;
  };
}
