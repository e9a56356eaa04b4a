/** Which cells a formula reads, as far as it shows without computing. */
import { expandName, staticRange } from './compile-scalar';
import type { CompileContext } from './compile-scalar';
import type { Expression } from './expression';
import { childrenOf } from './expression';
import { spillOf } from './resolve';
import { placeOnly } from './special-forms';
import { MultiRange, RangeValue } from './values';

/** The ranges an expression reads. */
export function rangesRead(expression: Expression, context: CompileContext): RangeValue[] {
  const found = new Set<RangeValue>();
  collect(expression, context, found);
  return [...found];
}

/** Every name of a function that an expression calls, names expanded. */
export function functionsCalled(expression: Expression, context: CompileContext): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = (at: Expression, inside: CompileContext): void => {
    if (at.kind === 'call') names.add(at.name);
    if (at.kind === 'name' || at.kind === 'call') {
      const name = at.name.toLowerCase();
      if (!seen.has(name)) {
        seen.add(name);
        const expanded = expandName({ kind: 'name', name }, inside);
        if (expanded) visit(expanded.expression, expanded.context);
      }
    }
    for (const child of childrenOf(at)) visit(child, inside);
  };
  visit(expression, context);
  return names;
}

function collect(expression: Expression, context: CompileContext, found: Set<RangeValue>): void {
  switch (expression.kind) {
    case 'reference':
    case 'table':
      add(expression, context, found);
      return;
    case 'join': {
      if (staticRange(expression, context) !== undefined) add(expression, context, found);
      else {
        collect(expression.left, context, found);
        collect(expression.right, context, found);
      }
      return;
    }
    case 'name': {
      if (context.variables.includes(expression.name)) return;
      collectName(expression.name, expression.sheet, context, found);
      return;
    }
    case 'unary':
      if (expression.operator === '#') {
        const anchor = staticRange(expression.operand, context);
        const spill = anchor instanceof RangeValue ? spillOf(context.store, anchor) : undefined;
        if (spill) found.add(spill);
      }
      collect(expression.operand, context, found);
      return;
    case 'call': {
      if (placeOnly.has(expression.name)) {
        // Only what is computed inside can matter: ROWS(FILTER(…)) reads, ROWS(A1:A9) does not.
        for (const argument of expression.arguments) {
          if (argument && staticRange(argument, context) === undefined) collect(argument, context, found);
        }
        return;
      }
      const list = expression.name === 'OFFSET' ? expression.arguments.slice(1) : expression.arguments;
      if (expression.name === 'SUMIF' || expression.name === 'AVERAGEIF')
        addResized(expression.arguments, context, found);
      for (const argument of list) if (argument) collect(argument, context, found);
      const name = expression.name.toLowerCase();
      if (!context.variables.includes(name)) collectName(name, undefined, context, found);
      return;
    }
    case 'let': {
      let inner = context;
      for (const { name, value } of expression.declarations) {
        collect(value, inner, found);
        inner = { ...inner, variables: [...inner.variables, name] };
      }
      collect(expression.body, inner, found);
      return;
    }
    case 'lambda': {
      const names = expression.parameters.map(({ name }) => name);
      collect(expression.body, { ...context, variables: [...context.variables, ...names] }, found);
      return;
    }
    default:
      for (const child of childrenOf(expression)) collect(child, context, found);
  }
}

function add(expression: Expression, context: CompileContext, found: Set<RangeValue>): void {
  const resolved = staticRange(expression, context);
  if (resolved instanceof RangeValue) found.add(resolved);
  else if (resolved instanceof MultiRange) for (const area of resolved.areas) found.add(area);
}

function collectName(
  name: string,
  sheet: string | undefined,
  context: CompileContext,
  found: Set<RangeValue>,
): void {
  if (context.expanding.includes(name)) return;
  const named = expandName(
    sheet === undefined ? { kind: 'name', name } : { kind: 'name', name, sheet },
    context,
  );
  if (named) collect(named.expression, named.context, found);
}

/** The range SUMIF really sums is as large as its range of conditions. */
function addResized(
  [range, , summed]: readonly (Expression | null)[],
  context: CompileContext,
  found: Set<RangeValue>,
): void {
  const first = range && staticRange(range, context);
  const last = summed && staticRange(summed, context);
  if (!(first instanceof RangeValue) || !(last instanceof RangeValue)) return;
  const { sheet, top, left } = last;
  found.add(context.store.range(sheet, top, left, top + first.rows - 1, left + first.columns - 1));
}
