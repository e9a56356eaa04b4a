/**
 * THIRD_PARTY_NOTICES.md: every package that is in the bundles of the production build, with its licence's text.
 *
 *   npm run notices            after a production build: writes the file
 *   npm run notices -- --check     fails when the file is not what the build says
 *
 * A licence that is not in the list below fails too: copyleft and unknown licences do not get into the add-in.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

process.chdir(path.resolve(import.meta.dirname, '..'));
const accepted = new Set([
  'MIT',
  'Apache-2.0',
  'BSL-1.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Zlib',
]);
const target = 'THIRD_PARTY_NOTICES.md';
const bundled = '.cache/bundled-packages.json';

/** The terms of the Apache License, which hundreds of the texts repeat in full. */
const apacheTerms =
  /^[ \t]*Apache License\n[ \t]*Version 2\.0, January 2004[\s\S]*?END OF TERMS AND CONDITIONS[ \t]*\n?/m;

/** Who holds the rights in the packages that name the MIT licence without enclosing it. */
const holders = {
  '@duckdb/duckdb-wasm':
    'Copyright 2021 DuckDB WASM Contributors\nThe WebAssembly holds DuckDB: Copyright Stichting DuckDB Foundation',
  '@fluentui/react-icons': 'Copyright (c) Microsoft Corporation',
};

if (!existsSync(bundled)) fail('Build first: npm run build');
const packages = JSON.parse(readFileSync(bundled, 'utf8')).map(describe);
const refused = packages.filter(({ licence }) => !licence.split(' AND ').every((one) => accepted.has(one)));
if (refused.length > 0) {
  fail(
    `Not an accepted licence: ${refused.map(({ name, licence }) => `${name} (${licence || 'none'})`).join(', ')}`,
  );
}
const text = notices(packages);
if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
  console.log(`${packages.length} packages in ${target}`);
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  fail(`${target} is not what the build holds: run "npm run build && npm run notices" and commit it.`);
} else {
  console.log(`${target} is up to date (${packages.length} packages).`);
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(path.join(folder, file), 'utf8'));
  if (texts.length === 0 && holders[name]) texts.push(`${holders[name]}\n\n${permissionOfMit()}`);
  if (texts.length === 0)
    fail(`${name} encloses no licence: say in scripts/notices.mjs who holds its rights`);
  return {
    name,
    version,
    licence: typeof license === 'string' ? license.replace(/[()]/g, '') : '',
    text: texts
      .map((one) =>
        one
          .replace(/\r/g, '')
          .replace(/[ \t]+$/gm, '')
          .trim(),
      )
      .join('\n\n'),
  };
}

/** The terms of the MIT licence, as a package with the plain form of it has them. */
function permissionOfMit() {
  const react = readFileSync('node_modules/react/LICENSE', 'utf8');
  return react.slice(react.indexOf('Permission is hereby granted'));
}

function notices(all) {
  const byText = new Map();
  for (const one of all) {
    const own = one.text.replace(
      apacheTerms,
      '[Apache License, Version 2.0: its terms stand at the end of this file]\n',
    );
    byText.set(own, [...(byText.get(own) ?? []), one]);
  }
  const groups = [...byText].map(([licenceText, members]) => ({
    licenceText,
    lines: [
      ...new Set(members.map(({ name, version, licence }) => `- ${name} ${version} (${licence})`)),
    ].sort(),
  }));
  groups.sort((a, b) => b.lines.length - a.lines.length || (a.lines[0] < b.lines[0] ? -1 : 1));
  const apache = all.map((one) => apacheTerms.exec(one.text)?.[0]).find((terms) => terms !== undefined);
  return [
    '# Third-party notices',
    '',
    'The add-in holds these packages, each under the licence that stands below its name. Made from what is in the',
    'bundles by `npm run notices`. Office.js is not among them: Excel loads it from Microsoft.',
    '',
    ...groups.flatMap(({ licenceText, lines }) => ['---', '', ...lines, '', ...block(licenceText)]),
    ...(apache === undefined
      ? []
      : ['---', '', '## Apache License, Version 2.0', '', ...block(apache.trimEnd())]),
  ].join('\n');
}

function block(text) {
  return ['```text', text.replaceAll('```', "'''"), '```', ''];
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
