/** Ends a test run with one plain line, "N passed, N failed", whatever else Jest prints. */
class ClosingLineReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
    // Jest's own summary is still to come.
    process.once('exit', () => {
      process.stdout.write(`\n${numPassedTests} passed, ${failed} failed${skipped}\n`);
    });
  }
}

module.exports = ClosingLineReporter;
