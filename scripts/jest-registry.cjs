const pipeline = require('./functions-pipeline.cjs');

/** The registry of functions is generated and not committed: made before the tests, so that Jest runs on its own too. */
module.exports = () => pipeline.writeRegistry(pipeline.describeFunctions());
