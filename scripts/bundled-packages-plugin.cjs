/** Notes which packages are in the bundles, in .cache/bundled-packages.json: what scripts/notices.mjs goes by. */
const fs = require('node:fs');
const path = require('node:path');

const file = path.resolve(__dirname, '../.cache/bundled-packages.json');
/** The folder of the innermost package that a module lies in. */
const packageFolder = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

class BundledPackagesPlugin {
  apply(compiler) {
    const folders = new Set();
    const collect = (compilation) => {
      for (const module of compilation.modules) {
        if (compilation.chunkGraph.getNumberOfModuleChunks(module) === 0) continue;
        for (const { resource } of module.modules ?? [module]) {
          const folder = packageFolder.exec(resource ?? '')?.[1];
          if (folder)
            folders.add(path.relative(path.resolve(__dirname, '..'), folder).split(path.sep).join('/'));
        }
      }
    };
    compiler.hooks.thisCompilation.tap('BundledPackagesPlugin', (compilation) => {
      compilation.hooks.afterSeal.tap('BundledPackagesPlugin', () => collect(compilation));
    });
    compiler.hooks.done.tap('BundledPackagesPlugin', () => {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, `${JSON.stringify([...folders].sort(), null, 2)}\n`);
    });
  }
}

module.exports = { BundledPackagesPlugin };
