/**
 * The public interface of the domain, as a report under docs/api: one page for each area, with every exported
 * function, class and type, its signature and its doc comment.
 *
 *   node scripts/api-report.cjs            writes the pages
 *   node scripts/api-report.cjs --check    fails when they are not what the sources say, or a function lacks its doc
 */
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

const root = path.resolve(__dirname, '..');
const domain = path.join(root, 'src/domain');
const target = path.join(root, 'docs/api');

const titles = {
  '': 'Errors and shared checks',
  'business-case': 'Business case',
  'cost-to-serve': 'Cost-to-serve',
  decision: 'Decisions and risk',
  expression: 'Written expressions',
  flow: 'Flow and metrics',
  inventory: 'Inventory versus service',
  network: 'Network options',
  optimization: 'Optimization',
  probability: 'Probability',
  sharing: 'Sharing and contracts',
};

function sourceFiles(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) return sourceFiles(name);
      return name.endsWith('.ts') && !name.endsWith('.d.ts') ? [name] : [];
    })
    .sort();
}

const isExported = (node) =>
  (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export) !== 0 ||
  (ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));

/** A declaration as it is seen from outside: without bodies and initial values. */
function declarationOf(node, source) {
  const text = (from, to) => source.text.slice(from, to).trim();
  const start = node.getStart(source);
  if (ts.isFunctionDeclaration(node)) return `${text(start, node.body?.getFullStart() ?? node.end)};`;
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations
      .map(
        (one) =>
          `export const ${one.name.getText(source)}${one.type ? `: ${one.type.getText(source)}` : ''};`,
      )
      .join('\n');
  }
  if (ts.isClassDeclaration(node)) {
    const members = node.members
      .filter((one) => !(ts.getCombinedModifierFlags(one) & ts.ModifierFlags.Private))
      .map(
        (one) =>
          `  ${text(
            one.getStart(source),
            one.body?.getFullStart() ?? one.initializer?.getFullStart() ?? one.end,
          )
            .replace(/\s*=$/, '')
            .replace(/;$/, '')};`,
      );
    const head = text(start, node.members.pos).replace(/\{$/, '').trim();
    return `${head} {\n${members.join('\n')}\n}`;
  }
  return text(start, node.end);
}

/** The doc comment of a declaration as paragraphs, its tags at the end. */
function docOf(node, source) {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const comment = comments.at(-1);
  if (!comment) return '';
  return source.text
    .slice(comment.pos, comment.end)
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim();
}

function described(file) {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const entries = [];
  source.forEachChild((node) => {
    if (!isExported(node) || ts.isExportDeclaration(node)) return;
    const name =
      node.name?.text ?? node.declarationList?.declarations.map((one) => one.name.getText(source)).join(', ');
    entries.push({
      name,
      callable: ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node),
      declaration: declarationOf(node, source),
      doc: docOf(node, source),
    });
  });
  return { file: path.relative(root, file).split(path.sep).join('/'), entries };
}

function page(title, modules) {
  const lines = [`# ${title}`, '', 'Made from the sources by `npm run docs`.', ''];
  for (const { file, entries } of modules) {
    if (entries.length === 0) continue;
    lines.push(`## ${path.basename(file, '.ts')}`, '', `\`${file}\``, '');
    for (const { name, declaration, doc } of entries) {
      lines.push(`### ${name}`, '', '```ts', declaration, '```', '');
      if (doc) lines.push('```text', doc, '```', '');
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The pages by file name, and the functions and classes without a doc comment. */
function apiReport() {
  const modules = sourceFiles(domain).map(described);
  const areaOf = ({ file }) => file.split('/').slice(2, -1)[0] ?? '';
  const areas = [...new Set(modules.map(areaOf))].sort();
  const unknown = areas.filter((area) => !(area in titles));
  if (unknown.length > 0) throw new Error(`scripts/api-report.cjs has no title for ${unknown.join(', ')}`);
  const pages = new Map();
  const index = [
    '# Public interface of the domain',
    '',
    'Every exported function, class and type of `src/domain`, with what it takes, returns and refuses. The domain is pure:',
    'no Excel, no browser, no clock. The custom functions are thin wrappers over it. Made from the sources by `npm run docs`.',
    '',
  ];
  for (const area of areas) {
    const own = modules.filter((module) => areaOf(module) === area);
    const count = own.reduce((sum, { entries }) => sum + entries.length, 0);
    const name = `${area || 'shared'}.md`;
    pages.set(name, page(titles[area], own));
    index.push(`- [${titles[area]}](${name}), ${count}`);
  }
  pages.set('README.md', `${index.join('\n')}\n`);
  const undocumented = modules.flatMap(({ file, entries }) =>
    entries.filter(({ callable, doc }) => callable && !doc).map(({ name }) => `${file}: ${name}`),
  );
  return { pages, undocumented };
}

if (require.main === module) {
  const { pages, undocumented } = apiReport();
  if (undocumented.length > 0) {
    console.error(`Without a doc comment:\n  ${undocumented.join('\n  ')}`);
    process.exit(1);
  }
  if (process.argv.includes('--check')) {
    const stale = [...pages].filter(([name, text]) => {
      const file = path.join(target, name);
      return !fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text;
    });
    const left = fs.existsSync(target) ? fs.readdirSync(target).filter((name) => !pages.has(name)) : [];
    if (stale.length + left.length > 0) {
      const names = [...stale.map(([name]) => name), ...left].join(', ');
      console.error(`docs/api is out of date (${names}): run "npm run docs" and commit it.`);
      process.exit(1);
    }
    console.log(`docs/api is up to date (${pages.size} pages).`);
  } else {
    fs.mkdirSync(target, { recursive: true });
    for (const [name, text] of pages) fs.writeFileSync(path.join(target, name), text);
    console.log(`${pages.size} pages in docs/api`);
  }
}
