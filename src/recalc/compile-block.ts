/**
 * Compiles an expression to a node that computes a block of trials at once. What has no loop of its own is computed
 * trial by trial with the scalar closure, so that both compilations agree by construction.
 */
import type { Term } from './block/aggregates';
import {
  aggregateNode,
  allOf,
  anyOf,
  averageOf,
  greatestOf,
  leastOf,
  presentValue,
  productOf,
  sumOfProducts,
  sumUp,
  termOf,
} from './block/aggregates';
import type { Grid } from './block/grid';
import { elementOf, stretched } from './block/grid';
import { lookupNode } from './block/lookups';
import type { BlockNode, ColumnPool, Run } from './block/nodes';
import {
  asBoolean,
  asNumber,
  constant,
  constantError,
  copyTrial,
  errorNumber,
  repeatsOf,
  runAll,
  setScalar,
  valueAt,
} from './block/nodes';
import type { BlockContext, Call } from './block/expression-analysis';
import { ExpressionAnalysis } from './block/expression-analysis';
import type { Numeric } from './block/operators';
import { binaryNode, unaryNode } from './block/operators';
import { ifErrorNode, ifNode, outsideValue, pickNode, testNode } from './block/selection';
import { calledNode } from './block/called-node';
import { acceptsCount, kindAt } from './call-function';
import type { CompileContext } from './compile-scalar';
import { callContextOf, compile, compileBinary, compileRange, expandName } from './compile-scalar';
import type { Expression } from './expression';
import { criterionOf } from './criteria';
import type { FunctionDefinition } from './functions/definition';
import type { Scalar, Value } from './values';
import { ArrayValue, cellsOf, isError, isMatrix, NA, RangeValue, single, VALUE } from './values';

/** Larger array expressions are computed trial by trial. */
const LARGEST_GRID = 4096;

export class BlockCompiler {
  private readonly known: ExpressionAnalysis;

  constructor(
    private readonly block: BlockContext,
    private readonly context: CompileContext,
    slot: number,
  ) {
    this.known = new ExpressionAnalysis(block, slot);
  }

  private get pool(): ColumnPool {
    return this.block.pool;
  }

  /** The node of a cell's whole formula. */
  compileCell(expression: Expression, endsInSum: boolean): BlockNode {
    return this.compile(expression, this.context, endsInSum);
  }

  compile(expression: Expression, context: CompileContext, closing = false): BlockNode {
    if (this.known.isConstant(expression, context)) return this.folded(expression, context);
    switch (expression.kind) {
      case 'reference':
      case 'table': {
        const range = this.known.rangeOf(expression, context);
        return range && range.rows * range.columns === 1
          ? this.cellNode(range.slots[0] as number)
          : this.byTrial(expression, context, closing);
      }
      case 'name': {
        if (context.variables.includes(expression.name)) {
          const alias = this.known.aliases.get(expression.name);
          if (alias && alias.slots.length === 1) return this.cellNode(alias.slots[0] as number);
          return this.known.variables.get(expression.name) ?? this.byTrial(expression, context);
        }
        const named = expandName(expression, context);
        if (!named || context.expanding.includes(expression.name)) return this.byTrial(expression, context);
        return this.compile(named.expression, named.context);
      }
      case 'unary': {
        const { operator, operand } = expression;
        if (!this.known.isSingle(operand, context) || operator === '#')
          return this.byTrial(expression, context);
        const node = this.compile(operand, context);
        return operator === '-' || operator === '%' ? unaryNode(operator, node, this.pool) : node;
      }
      case 'binary': {
        const { operator, left, right } = expression;
        if (!this.known.isSingle(left, context) || !this.known.isSingle(right, context))
          return this.byTrial(expression, context, closing);
        const a = this.compile(left, context);
        const b = this.compile(right, context);
        return binaryNode(operator, a, b, this.pool, closing);
      }
      case 'call':
        return this.compileCall(expression, context) ?? this.byTrial(expression, context);
      case 'let':
        return this.compileLet(expression, context);
      default:
        return this.byTrial(expression, context);
    }
  }

  private folded(expression: Expression, context: CompileContext): BlockNode {
    const value = compile(expression, context)([]);
    if (isMatrix(value) && value.rows * value.columns !== 1) return this.byTrial(expression, context);
    return constant(single(value));
  }

