/** What can be said of an expression within a block of trials before it is computed. */
import { kindAt } from '../call-function';
import type { CompileContext } from '../compile-scalar';
import { compile, expandName, staticRange } from '../compile-scalar';
import type { Expression } from '../expression';
import { functionsCalled, rangesRead } from '../precedents';
import { isMatrix, RangeValue } from '../values';
import type { BlockNode, ColumnPool } from './nodes';

/** Functions whose result depends on cells that only computing can tell. */
const DYNAMIC = new Set(['OFFSET', 'INDIRECT']);

/** What a block is compiled against, beside what its scalar twin is. */
export interface BlockContext {
  readonly pool: ColumnPool;
  /** The cell's node, if it varies between trials. */
  readonly varying: (slot: number) => BlockNode | undefined;
  /** Cells that a formula with computed references is known to read. */
  readonly discovered: (slot: number) => readonly number[];
}

export type Call = Extract<Expression, { kind: 'call' }>;

export class ExpressionAnalysis {
  private readonly rangeVaries = new Map<RangeValue, boolean>();
  /** Variables of LET that have one value. */
  readonly variables = new Map<string, BlockNode>();
  /** Variables of LET that stand for cells. */
  readonly aliases = new Map<string, RangeValue>();

  constructor(
    private readonly block: BlockContext,
    private readonly slot: number,
  ) {}

  /** The cells an expression always stands for, variables of LET included. */
  rangeOf(expression: Expression, context: CompileContext): RangeValue | undefined {
    if (expression.kind === 'name' && context.variables.includes(expression.name)) {
      return this.aliases.get(expression.name);
    }
    const range = staticRange(expression, context);
    return range instanceof RangeValue ? range : undefined;
  }

  varies(range: RangeValue): boolean {
    let found = this.rangeVaries.get(range);
    if (found === undefined) {
      found = range.slots.some((slot) => slot >= 0 && this.block.varying(slot) !== undefined);
      this.rangeVaries.set(range, found);
    }
    return found;
  }

  private isDynamic(expression: Expression, context: CompileContext): boolean {
    for (const name of functionsCalled(expression, context)) if (DYNAMIC.has(name)) return true;
    return false;
  }

  /** Whether an expression is the same in every trial. */
  isConstant(expression: Expression, context: CompileContext): boolean {
    if (context.variables.length > 0 && this.readsVariable(expression, context)) return false;
    if (rangesRead(expression, context).some((range) => this.varies(range))) return false;
    if (!this.isDynamic(expression, context)) return true;
    return !this.block.discovered(this.slot).some((slot) => this.block.varying(slot) !== undefined);
  }

  /** Whether an expression reads a variable that may vary; when in doubt it does. */
  private readsVariable(expression: Expression, context: CompileContext): boolean {
    if (
      (expression.kind === 'name' || expression.kind === 'call') &&
      context.variables.includes(expression.name.toLowerCase())
    ) {
      return true;
    }
    const inner =
      expression.kind === 'binary' || expression.kind === 'join'
        ? [expression.left, expression.right]
        : expression.kind === 'unary'
          ? [expression.operand]
          : expression.kind === 'call'
            ? expression.arguments
            : expression.kind === 'let' || expression.kind === 'lambda' || expression.kind === 'invoke'
              ? undefined
              : [];
    return inner === undefined || inner.some((e) => e !== null && this.readsVariable(e, context));
  }

  /** Whether an expression has one value, as far as that shows without computing. */
  isSingle(expression: Expression, context: CompileContext): boolean {
    switch (expression.kind) {
      case 'constant':
        return true;
      case 'reference':
      case 'table': {
        const range = this.rangeOf(expression, context);
        return !range || range.rows * range.columns === 1;
      }
      case 'name': {
        if (context.variables.includes(expression.name)) {
          return this.variables.has(expression.name) || this.aliases.get(expression.name)?.slots.length === 1;
        }
        const named = expandName(expression, context);
        return named === undefined || this.isSingle(named.expression, named.context);
      }
      case 'unary':
        return (
          expression.operator === '@' ||
          (expression.operator !== '#' && this.isSingle(expression.operand, context))
        );
      case 'binary':
        return this.isSingle(expression.left, context) && this.isSingle(expression.right, context);
      case 'call':
        return this.isSingleCall(expression, context);
      case 'let':
        return this.isConstantScalar(expression, context);
      default:
        return false;
    }
  }

