import pipeline from '../../scripts/functions-pipeline.cjs';
import { expectExample } from '../support/expected-example';
import { evaluateExample, loadFunctions } from '../support/fulcrum-functions';

const functions = loadFunctions();
const examples = pipeline
  .describeFunctions()
  .flatMap((entry) => entry.examples.map(({ formula, expected }) => ({ formula, expected })));

describe('the examples in the function reference', () => {
  it.each(examples)('$formula -> $expected', ({ formula, expected }) =>
    expectExample(() => evaluateExample(formula, functions), expected),
  );
});
