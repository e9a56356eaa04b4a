import type { ConstantNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode } from 'mathjs';
import { DomainError } from '../domain-error';
import { FUNCTIONS, OPERATORS, RESERVED_WORDS } from './operations';
import type { Operation } from './operations';

/** An expression that was checked: numbers, names, and operations on them. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'operation'; readonly operation: Operation; readonly operands: readonly Expression[] };

const LONGEST_TEXT = 2000;
const DEEPEST_NESTING = 50;

const FIELD = 'expression';

function refuse(rule: string): never {
  throw new DomainError('out-of-range', FIELD, rule);
}

/** What the parser can read but an expression must not hold. */
const REFUSED_NODES: Readonly<Record<string, string>> = {
  RelationalNode: 'must not chain comparisons; join two of them with "and"',
  ConditionalNode: 'must not hold "?"; write if(condition, a, b)',
  AccessorNode: 'must not hold an object or index',
};

/** A parser of expressions. */
export type SyntaxTree = (text: string) => MathNode;

/**
 * Reads a written arithmetic expression, such as `5 + 3*lines + 8*(rush=1)`. It may hold numbers with a decimal point,
 * names, + − * / ^, comparisons (= <> < <= > >=, answering 1 or 0), and, or, not, mod, and the functions of
 * `FUNCTIONS`. Upper and lower case are alike. A leading "=" is dropped.
 *
 * @param syntaxTree the parser
 * @throws DomainError "out-of-range" naming what is not allowed: other characters, functions, assignments, texts
 *   longer than 2,000 characters, or nesting deeper than 50
 */
export function readExpression(text: string, syntaxTree: SyntaxTree): Expression {
  const written = prepare(text);
  let tree: MathNode;
  try {
    tree = syntaxTree(written);
  } catch (error) {
    if (error instanceof RangeError) refuse(`must not nest deeper than ${DEEPEST_NESTING}`);
    refuse(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return checked(tree, 0);
}

/** Refuses by the text alone what should not reach the parser, and turns = and <> into its comparisons. */
function prepare(text: string): string {
  if (text.length > LONGEST_TEXT) {
    refuse(`must have at most ${LONGEST_TEXT} characters, not ${text.length}`);
  }
  const written = text
    .trim()
    .replace(/^=(?!=)/, '')
    .trim()
    .toLowerCase();
  if (written === '') refuse('is blank');
  const strange = /[^\p{L}\p{N}_\s.+\-*/^()<>=!,]/u.exec(written)?.[0];
  if (strange !== undefined)
    refuse(`must not contain ${strange === '"' ? 'a quotation mark' : `"${strange}"`}`);
  if (/\n/.test(written)) refuse('must stand on one line');
  if (/^[\p{L}_][\p{L}\p{N}_]*\s*(\([^()]*\)\s*)?=(?!=)/u.test(written)) {
    refuse('must not assign; write the right-hand side alone, or put a comparison in brackets');
  }
  let open = 0;
  for (const character of written) {
    if (character === '(' && ++open > DEEPEST_NESTING) refuse(`must not nest deeper than ${DEEPEST_NESTING}`);
    if (character === ')') open--;
  }
  return written.replace(/<>/g, '!=').replace(/(?<![<>!=])=(?!=)/g, '==');
}

function checked(node: MathNode, depth: number): Expression {
  if (depth > DEEPEST_NESTING) refuse(`must not nest deeper than ${DEEPEST_NESTING}`);
  switch (node.type) {
    case 'ParenthesisNode':
      return checked((node as ParenthesisNode).content, depth);
    case 'ConstantNode':
      return constant((node as ConstantNode).value as unknown);
    case 'SymbolNode':
      return symbol((node as SymbolNode).name);
    case 'OperatorNode':
      return operator(node as OperatorNode, depth);
    case 'FunctionNode':
      return call(node as FunctionNode, depth);
    default:
      return refuse(REFUSED_NODES[node.type] ?? 'must be one arithmetic expression');
  }
}

function constant(value: unknown): Expression {
  if (typeof value === 'boolean') return { kind: 'number', value: value ? 1 : 0 };
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', value };
  return refuse(`must hold finite numbers, not ${String(value)}`);
}

function symbol(name: string): Expression {
  if (name === 'pi') return { kind: 'number', value: Math.PI };
  return { kind: 'name', name };
}

function operator(node: OperatorNode, depth: number): Expression {
  const [first, ...others] = node.args as MathNode[];
  if ((node as { implicit?: boolean }).implicit) {
    refuse(
      `must have an operator between "${String(first)}" and "${String(others[0])}"; write * to multiply`,
    );
  }
  const operation = OPERATORS.get(node.fn);
  if (!operation) refuse(`must not use the operator "${node.op}"`);
  // A long sum nests to the left only, which is how it reads and no depth to its reader.
  const left = others.length === 0 || node.fn === 'pow' ? depth + 1 : depth;
  return {
    kind: 'operation',
    operation,
    operands: [checked(first!, left), ...others.map((operand) => checked(operand, depth + 1))],
  };
}

function call(node: FunctionNode, depth: number): Expression {
  const name = (node.fn as unknown as MathNode & { name?: string }).name;
  const operation = FUNCTIONS.get(name ?? '');
  if (!operation) {
    refuse(
      `must not call "${name ?? String(node.fn)}"; the functions are ${[...FUNCTIONS.keys()].join(', ')}`,
    );
  }
  const count = node.args.length;
  if (count < operation.least || count > operation.most) {
    if (name === 'log') refuse('must say the base of log(value, base); or write ln(value) or log10(value)');
    const most = operation.most === Infinity ? 'or more' : `to ${operation.most}`;
    const range = operation.least === operation.most ? `${operation.least}` : `${operation.least} ${most}`;
    refuse(`must give ${name} ${range} ${range === '1' ? 'argument' : 'arguments'}, not ${count}`);
  }
  return {
    kind: 'operation',
    operation,
    operands: node.args.map((argument) => checked(argument, depth + 1)),
  };
}

/**
 * Names as an expression can use them, in lower case.
 *
 * @throws DomainError "out-of-range" for a name that is not a word, is kept for the language, or stands twice
 */
export function requireNames(names: readonly string[]): string[] {
  const known = new Map<string, number>();
  return names.map((given, i) => {
    const name = given.trim().toLowerCase();
    const where = `names, entry ${i + 1},`;
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) {
      throw new DomainError(
        'out-of-range',
        where,
        `must be one word of letters, digits and underscores, not "${given.slice(0, 40)}"`,
      );
    }
    if (FUNCTIONS.has(name) || RESERVED_WORDS.has(name) || name === 'pi') {
      throw new DomainError('out-of-range', where, `must not be "${given}", which has a meaning of its own`);
    }
    const before = known.get(name);
    if (before !== undefined) {
      throw new DomainError('out-of-range', where, `repeats entry ${before + 1}, "${given}"`);
    }
    known.set(name, i);
    return name;
  });
}
