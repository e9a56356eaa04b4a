/** Compiles an expression to a closure that computes its value: the reference that every other path must equal. */
import type { Intersection } from './call-function';
import { acceptsCount, callFunction, elementAt, finished, intersect, kindAt } from './call-function';
import { DAYS_1904 } from './dates';
import type { Expression } from './expression';
import type { CallContext, FunctionDefinition } from './functions/definition';
import { broadcast, negated, percent, scalarOperator, snapped, spread } from './operators';
import type { FormulaParser } from './parse';
import { remark } from './remark';
import type { Place, Resolved } from './resolve';
import { resolveReference, resolveTable, spillOf, UnsupportedFeature } from './resolve';
import type { CellStore, StoredCell } from './store';
import type { Scalar, Value } from './values';
import {
  ArrayValue,
  CALC,
  CellError,
  DIV0,
  isError,
  LambdaValue,
  MultiRange,
  NAME,
  NULL,
  NUM,
  RangeValue,
  REF,
  VALUE,
} from './values';

/** Computes a value; `scope` holds the values of LET and LAMBDA variables, outermost first. */
export type Evaluate = (scope: readonly Value[]) => Value;

/** Everything an expression is compiled against. */
export interface CompileContext {
  readonly store: CellStore;
  readonly parser: FormulaParser;
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  readonly forms: ReadonlyMap<string, SpecialForm>;
  readonly place: Place;
  /** Whether ranges are computed as arrays; otherwise they stand for one cell by implicit intersection. */
  readonly arrays: boolean;
  /** Names of the variables in scope. */
  readonly variables: readonly string[];
  /** Names being expanded, so that a name that stands for itself is found out. */
  readonly expanding: readonly string[];
  /** Hears of ranges that were only found while computing: by OFFSET, INDIRECT. */
  readonly touched: (range: RangeValue) => void;
  /** Whether a part of the expression may be computed now, once and for all; it then is. */
  readonly constant?: (expression: Expression, context: CompileContext) => boolean;
}

/** A function that computes only some of its arguments, or wants to see them as written. */
export type SpecialForm = (args: readonly (Expression | null)[], context: CompileContext) => Evaluate;

const NO_SCOPE: readonly Value[] = [];

export function callContextOf({ store, place }: CompileContext): CallContext {
  return {
    store,
    sheet: place.sheet,
    row: place.row,
    column: place.column,
    dateOffset: store.model.dateSystem === '1904' ? DAYS_1904 : 0,
  };
}

const intersectionOf = ({ arrays, place }: CompileContext): Intersection => (arrays ? undefined : place);

/** Compiles an argument that wants the range itself, not the value of its only cell. */
export function compileRange(expression: Expression, context: CompileContext): Evaluate {
  const resolved = staticRange(expression, context);
  if (resolved !== undefined) return () => resolved;
  return compile(expression, context);
}

/** The cells an expression always stands for; undefined when that takes computing. */
export function staticRange(expression: Expression, context: CompileContext): Resolved | undefined {
  switch (expression.kind) {
    case 'reference':
      return resolveReference(context.store, expression, context.place);
    case 'table':
      return resolveTable(context.store, expression, context.place);
    case 'name': {
      if (context.variables.includes(expression.name)) return undefined;
      const named = expandName(expression, context);
      // A name that stands for a name might stand for itself.
      return named && named.expression.kind !== 'name'
        ? staticRange(named.expression, named.context)
        : undefined;
    }
    case 'join': {
      const left = staticRange(expression.left, context);
      const right = staticRange(expression.right, context);
      return left === undefined || right === undefined
        ? undefined
        : joined(expression.operator, left, right, context);
    }
    default:
      return undefined;
  }
}

/** The expression a defined name stands for; undefined when there is no such name. */
export function expandName(
  { name, sheet }: Extract<Expression, { kind: 'name' }>,
  context: CompileContext,
): { expression: Expression; context: CompileContext } | undefined {
  const found = context.store.name(name, sheet ?? context.place.sheet.name);
  if (!found) return undefined;
  const { expression } = context.parser.parse(found.formula, 0, 0);
  const own = { ...context, arrays: true, variables: [], expanding: [...context.expanding, name] };
  return { expression, context: own };
}

