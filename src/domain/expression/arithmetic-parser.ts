import { create, parseDependencies } from 'mathjs/number';
import type { FactoryFunctionMap, MathJsInstance, MathNode } from 'mathjs';

/** The parser alone, without the functions it could call; load this module by `import()`, mathjs is large. */
const { parse } = create(parseDependencies as FactoryFunctionMap) as MathJsInstance;

/** The syntax tree of an expression; nothing is evaluated. @throws SyntaxError where the text cannot be read */
export function syntaxTree(text: string): MathNode {
  return parse(text);
}
