import { DomainError } from '../domain-error';
import { OPERATORS } from './operations';
import type { Operation } from './operations';
import type { Expression } from './read-expression';

/** Evaluates one row of values, in the order of the names. The result may be infinite or not a number. */
export type RowFunction = (values: ArrayLike<number>) => number;

/** Evaluates all rows of columns, one column per name, all of equal length, into `result`. */
export type BlockFunction = (columns: readonly Float64Array[], result: Float64Array) => void;

function indexOf(names: readonly string[], name: string): number {
  const index = names.indexOf(name);
  if (index >= 0) return index;
  throw new DomainError(
    'not-found',
    'expression',
    `uses "${name}", which is not one of names (${names.join(', ')})`,
  );
}

/** Compiles an expression to closures over one row. @throws DomainError "not-found" for an unknown name */
export function compileRow(expression: Expression, names: readonly string[]): RowFunction {
  switch (expression.kind) {
    case 'number': {
      const { value } = expression;
      return () => value;
    }
    case 'name': {
      const index = indexOf(names, expression.name);
      return (values) => values[index]!;
    }
    case 'operation': {
      const { apply, pairwise } = expression.operation;
      const [first, second, third, ...others] = expression.operands.map((operand) =>
        compileRow(operand, names),
      );
      if (!second) return pairwise ? first! : (values) => apply(first!(values), undefined as never, 0);
      if (!third) return (values) => apply(first!(values), second(values), 0);
      if (!pairwise) return (values) => apply(first!(values), second(values), third(values));
      const rest = [third, ...others];
      return (values) =>
        rest.reduce((sofar, next) => apply(sofar, next(values), 0), apply(first!(values), second(values), 0));
    }
  }
}

/** Rows that are computed together; their columns stay in the processor's cache. */
const BLOCK = 1024;

type Loop = (a: Float64Array, b: Float64Array, result: Float64Array, rows: number) => void;

/** The commonest operations have loops of their own, which the engine turns into a few instructions per row. */
const ARITHMETIC: ReadonlyMap<Operation, Loop> = new Map<Operation, Loop>([
  [
    OPERATORS.get('add')!,
    (a, b, result, rows) => {
      for (let i = 0; i < rows; i++) result[i] = a[i]! + b[i]!;
    },
  ],
  [
    OPERATORS.get('subtract')!,
    (a, b, result, rows) => {
      for (let i = 0; i < rows; i++) result[i] = a[i]! - b[i]!;
    },
  ],
  [
    OPERATORS.get('multiply')!,
    (a, b, result, rows) => {
      for (let i = 0; i < rows; i++) result[i] = a[i]! * b[i]!;
    },
  ],
  [
    OPERATORS.get('divide')!,
    (a, b, result, rows) => {
      for (let i = 0; i < rows; i++) result[i] = a[i]! / b[i]!;
    },
  ],
]);

interface BlockNode {
  /** Values of the current block. */
  values: Float64Array;
}

/**
 * Compiles an expression to loops over blocks of rows: a million rows cost a few loops, not a million walks through
 * the expression.
 *
 * @throws DomainError "not-found" for an unknown name
 */
export function compileBlocks(expression: Expression, names: readonly string[]): BlockFunction {
  const steps: ((rows: number) => void)[] = [];
  const inputs: { node: BlockNode; index: number }[] = [];

  const compile = (node: Expression): BlockNode => {
    if (node.kind === 'number') return { values: new Float64Array(BLOCK).fill(node.value) };
    if (node.kind === 'name') {
      const input = { node: { values: new Float64Array(0) }, index: indexOf(names, node.name) };
      inputs.push(input);
      return input.node;
    }
    const { apply, pairwise } = node.operation;
    const [first, second, third, ...others] = node.operands.map(compile);
    const result = new Float64Array(BLOCK);
    if (!second) {
      steps.push((rows) => {
        const a = first!.values;
        for (let i = 0; i < rows; i++) result[i] = pairwise ? a[i]! : apply(a[i]!, undefined as never, 0);
      });
    } else if (third && !pairwise) {
      steps.push((rows) => {
        const [a, b, c] = [first!.values, second.values, third.values];
        for (let i = 0; i < rows; i++) result[i] = apply(a[i]!, b[i]!, c[i]!);
      });
    } else {
      const loop = ARITHMETIC.get(node.operation);
      steps.push((rows) => {
        const [a, b] = [first!.values, second.values];
        if (loop) loop(a, b, result, rows);
        else for (let i = 0; i < rows; i++) result[i] = apply(a[i]!, b[i]!, 0);
      });
      for (const next of third ? [third, ...others] : []) {
        steps.push((rows) => {
          const b = next.values;
          for (let i = 0; i < rows; i++) result[i] = apply(result[i]!, b[i]!, 0);
        });
      }
    }
    return { values: result };
  };

  const root = compile(expression);
  return (columns, result) => {
    for (let from = 0; from < result.length; from += BLOCK) {
      const rows = Math.min(BLOCK, result.length - from);
      for (const { node, index } of inputs) node.values = columns[index]!.subarray(from, from + rows);
      for (const step of steps) step(rows);
      result.set(root.values.subarray(0, rows), from);
    }
  };
}
