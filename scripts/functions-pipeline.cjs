/**
 * The one step from `src/functions/*.functions.ts` to everything that is made of them: functions.json for Excel,
 * the registry that associates ids with code, the function reference, and the examples that tests execute.
 * A function is added by writing it; nothing is registered by hand.
 */
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');
const { parseTree } = require('custom-functions-metadata/lib/parseTree.js');

const root = path.resolve(__dirname, '..');
const sourceFolder = path.join(root, 'src/functions');
const registryFile = path.join(sourceFolder, 'registry.generated.ts');
const idsFile = path.join(sourceFolder, 'function-ids.generated.ts');
const namespace = 'FULCRUM';
/** Longest description that Excel's function wizard shows whole, in any language. */
const longestDescription = 128;

/** @typedef {{ id: string, name: string, description: string, parameters: object[], result: object, options?: object }} ExcelFunction */
/**
 * @typedef {object} DescribedFunction
 * @property {string} id
 * @property {string} file source file's name without folder
 * @property {string} functionName the exported function
 * @property {ExcelFunction} excel the entry of functions.json
 * @property {string} summary first paragraph of the doc comment
 * @property {{ title: string, text: string }[]} sections the further paragraphs, "Title: text"
 * @property {string} returns
 * @property {{ formula: string, expected: string }[]} examples
 */

function functionFiles() {
  return fs
    .readdirSync(sourceFolder)
    .filter((name) => name.endsWith('.functions.ts'))
    .sort()
    .map((name) => path.join(sourceFolder, name));
}

function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}

function sectionOf(paragraph) {
  const match = /^([A-Z][A-Za-z ]{2,30}):\s+([\s\S]+)$/.exec(paragraph);
  return match ? { title: match[1], text: oneLine(match[2]) } : { title: '', text: oneLine(paragraph) };
}

/** The tags of each top-level function's doc comment that custom-functions-metadata does not return. */
function docTags(source, file) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const tags = new Map();
  tree.forEachChild((node) => {
    if (!ts.isFunctionDeclaration(node) || !node.name) return;
    const found = { examples: [], returns: '' };
    for (const tag of ts.getJSDocTags(node)) {
      const text = ts.getTextOfJSDocComment(tag.comment) ?? '';
      if (tag.tagName.text === 'example') found.examples.push(text.trim());
      if (tag.tagName.text === 'returns') found.returns = oneLine(text);
    }
    tags.set(node.name.text, found);
  });
  return tags;
}

function exampleOf(id, text) {
  const match = /^=([\s\S]+?)\s*(?:->|→)\s*([\s\S]+)$/.exec(text);
  if (!match) throw new Error(`${id}: the example must read "=FORMULA -> result", not "${text}"`);
  return { formula: `=${oneLine(match[1])}`, expected: match[2].trim() };
}

function checkDescription(where, description, problems) {
  if (!description) problems.push(`${where} has no description`);
  else if (description.length > longestDescription) {
    problems.push(
      `${where}: description has ${description.length} characters; at most ${longestDescription}`,
    );
  }
}

/**
 * Reads and checks every custom function.
 * @returns {DescribedFunction[]} sorted by id
 * @throws Error listing all problems: parse errors, duplicate ids, missing or long descriptions, missing examples
 */
function describeFunctions(files = functionFiles()) {
  const described = [];
  const problems = [];
  for (const file of files) {
    const source = fs.readFileSync(file, 'utf8');
    const base = path.basename(file);
    const parsed = parseTree(source, base);
    for (const extra of parsed.extras) problems.push(...extra.errors.map((error) => `${base}: ${error}`));
    const tags = docTags(source, file);
    parsed.functions.forEach((excel, i) => {
      const { functionName, id } = parsed.associate[i];
      const { examples, returns } = tags.get(functionName) ?? { examples: [], returns: '' };
      const [summary = '', ...paragraphs] = (excel.description ?? '').split(/\n\s*\n/).map((p) => p.trim());
      // Sections may follow each other without a blank line between them.
      const sections = paragraphs.flatMap((p) => p.split(/\n(?=[A-Z][A-Za-z ]{2,30}: )/)).map(sectionOf);
      checkDescription(id, oneLine(summary), problems);
      for (const parameter of excel.parameters) {
        parameter.description = oneLine(parameter.description ?? '');
        checkDescription(`${id}, parameter ${parameter.name}`, parameter.description, problems);
      }
      if (examples.length === 0) problems.push(`${id} has no @example`);
      described.push({
        id,
        file: base,
        functionName,
        excel: { ...excel, description: oneLine(summary) },
        summary: oneLine(summary),
        sections,
        returns,
        examples: examples.map((text) => exampleOf(id, text)),
      });
    });
  }
  described.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  described.forEach((entry, i) => {
    if (i > 0 && described[i - 1].id === entry.id) problems.push(`${entry.id} is declared twice`);
  });
  for (const { id } of described) {
    if (!(familyOf(id) in families)) problems.push(`${id} belongs to no known family`);
  }
  if (problems.length > 0) throw new Error(`Custom functions:\n  ${problems.join('\n  ')}`);
  return described;
}