export function compile(expression: Expression, context: CompileContext): Evaluate {
  if (context.constant?.(expression, context)) {
    const value = compile(expression, { ...context, constant: () => false })(NO_SCOPE);
    return () => value;
  }
  switch (expression.kind) {
    case 'constant': {
      const { value } = expression;
      return () => value;
    }
    case 'array': {
      const value = ArrayValue.of(expression.rows);
      return () => value;
    }
    case 'reference':
    case 'table':
      return compileCells(staticRange(expression, context) as Resolved);
    case 'external':
      // The cell stands there relative to the formula, which tells nobody anything.
      throw new UnsupportedFeature(remark('externalLink', { link: expression.text.replace(/!.*/, '') }));
    case 'name':
      return compileName(expression, context);
    case 'unary':
      return compileUnary(expression, context);
    case 'binary':
      return compileBinary(expression, context);
    case 'join':
      return compileJoin(expression, context);
    case 'call':
      return compileCall(expression, context);
    case 'invoke': {
      const callee = compile(expression.callee, context);
      return compileInvocation(callee, expression.arguments, context);
    }
    case 'let':
      return compileLet(expression, context);
    case 'lambda':
      return compileLambda(expression, context);
  }
}

/** A reference in a place for values: the value of a single cell, the range otherwise. */
function compileCells(resolved: Resolved): Evaluate {
  if (!(resolved instanceof RangeValue) || resolved.rows > 1 || resolved.columns > 1) return () => resolved;
  const { values } = resolved.sheet;
  const slot = resolved.slots[0] as number;
  return slot < 0 ? () => null : () => values[slot] as Scalar;
}

/** As deep as Excel lets a LAMBDA of one parameter call itself. */
const DEEPEST = 512;
let depth = 0;

/** One level further into names and LAMBDAs; where these call themselves without end it is #NUM!, as in Excel. */
function deeper(compute: () => Value): Value {
  if (depth === DEEPEST) return NUM;
  depth++;
  try {
    return compute();
  } finally {
    depth--;
  }
}

function compileName(expression: Extract<Expression, { kind: 'name' }>, context: CompileContext): Evaluate {
  const index = context.variables.lastIndexOf(expression.name);
  if (index >= 0 && expression.sheet === undefined) return (scope) => scope[index] as Value;
  const named = expandName(expression, context);
  if (!named) return () => NAME;
  if (context.expanding.includes(expression.name)) {
    // A LAMBDA that calls itself by name: compiled when it is first needed.
    let recursive: Evaluate | undefined;
    return () =>
      deeper(() => (recursive ??= compile(named.expression, { ...named.context, expanding: [] }))(NO_SCOPE));
  }
  const compiled = compile(named.expression, named.context);
  return () => compiled(NO_SCOPE);
}

function compileUnary(
  { operator, operand }: Extract<Expression, { kind: 'unary' }>,
  context: CompileContext,
): Evaluate {
  if (operator === '#') {
    const { store } = context;
    const anchor = compileRange(operand, context);
    return (scope) => {
      const cell = anchor(scope);
      if (!(cell instanceof RangeValue)) return isError(cell) ? cell : REF;
      const range = spillOf(store, cell);
      if (!range) return REF;
      const current = store.arrays.get(cell.sheet.slotAt(cell.top, cell.left));
      const isOther = current && (current.rows !== range.rows || current.columns !== range.columns);
      // One value fills the whole of an array formula's cells.
      return isOther && current.cells.length > 1 ? current : range;
    };
  }
  if (operator === '@') {
    const inner = compileRange(operand, { ...context, arrays: true });
    const { place } = context;
    return (scope) => {
      const value = inner(scope);
      if (value instanceof RangeValue) return intersect(value, place);
      return value instanceof ArrayValue ? value.at(0, 0) : value;
    };
  }
  const inner = compileOperand(operand, context);
  if (operator === '+') return inner;
  const apply = operator === '-' ? negated : percent;
  return (scope) => {
    const value = inner(scope);
    if (typeof value === 'number') return operator === '-' ? -value : value / 100;
    return spread(apply, value);
  };
}

