/**
 * The function reference, made from the doc comments.
 *
 *   node scripts/functions-docs.cjs           writes docs/functions.md and the registry
 *   node scripts/functions-docs.cjs --check   fails when docs/functions.md is not what the sources say
 *   node scripts/functions-docs.cjs --registry   writes the registry alone
 */
const fs = require('node:fs');
const path = require('node:path');
const pipeline = require('./functions-pipeline.cjs');

function cell(text) {
  return text.replaceAll('|', '\\|');
}

function functionSection(entry) {
  const lines = [`### ${entry.id}`, '', entry.summary, '', '```', `=${pipeline.signature(entry)}`, '```', ''];
  if (entry.excel.parameters.length > 0) {
    lines.push('| argument | meaning |', '|---|---|');
    for (const parameter of entry.excel.parameters) {
      lines.push(
        `| ${parameter.name}${parameter.optional ? ' (optional)' : ''} | ${cell(parameter.description)} |`,
      );
    }
    lines.push('');
  }
  if (entry.returns) lines.push(`**Returns:** ${entry.returns}`, '');
  for (const { title, text } of entry.sections) lines.push(title ? `**${title}:** ${text}` : text, '');
  lines.push('**Example:**', '', '```');
  for (const { formula, expected } of entry.examples) lines.push(formula, `→ ${expected}`);
  lines.push('```', '');
  return lines;
}

function referenceText(described) {
  const lines = [
    '# Function reference',
    '',
    `${described.length} functions, each called as \`=${pipeline.namespace}.NAME(…)\`. This page is made from the sources by \`npm run docs\`; every example on it is executed by the tests.`,
    '',
    'Arguments in brackets are optional. One time unit holds throughout a call. Rates and service levels are fractions (0.95).',
    'Functions that return one value take ranges for their arguments: single values, columns, rows and equal grids are broadcast, the results spill, and a bad row shows its own error.',
    '',
  ];
  let family = '';
  const sections = [];
  for (const entry of described) {
    const prefix = pipeline.familyOf(entry.id);
    if (prefix !== family) {
      family = prefix;
      sections.push(`## ${pipeline.families[family]} (${family})`, '');
      lines.push(`- [${pipeline.families[family]}](#${slug(`${pipeline.families[family]} (${family})`)})`);
    }
    sections.push(...functionSection(entry));
  }
  return `${[...lines, '', ...sections].join('\n').trimEnd()}\n`;
}

function slug(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');
}

if (require.main === module) {
  const described = pipeline.describeFunctions();
  pipeline.writeRegistry(described);
  const file = path.join(pipeline.root, 'docs/functions.md');
  const text = referenceText(described);
  if (process.argv.includes('--registry')) {
    console.log(`${described.length} functions`);
  } else if (process.argv.includes('--check')) {
    if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) {
      console.error('docs/functions.md is out of date: run "npm run docs" and commit it.');
      process.exit(1);
    }
    console.log(`docs/functions.md is up to date (${described.length} functions).`);
  } else {
    console.log(
      `${described.length} functions${pipeline.writeIfChanged(file, text) ? '; docs/functions.md written' : ''}`,
    );
  }
}

module.exports = { referenceText };
