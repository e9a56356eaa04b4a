/**
 * Reports what a browser loads of the production build, compressed, and fails when a limit is passed:
 * the functions entry must be there at once, and the task pane must open fast on a slow line.
 */
const fs = require('node:fs');
const path = require('node:path');
const { gzipSync } = require('node:zlib');

const folder = path.resolve(__dirname, '../dist/addin');
const limits = { 'functions entry': 60_000, 'task pane': 350_000 };

const compressed = (file) => gzipSync(fs.readFileSync(path.join(folder, file)), { level: 9 }).length;
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const page = fs.readFileSync(path.join(folder, 'taskpane.html'), 'utf8');
const scripts = [...page.matchAll(/<script[^>]+src="(?!https:)\/?([^"]+)"/g)].map((match) => match[1]);
const initial = new Set(scripts);
const sizes = {
  'functions entry': compressed('functions.js'),
  'task pane': scripts
    .filter((file) => file !== 'functions.js')
    .reduce((sum, file) => sum + compressed(file), 0),
};
const files = fs.readdirSync(folder).filter((file) => /\.(js|wasm)$/.test(file));
const later = files.filter((file) => !initial.has(file));

const rows = [
  ...Object.entries(sizes).map(([name, size]) => [name, kB(size), `limit ${kB(limits[name])}`]),
  ...later.map((file) => [
    `${file.startsWith('models') ? 'at once after it' : 'on demand'}: ${file}`,
    kB(compressed(file)),
    '',
  ]),
];
const width = Math.max(...rows.map(([name]) => name.length));
console.log('Production build, gzip:');
for (const [name, size, note] of rows)
  console.log(`  ${name.padEnd(width)}  ${size.padStart(10)}  ${note}`.trimEnd());

const faults = Object.entries(limits)
  .filter(([name, limit]) => sizes[name] > limit)
  .map(([name, limit]) => `${name} is ${kB(sizes[name])}, above ${kB(limit)}`);
for (const file of files.filter((name) => name.endsWith('.js'))) {
  if (/univerjs|UniverSheet/.test(fs.readFileSync(path.join(folder, file), 'utf8'))) {
    faults.push(`${file} holds the workbench's spreadsheet`);
  }
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