  private cellNode(slot: number): BlockNode {
    if (slot < 0) return constant(null);
    return this.block.varying(slot) ?? constant(this.context.store.values[slot] as Scalar);
  }

  // -------------------------------------------------------------------------------------------
  // Trial by trial

  /** A loader that puts a trial's values of the given cells into the store. */
  private loader(reads: readonly { slot: number; node: BlockNode }[]): (trial: number) => void {
    const { values } = this.context.store;
    return (trial) => {
      for (const { slot, node } of reads) values[slot] = valueAt(node, trial);
    };
  }

  /** For a whole formula that is computed trial by trial: its loader, and whether a trial repeats the one before. */
  trialReads(expression: Expression): {
    load: (trial: number) => void;
    repeats: (trial: number) => boolean;
  } {
    const reads = this.known.readVarying(expression, this.context);
    return { load: this.loader(reads), repeats: repeatsOf(reads.map(({ node }) => node)) };
  }

  private byTrial(expression: Expression, context: CompileContext, closing = false): BlockNode {
    const names = context.variables;
    const folding: CompileContext = {
      ...context,
      constant: (part, inside) =>
        part.kind !== 'constant' && part.kind !== 'lambda' && this.known.isConstant(part, inside),
    };
    const evaluate =
      closing && expression.kind === 'binary'
        ? compileBinary(expression, folding, true)
        : compile(expression, folding);
    const reads = this.known.readVarying(expression, context);
    const load = this.loader(reads);
    const scope = names.map(
      (name) => this.known.aliases.get(name) ?? this.known.variables.get(name) ?? constant(null),
    );
    const scopeAt = (trial: number): Value[] =>
      scope.map((part) => (part instanceof RangeValue ? part : valueAt(part, trial)));
    const read = scope.filter((part): part is BlockNode => !(part instanceof RangeValue));
    const repeats = repeatsOf([...reads.map(({ node }) => node), ...read]);
    const place = context.arrays ? undefined : context.place;
    const evaluateAt = (trial: number): Scalar => {
      load(trial);
      const value = evaluate(scopeAt(trial));
      if (value instanceof RangeValue && place) return intersected(value, place);
      if (value instanceof ArrayValue && value.cells.length === 0) return VALUE;
      return single(value);
    };
    if (this.known.returnsNumber(expression, context)) {
      const column = this.pool.take();
      const run: Run = (count) => {
        for (let t = 0; t < count; t++) {
          if (repeats(t)) copyTrial(column, t - 1, t);
          else setScalar(column, t, evaluateAt(t) as number);
        }
      };
      return { kind: 'number', column, isTemporary: true, run };
    }
    const values = new Array<Scalar>(this.pool.size).fill(null);
    return {
      kind: 'mixed',
      values,
      run: (count) => {
        for (let t = 0; t < count; t++) values[t] = repeats(t) ? (values[t - 1] as Scalar) : evaluateAt(t);
      },
    };
  }

  // -------------------------------------------------------------------------------------------
  // Arrays, element by element

  private grid(expression: Expression, context: CompileContext): Grid | undefined {
    switch (expression.kind) {
      case 'reference':
      case 'table':
      case 'name': {
        const range = this.known.rangeOf(expression, context);
        if (!range) return expression.kind === 'name' ? this.oneCell(expression, context) : undefined;
        if (range.slots.length > LARGEST_GRID) return undefined;
        const nodes = Array.from(range.slots, (slot) => this.cellNode(slot));
        return { rows: range.rows, columns: range.columns, nodes, prologue: [], isRange: true };
      }
      case 'array': {
        const rows = expression.rows.length;
        const columns = expression.rows[0]?.length ?? 0;
        return { rows, columns, nodes: expression.rows.flat().map(constant), prologue: [], isRange: true };
      }
      case 'unary': {
        const { operator, operand } = expression;
        if (operator !== '-' && operator !== '%' && operator !== '+') return undefined;
        const inner = this.grid(operand, context);
        if (!inner || operator === '+') return inner;
        return {
          ...inner,
          isRange: true,
          nodes: inner.nodes.map((node) => unaryNode(operator, node, this.pool)),
        };
      }
      case 'binary': {
        if (!context.arrays && !this.known.isSingle(expression, context)) return undefined;
        const a = this.grid(expression.left, context);
        const b = a && this.grid(expression.right, context);
        if (!a || !b) return undefined;
        const rows = Math.max(a.rows, b.rows);
        const columns = Math.max(a.columns, b.columns);
        if (rows * columns > LARGEST_GRID) return undefined;
        const left = stretched(a, rows, columns, this.pool);
        const right = stretched(b, rows, columns, this.pool);
        const nodes: BlockNode[] = [];
        for (let r = 0; r < rows; r++) {
          for (let c = 0; c < columns; c++) {
            nodes.push(this.binary(expression, elementOf(left, r, c), elementOf(right, r, c)));
          }
        }
        return {
          rows,
          columns,
          nodes,
          prologue: [...left.prologue, ...right.prologue],
          isRange: rows * columns > 1,
        };
      }
      default:
        return this.oneCell(expression, context);
    }
  }

