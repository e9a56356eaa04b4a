/** A function of scalars, called for each trial of a block with its arguments as it wants them. */
import type { CallContext, FunctionDefinition } from '../functions/definition';
import type { Value } from '../values';
import type { ColumnPool, NumericNode, Run } from './nodes';
import { runAll, setError, setScalar } from './nodes';
import type { Numeric } from './operators';
import { columnOf } from './operators';

/** @param truths which arguments are truth values; the others are numbers */
export function calledNode(
  definition: FunctionDefinition,
  call: CallContext,
  nodes: readonly Numeric[],
  truths: readonly boolean[],
  pool: ColumnPool,
): NumericNode {
  const columns = nodes.map((node) => columnOf(node, pool));
  const prepare = runAll(nodes);
  const column = pool.take();
  pool.give(nodes);
  const { plain } = definition;
  const invoke = plain
    ? (plain as unknown as (...args: unknown[]) => Value)
    : (...args: unknown[]) => definition.call(call, ...(args as never[]));
  const [first, second] = columns;
  const kind = definition.returns === 'boolean' ? 'boolean' : 'number';
  let run: Run;
  if (columns.length === 1 && first && !truths[0]) {
    const x = first.values;
    run = (count) => {
      prepare(count);
      for (let t = 0; t < count; t++) {
        const a = x[t] as number;
        if (Number.isNaN(a)) setError(column, t, first.errors[t] as number);
        else setScalar(column, t, invoke(a) as number);
      }
    };
  } else if (columns.length === 2 && first && second && !truths[0] && !truths[1]) {
    const x = first.values;
    const y = second.values;
    run = (count) => {
      prepare(count);
      for (let t = 0; t < count; t++) {
        const a = x[t] as number;
        const b = y[t] as number;
        if (Number.isNaN(a)) setError(column, t, first.errors[t] as number);
        else if (Number.isNaN(b)) setError(column, t, second.errors[t] as number);
        else setScalar(column, t, invoke(a, b) as number);
      }
    };
  } else {
    const args: unknown[] = new Array<unknown>(columns.length);
    run = (count) => {
      prepare(count);
      for (let t = 0; t < count; t++) {
        let failed = -1;
        for (let i = 0; i < columns.length; i++) {
          const value = (columns[i] as (typeof columns)[number]).values[t] as number;
          if (Number.isNaN(value) && failed < 0) failed = i;
          args[i] = truths[i] ? value !== 0 : value;
        }
        if (failed >= 0)
          setError(column, t, (columns[failed] as (typeof columns)[number]).errors[t] as number);
        else setScalar(column, t, invoke(...args) as number);
      }
    };
  }
  return { kind, column, isTemporary: true, run };
}
