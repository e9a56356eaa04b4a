/**
 * Makes the release in dist/release from the production build:
 *
 *   site/          what the web server serves: add-in, manifest, reference, source maps, licences, compressed copies
 *   nginx/         the web server's configuration for the address of this release
 *   SHA256SUMS     of every file, for `sha256sum -c`
 *   release.json   version, address, and each script's integrity
 *
 * The same sources and address make the same bytes.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { nginxConfig } from './release/nginx-config.cjs';

process.chdir(path.resolve(import.meta.dirname, '..'));
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const baseUrl = (process.env.FULCRUM_BASE_URL ?? '').replace(/\/+$/, '');
const build = 'dist/addin';
const release = 'dist/release';
const site = path.join(release, 'site');

const manifest = readFileSync(path.join(build, 'manifest.xml'), 'utf8');
if (baseUrl === '' || !manifest.includes(`"${baseUrl}/taskpane.html"`)) {
  fail(
    'Say where the add-in will be served: FULCRUM_BASE_URL=https://addins.example.com/fulcrum npm run release',
  );
}
if (!manifest.includes(`<Version>${version}.0</Version>`)) {
  fail(`manifest.xml must have the version of package.json, ${version}.0`);
}

rmSync(release, { recursive: true, force: true });
mkdirSync(path.join(release, 'nginx'), { recursive: true });
cpSync(build, site, { recursive: true });
for (const file of ['LICENSE', 'THIRD_PARTY_NOTICES.md', 'PRIVACY.md', 'SECURITY.md']) {
  cpSync(file, path.join(site, file === 'LICENSE' ? 'LICENSE.txt' : file));
}

const integrity = Object.fromEntries(
  filesIn(site)
    .filter((file) => /\.(js|css)$/.test(file))
    .map((file) => [file, `sha384-${hash('sha384', path.join(site, file), 'base64')}`]),
);
addIntegrity(path.join(site, 'taskpane.html'));
for (const file of filesIn(site)) {
  if (/\.(html|css|js|json|svg|wasm|xml|md|txt)$/.test(file)) compress(path.join(site, file));
}

writeFileSync(
  path.join(release, 'nginx/fulcrum.conf'),
  nginxConfig({ version, baseUrl, site, root: '/srv/fulcrum' }),
);
writeFileSync(
  path.join(release, 'release.json'),
  `${JSON.stringify({ name: 'fulcrum', version, baseUrl, integrity }, null, 2)}\n`,
);
const files = filesIn(release);
writeFileSync(
  path.join(release, 'SHA256SUMS'),
  files.map((file) => `${hash('sha256', path.join(release, file), 'hex')}  ${file}\n`).join(''),
);
const bytes = files.reduce((sum, file) => sum + statSync(path.join(release, file)).size, 0);
console.log(
  `Fulcrum ${version} for ${baseUrl}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB in ${release}`,
);

/**
 * Lets the browser refuse a changed script. functions.js keeps its name from release to release, and Office.js is
 * Microsoft's to change: neither has a fixed content.
 */
function addIntegrity(page) {
  const html = readFileSync(page, 'utf8').replace(/<script defer="defer" src="([^":]+)"/g, (tag, file) =>
    /\.[0-9a-f]{8}\.js$/.test(file) ? `${tag} integrity="${integrity[file]}"` : tag,
  );
  if (!html.includes(' integrity="')) fail(`${page} has no script whose integrity could be stated`);
  writeFileSync(page, html);
}

/** Beside each file its gzip and Brotli forms, where they are smaller. */
function compress(file) {
  const content = readFileSync(file);
  // The best quality takes a minute for the largest module and saves it three percent.
  const quality = content.length > 5e6 ? 9 : constants.BROTLI_MAX_QUALITY;
  const forms = {
    gz: gzipSync(content, { level: 9 }),
    br: brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  };
  for (const [extension, compressed] of Object.entries(forms)) {
    if (compressed.length < content.length) writeFileSync(`${file}.${extension}`, compressed);
  }
}

/** Paths of all files in a folder, relative to it, sorted. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

function hash(algorithm, file, encoding) {
  return createHash(algorithm).update(readFileSync(file)).digest(encoding);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