  private isConstantScalar(expression: Expression, context: CompileContext): boolean {
    if (!this.isConstant(expression, context)) return false;
    const value = compile(expression, context)([]);
    return !isMatrix(value) || value.rows * value.columns === 1;
  }

  /** Functions known to give one value for single arguments. */
  isSingleCall({ name, arguments: list }: Call, context: CompileContext): boolean {
    const all = (args: readonly (Expression | null)[]) =>
      args.every((a) => a === null || this.isSingle(a, context));
    switch (name) {
      case 'IF':
      case 'IFERROR':
      case 'IFNA':
      case 'CHOOSE':
      case 'IFS':
      case 'SWITCH':
        return all(list);
      case 'ROW':
      case 'COLUMN':
        return list.length === 0 || all(list);
      case 'INDEX':
        return all(list.slice(1)) && this.indexIsSingle(list, context);
      case 'VLOOKUP':
      case 'HLOOKUP':
      case 'MATCH':
        return all(list.filter((_, i) => i !== 1));
      case 'SUMIF':
      case 'SUMIFS':
      case 'COUNTIF':
      case 'COUNTIFS':
      case 'AVERAGEIF':
      case 'AVERAGEIFS':
      case 'MINIFS':
      case 'MAXIFS': {
        const first =
          name === 'SUMIFS' || name === 'AVERAGEIFS' || name === 'MINIFS' || name === 'MAXIFS' ? 2 : 1;
        return all(list.filter((_, i) => (i - first) % 2 === 0 && i >= first));
      }
      default: {
        const definition = context.functions.get(name);
        if (!definition || definition.returns === 'value') return false;
        return list.every((argument, i) => {
          const kind = kindAt(definition, i);
          return argument === null || kind === 'r' || kind === 'a' || this.isSingle(argument, context);
        });
      }
    }
  }

  private indexIsSingle(list: readonly (Expression | null)[], context: CompileContext): boolean {
    const [source, row, column] = list;
    const range = source ? this.rangeOf(source, context) : undefined;
    if (!range || row === undefined || row === null) return false;
    // A row or column number of zero would give a whole line.
    const isPositive = (e: Expression | null | undefined) =>
      e !== null && e !== undefined && e.kind === 'constant' && typeof e.value === 'number' && e.value >= 1;
    const isSure = (e: Expression | null | undefined) =>
      isPositive(e) ||
      (e !== null &&
        e !== undefined &&
        ((e.kind === 'call' && e.name === 'MATCH') || this.isPosition(e, context)));
    const isVector = range.rows === 1 || range.columns === 1;
    return column === undefined ? isVector && isSure(row) : isSure(row) && isSure(column);
  }

  /** Whether an expression is a cell that holds what MATCH found. */
  private isPosition(expression: Expression, context: CompileContext): boolean {
    const range = this.rangeOf(expression, context);
    if (range?.slots.length !== 1) return false;
    const node = this.block.varying(range.slots[0] as number);
    return node?.kind === 'number' && node.isPosition === true;
  }

  /** The cells whose values must stand in the store before a scalar closure runs. */
  readVarying(expression: Expression, context: CompileContext): { slot: number; node: BlockNode }[] {
    const slots = new Set<number>();
    for (const range of rangesRead(expression, context)) for (const slot of range.slots) slots.add(slot);
    for (const name of context.variables)
      for (const slot of this.aliases.get(name)?.slots ?? []) slots.add(slot);
    if (this.isDynamic(expression, context))
      for (const slot of this.block.discovered(this.slot)) slots.add(slot);
    const found: { slot: number; node: BlockNode }[] = [];
    for (const slot of slots) {
      const node = slot < 0 ? undefined : this.block.varying(slot);
      if (node) found.push({ slot, node });
    }
    return found;
  }

  /** Whether an expression is a call that gives one number or an error. */
  returnsNumber(expression: Expression, context: CompileContext): boolean {
    if (expression.kind === 'call' && !context.variables.includes(expression.name.toLowerCase())) {
      const definition = context.functions.get(expression.name);
      return definition?.returns === 'number' && this.isSingleCall(expression, context);
    }
    return false;
  }
}
