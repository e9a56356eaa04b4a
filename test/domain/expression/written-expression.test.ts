import fc from 'fast-check';
import { compileExpression } from '../../../src/domain/expression/written-expression';

async function value(text: string, values: Record<string, number> = {}): Promise<number> {
  const { evaluate } = await compileExpression(text, Object.keys(values));
  return evaluate(Object.values(values));
}

const refusal = (text: string, names: string[] = ['x']) =>
  compileExpression(text, names).then(
    () => 'accepted',
    (error: unknown) => (error as Error).message,
  );

describe('compileExpression', () => {
  it('packs in 0.5 + 6.5 {special packaging} + 0.2 {by air} minutes (Kaplan & Anderson, HBR November 2004)', async () => {
    const text = '0.5 + 6.5*(special=1) + 0.2*(mode=2)';
    expect(await value(text, { special: 0, mode: 1 })).toBe(0.5);
    expect(await value(text, { special: 1, mode: 1 })).toBe(7);
    expect(await value(text, { special: 1, mode: 2 })).toBeCloseTo(7.2, 12);
  });

  it.each([
    ['1 + 2*3', 7],
    ['(1 + 2)*3', 9],
    ['-2^2', -4],
    ['2^3^2', 512],
    ['7 - 2 - 1', 4],
    ['mod(-7, 3)', 2],
    ['7 mod 3', 1],
    ['round(2.675, 2)', 2.68],
    ['round(-2.5)', -3],
    ['ceil(1.2) + floor(-1.2)', 0],
    ['if(2 > 1, 10, 20)', 10],
    ['min(3, 1, 2) + max(1, 5, 2, 4) + max(7)', 13],
    ['(1 <> 2) + (1 != 1) + (2 >= 2) + (2 <= 1)', 2],
    ['1 < 2 and not (2 < 1)', 1],
    ['0 or 0', 0],
    ['and(1, 2 > 1, 3) + or(0, 0, 1 > 2) + not(0)', 2],
    ['min(2, 3) + max(-1, -2)', 1],
    ['ln(exp(2)) + log10(1000) + log(8, 2)', 8],
    ['=sqrt(16) + abs(-1) + sign(-3) + pow(2, 3)', 12],
    ['1.5e2 + true', 151],
    ['+5 - -5', 10],
  ])('reads %s as %d', async (text, expected) => {
    expect(await value(text)).toBeCloseTo(expected, 12);
  });

  it('takes upper and lower case alike, in names and functions', async () => {
    expect(await value('MAX(Lines, 2) + LINES', { lines: 3 })).toBe(6);
  });

  it('computes random arithmetic as written, row by row and in blocks', async () => {
    type Written = { text: string; compute: (row: readonly number[]) => number };
    const names = ['alpha', 'beta', 'gamma'];
    const leaf = fc.oneof(
      fc.integer({ min: 1, max: 9 }).map((n): Written => ({ text: String(n), compute: () => n })),
      fc.nat(2).map((i): Written => ({ text: names[i]!, compute: (row) => row[i]! })),
    );
    const binary: Record<string, (a: number, b: number) => number> = {
      '+': (a, b) => a + b,
      '-': (a, b) => a - b,
      '*': (a, b) => a * b,
      '<': (a, b) => Number(a < b),
    };
    const { expression } = fc.letrec<{ expression: Written }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc
          .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '<'), tie('expression'))
          .map(([a, operator, b]): Written => ({
            text: `(${a.text} ${operator} ${b.text})`,
            compute: (row) => binary[operator]!(a.compute(row), b.compute(row)),
          })),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]): Written => ({
          text: `min(${a.text}, ${b.text}, 100)`,
          compute: (row) => Math.min(a.compute(row), b.compute(row), 100),
        })),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(expression, async ({ text, compute }) => {
        fc.pre(text.length <= 2000);
        const { evaluate, evaluateColumns } = await compileExpression(text, names);
        const rows = Array.from({ length: 1500 }, (_, i) => [i % 7, i % 11, (i % 13) / 2]);
        const columns = [0, 1, 2].map((c) => Float64Array.from(rows, (row) => row[c]!));
        const inBlocks = evaluateColumns(columns);
        for (const i of [0, 1, 500, 1023, 1024, 1499]) {
          const expected = compute(rows[i]!);
          expect(evaluate(rows[i]!)).toBe(expected);
          expect(inBlocks[i]).toBe(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('compiles a text once for its names', async () => {
    expect(await compileExpression('x + 1', ['x'])).toBe(await compileExpression('x + 1', ['X']));
    expect(await compileExpression('x + 1', ['x'])).not.toBe(await compileExpression('x + 1', ['y', 'x']));
  });

  it('reads a long sum, which is not deep', async () => {
    expect(await value(Array.from({ length: 400 }, () => '1').join(' + '))).toBe(400);
  });

  it.each(['import', 'createUnit', 'evaluate', 'parse', 'simplify', 'derivative', 'eval', 'config'])(
    'refuses to call %s',
    async (name) => {
      expect(await refusal(`${name}(x)`)).toMatch(
        `expression must not call "${name.toLowerCase()}"; the functions are`,
      );
    },
  );

  it.each([
    ['', 'expression is blank'],
    ['x = 5', 'expression must not assign; write the right-hand side alone, or put a comparison in brackets'],
    [
      'f(x) = x^2',
      'expression must not assign; write the right-hand side alone, or put a comparison in brackets',
    ],
    ['x; 2', 'expression must not contain ";"'],
    ['x\n2', 'expression must stand on one line'],
    ['"x"', 'expression must not contain a quotation mark'],
    ['{a: 1}', 'expression must not contain "{"'],
    ['x[1]', 'expression must not contain "["'],
    ['x.y', 'expression must not hold an object or index'],
    ['x ? 1 : 2', 'expression must not contain "?"'],
    ['5%', 'expression must not contain "%"'],
    ['1 < x < 3', 'expression must not chain comparisons; join two of them with "and"'],
    ['2 x', 'expression must have an operator between "2" and "x"; write * to multiply'],
    ['x(2)', 'expression must not call "x"; the functions are'],
    ['and(x)', 'expression must give and 2 or more arguments, not 1'],
    ['3!', 'expression must not use the operator "!"'],
    ['x .* 2', 'expression must not use the operator ".*"'],
    ['log(x)', 'expression must say the base of log(value, base); or write ln(value) or log10(value)'],
    ['if(x, 1)', 'expression must give if 3 arguments, not 2'],
    ['2 * (x', 'expression cannot be read'],
    ['1e999', 'expression must hold finite numbers, not Infinity'],
    ['infinity', 'expression uses "infinity", which is not one of names (x)'],
    ['x + speed', 'expression uses "speed", which is not one of names (x)'],
    ['x.constructor.constructor(1)', 'expression must not call'],
    ['constructor', 'expression uses "constructor", which is not one of names (x)'],
    ['hasownproperty(x)', 'expression must not call "hasownproperty"'],
    ['1' + '+1'.repeat(1000), 'expression must have at most 2000 characters, not 2001'],
    ['('.repeat(51) + 'x' + ')'.repeat(51), 'expression must not nest deeper than 50'],
    ['-'.repeat(51) + 'x', 'expression must not nest deeper than 50'],
    ['-'.repeat(1900) + 'x', 'expression must not nest deeper than 50'],
    ['x^'.repeat(900) + 'x', 'expression must not nest deeper than 50'],
  ])('refuses %j', async (text, message) => {
    expect(await refusal(text)).toContain(message);
  });

  it('refuses names that are no word, have a meaning, or repeat', async () => {
    expect(await refusal('1', ['order size'])).toBe(
      'names, entry 1, must be one word of letters, digits and underscores, not "order size"',
    );
    expect(await refusal('1', ['x', 'Max'])).toBe(
      'names, entry 2, must not be "Max", which has a meaning of its own',
    );
    expect(await refusal('1', ['x', 'y', 'X'])).toBe('names, entry 3, repeats entry 1, "X"');
  });

  it('names the row of a division by zero', async () => {
    const { evaluate, evaluateColumns } = await compileExpression('1/(x - 2)', ['x']);
    expect(evaluate([3])).toBe(1);
    expect(() => evaluate([2])).toThrow('expression gives Infinity, not a finite number, at x = 2');
    expect(() => evaluateColumns([Float64Array.of(1, 2, 3)])).toThrow('at x = 2');
  });
});
