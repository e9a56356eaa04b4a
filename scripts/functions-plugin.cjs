const { Compilation, sources } = require('webpack');
const pipeline = require('./functions-pipeline.cjs');

/** Makes the registry before webpack compiles, and adds functions.json and functions-help.json to what it emits. */
class FunctionsPlugin {
  apply(compiler) {
    let described = [];
    const describe = () => {
      described = pipeline.describeFunctions();
      pipeline.writeRegistry(described);
    };
    compiler.hooks.beforeRun.tap('FunctionsPlugin', describe);
    compiler.hooks.watchRun.tap('FunctionsPlugin', describe);
    compiler.hooks.thisCompilation.tap('FunctionsPlugin', (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: 'FunctionsPlugin', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
        () => {
          compilation.emitAsset('functions.json', new sources.RawSource(pipeline.metadataJson(described)));
          compilation.emitAsset('functions-help.json', new sources.RawSource(pipeline.helpJson(described)));
        },
      );
    });
  }
}

module.exports = { FunctionsPlugin };
