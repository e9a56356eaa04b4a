import path from 'node:path';
import { parse, tokenize } from '@borgar/fx';
import pipeline from '../../scripts/functions-pipeline.cjs';

export type CustomFunction = (...args: unknown[]) => unknown;

/** Reading the sources takes a second: once a test file is enough. */
let described: ReturnType<typeof pipeline.describeFunctions> | undefined;
const describedFunctions = () => (described ??= pipeline.describeFunctions());

/** Every custom function by its id, or those with this prefix, loaded from the sources as the build finds them. */
export function loadFunctions(prefix = ''): Map<string, CustomFunction> {
  const functions = new Map<string, CustomFunction>();
  for (const { id, file, functionName } of describedFunctions()) {
    if (!id.startsWith(prefix)) continue;
    const module = require(path.join(pipeline.root, 'src/functions', file)) as Record<string, CustomFunction>;
    const found = module[functionName];
    if (!found) throw new Error(`${file} does not export ${functionName}`);
    functions.set(id, found);
  }
  return functions;
}

/** The parts of a parsed formula that an example may hold. */
type Node =
  | { type: 'Literal'; value: number | string | boolean }
  | { type: 'UnaryExpression'; operator: string; arguments: [Node] }
  | { type: 'ArrayExpression'; elements: Node[][] }
  | { type: 'CallExpression'; callee: { name: string }; arguments: (Node | null)[] };

/**
 * Computes a formula of literals, array constants and calls of our functions; an outer
 * INDEX(table, row, column) picks a cell. This is what the examples in the reference may use.
 */
export async function evaluateExample(
  formula: string,
  functions: Map<string, CustomFunction>,
): Promise<unknown> {
  const excelOf = new Map(describedFunctions().map((entry) => [entry.id, entry.excel]));

  async function valueOf(node: Node | null): Promise<unknown> {
    if (node === null) return null;
    if (node.type === 'Literal') return node.value;
    if (node.type === 'ArrayExpression') {
      return Promise.all(node.elements.map((row) => Promise.all(row.map(valueOf))));
    }
    if (node.type === 'UnaryExpression') {
      const value = (await valueOf(node.arguments[0])) as number;
      return node.operator === '-' ? -value : value;
    }
    const args = await Promise.all(node.arguments.map(valueOf));
    const name = node.callee.name.toUpperCase();
    if (name === 'INDEX') {
      const [table, row, column = 1] = args as [unknown[][], number, number?];
      return table[row - 1]![column - 1];
    }
    const id = name.replace(/^FULCRUM\./, '');
    const called = functions.get(id);
    if (!called) throw new Error(`${formula} calls ${name}, which does not exist`);
    const parameters = excelOf.get(id)!.parameters;
    const passed = parameters.map((parameter, i) => {
      const value = args[i] ?? null;
      return parameter.dimensionality === 'matrix' && value !== null && !Array.isArray(value)
        ? [[value]]
        : value;
    });
    if (args.length > parameters.length) throw new Error(`${formula} passes too many arguments to ${name}`);
    return called(...passed);
  }

  const result = await valueOf(parse(tokenize(formula)) as unknown as Node);
  return Array.isArray(result) && result.length === 1 && result[0].length === 1 ? result[0][0] : result;
}
