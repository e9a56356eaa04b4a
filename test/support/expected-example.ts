/** Compares what a formula gives with what an example in the documentation says. */
import { parse, tokenize } from '@borgar/fx';

/** What an example says it returns: a value, an array constant, or an error code with its sentence. */
function expectedValue(text: string): unknown {
  const node = parse(tokenize(`=${text}`)) as unknown as {
    type: string;
    value?: unknown;
    elements?: { value: unknown; raw: string }[][];
  };
  if (node.type === 'ArrayExpression') {
    return node.elements!.map((row) => row.map((cell) => ({ value: cell.value, raw: cell.raw })));
  }
  return { value: node.value, raw: text };
}

/** Half a unit of the last digit that the example shows. */
function tolerance(raw: string): number {
  const [mantissa = '', exponent = '0'] = raw.toLowerCase().split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return 0.5000001 * 10 ** (Number(exponent) - decimals);
}

function expectCell(actual: unknown, expected: { value: unknown; raw: string }): void {
  if (typeof expected.value === 'number') {
    expect(typeof actual).toBe('number');
    expect(Math.abs((actual as number) - expected.value)).toBeLessThanOrEqual(tolerance(expected.raw));
  } else {
    expect(actual).toBe(expected.value);
  }
}

/** Expects the result that an example states: a value, an array constant, or an error code with its sentence. */
export async function expectExample(evaluate: () => Promise<unknown>, expected: string): Promise<void> {
  const refusal = /^(#VALUE!|#N\/A)\s*(.*)$/s.exec(expected);
  if (refusal) {
    const error = await evaluate().then(
      (value) => value,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: refusal[1] });
    if (refusal[2]) expect((error as Error).message).toBe(refusal[2]);
    return;
  }
  const actual = await evaluate();
  const wanted = expectedValue(expected);
  if (Array.isArray(wanted)) {
    expect(actual).toHaveLength(wanted.length);
    wanted.forEach((row: { value: unknown; raw: string }[], r) => {
      const line = (actual as unknown[][])[r]!;
      expect(line).toHaveLength(row.length);
      row.forEach((cell, c) => expectCell(line[c], cell));
    });
  } else {
    expectCell(actual, wanted as { value: unknown; raw: string });
  }
}
