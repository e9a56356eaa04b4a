/** From formula text to expression, once per shape: formulas that read the same in R1C1 style share one tree. */
import type { AstExpression, Token } from '@borgar/fx/xlsx';
import {
  parse,
  parseR1C1Ref,
  parseStructRef,
  tokenize,
  tokenTypes,
  translateTokensToR1C1,
} from '@borgar/fx/xlsx';
import type { Edge, Expression } from './expression';
import { cellAddress } from './model';
import { errorOf } from './values';

/** A formula that cannot be read; the message says why. */
export class FormulaSyntaxError extends Error {
  override readonly name = 'FormulaSyntaxError';
}

export interface ParsedFormula {
  readonly expression: Expression;
  /** Whether the whole formula is one addition or subtraction outside any parentheses. */
  readonly endsInSum: boolean;
}

const LONGEST_CACHE = 50_000;

/** Parses formulas and keeps the trees by shape. */
export class FormulaParser {
  private readonly byShape = new Map<string, ParsedFormula>();

  /**
   * @param formula with its leading "="
   * @throws FormulaSyntaxError when it is not a formula
   */
  parse(formula: string, row: number, column: number): ParsedFormula {
    try {
      const tokens = translateTokensToR1C1(
        tokenize(withoutLostSheets(formula), { mergeRefs: true, allowTernary: true }),
        cellAddress(row, column),
      );
      const shape = tokens.map(({ type, value }) => `${type}:${value}`).join(' ');
      const known = this.byShape.get(shape);
      if (known) return known;
      const tree = parse(tokens, { permitArrayRanges: true, permitArrayCalls: true, looseRefCalls: true });
      const expression = convert(tree);
      const parsed: ParsedFormula = {
        expression,
        endsInSum:
          expression.kind === 'binary' &&
          (expression.operator === '+' || expression.operator === '-') &&
          !isParenthesised(tokens),
      };
      if (this.byShape.size >= LONGEST_CACHE) this.byShape.clear();
      this.byShape.set(shape, parsed);
      return parsed;
    } catch (error) {
      throw new FormulaSyntaxError(error instanceof Error ? error.message : String(error));
    }
  }
}

/** A reference whose target was deleted keeps its sheet: Sheet1!#REF!. The sheet no longer matters. */
function withoutLostSheets(formula: string): string {
  return formula.includes('!#REF!')
    ? formula.replace(/(?:'(?:[^']|'')+'|[\w.[\]]+)!#REF!/g, '#REF!')
    : formula;
}

function isParenthesised(tokens: readonly Token[]): boolean {
  const meaningful = tokens.filter(
    ({ type }) =>
      type !== tokenTypes.WHITESPACE && type !== tokenTypes.FX_PREFIX && type !== tokenTypes.NEWLINE,
  );
  if (meaningful[0]?.value !== '(') return false;
  let depth = 0;
  for (const [i, { type, value }] of meaningful.entries()) {
    if (type !== tokenTypes.OPERATOR) continue;
    if (value === '(') depth++;
    if (value === ')') depth--;
    if (depth === 0) return i === meaningful.length - 1;
  }
  return false;
}

const functionPrefix = /^(?:_xlfn\.|_xlws\.|_xludf\.)+/i;
const parameterPrefix = /^(?:_xlfn\.)?_xl(?:pm|op)\./i;

function convert(node: AstExpression): Expression {
  switch (node.type) {
    case 'Literal':
      return { kind: 'constant', value: node.value };
    case 'ErrorLiteral':
      return { kind: 'constant', value: errorOf(node.value) };
    case 'ReferenceIdentifier':
      return node.kind === 'table'
        ? convertTable(node.value)
        : node.kind === 'name'
          ? convertName(node.value)
          : convertReference(node.value);
    case 'UnaryExpression':
      return { kind: 'unary', operator: node.operator, operand: convert(argument(node.arguments, 0)) };
    case 'BinaryExpression': {
      const left = convert(argument(node.arguments, 0));
      const right = convert(argument(node.arguments, 1));
      const { operator } = node;
      if (operator === ':' || operator === ',' || operator === ' ')
        return { kind: 'join', operator, left, right };
      return { kind: 'binary', operator, left, right };
    }
    case 'ArrayExpression':
      return { kind: 'array', rows: node.elements.map((row) => row.map(constantOf)) };
    case 'CallExpression':
      return convertCall(node.callee, node.arguments);
    case 'LambdaExpression':
      return convertLambda([...node.params.map(({ name }) => name)], node.body);
    case 'LetExpression':
      return {
        kind: 'let',
        declarations: node.declarations.map(({ id, init }) => ({
          name: variableName(id.name),
          value: required(init),
        })),
        body: required(node.body),
      };
  }
}

function argument(list: readonly (AstExpression | null | undefined)[], index: number): AstExpression {
  const found = list[index];
  if (!found) throw new FormulaSyntaxError('an operand is missing');
  return found;
}

function required(node: AstExpression | null): Expression {
  if (!node) throw new FormulaSyntaxError('a part of LET or LAMBDA is missing');
  return convert(node);
}

