const { Compilation, sources } = require('webpack');
const pipeline = require('./functions-pipeline.cjs');
const { version } = require('../package.json');
const { referencePages } = require('./reference/pages.cjs');

/** Makes the registry before webpack compiles, and emits functions.json, functions-help.json and the reference. */
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
          for (const [name, text] of referencePages(described, version)) {
            compilation.emitAsset(`reference/${name}`, new sources.RawSource(text), { minimized: true });
          }
        },
      );
    });
  }
}

module.exports = { FunctionsPlugin };