  private oneCell(expression: Expression, context: CompileContext): Grid | undefined {
    if (!this.known.isSingle(expression, context)) {
      if (!this.known.isConstant(expression, context)) return undefined;
      const value = compileRange(expression, context)([]);
      if (!isMatrix(value))
        return { rows: 1, columns: 1, nodes: [constant(single(value))], prologue: [], isRange: false };
      const nodes = cellsOf(value).map(constant);
      return { rows: value.rows, columns: value.columns, nodes, prologue: [], isRange: true };
    }
    return { rows: 1, columns: 1, nodes: [this.compile(expression, context)], prologue: [], isRange: false };
  }

  private binary(
    { operator }: Extract<Expression, { kind: 'binary' }>,
    left: BlockNode,
    right: BlockNode,
  ): BlockNode {
    if (left.kind === 'constant' && right.kind === 'constant') {
      const expression: Expression = {
        kind: 'binary',
        operator,
        left: { kind: 'constant', value: left.value },
        right: { kind: 'constant', value: right.value },
      };
      return constant(single(compile(expression, this.context)([])));
    }
    return binaryNode(operator, left, right, this.pool, false);
  }

  // -------------------------------------------------------------------------------------------
  // Functions

  /** Undefined where the function has no loop for these arguments. */
  private compileCall(expression: Call, context: CompileContext): BlockNode | undefined {
    const { name, arguments: list } = expression;
    if (
      context.variables.includes(name.toLowerCase()) ||
      context.store.name(name.toLowerCase(), context.place.sheet.name)
    ) {
      return undefined;
    }
    if (!this.known.isSingleCall(expression, context)) return undefined;
    const node = (i: number): BlockNode => {
      const argument = list[i];
      return argument ? this.compile(argument, context) : constant(0);
    };
    switch (name) {
      case 'IF':
        return this.ifCall(list, context);
      case 'IFERROR':
        return list.length === 2 ? this.ifError(node(0), () => node(1), undefined) : undefined;
      case 'IFNA':
        return list.length === 2 ? this.ifError(node(0), () => node(1), errorNumber(NA)) : undefined;
      case 'CHOOSE':
        return this.choose(list, context);
      case 'SUM':
        return this.aggregate('number', sumUp, list, context);
      case 'AVERAGE':
        return this.aggregate('number', averageOf, list, context);
      case 'MIN':
        return this.aggregate('number', leastOf, list, context);
      case 'MAX':
        return this.aggregate('number', greatestOf, list, context);
      case 'PRODUCT':
        return this.aggregate('number', productOf, list, context);
      case 'AND':
        return this.aggregate('boolean', allOf, list, context);
      case 'OR':
        return this.aggregate('boolean', anyOf, list, context);
      case 'NPV':
        return this.netPresentValue(list, context);
      case 'SUMPRODUCT':
        return this.sumProduct(list, context);
      case 'SUMIF':
      case 'SUMIFS':
      case 'AVERAGEIF':
      case 'AVERAGEIFS':
      case 'MINIFS':
      case 'MAXIFS':
        return this.conditional(name, list, context);
      case 'INDEX':
      case 'MATCH':
      case 'VLOOKUP':
      case 'HLOOKUP':
        return this.lookup(name, list, context);
      case 'ISERROR':
        return list[0] ? testNode(node(0), isError, this.pool) : undefined;
      default: {
        const definition = context.functions.get(name);
        if (!definition || !acceptsCount(definition, list.length)) return undefined;
        return this.elementwise(definition, list, context);
      }
    }
  }

