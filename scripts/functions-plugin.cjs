const { Compilation, sources } = require('webpack');
const pipeline = require('./functions-pipeline.cjs');
const translation = require('./functions-translation.cjs');
const { version } = require('../package.json');
const { referencePages } = require('./reference/pages.cjs');

/**
 * Makes the registry before webpack compiles, and emits functions.json and functions-help.json in every language
 * that has help, and the reference.
 */
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
          compilation.contextDependencies.add(translation.helpFolder);
          const emitIn = (functions, suffix) => {
            const emit = (name, text) =>
              compilation.emitAsset(`${name}${suffix}.json`, new sources.RawSource(text));
            emit('functions', pipeline.metadataJson(functions));
            emit('functions-help', pipeline.helpJson(functions));
          };
          emitIn(described, '');
          for (const language of translation.helpLanguages()) {
            emitIn(translation.translated(described, language), `.${language}`);
          }
          for (const [name, text] of referencePages(described, version)) {
            compilation.emitAsset(`reference/${name}`, new sources.RawSource(text), { minimized: true });
          }
        },
      );
    });
  }
}

module.exports = { FunctionsPlugin };
