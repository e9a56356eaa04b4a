/**
 * Stands in for a dependency that evaluates code to find out what the browser can do. The content-security policy
 * forbids it anyway; this way the question is answered without a violation.
 */
module.exports = () => {
  throw new EvalError('Fulcrum evaluates no code from text');
};