  private ifCall(list: readonly (Expression | null)[], context: CompileContext): BlockNode | undefined {
    const [test] = list;
    if (!test || list.length > 3) return undefined;
    const branch = (i: number, missing: Scalar) => {
      const argument = list[i];
      return argument === undefined
        ? constant(missing)
        : argument === null
          ? constant(0)
          : this.compile(argument, context);
    };
    const condition = asBoolean(this.compile(test, context), this.pool);
    // A condition that is the same in every trial leaves only one branch.
    if (condition.kind === 'constant') {
      if (isError(condition.value)) return condition;
      return condition.value === true ? branch(1, true) : branch(2, false);
    }
    return ifNode(condition, branch(1, true), branch(2, false), this.pool);
  }

  private ifError(value: BlockNode, fallback: () => BlockNode, replaced: number | undefined): BlockNode {
    if (value.kind === 'constant') {
      const isReplaced =
        isError(value.value) && (replaced === undefined || errorNumber(value.value) === replaced);
      return isReplaced ? fallback() : constant(value.value ?? 0);
    }
    return ifErrorNode(value, fallback(), replaced, this.pool);
  }

  private choose(list: readonly (Expression | null)[], context: CompileContext): BlockNode | undefined {
    const [first, ...rest] = list;
    if (!first || rest.length === 0) return undefined;
    const index = asNumber(this.compile(first, context), this.pool);
    const option = (argument: Expression | null | undefined) =>
      argument ? this.compile(argument, context) : constant(0);
    if (index.kind === 'constant') {
      const at = index.value;
      if (typeof at !== 'number') return index;
      return at >= 1 && at < rest.length + 1 ? option(rest[Math.trunc(at) - 1]) : constant(VALUE);
    }
    return pickNode(index, rest.map(option), outsideValue(), this.pool);
  }

  /** The terms of SUM and its like; undefined where a trial must look at each cell's type. */
  private terms(
    list: readonly (Expression | null)[],
    context: CompileContext,
    truths: boolean,
  ): { nodes: BlockNode[]; terms: Term[] } | undefined {
    const nodes: BlockNode[] = [];
    const terms: Term[] = [];
    for (const argument of list) {
      const grid = argument ? this.argumentGrid(argument, context) : undefined;
      if (!grid) return undefined;
      nodes.push(...grid.prologue);
      for (const node of grid.nodes) {
        const term = this.term(node, grid.isRange, truths);
        if (term === undefined) return undefined;
        if (term === 'none') continue;
        nodes.push(node);
        terms.push(term);
      }
    }
    return { nodes, terms };
  }

  /** An argument that may be a range: a reference keeps its range's rules even for a single cell. */
  private argumentGrid(argument: Expression, context: CompileContext): Grid | undefined {
    const range = this.known.rangeOf(argument, context);
    if (range) {
      if (range.slots.length > LARGEST_GRID) return undefined;
      const nodes = Array.from(range.slots, (slot) => this.cellNode(slot));
      return { rows: range.rows, columns: range.columns, nodes, prologue: [], isRange: true };
    }
    return this.grid(argument, context);
  }

  private term(node: BlockNode, isRange: boolean, truths: boolean): Term | 'none' | undefined {
    if (node.kind === 'mixed') return undefined;
    if (node.kind === 'constant') {
      const { value } = node;
      if (typeof value === 'number' || isError(value)) return termOf(node, this.pool);
      if (truths && typeof value === 'boolean') return value ? 1 : 0;
      return isRange ? 'none' : undefined;
    }
    // A truth value in a range does not count as a number, though an error in its place does.
    if (node.kind === 'boolean' && !truths) return undefined;
    return termOf(node, this.pool);
  }