/** An operator's operand: where arrays are not computed, a range is the one cell it intersects. */
export function compileOperand(expression: Expression, context: CompileContext): Evaluate {
  const inner = compile(expression, context);
  if (context.arrays) return inner;
  const { place } = context;
  return (scope) => {
    const value = inner(scope);
    return value instanceof RangeValue ? intersect(value, place) : value;
  };
}

/** `closing`: the sum is the formula's last step, where Excel shows zero for sides that all but cancel. */
export function compileBinary(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  context: CompileContext,
  closing = false,
): Evaluate {
  const a = compileOperand(left, context);
  const b = compileOperand(right, context);
  const slow = scalarOperator(operator);
  const general = (x: Value, y: Value): Value => broadcast(slow, x, y);
  const numeric =
    (compute: (x: number, y: number) => number): Evaluate =>
    (scope) => {
      const x = a(scope);
      const y = b(scope);
      if (typeof x !== 'number' || typeof y !== 'number') return general(x, y);
      const result = compute(x, y);
      return Number.isFinite(result) ? result : NUM;
    };
  switch (operator) {
    case '+':
      return closing ? numeric((x, y) => snapped(x + y, x)) : numeric((x, y) => x + y);
    case '-':
      return closing ? numeric((x, y) => snapped(x - y, x)) : numeric((x, y) => x - y);
    case '*':
      return numeric((x, y) => x * y);
    case '/':
      return (scope) => {
        const x = a(scope);
        const y = b(scope);
        if (typeof x !== 'number' || typeof y !== 'number') return general(x, y);
        if (y === 0) return DIV0;
        const result = x / y;
        return Number.isFinite(result) ? result : NUM;
      };
    default:
      return (scope) => general(a(scope), b(scope));
  }
}

function joined(operator: ':' | ' ' | ',', left: Value, right: Value, context: CompileContext): Resolved {
  if (isError(left)) return left;
  if (isError(right)) return right;
  const areas = (value: Value) =>
    value instanceof RangeValue ? [value] : value instanceof MultiRange ? value.areas : undefined;
  const a = areas(left);
  const b = areas(right);
  if (!a || !b) return VALUE;
  if (operator === ',') return new MultiRange([...a, ...b]);
  const [first] = a;
  const [second] = b;
  if (!first || !second || first.sheet !== second.sheet) return VALUE;
  const outer = operator === ':';
  const least = outer ? Math.min : Math.max;
  const most = outer ? Math.max : Math.min;
  const top = least(first.top, second.top);
  const left0 = least(first.left, second.left);
  const bottom = most(first.bottom, second.bottom);
  const right0 = most(first.right, second.right);
  if (bottom < top || right0 < left0) return NULL;
  return context.store.range(first.sheet, top, left0, bottom, right0);
}

function compileJoin(
  { operator, left, right }: Extract<Expression, { kind: 'join' }>,
  context: CompileContext,
): Evaluate {
  const known = staticRange({ kind: 'join', operator, left, right }, context);
  if (known !== undefined) return () => known;
  const a = compileRange(left, context);
  const b = compileRange(right, context);
  return (scope) => {
    const range = joined(operator, a(scope), b(scope), context);
    if (range instanceof RangeValue) context.touched(range);
    return range;
  };
}

function compileLet(
  { declarations, body }: Extract<Expression, { kind: 'let' }>,
  context: CompileContext,
): Evaluate {
  const steps: Evaluate[] = [];
  let inner = context;
  for (const { name, value } of declarations) {
    steps.push(compileRange(value, inner));
    inner = { ...inner, variables: [...inner.variables, name] };
  }
  const result = compile(body, inner);
  return (scope) => {
    // A new list at each step: a LAMBDA made on the way keeps the one it was made with.
    let own = scope;
    for (const step of steps) own = [...own, step(own)];
    return result(own);
  };
}

/** Stands for an optional LAMBDA argument that was left out. */
export const OMITTED = CellError.of('(omitted)');

function compileLambda(
  { parameters, body }: Extract<Expression, { kind: 'lambda' }>,
  context: CompileContext,
): Evaluate {
  const names = parameters.map(({ name }) => name);
  const required = parameters.filter(({ optional }) => !optional).length;
  const inner = { ...context, arrays: true, variables: [...context.variables, ...names] };
  const result = compile(body, inner);
  return (scope) =>
    new LambdaValue(parameters.length, (args) => {
      if (args.length > names.length || args.length < required) return VALUE;
      const filled = names.map((_, i) => (i < args.length ? (args[i] as Value) : OMITTED));
      return deeper(() => result([...scope, ...filled]));
    });
}

