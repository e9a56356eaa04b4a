const fs = require('node:fs');
const path = require('node:path');
const webpack = require('webpack');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const { EsbuildPlugin } = require('esbuild-loader');
const { BundledPackagesPlugin } = require('./scripts/bundled-packages-plugin.cjs');
const { ContentPolicyPlugin } = require('./scripts/content-policy-plugin.cjs');
const { FunctionsPlugin } = require('./scripts/functions-plugin.cjs');
const { productionManifest } = require('./scripts/production-manifest.cjs');

const officeOnCdn = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
const developmentUrl = 'https://localhost:3000';
const browsers = ['chrome109', 'edge109', 'safari16'];

/**
 * Two builds of one source.
 *
 *   webpack                    the add-in for Excel, in dist/addin: what `npm run build` deploys
 *   webpack --env workbench    the same task pane and functions inside the embedded workbook, in dist/workbench
 *
 * FULCRUM_BASE_URL is where the add-in will be served from; it stands in the manifest in every place.
 */
module.exports = (env = {}, { mode = 'production' } = {}) => {
  const production = mode === 'production';
  const workbench = Boolean(env.workbench);
  const name = (extension) => (production ? `[name].[contenthash:8].${extension}` : `[name].${extension}`);
  const baseUrl = (process.env.FULCRUM_BASE_URL ?? developmentUrl).replace(/\/+$/, '');

  const taskpaneTemplate = path.resolve('src/taskpane/taskpane.html');
  const workbenchTaskpane = () =>
    fs
      .readFileSync(taskpaneTemplate, 'utf8')
      .replace(
        `<script src="${officeOnCdn}"></script>`,
        '<script src="/pane-shim.js"></script>\n    <script src="/office/office.js"></script>',
      );

  return {
    mode,
    target: 'web',
    // Excel's manifest names functions.js and the workbench page names pane-shim.js: these two keep their names.
    entry: {
      functions: './src/functions/functions.ts',
      taskpane: './src/taskpane/index.tsx',
      ...(workbench && {
        'pane-shim': './workbench/host/pane-shim.ts',
        workbench: './workbench/index.ts',
      }),
    },
    output: {
      path: path.resolve(workbench ? 'dist/workbench' : 'dist/addin'),
      filename: ({ chunk }) =>
        ['functions', 'pane-shim'].includes(chunk?.name ?? '') ? '[name].js' : name('js'),
      chunkFilename: name('js'),
      assetModuleFilename: 'assets/[name].[contenthash:8][ext]',
      clean: true,
    },
    devtool: production ? 'source-map' : 'cheap-module-source-map',
    resolve: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      alias: { '@stdlib/utils-eval$': path.resolve('scripts/no-eval.cjs') },
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'esbuild-loader',
          options: { target: 'es2022', jsx: 'automatic' },
        },
        { test: /\.css$/, use: ['style-loader', 'css-loader'] },
        { test: /\.(wasm|svg|png)$/, type: 'asset/resource' },
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    optimization: {
      // Two entries share one page, and so each other's chunks: a module must be the same for both.
      usedExports: 'global',
      // Office.js is served as it is, not minified a second time.
      minimizer: [new EsbuildPlugin({ target: browsers, legalComments: 'none', exclude: /^office\// })],
      // The functions entry stays one file: Excel loads it alone, and it must be there at once.
      splitChunks: { chunks: (chunk) => !['functions', 'pane-shim'].includes(chunk.name) },
    },
    performance: { hints: false },
    plugins: [
      new FunctionsPlugin(),
      // The WASM libraries guard their Node branches at run time; a browser bundle must not resolve them.
      new webpack.IgnorePlugin({
        resourceRegExp: /^(node:.*|fs|path|crypto|worker_threads|url|vm)$/,
        contextRegExp: /(highs|duckdb-wasm)/,
      }),
      new HtmlPlugin({
        filename: 'taskpane.html',
        chunks: ['functions', 'taskpane'],
        chunksSortMode: 'manual',
        scriptLoading: 'defer',
        ...(workbench ? { templateContent: workbenchTaskpane } : { template: taskpaneTemplate }),
      }),
      ...(workbench
        ? [
            new HtmlPlugin({
              filename: 'index.html',
              template: 'workbench/index.html',
              chunks: ['workbench'],
            }),
            new CopyPlugin({
              patterns: [
                {
                  from: '*.js',
                  context: 'node_modules/@microsoft/office-js/dist',
                  to: 'office/[name][ext]',
                  globOptions: { ignore: ['**/*.debug.js'] },
                },
                ...['en-us', 'de-de'].map((locale) => ({
                  from: `${locale}/*.js`,
                  context: 'node_modules/@microsoft/office-js/dist',
                  to: 'office/',
                })),
                { from: 'samples/*.xlsx', noErrorOnMissing: true },
                { from: 'assets/*.png', noErrorOnMissing: true },
              ],
            }),
          ]
        : [
            ...(production ? [new BundledPackagesPlugin(), new ContentPolicyPlugin()] : []),
            new CopyPlugin({
              patterns: [
                { from: 'assets/*.png' },
                { from: 'samples/*.xlsx', noErrorOnMissing: true },
                {
                  from: 'manifest.xml',
                  transform: (content) => productionManifest(content.toString(), developmentUrl, baseUrl),
                },
              ],
            }),
          ]),
    ],
    devServer: {
      port: 3000,
      static: false,
      hot: false,
      liveReload: false,
      client: { overlay: false },
      devMiddleware: { writeToDisk: false },
      headers: { 'Access-Control-Allow-Origin': '*' },
    },
    stats: 'errors-warnings',
  };
};