  private aggregate(
    kind: 'number' | 'boolean',
    accumulate: typeof sumUp,
    list: readonly (Expression | null)[],
    context: CompileContext,
  ): BlockNode | undefined {
    const found = this.terms(list, context, kind === 'boolean');
    if (!found || (kind === 'boolean' && found.terms.length === 0)) return undefined;
    return aggregateNode(kind, accumulate, found.nodes, found.terms, this.pool);
  }

  private netPresentValue(
    list: readonly (Expression | null)[],
    context: CompileContext,
  ): BlockNode | undefined {
    const [rate, ...rest] = list;
    if (!rate) return undefined;
    const first = asNumber(this.compile(rate, context), this.pool);
    const flows = this.terms(rest, context, false);
    if (!flows || flows.terms.length === 0) return undefined;
    const rateTerm = termOf(first, this.pool);
    if (rateTerm === undefined) return undefined;
    return aggregateNode(
      'number',
      presentValue,
      [first, ...flows.nodes],
      [rateTerm, ...flows.terms],
      this.pool,
    );
  }

  private sumProduct(list: readonly (Expression | null)[], context: CompileContext): BlockNode | undefined {
    const arrays = { ...context, arrays: true };
    const grids: Grid[] = [];
    const nodes: BlockNode[] = [];
    for (const argument of list) {
      const grid = argument ? this.argumentGrid(argument, arrays) : undefined;
      if (!grid) return undefined;
      grids.push(grid);
      nodes.push(...grid.prologue);
    }
    const [first] = grids;
    if (!first || grids.some(({ rows, columns }) => rows !== first.rows || columns !== first.columns))
      return undefined;
    const products: Term[][] = [];
    for (let i = 0; i < first.nodes.length; i++) {
      const factors: Term[] = [];
      for (const grid of grids) {
        const node = grid.nodes[i] as BlockNode;
        if (node.kind === 'mixed' || node.kind === 'boolean') return undefined;
        const term =
          node.kind === 'constant' && typeof node.value !== 'number' && !isError(node.value)
            ? 0
            : termOf(node, this.pool);
        if (term === undefined) return undefined;
        factors.push(term);
        nodes.push(node);
      }
      products.push(factors);
    }
    return aggregateNode(
      'number',
      (out, _, count) => sumOfProducts(out, products, count),
      nodes,
      [],
      this.pool,
    );
  }

  /** SUMIFS and its like where what is tested is the same in every trial: the cells to add are known beforehand. */
  private conditional(
    name: string,
    list: readonly (Expression | null)[],
    context: CompileContext,
  ): BlockNode | undefined {
    const isPlural = name.endsWith('IFS');
    const pairs = isPlural ? list.slice(1) : list.slice(0, 2);
    const summed = isPlural ? list[0] : (list[2] ?? list[0]);
    const values = summed ? this.known.rangeOf(summed, context) : undefined;
    if (!values || pairs.length === 0 || pairs.length % 2 !== 0) return undefined;
    let met: boolean[] | undefined;
    let shape: RangeValue = values;
    for (let i = 0; i < pairs.length; i += 2) {
      const where = pairs[i];
      const criterion = pairs[i + 1];
      const range = where ? this.known.rangeOf(where, context) : undefined;
      if (!range || !criterion || this.known.varies(range)) return undefined;
      if (!this.known.isConstant(criterion, context)) return undefined;
      if (!isPlural) {
        const { sheet, top, left } = values;
        shape = context.store.range(sheet, top, left, top + range.rows - 1, left + range.columns - 1);
      } else if (range.rows !== values.rows || range.columns !== values.columns) return undefined;
      const test = criterionOf(single(compile(criterion, context)([])));
      const results = cellsOf(range).map(test);
      met = met ? met.map((holds, k) => holds && (results[k] as boolean)) : results;
    }
    const nodes: BlockNode[] = [];
    const terms: Term[] = [];
    for (const [i, slot] of shape.slots.entries()) {
      if (met?.[i] !== true) continue;
      const node = this.cellNode(slot);
      const term = this.term(node, true, false);
      if (term === undefined) return undefined;
      if (term === 'none') continue;
      nodes.push(node);
      terms.push(term);
    }
    const accumulate = name.startsWith('SUM')
      ? sumUp
      : name.startsWith('AVERAGE')
        ? averageOf
        : name === 'MINIFS'
          ? leastOf
          : greatestOf;
    return aggregateNode('number', accumulate, nodes, terms, this.pool);
  }