function compileInvocation(
  callee: Evaluate,
  list: readonly (Expression | null)[],
  context: CompileContext,
): Evaluate {
  const args = list.map((arg): Evaluate => (arg === null ? () => OMITTED : compileRange(arg, context)));
  return (scope) => {
    const lambda = callee(scope);
    if (lambda instanceof LambdaValue) return lambda.apply(args.map((arg) => arg(scope)));
    return isError(lambda) ? lambda : REF;
  };
}

function compileCall(expression: Extract<Expression, { kind: 'call' }>, context: CompileContext): Evaluate {
  const { name, arguments: list } = expression;
  const special = context.forms.get(name);
  if (special) return special(list, context);

  const lower = name.toLowerCase();
  const asName = { kind: 'name', name: lower } as const;
  if (context.variables.includes(lower) || context.store.name(lower, context.place.sheet.name)) {
    return compileInvocation(compileName(asName, context), list, context);
  }
  const definition = context.functions.get(name);
  if (!definition) throw new UnsupportedFeature(remark('unknownFunction', { name }));
  if (!acceptsCount(definition, list.length)) {
    throw new UnsupportedFeature(remark('argumentCount', { name, count: list.length }));
  }
  const args = list.map((arg, i) => compileArgument(arg, definition, i, context));
  const call = callContextOf(context);
  const place = intersectionOf(context);
  return (scope) =>
    callFunction(
      definition,
      call,
      args.map((arg) => arg(scope)),
      place,
    );
}

function compileArgument(
  argument: Expression | null,
  definition: FunctionDefinition,
  index: number,
  context: CompileContext,
): Evaluate {
  if (argument === null) return () => null;
  const kind = kindAt(definition, index);
  if (kind === 'r') return compileRange(argument, context);
  if (kind === 'a') return compileRange(argument, context.arrays ? context : { ...context, arrays: true });
  return compile(argument, context);
}

/** What a cell shows of a formula's value: one scalar, a blank as zero. */
export function compileCell(
  cell: StoredCell,
  context: CompileContext,
): { evaluate: () => Scalar; expression: Expression } {
  const { expression, endsInSum } = context.parser.parse(cell.formula as string, cell.row, cell.column);
  const { store, place } = context;
  if (cell.array) {
    const whole = compileRange(expression, context);
    const evaluate = () => {
      const value = whole(NO_SCOPE);
      const array = value instanceof ArrayValue ? value : asArray(value);
      store.arrays.set(cell.slot, array);
      return shownAt(array, 0, 0);
    };
    return { evaluate, expression };
  }
  // Excel shows zero where the two sides of a closing sum all but cancel.
  const whole =
    endsInSum && expression.kind === 'binary'
      ? compileBinary(expression, context, true)
      : compile(expression, context);
  const evaluate = () => {
    let value = whole(NO_SCOPE);
    if (value instanceof RangeValue) value = context.arrays ? value.at(0, 0) : intersect(value, place);
    else if (value instanceof ArrayValue) value = value.cells.length > 0 ? value.at(0, 0) : CALC;
    return shown(value);
  };
  return { evaluate, expression };
}

function asArray(value: Value): ArrayValue {
  if (value instanceof RangeValue)
    return ArrayValue.make(value.rows, value.columns, (r, c) => value.at(r, c));
  return new ArrayValue(1, 1, [shown(value)]);
}

/** A formula's value as a cell holds it. */
export function shown(value: Value): Scalar {
  if (value === null) return 0;
  if (typeof value !== 'object') return finished(value) as Scalar;
  if (value instanceof CellError) return value;
  return value instanceof LambdaValue ? CALC : value instanceof MultiRange ? VALUE : shown(value.at(0, 0));
}

/** The element of an array formula's result in one of its cells. A single row or column fills a larger block. */
export const shownAt = (array: ArrayValue, row: number, column: number): Scalar =>
  shown(elementAt(array, row, column));
