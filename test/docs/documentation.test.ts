/** The documentation leads where it says, and its formulas give what it says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluateExample, loadFunctions } from '../support/fulcrum-functions';
import { expectExample } from '../support/expected-example';

const root = path.resolve(__dirname, '../..');
const functions = loadFunctions();

function markdownFiles(): string[] {
  const inFolder = (folder: string): string[] =>
    readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) return inFolder(name);
      return name.endsWith('.md') ? [name] : [];
    });
  const top = readdirSync(root).filter((name) => name.endsWith('.md') && name !== 'THIRD_PARTY_NOTICES.md');
  return [...top, ...inFolder('docs')];
}

const text = (file: string) => readFileSync(path.join(root, file), 'utf8');
const withoutCode = (markdown: string) => markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');

/** As GitHub names the anchors of headings. */
function anchors(markdown: string): Set<string> {
  const found = new Set<string>();
  for (const [, heading] of markdown.replace(/```[\s\S]*?```/g, '').matchAll(/^#{1,6} +(.+)$/gm)) {
    const plain = heading!.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').toLowerCase();
    const base = plain
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    let anchor = base;
    for (let i = 1; found.has(anchor); i++) anchor = `${base}-${i}`;
    found.add(anchor);
  }
  return found;
}

const files = markdownFiles();

describe.each(files)('%s', (file) => {
  const markdown = text(file);
  const links = [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^(https?:|mailto:)/.test(target));

  it('has links that lead to files and headings which are there', () => {
    for (const link of links) {
      const [target, anchor] = decodeURIComponent(link).split('#') as [string, string?];
      const to = target === '' ? file : path.join(path.dirname(file), target);
      if (!existsSync(path.join(root, to))) throw new Error(`${file} links to ${link}, which is not there.`);
      if (anchor === undefined || !to.endsWith('.md')) continue;
      if (!anchors(text(to)).has(anchor))
        throw new Error(`${file} links to ${link}; there is no such heading.`);
    }
  });

  it('names no npm script and no file of the project that does not exist', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    for (const [, , name] of markdown.matchAll(/npm run( -s)? ([a-z:-]+)/g))
      expect(Object.keys(scripts)).toContain(name);
    for (const [, name] of markdown.matchAll(
      /`((?:src|scripts|test|samples|deploy|bench)\/[\w./-]+\.\w+)`/g,
    )) {
      if (!existsSync(path.join(root, name!))) throw new Error(`${file} names ${name}, which is not there.`);
    }
  });

  // The reference's own examples are executed by test/functions/examples.test.ts.
  const examples = [...markdown.matchAll(/```excel\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    [...block!.matchAll(/^(=.+)\n→ (.+)$/gm)].map(([, formula, expected]) => [formula!, expected!] as const),
  );
  if (examples.length > 0) {
    it.each(examples)('%s gives %s', async (formula, expected) => {
      await expectExample(() => evaluateExample(formula, functions), expected);
    });
  }

  it('has no example without its result', () => {
    const blocks = [...markdown.matchAll(/```excel\n([\s\S]*?)```/g)].map(([, block]) => block!);
    const formulas = blocks.flatMap((block) => block.split('\n').filter((line) => line.startsWith('=')));
    expect(formulas).toHaveLength(examples.length);
  });
});

describe('docs/README.md', () => {
  it('leads to every page of the documentation', () => {
    const index = text('docs/README.md');
    for (const file of files) {
      const page = path.relative('docs', file).split(path.sep).join('/');
      if (page.startsWith('..') || page === 'README.md' || /^api\/(?!README)/.test(page)) continue;
      expect(index).toContain(`(${page})`);
    }
  });
});