/** What the families are called, by the first part of their functions' ids. */
const families = require('../src/taskpane/i18n/en-function-families.json');

/** The family of a function, such as INV. */
function familyOf(id) {
  return id.split('.')[0];
}

/** How a function is called, optional arguments in brackets. */
function signature(entry) {
  const parameters = entry.excel.parameters.map(({ name, optional, repeating }) => {
    const shown = repeating ? `${name}, …` : name;
    return optional ? `[${shown}]` : shown;
  });
  return `${namespace}.${entry.id}(${parameters.join(', ')})`;
}

/** The text of functions.json. */
function metadataJson(described) {
  return `${JSON.stringify({ functions: described.map((entry) => entry.excel) }, null, 2)}\n`;
}

/** The text of functions-help.json: what the pane's Library shows of every function, without the marks of code. */
function helpJson(described) {
  const functions = described.map(({ id, summary, sections, returns, examples, excel }) => ({
    id,
    summary,
    sections,
    returns,
    examples,
    parameters: excel.parameters.map(({ name, description, optional, dimensionality }) => ({
      name,
      description,
      optional: Boolean(optional),
      range: dimensionality === 'matrix',
    })),
  }));
  return JSON.stringify({ namespace, functions }).replaceAll('`', '');
}

/** The TypeScript module that pairs each id with its function. */
function registrySource(described) {
  const files = [...new Set(described.map((entry) => entry.file))].sort();
  /** inventory-policy.functions.ts is imported as inventoryPolicy: functions of two files may share a name. */
  const moduleName = (file) =>
    file.replace(/\.functions\.ts$/, '').replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const imports = files.map(
    (file) => `import * as ${moduleName(file)} from './${file.replace(/\.ts$/, '')}';`,
  );
  const pairs = described.map(
    ({ id, file, functionName }) => `  ['${id}', ${moduleName(file)}.${functionName}],`,
  );
  return [
    '/** Made from the doc comments of the *.functions.ts files; not to be edited. */',
    ...imports,
    '',
    'export type CustomFunction = (...args: any[]) => unknown;',
    '',
    '/** Every custom function by its id, without the namespace. */',
    'export const functionRegistry: ReadonlyMap<string, CustomFunction> = new Map<string, CustomFunction>([',
    ...pairs,
    ']);',
    '',
  ].join('\n');
}

/** The TypeScript module that lists the ids alone, for the entry that associates them at once. */
function idsSource(described) {
  return [
    '/** Made from the doc comments of the *.functions.ts files; not to be edited. */',
    'export const functionIds: readonly string[] = [',
    ...described.map(({ id }) => `  '${id}',`),
    '];',
    '',
  ].join('\n');
}

/** Writes the two modules that are made from the sources, where they changed. */
function writeRegistry(described) {
  writeIfChanged(registryFile, registrySource(described));
  writeIfChanged(idsFile, idsSource(described));
}

/** Writes a file only when its text changes, so that watchers stay quiet. Returns whether it changed. */
function writeIfChanged(file, text) {
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) return false;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return true;
}

module.exports = {
  checkDescription,
  describeFunctions,
  families,
  familyOf,
  functionFiles,
  helpJson,
  metadataJson,
  namespace,
  registrySource,
  root,
  signature,
  writeIfChanged,
  writeRegistry,
};
