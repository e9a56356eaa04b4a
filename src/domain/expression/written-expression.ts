import { DomainError } from '../domain-error';
import { compileBlocks, compileRow } from './compile-expression';
import type { BlockFunction, RowFunction } from './compile-expression';
import { readExpression, requireNames } from './read-expression';
import type { Expression, SyntaxTree } from './read-expression';

/** A written expression, compiled once for its names. */
export interface WrittenExpression {
  /** @throws DomainError "out-of-range" when the result is not a finite number, such as after a division by 0 */
  readonly evaluate: RowFunction;
  /** As `evaluate` over columns; the error names the first row. */
  readonly evaluateColumns: (columns: readonly Float64Array[]) => Float64Array;
}

/** Distinct texts kept; a sheet has few, and each is small. */
const KEPT = 200;

/** The least recently used entry leaves when there are too many. */
class BoundedCache<V> {
  private readonly entries = new Map<string, V>();

  getOrMake(key: string, make: () => V): V {
    const found = this.entries.get(key) ?? make();
    this.entries.delete(key);
    this.entries.set(key, found);
    if (this.entries.size > KEPT) this.entries.delete(this.entries.keys().next().value!);
    return found;
  }
}

const parsed = new BoundedCache<Expression>();
const compiled = new BoundedCache<WrittenExpression>();

/** As `compileExpressionWith`; the parser is loaded on first use. */
export async function compileExpression(text: string, names: readonly string[]): Promise<WrittenExpression> {
  const { syntaxTree } = await import('./arithmetic-parser');
  return compileExpressionWith(syntaxTree, text, names);
}

/**
 * Compiles a written arithmetic expression over the given names. Each distinct text is parsed once, each distinct text
 * with names compiled once.
 *
 * @throws DomainError as `readExpression` and `requireNames`; "not-found" for a name that is not given
 */
export function compileExpressionWith(
  syntaxTree: SyntaxTree,
  text: string,
  names: readonly string[],
): WrittenExpression {
  const words = requireNames(names);
  return compiled.getOrMake(`${words.join(',')}\n${text}`, () => {
    const expression = parsed.getOrMake(text, () => readExpression(text, syntaxTree));
    return finiteOnly(compileRow(expression, words), compileBlocks(expression, words), words);
  });
}

function finiteOnly(row: RowFunction, blocks: BlockFunction, names: readonly string[]): WrittenExpression {
  const refuse = (result: number, valueOf: (name: number) => number): never => {
    const inputs = names.map((name, i) => `${name} = ${valueOf(i)}`).join(', ');
    throw new DomainError('out-of-range', 'expression', `gives ${result}, not a finite number, at ${inputs}`);
  };
  return {
    evaluate: (values) => {
      const result = row(values);
      return Number.isFinite(result) ? result : refuse(result, (i) => values[i]!);
    },
    evaluateColumns: (columns) => {
      const result = new Float64Array(columns[0]?.length ?? 0);
      blocks(columns, result);
      const bad = result.findIndex((value) => !Number.isFinite(value));
      return bad < 0 ? result : refuse(result[bad]!, (i) => columns[i]![bad]!);
    },
  };
}
