import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pipeline from '../../scripts/functions-pipeline.cjs';
import functionsDocs from '../../scripts/functions-docs.cjs';
import { loadFunctions } from '../support/fulcrum-functions';

function withSource<T>(source: string, use: (file: string) => T): T {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'functions-'));
  const file = path.join(folder, 'probe.functions.ts');
  try {
    fs.writeFileSync(file, source);
    return use(file);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const probe = (doc: string) =>
  `/**\n${doc}\n */\nexport function probe(value: any[][]): any[][] { return value; }\n`;

describe('the functions pipeline', () => {
  const described = pipeline.describeFunctions();

  it('keeps the ids, names, parameters and order that saved workbooks rely on', () => {
    const shape = described.map(({ excel }) => ({
      id: excel.id,
      parameters: excel.parameters.map(
        (p) => `${p.name}${p.optional ? '?' : ''}:${p.dimensionality ?? p.type}`,
      ),
      ...(excel.options && { options: excel.options }),
    }));
    expect(shape).toMatchSnapshot();
  });

  it('finds every function that the sources declare', () => {
    const declared = pipeline
      .functionFiles()
      .flatMap((file) => fs.readFileSync(file, 'utf8').match(/@customfunction\s+\S+/g) ?? []);
    expect(described.map((entry) => entry.id).sort()).toEqual(
      declared.map((tag) => tag.replace(/@customfunction\s+/, '')).sort(),
    );
    expect([...loadFunctions().keys()]).toEqual(described.map((entry) => entry.id));
  });

  it('associates every id with its function when the functions entry loads', () => {
    const source = pipeline.registrySource(described);
    for (const { id, functionName } of described)
      expect(source).toMatch(new RegExp(`\\['${id}', \\w+\\.${functionName}\\],`));
  });

  it('has a reference page that is what the sources say', () => {
    const page = fs.readFileSync(path.join(pipeline.root, 'docs/functions.md'), 'utf8');
    expect(page).toBe(functionsDocs.referenceText(described));
  });

  it('refuses a description that Excel would cut', () => {
    const doc = ` * ${'long '.repeat(40)}\n * @customfunction PROBE\n * @param value A value.\n * @returns {any[][]} It.\n * @example =FULCRUM.PROBE(1) -> 1`;
    expect(() => withSource(probe(doc), (file) => pipeline.describeFunctions([file]))).toThrow(
      'PROBE: description has 199 characters; at most 128',
    );
  });

  it('refuses a function without an example, and one whose example has no result', () => {
    const head = ' * A probe.\n * @customfunction PROBE\n * @param value A value.\n * @returns {any[][]} It.';
    expect(() => withSource(probe(head), (file) => pipeline.describeFunctions([file]))).toThrow(
      'PROBE has no @example',
    );
    const dangling = `${head}\n * @example =FULCRUM.PROBE(1)`;
    expect(() => withSource(probe(dangling), (file) => pipeline.describeFunctions([file]))).toThrow(
      'the example must read "=FORMULA -> result"',
    );
  });

  it('refuses an id that is declared twice', () => {
    const doc =
      ' * A probe.\n * @customfunction PROBE\n * @param value A value.\n * @returns {any[][]} It.\n * @example =FULCRUM.PROBE(1) -> 1';
    expect(() => withSource(probe(doc), (file) => pipeline.describeFunctions([file, file]))).toThrow(
      'PROBE is declared twice',
    );
  });
});
