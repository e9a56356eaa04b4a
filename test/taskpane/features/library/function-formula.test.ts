import pipeline from '../../../../scripts/functions-pipeline.cjs';
import type { FunctionHelp } from '../../../../src/taskpane/features/library/function-help';
import { search, signatureOf } from '../../../../src/taskpane/features/library/function-help';
import {
  argumentSource,
  exampleArguments,
  formulaOf,
  missingArguments,
} from '../../../../src/taskpane/features/library/function-formula';

const help = JSON.parse(pipeline.helpJson(pipeline.describeFunctions())) as FunctionHelp;
const entry = (id: string) => help.functions.find((one) => one.id === id)!;
const german = (text: string) =>
  /^[\d.]+(,\d+)?$/.test(text) ? Number(text.replace(/\./g, '').replace(',', '.')) : null;
const source = (typed: string) => argumentSource(typed, 'Inputs', german);

describe('an argument as it was typed', () => {
  it.each([
    ['', null],
    ['Inputs!B2:B9', 'B2:B9'],
    ["'Cash flow'!C4", "'Cash flow'!C4"],
    ['b4', 'B4'],
    ['1.234,5', '1234.5'],
    ['{1,2;3,4}', '{1,2;3,4}'],
    ['Demand[Units]', 'Demand[Units]'],
    ['true', 'TRUE'],
    ['falsch', 'FALSE'],
    ['=SUM(A1:A9)', 'SUM(A1:A9)'],
    ['say "higher"', '"say ""higher"""'],
    ['"lower"', '"lower"'],
  ])('%p is written as %p', (typed, expected) => expect(source(typed)).toBe(expected));
});

describe('the formula', () => {
  it('leaves the place of an omitted argument empty, and drops omitted ones at the end', () => {
    const one = entry('CASE.PAYBACK');
    expect(formulaOf('FULCRUM', one, ['A1:D1', null])).toBe('=FULCRUM.CASE.PAYBACK(A1:D1)');
    expect(formulaOf('FULCRUM', one, [null, 'B9'])).toBe('=FULCRUM.CASE.PAYBACK(, B9)');
    expect(missingArguments(one, [null, 'B9'])).toEqual(['flows']);
    expect(signatureOf('FULCRUM', one)).toBe('FULCRUM.CASE.PAYBACK(flows, [rate])');
  });

  it('is the example again when the form was filled in from it, for every function that has one of its own', () => {
    const plain = (text: string) => text.replace(/\s+/g, '');
    for (const one of help.functions) {
      const example = exampleArguments('FULCRUM', one);
      expect(example).not.toBeNull();
      const sources = one.parameters.map((_, i) => source(example![i] ? `=${example![i]}` : ''));
      const formula = plain(formulaOf('FULCRUM', one, sources)).slice(1);
      expect(one.examples.some((given) => plain(given.formula).includes(formula))).toBe(true);
    }
  });
});

describe('the search', () => {
  it('finds by any words of the help, those in id and summary first, and nothing for nonsense', () => {
    expect(search(help.functions, 'TURNS inventory')[0]!.id).toBe('METRIC.TURNS');
    expect(search(help.functions, '')).toHaveLength(help.functions.length);
    expect(search(help.functions, 'zzzz')).toEqual([]);
  });
});