  private lookup(
    name: 'INDEX' | 'MATCH' | 'VLOOKUP' | 'HLOOKUP',
    list: readonly (Expression | null)[],
    context: CompileContext,
  ): BlockNode | undefined {
    const at = name === 'INDEX' ? 0 : 1;
    const source = list[at];
    const range = source ? this.known.rangeOf(source, context) : undefined;
    if (!range || range.slots.length > LARGEST_GRID * 16) return undefined;
    const scalars = list.map((argument, i) => {
      if (i === at || argument === undefined) return undefined;
      return argument === null ? constant(null) : this.compile(argument, context);
    });
    return lookupNode(name, range, scalars, (slot) => this.cellNode(slot), this.pool);
  }

  /** A function of scalars, called for each trial with its arguments as it wants them. */
  private elementwise(
    definition: FunctionDefinition,
    list: readonly (Expression | null)[],
    context: CompileContext,
  ): BlockNode | undefined {
    const { returns } = definition;
    if (returns !== 'number' && returns !== 'boolean') return undefined;
    const kinds = list.map((_, i) => kindAt(definition, i));
    if (kinds.some((kind) => kind !== 'n' && kind !== 'x' && kind !== 'b')) return undefined;
    const nodes: Numeric[] = [];
    for (const [i, argument] of list.entries()) {
      const raw = argument ? this.compile(argument, context) : constant(null);
      if (kinds[i] === 'x' && raw.kind !== 'number' && raw.kind !== 'constant') return undefined;
      if (kinds[i] === 'x' && raw.kind === 'constant' && typeof raw.value === 'boolean') return undefined;
      const node = kinds[i] === 'b' ? asBoolean(raw, this.pool) : asNumber(raw, this.pool);
      const error = constantError(node);
      // The scalar call takes the first error it meets; earlier arguments may hold one in some trials.
      if (error && i === 0) return constant(error);
      nodes.push(node);
    }
    const truths = kinds.map((kind) => kind === 'b');
    return calledNode(definition, callContextOf(context), nodes, truths, this.pool);
  }

  // -------------------------------------------------------------------------------------------

  private compileLet(expression: Extract<Expression, { kind: 'let' }>, context: CompileContext): BlockNode {
    const saved = new Map(this.known.variables);
    const savedAliases = new Map(this.known.aliases);
    const leave = () => {
      replace(this.known.variables, saved);
      replace(this.known.aliases, savedAliases);
    };
    let inner = context;
    const nodes: BlockNode[] = [];
    for (const { name, value } of expression.declarations) {
      // A name declared anew hides the one before it: rare enough to leave it to the scalar closure.
      const alias = this.known.rangeOf(value, inner);
      if (inner.variables.includes(name) || (!alias && !this.known.isSingle(value, inner))) {
        leave();
        return this.byTrial(expression, context);
      }
      if (alias) {
        this.known.aliases.set(name, alias);
        inner = { ...inner, variables: [...inner.variables, name] };
        continue;
      }
      const node = this.compile(value, inner);
      nodes.push(node);
      // The variable may be read several times, so that its column is its own and is filled once.
      this.known.variables.set(
        name,
        node.kind === 'constant'
          ? node
          : { ...node, run: undefined, ...(node.kind === 'mixed' ? {} : { isTemporary: false }) },
      );
      inner = { ...inner, variables: [...inner.variables, name] };
    }
    const body = this.compile(expression.body, inner);
    leave();
    if (body.kind === 'constant') return body;
    return { ...body, run: runAll([...nodes, body]) };
  }
}

function replace<T>(map: Map<string, T>, by: ReadonlyMap<string, T>): void {
  map.clear();
  for (const [name, value] of by) map.set(name, value);
}

function intersected(range: RangeValue, { row, column }: { row: number; column: number }): Scalar {
  if (range.rows === 1 && range.columns === 1) return range.at(0, 0);
  if (range.columns === 1 && row >= range.top && row <= range.bottom) return range.at(row - range.top, 0);
  if (range.rows === 1 && column >= range.left && column <= range.right)
    return range.at(0, column - range.left);
  return VALUE;
}