function constantOf(node: AstExpression) {
  const element = convert(node);
  if (element.kind === 'constant') return element.value;
  if (element.kind === 'unary' && element.operand.kind === 'constant') {
    const { value } = element.operand;
    if (typeof value === 'number') {
      return element.operator === '-' ? -value : element.operator === '%' ? value / 100 : value;
    }
  }
  if (element.kind === 'call' && element.arguments.length === 0) {
    if (element.name === 'TRUE') return true;
    if (element.name === 'FALSE') return false;
  }
  throw new FormulaSyntaxError('an array constant may hold constants only');
}

const variableName = (name: string) => name.replace(parameterPrefix, '').toLowerCase();

function convertCall(
  callee: AstExpression | { type: 'Identifier'; name: string },
  list: readonly (AstExpression | null)[],
): Expression {
  if (callee.type !== 'Identifier') {
    return { kind: 'invoke', callee: convert(callee), arguments: list.map((a) => a && convert(a)) };
  }
  const name = callee.name.replace(functionPrefix, '').replace(parameterPrefix, '').toUpperCase();
  // With their file prefixes, LET and LAMBDA come as plain calls.
  if (name === 'LET') {
    const declarations: { name: string; value: Expression }[] = [];
    for (let i = 0; i + 1 < list.length; i += 2) {
      declarations.push({ name: parameterOf(list[i] ?? null).name, value: required(list[i + 1] ?? null) });
    }
    return { kind: 'let', declarations, body: required(list[list.length - 1] ?? null) };
  }
  if (name === 'LAMBDA') {
    return {
      kind: 'lambda',
      parameters: list.slice(0, -1).map(parameterOf),
      body: required(list[list.length - 1] ?? null),
    };
  }
  if (name === 'ANCHORARRAY' || name === 'SINGLE') {
    return { kind: 'unary', operator: name === 'SINGLE' ? '@' : '#', operand: required(list[0] ?? null) };
  }
  return { kind: 'call', name, arguments: list.map((a) => a && convert(a)) };
}

function convertLambda(names: readonly string[], body: AstExpression | null): Expression {
  const parameters = names.map((name) => ({ name: variableName(name), optional: /_xlop\.|^\[/i.test(name) }));
  return { kind: 'lambda', parameters, body: required(body) };
}

function parameterOf(node: AstExpression | null): { name: string; optional: boolean } {
  if (node?.type !== 'ReferenceIdentifier') throw new FormulaSyntaxError('a parameter must be a name');
  const optional = /_xlop\./i.test(node.value) || node.value.startsWith('[');
  return { name: variableName(node.value.replace(/^\[(.*)\]$/, '$1')), optional };
}

function convertTable(text: string): Expression {
  const reference = parseStructRef(text);
  if (!reference) throw new FormulaSyntaxError(`the reference ${text} cannot be read`);
  if (isOtherWorkbook(reference.workbookName)) return { kind: 'external', text };
  return {
    kind: 'table',
    ...(reference.table ? { table: reference.table } : {}),
    columns: reference.columns ?? [],
    sections: reference.sections ?? [],
  };
}

/** "[0]" is the workbook itself. */
const isOtherWorkbook = (name: string | undefined) => name !== undefined && name !== '' && name !== '0';

/** A name may look like a reference in R1C1 style, as r does. */
function convertName(text: string): Expression {
  const scoped = /^(?:'((?:[^']|'')*)'|([^'!]*))!(.+)$/.exec(text);
  if (!scoped) return { kind: 'name', name: variableName(text) };
  const scope = scoped[1]?.replace(/''/g, "'") ?? scoped[2] ?? '';
  const [, workbook, sheet] = /^(?:.*\[([^\]]*)\])?(.*)$/.exec(scope) ?? [];
  if (isOtherWorkbook(workbook)) return { kind: 'external', text };
  const name = variableName(scoped[3] as string);
  return sheet ? { kind: 'name', name, sheet } : { kind: 'name', name };
}

function convertReference(text: string): Expression {
  const reference = parseR1C1Ref(text, { allowTernary: true });
  if (!reference) throw new FormulaSyntaxError(`the reference ${text} cannot be read`);
  if (isOtherWorkbook(reference.workbookName)) return { kind: 'external', text };
  if ('name' in reference) return convertName(text);

  const { r0, r1, c0, c1, $r0, $r1, $c0, $c1, trim } = reference.range;
  const edge = (value: number | null | undefined, absolute: boolean | null | undefined): Edge | null =>
    value === null || value === undefined ? null : { value, absolute: absolute === true };
  const [first, last] = (reference.sheetName ?? '').split(':');
  return {
    kind: 'reference',
    ...(first ? { sheet: first } : {}),
    ...(last ? { lastSheet: last } : {}),
    top: edge(r0, $r0),
    left: edge(c0, $c0),
    bottom: edge(r1, $r1),
    right: edge(c1, $c1),
    ...(trim ? { trim } : {}),
  };
}
